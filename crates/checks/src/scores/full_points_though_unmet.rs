//! A row whose target is not met does not score full points.

use crate::claim::advise;
use crate::naming::short;
use crate::rows::{self, Scored};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::scoring::{Attainment, RuleScore};
use domain::text::Text;

/// SCO007
pub const CHECK: Check = Check {
    code: "SCO007",
    name: "full-points-though-unmet",
    level: Level::Error,
    title_zh: "没有达标却得满分",
    title_en: "Full points for an unmet target",
    preview: false,
    page: include_str!("full_points_though_unmet.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows::scored(subject, record) {
        if row.rule.attainment != Attainment::Unmet {
            record.not_applicable(row.slot, "已达标，或要由人判断");
        } else if !row.is_full() || earns_all(&row) {
            record.pass(row.slot, &row.operands());
        } else {
            report(subject, record, &row);
        }
    }
}

/// Whether the rules themselves give full points: satisfaction by bands, ＞95% answered with 95%.
fn earns_all(row: &Scored<'_>) -> bool {
    matches!(row.rule.rule, RuleScore::Exact(score) if score >= row.points)
}

fn report(subject: &Subject<'_>, record: &mut Record, row: &Scored<'_>) {
    let found = row.found;
    let Text {
        zh: name,
        en: called,
    } = row.name();
    let (target, actual) = (
        short(&row.indicator.target.raw),
        short(&row.indicator.actual.raw),
    );
    let message = Text::new(
        format!("{name}指标值是 {target}，实际完成 {actual}，没有达标，却得了 {found} 分。"),
        format!("{called} scores the full {found} though {actual} misses the target {target}."),
    );
    let finding = record.fail(row.slot, &row.operands(), message);
    let mut clause = Some(&subject.rules.reason_for_unmet.source);
    finding.level = Level::Warning;
    let (formula, source) = row.formula_and_clause();
    if let RuleScore::Exact(score) = row.rule.rule {
        let decimals = subject.rules.rounding.value.decimals;
        row.figures(finding, score.round_half_up(decimals).normalized());
        clause = source.or(clause);
        finding.level = row.gravity(source.map(AsRef::as_ref));
        finding.formula = formula;
    } else {
        finding.expected = format!("< {}", row.points);
        finding.found = found.to_string();
    }
    let advice = Text::new(
        "按规则扣分并写明原因；实际值写错的，先改实际值。",
        "Take points off by the rule and give the reason; correct the actual value if it is wrong.",
    );
    advise(finding, Trust::Likely, advice, clause);
}
