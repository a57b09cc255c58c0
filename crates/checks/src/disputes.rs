//! Facts that places of the forms print differently, and which place stands against which.
//!
//! Must not know which check asks; each takes the disputes between its kinds of places.

use crate::claim::advise;
use crate::naming::cell;
use crate::sentences::unit;
use crate::{Record, Subject};
use domain::fact::{FactKey, PrintedIn, Printing};
use domain::finding::{Finding, Level, Trust};
use domain::form::Slot;
use domain::measure::{Measures, Version};
use domain::number::Number;
use domain::text::Text;

/// So many places that agree outvote a single one beyond doubt.
const QUORUM: usize = 3;

/// The largest power of ten that a unit stands for: 亿.
const POWERS: i32 = 8;

/// Between which kinds of places a dispute is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Between {
    /// Tables and money lines.
    Tables,
    /// A sentence and a table.
    ProseAndTable,
    /// Two sentences.
    Sentences,
}

/// One figure against the others of a fact.
struct Dispute<'f> {
    key: &'f FactKey,
    /// The place at odds, and others that print the same.
    odd: Vec<&'f Printing>,
    /// The figure that most places print.
    common: &'f Printing,
    /// How many print it.
    support: usize,
}

/// Records how every place of every fact fares, for one kind of dispute; given once for all
/// forms.
pub(crate) fn each(subject: &Subject<'_>, record: &mut Record, between: Between) {
    if subject.index > 0 {
        return;
    }
    let facts = subject.sentences.facts(subject.cases);
    let measures = &subject.rules.measures;
    let mut seen = false;
    for (key, printings) in facts.iter().filter(|(_, printings)| printings.len() > 1) {
        let Some((common, support)) = common(printings) else {
            continue;
        };
        for printing in printings {
            let same = std::ptr::eq(printing, common);
            if !same && printing.agrees(common) && kind(printing, common) == between {
                seen = true;
                record.turn_to_form(printing.cell.form);
                record.pass(printing.cell.slot, &own(printing, common));
            }
        }
        for odd in clusters(printings, common) {
            let Some(first) = odd.first().filter(|odd| kind(odd, common) == between) else {
                continue;
            };
            seen = true;
            record.turn_to_form(first.cell.form);
            let dispute = Dispute {
                key,
                odd,
                common,
                support,
            };
            dispute.report(subject, record, measures);
        }
    }
    if !seen {
        record.turn_to_form(subject.index);
        record.not_applicable(Slot::Title, "没有两处印着同一个数");
    }
}

/// The place whose figure most places print; of equals the form's money line, then the table.
fn common(printings: &[Printing]) -> Option<(&Printing, usize)> {
    let support = |one: &Printing| printings.iter().filter(|other| other.agrees(one)).count();
    printings
        .iter()
        .map(|one| (one, support(one)))
        .min_by_key(|(one, support)| (usize::MAX - support, one.loose, rank(one), one.cell))
}

fn rank(printing: &Printing) -> u8 {
    match printing.printed_in {
        PrintedIn::Funds => 0,
        PrintedIn::Table(_) => 1,
        PrintedIn::Prose => 2,
    }
}

fn kind(a: &Printing, b: &Printing) -> Between {
    let prose = |printing: &Printing| printing.printed_in == PrintedIn::Prose;
    match (prose(a), prose(b)) {
        (true, true) => Between::Sentences,
        (false, false) => Between::Tables,
        _ => Between::ProseAndTable,
    }
}

fn own(printing: &Printing, other: &Printing) -> Vec<Slot> {
    let same = printing.cell.form == other.cell.form;
    same.then_some(other.cell.slot).into_iter().collect()
}

/// The places at odds with the common figure, those that agree with each other together; in
/// each the sentences first, since tables are rarer miscopied.
fn clusters<'f>(printings: &'f [Printing], common: &Printing) -> Vec<Vec<&'f Printing>> {
    let mut found: Vec<Vec<&Printing>> = Vec::new();
    // Two forms about one thing are compared by the checks between documents.
    let forms = |one: &Printing| {
        (one.printed_in, common.printed_in) == (PrintedIn::Funds, PrintedIn::Funds)
    };
    for printing in printings
        .iter()
        .filter(|one| !one.agrees(common) && !forms(one))
    {
        let same = |cluster: &&mut Vec<&Printing>| {
            let first = cluster.first();
            first.is_some_and(|first| {
                first.agrees(printing) && kind(first, common) == kind(printing, common)
            })
        };
        match found.iter_mut().find(same) {
            Some(cluster) => cluster.push(printing),
            None => found.push(vec![printing]),
        }
    }
    found
}

