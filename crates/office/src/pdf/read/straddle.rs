//! Lines over the edge between two pages that print one breadth: the first page shows their
//! beginning, the next one their end. Knows no table.

use super::flow::{Flow, Item};
use super::lines::{Line, is_wide};
use super::marks::TOLERANCE;

/// Most characters that both pages show of a line.
const MOST_BOTH: usize = 40;

/// By how much the two ends may miss one another, in shares of the size.
const OFF: f64 = 0.6;

/// Whether some line goes on from one page to the next, which begins so far to the right.
pub(super) fn any(left: &Flow, right: &Flow, shift: f64) -> bool {
    let mut lines = lines(left);
    lines.any(|line| find(line, right, shift).is_some())
}

/// Puts the rest of the lines that go on onto the first page, and takes it off the next.
pub(super) fn join(left: &mut Flow, right: &mut Flow, shift: f64) {
    for item in &mut left.items {
        let Item::Line(line) = item else { continue };
        let Some((at, both)) = find(line, right, shift) else {
            continue;
        };
        if let Item::Line(rest) = right.items.remove(at) {
            let rest_end = rest.area.x1;
            let rest = rest.text.trim_start().chars().skip(both);
            let text = line.text.trim_end().chars().chain(rest).collect();
            line.text = text;
            line.area.x1 = rest_end + shift;
            line.tail = None;
        }
    }
}

fn lines(flow: &Flow) -> impl Iterator<Item = &Line> {
    flow.items.iter().filter_map(|item| match item {
        Item::Line(line) => Some(line),
        Item::Sheet(_) => None,
    })
}

/// The line of the next page that one goes on with, and how many characters both show.
fn find(line: &Line, right: &Flow, shift: f64) -> Option<(usize, usize)> {
    let mut items = right.items.iter().enumerate();
    items.find_map(|(at, item)| match item {
        Item::Line(rest) => Some((at, both(line, rest, shift)?)),
        Item::Sheet(_) => None,
    })
}

/// How many characters both pages show of one line; none where it is not one.
fn both(line: &Line, rest: &Line, shift: f64) -> Option<usize> {
    let near = |a: f64, b: f64| (a - b).abs() <= TOLERANCE;
    if !near(line.area.y0, rest.area.y0) || !near(line.size, rest.size) {
        return None;
    }
    let over = line.area.x1 - (rest.area.x0 + shift);
    let (first, second) = (line.text.trim(), rest.text.trim());
    // What goes on behind the end of the first one.
    if rest.area.x1 + shift <= line.area.x1 + TOLERANCE {
        return None;
    }
    let width = |text: &str| -> f64 {
        let of = |c: char| if is_wide(c) { 1.0 } else { 0.5 };
        text.chars().map(of).sum::<f64>() * line.size
    };
    let ends = second.char_indices().map(|(at, c)| at + c.len_utf8());
    let heads = std::iter::once(0).chain(ends).take(MOST_BOTH);
    let mut fitting = heads.enumerate().filter_map(|(count, end)| {
        let head = second.get(..end)?;
        let off = (over - width(head)).abs();
        (first.ends_with(head) && off <= OFF * line.size).then_some((count, off))
    });
    let first = fitting.next()?;
    let best = fitting.fold(first, |a, b| if b.1 < a.1 { b } else { a });
    Some(best.0)
}
