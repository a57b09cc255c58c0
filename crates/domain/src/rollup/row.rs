//! One indicator row as a roll-up sees it: what it is, how figures of its kind are put
//! together, its figures, and why one of them cannot be used.

use super::fraction::fraction;
use super::words::Words;
use crate::form::{Indicator, IndicatorColumn, Level1, Level2};
use crate::number::Number;
use crate::value::{Comparator, Period, Quantity, Scale, Unit, UnitKind, Value};

/// How the values of an indicator are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    /// Absolute amounts are added.
    Added,
    /// Rates are averaged with the funds as weights, or taken from the figures behind them.
    Averaged,
    /// Words have no value; their scores are averaged with the funds as weights.
    Scored,
}

/// What makes two rows one indicator.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Its level-1 group.
    pub level1: Level1,
    /// Its level-2 kind.
    pub level2: Level2,
    /// Its name, in one spelling.
    pub name: String,
    /// How its values are put together.
    pub manner: Manner,
    /// What its values are in, without scale.
    pub unit: Unit,
    /// How often its amount recurs.
    pub period: Option<Period>,
}

/// Why a row, or a figure of it, cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// The row has no name.
    NoName,
    /// No actual value is filled in.
    NoActual,
    /// The actual value cannot be read.
    Unreadable,
    /// The actual value is a range.
    Range,
    /// The actual value is of another kind, unit or period than the target.
    OtherKind,
    /// The actual value is a sentence with no figure of the target's unit, or with several.
    Sentence,
    /// No score or no points are filled in, or they are no figures.
    NoScore,
    /// The form tells no funds, so nothing can be averaged with them.
    NoFunds,
}

impl Left {
    /// Every reason.
    pub const ALL: [Self; 8] = [
        Self::NoName,
        Self::NoActual,
        Self::Unreadable,
        Self::Range,
        Self::OtherKind,
        Self::Sentence,
        Self::NoScore,
        Self::NoFunds,
    ];