impl Dispute<'_> {
    /// Whether no reading of the words defends the odd figure.
    fn is_certain(&self) -> bool {
        let loose = self.common.loose || self.odd.iter().any(|odd| odd.loose);
        self.support >= QUORUM
            && self.odd.len() == 1
            && !loose
            && self.key.version != Some(Version::Budget)
    }

    fn report(&self, subject: &Subject<'_>, record: &mut Record, measures: &Measures) {
        let Some(odd) = self.odd.first() else {
            return;
        };
        let name = name(self.key, measures);
        let (here, there) = (shown(subject, odd), shown(subject, self.common));
        let (where_zh, where_en) = {
            let form = subject
                .cases
                .get(self.common.cell.form)
                .map(|case| case.form);
            let place = form
                .map(|form| cell(form, self.common.cell.slot))
                .unwrap_or_default();
            match self.common.printed_in {
                PrintedIn::Prose => ("正文另一处".to_owned(), "another sentence".to_owned()),
                _ => (place.zh, format!("the {}", place.en)),
            }
        };
        let more = match self.support {
            0 | 1 => Text::default(),
            count => Text::new(format!("（共 {count} 处）"), format!(" ({count} places)")),
        };
        let message = Text::new(
            format!(
                "{}这里写 {here}，{where_zh}写 {there}{}，两个数对不上。",
                name.zh, more.zh
            ),
            format!(
                "The {} reads {here} here but {there} in {where_en}{}.",
                name.en, more.en
            ),
        );
        let certain = self.is_certain();
        let finding = record.fail(odd.cell.slot, &own(odd, self.common), message);
        finding.level = if certain {
            Level::Error
        } else {
            Level::Warning
        };
        self.complete(finding, odd, unit(&here));
    }

    /// The figures without their units, both in that of the odd one.
    fn complete(&self, finding: &mut Finding, odd: &Printing, unit: &str) {
        let (found, power) = printed(odd);
        let common = self.common.amount.value;
        let expected = common.shifted(-power).unwrap_or(common).normalized();
        finding.expected = expected.to_string();
        finding.found = found.to_string();
        finding.difference = found.minus(expected);
        unit.clone_into(&mut finding.unit);
        let others = self.odd.iter().skip(1).map(|odd| odd.cell);
        finding.related.extend(others);
        if self.common.cell.form != odd.cell.form {
            finding.related.push(self.common.cell);
        }
        let advice = Text::new(
            "对照决算或批复，看哪个数对；两处口径不同的，在文字里写明口径。",
            "See in the accounts which is right; if the two mean different things, say so.",
        );
        advise(finding, Trust::LookAtIt, advice, None);
    }
}

/// The figure as printed, and the power of ten that its unit stands for.
fn printed(printing: &Printing) -> (Number, i32) {
    let amount = printing.amount.value;
    let digits = printing
        .raw
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let value: Option<Number> = digits.collect::<String>().parse().ok();
    value
        .and_then(|value| {
            let power = (0..=POWERS).find(|&power| value.shifted(power) == Some(amount));
            power.map(|power| (value, power))
        })
        .unwrap_or((amount, 0))
}

/// The figure with a unit: a table's cells mostly print none.
fn shown(subject: &Subject<'_>, printing: &Printing) -> String {
    if printing.printed_in == PrintedIn::Prose {
        return printing.raw.clone();
    }
    let form = subject.cases.get(printing.cell.form).map(|case| case.form);
    let bare = printing.raw.ends_with(|c: char| c.is_ascii_digit());
    let (_, power) = printed(printing);
    let unit = form.map(|form| form.money_unit);
    match unit.filter(|unit| bare && unit.power() == power) {
        Some(unit) => format!("{}{}", printing.raw, unit.name()),
        None => printing.raw.clone(),
    }
}

/// What a fact is called: 2022年基本支出的决算（执行）数.
fn name(key: &FactKey, measures: &Measures) -> Text {
    let measure = measures
        .get(key.measure)
        .map(|measure| measure.name.clone());
    let measure = measure.unwrap_or_default();
    let version = key.version.map(Version::name).unwrap_or_default();
    let year = key.year.0;
    let of = if version.zh.is_empty() { "" } else { "的" };
    let (project_zh, project_en) = if key.whose.project.is_empty() {
        (String::new(), String::new())
    } else {
        let project = &key.whose.project;
        (
            format!("项目「{project}」"),
            format!(" of the project “{project}”"),
        )
    };
    let purse = key.funding.zh();
    let gap = if version.en.is_empty() { "" } else { " of " };
    Text::new(
        format!(
            "{project_zh}{year}年{purse}{}{of}{}",
            measure.zh, version.zh
        ),
        format!("{}{gap}{} of {year}{project_en}", version.en, measure.en),
    )
}
