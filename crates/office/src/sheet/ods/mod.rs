//! OpenDocument spreadsheets: the one part that holds all sheets.

pub(super) mod cell;
mod formula;

use super::area::{Area, COLUMNS, ROWS};
use super::grid;
use super::workbook::{Found, Sheet, Workbook, too_many};
use super::xml::{Node, Xml, attribute, attributes};
use crate::ReadError;
use crate::archive::Archive;
use crate::document::Document;
use crate::format::Format;
use crate::limits::{MOST_ENTRIES, MOST_PIECES};
use cell::Written;
use quick_xml::events::BytesStart;
use std::collections::BTreeSet;

const CONTENT: &str = "content.xml";

/// Reads a spreadsheet.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut archive = Archive::open(bytes, Format::Ods)?;
    if let Some(manifest) = archive.xml("META-INF/manifest.xml")?
        && String::from_utf8_lossy(&manifest).contains("encryption-data")
    {
        return Err(ReadError::Encrypted {
            format: Format::Ods,
        });
    }
    flat(&archive.needed_xml(CONTENT)?)
}

/// Reads the one part alone, or a flat file (.fods), which holds it too.
pub(crate) fn flat(content: &[u8]) -> Result<Document, ReadError> {
    let mut reader = Reader {
        xml: Xml::new(content, Format::Ods, CONTENT),
        workbook: Workbook::default(),
        hidden_styles: BTreeSet::new(),
        style: String::new(),
        sheet: None,
        row: 0,
        rows: 0,
        column: 0,
        cells: Vec::new(),
    };
    loop {
        match reader.xml.next()? {
            Node::Start(start) => reader.element(&start)?,
            Node::Over => break,
            _ => {}
        }
    }
    reader.end_sheet()?;
    grid::document(reader.workbook, Format::Ods)
}

struct Reader<'a> {
    xml: Xml<'a>,
    workbook: Workbook,
    /// Styles of sheets that are not shown.
    hidden_styles: BTreeSet<String>,
    /// The style that is being read.
    style: String,
    sheet: Option<Sheet>,
    /// The row being read, and how many times it stands.
    row: u32,
    rows: u32,
    /// The last column read of it.
    column: u32,
    /// Its cells that hold something.
    cells: Vec<Found>,
}

impl Reader<'_> {
    fn element(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        match start.local_name().into_inner() {
            "style" => {
                self.style = attribute(start, "name")
                    .map(String::from)
                    .unwrap_or_default();
            }
            "table-properties" => {
                let hidden = attribute(start, "display").is_some_and(|shown| shown == "false");
                if hidden && self.hidden_styles.len() < MOST_ENTRIES {
                    self.hidden_styles.insert(self.style.clone());
                }
            }
            "table" => self.begin_sheet(start)?,
            "table-column" => self.columns(start),
            "table-row" => self.begin_row(start)?,
            "table-cell" | "covered-table-cell" => self.cell(start)?,
            // Cells kept of other files, and changes, are not the sheet's own.
            "tracked-changes" | "forms" | "shapes" | "named-expressions" | "table-source"
            | "dde-links" => self.xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn begin_sheet(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        self.end_sheet()?;
        let mut sheet = Sheet::default();
        for (key, value) in attributes(start) {
            match key {
                "name" => sheet.name = value.into_owned(),
                "style-name" => sheet.hidden = self.hidden_styles.contains(value.as_ref()),
                _ => {}
            }
        }
        self.sheet = Some(sheet);
        (self.row, self.rows, self.column) = (0, 0, 0);
        Ok(())
    }

    fn end_sheet(&mut self) -> Result<(), ReadError> {
        self.end_row()?;
        if self.workbook.sheets.len() >= MOST_ENTRIES {
            return Err(too_many());
        }
        self.workbook.sheets.extend(self.sheet.take());
        Ok(())
    }

    fn columns(&mut self, start: &BytesStart<'_>) {
        let Some(sheet) = &mut self.sheet else { return };
        let first = self.column.saturating_add(1);
        self.column = self
            .column
            .saturating_add(repeated(start, "number-columns-repeated"));
        let hidden = attribute(start, "visibility").is_some_and(|shown| shown != "visible");
        if hidden && sheet.hidden_columns.len() < COLUMNS as usize {
            sheet.hidden_columns.push((first, self.column));
        }
    }

    fn begin_row(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        self.end_row()?;
        self.row = self.row.saturating_add(1);
        self.rows = repeated(start, "number-rows-repeated");
        self.column = 0;
        let hidden = attribute(start, "visibility").is_some_and(|shown| shown != "visible");
        if hidden && let Some(sheet) = &mut self.sheet {
            let last = self.row.saturating_add(self.rows - 1);
            sheet.hidden_rows.push((self.row, last));
        }
        Ok(())
    }

    /// Gives the cells of the row to the sheet, as often as the row stands.
    fn end_row(&mut self) -> Result<(), ReadError> {
        let cells = std::mem::take(&mut self.cells);
        let last = self.row.saturating_add(self.rows.max(1) - 1);
        if let (Some(sheet), false) = (&mut self.sheet, cells.is_empty()) {
            if last > ROWS {
                return Err(too_many());
            }
            for row in self.row..=last {
                for cell in &cells {
                    let cell = Found {
                        row,
                        ..cell.clone()
                    };
                    self.workbook.add(sheet, cell)?;
                }
            }
        }
        self.row = last;
        self.rows = 0;
        Ok(())
    }

    fn cell(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let (row, first) = (self.row, self.column.saturating_add(1));
        let times = repeated(start, "number-columns-repeated");
        self.column = self.column.saturating_add(times);
        let mut written = Written::of(start);
        written.texts(&mut self.xml)?;
        let Some(sheet) = &mut self.sheet else {
            return Ok(());
        };
        if let Some(comment) = written.comment() {
            self.workbook.charge(comment.len())?;
            sheet.comments.push((row, first, comment));
        }
        if (written.rows, written.columns) != (1, 1) && sheet.merges.len() < MOST_PIECES {
            sheet.merges.push(Area {
                top: row,
                left: first,
                bottom: row.saturating_add(written.rows - 1).min(ROWS),
                right: first.saturating_add(written.columns - 1).min(COLUMNS),
            });
        }
        let Some(found) = written.found(row, first) else {
            return Ok(());
        };
        if self.column > COLUMNS {
            return Err(too_many());
        }
        for column in first..=self.column {
            if self.cells.len() >= COLUMNS as usize {
                return Err(too_many());
            }
            self.cells.push(Found {
                column,
                ..found.clone()
            });
        }
        Ok(())
    }
}

/// How many times something stands: once, unless told; never more than a sheet is long.
fn repeated(start: &BytesStart<'_>, key: &str) -> u32 {
    attribute(start, key)
        .and_then(|times| times.parse::<u32>().ok())
        .unwrap_or(1)
        .clamp(1, ROWS)
}
