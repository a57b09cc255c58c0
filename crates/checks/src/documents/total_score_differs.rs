//! A report claims another total score than the form of its department or project.

use crate::look::figure;
use crate::pairing::{answered_in, called};
use crate::{Check, Record, Subject};
use domain::finding::{CellRef, Level};
use domain::form::{Cell, Family, Slot, TotalColumn};
use domain::number::Number;
use domain::text::Text;

/// XDO010
pub const CHECK: Check = Check {
    code: "XDO010",
    name: "total-score-differs",
    level: Level::Warning,
    title_zh: "报告里的总分与自评表不一致",
    title_en: "A report claims another total score than the form",
    preview: false,
    page: include_str!("total_score_differs.md"),
    run,
};

/// Letters that may stand between the word for the score and its figure.
const GAP: usize = 8;

fn run(subject: &Subject<'_>, record: &mut Record) {
    let family = subject.form.family;
    if !family.is_report() {
        return;
    }
    let total = Slot::Total(TotalColumn::Score);
    // The report of a project says nothing of the department.
    let (own, whose) = if family.is_project() {
        let own = answered_in(subject).map(|own| (own.at, own.form));
        (own, Text::new("项目自评表", "the project's form"))
    } else {
        let group = subject.around.of_unit(subject.index, 0).iter();
        let own = group
            .filter_map(|&at| Some((at, subject.cases.get(at)?.form)))
            .find(|(_, form)| form.family == Family::DepartmentSelfEvaluation && !form.blank);
        (own, Text::new("部门自评表", "the department's form"))
    };
    let expected = own.and_then(|(at, form)| {
        let half = figure(&form.total.points)?.over(Number::from(2))?;
        Some((at, figure(&form.total.score)?, half))
    });
    let Some((at, expected, half)) = expected else {
        record.not_applicable(Slot::Title, "没有可以对照的自评表");
        return;
    };
    let mut wrong: Vec<(Number, Vec<Slot>)> = Vec::new();
    for slot in claims(subject) {
        let found = subject.form.cell(slot).and_then(figure);
        // The score of a single item stands behind the same words, and is far from a total.
        let Some(found) = found.filter(|found| *found > half) else {
            continue;
        };
        if found == expected {
            record.pass(slot, &[]);
            continue;
        }
        match wrong.iter_mut().find(|(known, _)| *known == found) {
            Some((_, slots)) => slots.push(slot),
            None => wrong.push((found, vec![slot])),
        }
    }
    let there = CellRef {
        form: at,
        slot: total,
    };
    // One wrong total is told once, with every place that claims it.
    for (found, slots) in wrong {
        report(subject, record, (found, &slots), (expected, there, &whose));
    }
}

fn report(
    subject: &Subject<'_>,
    record: &mut Record,
    (found, slots): (Number, &[Slot]),
    (expected, there, whose): (Number, CellRef, &Text),
) {
    let Some((&slot, more)) = slots.split_first() else {
        return;
    };
    let (found, expected) = (found.normalized(), expected.normalized());
    let here = called(subject.form);
    let message = Text::new(
        format!(
            "{}写的总分是 {found} 分，{}上是 {expected} 分。",
            here.zh, whose.zh
        ),
        format!(
            "{} claims a total of {found}; {} has {expected}.",
            here.en, whose.en
        ),
    );
    let finding = record.fail(slot, more, message);
    // An evaluation by a system of its own may well end in another score.
    if subject.form.family.is_evaluation_report() {
        finding.level = Level::Note;
    }
    finding.expected = expected.to_string();
    finding.found = found.to_string();
    finding.difference = found.minus(expected).map(Number::normalized);
    "分".clone_into(&mut finding.unit);
    let form = subject.index;
    finding.related = std::iter::once(there)
        .chain(more.iter().map(|&slot| CellRef { form, slot }))
        .collect();
}

/// Where the report states its total score: its own total, and figures behind the words for it.
fn claims(subject: &Subject<'_>) -> Vec<Slot> {
    let mut slots = Vec::new();
    if !subject.form.total.score.is_blank() {
        slots.push(Slot::Total(TotalColumn::Score));
    }
    for (p, paragraph) in subject.form.paragraphs.iter().enumerate() {
        let text = &paragraph.text.raw;
        let read = |cell: &&Cell| cell.place == subject.form.total.score.place;
        for (f, cell) in paragraph.figures.iter().enumerate() {
            if !subject.form.total.score.is_blank() && read(&cell) {
                continue;
            }
            let behind = |word: &String| {
                text.match_indices(word.as_str()).any(|(at, _)| {
                    let rest = text.get(at + word.len()..).unwrap_or_default();
                    let gap = rest.find(cell.raw.as_str());
                    gap.is_some_and(|gap| {
                        let between = rest.get(..gap).unwrap_or_default();
                        between.chars().count() <= GAP
                            && !between.contains(|c: char| c.is_ascii_digit())
                    })
                })
            };
            let words = subject.rules.vocabulary.words("total-score-word");
            if words.iter().any(behind) {
                slots.push(Slot::Figure(p, f));
            }
        }
    }
    slots
}
