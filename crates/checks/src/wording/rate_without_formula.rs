//! A rate has no formula.

use crate::look::{Row, names, rows, slots};
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
        .cases
        .iter()
        .any(|case| case.form.indicators.iter().any(|row| !row.note.is_blank()));
    if !explained {
        record.not_applicable(Slot::Title, "表中没有说明栏");
        return;
    }
    let endings = subject.rules.vocabulary.words("rate-ending");
    let (rates, _): (Vec<Row<'_>>, Vec<Row<'_>>) = rows(subject).into_iter().partition(|row| {
        endings
            .iter()
            .any(|ending| row.row.name.raw.ends_with(ending.as_str()))
    });
    let (bare, told): (Vec<Row<'_>>, Vec<Row<'_>>) =
        rates.into_iter().partition(|row| row.row.note.is_blank());
    for row in &told {
        record.pass(row.slot(IndicatorColumn::Note), &[]);
    }
    let Some(first) = bare.first() else {
        return;
    };
    let (count, shown) = (bare.len(), names(&bare));
    record.fail(
        first.slot(IndicatorColumn::Note),
        &slots(&bare[1..], IndicatorColumn::Note),
        Text::new(
            format!("{shown}共{count}个比率指标没有写明计算公式，年末各算各的。"),
            format!("{count} rate(s) ({shown}) have no formula; at year end each may be computed in its own way."),
        ),
    );
}
