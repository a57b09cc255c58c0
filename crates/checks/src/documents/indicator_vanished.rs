//! Indicators that were set are gone.

use crate::look::quoted;
use crate::pairing::{ALONE, called, pair_rows, set_in};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};
use domain::text::Text;

/// XDO002
pub const CHECK: Check = Check {
    code: "XDO002",
    name: "indicator-vanished",
    level: Level::Warning,
    title_zh: "目标表（批复表）里的指标不见了",
    title_en: "Indicators that were set are gone",
    preview: false,
    page: include_str!("indicator_vanished.md"),
    run,
};

/// Indicators named in the message.
const SHOWN: usize = 4;

fn run(subject: &Subject<'_>, record: &mut Record) {
    let set = set_in(subject)
        .filter(|set| !set.form.indicators.is_empty() && !subject.form.indicators.is_empty());
    let Some(set) = set else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    let gone = pair_rows(subject, subject.form, set.form).vanished;
    if gone.is_empty() {
        record.pass(Slot::Title, &[]);
        return;
    }
    let names: Vec<String> = gone
        .iter()
        .take(SHOWN)
        .filter_map(|&row| set.form.indicators.get(row))
        .map(|row| quoted(&row.name.raw))
        .collect();
    let more = if gone.len() > SHOWN { "等" } else { "" };
    let (here, there, count) = (called(subject.form), called(set.form), gone.len());
    let message = Text::new(
        format!(
            "{}里的指标{}{more}（共 {count} 项）在{}里没有了。",
            there.zh,
            names.join("、"),
            here.zh
        ),
        format!(
            "{count} indicators that {} sets are not in {}: {}.",
            there.en,
            here.en,
            names.join(", ")
        ),
    );
    let finding = record.fail(Slot::Title, &[], message);
    finding.related = gone
        .iter()
        .map(|&row| set.cell(Slot::Indicator(row, IndicatorColumn::Name)))
        .collect();
}
