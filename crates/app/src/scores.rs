//! Scoring a document, and how each printed score stands to the rules.

use crate::check::Session;
use crate::error::Error;
use crate::input::Input;
use crate::load::{Loaded, load};
use crate::rules::Chosen;
use domain::number::Number;
use domain::rules::Rounding;
use domain::scoring::{FormScore, RowScore, RuleScore, score_all};

/// A document that was scored.
#[derive(Debug)]
pub struct Scored {
    /// The document.
    pub loaded: Loaded,
    /// The rules in force for each form, and why.
    pub rules: Vec<Chosen>,
    /// The scores of each form.
    pub scores: Vec<FormScore>,
}

/// How a printed score stands to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It is the rule's value.
    Agrees,
    /// It is the rule's value, rounded to fewer digits than the rules ask for.
    Rounded,
    /// It lies in the interval the rules leave to a person.
    Allowed,
    /// It is neither.
    Differs,
    /// No score is printed.
    Unprinted,
    /// The rules cannot say.
    Open,
}

impl Verdict {
    /// The name used in machine output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Rounded => "within-rounding",
            Self::Allowed => "allowed",
            Self::Differs => "differs",
            Self::Unprinted => "unprinted",
            Self::Open => "open",
        }
    }
}

/// Reads and scores a document.
///
/// # Errors
/// Where nothing could be read, or the rules cannot be used.
pub fn score_document(input: &Input, session: &Session) -> Result<Scored, Error> {
    let mut loaded = load(input)?;
    loaded.tell_of(session.month);
    let rules = session
        .rules
        .choose_all(&loaded, session.ruleset.as_ref(), session.year)?;
    let forms = loaded.forms.iter().zip(&rules);
    let forms: Vec<_> = forms.map(|(form, chosen)| (form, &*chosen.rules)).collect();
    let scores = score_all(&forms);
    Ok(Scored {
        loaded,
        rules,
        scores,
    })
}

/// How the printed score of a row stands to the rules.
///
/// A whole figure agrees with a computed one only where whole points are the habit of the
/// place and year; fewer decimals than the rules ask for are rounding.
pub fn verdict_of(row: &RowScore, rounding: Rounding) -> Verdict {
    let Some(printed) = row.printed else {
        return Verdict::Unprinted;
    };
    match &row.rule {
        RuleScore::Exact(value) if value.round_half_up(rounding.decimals) == printed => {
            Verdict::Agrees
        }
        RuleScore::Exact(value) if is_rounded(printed, *value, rounding) => Verdict::Rounded,
        RuleScore::Exact(_) => Verdict::Differs,
        RuleScore::Between {
            low,
            high,
            high_included,
        } => {
            let below = printed < *high || (*high_included && printed == *high);
            if *low <= printed && below {
                Verdict::Allowed
            } else {
                Verdict::Differs
            }
        }
        RuleScore::NotApplicable(_) | RuleScore::Unknown(_) => Verdict::Open,
    }
}

fn is_rounded(printed: Number, value: Number, rounding: Rounding) -> bool {
    let decimals = printed.parts().1;
    let whole = decimals == 0 && rounding.decimals > 0;
    let cut = whole && value.truncate(0) == printed;
    (rounding.integer_habit || !whole) && (value.round_half_up(decimals) == printed || cut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::form::{IndicatorColumn, Slot};
    use domain::scoring::Attainment;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn verdict(printed: Option<&str>, rule: RuleScore) -> Verdict {
        let row = RowScore {
            slot: Slot::Indicator(0, IndicatorColumn::Score),
            printed: printed.map(n),
            rule,
            attainment: Attainment::Undecided,
            ratio: None,
            steps: Vec::new(),
        };
        verdict_by(&row, true)
    }

    fn verdict_by(row: &RowScore, integer_habit: bool) -> Verdict {
        verdict_of(
            row,
            Rounding {
                decimals: 2,
                integer_habit,
            },
        )
    }

    #[test]
    fn a_value_agrees_to_the_digits_the_rules_ask_for() {
        let exact = || RuleScore::Exact(n("9.2601"));
        assert_eq!(verdict(Some("9.26"), exact()), Verdict::Agrees);
        assert_eq!(verdict(Some("9"), exact()), Verdict::Rounded);
        assert_eq!(verdict(Some("9.25"), exact()), Verdict::Differs);
        assert_eq!(verdict(Some("9.3"), exact()), Verdict::Rounded);
        assert_eq!(
            verdict(Some("8"), RuleScore::Exact(n("8.475"))),
            Verdict::Rounded
        );
        let row = RowScore {
            slot: Slot::Indicator(0, IndicatorColumn::Score),
            printed: Some(n("9")),
            rule: exact(),
            attainment: Attainment::Undecided,
            ratio: None,
            steps: Vec::new(),
        };
        assert_eq!(verdict_by(&row, false), Verdict::Differs);
        assert_eq!(verdict(None, exact()), Verdict::Unprinted);
    }

    #[test]
    fn the_upper_end_of_a_tier_counts_only_where_it_is_included() {
        let tier = |high_included| RuleScore::Between {
            low: n("6"),
            high: n("8"),
            high_included,
        };
        assert_eq!(verdict(Some("6"), tier(false)), Verdict::Allowed);
        assert_eq!(verdict(Some("8"), tier(false)), Verdict::Differs);
        assert_eq!(verdict(Some("8"), tier(true)), Verdict::Allowed);
        assert_eq!(verdict(Some("5.9"), tier(true)), Verdict::Differs);
    }
}
