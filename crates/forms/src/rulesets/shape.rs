//! How the points of an evaluation item follow from its rate, read from the data.
//!
//! Points may be written as a share of the item's own (`deduction=1/10`), so that one line
//! serves a system at every scale of points.

use super::typed;
use domain::number::{Number, Points, Rate};
use domain::rules::{Banding, Shape};

/// What a shape may say, for refusals.
pub(super) const DEMAND: &str = "ceiling, floor or around with full-at=, step=, deduction=; bands or levels with percent=points; share; conditions earn or conditions cost; or judgement. Points may be a share of the item's: 1/10";

/// A shape as the data has it.
#[derive(Clone, Debug)]
pub(super) enum Read {
    /// Whole in itself.
    Whole(Shape),
    /// The conditions stand in a list of their own; whether they cost points.
    Conditions(bool),
}

/// Reads `ceiling full-at=100 step=1 deduction=0.3`, `bands 0=5 10=4`, `share`, `judgement`
/// for an item of so many points; a shape with points needs them.
pub(super) fn read(text: &str, points: Option<Points>) -> Option<Read> {
    let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
    let shape = match kind {
        "ceiling" => Shape::Ceiling(steps(rest, points?)?),
        "floor" => Shape::Floor(steps(rest, points?)?),
        "around" => Shape::Around(steps(rest, points?)?),
        "bands" => Shape::Bands(by_bound(rest, points?, |a, b| a < b)?),
        "levels" => Shape::Levels(by_bound(rest, points?, |a, b| a > b)?),
        "share" if rest.is_empty() => points.map(|_| Shape::Share)?,
        "judgement" if rest.is_empty() => Shape::Judgement,
        "conditions" => {
            return match rest {
                "earn" => points.map(|_| Read::Conditions(false)),
                "cost" => points.map(|_| Read::Conditions(true)),
                _ => None,
            };
        }
        _ => return None,
    };
    Some(Read::Whole(shape))
}

fn steps(text: &str, points: Points) -> Option<Banding> {
    let (mut full_at, mut step, mut deduction) = (None, None, None);
    for (name, value) in typed::pairs(text)? {
        match name {
            "full-at" => full_at = typed::percent(value),
            "step" => step = typed::percent(value).filter(|step| step.number() > Number::ZERO),
            "deduction" => deduction = part(value, points),
            _ => return None,
        }
    }
    Some(Banding {
        full_at: full_at?,
        step: step?,
        deduction: deduction?,
    })
}

/// Points by bounds that go one way, none more than the item has.
fn by_bound(
    text: &str,
    points: Points,
    follows: fn(Rate, Rate) -> bool,
) -> Option<Vec<(Rate, Points)>> {
    let bands: Vec<(Rate, Points)> = typed::pairs(text)?
        .into_iter()
        .map(|(rate, kept)| Some((typed::percent(rate)?, part(kept, points)?)))
        .collect::<Option<_>>()?;
    let ordered = bands.windows(2).all(|pair| match pair {
        [(a, _), (b, _)] => follows(*a, *b),
        _ => true,
    });
    let within = bands.iter().all(|(_, kept)| *kept <= points);
    (ordered && within && !bands.is_empty()).then_some(bands)
}

/// So many points, or a share of all: `4/5`.
pub(super) fn part(text: &str, of: Points) -> Option<Points> {
    let Some((above, below)) = text.split_once('/') else {
        return typed::points(text);
    };
    let (above, below) = (typed::number(above)?, typed::number(below)?);
    let part = of.number().times(above)?.over(below)?;
    Some(Points::new(part.normalized()))
}
