//! A cell of an OpenDocument spreadsheet: its value, its shown text, its comment.

use super::formula;
use crate::ReadError;
use crate::limits::LONGEST_CELL;
use crate::sheet::area::{COLUMNS, ROWS};
use crate::sheet::workbook::{Found, Value};
use crate::sheet::xml::{Node, Xml, attribute, attributes};
use quick_xml::events::BytesStart;

/// A cell as it is written.
#[derive(Default)]
pub(super) struct Written {
    /// `float`, `percentage`, `currency`, `date`, `time`, `string`, `boolean`.
    kind: String,
    value: Option<String>,
    error: bool,
    formula: Option<String>,
    array: bool,
    text: String,
    paragraphs: usize,
    comment: String,
    /// Rows and columns it covers.
    pub rows: u32,
    pub columns: u32,
}

impl Written {
    /// What the element's attributes tell.
    pub(super) fn of(start: &BytesStart<'_>) -> Self {
        let mut written = Self {
            rows: 1,
            columns: 1,
            ..Self::default()
        };
        let span = |value: &str, most: u32| value.parse::<u32>().unwrap_or(1).clamp(1, most);
        for (key, value) in attributes(start) {
            match key {
                // Written twice, the second time in the program's own words.
                "value-type" if value == "error" => written.error = true,
                "value-type" if written.kind.is_empty() => written.kind = value.into_owned(),
                "value" | "date-value" | "time-value" | "boolean-value" | "string-value" => {
                    written.value = Some(value.into_owned());
                }
                "formula" => written.formula = Some(formula::plain(&value)),
                "number-matrix-columns-spanned" => written.array = true,
                "number-columns-spanned" => written.columns = span(&value, COLUMNS),
                "number-rows-spanned" => written.rows = span(&value, ROWS),
                _ => {}
            }
        }
        written
    }

    /// Reads what stands within the cell.
    pub(super) fn texts(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            match xml.next()? {
                Node::Start(start) => match start.local_name().into_inner() {
                    "p" => {
                        if self.paragraphs > 0 {
                            self.text.push('\n');
                        }
                        self.paragraphs += 1;
                        paragraph(xml, &mut self.text)?;
                    }
                    "annotation" => annotation(xml, &mut self.comment)?,
                    _ => {}
                },
                Node::Over => break,
                _ => {}
            }
        }
        Ok(())
    }

    /// The comment, where there is one.
    pub(super) fn comment(&self) -> Option<String> {
        let text = self.comment.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The cell, where it holds something.
    pub(super) fn found(self, row: u32, column: u32) -> Option<Found> {
        let value = match (self.kind.as_str(), self.value) {
            _ if self.error => Value::Error(self.text.clone()),
            ("float" | "percentage" | "currency", Some(number)) => Value::Number(number),
            ("boolean", Some(truth)) => Value::Truth(truth == "true"),
            ("date", Some(date)) => day(&date).map_or(Value::Text(date), Value::Number),
            ("string", Some(text)) if self.text.is_empty() => Value::Text(text),
            ("" | "string", _) if self.text.is_empty() && self.formula.is_none() => return None,
            ("", _) if self.text.is_empty() => Value::Nothing,
            _ => Value::Text(self.text.clone()),
        };
        let shown = match &value {
            Value::Text(_) if self.text.is_empty() => None,
            // Formats fill figures up with blanks.
            Value::Number(_) => Some(self.text.trim().to_owned()),
            _ => Some(self.text),
        };
        Some(Found {
            row,
            column,
            value,
            shown,
            formula: self.formula,
            array: self.array,
            format: 0,
        })
    }
}

/// The number of a day, as workbooks count them; none where a time goes with it.
pub(in crate::sheet) fn day(date: &str) -> Option<String> {
    let mut parts = date.splitn(3, '-');
    let mut part = || parts.next()?.parse::<i64>().ok();
    let (year, month, day) = (part()?, part()?, part()?);
    if !(1900..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years begin in March, so that the leap day is their last.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    Some((days - 693_899).to_string())
}

/// A paragraph: runs of blanks are one, but for those that are counted.
fn paragraph(xml: &mut Xml<'_>, text: &mut String) -> Result<(), ReadError> {
    let outside = xml.depth().saturating_sub(1);
    let mut blank = true;
    while xml.depth() > outside {
        match xml.next()? {
            Node::Text(run) => {
                for char in run.chars() {
                    let space = matches!(char, ' ' | '\t' | '\n' | '\r');
                    if !space {
                        text.push(char);
                    } else if !blank {
                        text.push(' ');
                    }
                    blank = space;
                }
            }
            Node::Start(start) => match start.local_name().into_inner() {
                // Counted blanks may be many times what a cell can hold.
                "s" if text.len() < LONGEST_CELL => {
                    let count = attribute(&start, "c")
                        .and_then(|count| count.parse::<usize>().ok())
                        .unwrap_or(1);
                    text.extend(std::iter::repeat_n(' ', count.min(LONGEST_CELL)));
                    blank = false;
                }
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                _ => {}
            },
            Node::Over => break,
            Node::End => {}
        }
    }
    Ok(())
}

fn annotation(xml: &mut Xml<'_>, comment: &mut String) -> Result<(), ReadError> {
    let outside = xml.depth().saturating_sub(1);
    while xml.depth() > outside {
        match xml.next()? {
            Node::Start(start) if start.local_name().into_inner() == "p" => {
                if !comment.is_empty() {
                    comment.push('\n');
                }
                paragraph(xml, comment)?;
            }
            Node::Over => break,
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_as_workbooks_do() {
        assert_eq!(day("2024-12-31").as_deref(), Some("45657"));
        assert_eq!(day("1900-03-01").as_deref(), Some("61"));
        assert_eq!(day("2024-12-31T10:00:00"), None);
        assert_eq!(day("2024-13-01"), None);
    }
}
