//! The score of an unmet quantitative row is the one the formula gives.

use crate::claim::advise;
use crate::rows::{self, Scored};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
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

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows::scored(subject, record) {
        let RuleScore::Exact(computed) = row.rule.rule else {
            record.not_applicable(row.slot, "没有可以算出唯一得分的公式");
            continue;
        };
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

fn report(record: &mut Record, row: &Scored<'_>, expected: Number) {
    let found = row.found;
    let Text {
        zh: name,
        en: called,
    } = row.name();
    let (formula, clause) = row.formula_and_clause();
    let message = Text::new(
        format!("{name}得分印的是 {found} 分，按公式 {formula} 应为 {expected} 分。"),
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
