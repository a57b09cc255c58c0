//! A damaged rule set is refused or read, never a panic.

use domain::form::Year;
use domain::rules::RuleSetId;
use forms::rulesets::Library;
use proptest::prelude::*;

const HEAD: &str = include_str!("../../../rulesets/cn-2020/ruleset.toml");
const VALUES: &str = include_str!("../../../rulesets/cn-2020/values.toml");

/// The text with so many characters from a position on replaced.
fn damaged(text: &str, at: usize, gone: usize, put: &str) -> String {
    let at = at % text.chars().count();
    let mut out: String = text.chars().take(at).collect();
    out.push_str(put);
    out.extend(text.chars().skip(at + gone));
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_damage_panics(
        at in 0usize..20_000,
        gone in 0usize..30,
        put in "[0-9a-z=\"\\[\\] %.\n-]{0,6}",
        in_head in any::<bool>(),
    ) {
        let (head, values) = if in_head {
            (damaged(HEAD, at, gone, &put), VALUES.to_owned())
        } else {
            (HEAD.to_owned(), damaged(VALUES, at, gone, &put))
        };
        let library = Library::from_files([
            ("cn-2020/ruleset.toml", head.as_str()),
            ("cn-2020/values.toml", values.as_str()),
            ("cn-2020/sources/caiyu-2020-10.md", ""),
        ]);
        if let Err(error) = library.in_force(&RuleSetId("cn-2020".to_owned()), Year(2022)) {
            prop_assert!(!error.text.zh.is_empty() && !error.text.en.is_empty());
        }
    }
}
