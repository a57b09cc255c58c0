//! Labelled values in lines of text: `单位（盖章）：… 填报日期：…`.

use super::{Unread, convert, doubt, report};
use crate::labels::{Label, Labels};
use domain::form::{Cell, Form, MoneyUnit};
use domain::place::Place;
use office::{Paragraph, Role};

/// Longest line, in bytes, that is searched for labelled values; longer ones are prose.
const LONGEST_LINE: usize = 600;

/// Takes labelled values out of a form's paragraphs; notes stay with the form, the rest is narrative.
pub(super) fn from_paragraphs(
    paragraphs: &[&Paragraph],
    labels: &Labels,
    form: &mut Form,
    narrative: &mut Vec<Unread>,
) {
    let mut in_notes = false;
    for paragraph in paragraphs {
        let text = paragraph.text.trim();
        if text.is_empty() {
            continue;
        }
        if is_below_the_page(paragraph) {
            narrative.push(Unread {
                place: convert(&paragraph.place),
                text: text.to_owned(),
            });
            continue;
        }
        if report::is_annex(text, &labels.report) {
            continue;
        }
        in_notes |= labels
            .note_beginnings
            .iter()
            .any(|beginning| text.starts_with(beginning.as_str()));
        if in_notes && !starts_with_label(text, labels) {
            form.notes.push(Cell::new(text, convert(&paragraph.place)));
        } else if !from_line(&paragraph.text, convert(&paragraph.place), labels, form) {
            narrative.push(Unread {
                place: convert(&paragraph.place),
                text: text.to_owned(),
            });
        }
    }
}

/// Footers, footnotes and comments: they say nothing of the form's own.
pub(super) fn is_below_the_page(paragraph: &Paragraph) -> bool {
    matches!(paragraph.role, Role::Footer | Role::Note)
}

fn starts_with_label(text: &str, labels: &Labels) -> bool {
    text.find(['：', ':'])
        .is_some_and(|colon| labels.meanings(&text[..colon]).iter().any(is_field))
}

/// Whether a label names a value that stands behind it.
pub(super) fn is_field(label: &Label) -> bool {
    matches!(
        label,
        Label::Project | Label::Department | Label::Unit | Label::Field(_)
    )
}

/// Takes every `label：value` of a line; true when there was at least one label.
pub(crate) fn from_line(line: &str, place: Place, labels: &Labels, form: &mut Form) -> bool {
    if line.len() > LONGEST_LINE {
        return false;
    }
    let colons: Vec<(usize, usize)> = line
        .char_indices()
        .filter(|&(_, c)| c == '：' || c == ':')
        .map(|(at, c)| (at, at + c.len_utf8()))
        .collect();
    // Each label runs from the last blank before its colon.
    let found: Vec<(usize, usize, &Label)> = colons
        .iter()
        .filter_map(|&(at, behind)| {
            let start = label_start(&line[..at]);
            let label = labels
                .meanings(&line[start..at])
                .iter()
                .find(|label| is_field(label))?;
            Some((start, behind, label))
        })
        .collect();
    for (i, &(_, behind, label)) in found.iter().enumerate() {
        let end = found.get(i + 1).map_or(line.len(), |&(start, _, _)| start);
        let value = line.get(behind..end).unwrap_or("").trim();
        let column = line[..behind].chars().count() + 1;
        let mut place = place.clone();
        if let Some(at) = place.line.as_mut() {
            at.column = at
                .column
                .saturating_add(u32::try_from(column).unwrap_or(1))
                .saturating_sub(1);
        }
        if !is_unfilled(value) {
            put(form, label, Cell::new(value, place));
        }
    }
    !found.is_empty()
}

/// The beginning of the label that ends the text: behind the last run of blanks that is
/// not inside the label's own word.
fn label_start(before: &str) -> usize {
    let trimmed = before.trim_end();
    trimmed
        .char_indices()
        .rev()
        .find(|&(_, c)| c.is_whitespace() || matches!(c, '，' | '。' | '；'))
        .map_or(0, |(at, c)| at + c.len_utf8())
}

/// `年 月 日` and blanks are room to write in, not values.
fn is_unfilled(value: &str) -> bool {
    value
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, '年' | '月' | '日' | '_'))
}

/// Puts a value where its label says, unless something stands there already.
pub(super) fn put(form: &mut Form, label: &Label, value: Cell) {
    if *label == Label::Unit
        && let Some((unit, _)) = MoneyUnit::ALL.iter().find(|(_, name)| value.raw == *name)
    {
        form.money_unit = *unit;
        return;
    }
    let place = match label {
        Label::Project => &mut form.project,
        Label::Department => &mut form.department,
        Label::Unit => &mut form.unit,
        Label::Field(field) => form.fields.entry(*field).or_default(),
        _ => return,
    };
    if !place.is_empty() {
        return;
    }
    *place = value;
    if matches!(label, Label::Project | Label::Department | Label::Unit)
        && let Some(name) = name_of_block(&place.raw)
    {
        let block = std::mem::replace(place, Cell::new(name, place.place.clone()));
        form.doubts.push(doubt(
            block.place,
            format!("这一格像是把几格文字并在了一起，只取第一行「{name}」，请对照原件核对", name = block.raw.lines().next().unwrap_or("")),
            "this cell seems to hold the text of several; only its first line was taken, compare it with the original",
        ));
    }
}

/// The first line of a text below which rows of figures stand: no name has such.
fn name_of_block(text: &str) -> Option<String> {
    let mut lines = text.lines();
    let first = lines.next()?.trim();
    let figures = |line: &str| {
        let words = line.split(|c: char| c.is_whitespace() || c == '|');
        words
            .filter(|word| word.contains('.') && word.parse::<f64>().is_ok())
            .count()
            > 1
    };
    (!first.is_empty() && lines.any(figures)).then(|| first.to_owned())
}
