//! Tables over page breaks: a table that goes on at the top of the next page, the header
//! it repeats, the row and the merged cells the page's end cut in two.

use super::cut::{self, Cut, Ends};
use super::inner_head;
use super::marks::TOLERANCE;
use super::rows;
use super::sheet::{Sheet, SheetCell};
use super::twice;

/// Marks that end a sentence.
pub(super) const ENDS: &str = "。！？；.!?;";

/// What was not certain about a join, in Chinese and English.
pub(super) type Doubt = [String; 2];

/// Joins the table of the next page to one that it continues; else gives it back.
/// `room` is what was left below the first one, `again` how many rows of its beginning were
/// taken off the next one.
pub(super) fn join(
    before: &mut Sheet,
    mut next: Sheet,
    room: f64,
    again: usize,
) -> Result<Vec<Doubt>, Box<Sheet>> {
    if !continues(before, &next, room) {
        return Err(Box::new(next));
    }
    let xs = union(&before.xs, &next.xs);
    refit(before, &xs);
    refit(&mut next, &xs);
    let header = repeated(before, &next);
    before.head_rows = before.head_rows.max(header);
    let mut headed = match header {
        0 => inner_head::rows(before, &next),
        rows => rows,
    };
    let mut doubts = Vec::new();
    if headed == 0 && again > 0 {
        headed = inner_head::marked(before, again, &next, 0);
    } else if headed == 0 {
        // Nothing but the place tells; what is perhaps a row of its own is not dropped.
        let rows = inner_head::alone(before, &next);
        doubts.extend((rows > 0).then(|| marked(rows)));
    }
    behead(&mut next, headed);
    before.page = next.page;
    before.area = next.area;
    before.ragged |= next.ragged;
    before.unruled |= next.unruled;
    if next.rows == 0 {
        return Ok(doubts);
    }
    append(before, next, again + headed > 0, &mut doubts);
    Ok(doubts)
}

/// Puts the rows of the next page below, cells that were cut joined; `headed` where a
/// header stood above them.
fn append(before: &mut Sheet, next: Sheet, headed: bool, doubts: &mut Vec<Doubt>) {
    let cut = match next.told {
        true => first_row(&next).all(|cell| cell.rest),
        false => same_columns(before, &next) && rows::is_cut(before, &next, headed, doubts),
    };
    let told = next.told;
    let last = before.rows;
    let offset = if cut { last - 1 } else { last };
    let spanning = spanning_columns(before);
    let centred = is_centred(before);
    let ends = Ends::of(before, &next);
    // Where lines close other cells, one without goes on below a header too.
    let parted = headed && last_row(before).any(|cell| !cell.open.below);
    let mut left_joined = 0;
    let mut cells = next.cells;
    cells.sort_by_key(|cell| cell.span);
    for mut cell in cells {
        let first = cell.span.top == 0;
        cell.span.top += offset;
        cell.span.bottom += offset;
        if !first {
            before.cells.push(cell);
            continue;
        }
        let columns = (cell.span.left, cell.span.right);
        let partner = before.cells.iter_mut().find(|other| {
            other.span.bottom == last && (other.span.left, other.span.right) == columns
        });
        let Some(partner) = partner else {
            before.cells.push(cell);
            continue;
        };
        let leading = cell.span.left == left_joined;
        let column = spanning.contains(&cell.span.left);
        let joined = match told {
            true => cell.rest,
            false => {
                cut || twice::meet(partner, &cell)
                    || parted && partner.open.below && (partner.is_blank() || cell.is_blank())
                    || goes_on(partner, &cell, leading, column, doubts)
                    || centred && leading && runs_over(partner, &cell)
                    || leading && was_cut(partner, &cell, column, &ends, doubts)
            }
        };
        if !joined {
            before.cells.push(cell);
            continue;
        }
        left_joined = cell.span.right;
        match told {
            // A label may be printed again on every page that its cell takes.
            true if !cell.is_blank() && partner.text() == cell.text() => {}
            true => partner.pieces.append(&mut cell.pieces),
            false => twice::append(partner, &mut cell, cut),
        }
        partner.open.below = cell.open.below;
        partner.span.bottom = cell.span.bottom;
    }
    before.rows = offset + next.rows;
    before.cells.sort_by_key(|cell| cell.span);
}

