//! A workbook to a document: of each sheet the rectangle of cells in use, with spans, what
//! is shown, and the sheet's own coordinates. Knows no file format.

use super::area::{self, Area};
use super::merges::{merges, one_row, with_merges};
use super::workbook::{CellFormat, Found, Sheet, Value, Workbook, too_many};
use super::{notes, recheck};
use crate::ReadError;
use crate::document::{
    Block, Cell, Document, Extra, Formula, Layout, Paragraph, Piece, Place, Role, Row, Stored,
    Table,
};
use crate::format::Format;
use crate::limits::{LARGEST_MERGE, MOST_PIECES, SPARSE_AREA, SPARSE_CELLS};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The document of a workbook.
pub(super) fn document(mut workbook: Workbook, format: Format) -> Result<Document, ReadError> {
    let mut document = Document {
        format,
        layout: Layout::Grid,
        ..Document::default()
    };
    for sheet in &mut workbook.sheets {
        sort(sheet, &mut document);
    }
    if format == Format::Xls {
        recheck::texts_kept_as_noughts(&mut workbook, &mut document);
    }
    let recomputed = recheck::recomputed(&workbook, &mut document);
    let mut left = MOST_PIECES;
    let mut tables = 0;
    for (sheet, recomputed) in workbook.sheets.iter().zip(&recomputed) {
        let Some(grid) = Grid::of(sheet, &mut left, &mut document)? else {
            notes::of_empty_sheet(sheet, &mut document);
            continue;
        };
        if tables > 0 {
            document.blocks.push(Block::PageBreak);
        }
        tables += 1;
        shapes(sheet, &mut document);
        notes::of_sheet(sheet, grid.used, &mut document);
        let mut table = grid.table(&workbook, recomputed, tables, &mut document);
        super::typed_over::mark(&mut table);
        document.blocks.push(Block::Table(table));
    }
    if document.blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(document)
}

fn shapes(sheet: &Sheet, document: &mut Document) {
    for text in &sheet.shapes {
        document.blocks.push(Block::Paragraph(Paragraph {
            text: text.clone(),
            place: Place {
                sheet: Some(Arc::from(sheet.name.as_str())),
                ..Place::default()
            },
            role: Role::TextBox,
            ..Paragraph::default()
        }));
    }
}

/// Puts cells in reading order; of two in one place the later stands.
fn sort(sheet: &mut Sheet, document: &mut Document) {
    let at = |cell: &Found| (cell.row, cell.column);
    if sheet
        .cells
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if at(a) < at(b)))
    {
        return;
    }
    sheet.cells.sort_by_key(at);
    let mut twice = Vec::new();
    sheet.cells.reverse();
    sheet.cells.dedup_by(|later, first| {
        let same = at(later) == at(first);
        if same && twice.len() < crate::limits::LISTED_DOUBTS {
            twice.push(at(first));
        }
        same
    });
    sheet.cells.reverse();
    for (row, column) in twice {
        let name = area::name(row, column);
        document.doubts.push((
            notes::place(sheet, row, column),
            [
                format!("单元格 {name} 在文件里写了两次，取后一次的内容"),
                format!("cell {name} stands in the file twice; the later one was taken"),
            ],
        ));
    }
}

/// What of a sheet becomes a table.
struct Grid<'a> {
    sheet: &'a Sheet,
    /// The rectangle in use.
    used: Area,
    /// The rows and columns that are made: all of those in use, but not the empty ones of
    /// a sheet with few cells far apart.
    rows: Vec<u32>,
    columns: Vec<u32>,
    /// Spans by their first cell.
    merges: BTreeMap<(u32, u32), Area>,
}

