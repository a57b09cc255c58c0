//! Workbooks as Excel 2003 saves them in one XML file (SpreadsheetML), and as many web
//! systems give them out under the name .xls.

mod formula;
#[cfg(test)]
mod tests;

use super::area::{Area, COLUMNS, ROWS};
use super::grid;
use super::ods::cell::day;
use super::workbook::{CellFormat, Found, Sheet, Value, Workbook, too_many};
use super::xml::{Node, Xml, attribute, attributes, set};
use crate::ReadError;
use crate::document::Document;
use crate::format::Format;
use crate::limits::{MOST_ENTRIES, MOST_PIECES};
use quick_xml::events::BytesStart;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How far into a file its encoding is told.
const HEAD: usize = 256;

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let text = decoded(bytes);
    let mut reader = Reader {
        xml: Xml::new(text.as_bytes(), Format::Xls, "Workbook"),
        workbook: Workbook::default(),
        styles: BTreeMap::new(),
        style: None,
        sheet: None,
        row: 0,
        column: 0,
        column_told: 0,
    };
    loop {
        match reader.xml.next()? {
            Node::Start(start) => reader.element(&start)?,
            Node::Over => break,
            _ => {}
        }
    }
    reader.end_sheet()?;
    grid::document(reader.workbook, Format::Xls)
}

/// The text in the encoding it tells of itself.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let told = head.split_once("encoding=").and_then(|(_, rest)| {
        let label = rest.get(1..)?.split(['"', '\'']).next()?;
        encoding_rs::Encoding::for_label(label.as_bytes())
    });
    let encoding = told.filter(|_| std::str::from_utf8(bytes).is_err());
    encoding.unwrap_or(encoding_rs::UTF_8).decode(bytes).0
}

struct Reader<'a> {
    xml: Xml<'a>,
    workbook: Workbook,
    /// Positions of the formats by the names of the styles.
    styles: BTreeMap<String, usize>,
    /// The style that is being read.
    style: Option<usize>,
    sheet: Option<Sheet>,
    /// The last row and column read.
    row: u32,
    column: u32,
    /// The last column whose width was read.
    column_told: u32,
}

/// A cell as it is written.
#[derive(Default)]
struct Written {
    kind: String,
    text: Option<String>,
    comment: String,
    formula: Option<String>,
    format: usize,
    across: u32,
    down: u32,
}

