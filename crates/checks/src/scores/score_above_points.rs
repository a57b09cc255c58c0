//! No score exceeds the points of its row.

use crate::claim::advise;
use crate::naming::cell;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{FundColumn, IndicatorColumn, Slot, TotalColumn};
use domain::relation::Figure;
use domain::text::Text;

/// SCO004
pub const CHECK: Check = Check {
    code: "SCO004",
    name: "score-above-points",
    level: Level::Error,
    title_zh: "得分超过分值",
    title_en: "A score above its points",
    preview: false,
    page: include_str!("score_above_points.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.blank {
        return;
    }
    let funds = (0..form.funds.len()).map(|line| {
        (
            Slot::Fund(line, FundColumn::Score),
            Slot::Fund(line, FundColumn::Points),
        )
    });
    let rows = (0..form.indicators.len()).map(|row| {
        let at = |column| Slot::Indicator(row, column);
        (at(IndicatorColumn::Score), at(IndicatorColumn::Points))
    });
    let total = (
        Slot::Total(TotalColumn::Score),
        Slot::Total(TotalColumn::Points),
    );
    for (slot, points) in funds.chain(rows).chain([total]) {
        pair(subject, record, slot, points);
    }
}

fn pair(subject: &Subject<'_>, record: &mut Record, slot: Slot, points: Slot) {
    let figure = |slot| Figure::at(subject.form, slot).value();
    let (Some(found), Some(limit)) = (figure(slot), figure(points)) else {
        record.not_applicable(slot, "没有分值或得分");
        return;
    };
    if found <= limit {
        record.pass(slot, &[points]);
        return;
    }
    let name = cell(subject.form, slot);
    let message = Text::new(
        format!("{}是 {found} 分，超过分值 {limit} 分。", name.zh),
        format!("The {} is {found}, above its {limit} points.", name.en),
    );
    let finding = record.fail(slot, &[points], message);
    finding.expected = format!("≤ {limit}");
    finding.found = found.to_string();
    finding.difference = found.minus(limit);
    "分".clone_into(&mut finding.unit);
    finding.formula = format!("{found} > {limit}");
    let advice = Text::new(
        format!("得分最高 {limit} 分；也看看分值和得分是否放错了列。"),
        format!("The score is at most {limit}; see also whether the columns were mixed up."),
    );
    advise(
        finding,
        Trust::Likely,
        advice,
        Some(&subject.rules.capped.source),
    );
}
