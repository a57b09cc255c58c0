//! Every count equals its target exactly.

use crate::look::{Row, counted, names, rows, slots, threshold};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level2, Slot};
use domain::number::Number;
use domain::text::Text;
use domain::value::Comparator;

/// DUP006
pub const CHECK: Check = Check {
    code: "DUP006",
    name: "actual-copied-from-target",
    level: Level::Note,
    title_zh: "数量指标的实际完成值全部与指标值一模一样",
    title_en: "Every count equals its target exactly",
    preview: false,
    page: include_str!("actual_copied_from_target.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(least) = threshold(subject, "copied-actuals-minimum") else {
        record.not_applicable(Slot::Title, "没有设定检查界限");
        return;
    };
    let counts: Vec<Row<'_>> = rows(subject)
        .into_iter()
        .filter(|row| is_open_count(row) && !row.row.actual.is_blank())
        .collect();
    let (equal, other): (Vec<Row<'_>>, Vec<Row<'_>>) = counts.into_iter().partition(|row| {
        counted(&row.row.actual).map(|q| q.number.value)
            == counted(&row.row.target).map(|q| q.number.value)
    });
    for row in &other {
        record.pass(row.slot(IndicatorColumn::Actual), &[]);
    }
    let count = i64::try_from(equal.len()).map_or(Number::ZERO, Number::from);
    let Some(first) = equal.first().filter(|_| other.is_empty() && count >= least) else {
        return;
    };
    let (zh, en) = names(&equal);
    record.fail(
        first.slot(IndicatorColumn::Actual),
        &slots(&equal[1..], IndicatorColumn::Actual),
        Text::new(
            format!("{zh}的实际完成值全部与指标值分毫不差，请核对是不是先有结果再倒填目标，或照抄了目标。"),
            format!("Every count equals its target exactly ({en}); was the target written after the fact, or the actual copied?"),
        ),
    );
}

/// A count that could well turn out higher or lower.
fn is_open_count(row: &Row<'_>) -> bool {
    counted(&row.row.target).is_some_and(|quantity| {
        row.row.level2 == Level2::Quantity
            && quantity.comparator.is_none_or(Comparator::rewards_more)
    })
}
