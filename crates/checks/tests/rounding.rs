//! Figures that are right and merely rounded for print are never called wrong.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use checks::{Case, Selection, check};
use domain::finding::Level;
use domain::form::Year;
use domain::number::Number;
use domain::rules::{RuleSetId, RulesInForce};
use forms::notation::from_toml;
use forms::rulesets::Library;
use proptest::prelude::*;

/// Amounts in 元, printed in 万元.
const TEN_THOUSAND: i64 = 10_000;

fn rules() -> RulesInForce {
    let ruleset = RuleSetId("hunan-xiangxi".to_owned());
    Library::embedded().in_force(&ruleset, Year(2022)).unwrap()
}

fn printed(yuan: i64, decimals: u32) -> String {
    let amount = Number::from(yuan).over(Number::from(TEN_THOUSAND)).unwrap();
    amount.round_half_up(decimals).to_string()
}

/// executed ÷ budget × `of`, rounded half up.
fn share(executed: i64, budget: i64, of: i64, decimals: u32) -> Number {
    let part = Number::from(executed).times(Number::from(of)).unwrap();
    part.over(Number::from(budget))
        .unwrap()
        .round_half_up(decimals)
}

fn errors(form: &str) -> Vec<String> {
    let form = from_toml(form).unwrap();
    let rules = rules();
    let selection = Selection {
        select: ["SUM", "RAT", "SCO"].map(str::to_owned).to_vec(),
        level: Some(Level::Error),
        ..Selection::default()
    };
    let report = check(&[Case::new(&form, &rules)], &selection);
    report.findings.into_iter().map(|f| f.message.zh).collect()
}

/// A fund grid of two sources whose true amounts are known to the 元.
fn form(budgets: [i64; 2], executed: [i64; 2], decimals: u32, rate: &str, score: &str) -> String {
    let total = [budgets.iter().sum::<i64>(), executed.iter().sum::<i64>()];
    let line = |kind: &str, [budget, executed]: [i64; 2], more: &str| {
        let (budget, executed) = (printed(budget, decimals), printed(executed, decimals));
        format!(
            "  {{ line = \"{kind}\", budget = \"{budget}\", executed = \"{executed}\"{more} }},\n"
        )
    };
    let more = format!(", points = \"10\", rate = \"{rate}%\", score = \"{score}\"");
    format!(
        "family = \"project-self-evaluation\"\nyear = 2022\nfunds = [\n{}{}{}]\n",
        line("total", total, &more),
        line("appropriation", [budgets[0], executed[0]], ""),
        line("carried-over", [budgets[1], executed[1]], ""),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_rates_and_scores_of_true_amounts(
        budgets in [1_000i64..900_000_000, 0i64..90_000_000],
        spent in [0i64..=10_000, 0i64..=10_000],
        decimals in 0u32..=4,
        rate_decimals in 0u32..=2,
        from_printed_rate in any::<bool>(),
    ) {
        let executed = [0, 1].map(|i| budgets[i] / TEN_THOUSAND * spent[i]);
        let [budget, paid] = [budgets.iter().sum(), executed.iter().sum::<i64>()];
        let rate = share(paid, budget, 100, rate_decimals);
        let score = if from_printed_rate {
            rate.over(Number::from(10)).unwrap().round_half_up(2)
        } else {
            share(paid, budget, 10, 2)
        };
        let form = form(budgets, executed, decimals, &rate.to_string(), &score.to_string());
        let errors = errors(&form);
        prop_assert!(errors.is_empty(), "{form}{errors:?}");
    }
}
