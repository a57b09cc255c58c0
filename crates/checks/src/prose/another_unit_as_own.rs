//! A report tells of another unit what it should tell of its own: its rank, its offices,
//! its staff.

use crate::look::quoted;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::Slot;
use domain::rules::Vocabulary;
use domain::text::Text;

/// TXT008
pub const CHECK: Check = Check {
    code: "TXT008",
    name: "another-unit-as-own",
    level: Level::Warning,
    title_zh: "把别的单位写成了本单位",
    title_en: "The report tells of another unit as if it were its own",
    preview: false,
    page: include_str!("another_unit_as_own.md"),
    run,
};

/// Letters of a name: fewer are a kind of unit, more are a sentence.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=24;
/// Letters behind 为 in which a unit's rank stands.
const REACH: usize = 16;

fn run(subject: &Subject<'_>, record: &mut Record) {
    let family = subject.form.family;
    if !family.is_report() || family.is_project() {
        return;
    }
    let own = own_names(subject);
    if own.is_empty() {
        return;
    }
    let words = &subject.rules.vocabulary;
    for (at, paragraph) in subject.form.paragraphs.iter().enumerate() {
        let text = paragraph.text.raw.as_str();
        if words.found_in("unit-merged", text).is_some() {
            continue;
        }
        let slot = Slot::Paragraph(at);
        let mut before = String::new();
        for clause in text.split(|c: char| !c.is_alphanumeric() && !c.is_whitespace()) {
            let clause: String = clause.chars().filter(|c| !c.is_whitespace()).collect();
            // Behind 下属单位3个 follows what is told of those.
            let below = words.found_in("unit-below", &before).is_some();
            before.push_str(&clause);
            let Some(name) = told_of(&clause, words).filter(|_| !below) else {
                continue;
            };
            if own.iter().any(|own| is_one(name, own)) {
                record.pass(slot, &[]);
            } else {
                report(record, slot, name, &own);
            }
        }
    }
}

/// The names of the report's unit, written out.
fn own_names(subject: &Subject<'_>) -> Vec<String> {
    let form = subject.form;
    let cells = [&form.department, &form.unit];
    let printed = cells.into_iter().filter(|cell| !cell.is_blank());
    let mut names: Vec<String> = printed
        .map(|cell| cell.raw.chars().filter(|c| !c.is_whitespace()).collect())
        .collect();
    names.extend(subject.around.names(subject.index));
    names.dedup();
    names
}

/// The unit of which a clause tells what a report tells of its own.
fn told_of<'c>(clause: &'c str, words: &Vocabulary) -> Option<&'c str> {
    let endings = words.words("office-name-ending");
    let ends = endings.iter().flat_map(|ending| {
        let found = clause.match_indices(ending.as_str());
        found.map(move |(at, word)| at + word.len())
    });
    let mut ends: Vec<usize> = ends.collect();
    ends.sort_unstable();
    let name = ends.into_iter().find_map(|end| {
        let (name, behind) = clause.split_at_checked(end)?;
        is_told(behind, words).then_some(name)
    })?;
    let starts = |list: &str| {
        let mut words = words.words(list).iter();
        words.any(|word| name.starts_with(word.as_str()))
    };
    let named = name.chars().all(|c| c.is_alphabetic() && !c.is_ascii());
    let own = words.found_in("own-name", name).is_some();
    let plain = named && !own && !starts("unit-name-lead");
    (plain && LETTERS.contains(&name.chars().count())).then_some(name)
}

/// Whether the words behind a unit's name are such as a report begins with.
fn is_told(behind: &str, words: &Vocabulary) -> bool {
    let starts = words.words("own-unit-told").iter();
    if starts
        .into_iter()
        .any(|word| behind.starts_with(word.as_str()))
    {
        return true;
    }
    let copulas = words.words("unit-rank-copula").iter();
    let mut rests = copulas.filter_map(|word| behind.strip_prefix(word.as_str()));
    rests.any(|rest| {
        let near: String = rest.chars().take(REACH).collect();
        words.found_in("unit-rank", &near).is_some()
    })
}

/// Whether two names may be one: the letters of the shorter all stand in the longer.
fn is_one(name: &str, own: &str) -> bool {
    name.chars().all(|c| own.contains(c)) || own.chars().all(|c| name.contains(c))
}

fn report(record: &mut Record, slot: Slot, name: &str, own: &[String]) {
    let own = own.first().cloned().unwrap_or_default();
    let message = Text::new(
        format!(
            "本单位是{}，这里写的却是{}，可能抄自另一个单位的材料。",
            quoted(&own),
            quoted(name)
        ),
        format!(
            "The unit is {}, but this sentence tells of {}; was it copied from another unit's report?",
            quoted(&own),
            quoted(name)
        ),
    );
    let finding = record.fail(slot, &[], message);
    finding.expected = own;
    name.clone_into(&mut finding.found);
}
