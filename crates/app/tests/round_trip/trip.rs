//! Form to file to form, and everything that came out different.
//!
//! The form is first written in its layout and read from that document without a file: what
//! the layout prints by itself (money lines in which nothing stands, the usual dashes) is in
//! it, and nothing of the form may be lost (`forms::layout::differences` says which things
//! are no difference). Every file of that document must then give back the very same form,
//! letter for letter, the same doubts, and the same findings.

use checks::{Case, Selection};
use domain::form::{Form, Slot};
use domain::rules::RulesInForce;
use forms::layout::{Layout, differences, write};
use office::{Document, Fonts, Format};
use std::sync::OnceLock;

/// The formats that are both written and read.
pub const FORMATS: [Format; 4] = [Format::Docx, Format::Xlsx, Format::Pdf, Format::Html];

pub fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(Fonts::bundled)
}

/// Everything a form says, one line each, empty cells too.
pub fn told(form: &Form) -> Vec<String> {
    let mut told = vec![format!(
        "{} blank {} year {:?} in {} with {} goals, {} steps",
        form.family.id(),
        form.blank,
        form.year.map(|year| year.0),
        form.money_unit.name(),
        form.goals.len(),
        form.steps.len(),
    )];
    // The rest is by slots, in printed order.
    for (i, line) in form.funds.iter().enumerate() {
        told.push(format!("funds.{} {}", i + 1, line.kind.id()));
    }
    for (i, heading) in form.headings.iter().enumerate() {
        let (level1, level2) = (heading.level1.name(), heading.level2.name());
        told.push(format!("headings.{} {level1}/{level2}", i + 1));
    }
    for (i, row) in form.indicators.iter().enumerate() {
        let (level1, level2) = (row.level1.name(), row.level2.name());
        told.push(format!("indicators.{} {level1}/{level2}", i + 1));
    }
    for slot in form.slots() {
        let cell = form.cell(slot);
        told.push(format!("{} {:?}", slot.path(), cell.map(|cell| &cell.raw)));
    }
    told.extend(
        form.doubts
            .iter()
            .map(|d| format!("doubt {}", d.message.en)),
    );
    told
}

/// The finding that tells how well a text could be read; what is written is certain, and so
/// it is the only one that a file may lose.
const ABOUT_READING: &str = "FRM005";

/// What a file must find of what was found.
pub fn of_the_form(findings: Vec<String>) -> Vec<String> {
    let is_of_the_form = |line: &String| !line.contains(ABOUT_READING);
    findings.into_iter().filter(is_of_the_form).collect()
}

/// What is checked about a form, one line a finding.
pub fn findings(form: &Form, rules: &RulesInForce) -> Vec<String> {
    let report = checks::check(&[Case::new(form, rules)], &Selection::default());
    let findings = report.findings.iter();
    findings
        .map(|finding| {
            format!(
                "{} {} {} expected {:?} found {:?}: {}",
                finding.level.name(),
                finding.code,
                address(form, finding.cell.slot),
                finding.expected,
                finding.found,
                finding.message.zh
            )
        })
        .collect()
}

/// Where a cell is, whatever the order of money lines and group headings, which layouts print
/// in their own.
pub fn address(form: &Form, slot: Slot) -> String {
    match slot {
        Slot::Fund(i, column) => format!("{} {}", form.funds[i].kind.id(), column.key()),
        Slot::Heading(i) => {
            let heading = &form.headings[i];
            format!("{}/{}", heading.level1.name(), heading.level2.name())
        }
        other => other.path(),
    }
}

/// The lines that are only in one of two lists.
pub fn unlike(first: &[String], second: &[String]) -> Vec<String> {
    let only = |mark: &'static str, these: &[String], those: &[String]| {
        let all = these.iter().filter(|line| !those.contains(line));
        all.map(|line| format!("{mark} {line}")).collect::<Vec<_>>()
    };
    [only("-", first, second), only("+", second, first)].concat()
}

/// The one form of a document, and whatever else was seen in it.
pub fn only_form(document: &Document) -> Result<Form, Vec<String>> {
    let mut reading = forms::read(document);
    let mut odd: Vec<String> = Vec::new();
    let unread = reading.unread.iter();
    odd.extend(unread.map(|unread| format!("unread {:?}", unread.text)));
    let doubts = reading.doubts.iter();
    odd.extend(doubts.map(|doubt| format!("doubt {}", doubt.message.en)));
    let notes = reading.notes.iter();
    odd.extend(notes.map(|note| format!("note {}", note.message.en)));
    if reading.forms.len() != 1 {
        odd.push(format!("{} forms", reading.forms.len()));
    }
    match odd.is_empty() {
        true => Ok(reading.forms.remove(0)),
        false => Err(odd),
    }
}

/// What is lost or gained on the way from the form to its document, to files of these
/// formats, and back.
pub fn lost(form: &Form, layout: &Layout, rules: &RulesInForce, formats: &[Format]) -> Vec<String> {
    let written = write(form, Some(rules), layout);
    let unplaced = written.unplaced.iter();
    let mut lost: Vec<String> = unplaced
        .map(|(slot, text)| format!("no place for {} {text:?}", slot.path()))
        .collect();
    match only_form(&written.document) {
        Ok(first) => {
            lost.extend(differences(form, &first));
            let found = of_the_form(findings(form, rules));
            lost.extend(unlike(&found, &findings(&first, rules)));
        }
        Err(odd) => return odd,
    }
    lost.extend(lost_in_files(&written.document, rules, formats));
    lost.into_iter()
        .map(|line| format!("{}: {line}", layout.id()))
        .collect()
}

/// What is lost or gained on the way from a document to files of these formats and back.
pub fn lost_in_files(document: &Document, rules: &RulesInForce, formats: &[Format]) -> Vec<String> {
    let first = match only_form(document) {
        Ok(first) => first,
        Err(odd) => return odd,
    };
    let mut lost = Vec::new();
    for &format in formats {
        let bytes = office::write(document, format, fonts()).unwrap();
        let read = office::read(&bytes).unwrap();
        let mut here = Vec::new();
        if read.format != format {
            here.push(format!("taken for {}", read.format.name()));
        }
        match only_form(&read) {
            Ok(second) => here.extend(unlike_forms(&first, &second, rules)),
            Err(odd) => here.extend(odd),
        }
        let named = here
            .into_iter()
            .map(|line| format!("{}: {line}", format.name()));
        lost.extend(named);
    }
    lost
}

/// What two forms say differently, letter for letter, their findings too.
pub fn unlike_forms(first: &Form, second: &Form, rules: &RulesInForce) -> Vec<String> {
    let findings = unlike(&findings(first, rules), &findings(second, rules));
    [unlike(&told(first), &told(second)), findings].concat()
}

/// Stops where anything was lost.
#[track_caller]
pub fn nothing_is_lost(lost: &[String]) {
    assert!(lost.is_empty(), "\n{}\n", lost.join("\n"));
}