impl Reader<'_> {
    fn element(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        match start.local_name().into_inner() {
            "Date1904" => self.workbook.date1904 = true,
            "PrecisionAsDisplayed" => self.workbook.as_shown = true,
            "Style" => self.begin_style(start)?,
            "NumberFormat" => self.number_format(start),
            "Worksheet" => {
                self.end_sheet()?;
                let name = attribute(start, "Name").map(Cow::into_owned);
                self.sheet = Some(Sheet {
                    name: name.unwrap_or_default(),
                    ..Sheet::default()
                });
                (self.row, self.column, self.column_told) = (0, 0, 0);
            }
            "Visible" => {
                let mut state = String::new();
                self.xml.text(&mut state)?;
                if let Some(sheet) = &mut self.sheet {
                    sheet.hidden |= state.trim() != "SheetVisible";
                }
            }
            "Column" => self.column(start),
            "Row" => self.row(start)?,
            "Cell" => self.cell(start)?,
            // What else a sheet tells may hold elements of the same names.
            "ConditionalFormatting" | "DataValidation" | "AutoFilter" | "PivotTable" => {
                self.xml.skip()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn begin_style(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let formats = &mut self.workbook.formats;
        if formats.len() > MOST_PIECES / 16 {
            return Err(too_many());
        }
        let parent = attribute(start, "Parent");
        let parent = parent.and_then(|parent| self.styles.get(parent.as_ref()));
        let code = parent.and_then(|at| formats.get(*at));
        let code = code.map(|format| format.code.clone()).unwrap_or_default();
        self.style = Some(formats.len());
        if let Some(id) = attribute(start, "ID") {
            self.styles.insert(id.into_owned(), formats.len());
        }
        formats.push(CellFormat::new(&code));
        Ok(())
    }

    fn number_format(&mut self, start: &BytesStart<'_>) {
        let format = self.style.and_then(|at| self.workbook.formats.get_mut(at));
        if let (Some(format), Some(code)) = (format, attribute(start, "Format")) {
            *format = CellFormat::new(named(&code));
        }
    }

    fn end_sheet(&mut self) -> Result<(), ReadError> {
        if self.workbook.sheets.len() >= MOST_ENTRIES {
            return Err(too_many());
        }
        self.workbook.sheets.extend(self.sheet.take());
        Ok(())
    }

    fn column(&mut self, start: &BytesStart<'_>) {
        let told = Told::of(start);
        let Some(sheet) = &mut self.sheet else { return };
        let first = told.index.unwrap_or(self.column_told.saturating_add(1));
        let last = first.saturating_add(told.span);
        if first == 0 || last > COLUMNS || sheet.widths.len() >= COLUMNS as usize {
            return;
        }
        self.column_told = last;
        if told.hidden && sheet.hidden_columns.len() < COLUMNS as usize {
            sheet.hidden_columns.push((first, last));
        }
        if let Some(width) = told.width {
            sheet.widths.push((first, last, width));
        }
    }

    fn row(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let told = Told::of(start);
        let Some(sheet) = &mut self.sheet else {
            return Ok(());
        };
        let row = told.index.unwrap_or(self.row.saturating_add(1));
        let last = row.saturating_add(told.span);
        if row == 0 || last > ROWS || sheet.hidden_rows.len() > MOST_PIECES {
            return Err(too_many());
        }
        if told.hidden {
            sheet.hidden_rows.push((row, last));
        }
        if let Some(height) = told.height {
            sheet.heights.insert(row, height);
        }
        // A row that stands for several holds cells only in the first.
        (self.row, self.column) = (row, 0);
        Ok(())
    }

    fn cell(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let mut written = Written::default();
        let mut index = None;
        for (key, value) in attributes(start) {
            match key {
                "Index" => index = value.parse().ok(),
                "StyleID" => {
                    written.format = self.styles.get(value.as_ref()).copied().unwrap_or_default();
                }
                "Formula" => written.formula = Some(value.into_owned()),
                "MergeAcross" => written.across = value.parse().unwrap_or(0),
                "MergeDown" => written.down = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        let (row, column) = (self.row.max(1), index.unwrap_or(self.column + 1));
        let right = column.saturating_add(written.across);
        let bottom = row.saturating_add(written.down);
        if column == 0 || right > COLUMNS || bottom > ROWS {
            return Err(too_many());
        }
        self.column = right;
        self.content(&mut written)?;
        let Some(sheet) = &mut self.sheet else {
            return Ok(());
        };
        if (right, bottom) != (column, row) {
            let area = Area::between((row, column), (bottom, right));
            sheet.merges.push(area);
        }
        if !written.comment.is_empty() {
            self.workbook.charge(written.comment.len())?;
            let comment = std::mem::take(&mut written.comment);
            sheet.comments.push((row, column, comment));
        }
        if sheet.merges.len().max(sheet.comments.len()) > MOST_PIECES {
            return Err(too_many());
        }
        match written.found(row, column) {
            Some(found) => self.workbook.add(sheet, found),
            None => Ok(()),
        }
    }

    fn content(&mut self, written: &mut Written) -> Result<(), ReadError> {
        let outside = self.xml.depth().saturating_sub(1);
        while self.xml.depth() > outside {
            match self.xml.next()? {
                Node::Start(start) => match start.local_name().into_inner() {
                    "Data" => {
                        written.kind = attribute(&start, "Type")
                            .map(Cow::into_owned)
                            .unwrap_or_default();
                        self.xml.text(written.text.get_or_insert_default())?;
                    }
                    "Comment" => {
                        self.xml.text(&mut written.comment)?;
                        written.comment = written.comment.trim().to_owned();
                    }
                    "PhoneticText" => self.xml.skip()?,
                    _ => {}
                },
                Node::Over => break,
                _ => {}
            }
        }
        Ok(())
    }
}

impl Written {
    /// The cell, where it holds something.
    fn found(self, row: u32, column: u32) -> Option<Found> {
        let formula = self
            .formula
            .map(|text| formula::named(&text, (row, column)));
        let value = match (self.text, self.kind.as_str()) {
            (None, _) => Value::Nothing,
            (Some(text), "Number") => Value::Number(text.trim().to_owned()),
            (Some(text), "Boolean") => Value::Truth(set(text.trim())),
            (Some(text), "Error") => Value::Error(text.trim().to_owned()),
            (Some(text), "DateTime") => {
                let (date, time) = text.trim().split_once('T').unwrap_or((text.trim(), ""));
                let midnight = time.bytes().all(|byte| b"0:.".contains(&byte));
                let day = day(date).filter(|_| midnight);
                day.map_or(Value::Text(text.clone()), Value::Number)
            }
            (Some(text), _) => Value::Text(text),
        };
        let nothing = matches!(&value, Value::Nothing) || value == Value::Text(String::new());
        if nothing && formula.is_none() {
            return None;
        }
        Some(Found {
            row,
            column,
            value,
            shown: None,
            formula,
            array: false,
            format: self.format,
        })
    }
}

/// What rows and columns tell.
#[derive(Default)]
struct Told {
    index: Option<u32>,
    span: u32,
    hidden: bool,
    width: Option<u32>,
    height: Option<u32>,
}

impl Told {
    fn of(start: &BytesStart<'_>) -> Self {
        /// Hundredths of a millimetre in a point.
        const POINT: f64 = 35.277_8;
        let length = |text: &str| {
            let length = text.trim().parse::<f64>().ok()? * POINT;
            (length.is_finite() && (0.0..=1e6).contains(&length)).then_some(length.round() as u32)
        };
        let mut told = Self::default();
        for (key, value) in attributes(start) {
            match key {
                "Index" => told.index = value.parse().ok(),
                "Span" => told.span = value.parse().unwrap_or(0),
                "Hidden" => told.hidden = set(&value),
                "Width" => told.width = length(&value),
                "Height" => told.height = length(&value),
                _ => {}
            }
        }
        told
    }
}

/// The code of a number format that has a name of its own here.
fn named(name: &str) -> &str {
    match name {
        "Fixed" => "0.00",
        "Standard" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        "Short Date" => "yyyy/m/d",
        "Medium Date" => "dd-mmm-yy",
        "Long Date" => "yyyy\"年\"m\"月\"d\"日\"",
        "Short Time" => "h:mm",
        "General Number" | "General Date" => "General",
        code => code,
    }
}
