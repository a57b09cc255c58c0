//! The cells of a sheet, its merges, and what of it is hidden.

use super::formula::Formulas;
use super::globals::Globals;
use super::records::{Joined, Records};
use crate::ReadError;
use crate::compound::Little;
use crate::limits::MOST_PIECES;
use crate::sheet::area::Area;
use crate::sheet::workbook::{Found, Sheet, Value, Workbook, too_many};
use std::collections::BTreeMap;

/// Hundredths of a millimetre in a column's unit, a 256th of a character seven dots wide;
/// as a fraction.
const UNIT: (u32, u32) = (185, 256);

/// Reads the sheet that begins at a position of the stream; tells where it ends.
pub(super) fn read(
    stream: &[u8],
    at: usize,
    globals: &Globals,
    workbook: &mut Workbook,
) -> Result<(Sheet, usize), ReadError> {
    let mut reader = Reader {
        globals,
        workbook,
        sheet: Sheet::default(),
        formulas: Formulas::new(globals),
        waiting: None,
        object: None,
        notes: BTreeMap::new(),
    };
    let mut records = Records::new(stream, at);
    let mut depth = 0;
    while let Some((code, record)) = records.next() {
        match code {
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            // Charts within the sheet.
            _ if depth > 1 => {}
            0x0207 => {
                let text = reader.text(&mut records.joined(record));
                if let Some((found, _)) = &mut reader.waiting {
                    found.value = Value::Text(text.unwrap_or_default());
                }
            }
            0x0204 | 0x00D6 => {
                let text = reader.text(&mut Joined::one(record, 6));
                reader.cell(record, text.map(Value::Text))?;
            }
            0x01B6 => {
                let text = note_text(&mut records.joined(record));
                reader.note_text(text.unwrap_or_default())?;
            }
            _ => reader.take(code, record)?,
        }
    }
    reader.flush()?;
    reader.comments();
    Ok((reader.sheet, records.position()))
}

struct Reader<'a> {
    globals: &'a Globals,
    workbook: &'a mut Workbook,
    sheet: Sheet,
    formulas: Formulas<'a>,
    /// A formula whose text, result or shared form may follow, with its code.
    waiting: Option<(Found, Vec<u8>)>,
    /// Kind and number of the object whose text may follow.
    object: Option<(u16, u16)>,
    /// Texts of comments by the number of their object, and their cells.
    notes: BTreeMap<u16, (Option<(u32, u32)>, String)>,
}

