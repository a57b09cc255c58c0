//! A sentence that tells a total score and a grade tells the grade that the score earns.

use crate::claim::advise;
use crate::look::figure;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Field, Slot};
use domain::measure::Phrase;
use domain::number::Number;
use domain::prose::Reading;
use domain::rules::Grade;
use domain::text::Text;

/// TXT007
pub const CHECK: Check = Check {
    code: "TXT007",
    name: "grade-in-prose-not-by-score",
    level: Level::Warning,
    title_zh: "文字里的等级与得分不符",
    title_en: "A sentence tells another grade than its score earns",
    preview: false,
    page: include_str!("grade_in_prose_not_by_score.md"),
    run,
};

/// The score of a single item stands behind the same words, and is no more than this.
const ITEM: i64 = 50;

/// Letters that may stand between the score and the word in front of the grade: 绩效评价.
const BETWEEN: usize = 6;

/// The most that the scale of the grades knows.
const FULL: i64 = 100;

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(grades) = &subject.rules.grades else {
        return;
    };
    for text in subject.sentences.texts(subject.cases, subject.index) {
        for at in 0..text.reading.stated.len() {
            let told = score(subject, &text.reading, at).and_then(|score| {
                let word = word(subject, &text.reading, at, &grades.value)?;
                Some((score, word))
            });
            let Some((score, word)) = told else {
                continue;
            };
            let slot = text.slot(at);
            let earned = grades.value.iter().find(|one| score >= one.from.number());
            let Some(earned) = earned.filter(|one| one.word != word.word) else {
                record.pass(slot, &[]);
                continue;
            };
            if is_verdict(subject, score, word) {
                record.not_applicable(slot, "这是全文的总分和等级，见 SCO012");
                continue;
            }
            let score = score.normalized();
            let message = Text::new(
                format!(
                    "这里写得 {score} 分、等级“{}”，按等级划分 {score} 分是“{}”。",
                    word.word, earned.word
                ),
                format!(
                    "This sentence says {score} points and “{}”; {score} points are “{}”.",
                    word.word, earned.word
                ),
            );
            let finding = record.fail(slot, &[], message);
            finding.expected.clone_from(&earned.word);
            finding.found.clone_from(&word.word);
            let advice = Text::new(
                "看是得分写错还是等级写错，与全文其他地方改成一致。",
                "Is the score wrong or the grade? Make it the same throughout.",
            );
            advise(finding, Trust::LookAtIt, advice, Some(&grades.source));
        }
    }
}

/// The figure, where its words say that it is a total score.
fn score(subject: &Subject<'_>, reading: &Reading<'_>, at: usize) -> Option<Number> {
    let words = reading.words(at).trim().trim_end_matches(['为', '是']);
    let total = subject.rules.vocabulary.words("total-score-word");
    let quantity = reading.quantity(at)?;
    let exact = quantity.comparator.is_none() && quantity.upper.is_none() && !quantity.approximate;
    let value = quantity.base_value()?;
    let whole = Number::from(ITEM) < value && value <= Number::from(FULL);
    let said = total.iter().any(|word| words.ends_with(word.as_str()));
    (said && exact && whole && !quantity.unit.is_percent()).then_some(value)
}

/// The grade that the rest of the sentence tells, before any other figure.
fn word<'g>(
    subject: &Subject<'_>,
    reading: &Reading<'_>,
    at: usize,
    grades: &'g [Grade],
) -> Option<&'g Grade> {
    let figure = reading.stated.get(at)?.figure;
    let from = reading.mention(at)?.bytes.end;
    let next = reading.figures.get(figure + 1);
    let end = next.map_or(reading.text.len(), |next| next.bytes.start);
    let rest = reading.text.get(from..end)?;
    let rest = rest.split(['。', '；', '！', '\n']).next()?;
    let words = subject.rules.vocabulary.words("grade-word");
    let (between, behind) = words
        .iter()
        .find_map(|word| rest.split_once(word.as_str()))?;
    // 其中产出等级为良 is another grade.
    let phrases = subject.rules.measures.phrases();
    let letters = between.chars().filter(|c| c.is_alphabetic()).count();
    if letters > BETWEEN || phrases.within(Phrase::Parts, between) {
        return None;
    }
    let quoting = |c: char| c.is_whitespace() || "：:为是“”\"‘’「『【（(".contains(c);
    let printed = behind.trim_start_matches(quoting);
    let end = printed.find(|c: char| !c.is_alphabetic());
    let printed = printed.get(..end.unwrap_or(printed.len()))?;
    let named = grades
        .iter()
        .filter(|grade| printed.starts_with(&grade.word));
    named.max_by_key(|grade| grade.word.len())
}

/// Whether score and grade are the form's own, which another check judges.
fn is_verdict(subject: &Subject<'_>, score: Number, grade: &Grade) -> bool {
    let form = subject.form;
    let own = form.field(Field::Grade);
    let total = form.cell(Slot::Total(domain::form::TotalColumn::Score));
    total.and_then(figure) == Some(score) && own.is_some_and(|own| own.raw.contains(&grade.word))
}
