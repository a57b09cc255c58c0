//! What is told as this year's result was told the year before, word for word.

use crate::look::{is_long, plain, quoted, threshold};
use crate::pairing::{ALONE, Other, last_year};
use crate::{Check, Record, Subject};
use domain::finding::{CellRef, Level};
use domain::form::{Field, Form, GoalColumn, IndicatorColumn, Slot};
use domain::text::Text;
use std::collections::BTreeMap;

/// XYR006
pub const CHECK: Check = Check {
    code: "XYR006",
    name: "text-copied-from-last-year",
    level: Level::Warning,
    title_zh: "完成情况的文字照抄上年",
    title_en: "The text of a result was copied from the year before",
    preview: false,
    page: include_str!("text_copied_from_last_year.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let before = last_year(subject).zip(threshold(subject, "goal-text-minimum-length"));
    let Some((before, least)) = before else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    let mut known: BTreeMap<String, Slot> = BTreeMap::new();
    for slot in told(before.form) {
        if let Some(cell) = before.form.cell(slot) {
            known.entry(plain(&cell.raw)).or_insert(slot);
        }
    }
    let mut copied: Vec<(Slot, Slot)> = Vec::new();
    for slot in told(subject.form) {
        let text = subject.form.cell(slot).map(|cell| plain(&cell.raw));
        let Some(text) = text.filter(|text| is_long(text, least)) else {
            continue;
        };
        match known.get(&text) {
            // Standing sentences of a report repeat; those with figures of the year do not.
            Some(&theirs) if !is_standing(slot, &text) => copied.push((slot, theirs)),
            _ => record.pass(slot, &[]),
        }
    }
    report(subject, record, &before, &copied);
}

fn report(subject: &Subject<'_>, record: &mut Record, before: &Other<'_>, copied: &[(Slot, Slot)]) {
    let Some((&(slot, theirs), others)) = copied.split_first() else {
        return;
    };
    let raw = subject.form.cell(slot).map_or("", |cell| &cell.raw);
    let (text, count) = (quoted(raw), copied.len());
    let many = if count > 1 {
        Text::new(format!("等 {count} 处"), format!(" and {} more", count - 1))
    } else {
        Text::default()
    };
    let message = Text::new(
        format!("{text}{}与上年的一字不差，写的不是本年的情况。", many.zh),
        format!(
            "{text}{} stood there the year before, word for word.",
            many.en
        ),
    );
    let more: Vec<Slot> = others.iter().map(|(slot, _)| *slot).collect();
    let finding = record.fail(slot, &more, message);
    finding.related.insert(
        0,
        CellRef {
            form: before.at,
            slot: theirs,
        },
    );
}

/// Where a form tells of its results.
fn told(form: &Form) -> Vec<Slot> {
    let goals = 0..form.goals.len();
    let rows = 0..form.indicators.len();
    let mut slots: Vec<Slot> = goals.map(|at| Slot::Goal(at, GoalColumn::Actual)).collect();
    slots.extend(
        rows.clone()
            .map(|at| Slot::Indicator(at, IndicatorColumn::Actual)),
    );
    slots.extend(rows.map(|at| Slot::Indicator(at, IndicatorColumn::Reason)));
    slots.push(Slot::Field(Field::Conclusion));
    slots.extend((0..form.paragraphs.len()).map(Slot::Paragraph));
    slots
}

/// A sentence of a report without any figure says what is so every year.
fn is_standing(slot: Slot, text: &str) -> bool {
    matches!(slot, Slot::Paragraph(_)) && !text.contains(|c: char| c.is_ascii_digit())
}
