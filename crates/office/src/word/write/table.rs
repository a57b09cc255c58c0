//! Word tables: the grid, merged cells, rows repeated on every page.

use super::body::twips;
use super::fit::{self, Scale};
use super::styles;
use super::text::{Line, paragraph};
use crate::document::{Cell, PageSetup, Row, Table};
use crate::look;
use crate::spans::{Square, Squares};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Borders.
const PROPERTIES: &str = "<w:jc w:val=\"center\"/><w:tblBorders>\
     <w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
     <w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
     <w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
     <w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
     <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
     <w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders>\
     <w:tblLayout w:type=\"fixed\"/>";

/// Characters in one cell from which its row may be split over pages: kept whole, such a
/// row would leave half a page empty.
const SPLIT_FROM: usize = 400;

/// Appends the table, as wide as the page between its margins; notes the sizes of its cells.
pub(super) fn write(
    out: &mut String,
    table: &Table,
    page: &PageSetup,
    scale: Scale,
    sizes: &mut BTreeSet<u16>,
) {
    let squares = Squares::of(table);
    let mut edges = vec![0];
    let mut edge = 0;
    for width in look::columns(table, squares.width(), page.inner_width()) {
        edge += width;
        edges.push(twips(edge));
    }
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/>{PROPERTIES}",
        edges.last().copied().unwrap_or(0)
    );
    margins(out, scale);
    out.push_str("</w:tblPr><w:tblGrid>");
    for pair in edges.windows(2) {
        if let &[left, right] = pair {
            let _ = write!(out, "<w:gridCol w:w=\"{}\"/>", right - left);
        }
    }
    out.push_str("</w:tblGrid>");
    for (number, row) in table.rows.iter().enumerate() {
        out.push_str("<w:tr>");
        row_properties(out, row, number < table.head_rows as usize, scale);
        let grid = Grid {
            squares: &squares,
            edges: &edges,
            scale,
        };
        cells(out, table, number, &grid, sizes);
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

/// How the table is cut into cells, and how large it is written.
struct Grid<'a> {
    squares: &'a Squares,
    edges: &'a [u32],
    scale: Scale,
}

/// The space within cells.
fn margins(out: &mut String, scale: Scale) {
    // Tenths of a point in twentieths.
    let above = scale.above * 2;
    let beside = twips(u32::try_from(fit::BESIDE).unwrap_or(0));
    out.push_str("<w:tblCellMar>");
    for (side, space) in [
        ("top", u32::from(above)),
        ("left", beside),
        ("bottom", u32::from(above)),
        ("right", beside),
    ] {
        let _ = write!(out, "<w:{side} w:w=\"{space}\" w:type=\"dxa\"/>");
    }
    out.push_str("</w:tblCellMar>");
}

/// A background.
pub(super) fn shade(out: &mut String, [red, green, blue]: [u8; 3]) {
    let _ = write!(
        out,
        "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{red:02X}{green:02X}{blue:02X}\"/>"
    );
}

fn row_properties(out: &mut String, row: &Row, head: bool, scale: Scale) {
    let long = row
        .cells
        .iter()
        .any(|cell| cell.text.len() > SPLIT_FROM && cell.text.chars().count() > SPLIT_FROM);
    if long && row.height == 0 && !head {
        return;
    }
    out.push_str("<w:trPr>");
    if !long {
        out.push_str("<w:cantSplit/>");
    }
    if row.height > 0 {
        let _ = write!(
            out,
            "<w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/>",
            twips(scale.least(row.height))
        );
    }
    if head {
        out.push_str("<w:tblHeader/>");
    }
    out.push_str("</w:trPr>");
}

fn cells(
    out: &mut String,
    table: &Table,
    number: usize,
    grid: &Grid<'_>,
    sizes: &mut BTreeSet<u16>,
) {
    let (squares, edges) = (grid.squares, grid.edges);
    let nothing = Cell::new("");
    let cell_at = |row: usize, column: usize| {
        let row = table.rows.get(row)?;
        row.cells.get(column)
    };
    let mut column = 0;
    while column < squares.width() {
        let cell = cell_at(number, column).unwrap_or(&nothing);
        let mut fill = cell.style.fill;
        let (columns, merge) = match squares.at(number, column) {
            Square::Cell { rows: 1, columns } => (columns, ""),
            Square::Cell { columns, .. } => (columns, "<w:vMerge w:val=\"restart\"/>"),
            Square::Covered { row, column } => {
                fill = cell_at(row, column).and_then(|cell| cell.style.fill);
                match squares.at(row, column) {
                    Square::Cell { columns, .. } => (columns, "<w:vMerge/>"),
                    Square::Covered { .. } => (1, ""),
                }
            }
        };
        let edge = |at: usize| edges.get(at).copied().unwrap_or(0);
        let _ = write!(
            out,
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>",
            edge(column + columns).saturating_sub(edge(column))
        );
        if columns > 1 {
            let _ = write!(out, "<w:gridSpan w:val=\"{columns}\"/>");
        }
        out.push_str(merge);
        if let Some(fill) = fill {
            shade(out, fill);
        }
        out.push_str("<w:vAlign w:val=\"center\"/></w:tcPr>");
        let mut look = look::cell_style(cell);
        look.size = grid.scale.size(look.size);
        sizes.insert(look.size);
        let line = Line {
            style: &styles::cell_id(look.size),
            given: styles::given_cell(look.size),
            look,
            properties: "",
        };
        // A paragraph for each line: a long text then breaks like one.
        for text in cell.text.split('\n') {
            paragraph(out, text, &line);
        }
        out.push_str("</w:tc>");
        column += columns;
    }
}
