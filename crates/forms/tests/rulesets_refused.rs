//! Rule sets that are not sound are refused, and the refusal says what to do.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::form::Year;
use domain::rules::RuleSetId;
use forms::rulesets::{Library, RulesError, RulesErrorKind};

const HEAD: &str = r#"
id = "place"
zh = "某地"
en = "A place"
from = "2020-01-01"
"#;

const SOURCE: &str = r#"
[source.notice]
document = "某财〔2020〕1号"
clause = "第一条"
zh = "要点"
en = "What it says"
"#;

/// Everything a rule set must give, with one value said otherwise.
fn values(key: &str, value: &str) -> String {
    let mut text = SOURCE.to_owned();
    for (name, usual) in [
        ("total-points", "100"),
        (
            "weights",
            "execution=10 output=50 outcome=30 satisfaction=10",
        ),
        ("weights-adjustable", "no"),
        ("execution-base", "annual"),
        ("at-least", "proportional"),
        ("at-most", "inverse"),
        ("tiers", "80 60 0"),
        ("score-cap", "yes"),
        ("reason-for-unmet", "yes"),
        ("rounding", "decimals=2 integer-habit=no"),
    ] {
        let value = if name == key { value } else { usual };
        text.push_str(&entry(name, value, ""));
    }
    text
}

fn entry(key: &str, value: &str, more: &str) -> String {
    format!(
        "\n[[value]]\nkey = \"{key}\"\nvalue = \"{value}\"\nfrom = \"2020-01-01\"\nsource = \"notice\"\n{more}\n"
    )
}

fn rules(head: &str, values: &str) -> Result<(), RulesError> {
    let files = [("place/ruleset.toml", head), ("place/values.toml", values)];
    let library = Library::from_files(files);
    let id = RuleSetId("place".to_owned());
    library.in_force(&id, Year(2022)).map(|_| ())
}

#[track_caller]
fn refused(values: &str, kind: RulesErrorKind, words: &[&str]) {
    let error = rules(HEAD, values).unwrap_err();
    assert_eq!(error.kind, kind, "{error}");
    let told = error.to_string();
    assert!(told.starts_with("place/values.toml: "), "{told}");
    assert!(!error.text.zh.is_empty());
    for word in words {
        assert!(told.contains(word), "{word} in {told}");
    }
}

#[test]
fn a_sound_rule_set_is_taken() {
    rules(HEAD, &values("", "")).unwrap();
}

#[test]
fn unknown_keys() {
    let misspelt = values("", "") + &entry("weihgts", "1", "");
    refused(
        &misspelt,
        RulesErrorKind::UnknownKey,
        &["weihgts", "add-a-rule-set"],
    );
    let field = values("", "") + &entry("due", "06-20", "until = \"2021-01-01\"");
    refused(&field, RulesErrorKind::UnknownKey, &["until"]);
    let head = format!("{HEAD}colour = \"red\"\n");
    let error = rules(&head, &values("", "")).unwrap_err();
    assert_eq!(error.kind, RulesErrorKind::UnknownKey, "{error}");
}

#[test]
fn bare_numbers_and_days() {
    let number = values("", "").replace("\"100\"", "100");
    refused(
        &number,
        RulesErrorKind::BareNumber,
        &["total-points.value", "in quotes"],
    );
    let day = values("", "").replacen("\"2020-01-01\"", "2020-01-01", 1);
    refused(&day, RulesErrorKind::BareNumber, &["total-points.from"]);
}

#[test]
fn gaps_and_overlaps() {
    let dated = |first_to: &str, second_from: &str| {
        let first = entry("due", "06-20", &format!("to = \"{first_to}\""));
        let second = entry("due", "06-30", "").replace("2020-01-01", second_from);
        values("", "") + &first + &second
    };
    rules(HEAD, &dated("2020-12-31", "2021-01-01")).unwrap();
    refused(
        &dated("2020-12-30", "2021-01-01"),
        RulesErrorKind::Gap,
        &["due", "2020-12-30"],
    );
    refused(
        &dated("2021-01-01", "2021-01-01"),
        RulesErrorKind::Overlap,
        &["2021-01-01"],
    );
    let open = values("", "") + &entry("tiers", "80 50 0", "");
    refused(&open, RulesErrorKind::Overlap, &["tiers", "`to`"]);
    let missing = values("", "").replace("key = \"tiers\"", "key = \"over-achievement\"");
    let missing = missing.replace("80 60 0", "30");
    refused(&missing, RulesErrorKind::Gap, &["tiers", "2022", "add one"]);
}

