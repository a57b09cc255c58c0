//! Workbooks since Excel 2007: the parts of the archive, read one after another.
//! Links to other files are never followed.

mod comments;
pub(crate) mod package;
mod sheet;
mod strings;
mod styles;

use super::grid;
use super::workbook::Workbook;
use crate::ReadError;
use crate::archive::Archive;
use crate::document::{Document, Place};
use crate::format::Format;
use package::{Kind, Listed};

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut archive = Archive::open(bytes, Format::Xlsx)?;
    let package = package::open(&mut archive)?;
    let mut workbook = Workbook::default();
    workbook.date1904 = package.date1904;
    workbook.as_shown = package.as_shown;
    if let Some(part) = &package.styles
        && let Some(bytes) = archive.xml(part)?
    {
        workbook.formats = styles::read(&bytes, part)?;
    }
    let strings = match &package.strings {
        Some(part) => match archive.xml(part)? {
            Some(bytes) => strings::read(&bytes, part)?,
            None => Vec::new(),
        },
        None => Vec::new(),
    };
    let mut without_cells = Vec::new();
    for listed in &package.sheets {
        match listed.kind {
            Kind::Cells => one(&mut archive, listed, &strings, &mut workbook)?,
            Kind::Other => without_cells.push(listed.name.clone()),
        }
    }
    let mut document = grid::document(workbook, Format::Xlsx)?;
    for name in without_cells {
        document.notes.push((
            Place {
                sheet: Some(name.as_str().into()),
                ..Place::default()
            },
            [
                "这张工作表是图表，没有单元格".to_owned(),
                "this sheet is a chart and has no cells".to_owned(),
            ],
        ));
    }
    Ok(document)
}

fn one(
    archive: &mut Archive<'_>,
    listed: &Listed,
    strings: &[String],
    workbook: &mut Workbook,
) -> Result<(), ReadError> {
    let bytes = archive.needed_xml(&listed.part)?;
    let mut sheet = sheet::read(&bytes, &listed.part, strings, workbook)?;
    sheet.name.clone_from(&listed.name);
    sheet.hidden = listed.hidden;
    for relation in package::relations(archive, &listed.part)? {
        if relation.kind.ends_with("/comments")
            && let Some(bytes) = archive.xml(&relation.target)?
        {
            sheet.comments = comments::read(&bytes, &relation.target, workbook)?;
        }
        if relation.kind.ends_with("/drawing")
            && let Some(bytes) = archive.xml(&relation.target)?
        {
            sheet.shapes = comments::shapes(&bytes, &relation.target, workbook)?;
        }
    }
    workbook.sheets.push(sheet);
    Ok(())
}
