//! Indicators stand in a form that were never set.

use crate::look::quoted;
use crate::pairing::{ALONE, called, pair_rows, set_in};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};
use domain::text::Text;

/// XDO003
pub const CHECK: Check = Check {
    code: "XDO003",
    name: "indicator-added",
    level: Level::Warning,
    title_zh: "指标不在目标表（批复表）里",
    title_en: "Indicators were never set",
    preview: false,
    page: include_str!("indicator_added.md"),
    run,
};

/// Indicators named in the message.
const SHOWN: usize = 4;

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(set) = set_in(subject).filter(|set| !set.form.indicators.is_empty()) else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    let own = &subject.form.indicators;
    let execution = |row: &usize| {
        let name = own.get(*row).map_or("", |row| row.name.raw.as_str());
        subject.rules.vocabulary.is("execution-row", name)
    };
    let mut new = pair_rows(subject, subject.form, set.form).added;
    new.retain(|row| !execution(row));
    let slots: Vec<Slot> = new
        .iter()
        .map(|&row| Slot::Indicator(row, IndicatorColumn::Name))
        .collect();
    let Some((&first, others)) = slots.split_first() else {
        record.pass(Slot::Title, &[]);
        return;
    };
    let names: Vec<String> = new
        .iter()
        .take(SHOWN)
        .filter_map(|&row| own.get(row))
        .map(|row| quoted(&row.name.raw))
        .collect();
    let more = if new.len() > SHOWN { "等" } else { "" };
    let (here, there, count) = (called(subject.form), called(set.form), new.len());
    let message = Text::new(
        format!(
            "{}里的指标{}{more}（共 {count} 项）不在{}里，是事后加的。",
            here.zh,
            names.join("、"),
            there.zh
        ),
        format!(
            "{count} indicators of {} are not in {}: {}.",
            here.en,
            there.en,
            names.join(", ")
        ),
    );
    let finding = record.fail(first, others, message);
    finding.related.push(set.cell(Slot::Title));
}
