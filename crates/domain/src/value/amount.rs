//! One amount: what leads a figure, the figure, what follows it.
//! Must not know dates.

use super::measure::{self, Part};
use super::{Comparator, Quantity, Unit, UnitKind, figure, numerals, units};
use crate::number::{Number, Printed};

/// The modifiers directly in front of a figure.
#[derive(Default)]
pub(super) struct Lead {
    /// Where the first of them begins.
    pub start: usize,
    /// The comparison nearest to the figure.
    pub comparator: Option<Comparator>,
    /// 约, 近.
    pub approximate: bool,
    /// 每月, 每人, in printed order.
    pub parts: Vec<Part>,
    /// The figure has a minus sign.
    pub negative: bool,
    /// The figure has a sign of its own.
    pub signed: bool,
}

impl Lead {
    /// Strips the modifiers from the end of `text[from..begin]`.
    pub(super) fn before(text: &str, from: usize, begin: usize) -> Self {
        let unsigned = Self::unsigned(&text[from..begin], from);
        let Some(sign) = text[from..begin].chars().next_back() else {
            return unsigned;
        };
        if !matches!(sign, '+' | '-') {
            return unsigned;
        }
        let at = begin - 1;
        let mut lead = Self::unsigned(&text[from..at], from);
        let stands_free = match text[..at].chars().next_back() {
            None => true,
            Some(c) => matches!(c, ' ' | '(' | ':' | '=' | '≥' | '≤' | '<' | '>' | '¥'),
        };
        if stands_free || lead.start < at {
            lead.signed = true;
            lead.negative = sign == '-';
            return lead;
        }
        unsigned
    }

    fn unsigned(before: &str, from: usize) -> Self {
        let mut lead = Self::default();
        let mut rest = before;
        // No modifier ends in a Latin letter, a digit or a stop; most figures stand behind those.
        while rest.ends_with(|c: char| !c.is_ascii() || matches!(c, '>' | '<' | '=' | ':')) {
            if let Some(named) = rest.strip_suffix(':').filter(|_| lead.comparator.is_some()) {
                // 满意度：≥95%, 每月：≥5次
                rest = named;
            } else if let Some((word, comparator)) =
                compared(rest).filter(|_| lead.comparator.is_none())
            {
                lead.comparator = Some(comparator);
                rest = &rest[..rest.len() - word.len()];
            } else if let Some(word) = units::ends(rest, &units::ROUGHLY_BEFORE)
                .filter(|_| units::ends(rest, &units::NOT_ROUGHLY).is_none())
            {
                lead.approximate = true;
                rest = &rest[..rest.len() - word.len()];
            } else if let Some((part, at)) = each(rest).filter(|_| lead.parts.len() < 3) {
                lead.parts.push(part);
                rest = &rest[..at];
            } else {
                break;
            }
        }
        lead.parts.reverse();
        lead.start = from + rest.len();
        lead
    }
}

fn compared(text: &str) -> Option<(&'static str, Comparator)> {
    let found = units::COMPARED_BEFORE
        .iter()
        .filter(|(word, _)| units::ends_in(text, word));
    let found = found.max_by_key(|(word, _)| word.len()).copied();
    found.filter(|(word, _)| *word != ">" || !ends_in_tag(text))
}

/// Whether the `>` at the end closes a leftover tag such as `<p>` or `</b>`.
fn ends_in_tag(text: &str) -> bool {
    let inner = text.strip_suffix('>').unwrap_or(text);
    let name = |c: char| c.is_ascii_alphanumeric() || c == '/';
    let opened = inner.trim_end_matches(name);
    opened.len() < inner.len() && opened.ends_with('<')
}

/// 每 with a period or a counter at the end of the text, and where it begins.
fn each(text: &str) -> Option<(Part, usize)> {
    let (at, sign) = text
        .char_indices()
        .rev()
        .take(5)
        .find(|(_, c)| *c == '每')?;
    let word = &text[at + sign.len_utf8()..];
    let known = measure::part_word(word).is_some_and(|known| known.len() == word.len());
    known.then(|| (Part(word.to_owned()), at))
}

/// A figure in either script.
pub(super) struct Head {
    /// Its value; `None` when the digits make no number.
    pub number: Option<Printed>,
    /// Where it ends.
    pub end: usize,
    /// How many digits, when it is nothing but digits.
    pub bare_digits: usize,
    /// It begins with a zero as codes do.
    pub leading_zero: bool,
    /// It is written in Chinese numerals, of so many characters.
    pub spelled: Option<usize>,
    /// 百分之, 千分之.
    pub share: Option<UnitKind>,
}

impl Head {
    /// The figure at `begin`; `None` when the numerals there are words.
    pub(super) fn read(text: &str, begin: usize, whole: bool) -> Option<Self> {
        let rest = &text[begin..];
        for (word, kind) in [
            ("百分之", UnitKind::Percent),
            ("千分之", UnitKind::PerMille),
        ] {
            if let Some(behind) = rest.strip_prefix(word) {
                let mut head = Self::share(behind, begin + word.len(), whole)?;
                head.share = Some(kind);
                return Some(head);
            }
        }
        Self::plain(rest, begin, whole)
    }

