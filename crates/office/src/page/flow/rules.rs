//! The rules around boxes: each line once, as long as it goes.

use crate::page::{Length, Rule};
use std::collections::BTreeMap;

/// The rules around boxes of left, top, right and bottom.
pub(super) fn around(boxes: &[[Length; 4]]) -> Vec<Rule> {
    let mut level: BTreeMap<Length, Vec<(Length, Length)>> = BTreeMap::new();
    let mut upright: BTreeMap<Length, Vec<(Length, Length)>> = BTreeMap::new();
    for &[left, top, right, bottom] in boxes {
        for y in [top, bottom] {
            level.entry(y).or_default().push((left, right));
        }
        for x in [left, right] {
            upright.entry(x).or_default().push((top, bottom));
        }
    }
    let mut rules = Vec::new();
    for (y, parts) in level {
        let joined = joined(parts).into_iter();
        rules.extend(joined.map(|(from, to)| Rule {
            from: (from, y),
            to: (to, y),
        }));
    }
    for (x, parts) in upright {
        let joined = joined(parts).into_iter();
        rules.extend(joined.map(|(from, to)| Rule {
            from: (x, from),
            to: (x, to),
        }));
    }
    rules
}

/// Parts that touch or overlap as one.
fn joined(mut parts: Vec<(Length, Length)>) -> Vec<(Length, Length)> {
    parts.sort_unstable();
    let mut joined: Vec<(Length, Length)> = Vec::new();
    for (from, to) in parts {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_their_rule() {
        let rule = |from, to| Rule { from, to };
        assert_eq!(
            around(&[[0, 0, 5, 3], [5, 0, 9, 3]]),
            [
                rule((0, 0), (9, 0)),
                rule((0, 3), (9, 3)),
                rule((0, 0), (0, 3)),
                rule((5, 0), (5, 3)),
                rule((9, 0), (9, 3)),
            ]
        );
    }
}
