//! A sheet's rows, cells, merges and what of it is hidden, in one pass.

use super::strings;
use crate::ReadError;
use crate::format::Format;
use crate::limits::MOST_PIECES;
use crate::sheet::area::{self, Area, COLUMNS, ROWS};
use crate::sheet::formula::moved;
use crate::sheet::workbook::{Found, Sheet, Value, Workbook, too_many};
use crate::sheet::xml::{Node, Xml, attribute, attributes, set};
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// Hundredths of a millimetre in a point, times a hundred.
const POINT: f64 = 35.277_8;
/// Hundredths of a millimetre in a dot of a screen.
const DOT: f64 = 26.458_3;

/// Reads a sheet.
pub(super) fn read(
    bytes: &[u8],
    part: &str,
    strings: &[String],
    workbook: &mut Workbook,
) -> Result<Sheet, ReadError> {
    let mut reader = Reader {
        xml: Xml::new(bytes, Format::Xlsx, part),
        strings,
        workbook,
        sheet: Sheet::default(),
        shared: BTreeMap::new(),
        row: 0,
        column: 0,
    };
    loop {
        match reader.xml.next()? {
            Node::Start(start) => reader.element(&start)?,
            Node::Over => return Ok(reader.sheet),
            _ => {}
        }
    }
}

struct Reader<'a, 'b> {
    xml: Xml<'a>,
    strings: &'b [String],
    workbook: &'b mut Workbook,
    sheet: Sheet,
    /// Formulas written once for many cells, with the cell they are written for.
    shared: BTreeMap<u32, (u32, u32, String)>,
    /// Where the reading stands: rows and cells need not tell their names.
    row: u32,
    column: u32,
}

/// A formula as its cell writes it.
#[derive(Default)]
struct Written {
    text: String,
    shared: Option<u32>,
    array: bool,
    table: bool,
}

