//! The score of an unmet quantitative row is the one the formula gives.

use crate::claim::advise;
use crate::rows::{self, Deducted, Scored};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::IndicatorColumn;
use domain::number::Number;
use domain::scoring::{Attainment, RuleScore};
use domain::text::Text;

/// SCO003
pub const CHECK: Check = Check {
    code: "SCO003",
    name: "quantitative-score-wrong",
    level: Level::Error,
    title_zh: "定量指标得分与计分公式不符",
    title_en: "A quantitative score departs from its formula",
    preview: false,
    page: include_str!("quantitative_score_wrong.md"),
    run,
};

/// Points to take off are shown with at least so many decimals.
const SHOWN_DECIMALS: u32 = 2;

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows::scored(subject, record) {
        let RuleScore::Exact(computed) = row.rule.rule else {
            record.not_applicable(row.slot, "没有可以算出唯一得分的公式");
            continue;
        };
        if row.rule.attainment == Attainment::Unmet && row.deducted != Deducted::Nothing {
            apart(record, &row, computed);
            continue;
        }
        if row.rule.attainment != Attainment::Unmet || row.found >= row.points {
            full(record, &row, computed);
            continue;
        }
        let decimals = row.decimals.max(subject.rules.rounding.value.decimals);
        let expected = computed.round_half_up(decimals).normalized();
        if row.found == expected {
            record.pass(row.slot, &row.operands());
        } else if row.interval().contains(computed) {
            record.within_rounding(row.slot, &row.operands());
        } else {
            report(record, &row, expected);
        }
    }
}

/// A met target with full points is in order; other rows belong to other checks.
fn full(record: &mut Record, row: &Scored<'_>, computed: Number) {
    if row.rule.attainment == Attainment::Met && row.found == computed {
        record.pass(row.slot, &row.operands());
    } else {
        record.not_applicable(row.slot, "达标而扣分、未达标而满分，由其他检查负责");
    }
}

/// Where points are taken off in a column of their own, the score less these is judged.
fn apart(record: &mut Record, row: &Scored<'_>, computed: Number) {
    let Deducted::Points(lost) = row.deducted else {
        record.not_readable(row.slot, "扣分栏不是数字");
        return;
    };
    let fits = |net: Option<Number>| {
        let net = net.and_then(|net| net.minus(computed));
        net.is_some_and(|off| off.abs() <= row.half)
    };
    // Some write the score before the deduction, some after it.
    let net = row.found.minus(lost);
    if fits(net) || fits(Some(row.found)) {
        record.pass(row.slot, &row.operands());
        return;
    }
    let (formula, clause) = row.formula_and_clause();
    let due = computed.round_half_up(row.decimals.max(SHOWN_DECIMALS));
    let (Some(expected), true) = (row.points.minus(due), row.found == row.points) else {
        record.not_applicable(row.slot, "得分与扣分分列，看不出净得分");
        return;
    };
    let expected = expected.normalized();
    let Text {
        zh: name,
        en: called,
    } = row.name();
    let message = Text::new(
        format!("{name}扣分填的是 {lost} 分，按公式 {formula} 应得 {due} 分，应扣 {expected} 分。"),
        format!("{called} loses {lost}; the formula {formula} gives {due}, a loss of {expected}."),
    );
    let slot = row.at(IndicatorColumn::Deduction);
    let finding = record.fail(slot, &row.operands(), message);
    finding.level = Level::Warning;
    finding.expected = expected.to_string();
    finding.found = lost.to_string();
    finding.difference = lost.minus(expected);
    "分".clone_into(&mut finding.unit);
    finding.formula = formula;
    let advice = Text::new(
        format!("扣分改为 {expected}，或写明扣分的依据。"),
        format!("Write {expected} or say by what rule points were taken off."),
    );
    advise(finding, Trust::Likely, advice, clause);
}

fn report(record: &mut Record, row: &Scored<'_>, expected: Number) {
    let found = row.found;
    let Text {
        zh: name,
        en: called,
    } = row.name();
    let (formula, clause) = row.formula_and_clause();
    let message = Text::new(
        format!("{name}得分填的是 {found} 分，按公式 {formula} 应为 {expected} 分。"),
        format!("{called} scores {found}; the formula {formula} gives {expected}."),
    );
    let finding = record.fail(row.slot, &row.operands(), message);
    finding.level = row.gravity(clause.map(AsRef::as_ref));
    row.figures(finding, expected);
    let advice = Text::new(
        format!("得分改为 {expected}，或写明扣分的依据。"),
        format!("Write {expected} or say by what rule points were taken off."),
    );
    advise(finding, Trust::Likely, advice, clause);
}
