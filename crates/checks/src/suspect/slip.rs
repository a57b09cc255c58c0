//! How a right figure becomes a wrong one under a hurried hand.
//!
//! Knows digits only; where the figures stand is not its business.

use domain::number::Number;
use domain::text::Text;

/// A way of getting a figure wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Two neighbouring digits changed places.
    Swapped,
    /// The sign was lost or added.
    Sign,
    /// The decimal point moved by so many places (found = right × 10^n).
    Shifted(i32),
    /// 元 for 万元 or the other way round.
    Unit,
    /// A digit was left out.
    Dropped,
    /// A digit was typed twice.
    Doubled,
    /// A digit too many.
    Extra,
    /// One digit is another.
    OneDigit,
    /// The figure of the row above or below.
    NeighbourRow,
    /// The figure of another column of the row.
    OtherColumn,
    /// One addend was left out.
    LeftOut,
    /// One addend was counted twice.
    Twice,
    /// The target stands in the place of the score.
    Target,
    /// The figure of the same cell of another form.
    OtherForm,
}

impl Slip {
    /// How telling the slip is, in the points of the ranking.
    pub fn weight(self) -> i32 {
        match self {
            Self::Swapped => 45,
            Self::Sign | Self::Unit | Self::Shifted(-1 | 1) => 42,
            Self::Doubled | Self::LeftOut => 38,
            Self::Shifted(_) | Self::Dropped => 35,
            Self::Extra | Self::Twice | Self::Target | Self::OtherForm => 25,
            Self::OneDigit => 22,
            Self::OtherColumn => 20,
            Self::NeighbourRow => 18,
        }
    }

    /// What seems to have happened.
    pub fn story(self) -> Text {
        let (zh, en) = match self {
            Self::Swapped => (
                "相邻两位数字像是写颠倒了",
                "two neighbouring digits seem swapped",
            ),
            Self::Sign => ("像是丢了或多了负号", "the sign seems lost or added"),
            Self::Unit => ("像是把元和万元弄混了", "元 and 万元 seem mixed up"),
            Self::Shifted(_) => ("像是小数点错了位", "the decimal point seems misplaced"),
            Self::Dropped => ("像是漏写了一位数字", "a digit seems left out"),
            Self::Doubled => ("像是有一位数字重复写了", "a digit seems typed twice"),
            Self::Extra => ("像是多写了一位数字", "there seems to be a digit too many"),
            Self::OneDigit => ("像是有一位数字写错了", "one digit seems mistyped"),
            Self::NeighbourRow => (
                "与相邻一行的数相同，像是抄串了行",
                "it equals the figure of the next row, as if copied from there",
            ),
            Self::OtherColumn => (
                "与同一行另一列的数相同，像是抄串了列",
                "it equals another column of its row, as if copied from there",
            ),
            Self::LeftOut => ("像是少加了其中一项", "one addend seems left out"),
            Self::Twice => ("像是有一项加了两次", "one addend seems counted twice"),
            Self::Target => (
                "与本行指标值相同，像是把指标值填进了得分",
                "it equals the row's target, as if copied from there",
            ),
            Self::OtherForm => (
                "与本文件另一张表同一格的数相同，像是从那里抄来的",
                "it equals the same cell of another form, as if copied from there",
            ),
        };
        Text::new(zh, en)
    }
}

/// The slip of digits that leads from the right figure to the found one.
pub(super) fn of_digits(right: Number, found: Number, decimals: u32) -> Option<Slip> {
    if right == found {
        return None;
    }
    if !right.is_zero() && right.negated() == found {
        return Some(Slip::Sign);
    }
    if let Some(power) = [1, -1, 2, -2, 3, -3, 4, -4]
        .into_iter()
        .find(|&power| moved(right, found, decimals, power))
    {
        return Some(if power.abs() == 4 {
            Slip::Unit
        } else {
            Slip::Shifted(power)
        });
    }
    let b = text(found, decimals);
    [decimals, right.normalized().parts().1, 2]
        .into_iter()
        .filter_map(|places| between(&text(right, places), &b))
        .max_by_key(|slip| slip.weight())
}

/// Whether the found figure is the right one × 10^power, cut to its printed digits.
fn moved(right: Number, found: Number, decimals: u32, power: i32) -> bool {
    !found.is_zero()
        && right.shifted(power).is_some_and(|shifted| {
            shifted == found
                || (power < 0
                    && (shifted.round_half_up(decimals) == found
                        || shifted.truncate(decimals) == found))
        })
}

/// The figure with exactly so many decimals (zeros added, never digits cut).
fn text(number: Number, decimals: u32) -> String {
    let text = number.normalized().to_string();
    let shown = number.normalized().parts().1;
    if shown >= decimals {
        return text;
    }
    let point = if shown == 0 { "." } else { "" };
    let zeros = "0".repeat(usize::try_from(decimals - shown).unwrap_or(0));
    format!("{text}{point}{zeros}")
}

