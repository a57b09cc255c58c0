//! A whole row left out: a heading, the points and the score all lack what one row would bring.

use super::Diagnosis;
use crate::Case;
use domain::finding::{CellRef, Suspect};
use domain::form::Slot;
use domain::number::Number;
use domain::relation::{Closure, RelationKind};
use domain::text::Text;

/// The missing row, when one row closes a heading, all points and all scores at once.
pub(super) fn diagnose(case: &Case<'_>, index: usize, open: &[usize]) -> Option<Diagnosis> {
    let (heading, slot, lacking) = only(case, open, RelationKind::HeadingPoints)?;
    let (points, _, of_total) = only(case, open, RelationKind::PointsTotal)?;
    let (scores, _, score) = only(case, open, RelationKind::ScoreTotal)?;
    let fits = lacking == of_total && score > Number::ZERO && score <= lacking;
    fits.then(|| Diagnosis {
        suspects: vec![Suspect {
            cell: CellRef { form: index, slot },
            why: Text::new(
                format!(
                    "像是这一组漏了一行：分值 {lacking}、得分 {score}；补上后 3 处对不上的算式就都能对上"
                ),
                format!(
                    "a row of this group seems left out: {lacking} points, score {score}; \
                     with it all 3 contradicting calculations fit"
                ),
            ),
            should_be: None,
        }],
        explains: vec![heading, points, scores],
    })
}

/// The only open relation of a kind: its position, its result, and what the result has too much.
fn only(case: &Case<'_>, open: &[usize], kind: RelationKind) -> Option<(usize, Slot, Number)> {
    let mut of_kind = open.iter().filter_map(|&position| {
        let (relation, closure) = case.relations.get(position)?;
        match closure {
            Closure::Open {
                computed, found, ..
            } if relation.kind == kind => Some((
                position,
                relation.result,
                found.minus(*computed)?.normalized(),
            )),
            _ => None,
        }
    });
    let first = of_kind.next()?;
    (of_kind.next().is_none() && first.2 > Number::ZERO).then_some(first)
}
