//! Targets missed by different amounts lose different points.

use crate::claim::advise;
use crate::{Case, Check, Record, Subject};
use domain::finding::{CellRef, Level, Trust};
use domain::form::{IndicatorColumn, Slot};
use domain::number::Number;
use domain::relation::Figure;
use domain::scoring::Attainment;
use domain::text::Text;
use std::collections::BTreeMap;

/// SCO009
pub const CHECK: Check = Check {
    code: "SCO009",
    name: "flat-deduction",
    level: Level::Warning,
    title_zh: "未达标程度不同却扣同样的分",
    title_en: "One flat deduction whatever the value",
    preview: false,
    page: include_str!("flat_deduction.md"),
    run,
};

/// A missed target: what was asked, what was lost and how far it was missed.
struct Miss {
    cell: CellRef,
    actual: Number,
    shown: String,
}

/// Misses that ought to differ: one target, one weight, one deduction.
type Key = (String, Number, Number);

/// The document is looked at once, from the first form that misses a target.
fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(least) = subject.rules.threshold("same-deduction-minimum") else {
        return;
    };
    let mut groups: BTreeMap<Key, Vec<Miss>> = BTreeMap::new();
    for (index, case) in subject.cases.iter().enumerate() {
        for (key, miss) in misses(index, case) {
            groups.entry(key).or_default().push(miss);
        }
    }
    for ((target, points, lost), misses) in groups {
        let own = misses
            .first()
            .is_some_and(|miss| miss.cell.form == subject.index);
        let mut values: Vec<Number> = misses.iter().map(|miss| miss.actual).collect();
        values.sort();
        values.dedup();
        let enough = i64::try_from(values.len()).is_ok_and(|n| Number::from(n) >= least.value);
        if !own {
            continue;
        }
        if enough && !lost.is_zero() {
            report(subject, record, (&target, points, lost), &misses);
        } else {
            record.pass(misses[0].cell.slot, &[]);
        }
    }
}

fn misses(index: usize, case: &Case<'_>) -> Vec<(Key, Miss)> {
    let miss = |row: usize| {
        let indicator = case.form.indicators.get(row)?;
        let score = case.score.rows.get(row)?;
        let at = |column| Slot::Indicator(row, column);
        let points = Figure::at(case.form, at(IndicatorColumn::Points)).value()?;
        let found = Figure::at(case.form, at(IndicatorColumn::Score)).value()?;
        let lost = points.minus(found)?.normalized();
        let key = (indicator.target.raw.clone(), points.normalized(), lost);
        let actual = indicator.actual.value.number()?.value.normalized();
        let cell = CellRef {
            form: index,
            slot: at(IndicatorColumn::Score),
        };
        let shown = indicator.actual.raw.clone();
        (score.attainment == Attainment::Unmet).then_some((
            key,
            Miss {
                cell,
                actual,
                shown,
            },
        ))
    };
    (0..case.form.indicators.len()).filter_map(miss).collect()
}

fn report(
    subject: &Subject<'_>,
    record: &mut Record,
    (target, points, lost): (&str, Number, Number),
    misses: &[Miss],
) {
    let count = misses.len();
    let mut shown: Vec<&str> = misses.iter().map(|miss| miss.shown.as_str()).collect();
    shown.sort_unstable();
    shown.dedup();
    let shown = shown.join("、");
    let message = Text::new(
        format!(
            "本文件有 {count} 处指标值 {target} 未达标，实际值为 {shown}，程度不同却都扣 {lost} 分（满分 {points} 分），看不出计分依据。"
        ),
        format!(
            "{count} rows of this document miss the target {target} by different amounts ({shown}), yet each loses exactly {lost} of {points} points."
        ),
    );
    let finding = record.fail(misses[0].cell.slot, &[], message);
    finding.found = lost.to_string();
    "分".clone_into(&mut finding.unit);
    finding.related = misses.iter().skip(1).map(|miss| miss.cell).collect();
    let advice = Text::new(
        "按未达标的程度扣分，或写明统一扣分的规定。",
        "Take points off in proportion, or name the rule for the flat deduction.",
    );
    advise(
        finding,
        Trust::LookAtIt,
        advice,
        Some(&subject.rules.at_least.source),
    );
}