impl Reader<'_> {
    fn take(&mut self, code: u16, record: &[u8]) -> Result<(), ReadError> {
        match code {
            0x00FD => {
                let text = record
                    .size_at(6)
                    .and_then(|index| self.globals.texts.get(index));
                self.cell(record, text.cloned().map(Value::Text))
            }
            0x0203 => {
                let value = record.part(6, 8).and_then(float).map(number);
                self.cell(record, value)
            }
            0x027E => {
                let value = record.u32_at(6).map(packed);
                self.cell(record, value)
            }
            0x00BD => self.packed_row(record),
            0x0205 => {
                let value = match (record.u8_at(6), record.u8_at(7)) {
                    (Some(value), Some(0)) => Some(Value::Truth(value != 0)),
                    (Some(value), Some(_)) => Some(Value::Error(error(value).to_owned())),
                    _ => None,
                };
                self.cell(record, value)
            }
            0x0006 | 0x0206 | 0x0406 => self.formula(record),
            0x04BC | 0x0221 => {
                let at = self
                    .waiting
                    .as_ref()
                    .map(|(found, _)| (found.row, found.column));
                self.formulas.share(record, code == 0x0221, at);
                Ok(())
            }
            0x00E5 => self.merges(record),
            0x0208 => self.row(record),
            0x007D => {
                self.column(record);
                Ok(())
            }
            0x005D => {
                self.object = record.u16_at(4).zip(record.u16_at(6));
                Ok(())
            }
            0x001C => {
                self.note(record);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Adds the cell a record begins with: row, column, format.
    fn cell(&mut self, record: &[u8], value: Option<Value>) -> Result<(), ReadError> {
        let Some(value) = value.filter(|value| *value != Value::Text(String::new())) else {
            return Ok(());
        };
        let Some(found) = found(record, value) else {
            return Ok(());
        };
        self.flush()?;
        self.workbook.add(&mut self.sheet, found)
    }

    /// A text of the time of the book.
    fn text(&self, joined: &mut Joined<'_>) -> Option<String> {
        if self.globals.unicode {
            return joined.long_text();
        }
        let count = usize::from(joined.u16()?);
        let mut bytes = Vec::new();
        for _ in 0..count {
            bytes.push(joined.byte()?);
        }
        Some(self.globals.decoded(&bytes))
    }

    /// Several packed numbers of one row.
    fn packed_row(&mut self, record: &[u8]) -> Result<(), ReadError> {
        let (Some(row), Some(first)) = (record.u16_at(0), record.u16_at(2)) else {
            return Ok(());
        };
        self.flush()?;
        // The last two bytes tell the last column.
        let all = record.get(4..record.len().saturating_sub(2)).unwrap_or(&[]);
        let (entries, _) = all.as_chunks::<6>();
        for (column, [low, high, packing @ ..]) in (u32::from(first) + 1..).zip(entries) {
            let found = Found {
                row: u32::from(row) + 1,
                column,
                value: packed(u32::from_le_bytes(*packing)),
                shown: None,
                formula: None,
                array: false,
                format: usize::from(u16::from_le_bytes([*low, *high])),
            };
            self.workbook.add(&mut self.sheet, found)?;
        }
        Ok(())
    }

    fn formula(&mut self, record: &[u8]) -> Result<(), ReadError> {
        self.flush()?;
        let value = record.part(6, 8).map_or(Value::Nothing, result);
        let Some(found) = found(record, value) else {
            return Ok(());
        };
        let code = record
            .u16_at(20)
            .and_then(|length| record.part(22, usize::from(length)));
        self.waiting = Some((found, code.unwrap_or(&[]).to_vec()));
        Ok(())
    }

    /// Adds the formula that waits, now that all that belongs to it was read.
    fn flush(&mut self) -> Result<(), ReadError> {
        let Some((mut found, code)) = self.waiting.take() else {
            return Ok(());
        };
        let text = self.formulas.text(&code, (found.row, found.column));
        found.array = text.array;
        found.formula = text.text;
        self.workbook.add(&mut self.sheet, found)
    }

    fn merges(&mut self, record: &[u8]) -> Result<(), ReadError> {
        let (entries, _) = record.rest(2).unwrap_or(&[]).as_chunks::<8>();
        for [a, b, c, d, e, f, g, h] in entries {
            let [top, bottom] =
                [[*a, *b], [*c, *d]].map(|pair| u32::from(u16::from_le_bytes(pair)));
            let [left, right] =
                [[*e, *f], [*g, *h]].map(|pair| u32::from(u16::from_le_bytes(pair)));
            let area = Area::between((top + 1, left + 1), (bottom + 1, right + 1));
            self.sheet.merges.push(area);
        }
        if self.sheet.merges.len() > MOST_PIECES {
            return Err(too_many());
        }
        Ok(())
    }

    fn row(&mut self, record: &[u8]) -> Result<(), ReadError> {
        let (Some(row), Some(height)) = (record.u16_at(0), record.u16_at(6)) else {
            return Ok(());
        };
        let row = u32::from(row) + 1;
        if record.u16_at(12).unwrap_or(0) & 0x20 != 0 {
            match self.sheet.hidden_rows.last_mut() {
                Some((_, last)) if *last + 1 == row => *last = row,
                _ => self.sheet.hidden_rows.push((row, row)),
            }
            if self.sheet.hidden_rows.len() > MOST_PIECES {
                return Err(too_many());
            }
        }
        if height & 0x8000 == 0 {
            self.sheet.heights.insert(row, u32::from(height) * 127 / 72);
        }
        Ok(())
    }

    fn column(&mut self, record: &[u8]) {
        let (Some(first), Some(last), Some(width)) =
            (record.u16_at(0), record.u16_at(2), record.u16_at(4))
        else {
            return;
        };
        // A sheet of this format has 256 columns; some programs write one more.
        if first > last || self.sheet.widths.len() > 256 {
            return;
        }
        let (first, last) = (u32::from(first) + 1, u32::from(last) + 1);
        if record.u16_at(8).unwrap_or(0) & 1 != 0 {
            self.sheet.hidden_columns.push((first, last));
        }
        let width = u32::from(width) * UNIT.0 / UNIT.1;
        self.sheet.widths.push((first, last, width));
    }

    fn note(&mut self, record: &[u8]) {
        let (Some(row), Some(column), Some(object)) =
            (record.u16_at(0), record.u16_at(2), record.u16_at(6))
        else {
            return;
        };
        let at = (u32::from(row) + 1, u32::from(column) + 1);
        self.notes.entry(object).or_default().0 = Some(at);
    }

    /// The text of a comment or of a shape.
    fn note_text(&mut self, text: String) -> Result<(), ReadError> {
        let Some((kind, object)) = self.object.take() else {
            return Ok(());
        };
        self.workbook.charge(text.len())?;
        if kind == 0x19 {
            self.notes.entry(object).or_default().1 = text;
        } else if !text.trim().is_empty() {
            self.sheet.shapes.push(text);
        }
        Ok(())
    }

    fn comments(&mut self) {
        for (at, text) in std::mem::take(&mut self.notes).into_values() {
            if let Some((row, column)) = at
                && !text.is_empty()
            {
                self.sheet.comments.push((row, column, text));
            }
        }
        self.sheet.comments.sort();
    }
}

/// The text after the record that announces it.
fn note_text(joined: &mut Joined<'_>) -> Option<String> {
    let mut count = 0;
    for at in 0..6 {
        let value = joined.u16()?;
        if at == 5 {
            count = usize::from(value);
        }
    }
    joined.next_part()?;
    let wide = joined.byte()? & 1 != 0;
    Some(String::from_utf16_lossy(&joined.units(count, wide)?))
}

/// The cell a record begins with.
fn found(record: &[u8], value: Value) -> Option<Found> {
    Some(Found {
        row: u32::from(record.u16_at(0)?) + 1,
        column: u32::from(record.u16_at(2)?) + 1,
        value,
        shown: None,
        formula: None,
        array: false,
        format: usize::from(record.u16_at(4)?),
    })
}

fn float(bytes: &[u8]) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.try_into().ok()?))
}

