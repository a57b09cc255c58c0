//! The grade that a sentence gives is the one its score earns.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Cell, Field, Slot};
use domain::number::Number;
use domain::place::Place;
use domain::rules::{Grade, Ruled, RulesInForce};
use domain::text::Text;

/// SCO023
pub const CHECK: Check = Check {
    code: "SCO023",
    name: "grade-in-prose-not-by-score",
    level: Level::Warning,
    title_zh: "文字里的等级与同一句的得分不符",
    title_en: "The grade a sentence gives does not follow from its score",
    preview: false,
    page: include_str!("grade_in_prose_not_by_score.md"),
    run,
};

/// Letters that may stand between a word and what it leads to.
const GAP: usize = 8;

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(grades) = &subject.rules.grades else {
        return;
    };
    if !subject.form.family.is_report() {
        return;
    }
    // What the form keeps as its score and grade, SCO012 looks after.
    let kept = subject.form.field(Field::Grade).is_some();
    for (p, paragraph) in subject.form.paragraphs.iter().enumerate() {
        let text = paragraph.text.raw.as_str();
        let mut from = 0;
        for (f, cell) in paragraph.figures.iter().enumerate() {
            let rest = text.get(from..).unwrap_or_default();
            let Some(at) = rest.find(cell.raw.as_str()).map(|at| at + from) else {
                continue;
            };
            from = at + cell.raw.len();
            let (Some(before), Some(behind)) = (text.get(..at), text.get(from..)) else {
                continue;
            };
            let Some(score) = scored(before, &cell.raw, behind, subject.rules) else {
                continue;
            };
            let end = behind.find(['。', '；', '\n']).unwrap_or(behind.len());
            let written = written(behind.get(..end).unwrap_or_default(), subject.rules);
            let is_kept = kept && cell.place == subject.form.total.score.place;
            if let Some(written) = written.filter(|_| !is_kept) {
                judge(record, Slot::Figure(p, f), (score, written), grades);
            }
        }
    }
}

fn judge(
    record: &mut Record,
    slot: Slot,
    (score, written): (Number, &Grade),
    grades: &Ruled<Vec<Grade>>,
) {
    let mut ordered: Vec<&Grade> = grades.value.iter().collect();
    ordered.sort_by_key(|grade| std::cmp::Reverse(grade.from.number()));
    let Some(earned) = ordered
        .into_iter()
        .find(|grade| score >= grade.from.number())
    else {
        record.not_applicable(slot, "等级划分里没有这个分数");
        return;
    };
    if earned.word == written.word {
        record.pass(slot, &[]);
        return;
    }
    let (score, word, found) = (score.normalized(), &earned.word, &written.word);
    let message = Text::new(
        format!("这一句写 {score} 分，等级写“{found}”，按等级划分 {score} 分属于“{word}”。"),
        format!("The sentence gives {score} and the grade “{found}”; {score} is “{word}”."),
    );
    let finding = record.fail(slot, &[], message);
    finding.expected.clone_from(word);
    finding.found.clone_from(found);
    let advice = Text::new(
        "核对得分和等级，两处写成一致；另有等级划分的，写明依据。",
        "Make score and grade agree, or name the rule for another scale.",
    );
    advise(finding, Trust::LookAtIt, advice, Some(&grades.source));
}

/// The score of a figure, where it stands behind a word for the total score and bounds
/// nothing.
fn scored(before: &str, raw: &str, behind: &str, rules: &RulesInForce) -> Option<Number> {
    let words = &rules.vocabulary;
    let mut leads = words.words("total-score-word").iter();
    let led = leads.any(|word| {
        before.rsplit_once(word.as_str()).is_some_and(|(_, gap)| {
            gap.chars().count() <= GAP && !gap.contains(|c: char| c.is_ascii_digit())
        })
    });
    let mut bounds = words.words("score-bound").iter();
    let bounds = bounds.any(|word| behind.trim_start().starts_with(word.as_str()));
    let number = Cell::new(raw, Place::default()).value.number()?.value;
    let possible = number > Number::ZERO && number <= Number::HUNDRED;
    (led && !bounds && possible).then_some(number)
}

/// The grade a sentence gives: a word of the scale behind 等级为 and the like.
fn written<'a>(sentence: &str, rules: &'a RulesInForce) -> Option<&'a Grade> {
    let grades = &rules.grades.as_ref()?.value;
    let text: String = sentence
        .chars()
        .filter(|c| !c.is_whitespace() && !"“”\"‘’「」『』【】：:".contains(*c))
        .collect();
    let leads = rules.vocabulary.words("grade-lead").iter();
    let mut found = leads.filter_map(|lead| {
        let (_, behind) = text.rsplit_once(lead.as_str())?;
        let begins = grades
            .iter()
            .filter(|grade| behind.starts_with(grade.word.as_str()));
        let grade = begins.max_by_key(|grade| grade.word.len())?;
        let rest = behind.get(grade.word.len()..)?;
        let mut tails = rules.vocabulary.words("grade-tail").iter();
        let rest = tails
            .find_map(|tail| rest.strip_prefix(tail.as_str()))
            .unwrap_or(rest);
        let ends = !rest.starts_with(char::is_alphanumeric);
        ends.then_some(grade)
    });
    found.next()
}
