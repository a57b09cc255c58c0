//! A neutral document to .xlsx: sheets with merged cells, real numbers, live formulas,
//! checked entries, ready to be printed. Same input, same bytes: no clock.

mod address;
mod cell;
mod entry;
mod figure;
mod heights;
mod name;
mod plan;
mod print;

use crate::document::{Block, Document, Paragraph, Role};
use crate::look;
use crate::{Format, WriteError};
use address::Placed;
use plan::{Piece, Sheet};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, IgnoreError, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

/// Pixels in a millimetre: Excel's columns are measured in 96ths of an inch.
const PIXELS: f64 = 96.0 / 25.4;

/// Writes the document as .xlsx.
///
/// # Errors
/// Where a text or a table is larger than a workbook can hold.
pub fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    build(document).map_err(|error| WriteError::Library {
        format: Format::Xlsx,
        why: error.to_string(),
    })
}

fn build(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let sheets = plan::sheets(document);
    let fillable = fillable(document);
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(1);
    workbook.set_properties(&properties(document)?);
    let all = placed(&sheets);
    for sheet in &sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        worksheet.set_formula_result_default("");
        fill(worksheet, sheet, &all, fillable)?;
        print::set_up(worksheet, document, sheet)?;
        if fillable {
            worksheet.protect_with_options(&ProtectionOptions {
                format_columns: true,
                format_rows: true,
                insert_rows: true,
                ..ProtectionOptions::new()
            });
        }
    }
    workbook.save_to_buffer()
}

/// The title, and a date that is always the same.
fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let mut properties = DocProperties::new().set_creation_datetime(&created);
    let title = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(words) if words.role == Role::Title => Some(words.text.replace('\n', " ")),
        _ => None,
    });
    if let Some(title) = title {
        properties = properties.set_title(title);
    }
    Ok(properties)
}

/// Whether anything may be filled in; only then is there something to protect.
fn fillable(document: &Document) -> bool {
    document.blocks.iter().any(|block| match block {
        Block::Table(table) => {
            let mut cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.any(|cell| cell.entry().is_open())
        }
        Block::Paragraph(words) => words.entry().is_open(),
        Block::PageBreak => false,
    })
}

/// Where each table stands, in the order of the document.
fn placed<'a>(sheets: &'a [Sheet<'_>]) -> Vec<Placed<'a>> {
    let of_sheet = |sheet: &'a Sheet<'_>| {
        sheet.pieces.iter().filter_map(move |piece| match piece {
            Piece::Table { rows, edges, .. } => Some(Placed {
                sheet: &sheet.name,
                rows,
                edges,
            }),
            Piece::Words { .. } => None,
        })
    };
    sheets.iter().flat_map(of_sheet).collect()
}

fn fill(
    worksheet: &mut Worksheet,
    sheet: &Sheet<'_>,
    all: &[Placed<'_>],
    fillable: bool,
) -> Result<(), XlsxError> {
    let (mut before, mut edge) = (0, 0);
    for (column, width) in (0u16..).zip(&sheet.columns) {
        edge += width;
        let at = (f64::from(edge) / 100.0 * PIXELS).round() as u32;
        worksheet.set_column_width_pixels(column, (at - before).max(1))?;
        before = at;
    }
    for piece in &sheet.pieces {
        let (first, heights) = match piece {
            Piece::Words {
                row,
                heights,
                words,
            } => {
                paragraph(worksheet, sheet, (*row, heights.len()), words)?;
                (*row, heights)
            }
            Piece::Table {
                rows,
                heights,
                table,
                edges,
            } => {
                let placed = Placed {
                    sheet: &sheet.name,
                    rows,
                    edges,
                };
                cell::Table::new(table, placed, all).write(worksheet, fillable)?;
                (rows.first().copied().unwrap_or(0), heights)
            }
        };
        for (row, height) in (first..).zip(heights) {
            worksheet.set_row_height(row, *height)?;
        }
    }
    if let Some(last) = sheet.rows.checked_sub(1) {
        let columns = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        worksheet.ignore_error_range(0, 0, last, columns, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

/// Writes a paragraph over the whole width and all its rows.
fn paragraph(
    worksheet: &mut Worksheet,
    sheet: &Sheet<'_>,
    (row, rows): (u32, usize),
    words: &Paragraph,
) -> Result<(), XlsxError> {
    let last = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let below = u32::try_from(rows.saturating_sub(1)).unwrap_or(u32::MAX);
    let format = cell::words(&look::paragraph_style(words), words.entry());
    if (last, below) != (0, 0) {
        let bottom = row.saturating_add(below);
        worksheet.merge_range(row, 0, bottom, last, "", &format)?;
    }
    cell::text(worksheet, (row, 0), &words.text, format)?;
    entry::check(worksheet, (row, 0), &words.text, words.extra.as_deref())
}

#[cfg(test)]
mod tests;
