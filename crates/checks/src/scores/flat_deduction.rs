//! Targets missed by different amounts lose different points.

use crate::claim::advise;
use crate::naming::short;
use crate::rows::{Deducted, deducted};
use crate::{Case, Check, Record, Subject};
use domain::finding::{CellRef, Level, Trust};
use domain::form::{IndicatorColumn, Slot};
use domain::number::Number;
use domain::relation::Figure;
use domain::scoring::Attainment;
use domain::text::Text;
use std::collections::{BTreeMap, BTreeSet};

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

/// A missed target: where it was scored and how far it was missed.
struct Miss {
    cell: CellRef,
    actual: Number,
    shown: String,
}

/// Misses that ought to differ: one target, one weight, one deduction.
type Key = (String, Number, Number);

/// The whole document is looked at once, with its first form.
fn run(subject: &Subject<'_>, record: &mut Record) {
    let threshold = subject.rules.threshold("same-deduction-minimum");
    let Some(least) = threshold.filter(|_| subject.index == 0) else {
        return;
    };
    let mut groups: BTreeMap<Key, Vec<Miss>> = BTreeMap::new();
    for (index, case) in subject.cases.iter().enumerate() {
        for (key, miss) in misses(index, case) {
            groups.entry(key).or_default().push(miss);
        }
    }
    for ((target, points, lost), misses) in groups {
        let values: BTreeSet<Number> = misses.iter().map(|miss| miss.actual).collect();
        let enough = i64::try_from(values.len()).is_ok_and(|n| Number::from(n) >= least.value);
        let Some(first) = misses.first().map(|miss| miss.cell) else {
            continue;
        };
        record.turn_to(&CHECK, first.form);
        if enough && !lost.is_zero() {
            report(subject.cases, record, (&target, points, lost), &misses);
        } else {
            record.pass(first.slot, &[]);
        }
    }
    record.turn_to(&CHECK, subject.index);
}

fn misses(index: usize, case: &Case<'_>) -> Vec<(Key, Miss)> {
    let miss = |row: usize| {
        let score = case.score.rows.get(row)?;
        if score.attainment != Attainment::Unmet {
            return None;
        }
        let indicator = case.form.indicators.get(row)?;
        let at = |column| Slot::Indicator(row, column);
        let points = Figure::at(case.form, at(IndicatorColumn::Points)).value()?;
        let found = Figure::at(case.form, at(IndicatorColumn::Score)).value()?;
        let lost = match deducted(case.form, row) {
            Deducted::Points(lost) if found >= points => lost,
            _ => points.minus(found)?,
        };
        let lost = lost.normalized();
        let key = (indicator.target.raw.clone(), points.normalized(), lost);
        let miss = Miss {
            cell: CellRef {
                form: index,
                slot: at(IndicatorColumn::Score),
            },
            actual: indicator.actual.value.number()?.value.normalized(),
            shown: indicator.actual.raw.clone(),
        };
        Some((key, miss))
    };
    (0..case.form.indicators.len()).filter_map(miss).collect()
}

fn report(
    cases: &[Case<'_>],
    record: &mut Record,
    (target, points, lost): (&str, Number, Number),
    misses: &[Miss],
) {
    let first = misses[0].cell;
    let (count, target) = (misses.len(), short(target));
    let shown: BTreeSet<&str> = misses.iter().map(|miss| miss.shown.as_str()).collect();
    let shown = shown.into_iter().collect::<Vec<_>>().join("、");
    let message = Text::new(
        format!(
            "本文件有 {count} 处指标值 {target} 未达标，实际值为 {shown}，程度不同却都扣 {lost} 分（满分 {points} 分），看不出计分依据。"
        ),
        format!(
            "{count} rows of this document miss the target {target} by different amounts ({shown}), yet each loses exactly {lost} of {points} points."
        ),
    );
    let finding = record.fail(first.slot, &[], message);
    finding.found = lost.to_string();
    "分".clone_into(&mut finding.unit);
    finding.related = misses.iter().skip(1).map(|miss| miss.cell).collect();
    let advice = Text::new(
        "按未达标的程度扣分，或写明统一扣分的规定。",
        "Take points off in proportion, or name the rule for the flat deduction.",
    );
    let clause = cases
        .get(first.form)
        .map(|case| &case.rules.at_least.source);
    advise(finding, Trust::LookAtIt, advice, clause);
}
