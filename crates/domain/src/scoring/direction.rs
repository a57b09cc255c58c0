//! Whether a larger or a smaller actual value is the better one.

use crate::form::{Indicator, Level1, Level2};
use crate::rules::Vocabulary;
use crate::value::{Comparator, Quantity, UnitKind};

/// The better side of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// The very figure is asked for.
    Exactly,
    /// The form does not tell.
    Unknown,
}

/// The direction of a row's target: its comparator, else what the row is about.
///
/// Money under cost is a ceiling. A zero target asks for nothing to happen. A word such as
/// 差错率 turns the direction, unless the name also speaks of the opposite (成本节约率).
pub fn direction(row: &Indicator, target: &Quantity, words: &Vocabulary) -> Direction {
    let zero = target.number.value.is_zero();
    match target.comparator {
        Some(c) if c.rewards_more() => return Direction::Higher,
        Some(c) if c.rewards_less() => return Direction::Lower,
        _ if zero => return Direction::Lower,
        Some(Comparator::Equal) => return Direction::Exactly,
        _ => {}
    }
    if is_cost(row) {
        return match target.unit.kind {
            UnitKind::Yuan | UnitKind::None => Direction::Lower,
            _ => Direction::Unknown,
        };
    }
    let name = row.name.raw.as_str();
    match words.found_in("lower-is-better", name) {
        None => Direction::Higher,
        Some(_) if words.found_in("higher-is-better", name).is_some() => Direction::Unknown,
        // Of a count, only a name that ends in the word is certain: 投诉次数, not 投诉办结数.
        Some(word) => match target.unit.kind {
            UnitKind::Counted(_) if !name.ends_with(word) => Direction::Unknown,
            _ => Direction::Lower,
        },
    }
}

/// Whether the row stands under cost at either level.
fn is_cost(row: &Indicator) -> bool {
    row.level1 == Level1::Cost || row.level2 == Level2::Cost
}
