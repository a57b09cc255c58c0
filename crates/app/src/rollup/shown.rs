//! How figures of a roll-up are shown: in the unit most forms print them in, rates and
//! averages rounded half-up, sums as they are.

use crate::words::say;
use domain::number::Number;
use domain::rollup::{How, Indicator, Manner};
use domain::text::Language;
use domain::value::{Scale, UnitKind};

/// Decimals of an average that is no rate.
const AVERAGE: u32 = 2;
/// Decimals of a rate in percent, and of a score.
pub(super) const RATE: u32 = 2;

/// An amount of 元 in 万元.
pub fn amount(yuan: Number) -> String {
    let shifted = yuan.shifted(-Scale::TenThousand.power());
    shifted.unwrap_or(yuan).normalized().to_string()
}

/// A rate, given as a fraction of one, in percent.
pub(super) fn rate(fraction: Number) -> String {
    fraction
        .times(Number::HUNDRED)
        .map_or_else(String::new, |percent| format!("{}%", rounded(percent)))
}

/// A figure rounded to two decimals.
pub(super) fn rounded(value: Number) -> String {
    value.round_half_up(RATE).normalized().to_string()
}

/// A value in the unit its indicator is shown in; a percentage keeps its sign.
pub fn value(indicator: &Indicator, value: Number, how: How) -> String {
    let shifted = value.shifted(-indicator.scale().power()).unwrap_or(value);
    let shown = match (how, indicator.key.unit.is_percent()) {
        (How::Added, _) => shifted,
        (_, true) => shifted.round_half_up(RATE),
        (_, false) => shifted.round_half_up(AVERAGE),
    };
    with_sign(indicator, shown)
}

/// A source's own value, unrounded.
pub(super) fn exact(indicator: &Indicator, value: Number) -> String {
    let shifted = value.shifted(-indicator.scale().power()).unwrap_or(value);
    with_sign(indicator, shifted)
}

fn with_sign(indicator: &Indicator, shown: Number) -> String {
    let percent = if indicator.key.unit.is_percent() {
        "%"
    } else {
        ""
    };
    format!("{}{percent}", shown.normalized())
}

/// The unit an indicator is shown in; nothing where the values carry it.
pub fn unit_of(indicator: &Indicator) -> String {
    let mut unit = indicator.key.unit.clone();
    if unit.kind == UnitKind::Percent && unit.per.is_empty() {
        return String::new();
    }
    unit.scale = indicator.scale();
    match indicator.key.period {
        Some(period) => format!("{unit}/{period}"),
        None => unit.to_string(),
    }
}

/// How the values of an indicator are put together.
pub fn manner(manner: Manner, how: How, language: Language) -> &'static str {
    match (manner, how) {
        (Manner::Added, _) => say(language, "累加", "added"),
        (Manner::Averaged, How::ByParts) => say(language, "分子分母", "by parts"),
        (Manner::Averaged, _) => say(language, "按资金加权", "by funds"),
        (Manner::Scored, _) => say(language, "得分按资金加权", "scores by funds"),
    }
}
