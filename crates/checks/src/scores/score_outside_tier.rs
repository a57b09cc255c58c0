//! A qualitative score lies inside the tier that the words of the actual value name.

use crate::claim::advise;
use crate::naming::short;
use crate::rows::{self, Scored};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::number::Number;
use domain::scoring::RuleScore;
use domain::text::Text;

/// SCO008
pub const CHECK: Check = Check {
    code: "SCO008",
    name: "score-outside-tier",
    level: Level::Warning,
    title_zh: "定性指标得分不在相应档次",
    title_en: "A qualitative score outside its tier",
    preview: false,
    page: include_str!("score_outside_tier.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows::scored(subject, record) {
        let RuleScore::Between {
            low,
            high,
            high_included,
        } = row.rule.rule
        else {
            record.not_applicable(row.slot, "不是定性指标");
            continue;
        };
        let beyond = row.found < Number::ZERO || row.found > row.points;
        if beyond || (low.is_zero() && high == row.points) {
            record.not_applicable(row.slot, "档次要由人判断，或得分已超出分值");
            continue;
        }
        let inside = row.found >= low && (row.found < high || (high_included && row.found == high));
        if inside {
            record.pass(row.slot, &row.operands());
        } else {
            report(subject, record, &row, (low, high, high_included));
        }
    }
}

fn report(
    subject: &Subject<'_>,
    record: &mut Record,
    row: &Scored<'_>,
    (low, high, included): (Number, Number, bool),
) {
    let found = row.found;
    let Text {
        zh: name,
        en: called,
    } = row.name();
    let (low, high) = (low.normalized(), high.normalized());
    let (actual, end) = (
        short(&row.indicator.actual.raw),
        if included { "" } else { "（不含）" },
    );
    let message = Text::new(
        format!(
            "{name}实际完成情况是“{actual}”，这一档的得分是 {low} 至 {high} 分{end}，表中给了 {found} 分。"
        ),
        format!("{called} says “{actual}”, a tier of {low} to {high} points, but scores {found}."),
    );
    let finding = record.fail(row.slot, &row.operands(), message);
    finding.expected = format!("{low}–{high}");
    finding.found = found.to_string();
    "分".clone_into(&mut finding.unit);
    finding.formula = row.formula_and_clause().0;
    let advice = Text::new(
        "按完成情况选对档次，再在档内打分。",
        "Choose the tier by what was achieved, then score inside it.",
    );
    advise(
        finding,
        Trust::LookAtIt,
        advice,
        Some(&subject.rules.tiers.source),
    );
}
