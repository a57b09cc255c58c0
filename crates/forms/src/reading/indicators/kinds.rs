//! Level-2 kinds whose labels were lost.

use crate::reading::group_doubt;
use domain::form::{Form, Level1, Level2};
use domain::value::{UnitKind, Value};
use std::collections::BTreeMap;

/// In a layout that loses labels: a date or an amount of money below a label of another
/// kind belongs to 时效 or 成本, when that label was printed nowhere or only in the next row.
/// Output rows in front of the first label are 数量, the first kind of every form.
pub(in crate::reading) fn infer_kinds(printed: &[bool], form: &mut Form) {
    let mut first_printed: BTreeMap<Level2, usize> = BTreeMap::new();
    for (i, row) in form.indicators.iter().enumerate() {
        if printed.get(i) == Some(&true) {
            first_printed.entry(row.level2.clone()).or_insert(i);
        }
    }
    for i in 0..form.indicators.len() {
        let row = &form.indicators[i];
        if row.level1 != Level1::Output || printed.get(i) != Some(&false) {
            continue;
        }
        let kind = match (&row.target.value, &row.level2) {
            (_, Level2::Missing) => Level2::Quantity,
            (Value::Deadline(_), Level2::Quantity | Level2::Quality) => Level2::Timeliness,
            (Value::Quantity(q), Level2::Quantity | Level2::Quality | Level2::Timeliness)
                if q.unit.kind == UnitKind::Yuan =>
            {
                Level2::Cost
            }
            _ => continue,
        };
        let first_print = first_printed.get(&kind).copied();
        if first_print.is_some_and(|j| j != i + 1) {
            continue;
        }
        let first_of_run = i == 0 || form.indicators[i - 1].level2 != kind;
        if first_of_run {
            let row = &form.indicators[i];
            form.doubts.push(group_doubt(
                row.name.place.clone(),
                format!(
                    "二级指标标签缺失，自「{}」起按内容归入{}",
                    row.name.raw,
                    kind.name()
                ),
                format!(
                    "the level-2 label is missing; from '{}' on put under {} by content",
                    row.name.raw,
                    kind.name()
                ),
            ));
        }
        form.indicators[i].level2 = kind;
    }
}
