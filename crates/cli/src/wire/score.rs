//! `score/1`: every row with its printed score, what the rules say, and the steps.

mod items;
mod watch;

use super::PlaceWire;
use super::finding::ClauseWire;
use app::{Chosen, Error, ErrorKind, Scored, verdict_of};
use domain::form::{Form, Slot};
use domain::number::Number;
use domain::scoring::{Attainment, FormScore, RowScore, RuleScore, Step};
use domain::text::Language;
use items::EvaluationWire;
use serde::Serialize;
use watch::WatchWire;

/// The scores of all documents.
#[derive(Debug, Serialize)]
pub struct Scores<'a> {
    /// `score/1`
    pub schema: &'static str,
    /// The program's version.
    pub engine: &'static str,
    /// The documents.
    pub documents: Vec<ScoredDocument<'a>>,
}

/// The scores of a document.
#[derive(Debug, Serialize)]
pub struct ScoredDocument<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    forms: Vec<FormScores<'a>>,
}

#[derive(Debug, Serialize)]
struct FormScores<'a> {
    index: usize,
    family: &'static str,
    project: &'a str,
    year: Option<i32>,
    ruleset: &'a str,
    ruleset_why: &'a str,
    execution: Option<Row<'a>>,
    rows: Vec<Row<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evaluation: Option<EvaluationWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    monitoring: Option<WatchWire<'a>>,
    printed_sum: Option<String>,
    total: Total<'a>,
    grade: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    cell: String,
    place: PlaceWire,
    name: &'a str,
    target: &'a str,
    actual: &'a str,
    points: &'a str,
    printed: Option<String>,
    rule: Rule<'a>,
    attainment: &'static str,
    ratio: Option<String>,
    verdict: &'static str,
    steps: Vec<StepWire<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Rule<'a> {
    Exact {
        value: String,
        rounded: String,
    },
    Between {
        low: String,
        high: String,
        high_included: bool,
    },
    NotApplicable {
        why: &'a str,
    },
    Unknown {
        why: &'a str,
    },
}

#[derive(Debug, Serialize)]
struct StepWire<'a> {
    label: &'a str,
    formula: &'a str,
    result: &'a str,
    clause: Option<ClauseWire>,
}

#[derive(Debug, Serialize)]
struct Total<'a> {
    printed: &'a str,
    low: Option<String>,
    high: Option<String>,
}

impl<'a> ScoredDocument<'a> {
    /// A document that was scored.
    pub fn scored(scored: &'a Scored, language: Language) -> Self {
        let forms = scored
            .loaded
            .forms
            .iter()
            .zip(&scored.rules)
            .zip(&scored.scores)
            .enumerate()
            .filter(|(_, ((form, _), _))| !form.blank)
            .map(|(index, ((form, chosen), score))| {
                form_scores(index, form, chosen, score, language)
            })
            .collect();
        Self {
            name: &scored.loaded.name,
            sha256: Some(&scored.loaded.sha256),
            status: "read",
            error: None,
            forms,
        }
    }

    /// An input that could not be read.
    pub fn failed(name: &'a str, error: &Error, language: Language) -> Self {
        Self {
            name,
            sha256: None,
            status: match error.kind() {
                ErrorKind::Skipped => "skipped",
                ErrorKind::Input | ErrorKind::Usage | ErrorKind::Internal => "failed",
            },
            error: Some(error.text().get(language).to_owned()),
            forms: Vec::new(),
        }
    }
}

fn form_scores<'a>(
    index: usize,
    form: &'a Form,
    chosen: &'a Chosen,
    score: &'a FormScore,
    language: Language,
) -> FormScores<'a> {
    let one = |row: &'a RowScore| row_wire(form, chosen, row, language);
    FormScores {
        index,
        family: form.family.id(),
        project: &form.project.raw,
        year: form.year.map(|year| year.0),
        ruleset: &chosen.rules.id.0,
        ruleset_why: chosen.why.get(language),
        execution: score.execution.as_ref().map(one),
        rows: score.rows.iter().map(one).collect(),
        evaluation: items::wire(form, chosen, score, language),
        monitoring: watch::wire(form, &score.watch, language),
        printed_sum: score.printed_sum.map(|n| n.to_string()),
        total: Total {
            printed: &form.total.score.raw,
            low: score.total_low.map(|n| n.normalized().to_string()),
            high: score.total_high.map(|n| n.normalized().to_string()),
        },
        grade: score.grade.as_deref(),
    }
}

fn row_wire<'a>(form: &'a Form, chosen: &Chosen, row: &'a RowScore, language: Language) -> Row<'a> {
    let (name, target, actual, points) = inputs(form, row.slot);
    Row {
        cell: row.slot.path(),
        place: form
            .cell(row.slot)
            .map(|cell| PlaceWire::from(&cell.place))
            .unwrap_or_default(),
        name,
        target,
        actual,
        points,
        printed: row.printed.map(|n| n.to_string()),
        rule: rule(&row.rule, chosen.rules.rounding.value.decimals, language),
        attainment: match row.attainment {
            Attainment::Met => "met",
            Attainment::Unmet => "unmet",
            Attainment::Undecided => "undecided",
        },
        ratio: row.ratio.map(plain),
        verdict: verdict_of(row, chosen.rules.rounding.value).name(),
        steps: row.steps.iter().map(|s| step(s, language)).collect(),
    }
}

/// Name, target, actual and points of a scored row; for the execution row the budget
/// is the target and the spending the actual value.
pub fn inputs(form: &Form, slot: Slot) -> (&str, &str, &str, &str) {
    match slot {
        Slot::Indicator(i, _) => form.indicators.get(i).map_or(("", "", "", ""), |row| {
            (
                row.name.raw.as_str(),
                row.target.raw.as_str(),
                row.actual.raw.as_str(),
                row.points.raw.as_str(),
            )
        }),
        Slot::Fund(i, _) => form.funds.get(i).map_or(("", "", "", ""), |line| {
            (
                line.label.raw.as_str(),
                line.budget.raw.as_str(),
                line.executed.raw.as_str(),
                line.points.raw.as_str(),
            )
        }),
        Slot::Item(i, _) => form.items.get(i).map_or(("", "", "", ""), |item| {
            (item.name.raw.as_str(), "", "", item.points.raw.as_str())
        }),
        _ => ("", "", "", ""),
    }
}

fn plain(number: Number) -> String {
    number.normalized().to_string()
}

fn rule(rule: &RuleScore, decimals: u32, language: Language) -> Rule<'_> {
    match rule {
        RuleScore::Exact(value) => Rule::Exact {
            value: plain(*value),
            rounded: value.round_half_up(decimals).to_string(),
        },
        RuleScore::Between {
            low,
            high,
            high_included,
        } => Rule::Between {
            low: plain(*low),
            high: plain(*high),
            high_included: *high_included,
        },
        RuleScore::NotApplicable(why) => Rule::NotApplicable {
            why: why.get(language),
        },
        RuleScore::Unknown(why) => Rule::Unknown {
            why: why.get(language),
        },
    }
}

fn step(step: &Step, language: Language) -> StepWire<'_> {
    StepWire {
        label: step.label.get(language),
        formula: &step.formula,
        result: &step.result,
        clause: step.clause.as_deref().map(ClauseWire::from),
    }
}
