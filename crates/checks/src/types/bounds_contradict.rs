//! One count is bounded from both sides.

use crate::look::{Row, counted, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::number::Number;
use domain::text::Text;
use domain::value::{Comparator, Period, Quantity, Scale, Unit, UnitKind};
use std::collections::BTreeMap;

/// TYP013
pub const CHECK: Check = Check {
    code: "TYP013",
    name: "bounds-contradict",
    level: Level::Warning,
    title_zh: "对同一数量既要求不超过又要求不少于",
    title_en: "One count is bounded from both sides",
    preview: false,
    page: include_str!("bounds_contradict.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let rows = rows(subject);
    let mut bounds: BTreeMap<Key, [Option<&Row<'_>>; 2]> = BTreeMap::new();
    for row in &rows {
        let slot = row.slot(IndicatorColumn::Target);
        let bound = counted(&row.row.target).and_then(key);
        let Some((key, upper)) = bound else {
            record.not_applicable(slot, "不是有上下限的数量");
            continue;
        };
        let known = bounds.entry(key).or_default();
        match known[usize::from(!upper)] {
            None => record.pass(slot, &[]),
            Some(other) => {
                let (here, there) = (row.name(), other.name());
                let (now, then) = (&row.row.target.raw, &other.row.target.raw);
                record.fail(
                    slot,
                    &[other.slot(IndicatorColumn::Target)],
                    Text::new(
                        format!("{there}要求{then}，{here}又要求{now}，只有恰好相等才能都完成，请核对是不是同一数量。"),
                        format!("{there} asks for {then} and {here} for {now}: both are met only when exactly equal; is it the same count?"),
                    ),
                );
            }
        }
        known[usize::from(upper)].get_or_insert(row);
    }
}

/// What two bounds must share to speak of the same: figure, unit and period.
type Key = (Number, Unit, Option<Period>);

/// The key of a bounded count, and whether the bound is an upper one.
fn key(quantity: &Quantity) -> Option<(Key, bool)> {
    let comparator = quantity.comparator.filter(|&c| c != Comparator::Equal)?;
    let is_thing = matches!(quantity.unit.kind, UnitKind::Counted(_));
    let unit = Unit {
        scale: Scale::One,
        ..quantity.unit.clone()
    };
    let value = quantity.base_value().filter(|_| is_thing)?.normalized();
    Some(((value, unit, quantity.period), comparator.rewards_less()))
}
