//! No score exceeds the points of its row.

use crate::above::within_points;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, IndicatorColumn, Slot, TotalColumn};
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
    let see = Text::new(
        "也看看分值和得分是否放错了列。",
        "see also whether the columns were mixed up.",
    );
    let source = Some(&subject.rules.capped.source);
    for pair in funds.chain(rows).chain([total]) {
        within_points(subject, record, pair, &see, source);
    }
}
