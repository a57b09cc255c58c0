//! The worked example of the guide is a rule set the loader takes, and the guide
//! names every parameter.

use domain::form::Year;
use domain::rules::RuleSetId;
use forms::rulesets::{Library, parameters};

const GUIDE: &str = include_str!("../../../docs/guide/add-a-rule-set.md");

/// The fenced text below the heading that names the file.
fn example(file: &str) -> &'static str {
    let (_, below) = GUIDE
        .split_once(&format!("`rulesets/{file}`\n"))
        .unwrap_or_default();
    let (_, fenced) = below.split_once("```").unwrap_or_default();
    let (_, text) = fenced.split_once('\n').unwrap_or_default();
    text.split("```").next().unwrap_or_default()
}

#[test]
fn the_example_holds() {
    let mut files = vec![];
    for file in ["ruleset.toml", "values.toml", "sources/notice-2022-3.md"] {
        let path = format!("qinghe/{file}");
        let text = example(&path);
        assert!(!text.is_empty(), "{path}");
        files.push((path, text.to_owned()));
    }
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulesets/");
    for path in [
        "cn-2020/ruleset.toml",
        "cn-2020/values.toml",
        "cn-2020/sources/caiyu-2020-10.md",
        "cn-2020/sources/monitoring.md",
        "cn-2020/sources/review.md",
    ] {
        let text = std::fs::read_to_string(format!("{shipped}{path}")).unwrap();
        files.push((path.to_owned(), text));
    }
    let files = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let library = Library::from_files(files);
    let id = RuleSetId("qinghe".to_owned());
    let in_2022 = library.in_force(&id, Year(2022)).unwrap();
    assert_eq!(in_2022.tiers.value.lower[1].to_string(), "0.5");
    assert_eq!(in_2022.due, None);
    assert_eq!(in_2022.weights.source.ruleset.0, "cn-2020");
    let in_2024 = library.in_force(&id, Year(2024)).unwrap();
    assert_eq!(in_2024.due.unwrap().value, (3, 31));
}

#[test]
fn the_guide_names_every_parameter() {
    for (key, _) in parameters() {
        assert!(GUIDE.contains(&format!("| `{key}` |")), "{key}");
    }
}