    /// The name used in machine output.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoName => "no-name",
            Self::NoActual => "no-actual",
            Self::Unreadable => "unreadable",
            Self::Range => "range",
            Self::OtherKind => "other-kind",
            Self::Sentence => "sentence",
            Self::NoScore => "no-score",
            Self::NoFunds => "no-funds",
        }
    }

    /// The column at fault.
    pub fn column(self) -> IndicatorColumn {
        match self {
            Self::NoName => IndicatorColumn::Name,
            Self::NoScore => IndicatorColumn::Score,
            _ => IndicatorColumn::Actual,
        }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPart {
    /// Its position in the form, from 0.
    pub row: usize,
    /// Its level-1 group.
    pub level1: Level1,
    /// Its level-2 kind.
    pub level2: Level2,
    /// Its name as printed, without a unit in brackets.
    pub name: String,
    /// How its values are put together.
    pub manner: Manner,
    /// What its values are in, without scale.
    pub unit: Unit,
    /// The scale its target is printed in.
    pub scale: Scale,
    /// How often its amount recurs.
    pub period: Option<Period>,
    /// The comparator of the target.
    pub comparator: Option<Comparator>,
    /// The target in the unit's base.
    pub target: Option<Number>,
    /// The actual value in the unit's base.
    pub actual: Option<Number>,
    /// Numerator and denominator behind the actual value.
    pub fraction: Option<(Number, Number)>,
    /// Its score, less the deduction.
    pub score: Option<Number>,
    /// Its points.
    pub points: Option<Number>,
    /// Why figures of it cannot be used.
    pub left: Vec<Left>,
}

/// Reads a row; none where nothing at all is filled in. `acts` tells whether actual values
/// and scores are due.
pub(super) fn read(row: usize, from: &Indicator, words: &Words, acts: bool) -> Option<RowPart> {
    if from.name.is_blank() && from.target.is_blank() && from.actual.is_blank() {
        return None;
    }
    let leading = leading(from);
    let unit = leading.map_or_else(Unit::default, |quantity| Unit {
        scale: Scale::One,
        ..quantity.unit.clone()
    });
    let target = from.target.value.quantity();
    let mut part = RowPart {
        row,
        level1: from.level1.clone(),
        level2: from.level2.clone(),
        name: without_unit(&from.name.raw, &unit).to_owned(),
        manner: manner(from, leading, words),
        scale: leading.map_or(Scale::One, |quantity| quantity.unit.scale),
        period: leading.and_then(|quantity| quantity.period),
        comparator: target.and_then(|target| target.comparator),
        target: target
            .filter(|target| target.upper.is_none())
            .and_then(Quantity::base_value),
        unit,
        actual: None,
        fraction: None,
        score: net_score(from),
        points: from.points.value.number().map(|points| points.value),
        left: Vec::new(),
    };
    if part.name.is_empty() {
        part.left.push(Left::NoName);
    }
    if part.manner == Manner::Scored {
        (part.unit, part.scale, part.period) = (Unit::default(), Scale::One, None);
        (part.comparator, part.target) = (None, None);
    }
    if acts {
        act(&mut part, from, leading);
    }
    Some(part)
}

/// The actual value and the score, where they are due.
fn act(part: &mut RowPart, from: &Indicator, leading: Option<&Quantity>) {
    if part.manner != Manner::Scored {
        match actual(from, leading) {
            Ok(quantity) => {
                let scale = match quantity.unit.kind {
                    UnitKind::None => part.scale.power(),
                    _ => quantity.unit.scale.power(),
                };
                part.actual = quantity.number.value.shifted(scale);
                if part.unit.is_percent() {
                    let cells = [&from.actual, &from.note, &from.method, &from.reason];
                    let number = quantity.number;
                    part.fraction = cells.iter().find_map(|cell| fraction(&cell.raw, number));
                }
            }
            Err(left) => part.left.push(left),
        }
    } else if from.actual.is_blank() {
        part.left.push(Left::NoActual);
    }
    let scored = part.score.is_some() && part.points.is_some_and(|points| points > Number::ZERO);
    if !scored {
        (part.score, part.points) = (None, None);
        part.left.push(Left::NoScore);
    }
}

/// The quantity that tells what kind of row it is: the target, else the actual value.
fn leading(row: &Indicator) -> Option<&Quantity> {
    match &row.target.value {
        Value::Quantity(quantity) => Some(quantity),
        Value::Empty | Value::Dash => row.actual.value.quantity(),
        _ => None,
    }
}

fn manner(row: &Indicator, leading: Option<&Quantity>, words: &Words) -> Manner {
    let Some(quantity) = leading else {
        return Manner::Scored;
    };
    let unit = quantity.unit.to_string();
    let rate = matches!(quantity.unit.kind, UnitKind::Percent | UnitKind::PerMille);
    if rate || !quantity.unit.per.is_empty() || words.is_averaged(&row.name.raw, &unit) {
        Manner::Averaged
    } else {
        Manner::Added
    }
}

/// The one figure of the actual value that answers the target.
fn actual<'a>(row: &'a Indicator, leading: Option<&Quantity>) -> Result<&'a Quantity, Left> {
    let same = |quantity: &&Quantity| {
        leading.is_none_or(|leading| {
            let bare = quantity.unit == Unit::default() && !leading.unit.is_percent();
            (quantity.unit.same_kind(&leading.unit) || bare) && quantity.period == leading.period
        })
    };
    let quantity = match &row.actual.value {
        Value::Empty | Value::Dash => return Err(Left::NoActual),
        Value::Unreadable(_) => return Err(Left::Unreadable),
        Value::Deadline(_) => return Err(Left::OtherKind),
        Value::Quantity(quantity) => Some(quantity).filter(same).ok_or(Left::OtherKind)?,
        Value::Words(found) => {
            let mut same = found.iter().filter(same).filter(|quantity| {
                leading.is_none_or(|leading| quantity.unit.same_kind(&leading.unit))
            });
            match (same.next(), same.next()) {
                (Some(quantity), None) => quantity,
                _ => return Err(Left::Sentence),
            }
        }
    };
    match quantity.upper {
        Some(_) => Err(Left::Range),
        None => Ok(quantity),
    }
}

fn net_score(row: &Indicator) -> Option<Number> {
    let score = row.score.value.number()?.value;
    match row.deduction.value.number() {
        Some(deduction) => score
            .minus(deduction.value.abs())
            .map(|net| net.max(Number::ZERO)),
        None => Some(score),
    }
}

/// The name without brackets at its end that only repeat the unit.
fn without_unit<'a>(name: &'a str, unit: &Unit) -> &'a str {
    let closed = name.trim_end().strip_suffix([')', '）']);
    let parts = closed.and_then(|inner| inner.rsplit_once(['(', '（']));
    match parts {
        Some((before, inside)) if !before.is_empty() => {
            let inside = inside
                .trim()
                .trim_start_matches("单位")
                .trim_start_matches([':', '：']);
            let same = inside == unit.to_string() || (unit.is_percent() && inside == "％");
            let scaled = unit.kind == UnitKind::Yuan
                && inside.ends_with('元')
                && inside.chars().count() <= 2;
            if same || scaled { before } else { name }
        }
        _ => name,
    }
}