/// A number as it is written elsewhere: the shortest that is this very number.
fn number(value: f64) -> Value {
    if !value.is_finite() {
        return Value::Error(error(0x24).to_owned());
    }
    let size = value.abs();
    Value::Number(if value == 0.0 || (1e-5..1e17).contains(&size) {
        format!("{value}")
    } else {
        format!("{value:E}")
    })
}

/// A number in four bytes: an integer or the front half of a float, perhaps a hundredth of it.
fn packed(value: u32) -> Value {
    let hundredth = value & 1 != 0;
    if value & 2 == 0 {
        let whole = f64::from_bits(u64::from(value & !3) << 32);
        return number(if hundredth { whole / 100.0 } else { whole });
    }
    let whole = i64::from(value.cast_signed() >> 2);
    if !hundredth {
        return Value::Number(whole.to_string());
    }
    let sign = if whole < 0 { "-" } else { "" };
    let (front, back) = (whole.abs() / 100, whole.abs() % 100);
    let text = format!("{sign}{front}.{back:02}");
    Value::Number(text.trim_end_matches('0').trim_end_matches('.').to_owned())
}

/// The kept result of a formula.
fn result(bytes: &[u8]) -> Value {
    let special = bytes.u16_at(6) == Some(0xFFFF);
    match (special, bytes.u8_at(0), bytes.u8_at(2)) {
        (false, ..) => float(bytes).map_or(Value::Nothing, number),
        (_, Some(0 | 3), _) => Value::Text(String::new()),
        (_, Some(1), Some(value)) => Value::Truth(value != 0),
        (_, Some(2), Some(value)) => Value::Error(error(value).to_owned()),
        _ => Value::Nothing,
    }
}

/// The name of an error.
pub(super) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_exact() {
        let shown = |value: u32| match packed(value) {
            Value::Number(text) => text,
            other => panic!("{other:?}"),
        };
        assert_eq!(shown(5 << 2 | 2), "5");
        assert_eq!(shown(10246 << 2 | 3), "102.46");
        assert_eq!(shown((-5i32 << 2).cast_unsigned() | 3), "-0.05");
        assert_eq!(shown(0x3FF0_0000), "1");
        assert_eq!(shown(0x3FF0_0001), "0.01");
        assert_eq!(number(1e-7), Value::Number("1E-7".to_owned()));
        assert_eq!(number(f64::NAN), Value::Error("#NUM!".to_owned()));
        assert_eq!(number(0.1), Value::Number("0.1".to_owned()));
    }
}