impl<'a> Grid<'a> {
    /// None where the sheet is empty.
    fn of(
        sheet: &'a Sheet,
        left: &mut usize,
        document: &mut Document,
    ) -> Result<Option<Self>, ReadError> {
        let Some(content) = bounds(sheet.cells.iter().map(|cell| (cell.row, cell.column))) else {
            return Ok(None);
        };
        let used = with_merges(sheet, content);
        let area = u64::from(used.rows()) * u64::from(used.columns());
        let sparse = area > SPARSE_AREA && area / SPARSE_CELLS > sheet.cells.len() as u64;
        let merges = merges(sheet, used, document);
        let (rows, columns) = if sparse {
            notes::sparse(sheet, document);
            occupied(sheet, &merges, *left)?
        } else {
            (
                (used.top..=used.bottom).collect(),
                (used.left..=used.right).collect(),
            )
        };
        *left = rows
            .len()
            .checked_mul(columns.len())
            .and_then(|made| left.checked_sub(made))
            .ok_or_else(too_many)?;
        Ok(Some(Self {
            sheet,
            used,
            rows,
            columns,
            merges,
        }))
    }

    fn table(
        &self,
        workbook: &Workbook,
        recomputed: &BTreeMap<(u32, u32), String>,
        number: u32,
        document: &mut Document,
    ) -> Table {
        let name: Arc<str> = Arc::from(self.sheet.name.as_str());
        let mut cells = self.sheet.cells.iter().peekable();
        let used = self.used;
        let hidden_rows = notes::clipped(&self.sheet.hidden_rows, used.top, used.bottom);
        let hidden_columns = notes::clipped(&self.sheet.hidden_columns, used.left, used.right);
        let hidden_columns: Vec<bool> = self
            .columns
            .iter()
            .map(|column| within(&hidden_columns, *column))
            .collect();
        let mut table = Table {
            sheet: self.sheet.name.clone(),
            widths: self.widths(),
            ..Table::default()
        };
        for row in &self.rows {
            let hidden_row = self.sheet.hidden || within(&hidden_rows, *row);
            let mut made = Row {
                cells: Vec::with_capacity(self.columns.len()),
                height: self.sheet.heights.get(row).copied().unwrap_or(0),
            };
            for (column, hidden_column) in self.columns.iter().zip(&hidden_columns) {
                let at = (*row, *column);
                while cells.next_if(|cell| (cell.row, cell.column) < at).is_some() {}
                let found = cells.next_if(|cell| (cell.row, cell.column) == at);
                let mut cell = found.map_or_else(
                    || Cell::new(""),
                    |found| filled(found, workbook, recomputed.get(&at)),
                );
                cell.place = Place {
                    table: number,
                    row: *row,
                    cell: *column,
                    sheet: Some(Arc::clone(&name)),
                    ..Place::default()
                };
                if hidden_row || *hidden_column {
                    cell.extra_mut().hidden = true;
                }
                made.cells.push(cell);
            }
            table.rows.push(made);
        }
        self.span(&mut table, document);
        one_row(&mut table);
        table
    }

    /// Lays the spans over the cells.
    fn span(&self, table: &mut Table, document: &mut Document) {
        for area in self.merges.values() {
            let rows = inside(&self.rows, area.top, area.bottom);
            let columns = inside(&self.columns, area.left, area.right);
            let (Ok(row_span), Ok(column_span)) =
                (u32::try_from(rows.len()), u32::try_from(columns.len()))
            else {
                continue;
            };
            let mut first = true;
            for row in table.rows.get_mut(rows).unwrap_or_default() {
                for cell in row.cells.get_mut(columns.clone()).unwrap_or_default() {
                    if std::mem::take(&mut first) {
                        cell.row_span = row_span;
                        cell.column_span = column_span;
                    } else {
                        cell.covered = true;
                        cover(cell, document);
                    }
                }
            }
        }
    }

    /// Widths of the columns; none where the file tells of none.
    fn widths(&self) -> Vec<u32> {
        /// A column as wide as programs make it: 64 dots at 96 to the inch.
        const USUAL: u32 = 1693;
        if self.sheet.widths.is_empty() {
            return Vec::new();
        }
        let width = |column: u32| {
            self.sheet
                .widths
                .iter()
                .find(|(first, last, _)| (*first..=*last).contains(&column))
                .map_or(USUAL, |(_, _, width)| *width)
        };
        self.columns.iter().map(|column| width(*column)).collect()
    }
}

