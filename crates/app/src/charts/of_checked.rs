//! The charts of a document that was checked, as they stand on its page.

use super::of_form::{dimensions, execution, points_lost};
use crate::check::Checked;
use domain::form::Form;
use domain::scoring::{FormScore, score};
use domain::text::Language;

/// The threshold below which a rate of spending stands out.
const LOW: &str = "low-execution-rate";

/// The charts of the whole document: spending by project, points lost by reason. Empty
/// where it has too few figures for a picture.
pub fn of_document(checked: &Checked, language: Language) -> String {
    let forms = &checked.loaded.forms;
    let low = checked.rules.first();
    let low = low.and_then(|chosen| chosen.rules.threshold(LOW));
    let scored: Vec<(&Form, FormScore)> = forms
        .iter()
        .zip(&checked.rules)
        .filter(|(form, _)| !form.blank && form.family.is_scored())
        .map(|(form, chosen)| (form, score(form, &chosen.rules)))
        .collect();
    let lost = points_lost(scored.iter().map(|(form, score)| (*form, score)), language);
    let spent = execution(forms, low.map(|low| low.value), language);
    [spent, lost]
        .map(|chart| chart.svg(|rest| left_out(rest, language)))
        .concat()
}

/// The chart of one form: its scores by dimension.
pub fn of_one(form: &Form, language: Language) -> String {
    if form.blank || !form.family.is_scored() {
        return String::new();
    }
    dimensions(form, language).svg(|rest| left_out(rest, language))
}

/// The line below a chart that draws only some of its bars.
pub fn left_out(rest: usize, language: Language) -> String {
    match language {
        Language::Chinese => format!("另有 {rest} 项没有画出"),
        Language::English => format!("{rest} more are not drawn"),
    }
}