fn between(right: &str, found: &str) -> Option<Slip> {
    let (a, b) = (right.as_bytes(), found.as_bytes());
    if a.len() == b.len() {
        return same_length(a, b);
    }
    if a.len() == b.len() + 1 {
        return missing(a, b).map(|_| Slip::Dropped);
    }
    if a.len() + 1 == b.len() {
        let at = missing(b, a)?;
        let twin = |i: usize| b.get(i) == b.get(at);
        let doubled = at.checked_sub(1).is_some_and(twin) || twin(at + 1);
        return Some(if doubled { Slip::Doubled } else { Slip::Extra });
    }
    None
}

fn same_length(a: &[u8], b: &[u8]) -> Option<Slip> {
    let differ: Vec<usize> = (0..a.len()).filter(|&i| a.get(i) != b.get(i)).collect();
    match differ[..] {
        [i] if a.get(i)?.is_ascii_digit() && b.get(i)?.is_ascii_digit() => Some(Slip::OneDigit),
        [i, j] if a.get(i) == b.get(j) && a.get(j) == b.get(i) => {
            let next = j == i + 1 || (j == i + 2 && a.get(i + 1) == Some(&b'.'));
            (next && a.get(i)?.is_ascii_digit() && a.get(j)?.is_ascii_digit())
                .then_some(Slip::Swapped)
        }
        _ => None,
    }
}

/// The position of the digit that `long` has and `short` has not.
fn missing(long: &[u8], short: &[u8]) -> Option<usize> {
    let at = (0..short.len())
        .find(|&i| long.get(i) != short.get(i))
        .unwrap_or(short.len());
    (long.get(at)?.is_ascii_digit() && long.get(at + 1..)? == short.get(at..)?).then_some(at)
}

/// Every figure from which a slip of digits leads to the found one.
pub(super) fn could_have_been(found: Number, decimals: u32) -> Vec<Number> {
    let printed = text(found, decimals);
    let digits: Vec<char> = printed.chars().collect();
    let mut texts: Vec<String> = Vec::new();
    for at in 0..=digits.len() {
        let insert = |digit: char| {
            let mut with = digits.clone();
            with.insert(at, digit);
            with.into_iter().collect::<String>()
        };
        texts.extend(('0'..='9').map(insert));
        let Some(old) = digits.get(at).filter(|c| c.is_ascii_digit()) else {
            continue;
        };
        for digit in ('0'..='9').filter(|digit| digit != old) {
            let mut with = digits.clone();
            with[at] = digit;
            texts.push(with.into_iter().collect());
        }
        let mut without = digits.clone();
        without.remove(at);
        texts.push(without.into_iter().collect());
        let mate = (at + 1..digits.len()).find(|&i| digits[i].is_ascii_digit());
        if let Some(mate) = mate {
            let mut swapped = digits.clone();
            swapped.swap(at, mate);
            texts.push(swapped.into_iter().collect());
        }
    }
    let shifts = [1, -1, 2, -2, 3, -3, 4, -4];
    texts
        .iter()
        .filter_map(|text| text.parse().ok())
        .chain(shifts.into_iter().filter_map(|power| found.shifted(power)))
        .chain(std::iter::once(found.negated()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(right: &str, found: &str) -> Option<Slip> {
        let found: Number = found.parse().unwrap();
        of_digits(right.parse().unwrap(), found, found.parts().1)
    }

    #[test]
    fn slips_are_told_apart() {
        assert_eq!(slip("92.78", "92.87"), Some(Slip::Swapped));
        assert_eq!(slip("92.78", "97.28"), Some(Slip::Swapped));
        assert_eq!(slip("-72.8", "72.8"), Some(Slip::Sign));
        assert_eq!(slip("0.53", "0.05"), Some(Slip::Shifted(-1)));
        assert_eq!(slip("1051.65", "10516500"), Some(Slip::Unit));
        assert_eq!(slip("873.51", "87351"), Some(Slip::Shifted(2)));
        assert_eq!(slip("805.66", "1805.66"), Some(Slip::Extra));
        assert_eq!(slip("805.66", "8055.66"), Some(Slip::Doubled));
        assert_eq!(slip("805.66", "805.6"), Some(Slip::Dropped));
        assert_eq!(slip("45.21", "45.41"), Some(Slip::OneDigit));
        assert_eq!(slip("12.34", "77.1"), None);
        assert_eq!(slip("8", "8"), None);
    }

    #[test]
    fn every_slip_of_digits_can_be_undone() {
        for (right, found) in [
            ("467.84", "476.84"),
            ("467.84", "467.8"),
            ("467.84", "4667.84"),
            ("467.84", "46.784"),
            ("467.84", "467.94"),
            ("467.84", "-467.84"),
            ("467.84", "4678400"),
        ] {
            let found: Number = found.parse().unwrap();
            let right: Number = right.parse().unwrap();
            assert!(
                could_have_been(found, found.parts().1).contains(&right),
                "{found}"
            );
        }
    }
}
