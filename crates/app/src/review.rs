//! The review sheet of a target form: every row with what the checks found as its evidence.
//!
//! Must not grade: 优, 良, 中 and 差 are a reviewer's to give.

use crate::check::{Session, cases};
use crate::error::Error;
use crate::load::{Loaded, pick_forms};
use domain::finding::Finding;
use domain::form::{Cell, Family, Form, Stage};
use domain::place::Place;
use domain::rules::{Confidence, RulesInForce, counting_in_words, points_in_words};
use domain::text::{Language, Text};
use forms::layout;

/// Up to so many findings are told in a row; the rest are counted.
const TOLD: usize = 6;

/// The review sheets of a document's target forms: all, or that of the form of a number from 1.
///
/// # Errors
/// Where a rule set cannot be used, or there is no target form.
pub fn review_forms(
    session: &Session,
    loaded: &Loaded,
    number: Option<usize>,
    language: Language,
) -> Result<Vec<Form>, Error> {
    pick_forms(loaded, number)?;
    let chosen = session
        .rules
        .choose_all(loaded, session.ruleset.as_ref(), session.year)?;
    let report = checks::check(&cases(loaded, &chosen, &[]), &session.selection);
    let mut sheets = Vec::new();
    for (index, (form, chosen)) in loaded.forms.iter().zip(&chosen).enumerate() {
        let wanted = number.is_none_or(|number| number == index + 1);
        if !wanted || form.blank || form.stage() != Stage::Target {
            continue;
        }
        let place = &chosen.rules.id.0;
        let year = form.year.map(|year| year.0);
        let library = layout::library();
        let Some(layout) = library.choose(Family::TargetReview, place, year) else {
            return Err(Error::NoLayout(Family::TargetReview.id().to_owned()));
        };
        let found = report.findings.iter();
        let found: Vec<&Finding> = found.filter(|f| f.cell.form == index).collect();
        let mut sheet = layout::blank_form(layout, Some(&chosen.rules), form.year, None);
        sheet.blank = false;
        sheet.project = copy(&form.project);
        sheet.department = copy(&form.department);
        sheet.unit = copy(&form.unit);
        if sheet.project.is_empty() {
            sheet.project = Cell::new(form.subject(), Place::default());
        }
        fill(&mut sheet, &layout::evidence(layout), &found, language);
        tell_rules(&mut sheet, &chosen.rules, language);
        sheets.push(sheet);
    }
    if sheets.is_empty() {
        return Err(Error::NoForm(loaded.name.clone()));
    }
    Ok(sheets)
}

/// Says below the sheet how the overall grade is found, and where that is written.
fn tell_rules(sheet: &mut Form, rules: &RulesInForce, language: Language) {
    let counting = rules.review_grades.as_ref().map(|ruled| {
        let way = counting_in_words(&ruled.value);
        let zh = format!("一般项目综合评定：{}。", way.zh);
        let en = format!("General projects: {}.", way.en);
        (Text::new(zh, en), &ruled.source)
    });
    let points = rules.review_points.as_ref().map(|ruled| {
        let way = points_in_words(&ruled.value);
        let zh = format!("重点项目各项分值：{}。", way.zh);
        let en = format!("Key projects: {}.", way.en);
        (Text::new(zh, en), &ruled.source)
    });
    for (way, source) in counting.into_iter().chain(points) {
        let unseen = match (source.confidence, language) {
            (Confidence::Primary, _) => "",
            (_, Language::Chinese) => "，待核",
            (_, Language::English) => ", to be verified",
        };
        let told = match language {
            Language::Chinese => format!("{}（{}{unseen}）", way.zh, source.document),
            Language::English => format!("{} ({}{unseen})", way.en, source.document),
        };
        sheet.notes.push(Cell::new(told, Place::default()));
    }
}

fn copy(cell: &Cell) -> Cell {
    Cell::new(cell.raw.as_str(), Place::default())
}

/// Puts every finding beside the row whose prefix fits its code longest.
fn fill(sheet: &mut Form, rows: &[(&str, &[String])], found: &[&Finding], language: Language) {
    let fit = |finding: &Finding, prefixes: &[String]| {
        let fitting = prefixes
            .iter()
            .filter(|p| finding.code.starts_with(p.as_str()));
        fitting.map(String::len).max()
    };
    for row in &mut sheet.indicators {
        let Some((_, own)) = rows.iter().find(|(name, _)| *name == row.name.raw) else {
            continue;
        };
        let best = |finding: &Finding| {
            let fits = rows
                .iter()
                .filter_map(|(_, prefixes)| fit(finding, prefixes));
            fits.max()
        };
        let evidence: Vec<&&Finding> = found
            .iter()
            .filter(|finding| fit(finding, own).is_some() && fit(finding, own) == best(finding))
            .collect();
        let mut lines: Vec<String> = evidence
            .iter()
            .take(TOLD)
            .map(|finding| format!("{} {}", finding.code, finding.message.get(language)))
            .collect();
        let rest = evidence.len().saturating_sub(TOLD);
        match (language, rest, lines.is_empty()) {
            (Language::Chinese, _, true) => lines.push("没有查到问题".to_owned()),
            (Language::English, _, true) => lines.push("nothing found".to_owned()),
            (_, 0, false) => {}
            (Language::Chinese, rest, _) => lines.push(format!("另有 {rest} 处")),
            (Language::English, rest, _) => lines.push(format!("and {rest} more")),
        }
        row.note = Cell::new(lines.join("\n"), Place::default());
    }
}
