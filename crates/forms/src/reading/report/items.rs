//! The items of an evaluation, told in prose: 公用经费控制率（8分）：…，该项指标得6分。
//!
//! An item goes on until the next one, the next heading or what several items add to. Its
//! score is what the last words about its own score name.

use super::outline::ordinal;
use super::prose::behind;
use super::told::told;
use super::verdict;
use crate::labels::{ReportWords, bracketed_points, key};
use domain::form::{Cell, EvaluatedItem, Form, Paragraph};
use domain::value::{UnitKind, Value};
use std::ops::Range;

/// A longer text in front of the points is a sentence.
const LONGEST_NAME: usize = 40;

/// Finds the items in a form's paragraphs; tells which paragraphs they take.
pub(super) fn take(form: &mut Form, words: &ReportWords) -> Vec<Range<usize>> {
    let mut taken = Vec::new();
    let mut at = 0;
    // The outermost heading below the section's own.
    let mut outer: Option<usize> = None;
    while let Some(paragraph) = form.paragraphs.get(at) {
        let Some((name, points, start)) = head(paragraph) else {
            let level = |at: usize| form.paragraphs.get(at).map_or(0, |one| one.level);
            match paragraph.level {
                0 => {}
                1 => outer = None,
                deep if outer.is_none_or(|outer| deep <= level(outer)) => outer = Some(at),
                _ => {}
            }
            at += 1;
            continue;
        };
        let goes_on = |paragraph: &&Paragraph| paragraph.level == 0 && head(paragraph).is_none();
        let rest = form.paragraphs.get(at + 1..).unwrap_or_default();
        let end = at + 1 + rest.iter().take_while(goes_on).count();
        let texts = form.paragraphs.get(at..end).unwrap_or_default();
        let group = outer.and_then(|outer| form.paragraphs.get(outer));
        let group = group.map(group_of).unwrap_or_default();
        let told = told(texts, start, &points, (&form.items, &group), words);
        let end = at + told.end;
        let texts = texts.get(..told.end).unwrap_or(texts);
        let open = texts.first().is_some_and(|first| is_open(first, words));
        // Points alone, as in a list of what is asked, score nothing.
        if let Some(score) = told.score.or_else(|| open.then(Cell::default)) {
            let item = EvaluatedItem {
                group,
                name,
                points,
                basis: basis(texts, start, told.rest),
                score,
                reason: Default::default(),
            };
            form.items.push(item);
            taken.push(at..end);
        }
        verdict_behind(form, at, told.rest, words);
        at = end;
    }
    taken
}

/// Reads the verdict where it stands in the line of an item, from a byte on.
fn verdict_behind(form: &mut Form, at: usize, rest: Option<usize>, words: &ReportWords) {
    let line = form.paragraphs.get(at).map(|one| one.text.clone());
    if let (Some(line), Some(rest)) = (line, rest) {
        let text = line.raw.get(rest..).unwrap_or_default();
        let place = behind(&line.place, &line.raw, rest);
        verdict::take(form, text, &place, false, words);
    }
}

/// Whether a text is left open for a person.
fn is_open(paragraph: &Paragraph, words: &ReportWords) -> bool {
    let text = paragraph.text.raw.as_str();
    words.open.iter().any(|mark| text.contains(mark.as_str()))
}

/// The name and points at the head of an item, and where its text begins.
fn head(paragraph: &Paragraph) -> Option<(Cell, Cell, usize)> {
    let text = paragraph.text.raw.as_str();
    let rest = ordinal(text).map_or(text, |(_, rest)| rest);
    let from = text.len() - rest.len();
    let colon = rest.find(['：', ':'])?;
    let label = rest.get(..colon)?.trim_end();
    let inside = label.strip_suffix(['）', ')'])?;
    let open = inside.rfind(['（', '('])?;
    let name = rest.get(..open)?.trim_end();
    let (_, figure) = bracketed_points(label.get(open..)?)?;
    let sound = !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && !name.contains(['。', '；', '，', '：']);
    let figure_at = open + label.get(open..)?.find(figure)?;
    sound.then(|| {
        let cell = |piece: &str, at: usize| {
            Cell::new(piece, behind(&paragraph.text.place, text, from + at))
        };
        let width = rest.get(colon..).and_then(|behind| behind.chars().next());
        let start = from + colon + width.map_or(0, char::len_utf8);
        (cell(name, 0), cell(figure, figure_at), start)
    })
}

/// A heading by its bare name.
fn group_of(heading: &Paragraph) -> Cell {
    let text = &heading.text;
    let name = key(ordinal(&text.raw).map_or(text.raw.as_str(), |(_, rest)| rest));
    let at = text.raw.find(&*name).unwrap_or(0);
    Cell::new(&*name, behind(&text.place, &text.raw, at))
}

/// What an item's text says behind its head; of its line up to a byte, where one is given.
fn basis(texts: &[Paragraph], start: usize, end: Option<usize>) -> Cell {
    let Some((first, rest)) = texts.split_first() else {
        return Cell::default();
    };
    let line = first.text.raw.as_str();
    let line = line.get(start..end.unwrap_or(line.len()));
    let mut basis = line.unwrap_or_default().to_owned();
    for paragraph in rest {
        basis.push('\n');
        basis.push_str(&paragraph.text.raw);
    }
    let blank = basis.len() - basis.trim_start().len();
    let place = behind(&first.text.place, &first.text.raw, start + blank);
    Cell::new(basis, place)
}

/// Whether a value is so many points.
pub(super) fn in_points(value: &Value) -> bool {
    let is_points = |kind: &UnitKind| matches!(kind, UnitKind::Counted(word) if word == "分");
    value
        .quantity()
        .is_some_and(|quantity| is_points(&quantity.unit.kind))
}

/// Whether a text ends with one of some words, blanks and a colon aside.
pub(super) fn ends_with_any(text: &str, words: &[String]) -> bool {
    let text = text.trim_end_matches([' ', '\u{3000}', '：', ':', '为']);
    words
        .iter()
        .any(|word| text.ends_with(word.trim_end_matches('为')))
}

/// The digits of a figure and where they begin.
pub(super) fn bare_number(raw: &str) -> Option<(usize, &str)> {
    let start = raw.find(|c: char| c.is_ascii_digit())?;
    let rest = raw.get(start..)?;
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(rest.len());
    Some((start, rest.get(..end)?))
}