    fn plain(rest: &str, begin: usize, whole: bool) -> Option<Self> {
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            let read = figure::read(rest, whole);
            return Some(Self {
                number: read.number,
                end: begin + read.len,
                bare_digits: read.bare_digits,
                leading_zero: read.leading_zero,
                spelled: None,
                share: None,
            });
        }
        let (number, len, count) = numerals::read(rest)?;
        Some(Self::spelled(number, begin + len, count))
    }

    fn spelled(number: Printed, end: usize, count: usize) -> Self {
        Self {
            number: Some(number),
            end,
            bare_digits: 0,
            leading_zero: false,
            spelled: Some(count),
            share: None,
        }
    }

    fn share(rest: &str, begin: usize, whole: bool) -> Option<Self> {
        match rest.strip_prefix('百') {
            Some(behind) if !behind.starts_with(numerals::starts) => {
                let number = Printed::of(Number::HUNDRED);
                Some(Self::spelled(number, begin + '百'.len_utf8(), 4))
            }
            _ => Self::plain(rest, begin, whole),
        }
    }

    /// A code, or as long as one even with commas: never the end of a range without unit.
    fn is_long(&self) -> bool {
        let long = |number: Printed| number.value.abs() >= Number::from(CODE_VALUE);
        self.is_code() || self.number.is_some_and(long)
    }

    /// A code or a phone number rather than an amount, unless a unit follows.
    pub(super) fn is_code(&self) -> bool {
        self.leading_zero || self.bare_digits >= CODE_DIGITS
    }
}

/// So many bare digits in a row are a phone number or a code, not an amount.
const CODE_DIGITS: usize = 7;

/// The smallest number of that many digits.
const CODE_VALUE: i64 = 1_000_000;

/// An amount and where it ends.
pub(super) struct Amount {
    /// The amount, without subject.
    pub quantity: Quantity,
    /// Where it ends.
    pub end: usize,
}

/// Joins lead, figure and what follows. `None` when the figure is no number.
pub(super) fn read(text: &str, lead: &Lead, head: &Head, whole: bool) -> Option<Amount> {
    let first = signed(head.number?, lead.negative);
    let (mut low, mut high, mut end) = (first, None, head.end);
    let mut spelled = head.spelled.is_some();
    if head.share.is_none()
        && let Some((second, second_end)) = range(text, head, whole)
    {
        let second_value = second.number?;
        (low, high) = if second_value.value < low.value {
            (second_value, Some(first))
        } else {
            (low, Some(second_value))
        };
        end = second_end;
        spelled = second.spelled.is_some();
    }
    let mut behind = measure::read(&text[end..], whole, spelled);
    if let Some(kind) = &head.share {
        if behind.unit != Unit::default() {
            return None;
        }
        behind.unit.kind = kind.clone();
    }
    let parts = lead.parts.iter().cloned().chain(behind.parts).collect();
    let (period, per) = measure::settle(parts);
    let quantity = Quantity {
        subject: String::new(),
        comparator: lead.comparator.or(behind.comparator),
        number: low,
        upper: high,
        unit: Unit { per, ..behind.unit },
        period,
        approximate: lead.approximate || behind.approximate,
    };
    let end = end + behind.len;
    Some(Amount { quantity, end })
}

fn signed(number: Printed, negative: bool) -> Printed {
    Printed {
        value: if negative && !number.value.is_zero() {
            number.value.negated()
        } else {
            number.value
        },
        ..number
    }
}

/// The upper end of a range: `-10%`, `至10次`, with the first figure's own unit before it
/// when that is the same (80%-100%) or only its scale (5万-10万元).
fn range(text: &str, head: &Head, whole: bool) -> Option<(Head, usize)> {
    // A unit and (含) at most stand before the sign; without one near, spare the work.
    let mut near = text[head.end..].chars().take(RANGE_SIGN_WITHIN);
    if !near.any(is_range_sign) {
        return None;
    }
    let (unit, len) = measure::thing(&text[head.end..]).unwrap_or_default();
    let behind = &text[head.end + len..];
    let included = behind.strip_prefix("(含)").unwrap_or(behind);
    let sign = included.chars().next().filter(|&c| is_range_sign(c))?;
    let begin = text.len() - included.len() + sign.len_utf8();
    let starts_alike = match head.spelled {
        Some(_) => text[begin..].starts_with(numerals::starts),
        None => text[begin..].starts_with(|c: char| c.is_ascii_digit()),
    };
    if !starts_alike {
        return None;
    }
    let second = Head::plain(&text[begin..], begin, whole)?;
    second.number?;
    let (upper_unit, _) = measure::thing(&text[second.end..]).unwrap_or_default();
    let bare = upper_unit == Unit::default();
    let agrees = unit == Unit::default()
        || unit == upper_unit
        || (unit.kind == UnitKind::None && unit.scale == upper_unit.scale);
    let code = bare && [head, &second].into_iter().any(Head::is_long);
    if !agrees || code || (bare && !whole) {
        return None;
    }
    let end = second.end;
    Some((second, end))
}

/// Characters behind a figure within which a range's sign must stand.
const RANGE_SIGN_WITHIN: usize = 12;

fn is_range_sign(c: char) -> bool {
    matches!(c, '-' | '~' | '至' | '到')
}
