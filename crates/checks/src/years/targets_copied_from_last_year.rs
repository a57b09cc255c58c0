//! All targets are those of the year before, unchanged.

use crate::look::threshold;
use crate::pairing::{ALONE, Said, last_year, pair_rows, said};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};
use domain::number::Number;
use domain::text::Text;

/// XYR005
pub const CHECK: Check = Check {
    code: "XYR005",
    name: "targets-copied-from-last-year",
    level: Level::Note,
    title_zh: "指标和指标值原样照搬上年",
    title_en: "All targets are those of the year before",
    preview: false,
    page: include_str!("targets_copied_from_last_year.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let before = last_year(subject).filter(|before| !before.form.indicators.is_empty());
    let before = before.zip(threshold(subject, "copied-actuals-minimum"));
    let Some((before, least)) = before else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    let rows = pair_rows(subject, form, before.form).same;
    let same = |&(own, theirs): &(usize, usize)| {
        let pair = form
            .indicators
            .get(own)
            .zip(before.form.indicators.get(theirs));
        pair.is_some_and(|(now, then)| {
            !now.target.is_blank() && said(&now.target, &then.target) == Said::Same
        })
    };
    let count = rows.iter().filter(|pair| same(pair)).count();
    let whole = count == form.indicators.len() && count == before.form.indicators.len();
    let enough = i64::try_from(count).is_ok_and(|count| Number::from(count) >= least);
    if !whole || !enough {
        record.pass(Slot::Title, &[]);
        return;
    }
    let Some(&(first, theirs)) = rows.first() else {
        return;
    };
    let slot = |row| Slot::Indicator(row, IndicatorColumn::Target);
    let message = Text::new(
        format!(
            "全部 {count} 项指标和指标值与上年一模一样，看不出根据上年完成情况和本年预算调整过。"
        ),
        format!(
            "All {count} indicators and targets are those of the year before: nothing was learnt from last year's results or this year's budget."
        ),
    );
    let others: Vec<Slot> = rows.iter().skip(1).map(|&(own, _)| slot(own)).collect();
    let finding = record.fail(slot(first), &others, message);
    finding.related.push(before.cell(slot(theirs)));
}