/// Whether the columns agree and the next row did not fit on the page before.
pub(super) fn continues(before: &Sheet, next: &Sheet, room: f64) -> bool {
    let near = |a: Option<&f64>, b: Option<&f64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= TOLERANCE,
        _ => false,
    };
    if next.page != before.page + 1
        || !near(before.xs.first(), next.xs.first())
        || !near(before.xs.last(), next.xs.last())
    {
        return false;
    }
    if next.cells.iter().any(|cell| cell.rest) {
        return true;
    }
    if last_row(before).any(|cell| cell.open.below) && first_row(next).any(|cell| cell.open.above) {
        return true;
    }
    // A repeated header needs a row below it.
    let header = match before.xs.len() == next.xs.len() {
        true => repeated(before, next).max(inner_head::rows(before, next)),
        false => 0,
    };
    let needed: f64 = next.heights.iter().take(header + 1).sum();
    if room > needed + 2.0 * TOLERANCE {
        return false;
    }
    let (few, many) = if before.xs.len() < next.xs.len() {
        (&before.xs, &next.xs)
    } else {
        (&next.xs, &before.xs)
    };
    let agree = few
        .iter()
        .filter(|x| many.iter().any(|other| (*x - other).abs() <= TOLERANCE))
        .count();
    // The outer edges agree already; of the inner ones at least half.
    (agree - 2) * 2 >= few.len() - 2
}

/// The edges of both.
pub(super) fn union(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut xs = a.to_vec();
    for x in b {
        if !xs.iter().any(|other| (x - other).abs() <= TOLERANCE) {
            xs.push(*x);
        }
    }
    xs.sort_by(f64::total_cmp);
    xs
}

/// Counts the cells' columns by other edges.
pub(super) fn refit(sheet: &mut Sheet, xs: &[f64]) {
    let index: Vec<usize> = sheet
        .xs
        .iter()
        .map(|x| {
            let nearest = xs
                .iter()
                .enumerate()
                .min_by(|(_, a), (_, b)| (*a - x).abs().total_cmp(&(*b - x).abs()));
            nearest.map_or(0, |(index, _)| index)
        })
        .collect();
    for cell in &mut sheet.cells {
        let at = |edge: usize| index.get(edge).copied().unwrap_or(edge);
        cell.span.left = at(cell.span.left);
        cell.span.right = at(cell.span.right).max(cell.span.left + 1);
    }
    sheet.xs = xs.to_vec();
}

/// Whether the last row and the first are parted into the same columns.
fn same_columns(before: &Sheet, next: &Sheet) -> bool {
    columns(last_row(before)) == columns(first_row(next))
}

pub(super) fn last_row(sheet: &Sheet) -> impl Iterator<Item = &SheetCell> {
    let rows = sheet.rows;
    sheet
        .cells
        .iter()
        .filter(move |cell| cell.span.bottom == rows)
}

pub(super) fn first_row(sheet: &Sheet) -> impl Iterator<Item = &SheetCell> {
    sheet.cells.iter().filter(|cell| cell.span.top == 0)
}

fn columns<'a>(cells: impl Iterator<Item = &'a SheetCell>) -> Vec<(usize, usize)> {
    let mut columns: Vec<_> = cells
        .map(|cell| (cell.span.left, cell.span.right))
        .collect();
    columns.sort_unstable();
    columns
}

/// Rows at the top that repeat those of the table's beginning.
fn repeated(before: &Sheet, next: &Sheet) -> usize {
    let most = before.rows.min(next.rows);
    let row = |sheet: &Sheet, row: usize| -> Vec<_> {
        let cells = sheet.cells.iter().filter(|cell| cell.span.top == row);
        cells.map(|cell| (cell.span, squeezed(cell))).collect()
    };
    let mut same = 0;
    while same < most {
        let (a, b) = (row(before, same), row(next, same));
        if a != b || a.is_empty() && same == 0 {
            break;
        }
        same += 1;
    }
    // No cell of the header reaches below it, and a header says something.
    while same > 0
        && (next
            .cells
            .iter()
            .any(|cell| cell.span.top < same && cell.span.bottom > same))
    {
        same -= 1;
    }
    let says = |cell: &SheetCell| cell.span.top < same && !cell.is_blank();
    if next.cells.iter().any(says) { same } else { 0 }
}

