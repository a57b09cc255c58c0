//! Which checks run, which findings are kept, which fail.

use crate::support::{FAULTY, Folder, json};

fn codes(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["check", "a.toml", "--format", "json"];
    all.extend(arguments);
    json(&folder.run(&all).out)["documents"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn prefixes_select_and_ignore() {
    let faulty = FAULTY.replace("到会率\", target = \"≥90%\"", "到会率\", target = \"\"");
    let folder = Folder::with(&[("a.toml", faulty.as_bytes())]);
    let all = codes(&folder, &[]);
    assert!(
        all.len() > 1 && all.contains(&"SUM001".to_owned()),
        "{all:?}"
    );
    assert_eq!(codes(&folder, &["--select", "SUM"]), ["SUM001"]);
    assert_eq!(codes(&folder, &["--select", "sum001"]), ["SUM001"]);
    assert_eq!(
        codes(&folder, &["--select", "total-not-sum-of-rows"]),
        ["SUM001"]
    );
    assert!(!codes(&folder, &["--ignore", "SUM"]).contains(&"SUM001".to_owned()));
    assert!(
        codes(&folder, &["--level", "error"])
            .iter()
            .all(|code| code != "PLA003")
    );
}

#[test]
fn the_failing_level_is_a_choice() {
    let folder = Folder::with(&[("a.toml", FAULTY.as_bytes())]);
    assert_eq!(folder.run(&["check", "a.toml", "--ignore", "SUM"]).code, 0);
    let empty = FAULTY.replace("actual = \"95%\"", "actual = \"\"");
    std::fs::write(folder.path("a.toml"), empty).unwrap();
    let ignoring = [
        "check",
        "a.toml",
        "--select",
        "CMP,TYP",
        "--fail-level",
        "note",
    ];
    assert_eq!(folder.run(&ignoring).code, 1);
}

#[test]
fn a_rule_set_and_year_can_be_imposed() {
    let folder = Folder::with(&[("a.toml", FAULTY.as_bytes())]);
    let arguments = [
        "check",
        "a.toml",
        "--format",
        "json",
        "--ruleset",
        "cn-2020",
        "--year",
        "2021",
    ];
    let report = json(&folder.run(&arguments).out);
    assert_eq!(report["rulesets"][0]["id"], "cn-2020");
    assert_eq!(report["rulesets"][0]["year"], 2021);
    let arguments = ["check", "a.toml", "--ruleset", "cn-2020", "--year", "1990"];
    assert_eq!(folder.run(&arguments).code, 2);
}

#[test]
fn a_year_that_cannot_be_a_budget_year_is_refused() {
    let slip = FAULTY.replace("year = 2020", "year = 20200");
    let folder = Folder::with(&[("a.toml", FAULTY.as_bytes()), ("b.toml", slip.as_bytes())]);
    for command in [
        &["check", "a.toml", "--year", "20200"][..],
        &["score", "a.toml", "--year", "20200"],
        &["rules", "cn-2020", "--year", "20200"],
    ] {
        let ran = folder.run(command);
        assert_eq!(ran.code, 2, "{command:?}");
        assert!(ran.err.contains("1990 至 2100"), "{}", ran.err);
    }
    let ran = folder.run(&["check", "b.toml"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.out.contains("“year”：20200 不是预算年度"),
        "{}",
        ran.out
    );
}
