//! Which of the scores told in the text of an item is the item's own: behind the last item of
//! a group or of all there often stands, without a heading, what they add to.

use super::items::{bare_number, ends_with_any, in_points};
use super::prose::behind;
use crate::labels::ReportWords;
use domain::form::{Cell, EvaluatedItem, Paragraph};
use domain::number::Number;

/// The score of an item, and what of its text is about more than the item.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) score: Option<Cell>,
    /// The paragraph from which on the text is about several items.
    pub(super) end: usize,
    /// Where in the item's line a sentence about several items begins.
    pub(super) rest: Option<usize>,
}

/// One score that a text tells.
struct One {
    paragraph: usize,
    sentence: usize,
    cell: Cell,
    value: Number,
    /// Words name it the item's own.
    own: bool,
    /// Words name it the sum of several items.
    several: bool,
    /// A grade stands behind it.
    graded: bool,
}

/// Reads the scores of an item's paragraphs, of the first from a byte on.
pub(super) fn told(
    texts: &[Paragraph],
    start: usize,
    points: &Cell,
    (before, group): (&[EvaluatedItem], &Cell),
    words: &ReportWords,
) -> Told {
    let all: Vec<One> = texts
        .iter()
        .enumerate()
        .flat_map(|(at, paragraph)| scores(paragraph, at, if at == 0 { start } else { 0 }, words))
        .collect();
    let most = points.value.number().map(|printed| printed.value);
    let whole = |at: usize, one: &One| {
        let Some(most) = most.filter(|_| !one.own) else {
            return false;
        };
        let first = at.checked_sub(1).and_then(|at| all.get(at));
        let sum = first.is_some_and(|first| sums(before, group, first.value, one.value));
        if one.value > most {
            return one.several || one.graded || sum;
        }
        one.paragraph > 0 && first.is_some_and(|_| one.graded)
    };
    let wholes: Vec<bool> = all
        .iter()
        .enumerate()
        .map(|(at, one)| whole(at, one))
        .collect();
    let first_whole = wholes.iter().position(|whole| *whole);
    let own = wholes.iter().rposition(|whole| !whole);
    let own = own.filter(|own| first_whole.is_none_or(|whole| *own < whole));
    // The only score of the item's own line is its own, however large.
    let alone = |one: &&One| one.paragraph == 0 && !one.graded;
    let score = match (own, first_whole) {
        (Some(own), _) => all.get(own),
        (None, Some(_)) => wholes
            .iter()
            .rposition(|whole| !whole)
            .and_then(|at| all.get(at))
            .or_else(|| all.iter().rev().find(alone)),
        (None, None) => None,
    };
    let cut = first_whole
        .and_then(|at| all.get(at))
        .filter(|whole| score.is_some_and(|score| score.cell.place != whole.cell.place));
    Told {
        score: score.map(|one| one.cell.clone()),
        end: cut
            .filter(|cut| cut.paragraph > 0)
            .map_or(texts.len(), |cut| cut.paragraph),
        rest: cut.filter(|cut| cut.paragraph == 0).map(|cut| cut.sentence),
    }
}

/// Whether a score is what the items so far add to, of the group or of all.
fn sums(before: &[EvaluatedItem], group: &Cell, own: Number, sum: Number) -> bool {
    let add = |of_group: bool| {
        let items = before
            .iter()
            .filter(|item| !of_group || item.group.raw == group.raw);
        let scores = items.filter_map(|item| item.score.value.number());
        Number::sum(scores.map(|printed| printed.value))?.plus(own)
    };
    !before.is_empty() && [add(true), add(false)].contains(&Some(sum))
}

/// The scores a paragraph tells from a byte on.
fn scores(paragraph: &Paragraph, at: usize, from: usize, words: &ReportWords) -> Vec<One> {
    let text = paragraph.text.raw.as_str();
    let figures = domain::prose::figures(text);
    let scored = figures.iter().filter_map(|figure| {
        let before = text.get(from..figure.bytes.start)?;
        let told = in_points(&figure.value) && ends_with_any(before, &words.score);
        let (digits, number) = bare_number(figure.raw).filter(|_| told)?;
        let sentence = before.rfind(['。', '；', '\n']).map_or(from, |stop| {
            from + stop + before[stop..].chars().next().map_or(0, char::len_utf8)
        });
        let lead = text.get(sentence..figure.bytes.start)?;
        let rest = text.get(figure.bytes.end..)?;
        let rest = rest.split(['。', '；', '\n']).next().unwrap_or(rest);
        let says =
            |list: &[String], text: &str| list.iter().any(|word| text.contains(word.as_str()));
        let place = behind(&paragraph.text.place, text, figure.bytes.start + digits);
        let cell = Cell::new(number, place);
        Some(One {
            paragraph: at,
            sentence,
            value: cell.value.number()?.value,
            own: says(&words.own, lead),
            several: says(&words.several, lead),
            graded: says(&words.grade, rest),
            cell,
        })
    });
    scored.collect()
}