pub(super) fn squeezed(cell: &SheetCell) -> String {
    cell.text().split_whitespace().collect()
}

/// Takes the first rows off; of cells that reach below them the rest stays.
pub(super) fn behead(sheet: &mut Sheet, rows: usize) {
    sheet.cells.retain(|cell| cell.span.bottom > rows);
    for cell in &mut sheet.cells {
        cell.span.top = cell.span.top.saturating_sub(rows);
        cell.span.bottom -= rows;
    }
    sheet.rows = sheet.rows.saturating_sub(rows);
    sheet.heights.drain(..rows.min(sheet.heights.len()));
}

/// Columns in which cells are merged over rows.
fn spanning_columns(sheet: &Sheet) -> Vec<usize> {
    sheet
        .cells
        .iter()
        .filter(|cell| cell.rows() > 1)
        .map(|cell| cell.span.left)
        .collect()
}

/// Whether a cell at the top of a page is the rest of a merged cell of the page before.
fn goes_on(
    before: &SheetCell,
    next: &SheetCell,
    leading: bool,
    spanning: bool,
    doubts: &mut Vec<Doubt>,
) -> bool {
    if before.open.below && next.open.above {
        return true;
    }
    let several = before.rows() > 1 || next.rows() > 1;
    match (before.is_blank(), next.is_blank()) {
        (_, true) if before.rows() > 1 && next.rows() > 1 => true,
        (false, true) if leading && several => true,
        (true, true) if leading && several => true,
        // Where labels are merged elsewhere, an empty one at the top of a page is a rest.
        (false, true) if leading && spanning => true,
        (true, false) if leading && several => {
            doubts.push(joined(next));
            true
        }
        (false, false) => leading && several && before.text() == next.text(),
        _ => false,
    }
}

/// Whether a label of merged cells was cut, each half closed like a cell of its own.
fn was_cut(
    before: &SheetCell,
    next: &SheetCell,
    spanning: bool,
    ends: &Ends,
    doubts: &mut Vec<Doubt>,
) -> bool {
    if !spanning && before.rows() == 1 && next.rows() == 1 {
        return false;
    }
    let joined = match cut::cut(before, next, ends) {
        Cut::No => return false,
        Cut::Perhaps => false,
        Cut::Likely => true,
    };
    doubts.push(cut::doubt(before, next, joined));
    joined
}

/// Whether text in merged cells stands in the middle of their height.
fn is_centred(sheet: &Sheet) -> bool {
    let roomy = sheet
        .cells
        .iter()
        .filter(|cell| cell.rows() > 1 && cell.pieces.len() == 1)
        .filter_map(|cell| cell.pieces.first()?.slack())
        .filter(|(above, below, line)| above + below > 3.0 * line);
    let (mut middle, mut top) = (0, 0);
    for (above, below, line) in roomy {
        if (above - below).abs() < line {
            middle += 1;
        } else {
            top += 1;
        }
    }
    middle > top
}

/// Whether the text of a merged cell ran over the end of the page: it fills its cell to the
/// bottom and its last line to the end, and goes on at the very top of the next page though
/// text there would stand in the middle.
fn runs_over(before: &SheetCell, next: &SheetCell) -> bool {
    let (Some(above), Some(below)) = (before.pieces.last(), next.pieces.first()) else {
        return false;
    };
    let (Some(a), Some(b), Some(line)) = (above.slack(), below.slack(), next.lines().next()) else {
        return false;
    };
    above.setting.ends_full(line) && a.1 < a.2 && b.0 < b.2 && b.1 > b.0 + 0.8 * b.2
}

fn joined(cell: &SheetCell) -> Doubt {
    let text = squeezed(cell);
    [
        format!("合并单元格“{text}”像是被分页切开，已接到下页的空格上"),
        format!(
            "the merged cell “{text}” seems cut by the end of the page; it was joined to the empty cell on the next page"
        ),
    ]
}

/// Rows of the table that a page begins with again.
fn marked(rows: usize) -> Doubt {
    [
        format!(
            "这一页开头的 {rows} 行与表里前面的行完全相同，可能是打印时每页重复的行，也可能是填重了；按另外的行读入，请对照原件"
        ),
        format!(
            "the first {rows} rows of this page are the same as rows further up: printed again on each page, or filled in twice; they were read as rows of their own, compare the original"
        ),
    ]
}