/// What stands under another cell's span is not seen; where that is something, it is told.
fn cover(cell: &mut Cell, document: &mut Document) {
    let text = std::mem::take(&mut cell.text);
    cell.extra = None;
    if text.trim().is_empty() {
        return;
    }
    let name = area::name(cell.place.row, cell.place.cell);
    notes::doubt(
        document,
        cell.place.clone(),
        [
            format!("单元格 {name} 被合并区域遮住，里面还有看不见的“{text}”，没有采用"),
            format!(
                "cell {name} lies under a merged area and holds “{text}”, which is not seen and was not taken"
            ),
        ],
    );
}

/// The positions in a rising list of the numbers between two.
fn inside(list: &[u32], first: u32, last: u32) -> std::ops::Range<usize> {
    list.partition_point(|number| *number < first)..list.partition_point(|number| *number <= last)
}

/// Whether a number is in one of the ranges, which are in order.
fn within(ranges: &[(u32, u32)], number: u32) -> bool {
    let at = ranges.partition_point(|(_, last)| *last < number);
    ranges.get(at).is_some_and(|(first, _)| *first <= number)
}

fn bounds(cells: impl Iterator<Item = (u32, u32)>) -> Option<Area> {
    cells.fold(None, |area: Option<Area>, (row, column)| {
        Some(match area {
            None => Area::between((row, column), (row, column)),
            Some(area) => Area {
                top: area.top.min(row),
                left: area.left.min(column),
                bottom: area.bottom.max(row),
                right: area.right.max(column),
            },
        })
    })
}

/// Rows and columns with content, of a sheet with few cells far apart.
fn occupied(
    sheet: &Sheet,
    merges: &BTreeMap<(u32, u32), Area>,
    left: usize,
) -> Result<(Vec<u32>, Vec<u32>), ReadError> {
    let mut rows: Vec<u32> = sheet.cells.iter().map(|cell| cell.row).collect();
    let mut columns: Vec<u32> = sheet.cells.iter().map(|cell| cell.column).collect();
    for merge in merges.values() {
        if u64::from(merge.rows()) * u64::from(merge.columns()) <= LARGEST_MERGE {
            rows.extend(merge.top..=merge.bottom);
            columns.extend(merge.left..=merge.right);
        }
        if rows.len().max(columns.len()) > left.saturating_mul(2) {
            return Err(too_many());
        }
    }
    for list in [&mut rows, &mut columns] {
        list.sort_unstable();
        list.dedup();
    }
    Ok((rows, columns))
}

/// A cell with what is shown and what it holds.
fn filled(found: &Found, workbook: &Workbook, recomputed: Option<&String>) -> Cell {
    let format = workbook.formats.get(found.format);
    let mut cell = Cell::new(match &found.shown {
        Some(shown) => shown.clone(),
        None => shown(&found.value, format, workbook.date1904),
    });
    let stored = match &found.value {
        Value::Number(number) => Some(Stored::Number(number.clone())),
        Value::Text(text) if is_figure(text) => Some(Stored::Text(text.clone())),
        Value::Error(error) => Some(Stored::Error(error.clone())),
        _ => None,
    };
    let formula = found
        .formula
        .as_ref()
        .map(|text| Formula(vec![Piece::Text(text.clone())]));
    if stored.is_some() || formula.is_some() {
        cell.extra = Some(Box::new(Extra {
            formula,
            stored,
            number_format: format.map(|format| format.code.clone()).unwrap_or_default(),
            recomputed: recomputed.cloned(),
            ..Extra::default()
        }));
    }
    cell
}

/// What is shown for a value.
pub(super) fn shown(value: &Value, format: Option<&CellFormat>, date1904: bool) -> String {
    match (value, format) {
        (Value::Nothing, _) => String::new(),
        (Value::Number(number), Some(format)) => format.parsed.shown(number, date1904),
        (Value::Number(number), None) => super::number_format::shown(number, "", date1904),
        (Value::Text(text), Some(format)) => format.parsed.shown_text(text),
        (Value::Text(text) | Value::Error(text), _) => text.clone(),
        (Value::Truth(true), _) => "TRUE".to_owned(),
        (Value::Truth(false), _) => "FALSE".to_owned(),
    }
}

/// Whether a text is a figure and nothing else.
fn is_figure(text: &str) -> bool {
    let text = text.trim();
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"+-.,% ".contains(&byte))
}
