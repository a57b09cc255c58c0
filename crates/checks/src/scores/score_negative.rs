//! No score is below zero.

use crate::claim::advise;
use crate::naming::cell;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{FundColumn, IndicatorColumn, Slot, TotalColumn};
use domain::relation::Figure;
use domain::text::Text;

/// SCO005
pub const CHECK: Check = Check {
    code: "SCO005",
    name: "score-negative",
    level: Level::Error,
    title_zh: "得分为负数",
    title_en: "A negative score",
    preview: false,
    page: include_str!("score_negative.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.blank {
        return;
    }
    let funds = (0..form.funds.len()).map(|line| Slot::Fund(line, FundColumn::Score));
    let rows = form.indicators.iter().enumerate();
    let rows = rows
        .filter(|(_, row)| !row.level1.is_beside())
        .map(|(row, _)| Slot::Indicator(row, IndicatorColumn::Score));
    for slot in funds.chain(rows).chain([Slot::Total(TotalColumn::Score)]) {
        let Some(found) = Figure::at(form, slot).value() else {
            record.not_applicable(slot, "没有得分");
            continue;
        };
        if !found.is_negative() {
            record.pass(slot, &[]);
            continue;
        }
        let name = cell(form, slot);
        let message = Text::new(
            format!("{}是 {found} 分，得分最低为 0。", name.zh),
            format!("The {} is {found}; the lowest score is 0.", name.en),
        );
        let finding = record.fail(slot, &[], message);
        finding.expected = "≥ 0".to_owned();
        finding.found = found.to_string();
        "分".clone_into(&mut finding.unit);
        let advice = Text::new("最多扣到 0 分。", "At most all points are lost.");
        advise(
            finding,
            Trust::Certain,
            advice,
            Some(&subject.rules.capped.source),
        );
    }
}
