//! The lights of a monitoring form.

use super::{StepWire, inputs, plain, step};
use domain::form::{Form, Stage};
use domain::scoring::alarm::{Light, Watch};
use domain::text::Language;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct WatchWire<'a> {
    month: Option<u8>,
    worst: Option<&'static str>,
    /// How far the targets are reached on average, as a fraction of one.
    progress: Option<String>,
    /// The share of the budget spent.
    spent: Option<String>,
    spending: Option<LightWire<'a>>,
    by_month: Option<LightWire<'a>>,
    rows: Vec<LightWire<'a>>,
}

#[derive(Debug, Serialize)]
struct LightWire<'a> {
    cell: String,
    name: &'a str,
    colour: Option<&'static str>,
    ratio: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    why: &'a str,
    steps: Vec<StepWire<'a>>,
}

/// The lights; none for a form of another stage.
pub(super) fn wire<'a>(
    form: &'a Form,
    watch: &'a Watch,
    language: Language,
) -> Option<WatchWire<'a>> {
    if form.stage() != Stage::Monitoring {
        return None;
    }
    let one = |light: &'a Light| LightWire {
        cell: light.slot.path(),
        name: inputs(form, light.slot).0,
        colour: light.colour.map(|colour| colour.key()),
        ratio: light.ratio.map(plain),
        why: light.why.get(language),
        steps: light.steps.iter().map(|s| step(s, language)).collect(),
    };
    Some(WatchWire {
        month: watch.month,
        worst: watch.worst.map(|colour| colour.key()),
        progress: watch.progress.map(plain),
        spent: watch.spent.map(plain),
        spending: watch.spending.as_ref().map(one),
        by_month: watch.by_month.as_ref().map(one),
        rows: watch.rows.iter().map(one).collect(),
    })
}
