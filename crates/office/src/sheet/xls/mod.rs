//! Workbooks of Excel 97 to 2003 and of WPS (.et), and the texts and figures of those of
//! Excel 5.0 and 95: records of a stream, read one after another.

mod cells;
mod formula;
mod functions;
mod globals;
mod records;
#[cfg(test)]
mod tests;

use super::grid;
use super::workbook::Workbook;
use crate::ReadError;
use crate::compound::Compound;
use crate::document::{Document, Place};
use crate::format::Format;

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut compound = Compound::open(bytes, Format::Xls)?;
    let stream = match compound.stream("Workbook")? {
        Some(stream) => stream,
        None => compound.stream("Book")?.ok_or_else(|| {
            ReadError::damaged(Format::Xls, "缺少 Workbook", "Workbook is missing")
        })?,
    };
    let mut globals = globals::read(&stream)?;
    let mut workbook = Workbook::default();
    workbook.date1904 = globals.date1904;
    workbook.as_shown = globals.as_shown;
    workbook.formats = std::mem::take(&mut globals.formats);
    let mut without_cells = Vec::new();
    // No two sheets share records, so that together they are no longer than the stream.
    let mut left = stream.len();
    for listed in &globals.sheets {
        if !listed.cells {
            without_cells.push(listed.name.clone());
            continue;
        }
        let (mut sheet, end) = cells::read(&stream, listed.at, &globals, &mut workbook)?;
        left = left
            .checked_sub(end.saturating_sub(listed.at))
            .ok_or_else(|| ReadError::damaged(Format::Xls, "工作表互相重叠", "sheets overlap"))?;
        sheet.name.clone_from(&listed.name);
        sheet.hidden = listed.hidden;
        workbook.sheets.push(sheet);
    }
    let mut document = grid::document(workbook, Format::Xls)?;
    for name in without_cells {
        let place = Place {
            sheet: Some(name.as_str().into()),
            ..Place::default()
        };
        document.notes.push((
            place,
            [
                "这张工作表是图表，没有单元格".to_owned(),
                "this sheet is a chart and has no cells".to_owned(),
            ],
        ));
    }
    Ok(document)
}
