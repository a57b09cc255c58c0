//! Rows that can be cut in more than one way: the way in which the form's sums close is
//! taken, and the doubt is kept.

use super::doubt;
use domain::form::{Form, FundKind, Indicator, Level1, Level2};
use domain::number::Number;

/// More uncertain rows than this are left as first read: each costs a pass over the form.
const MOST_ALTERNATIVES: usize = 100;

/// Another reading of one row.
#[derive(Debug)]
pub(super) struct Alternative {
    /// The row's position among the form's indicators.
    pub row: usize,
    /// The row read the other way.
    pub reading: Indicator,
}

/// Takes each alternative that makes more of the form's sums close than before.
pub(super) fn settle(alternatives: Vec<Alternative>, form: &mut Form) {
    if alternatives.is_empty() || alternatives.len() > MOST_ALTERNATIVES {
        return;
    }
    let mut best = closing_sums(form);
    // Two passes: one row may only close once another has been turned.
    let mut open: Vec<Alternative> = alternatives;
    for _ in 0..2 {
        let mut left = Vec::new();
        for mut alternative in open {
            let Some(row) = form.indicators.get_mut(alternative.row) else {
                continue;
            };
            std::mem::swap(row, &mut alternative.reading);
            let place = row.name.place.clone();
            let name = row.name.raw.clone();
            let sums = closing_sums(form);
            if sums > best {
                best = sums;
                form.doubts.push(doubt(
                    place,
                    format!("「{name}」一行的栏位不能确定，按分值与得分能够合计相符的读法读取"),
                    format!("the columns of '{name}' are uncertain; read in the way that makes points and scores add up"),
                ));
            } else {
                if let Some(row) = form.indicators.get_mut(alternative.row) {
                    std::mem::swap(row, &mut alternative.reading);
                }
                left.push(alternative);
            }
        }
        open = left;
    }
}

/// How many of the form's own sums close: total points, total score, group headings.
fn closing_sums(form: &Form) -> usize {
    let value = |cell: &domain::form::Cell| cell.value.number().map(|printed| printed.value);
    let execution = form.fund(FundKind::Total).map(|(_, line)| line);
    let points = form.indicators.iter().filter_map(|row| value(&row.points));
    let scores = form.indicators.iter().filter_map(|row| value(&row.score));
    let with =
        |sum: Option<Number>, extra: Option<Number>| sum?.plus(extra.unwrap_or(Number::ZERO));
    let all_points = with(
        Number::sum(points),
        execution.and_then(|line| value(&line.points)),
    );
    let all_scores = with(
        Number::sum(scores),
        execution.and_then(|line| value(&line.score)),
    );
    let mut closed = 0;
    closed += usize::from(all_points.is_some() && all_points == value(&form.total.points));
    closed += usize::from(all_scores.is_some() && all_scores == value(&form.total.score));
    for heading in form
        .headings
        .iter()
        .filter(|heading| heading.level2 == Level2::Missing)
    {
        let group =
            |row: &&Indicator| row.level1 == heading.level1 && heading.level1 != Level1::Other;
        let sum = Number::sum(
            form.indicators
                .iter()
                .filter(group)
                .filter_map(|row| value(&row.points)),
        );
        closed += usize::from(sum.is_some() && sum == value(&heading.points));
    }
    closed
}
