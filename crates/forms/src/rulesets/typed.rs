//! Values of rule sets as types: from the text in the data to what scoring works with.

use domain::form::Level1;
use domain::number::{Number, Points, Rate};
use domain::rules::{
    AlarmShares, AtLeastRule, AtMostRule, Banding, ExecutionBase, Grade, ReviewGrade, ReviewPoints,
    Rounding, SpendingByMonth, Tiers, Weights, WeightsAdjustable,
};

/// The word that says: this place has no such rule, whatever it extends says.
pub(super) const NONE: &str = "none";

pub(super) fn number(text: &str) -> Option<Number> {
    text.parse().ok()
}

pub(super) fn points(text: &str) -> Option<Points> {
    number(text).filter(|n| !n.is_negative()).map(Points::new)
}

pub(super) fn percent(text: &str) -> Option<Rate> {
    number(text)
        .filter(|n| !n.is_negative())
        .and_then(Rate::from_percent)
        .map(|rate| Rate::new(rate.number().normalized()))
}

pub(super) fn yes_no(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// Reads `a=1 b=2`; no name may come twice.
pub(super) fn pairs(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for word in text.split_whitespace() {
        let (name, value) = word.split_once('=')?;
        if pairs.iter().any(|(seen, _)| *seen == name) {
            return None;
        }
        pairs.push((name, value));
    }
    (!pairs.is_empty()).then_some(pairs)
}

pub(super) fn weights(text: &str) -> Option<Weights> {
    let zero = Points::new(Number::ZERO);
    let mut weights = Weights {
        execution: zero,
        output: zero,
        outcome: zero,
        satisfaction: zero,
        cost: zero,
    };
    for (name, value) in pairs(text)? {
        let slot = match name {
            "execution" => &mut weights.execution,
            "output" => &mut weights.output,
            "outcome" => &mut weights.outcome,
            "satisfaction" => &mut weights.satisfaction,
            "cost" => &mut weights.cost,
            _ => return None,
        };
        *slot = points(value)?;
    }
    Some(weights)
}

/// All groups together.
pub(super) fn weights_sum(weights: &Weights) -> Option<Number> {
    Number::sum(
        [
            weights.execution,
            weights.output,
            weights.outcome,
            weights.satisfaction,
            weights.cost,
        ]
        .map(Points::number),
    )
}

pub(super) fn adjustable(text: &str) -> Option<WeightsAdjustable> {
    Some(match text {
        "no" => WeightsAdjustable::No,
        "special-cases" => WeightsAdjustable::SpecialCases,
        "by-importance" => WeightsAdjustable::ByImportance,
        "all-but-execution" => WeightsAdjustable::AllButExecution,
        _ => return None,
    })
}

pub(super) fn group(text: &str) -> Option<Level1> {
    Some(match text {
        "output" => Level1::Output,
        "outcome" => Level1::Outcome,
        "cost" => Level1::Cost,
        _ => return None,
    })
}

pub(super) fn execution_base(text: &str) -> Option<ExecutionBase> {
    Some(match text {
        "annual" => ExecutionBase::Annual,
        "initial" => ExecutionBase::Initial,
        _ => return None,
    })
}

pub(super) fn at_least(text: &str) -> Option<AtLeastRule> {
    Some(match text {
        "proportional" => AtLeastRule::Proportional,
        "own-rule" => AtLeastRule::OwnRule,
        "unstated" => AtLeastRule::Unstated,
        _ => return None,
    })
}

pub(super) fn at_most(text: &str) -> Option<AtMostRule> {
    Some(match text {
        "inverse" => AtMostRule::Inverse,
        "linear" => AtMostRule::Linear,
        "own-rule" => AtMostRule::OwnRule,
        "unstated" => AtMostRule::Unstated,
        _ => return None,
    })
}

pub(super) fn tiers(text: &str) -> Option<Tiers> {
    let lower: Option<Vec<Rate>> = text.split_whitespace().map(percent).collect();
    lower.filter(|l| !l.is_empty()).map(|lower| Tiers { lower })
}

pub(super) fn bands(text: &str) -> Option<Banding> {
    let (mut full_at, mut step, mut deduction) = (None, None, None);
    for (name, value) in pairs(text)? {
        match name {
            "full-at" => full_at = percent(value),
            "step" => step = percent(value),
            "deduction" => deduction = points(value),
            _ => return None,
        }
    }
    Some(Banding {
        full_at: full_at?,
        step: step?,
        deduction: deduction?,
    })
}

/// Deviation up to so many percent keeps such a share of the points.
pub(super) fn cost_bands(text: &str) -> Option<Vec<(Rate, Rate)>> {
    pairs(text)?
        .into_iter()
        .map(|(deviation, share)| Some((percent(deviation)?, percent(share)?)))
        .collect()
}

pub(super) fn rounding(text: &str) -> Option<Rounding> {
    let (mut decimals, mut habit) = (None, None);
    for (name, value) in pairs(text)? {
        match name {
            "decimals" => decimals = value.parse().ok().filter(|d| *d <= 6),
            "integer-habit" => habit = yes_no(value),
            _ => return None,
        }
    }
    Some(Rounding {
        decimals: decimals?,
        integer_habit: habit?,
    })
}

pub(super) fn grades(text: &str) -> Option<Vec<Grade>> {
    pairs(text)?
        .into_iter()
        .map(|(word, from)| {
            Some(Grade {
                word: word.to_owned(),
                from: points(from)?,
            })
        })
        .collect()
}

/// Reads `red=60 yellow=80 blue=120 rates=whole`.
pub(super) fn alarm_shares(text: &str) -> Option<AlarmShares> {
    let (mut red, mut yellow, mut blue, mut rates) = (None, None, None, None);
    for (name, value) in pairs(text)? {
        match name {
            "red" => red = percent(value),
            "yellow" => yellow = percent(value),
            "blue" => blue = percent(value),
            "rates" => {
                rates = match value {
                    "whole" => Some(true),
                    "by-time" => Some(false),
                    _ => None,
                }
            }
            _ => return None,
        }
    }
    let shares = AlarmShares {
        red: red?,
        yellow: yellow?,
        blue: blue?,
        rates_whole: rates?,
    };
    (shares.red < shares.yellow && shares.yellow < shares.blue).then_some(shares)
}

/// Reads `4=25 6=40`: by the end of a month such a share.
pub(super) fn alarm_spending(text: &str) -> Option<SpendingByMonth> {
    let due: SpendingByMonth = pairs(text)?
        .into_iter()
        .map(|(month, share)| {
            let month = month.parse().ok().filter(|m| (1..=12).contains(m))?;
            Some((month, percent(share)?))
        })
        .collect::<Option<_>>()?;
    let rising = due.windows(2).all(|pair| match pair {
        [(a, x), (b, y)] => a < b && x < y,
        _ => true,
    });
    rising.then_some(due)
}

/// Reads `优=6/良 良=6/中 中=6/差 差=0/差`.
pub(super) fn review_grades(text: &str) -> Option<Vec<ReviewGrade>> {
    let grade = |(word, rule): (&str, &str)| {
        let (at_least, lowest) = rule.split_once('/')?;
        Some(ReviewGrade {
            word: word.to_owned(),
            at_least: at_least.parse().ok()?,
            lowest: lowest.to_owned(),
        })
    };
    let grades: Vec<ReviewGrade> = pairs(text)?.into_iter().map(grade).collect::<Option<_>>()?;
    let known = |word: &str| grades.iter().any(|grade| grade.word == word);
    let named = grades.iter().all(|grade| known(&grade.lowest));
    let ends = grades.last().is_some_and(|last| last.at_least == 0);
    (named && ends).then_some(grades)
}

/// Reads `规范完整性=10 明确清晰性=10`.
pub(super) fn review_points(text: &str) -> Option<ReviewPoints> {
    let pairs = pairs(text)?.into_iter();
    pairs
        .map(|(name, value)| Some((name.to_owned(), points(value)?)))
        .collect()
}

/// Reads `06-20`.
pub(super) fn month_day(text: &str) -> Option<(u8, u8)> {
    let date = super::dates::parse(&format!("2001-{text}"))?;
    Some((date.month, date.day))
}

/// Whether the figures fall from first to last and end at nought.
pub(super) fn descends_to_zero(figures: &[Number]) -> bool {
    figures.windows(2).all(|pair| pair[0] > pair[1]) && figures.last().is_some_and(|n| n.is_zero())
}
