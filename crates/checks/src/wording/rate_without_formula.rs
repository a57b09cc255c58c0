//! A rate has no formula.

use crate::look::{Row, is_rate, names, rows, slots};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};
use domain::text::Text;

/// WRD006
pub const CHECK: Check = Check {
    code: "WRD006",
    name: "rate-without-formula",
    level: Level::Note,
    title_zh: "比率指标没有写计算公式",
    title_en: "A rate has no formula",
    preview: false,
    page: include_str!("rate_without_formula.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let explained = subject
        .form
        .indicators
        .iter()
        .any(|row| !row.note.is_blank());
    if !explained {
        record.not_applicable(Slot::Title, "表中没有说明栏");
        return;
    }
    let (rates, _): (Vec<Row<'_>>, Vec<Row<'_>>) = rows(subject)
        .into_iter()
        .partition(|row| is_rate(&row.row.name.raw, subject.rules));
    let (bare, told): (Vec<Row<'_>>, Vec<Row<'_>>) =
        rates.into_iter().partition(|row| row.row.note.is_blank());
    for row in &told {
        record.pass(row.slot(IndicatorColumn::Note), &[]);
    }
    let Some(first) = bare.first() else {
        return;
    };
    let (zh, en) = names(&bare);
    record.fail(
        first.slot(IndicatorColumn::Note),
        &slots(&bare[1..], IndicatorColumn::Note),
        Text::new(
            format!("{zh}是比率，没有写明计算公式，年末可以各算各的。"),
            format!("A rate without a formula may be computed in any way: {en}."),
        ),
    );
}