#[test]
fn weights_that_do_not_add_up() {
    let short = values("weights", "execution=10 output=50 outcome=30");
    refused(&short, RulesErrorKind::WeightsTotal, &["90", "100"]);
}

#[test]
fn tiers_and_grades_that_do_not_descend() {
    for tiers in ["60 80 0", "80 80 0", "80 60"] {
        refused(
            &values("tiers", tiers),
            RulesErrorKind::NotDescending,
            &["tiers", tiers],
        );
    }
    let grades = values("", "") + &entry("grades", "良=80 优=90 差=0", "");
    refused(&grades, RulesErrorKind::NotDescending, &["grades"]);
}

#[test]
fn values_without_a_source() {
    let none = values("", "").replacen("source = \"notice\"\n", "", 1);
    refused(
        &none,
        RulesErrorKind::NoSource,
        &["total-points", "add source"],
    );
    let unknown = values("", "").replacen("source = \"notice\"", "source = \"hearsay\"", 1);
    refused(&unknown, RulesErrorKind::NoSource, &["hearsay"]);
    let empty = values("", "").replace("某财〔2020〕1号", " ");
    refused(
        &empty,
        RulesErrorKind::NoSource,
        &["source.notice", "document"],
    );
    let page = values("", "").replace("clause =", "page = \"lost.md\"\nclause =");
    refused(&page, RulesErrorKind::BadValue, &["lost.md"]);
}

#[test]
fn values_that_say_nothing() {
    for (key, value) in [
        ("weights", "output=a"),
        ("weights", "output=50 output=50"),
        ("execution-base", "yearly"),
        ("at-most", "squared"),
        ("score-cap", "true"),
        ("rounding", "decimals=2"),
        ("total-points", "-100"),
    ] {
        refused(&values(key, value), RulesErrorKind::BadValue, &[key, value]);
    }
    let day = values("", "").replacen("2020-01-01", "2020-02-30", 1);
    refused(&day, RulesErrorKind::BadValue, &["2020-02-30"]);
    let sure = values("", "").replacen(
        "source = \"notice\"",
        "source = \"notice\"\nconfidence = \"high\"",
        1,
    );
    refused(
        &sure,
        RulesErrorKind::BadValue,
        &["primary, secondary or derived"],
    );
    refused("[[value", RulesErrorKind::NotReadable, &["TOML"]);
}

#[test]
fn a_folder_and_its_id_agree() {
    let head = HEAD.replace("\"place\"", "\"palace\"");
    let error = rules(&head, &values("", "")).unwrap_err();
    assert_eq!(error.kind, RulesErrorKind::BadValue);
    assert!(
        error.to_string().starts_with("place/ruleset.toml: id: "),
        "{error}"
    );
}

#[test]
fn loops_and_unknown_parents() {
    let head = |id: &str, parent: &str| {
        HEAD.replace("\"place\"", &format!("\"{id}\"")) + &format!("extends = \"{parent}\"\n")
    };
    let (a, b) = (head("a", "b"), head("b", "a"));
    let library = Library::from_files([
        ("a/ruleset.toml", a.as_str()),
        ("a/values.toml", ""),
        ("b/ruleset.toml", b.as_str()),
        ("b/values.toml", ""),
    ]);
    let error = library
        .in_force(&RuleSetId("a".into()), Year(2022))
        .unwrap_err();
    assert_eq!(error.kind, RulesErrorKind::Loop, "{error}");
    let error = rules(&head("place", "nowhere"), &values("", "")).unwrap_err();
    assert_eq!(error.kind, RulesErrorKind::UnknownRuleSet);
    assert!(
        error
            .to_string()
            .starts_with("place/ruleset.toml: extends: "),
        "{error}"
    );
}