impl Reader<'_, '_> {
    fn element(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        match start.local_name().into_inner() {
            "row" => self.row(start),
            "c" => self.cell(start)?,
            "col" => self.col(start),
            "mergeCell" => {
                let area = attribute(start, "ref").and_then(|name| Area::parse(&name));
                self.sheet.merges.extend(area);
                if self.sheet.merges.len() > MOST_PIECES {
                    return Err(too_many());
                }
            }
            // What stands beside the cells and may hold elements of the same names.
            "extLst" | "conditionalFormatting" | "dataValidations" => self.xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn row(&mut self, start: &BytesStart<'_>) {
        self.row = self.row.saturating_add(1);
        self.column = 0;
        let (mut hidden, mut height) = (false, None);
        for (key, value) in attributes(start) {
            match key {
                "r" => self.row = area::row(&value).unwrap_or(self.row),
                "hidden" => hidden = set(&value),
                "ht" => height = length(&value, POINT),
                _ => {}
            }
        }
        if hidden {
            match self.sheet.hidden_rows.last_mut() {
                Some((_, last)) if last.checked_add(1) == Some(self.row) => *last = self.row,
                _ => self.sheet.hidden_rows.push((self.row, self.row)),
            }
        }
        if let Some(height) = height {
            self.sheet.heights.insert(self.row, height);
        }
    }

    fn col(&mut self, start: &BytesStart<'_>) {
        let (mut first, mut last, mut hidden, mut width) = (0, 0, false, None);
        for (key, value) in attributes(start) {
            match key {
                "min" => first = value.parse().unwrap_or(0),
                "max" => last = value.parse().unwrap_or(0),
                "hidden" => hidden = set(&value),
                // A width counts characters seven dots wide, with five dots between columns.
                "width" => width = length(&value, DOT * 7.0),
                _ => {}
            }
        }
        let last: u32 = last;
        if first == 0 || first > last || self.sheet.widths.len() >= COLUMNS as usize {
            return;
        }
        if hidden && self.sheet.hidden_columns.len() < COLUMNS as usize {
            self.sheet.hidden_columns.push((first, last));
        }
        if let Some(width) = width {
            self.sheet.widths.push((first, last, width));
        }
    }

    fn cell(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        self.column = self.column.saturating_add(1);
        let (mut kind, mut format) = (Kind::Number, 0);
        for (key, value) in attributes(start) {
            match key {
                "r" => {
                    if let Some(at) = area::cell(&value) {
                        (self.row, self.column) = at;
                    }
                }
                "s" => format = value.parse().unwrap_or(0),
                "t" => kind = Kind::of(&value),
                _ => {}
            }
        }
        let (mut value, mut inline, mut formula) = (None, None, None);
        let outside = self.xml.depth().saturating_sub(1);
        while self.xml.depth() > outside {
            match self.xml.next()? {
                Node::Start(start) => match start.local_name().into_inner() {
                    "v" => self.xml.text(value.get_or_insert_default())?,
                    "is" => inline = Some(strings::item(&mut self.xml)?),
                    "f" => formula = self.formula(&start)?,
                    _ => {}
                },
                Node::Over => break,
                _ => {}
            }
        }
        // A row without a name before its cells stands in the first row.
        let (row, column) = (self.row.max(1), self.column);
        if row > ROWS || column > COLUMNS {
            return Err(too_many());
        }
        let value = self.value(kind, value, inline, formula.is_some());
        let (array, text) = match formula {
            Some(Written { table: true, .. }) | None => (false, None),
            Some(written) => (written.array, Some(written.text)),
        };
        if let Some(value) = value {
            let found = Found {
                row,
                column,
                value,
                shown: None,
                formula: text,
                array,
                format,
            };
            self.workbook.add(&mut self.sheet, found)?;
        }
        Ok(())
    }

    fn formula(&mut self, start: &BytesStart<'_>) -> Result<Option<Written>, ReadError> {
        let mut written = Written::default();
        for (key, value) in attributes(start) {
            match key {
                "t" => {
                    written.array = value == "array";
                    written.table = value == "dataTable";
                }
                "si" => written.shared = value.parse().ok(),
                _ => {}
            }
        }
        self.xml.text(&mut written.text)?;
        let at = (self.row.max(1), self.column);
        if let Some(number) = written.shared {
            if !written.text.is_empty() {
                let first = (at.0, at.1, written.text.clone());
                self.shared.insert(number, first);
            } else if let Some((row, column, text)) = self.shared.get(&number) {
                written.text = moved(
                    text,
                    i64::from(at.0) - i64::from(*row),
                    i64::from(at.1) - i64::from(*column),
                );
            }
        }
        // The further cells of a formula over an area have none of their own.
        let some = !written.text.is_empty() || written.table;
        Ok(some.then_some(written))
    }

    /// What the cell holds; none where that is nothing at all.
    fn value(
        &self,
        kind: Kind,
        value: Option<String>,
        inline: Option<String>,
        formula: bool,
    ) -> Option<Value> {
        let nothing = formula.then_some(Value::Nothing);
        if let (Kind::Inline, Some(text)) = (kind, inline) {
            return (formula || !text.is_empty()).then_some(Value::Text(text));
        }
        let Some(value) = value else {
            return nothing;
        };
        let trimmed = value.trim();
        match kind {
            Kind::Shared => {
                let text = trimmed
                    .parse::<usize>()
                    .ok()
                    .and_then(|number| self.strings.get(number))?;
                (!text.is_empty()).then(|| Value::Text(text.clone()))
            }
            Kind::Text | Kind::Inline => {
                (formula || !value.is_empty()).then(|| Value::Text(strings::clean(value)))
            }
            _ if trimmed.is_empty() => nothing,
            Kind::Number => Some(Value::Number(trimmed.to_owned())),
            Kind::Truth => Some(Value::Truth(set(trimmed))),
            Kind::Error => Some(Value::Error(trimmed.to_owned())),
            Kind::Date => Some(Value::Text(trimmed.to_owned())),
        }
    }
}

/// How a cell writes its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Inline,
    Truth,
    Error,
    Date,
}

impl Kind {
    fn of(name: &str) -> Self {
        match name {
            "s" => Self::Shared,
            "str" => Self::Text,
            "inlineStr" => Self::Inline,
            "b" => Self::Truth,
            "e" => Self::Error,
            "d" => Self::Date,
            _ => Self::Number,
        }
    }
}

/// A length that is only looked at, never computed with.
fn length(text: &str, unit: f64) -> Option<u32> {
    let length = text.trim().parse::<f64>().ok()? * unit;
    // The greatest row height and column width are far below this.
    (length.is_finite() && (0.0..=1e6).contains(&length)).then_some(length.round() as u32)
}
