//! Where on a page text stands in columns: from the first to the last line of several
//! chunks, without the titles, paragraphs and signatures around. Knows no cell.

use super::chunks::Chunk;
use crate::pdf::read::flow::TITLE;
use std::ops::Range;

/// Gap between chunks that are in different columns, in shares of the size.
const GUTTER: f64 = 0.8;

/// White below which a line goes on with the cell above, in shares of the size.
const CLOSE: f64 = 0.7;

/// Share of the breadth from which a line is one of running text, and how far such a line
/// may be indented, in sizes.
const RUNNING: f64 = 0.7;
const INDENT: f64 = 2.6;

/// A line: its chunks, and what they show.
struct Line {
    chunks: Range<usize>,
    several: bool,
    x0: f64,
    x1: f64,
    top: f64,
    base: f64,
    size: f64,
}

/// The regions among chunks that lie from top to bottom.
pub(super) fn regions(chunks: &[Chunk]) -> Vec<Range<usize>> {
    let lines = lines(chunks);
    let body = body(chunks);
    let mut found = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut left = f64::MAX;
    let mut right = f64::MIN;
    for (at, line) in lines.iter().enumerate() {
        let title = !line.several && line.size > TITLE * body;
        if title || is_running(&lines, at, left, right) {
            found.extend(open.take());
            (left, right) = (f64::MAX, f64::MIN);
        } else if line.several {
            open = Some(open.map_or((at, at), |(from, _)| (from, at)));
            left = left.min(line.x0);
            right = right.max(line.x1);
        }
    }
    found.extend(open);
    found
        .into_iter()
        .filter_map(|(from, to)| {
            let last = close_below(&lines, to);
            let first = lines.get(from)?.chunks.start;
            Some(first..lines.get(last)?.chunks.end)
        })
        .collect()
}

fn lines(chunks: &[Chunk]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, chunk) in chunks.iter().enumerate() {
        match lines.last_mut() {
            Some(line) if chunk.base - line.base < 0.3 * chunk.size => {
                let gap = (chunk.area.x0 - line.x1).max(line.x0 - chunk.area.x1);
                line.several |= gap > GUTTER * chunk.size;
                line.chunks.end = at + 1;
                line.x0 = line.x0.min(chunk.area.x0);
                line.x1 = line.x1.max(chunk.area.x1);
                line.top = line.top.min(chunk.area.y0);
                line.size = line.size.max(chunk.size);
            }
            _ => lines.push(Line {
                chunks: at..at + 1,
                several: false,
                x0: chunk.area.x0,
                x1: chunk.area.x1,
                top: chunk.area.y0,
                base: chunk.base,
                size: chunk.size,
            }),
        }
    }
    lines
}

/// The size most chunks have.
fn body(chunks: &[Chunk]) -> f64 {
    let mut sizes: Vec<f64> = chunks.iter().map(|chunk| chunk.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

/// Whether a line and the next one are running text at the left of what was before.
fn is_running(lines: &[Line], at: usize, left: f64, right: f64) -> bool {
    let runs = |line: &Line| {
        !line.several
            && line.x0 < left + INDENT * line.size
            && line.x1 - line.x0 > RUNNING * (right - left)
    };
    left < right
        && lines
            .iter()
            .skip(at)
            .take(2)
            .filter(|line| runs(line))
            .count()
            == 2
}

/// The last line below that one which goes on with its cells.
fn close_below(lines: &[Line], from: usize) -> usize {
    let mut last = from;
    while let (Some(line), Some(next)) = (lines.get(last), lines.get(last + 1))
        && !next.several
        && next.top - line.base < CLOSE * next.size
        && lines
            .get(from)
            .is_some_and(|line| line.x0 + next.size < next.x0)
    {
        last += 1;
    }
    last
}
