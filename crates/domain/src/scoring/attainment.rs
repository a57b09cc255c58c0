//! Whether an actual value meets its target, and on what grounds.
//!
//! Must not guess: what is not of one kind is left to a person.

use super::{Attainment, Direction, dates, direction};
use crate::form::{Indicator, Year};
use crate::number::Number;
use crate::rules::Vocabulary;
use crate::text::Text;
use crate::value::{Comparator, Period, Quantity, Unit, UnitKind, Value};

/// What a comparison rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// One target figure and one actual figure of one kind.
    Figures(Figures),
    /// Several actual figures that all say the same.
    Several,
    /// Two dates.
    Dates,
    /// Words, and the qualitative tier they name, from 0.
    Words(usize),
    /// A person must say, and why.
    Open(Text),
    /// The actual value is missing.
    NoActual,
    /// The row did not apply this year, by its own words.
    NotApplicable,
}

/// Two figures in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) target: Number,
    pub(super) actual: Number,
    pub(super) direction: Direction,
}

/// A comparison and its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    pub(super) attainment: Attainment,
    pub(super) basis: Basis,
}

impl Comparison {
    fn new(attainment: Attainment, basis: Basis) -> Self {
        Self { attainment, basis }
    }

    fn open(zh: &str, en: &str) -> Self {
        Self::new(Attainment::Undecided, Basis::Open(Text::new(zh, en)))
    }

    fn confirmed(self) -> Self {
        match self.basis {
            Basis::Figures(_) => Self::new(Attainment::Met, self.basis),
            _ => Self::new(Attainment::Met, Basis::Several),
        }
    }

    fn mismatch() -> Self {
        Self::open(
            "实际完成值与指标值不是同一类型，无法比较",
            "the actual value and the target are of different kinds and cannot be compared",
        )
    }
}

/// Compares a row's actual value with its target.
pub(super) fn compare(row: &Indicator, year: Option<Year>, words: &Vocabulary) -> Comparison {
    let (target, actual) = (&row.target, &row.actual);
    if actual.is_blank() {
        return Comparison::new(Attainment::Undecided, Basis::NoActual);
    }
    if words.is("not-applicable", &plain(&actual.raw)) {
        return Comparison::new(Attainment::Undecided, Basis::NotApplicable);
    }
    let same_text = plain(&target.raw) == plain(&actual.raw);
    match (&target.value, &actual.value) {
        (Value::Empty | Value::Dash, _) => {
            Comparison::open("没有填写指标值", "the target is not filled in")
        }
        (Value::Unreadable(why), _) | (_, Value::Unreadable(why)) => {
            Comparison::new(Attainment::Undecided, Basis::Open(why.clone()))
        }
        (Value::Quantity(a), Value::Quantity(b)) => {
            match figures(row, a, b, words, true) {
                // ＞95% answered with ＞95%: the target itself was confirmed.
                Some(outcome) if same_text => outcome.confirmed(),
                Some(outcome) => outcome,
                None => Comparison::mismatch(),
            }
        }
        (Value::Quantity(a), Value::Words(found)) => sentence(row, a, found, words),
        (Value::Deadline(_), Value::Deadline(_)) if same_text => {
            Comparison::new(Attainment::Met, Basis::Dates)
        }
        (Value::Deadline(a), Value::Deadline(b)) => match dates::kept(a, b, year) {
            Some(true) => Comparison::new(Attainment::Met, Basis::Dates),
            Some(false) => Comparison::new(Attainment::Unmet, Basis::Dates),
            None => Comparison::open(
                "两个日期无法比较先后",
                "the two dates cannot be put in order",
            ),
        },
        (Value::Words(_), _) if same_text => Comparison::new(Attainment::Met, Basis::Words(0)),
        (Value::Words(_), Value::Words(_)) => in_words(&target.raw, &actual.raw, words),
        _ => Comparison::mismatch(),
    }
}

/// The text without blanks and the marks that close a sentence.
fn plain(raw: &str) -> String {
    raw.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '。' | '；' | ';' | '，' | ',' | '、'))
        .collect()
}

/// Words answered with words: only the listed words tell a tier.
fn in_words(target: &str, actual: &str, words: &Vocabulary) -> Comparison {
    let actual = plain(actual);
    // 优秀 answered with 满意: two words of praise, of which one may be the weaker.
    let comparable = !words.is("achieved", &plain(target));
    if comparable && words.is("achieved", &actual) {
        Comparison::new(Attainment::Met, Basis::Words(0))
    } else if words.is("partly-achieved", &actual) {
        Comparison::new(Attainment::Unmet, Basis::Words(1))
    } else if words.is("not-achieved", &actual) {
        Comparison::new(Attainment::Unmet, Basis::Words(2))
    } else {
        Comparison::open(
            "定性指标，完成情况须由人判断",
            "a qualitative indicator; a person must judge it",
        )
    }
}

/// A sentence with figures: the one in the target's unit answers it.
fn sentence(
    row: &Indicator,
    target: &Quantity,
    found: &[Quantity],
    words: &Vocabulary,
) -> Comparison {
    let mentions = |word: &String| word.chars().count() > 1 && row.actual.raw.contains(word);
    if words.words("not-achieved").iter().any(mentions) {
        return Comparison::open(
            "文字说明中提到未完成，须由人判断",
            "the sentence speaks of something not done; a person must judge it",
        );
    }
    let answers: Vec<(&Quantity, Comparison)> = found
        .iter()
        .filter_map(|quantity| {
            figures(row, target, quantity, words, false).map(|outcome| (quantity, outcome))
        })
        .collect();
    if let [(_, outcome)] = answers.as_slice() {
        return outcome.clone();
    }
    let named: Vec<&Comparison> = answers
        .iter()
        .filter(|(quantity, _)| about(row, target, quantity))
        .map(|(_, outcome)| outcome)
        .collect();
    if let [outcome] = named.as_slice() {
        return (*outcome).clone();
    }
    let Some((_, first)) = answers.first() else {
        return Comparison::mismatch();
    };
    let all_alike = answers
        .iter()
        .all(|(_, outcome)| outcome.attainment == first.attainment);
    if all_alike && first.attainment != Attainment::Undecided {
        Comparison::new(first.attainment, Basis::Several)
    } else {
        Comparison::open(
            "文字说明中有几个数，不能确定哪一个对应指标值",
            "the sentence holds several figures; which answers the target is not certain",
        )
    }
}

