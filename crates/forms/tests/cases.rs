//! Every worked case of every rule set: `rulesets/<id>/cases/*.toml`.
//!
//! A case gives one fund total, one indicator row, one evaluated item with the figures of its
//! formula, or a column of scores, the budget year,
//! and what the rules in force make of it, exact to the last digit. A case looks like this:
//!
//! ```toml
//! [[case]]
//! name = "half a hundredth is rounded up"
//! document = "003"          # the document the figures are from, or "domain"
//! why = "33.9 of 40 is 8.475 points; half-up gives 8.48"
//! year = "2020"
//! funds = { budget = "40", executed = "33.9", points = "10" }
//! expect = { rate = "84.75%", score = "8.475", rounded = "8.48", attainment = "unmet" }
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use domain::form::{
    Cell, EvaluatedItem, Family, Form, FundKind, FundLine, Indicator, Level1, Level2, Year,
};
use domain::number::{Interval, Number, Printed};
use domain::place::Place;
use domain::rules::{MeasureKind, RuleSetId, RulesInForce};
use domain::scoring::{
    Attainment, FormScore, Given, ItemScore, Known, RowScore, RuleScore, score, score_with,
};
use forms::rulesets::Library;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    document: String,
    why: String,
    year: String,
    funds: Option<Funds>,
    row: Option<Row>,
    item: Option<Item>,
    total: Option<Total>,
    expect: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Funds {
    #[serde(default)]
    initial: String,
    budget: String,
    executed: String,
    #[serde(default)]
    points: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default = "output")]
    group: String,
    #[serde(default = "quantity")]
    kind: String,
    name: String,
    target: String,
    actual: String,
    points: String,
}

/// An evaluated item: its name, its points where no system gives them, and the figures of its
/// formula, counts and amounts alike.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    system: String,
    name: String,
    #[serde(default)]
    points: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    given: BTreeMap<String, String>,
}

fn output() -> String {
    "产出".to_owned()
}

fn quantity() -> String {
    "数量".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Total {
    execution: String,
    scores: Vec<String>,
    printed: String,
}

/// What the rules must make of it; whatever is not named must not come out.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    attainment: Option<String>,
    rate: Option<String>,
    score: Option<String>,
    rounded: Option<String>,
    between: Option<[String; 2]>,
    open_end: bool,
    not_applicable: bool,
    unknown: bool,
    sum: Option<String>,
    grade: Option<String>,
}

