//! A whole column is missing.

use crate::look::{TEMPLATE, has_results, is_filled_grid, rows, slots, soften};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Cell, Form, IndicatorColumn, Slot};
use domain::text::Text;

/// FRM004
pub const CHECK: Check = Check {
    code: "FRM004",
    name: "column-missing",
    level: Level::Warning,
    title_zh: "缺少整栏内容",
    title_en: "A whole column is missing",
    preview: false,
    page: include_str!("column_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let rows = rows(subject);
    let Some(first) = rows.first().filter(|_| is_filled_grid(form)) else {
        record.not_applicable(Slot::Title, TEMPLATE);
        return;
    };
    for (column, zh, en) in demanded(form) {
        let slot = first.slot(column);
        let empty = rows
            .iter()
            .all(|row| form.cell(row.slot(column)).is_none_or(Cell::is_blank));
        if !empty {
            record.pass(slot, &slots(&rows[1..], column));
            continue;
        }
        let count = rows.len();
        let finding = record.fail(
            slot,
            &slots(&rows[1..], column),
            Text::new(
                format!("{count}个指标的{zh}栏全是空的，这种表应当有这一栏。"),
                format!("The column of the {en} is empty in all {count} rows; this kind of form needs it."),
            ),
        );
        soften(finding, form);
    }
}

/// The columns that a form of the family must have.
fn demanded(form: &Form) -> Vec<(IndicatorColumn, &'static str, &'static str)> {
    let mut columns = vec![
        (IndicatorColumn::Name, "三级指标", "indicator"),
        (IndicatorColumn::Target, "指标值", "target"),
    ];
    if has_results(form) {
        columns.push((IndicatorColumn::Actual, "实际完成值", "actual value"));
    }
    if form.family.is_scored() && form.prints_scores() {
        columns.push((IndicatorColumn::Score, "得分", "score"));
    }
    columns
}
