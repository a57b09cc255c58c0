//! A report tells one total score, wherever it tells it.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::fact::{At, Told};
use domain::finding::{CellRef, Level, Trust};
use domain::form::{Form, Slot};
use domain::number::Number;
use domain::rules::Vocabulary;
use domain::text::Text;

/// TXT009
pub const CHECK: Check = Check {
    code: "TXT009",
    name: "total-score-told-twice-differently",
    level: Level::Warning,
    title_zh: "两处写的总分不一样",
    title_en: "Two sentences tell different total scores",
    preview: false,
    page: include_str!("total_score_told_twice_differently.md"),
    run,
};

/// The score of a single item stands behind the same words, and is no more than this.
const ITEM: i64 = 50;

/// The most that a total can be.
const FULL: i64 = 100;

/// Ends of a sentence.
const STOPS: [char; 5] = ['。', '；', ';', '！', '\n'];

/// The words of the unit's own score, and those of the score that an evaluation gave it.
const KINDS: [&str; 2] = ["own-total-score", "evaluated-total-score"];

fn run(subject: &Subject<'_>, record: &mut Record) {
    if !subject.form.family.is_report() {
        return;
    }
    let words = &subject.rules.vocabulary;
    for kind in KINDS {
        let mut first: Option<(Slot, Number)> = None;
        for text in subject.sentences.texts(subject.cases, subject.index) {
            for at in 0..text.reading.stated.len() {
                let Some(score) = total(subject.form, text, at, (kind, words)) else {
                    continue;
                };
                match first {
                    None => first = Some((text.slot(at), score)),
                    Some((slot, known)) if known == score => record.pass(text.slot(at), &[slot]),
                    Some(known) => report(subject, record, (text.slot(at), score), known),
                }
            }
        }
    }
}

fn report(
    subject: &Subject<'_>,
    record: &mut Record,
    (slot, found): (Slot, Number),
    (before, expected): (Slot, Number),
) {
    let (found, expected) = (found.normalized(), expected.normalized());
    let message = Text::new(
        format!("这里写的总分是 {found} 分，前面写的是 {expected} 分。"),
        format!("The total score reads {found} here, but {expected} before."),
    );
    let finding = record.fail(slot, &[before], message);
    finding.expected = expected.to_string();
    finding.found = found.to_string();
    finding.difference = found.minus(expected).map(Number::normalized);
    "分".clone_into(&mut finding.unit);
    let form = subject.index;
    finding.related.push(CellRef { form, slot: before });
    let advice = Text::new(
        "对照评分表看哪个总分对，全文改成一致。",
        "See in the score table which total is right, and make it the same throughout.",
    );
    advise(finding, Trust::LookAtIt, advice, None);
}

/// The figure, where its words leave no doubt that it is the total score of the whole report.
fn total(
    form: &Form,
    text: &Told<'_>,
    at: usize,
    (kind, words): (&str, &Vocabulary),
) -> Option<Number> {
    let At::Paragraph(paragraph) = text.at else {
        return None;
    };
    let quantity = text.reading.quantity(at)?;
    let exact = quantity.comparator.is_none() && quantity.upper.is_none() && !quantity.approximate;
    let value = quantity.base_value().filter(|_| exact)?;
    if value <= Number::from(ITEM) || value > Number::from(FULL) || quantity.unit.is_percent() {
        return None;
    }
    let said: String = text
        .reading
        .words(at)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let said = without_end(&said, words.words("total-score-copula"));
    let named = words
        .words(kind)
        .iter()
        .filter_map(|word| said.strip_suffix(word.as_str()));
    let lead = named.min_by_key(|lead| lead.len())?;
    let sentence = sentence(text, at)?;
    if !is_of_whole(form, lead, words) || words.found_in("other-total-score", sentence).is_some() {
        return None;
    }
    // Without more words it is of what the paragraph and its heading are about.
    let heading = form.paragraphs.get(..paragraph)?.iter().rev();
    let mut heading = heading.skip_while(|one| one.level == 0);
    let about = [
        text.reading.text,
        heading.next().map_or("", |one| &one.text.raw),
    ];
    let part = |text: &&str| words.found_in("part-of-report", text).is_some();
    (!lead.is_empty() || !about.iter().any(part)).then_some(value)
}

/// The text without one of the words at its end.
fn without_end<'t>(text: &'t str, words: &[String]) -> &'t str {
    let mut ends = words
        .iter()
        .filter_map(|word| text.strip_suffix(word.as_str()));
    ends.next().unwrap_or(text)
}

/// Whether the words in front of 自评得分 say nothing but the unit, the year and the whole.
fn is_of_whole(form: &Form, lead: &str, words: &Vocabulary) -> bool {
    let year = form.year.map(|year| year.0.to_string()).unwrap_or_default();
    let names = [&form.unit.raw, &form.department.raw, &year];
    let known = words.words("total-score-lead").iter();
    let known: Vec<&str> = known
        .chain(names)
        .map(String::as_str)
        .filter(|name| !name.is_empty())
        .collect();
    let mut rest = lead;
    while !rest.is_empty() {
        let mut next = known.iter().filter_map(|name| rest.strip_prefix(name));
        let Some(next) = next.next() else {
            return false;
        };
        rest = next;
    }
    true
}

/// The sentence in which the figure stands.
fn sentence<'t>(text: &'t Told<'_>, at: usize) -> Option<&'t str> {
    let all = text.reading.text;
    let figure = text.reading.mention(at)?.bytes.clone();
    let start = all.get(..figure.start)?.rfind(STOPS).unwrap_or(0);
    let end = all.get(figure.end..)?.find(STOPS);
    all.get(start..end.map_or(all.len(), |end| figure.end + end))
}
