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
    by_name(row.name.raw.as_str(), target, words)
}

/// What the words of the name say.
fn by_name(name: &str, target: &Quantity, words: &Vocabulary) -> Direction {
    let Some(lower) = words.found_in("lower-is-better", name) else {
        return Direction::Higher;
    };
    if let Some(higher) = words.found_in("higher-is-better", name) {
        // 投诉处理率 turns the word 投诉 round; 成本控制及时性 only stands beside it.
        let turned = higher.contains(lower) || name.ends_with(higher);
        return if turned {
            Direction::Higher
        } else {
            Direction::Unknown
        };
    }
    // Of a count, only a name that ends in the word is certain: 投诉次数, not 投诉办结数.
    match target.unit.kind {
        UnitKind::Counted(_) if !name.ends_with(lower) => Direction::Unknown,
        _ => Direction::Lower,
    }
}

/// Whether the row stands under cost at either level.
pub(super) fn is_cost(row: &Indicator) -> bool {
    row.level1 == Level1::Cost || row.level2 == Level2::Cost
}

#[cfg(test)]
mod tests {
    use super::super::support::{row, rules};
    use super::*;
    use crate::value::Value;

    fn of(name: &str, target: &str, level2: Level2) -> Direction {
        let indicator = Indicator {
            level2,
            ..row([name, target, "", "10", ""])
        };
        match &indicator.target.value {
            Value::Quantity(quantity) => direction(&indicator, quantity, &rules().vocabulary),
            other => panic!("{target} is {other:?}"),
        }
    }

    #[test]
    fn the_comparator_goes_before_the_name() {
        assert_eq!(of("差错率", "≥5%", Level2::Quality), Direction::Higher);
        assert_eq!(of("会议次数", "≤5次", Level2::Quantity), Direction::Lower);
        assert_eq!(
            of("会议次数", "＝5次", Level2::Quantity),
            Direction::Exactly
        );
    }

    #[test]
    fn without_comparator_the_name_tells() {
        assert_eq!(of("差错率", "5%", Level2::Quality), Direction::Lower);
        assert_eq!(of("会议次数", "5次", Level2::Quantity), Direction::Higher);
        assert_eq!(of("投诉次数", "5次", Level2::Quality), Direction::Lower);
        assert_eq!(
            of("投诉次数记录", "5次", Level2::Quality),
            Direction::Unknown
        );
        assert_eq!(of("成本节约率", "5%", Level2::Economic), Direction::Higher);
    }

    #[test]
    fn money_under_cost_is_a_ceiling_and_zero_asks_for_nothing() {
        assert_eq!(of("补助", "123.55", Level2::Cost), Direction::Lower);
        assert_eq!(of("补助", "5万元", Level2::Cost), Direction::Lower);
        assert_eq!(of("按标准执行", "95%", Level2::Cost), Direction::Unknown);
        assert_eq!(of("登记人次", "0人次", Level2::Quantity), Direction::Lower);
    }
}