/// Whether a figure's words name what the target or the indicator is about.
fn about(row: &Indicator, target: &Quantity, quantity: &Quantity) -> bool {
    let subject = quantity.subject.as_str();
    !subject.is_empty()
        && [target.subject.as_str(), row.name.raw.as_str()]
            .into_iter()
            .any(|topic| !topic.is_empty() && (topic.contains(subject) || subject.contains(topic)))
}

/// Compares two quantities; `None` when they are not of one kind.
fn figures(
    row: &Indicator,
    target: &Quantity,
    actual: &Quantity,
    words: &Vocabulary,
    alone: bool,
) -> Option<Comparison> {
    let (a, b) = in_one_unit(target, actual, alone)?;
    let direction = direction(row, target, words);
    let strict = matches!(
        target.comparator,
        Some(Comparator::MoreThan | Comparator::LessThan)
    );
    let attainment = if target.upper.is_some() || actual.upper.is_some() {
        range(target, actual, direction, strict)
    } else {
        certain(actual, direction, judge(direction, strict, a, b))
    };
    if attainment == Attainment::Undecided {
        return Some(Comparison::open(
            "仅凭这两个数不能判定是否完成",
            "the two figures alone do not tell whether the target is met",
        ));
    }
    let basis = if target.upper.is_some() || actual.upper.is_some() {
        Basis::Several
    } else {
        Basis::Figures(Figures {
            target: a,
            actual: b,
            direction,
        })
    };
    Some(Comparison::new(attainment, basis))
}

/// Weighs one figure against the target.
fn judge(direction: Direction, strict: bool, target: Number, actual: Number) -> Attainment {
    use Attainment::{Met, Undecided, Unmet};
    let met = |met: bool| if met { Met } else { Unmet };
    match direction {
        Direction::Higher => met(actual > target || (actual == target && !strict)),
        Direction::Lower => met(actual < target || (actual == target && !strict)),
        Direction::Exactly | Direction::Unknown if actual == target => Met,
        Direction::Exactly if actual < target => Unmet,
        Direction::Exactly | Direction::Unknown => Undecided,
    }
}

/// An actual value that is itself a bound or approximate proves only what it proves.
fn certain(actual: &Quantity, direction: Direction, outcome: Attainment) -> Attainment {
    let proves_met = match actual.comparator {
        Some(c) if c.rewards_more() => direction == Direction::Higher,
        Some(c) if c.rewards_less() => direction == Direction::Lower,
        _ => true,
    };
    let exact = !actual.approximate && matches!(actual.comparator, None | Some(Comparator::Equal));
    match outcome {
        Attainment::Met if proves_met => Attainment::Met,
        Attainment::Unmet if exact => Attainment::Unmet,
        _ => Attainment::Undecided,
    }
}

/// Ranges on either side: decided only when every figure of the range agrees.
fn range(target: &Quantity, actual: &Quantity, direction: Direction, strict: bool) -> Attainment {
    if target.unit.scale != actual.unit.scale {
        return Attainment::Undecided;
    }
    let low = actual.number.value;
    let high = actual.upper.map_or(low, |upper| upper.value);
    if let Some(upper) = target.upper {
        let inside = low >= target.number.value && high <= upper.value;
        return if inside {
            Attainment::Met
        } else {
            Attainment::Undecided
        };
    }
    let [first, second] = [low, high].map(|end| judge(direction, strict, target.number.value, end));
    if first == second {
        first
    } else {
        Attainment::Undecided
    }
}

/// Both figures in one unit; `None` when they do not measure the same thing.
///
/// A cell that holds nothing but a figure may leave out the thing counted (7 for 7个);
/// a figure inside a sentence may not.
fn in_one_unit(target: &Quantity, actual: &Quantity, alone: bool) -> Option<(Number, Number)> {
    if yearly(target.period) != yearly(actual.period) {
        return None;
    }
    let (a, b) = (&target.unit, &actual.unit);
    let printed = (target.number.value, actual.number.value);
    if a.same_kind(b) {
        return if a.scale == b.scale {
            Some(printed)
        } else {
            Some((target.base_value()?, actual.base_value()?))
        };
    }
    match (&a.kind, &b.kind) {
        (UnitKind::Percent, UnitKind::PerMille) if a.per == b.per => {
            Some((printed.0.shifted(1)?, printed.1))
        }
        (UnitKind::PerMille, UnitKind::Percent) if a.per == b.per => {
            Some((printed.0, printed.1.shifted(1)?))
        }
        (UnitKind::Counted(_), UnitKind::None) | (UnitKind::None, UnitKind::Counted(_))
            if alone && unscaled(a) && unscaled(b) =>
        {
            Some(printed)
        }
        _ => None,
    }
}

fn unscaled(unit: &Unit) -> bool {
    unit.scale == Default::default() && unit.per.is_empty()
}

/// The form is about one year, so a yearly amount and a bare one are the same.
fn yearly(period: Option<Period>) -> Option<Period> {
    period.filter(|&period| period != Period::Year)
}
