//! Columns whose heading nobody knows: what stands in them is not read, and that is said.

use super::line::Shown;
use crate::reading::{convert, doubt};
use domain::form::Form;
use domain::value::Value;
use office::Cell as Source;

/// Headings that were not understood, with what stood below each.
#[derive(Clone, Debug, Default)]
pub(super) struct Strangers<'a>(Vec<Stranger<'a>>);

#[derive(Clone, Debug)]
struct Stranger<'a> {
    heading: &'a Source,
    from: u64,
    to: u64,
    below: Vec<String>,
}

impl<'a> Strangers<'a> {
    /// Takes a heading.
    pub(super) fn meet(&mut self, heading: &Shown<'a>) {
        let known = |one: &Stranger<'_>| std::ptr::eq(one.heading, heading.cell);
        if !heading.is_empty() && !self.0.iter().any(known) {
            self.0.push(Stranger {
                heading: heading.cell,
                from: heading.from,
                to: heading.to,
                below: Vec::new(),
            });
        }
    }

    /// Takes what stands under a column; the last heading of a place counts. Whether there is
    /// such a heading.
    pub(super) fn hear(&mut self, (from, to): (u64, u64), shown: &Shown<'a>) -> bool {
        let mut all = self.0.iter_mut().rev();
        let stranger = all.find(|one| (one.from, one.to) == (from, to));
        let says = !shown.is_empty() && !matches!(Value::parse(shown.text()), Value::Dash);
        let known = stranger.is_some();
        if let Some(stranger) = stranger.filter(|_| says) {
            stranger.below.push(shown.text().to_owned());
        }
        known
    }

    /// Says what was not read; rows that are only counted say nothing.
    pub(super) fn tell(&self, form: &mut Form) {
        for stranger in &self.0 {
            let counted = (1..)
                .zip(&stranger.below)
                .all(|(i, text)| *text == i.to_string());
            if counted {
                continue;
            }
            let heading: String = stranger.heading.text.split_whitespace().collect();
            let cells = stranger.below.len();
            form.doubts.push(doubt(
                convert(&stranger.heading.place),
                format!("不认识「{heading}」这个栏目，栏下 {cells} 格没有读入，请核对"),
                format!(
                    "the column '{heading}' is not known; {cells} cells below it were not read"
                ),
            ));
        }
    }
}