#[test]
fn every_case_of_every_rule_set() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulesets");
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (set, file) in pages(&root) {
        let text = fs::read_to_string(&file).unwrap();
        let page: Page =
            toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        for case in &page.case {
            let title = format!("{set}: {}", case.name);
            assert!(!case.why.is_empty() && !case.document.is_empty(), "{title}");
            assert!(seen.insert(title.clone()), "two cases are called {title}");
            let rules = rules(&set, case);
            if let Err(difference) = run(case, &rules) {
                wrong.push(format!(
                    "{title}\n    {difference}\n    because {}",
                    case.why
                ));
            }
        }
    }
    assert!(!seen.is_empty(), "no cases were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The case files with the rule set each belongs to, in order.
fn pages(root: &Path) -> Vec<(String, PathBuf)> {
    let mut pages = Vec::new();
    for set in fs::read_dir(root).unwrap() {
        let set = set.unwrap();
        let Ok(files) = fs::read_dir(set.path().join("cases")) else {
            continue;
        };
        let id = set.file_name().to_string_lossy().into_owned();
        pages.extend(files.map(|file| (id.clone(), file.unwrap().path())));
    }
    pages.sort();
    pages
}

fn rules(set: &str, case: &Case) -> RulesInForce {
    let year = Year(case.year.parse().unwrap());
    Library::embedded()
        .in_force(&RuleSetId(set.to_owned()), year)
        .unwrap_or_else(|e| panic!("{set} {}: {e}", case.year))
}

fn run(case: &Case, rules: &RulesInForce) -> Result<(), String> {
    if let Some(item) = &case.item {
        return of_row(&case.expect, &item_score(item, rules)?.row, rules);
    }
    let form = form(case, rules.year);
    let scored = score(&form, rules);
    if case.total.is_some() {
        return total(&case.expect, &scored);
    }
    let row = match &case.funds {
        Some(_) => scored.execution.as_ref().ok_or("no execution score")?,
        None => &scored.rows[0],
    };
    of_row(&case.expect, row, rules)
}

/// The score of an item by the system the case names, and by no other.
fn item_score(item: &Item, rules: &RulesInForce) -> Result<ItemScore, String> {
    let mut rules = rules.clone();
    let systems = rules.evaluations.iter();
    let named = systems.filter(|system| system.id == item.system).cloned();
    rules.evaluations = Arc::new(named.collect());
    let mut given = Given::default();
    for (key, printed) in &item.given {
        let kind = rules.evaluation_measures.get(key).map(|name| name.kind);
        let kind = kind.ok_or_else(|| format!("no measure {key}"))?;
        let figure = Printed::of(printed.parse().unwrap());
        let known = Known {
            value: figure.value,
            interval: match kind {
                MeasureKind::Amount if !figure.value.is_zero() => figure.interval(),
                _ => Interval::exactly(figure.value),
            },
            raw: printed.clone(),
            at: None,
        };
        given.add(key, known);
    }
    let form = Form {
        family: Family::EvaluationReport,
        year: Some(rules.year),
        items: vec![EvaluatedItem {
            name: cell(&item.name),
            points: cell(&item.points),
            basis: cell(&item.text),
            ..EvaluatedItem::default()
        }],
        ..Form::default()
    };
    let scored = score_with(&form, &rules, &given).items;
    match scored.system {
        Some(_) => scored.items.into_iter().next().ok_or("no item".to_owned()),
        None => Err(format!("no system {} with {}", item.system, item.name)),
    }
}

fn total(expected: &Expected, scored: &FormScore) -> Result<(), String> {
    let sum = scored.printed_sum.map(|sum| sum.normalized().to_string());
    same("sum", expected.sum.as_deref(), sum.as_deref())?;
    same("grade", expected.grade.as_deref(), scored.grade.as_deref())
}

fn of_row(expected: &Expected, row: &RowScore, rules: &RulesInForce) -> Result<(), String> {
    let told = |number: Number| number.normalized().to_string();
    let (mut exact, mut rounded, mut between, mut open) = (None, None, None, false);
    match &row.rule {
        RuleScore::Exact(score) => {
            exact = Some(told(*score));
            rounded = Some(told(score.round_half_up(rules.rounding.value.decimals)));
        }
        RuleScore::Between {
            low,
            high,
            high_included,
        } => {
            between = Some(format!("{}..{}", told(*low), told(*high)));
            open = !high_included;
        }
        RuleScore::NotApplicable(_) if expected.not_applicable => {}
        RuleScore::Unknown(_) if expected.unknown => {}
        other => return Err(format!("{other:?}")),
    }
    same("score", expected.score.as_deref(), exact.as_deref())?;
    same("rounded", expected.rounded.as_deref(), rounded.as_deref())?;
    let bounds = expected.between.as_ref().map(|[a, b]| format!("{a}..{b}"));
    same("between", bounds.as_deref(), between.as_deref())?;
    if open != expected.open_end {
        return Err(format!("upper bound excluded: {open}"));
    }
    if let Some(rate) = &expected.rate {
        same(
            "rate",
            Some(rate),
            row.steps.first().map(|s| s.result.as_str()),
        )?;
    }
    if let Some(attainment) = &expected.attainment {
        let found = match row.attainment {
            Attainment::Met => "met",
            Attainment::Unmet => "unmet",
            Attainment::Undecided => "undecided",
        };
        same("attainment", Some(attainment), Some(found))?;
    }
    let applies = exact.is_some() || between.is_some();
    if applies && row.steps.is_empty() {
        return Err("no steps".to_owned());
    }
    Ok(())
}

fn same(what: &str, expected: Option<&str>, found: Option<&str>) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    Err(format!(
        "{what}: expected {}, found {}",
        expected.unwrap_or("nothing"),
        found.unwrap_or("nothing")
    ))
}

fn cell(raw: &str) -> Cell {
    Cell::new(raw, Place::default())
}

fn form(case: &Case, year: Year) -> Form {
    let mut form = Form {
        family: Family::ProjectSelfEvaluation,
        year: Some(year),
        ..Form::default()
    };
    if let Some(funds) = &case.funds {
        form.funds.push(FundLine {
            initial: cell(&funds.initial),
            budget: cell(&funds.budget),
            executed: cell(&funds.executed),
            points: cell(&funds.points),
            ..FundLine::empty(FundKind::Total)
        });
    }
    if let Some(row) = &case.row {
        form.indicators.push(Indicator {
            level1: Level1::from_name(&row.group),
            level2: Level2::from_name(&row.kind),
            name: cell(&row.name),
            target: cell(&row.target),
            actual: cell(&row.actual),
            points: cell(&row.points),
            ..Indicator::default()
        });
    }
    if let Some(total) = &case.total {
        form.funds.push(FundLine {
            score: cell(&total.execution),
            ..FundLine::empty(FundKind::Total)
        });
        form.indicators
            .extend(total.scores.iter().map(|printed| Indicator {
                score: cell(printed),
                ..Indicator::default()
            }));
        form.total.score = cell(&total.printed);
    }
    form
}
