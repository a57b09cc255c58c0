//! Rows that the end of a page cut in two, each half closed by a ruling line like a row of
//! its own. Only what their texts look like can tell.

use super::lines::{Line, is_wide};
use super::sheet::{Sheet, SheetCell};
use super::stitch::{Doubt, ENDS, first_row, last_row};
use super::twice;

/// Share of the rows from which a column is one that is filled.
const FILLED: f64 = 0.7;

/// Rows from which that can be told.
const TOLD_FROM: usize = 3;

/// What the cells of a row and those below them on the next page look like.
#[derive(Default)]
struct Seen {
    /// Cells with text on both pages.
    both: usize,
    /// Of these, those that may go on: the last line is full, or a paragraph ended there.
    going_on: usize,
    /// Those whose last line is full in the middle of a sentence.
    firmly: usize,
    /// Those whose sentence ends on the second page.
    finished: usize,
    /// Those that are full and have several lines.
    several: usize,
    /// Those that have several lines on the next page.
    running: usize,
    /// Cells with text on the first page only.
    ended: usize,
    /// Of these, those in columns that nearly all rows fill.
    missing: usize,
    /// Cells with text on the second page only.
    begun: usize,
}

/// Whether the page's end cut a row in two: some text goes on in the middle of a line, and
/// cells that a row of its own would fill are empty.
pub(super) fn is_cut(before: &Sheet, next: &Sheet, headed: bool, doubts: &mut Vec<Doubt>) -> bool {
    if headed && is_open(before, next) {
        return true;
    }
    if last_row(before).any(|cell| cell.open.below) && first_row(next).any(|cell| cell.open.above) {
        return last_row(before).all(|cell| cell.open.below)
            && first_row(next).all(|cell| cell.open.above);
    }
    let seen = seen(before, next);
    if seen.both == 0 || seen.begun > 0 {
        return false;
    }
    let all = seen.going_on == seen.both;
    let long = seen.several == seen.both && (seen.both == 1 || seen.firmly == seen.both);
    let sentences = seen.finished == seen.both;
    // Long text that fills its cell to a sentence's end and is long on the next page too.
    let whole = seen.several == seen.both && seen.running == seen.both;
    if all && seen.firmly > 0 && (seen.ended > 0 || long || sentences) {
        return true;
    }
    // A row of its own would have its figures.
    if all && seen.missing > usize::from(!whole) {
        doubts.push(doubt(true));
        return true;
    }
    if seen.ended >= seen.both && seen.several > 0 && seen.firmly > 0 {
        doubts.push(doubt(false));
    }
    false
}

/// Whether no line closes the last row, and what stands below the header of the next page
/// goes on in it: a header closes that row whether it was cut or not.
fn is_open(before: &Sheet, next: &Sheet) -> bool {
    let mut pairs = last_row(before).filter_map(|cell| {
        let below = first_row(next).find(|other| other.span.left == cell.span.left)?;
        (!cell.is_blank() && !below.is_blank()).then_some((cell, below))
    });
    let goes_on = |(cell, below): (&SheetCell, &SheetCell)| {
        let full = match (cell.pieces.last(), below.lines().next()) {
            (Some(piece), Some(line)) => piece.setting.ends_full(line),
            _ => false,
        };
        full || twice::meet(cell, below)
    };
    let open = last_row(before).all(|cell| cell.open.below);
    let one_blank =
        || last_row(before).all(SheetCell::is_blank) || first_row(next).all(SheetCell::is_blank);
    match pairs.next() {
        Some(first) => open && goes_on(first) && pairs.all(goes_on),
        None => open && one_blank(),
    }
}

fn seen(before: &Sheet, next: &Sheet) -> Seen {
    let mut seen = Seen::default();
    for cell in last_row(before) {
        let Some(after) = first_row(next).find(|other| other.span.left == cell.span.left) else {
            continue;
        };
        let single = cell.rows() == 1 && after.rows() == 1;
        match (cell.pieces.last(), after.lines().next()) {
            (Some(piece), Some(line)) if !cell.is_blank() => {
                seen.both += 1;
                let full = piece.setting.ends_full(line);
                let lines = &piece.setting.lines;
                let ends = lines.last().is_some_and(ends_sentence);
                let parted = lines.last().is_some_and(|last| parts_figure(last, line));
                seen.going_on += usize::from(full || parted || ends || lines.len() > 2);
                seen.firmly += usize::from(full && !ends);
                let end = after.lines().last().is_some_and(ends_sentence);
                seen.finished += usize::from(full && !ends && end);
                seen.running += usize::from(after.lines().nth(1).is_some());
                seen.several += usize::from(full && lines.len() > 1);
            }
            (_, None) if !cell.is_blank() && single => {
                seen.ended += 1;
                seen.missing += usize::from(is_filled(cell, [before, next]));
            }
            (_, Some(_)) if cell.is_blank() => seen.begun += 1,
            _ => {}
        }
    }
    seen
}

/// Whether a line ends a sentence.
fn ends_sentence(line: &Line) -> bool {
    line.text.trim_end().ends_with(|c| ENDS.contains(c))
}

/// Whether a figure was parted from its unit: programs break lines there though the unit's
/// first character had room.
pub(super) fn parts_figure(line: &Line, next: &Line) -> bool {
    let unit = next.text.chars().next();
    line.text.trim_end().ends_with(|c: char| c.is_ascii_digit())
        && unit.is_some_and(|c| is_wide(c) && c.is_alphabetic())
}

/// Whether nearly all rows have text in the columns of a cell.
fn is_filled(cell: &SheetCell, sheets: [&Sheet; 2]) -> bool {
    let columns = (cell.span.left, cell.span.right);
    let same =
        |other: &&SheetCell| other.rows() == 1 && (other.span.left, other.span.right) == columns;
    let cells = || {
        sheets
            .into_iter()
            .flat_map(|sheet| &sheet.cells)
            .filter(same)
    };
    let (all, filled) = (cells().count(), cells().filter(|c| !c.is_blank()).count());
    all >= TOLD_FROM && filled as f64 >= FILLED * all as f64
}

fn doubt(joined: bool) -> Doubt {
    let (zh, en) = match joined {
        true => ("已连成一行", "they were joined"),
        false => ("未能确定，按两行读入", "they were read as two rows"),
    };
    [
        format!("表格跨页处，上页末行的文字像是在下页首行接着写，{zh}"),
        format!(
            "where the table crosses the page, the text of the last row seems to go on in the first row of the next page; {en}"
        ),
    ]
}
