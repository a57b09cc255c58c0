//! Whether a value says what its key demands; run on every value when a rule set is read.

use super::error::{RulesError, RulesErrorKind};
use super::{parameter as p, typed};
use domain::number::Number;

/// Refuses a value that its key cannot mean.
pub(super) fn value(at: (&str, &str), value: &str) -> Result<(), RulesError> {
    let key = at.1;
    if key.starts_with(p::THRESHOLD) {
        return match typed::number(value) {
            Some(_) => Ok(()),
            None => Err(RulesError::bad_value(at, value, "a figure")),
        };
    }
    let demand = p::by_key(key).map_or("", |parameter| parameter.demand);
    if value == typed::NONE && demand.contains(typed::NONE) {
        return Ok(());
    }
    if !is_understood(key, value) {
        return Err(RulesError::bad_value(at, value, demand));
    }
    if figures(key, value).is_some_and(|figures| !typed::descends_to_zero(&figures)) {
        return Err(RulesError::at(
            RulesErrorKind::NotDescending,
            at,
            format!("“{value}”各档要从高到低，最后一档为 0"),
            format!("`{value}` must fall from the best to the last, which is 0"),
        ));
    }
    Ok(())
}

fn is_understood(key: &str, value: &str) -> bool {
    match key {
        p::TOTAL_POINTS => typed::points(value).is_some(),
        p::WEIGHTS | p::WEIGHTS_WITH_COST => typed::weights(value).is_some(),
        p::ADJUSTABLE => typed::adjustable(value).is_some(),
        p::WITHOUT_SATISFACTION => typed::group(value).is_some(),
        p::EXECUTION_BASE => typed::execution_base(value).is_some(),
        p::AT_LEAST => typed::at_least(value).is_some(),
        p::AT_MOST => typed::at_most(value).is_some(),
        p::TIERS => typed::tiers(value).is_some(),
        p::SATISFACTION_BANDS => typed::bands(value).is_some(),
        p::COST_BANDS => typed::cost_bands(value).is_some(),
        p::SCORE_CAP | p::REASON_FOR_UNMET => typed::yes_no(value).is_some(),
        p::OVER_ACHIEVEMENT => typed::percent(value).is_some(),
        p::DEDUCTIONS => value == "own-column",
        p::ROUNDING => typed::rounding(value).is_some(),
        p::GRADES => typed::grades(value).is_some(),
        p::ALARM_SHARES => typed::alarm_shares(value).is_some(),
        p::ALARM_SPENDING => typed::alarm_spending(value).is_some(),
        p::ALARM_DISTANCE => typed::percent(value).is_some(),
        p::REVIEW_GRADES => typed::review_grades(value).is_some(),
        p::REVIEW_POINTS => typed::review_points(value).is_some(),
        p::DUE => typed::month_day(value).is_some(),
        _ => false,
    }
}

/// The figures of a value that must descend to nought.
fn figures(key: &str, value: &str) -> Option<Vec<Number>> {
    match key {
        p::TIERS => Some(
            typed::tiers(value)?
                .lower
                .into_iter()
                .map(|rate| rate.number())
                .collect(),
        ),
        p::GRADES => Some(
            typed::grades(value)?
                .into_iter()
                .map(|grade| grade.from.number())
                .collect(),
        ),
        _ => None,
    }
}
