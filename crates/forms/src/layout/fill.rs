//! Lines outside of the table that are to be filled: who signs, whose form it is, the year.
//! What belongs there is told as it is for a cell.

use super::data::{Layout, Line};
use crate::labels::Labels;
use domain::form::Form;
use domain::text::Text;
use office::{Entry, Extra};

/// What may be entered in a line; none where it holds no value.
pub(super) fn line(line: &Line, form: &Form) -> Option<Box<Extra>> {
    guide(line).map(|told| open(form, told.zh))
}

/// The same for the title, where the year is still to be written in it.
pub(super) fn title(layout: &Layout, form: &Form) -> Option<Box<Extra>> {
    let without = form.year.is_none() && layout.title.tells_year();
    without.then(|| open(form, Labels::shipped().guide.year[0].clone()))
}

/// What belongs in a line: after each of its labels its value.
pub(super) fn guide(line: &Line) -> Option<Text> {
    let labels: Vec<&str> = line.text.labels().map(|(label, _)| label).collect();
    if labels.is_empty() {
        return None;
    }
    let [zh, en] = &Labels::shipped().guide.line;
    Some(Text::new(
        zh.replace("{}", &labels.join("、")),
        en.replace("{}", &labels.join(", ")),
    ))
}

/// Only a form that nobody filled has need of a word about it.
fn open(form: &Form, told: String) -> Box<Extra> {
    let prompt = if form.blank { told } else { String::new() };
    Box::new(Extra {
        entry: Entry::Text,
        prompt,
        ..Extra::default()
    })
}
