//! The printed grade is the one that the total earns.

use crate::claim::advise;
use crate::naming::short;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Field, Slot, TotalColumn};
use domain::relation::Figure;
use domain::rules::{Grade, RulesInForce};
use domain::text::Text;

/// SCO012
pub const CHECK: Check = Check {
    code: "SCO012",
    name: "grade-not-by-total",
    level: Level::Error,
    title_zh: "评价等级与总分不符",
    title_en: "The grade does not follow from the total",
    preview: false,
    page: include_str!("grade_not_by_total.md"),
    run,
};

const GRADE: Slot = Slot::Field(Field::Grade);
const TOTAL: Slot = Slot::Total(TotalColumn::Score);

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(cell) = subject
        .form
        .field(Field::Grade)
        .filter(|cell| !cell.is_blank())
    else {
        return;
    };
    if is_no_grade(subject.rules, &cell.raw) {
        unknown(subject, record, &cell.raw);
        return;
    }
    let Some(found) = Figure::at(subject.form, TOTAL).value() else {
        record.not_applicable(GRADE, "没有总分");
        return;
    };
    let (Some(printed), Some(word)) = (printed(subject.rules, &cell.raw), &subject.score.grade)
    else {
        record.not_applicable(GRADE, "规则没有划分等级，或认不出所写的等级");
        return;
    };
    if printed.word == *word {
        record.pass(GRADE, &[TOTAL]);
        return;
    }
    let message = Text::new(
        format!(
            "总分 {found} 分属于“{word}”，表中写的是“{}”。",
            printed.word
        ),
        format!(
            "A total of {found} is “{word}”; the form says “{}”.",
            printed.word
        ),
    );
    let finding = record.fail(GRADE, &[TOTAL], message);
    finding.expected.clone_from(word);
    finding.found.clone_from(&printed.word);
    finding.formula = format!("{found} → {word}");
    let advice = Text::new(
        format!("等级改为“{word}”。"),
        format!("The grade is “{word}”."),
    );
    let source = subject.rules.grades.as_ref().map(|grades| &grades.source);
    advise(finding, Trust::Likely, advice, source);
}

/// Whether a word is written that the scale does not hold; a figure or a row of boxes is no word.
fn is_no_grade(rules: &RulesInForce, raw: &str) -> bool {
    let named = |grade: &Grade| raw.contains(&grade.word);
    rules
        .grades
        .as_ref()
        .is_some_and(|grades| !grades.value.iter().any(named))
        && raw.chars().any(char::is_alphabetic)
        && !raw.chars().any(char::is_numeric)
}

fn unknown(subject: &Subject<'_>, record: &mut Record, raw: &str) {
    let Some(grades) = &subject.rules.grades else {
        return;
    };
    let words: Vec<&str> = grades.value.iter().map(|grade| &*grade.word).collect();
    let (words, raw) = (words.join("、"), short(raw.trim()));
    let earned = subject.score.grade.as_ref();
    let (zh, en) = earned.map_or((String::new(), String::new()), |word| {
        (
            format!("；按总分应为“{word}”"),
            format!("; the total earns “{word}”"),
        )
    });
    let message = Text::new(
        format!("表中写的等级是“{raw}”，等级划分里没有这个词，只有{words}{zh}。"),
        format!("The form says “{raw}”, which the scale does not know; it has {words}{en}."),
    );
    let finding = record.fail(GRADE, &[TOTAL], message);
    finding.level = Level::Warning;
    finding.expected = earned.cloned().unwrap_or_default();
    finding.found = raw;
    let advice = Text::new(
        "用等级划分里的词；另有划分的，写明依据。",
        "Use a word of the scale, or name the rule for another scale.",
    );
    advise(finding, Trust::LookAtIt, advice, Some(&grades.source));
}

/// The one grade whose word is printed; the longest word wins (较差 holds 差).
fn printed<'a>(rules: &'a RulesInForce, raw: &str) -> Option<&'a Grade> {
    let grades = rules.grades.as_ref()?;
    let named = grades
        .value
        .iter()
        .filter(|grade| raw.contains(&grade.word));
    let longest = named.clone().max_by_key(|grade| grade.word.len())?;
    let one = named
        .into_iter()
        .all(|grade| longest.word.contains(&grade.word));
    one.then_some(longest)
}
