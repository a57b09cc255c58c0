//! The items and the running text of a report, every figure with its address.

use super::escape;
use super::form::cell;
use crate::report::put;
use crate::words::{self, say};
use domain::form::{Form, ItemColumn, Paragraph, Slot};
use domain::text::Language;

/// Headings below a form's own are not deeper.
const DEEPEST: u8 = 6;
/// The form's own heading is an `h3`.
const OWN: u8 = 3;

/// Writes both, where there are any.
pub fn write(form: &Form, language: Language, out: &mut String) {
    items(form, language, out);
    if form.paragraphs.is_empty() {
        return;
    }
    let told = say(language, "正文", "text");
    put!(out, "<div class=\"text\"><p class=\"note\">{told}</p>");
    for (at, one) in form.paragraphs.iter().enumerate() {
        let tag = match one.level {
            0 => "p".to_owned(),
            level => format!("h{}", level.saturating_add(OWN).min(DEEPEST)),
        };
        let slot = Slot::Paragraph(at).path();
        put!(out, "<{tag} data-s=\"{slot}\">{}</{tag}>", marked(at, one));
    }
    put!(out, "</div>");
}

fn items(form: &Form, language: Language, out: &mut String) {
    if form.items.is_empty() {
        return;
    }
    put!(out, "<table><tr>");
    for &column in ItemColumn::ALL {
        put!(out, "<th>{}</th>", words::item_column(column, language));
    }
    put!(out, "</tr>");
    for i in 0..form.items.len() {
        let cells: Vec<String> = ItemColumn::ALL
            .iter()
            .map(|&column| cell(form, Slot::Item(i, column)))
            .collect();
        put!(out, "<tr>{}</tr>", cells.concat());
    }
    put!(out, "</table>");
}

/// The text with each figure in a span of its own.
fn marked(at: usize, paragraph: &Paragraph) -> String {
    let mut rest = paragraph.text.raw.as_str();
    let mut out = String::with_capacity(rest.len());
    for (number, figure) in paragraph.figures.iter().enumerate() {
        let Some((before, behind)) = rest.split_once(figure.raw.as_str()) else {
            continue;
        };
        out.push_str(&escape(before));
        let slot = Slot::Figure(at, number).path();
        let figure = escape(&figure.raw);
        out.push_str(&format!("<span data-s=\"{slot}\">{figure}</span>"));
        rest = behind;
    }
    out.push_str(&escape(rest));
    out
}
