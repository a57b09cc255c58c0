//! Chunks to stacks: the lines of one cell below one another. What tells a broken line from
//! the next row is how close the lines stand and how full they are. Knows no row.

use super::super::marks::{Area, Rule};
use super::chunks::Chunk;

/// The widest pitch of lines in one cell, in shares of the size.
const LOOSEST: f64 = 1.9;

/// The pitch up to which lines are close whatever else stands on the page.
const TIGHT: f64 = 1.3;

/// The pitch up to which a remark in brackets belongs to the line above.
const CLOSE: f64 = 1.6;

/// How much larger the pitch of rows is at least than that of lines.
const STEP: f64 = 1.05;

/// How far two lines may be out of line.
const ASIDE: f64 = 1.5;

/// Lines of one cell, from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stack {
    pub chunks: Vec<usize>,
    pub area: Area,
    /// Where the first and the last line stand.
    pub first: f64,
    pub last: f64,
    pub size: f64,
}

impl Stack {
    pub(super) fn middle(&self) -> f64 {
        f64::midpoint(self.first, self.last)
    }

    /// Whether both take some of the same breadth.
    pub(super) fn meets(&self, other: &Self) -> bool {
        overlap(&self.area, &other.area)
    }
}

/// Whether both take some of the same breadth.
pub(super) fn overlap(a: &Area, b: &Area) -> bool {
    a.x0 < b.x1 - 0.5 && b.x0 < a.x1 - 0.5
}

/// A line and the one below it that may go on.
struct Pair {
    above: usize,
    below: usize,
    pitch: f64,
    full: bool,
    figure: bool,
}

/// The stacks of some chunks, which lie from top to bottom.
pub(super) fn stacks(chunks: &[Chunk], rules: &[Rule]) -> Vec<Stack> {
    let pairs = pairs(chunks, rules);
    let most = closest(chunks, &pairs);
    let mut below: Vec<Option<usize>> = vec![None; chunks.len()];
    let mut is_below = vec![false; chunks.len()];
    let aside = |at: usize| chunks.get(at).is_some_and(|chunk| chunk.aside);
    let close = |pair: &&Pair| pair.pitch <= most || pair.pitch < CLOSE && aside(pair.below);
    for pair in pairs.iter().filter(close) {
        if let (Some(slot), Some(flag)) = (below.get_mut(pair.above), is_below.get_mut(pair.below))
        {
            (*slot, *flag) = (Some(pair.below), true);
        }
    }
    let tops = (0..chunks.len()).filter(|at| is_below.get(*at) == Some(&false));
    tops.filter_map(|top| {
        let of = std::iter::successors(Some(top), |at| below.get(*at).copied().flatten());
        stack(chunks, of.collect())
    })
    .collect()
}

fn stack(chunks: &[Chunk], of: Vec<usize>) -> Option<Stack> {
    let lines = || of.iter().filter_map(|at| chunks.get(*at));
    let area = lines().map(|line| line.area).reduce(|a, b| a.with(&b))?;
    let (first, last) = (lines().next()?, lines().next_back()?);
    Some(Stack {
        area,
        first: first.base,
        last: last.base,
        size: first.size,
        chunks: of,
    })
}

/// Lines with one other line close below.
fn pairs(chunks: &[Chunk], rules: &[Rule]) -> Vec<Pair> {
    let mut found = Vec::new();
    for (below, chunk) in chunks.iter().enumerate() {
        let over = chunks.iter().enumerate().take(below).rev();
        let mut over = over
            .take_while(|(_, other)| chunk.base - other.base <= LOOSEST * chunk.size)
            .filter(|(_, other)| chunk.base - other.base > 0.5 * chunk.size)
            .filter(|(_, other)| overlap(&other.area, &chunk.area));
        let Some((above, first)) = over.next() else {
            continue;
        };
        let level = |a: &Chunk, b: &Chunk| (a.base - b.base).abs() < 0.3 * a.size;
        let parted = over.next().is_some_and(|(_, other)| level(first, other))
            || [below.checked_sub(1), below.checked_add(1)]
                .into_iter()
                .flatten()
                .filter_map(|beside| chunks.get(beside))
                .any(|beside| level(chunk, beside) && overlap(&beside.area, &first.area));
        if parted || !aligned(first, chunk) || is_ruled(rules, first, chunk) {
            continue;
        }
        found.push(Pair {
            above,
            below,
            pitch: (chunk.base - first.base) / first.size,
            full: is_full(chunks, first, chunk),
            figure: first.figure || chunk.figure,
        });
    }
    found
}

fn aligned(a: &Chunk, b: &Chunk) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= ASIDE;
    let indent = a.area.x0 - b.area.x0;
    (a.size - b.size).abs() < 0.1 * a.size
        && (near(a.area.x0, b.area.x0)
            || near(a.area.centre().0, b.area.centre().0)
            || near(a.area.x1, b.area.x1)
            || (ASIDE..2.6 * a.size).contains(&indent))
}

/// Whether a ruling line runs between two lines of text.
fn is_ruled(rules: &[Rule], above: &Chunk, below: &Chunk) -> bool {
    let (x, _) = below.area.centre();
    let (from, to) = (above.area.centre().1, below.area.centre().1);
    let parts = |rule: &&Rule| rule.from <= x && x <= rule.to && from < rule.at && rule.at < to;
    rules.iter().any(|rule| rule.level && parts(&rule))
}

/// Whether the first character of the second line had no room on the first, as far as the
/// widest line of the same column shows the room.
fn is_full(chunks: &[Chunk], line: &Chunk, next: &Chunk) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= ASIDE;
    let beside = |other: &&Chunk| {
        near(other.area.x0, line.area.x0) || near(other.area.centre().0, line.area.centre().0)
    };
    let widths = chunks.iter().filter(beside).map(|c| c.area.width());
    let room = widths.fold(0.0, f64::max);
    line.area.width() + next.first > room - 0.2 * line.size
}

/// The pitch up to which lines belong together. Pitches lie in groups; those of broken
/// lines are the closest, and hold full lines of words. A line with a figure close below
/// another text is a row of its own, whatever else stands on it.
fn closest(chunks: &[Chunk], pairs: &[Pair]) -> f64 {
    let mut sorted: Vec<&Pair> = pairs.iter().collect();
    sorted.sort_by(|a, b| a.pitch.total_cmp(&b.pitch));
    let base = |pair: &Pair| chunks.get(pair.below).map_or(0.0, |chunk| chunk.base);
    let mut most = 0.0;
    for group in sorted.chunk_by(|a, b| b.pitch < STEP * a.pitch) {
        let mut rows: Vec<f64> = group.iter().filter(|p| p.figure).map(|p| base(p)).collect();
        rows.sort_by(f64::total_cmp);
        let is_row = |pair: &Pair| {
            let at = rows.partition_point(|row| *row < base(pair) - 1.0);
            rows.get(at).is_some_and(|row| *row < base(pair) + 1.0)
        };
        let (on_rows, others): (Vec<&&Pair>, Vec<_>) = group.iter().partition(|p| is_row(p));
        let words = others.iter().filter(|pair| pair.full).count();
        let top = group.last().map_or(0.0, |pair| pair.pitch);
        let close = words == 0 && on_rows.is_empty() && top < TIGHT;
        if words <= on_rows.len() && !close {
            break;
        }
        most = top;
    }
    most
}
