//! One count is bounded from both sides.

use crate::look::{counted, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::text::Text;
use domain::value::{Quantity, UnitKind};

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
    for (position, row) in rows.iter().enumerate() {
        let slot = row.slot(IndicatorColumn::Target);
        let Some(quantity) = counted(&row.row.target).filter(|q| q.comparator.is_some()) else {
            record.not_applicable(slot, "不是有上下限的数量");
            continue;
        };
        let opposite = rows[..position].iter().find(|other| {
            counted(&other.row.target).is_some_and(|earlier| oppose(earlier, quantity))
        });
        match opposite {
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
    }
}

/// The same figure in the same counted unit, once as upper and once as lower bound.
fn oppose(a: &Quantity, b: &Quantity) -> bool {
    let (Some(first), Some(second)) = (a.comparator, b.comparator) else {
        return false;
    };
    let crossed = (first.rewards_more() && second.rewards_less())
        || (first.rewards_less() && second.rewards_more());
    crossed
        && matches!(a.unit.kind, UnitKind::Counted(_))
        && a.unit.same_kind(&b.unit)
        && a.period == b.period
        && a.base_value() == b.base_value()
}
