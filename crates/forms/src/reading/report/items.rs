//! The items of an evaluation, told in prose: 公用经费控制率（8分）：…，该项指标得6分。
//!
//! An item goes on until the next one or the next heading. Its score is what the last
//! words about a score name.

use super::outline::ordinal;
use super::prose::behind;
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
        let score = texts.iter().enumerate().rev().find_map(|(i, paragraph)| {
            let from = if i == 0 { start } else { 0 };
            score(paragraph, from, words)
        });
        let open = texts.first().is_some_and(|first| is_open(first, words));
        // Points alone, as in a list of what is asked, score nothing.
        if let Some(score) = score.or_else(|| open.then(Cell::default)) {
            let item = EvaluatedItem {
                group: outer
                    .and_then(|outer| form.paragraphs.get(outer))
                    .map(group)
                    .unwrap_or_default(),
                name,
                points,
                basis: basis(texts, start),
                score,
                reason: Default::default(),
            };
            form.items.push(item);
            taken.push(at..end);
        }
        at = end;
    }
    taken
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
fn group(heading: &Paragraph) -> Cell {
    let text = &heading.text;
    let name = key(ordinal(&text.raw).map_or(text.raw.as_str(), |(_, rest)| rest));
    let at = text.raw.find(&*name).unwrap_or(0);
    Cell::new(&*name, behind(&text.place, &text.raw, at))
}

fn basis(texts: &[Paragraph], start: usize) -> Cell {
    let Some((first, rest)) = texts.split_first() else {
        return Cell::default();
    };
    let mut basis = first.text.raw.get(start..).unwrap_or_default().to_owned();
    for paragraph in rest {
        basis.push('\n');
        basis.push_str(&paragraph.text.raw);
    }
    let blank = basis.len() - basis.trim_start().len();
    let place = behind(&first.text.place, &first.text.raw, start + blank);
    Cell::new(basis, place)
}

/// The last score of a paragraph from a byte on.
fn score(paragraph: &Paragraph, from: usize, words: &ReportWords) -> Option<Cell> {
    let text = paragraph.text.raw.as_str();
    let found = domain::prose::figures(text)
        .into_iter()
        .rev()
        .find(|figure| {
            let before = text.get(from..figure.bytes.start).unwrap_or_default();
            in_points(&figure.value) && ends_with_any(before, &words.score)
        })?;
    let (at, number) = bare_number(found.raw)?;
    let place = behind(&paragraph.text.place, text, found.bytes.start + at);
    Some(Cell::new(number, place))
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