#[test]
fn unknown_ids_and_years_out_of_force() {
    let library = Library::embedded();
    let error = library
        .in_force(&RuleSetId("atlantis".into()), Year(2022))
        .unwrap_err();
    assert_eq!(error.kind, RulesErrorKind::UnknownRuleSet);
    assert!(error.to_string().contains("cn-2020"), "{error}");
    let error = library
        .in_force(&RuleSetId("cn-2016".into()), Year(2022))
        .unwrap_err();
    assert_eq!(error.kind, RulesErrorKind::NotInForce);
    assert!(error.to_string().contains("use `cn-2020`"), "{error}");
    assert!(error.text.zh.contains("改用 cn-2020"));
}

#[test]
fn word_lists_and_thresholds_say_who_uses_them() {
    let words = |text: &str| Library::from_files([("_common/words.toml", text)]).vocabulary();
    assert!(words("[vague]\nused_by = \"WRD\"\nwords = [\"若干\"]\n").is_ok());
    for (text, kind) in [
        (
            "[vague]\nused_by = \"\"\nwords = []\n",
            RulesErrorKind::NoSource,
        ),
        (
            "[vague]\nused_by = \"x\"\nwords = [\"a\", \"a\"]\n",
            RulesErrorKind::BadValue,
        ),
        ("[vague]\nwords = []\n", RulesErrorKind::MissingKey),
    ] {
        assert_eq!(words(text).unwrap_err().kind, kind, "{text}");
    }
    let entry =
        "[sample]\nvalue = \"30\"\nused_by = \"PLA\"\nsource = \"s\"\nzh = \"z\"\nen = \"e\"\n";
    let of = |text: &str| Library::from_files([("_common/thresholds.toml", text)]).thresholds();
    assert!(of(entry).is_ok());
    let bare = of(&entry.replace("\"30\"", "30")).unwrap_err();
    assert_eq!(bare.kind, RulesErrorKind::BareNumber);
    assert_eq!(bare.key, "sample.value");
}

#[test]
fn a_rule_set_may_move_a_threshold_and_leave_a_rule_to_its_successor() {
    let common =
        "[sample]\nvalue = \"30\"\nused_by = \"PLA\"\nsource = \"s\"\nzh = \"z\"\nen = \"e\"\n";
    let old = HEAD.replace("\"place\"", "\"old\"") + "to = \"2020-12-31\"\nreplaced_by = \"new\"\n";
    let new = HEAD.replace("\"place\"", "\"new\"");
    let child = format!("{HEAD}extends = \"old\"\n");
    let (sound, tighter) = (values("", ""), values("tiers", "80 50 0"));
    let own = SOURCE.to_owned() + &entry("threshold.sample", "50", "");
    let library = Library::from_files([
        ("_common/thresholds.toml", common),
        ("old/ruleset.toml", old.as_str()),
        ("old/values.toml", sound.as_str()),
        ("new/ruleset.toml", new.as_str()),
        ("new/values.toml", tighter.as_str()),
        ("place/ruleset.toml", child.as_str()),
        ("place/values.toml", own.as_str()),
    ]);
    let tiers = |year| {
        let rules = library
            .in_force(&RuleSetId("place".into()), Year(year))
            .unwrap();
        assert_eq!(rules.threshold("sample").unwrap().value, 50.into());
        let second = rules.tiers.value.lower[1];
        (second.to_string(), rules.tiers.source.ruleset.0.clone())
    };
    assert_eq!(tiers(2020), ("0.6".into(), "old".into()));
    assert_eq!(tiers(2021), ("0.5".into(), "new".into()));
}

#[test]
fn alarms_that_do_not_rise() {
    let with = |key: &str, value: &str| values("", "") + &entry(key, value, "");
    for (key, value) in [
        ("alarm-shares", "red=60 yellow=80 blue=120 rates=whole"),
        ("alarm-shares", "none"),
        ("alarm-spending", "4=25 6=40"),
        ("alarm-distance", "10"),
    ] {
        rules(HEAD, &with(key, value)).unwrap();
    }
    for (key, value) in [
        ("alarm-shares", "red=80 yellow=60 blue=120 rates=whole"),
        ("alarm-shares", "red=60 yellow=80 blue=120 rates=half"),
        ("alarm-shares", "red=60 yellow=80 blue=120"),
        ("alarm-spending", "6=40 4=25"),
        ("alarm-spending", "4=40 6=25"),
        ("alarm-spending", "13=25"),
        ("alarm-distance", "ten"),
    ] {
        refused(&with(key, value), RulesErrorKind::BadValue, &[key, value]);
    }
}
