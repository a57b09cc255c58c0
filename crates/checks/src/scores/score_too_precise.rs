//! Scores are printed with no more decimals than the rules show.

use crate::claim::advise;
use crate::naming::cell;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{FundColumn, IndicatorColumn, Slot, TotalColumn};
use domain::relation::Figure;
use domain::text::Text;

/// SCO010
pub const CHECK: Check = Check {
    code: "SCO010",
    name: "score-too-precise",
    level: Level::Note,
    title_zh: "得分的小数位数过多",
    title_en: "A score with more decimals than the rules show",
    preview: false,
    page: include_str!("score_too_precise.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.blank {
        return;
    }
    let allowed = subject.rules.rounding.value.decimals;
    let funds = (0..form.funds.len()).map(|line| Slot::Fund(line, FundColumn::Score));
    let rows = (0..form.indicators.len()).map(|row| Slot::Indicator(row, IndicatorColumn::Score));
    for slot in funds.chain(rows).chain([Slot::Total(TotalColumn::Score)]) {
        let Figure::Number {
            value, decimals, ..
        } = Figure::at(form, slot)
        else {
            continue;
        };
        if decimals <= allowed {
            record.pass(slot, &[]);
            continue;
        }
        let rounded = value.round_half_up(allowed);
        let name = cell(form, slot);
        let message = Text::new(
            format!(
                "{}填到 {decimals} 位小数（{value}），按规则保留 {allowed} 位，应为 {rounded}。",
                name.zh
            ),
            format!(
                "The {} shows {decimals} decimals ({value}); the rules show {allowed}: {rounded}.",
                name.en
            ),
        );
        let finding = record.fail(slot, &[], message);
        finding.expected = rounded.to_string();
        finding.found = value.to_string();
        "分".clone_into(&mut finding.unit);
        let advice = Text::new(format!("写成 {rounded}。"), format!("Write {rounded}."));
        advise(
            finding,
            Trust::Likely,
            advice,
            Some(&subject.rules.rounding.source),
        );
    }
}
