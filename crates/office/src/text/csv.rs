//! Comma and semicolon separated values. A text is only taken for such where every line
//! has the same number of fields; own code, because each field keeps its line and column.

use crate::ReadError;
use crate::document::{Block, Cell, Document, Layout, Place, Row, Table};
use crate::format::Format;
use crate::limits::MOST_PIECES;

/// Lines and fields below which a text with commas is a text.
const LEAST: usize = 3;

/// Reads a text of separated values into the document; whether it was one.
pub(super) fn read(text: &str, document: &mut Document) -> Result<bool, ReadError> {
    let (text, line, told) = told(text);
    let separators = match told {
        Some(separator) => vec![separator],
        None => vec![',', ';'],
    };
    for separator in separators {
        let mut fields = Fields {
            text,
            at: 0,
            line,
            column: 1,
            separator,
        };
        let Some(rows) = fields.rows()? else { continue };
        document.format = Format::Csv;
        document.layout = Layout::Grid;
        document.blocks.push(Block::Table(Table {
            rows,
            ..Table::default()
        }));
        return Ok(true);
    }
    Ok(false)
}

/// `sep=;` in front tells spreadsheet programs the separator.
fn told(text: &str) -> (&str, u32, Option<char>) {
    let first = text.split_inclusive('\n').next().unwrap_or("");
    let mut told = first.trim_end().strip_prefix("sep=").unwrap_or("").chars();
    match (told.next(), told.next()) {
        (Some(separator @ (',' | ';')), None) => {
            (text.get(first.len()..).unwrap_or(""), 2, Some(separator))
        }
        _ => (text, 1, None),
    }
}

struct Fields<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    column: u32,
    separator: char,
}

impl Fields<'_> {
    /// All rows; none where they are not equally long or too few.
    fn rows(&mut self) -> Result<Option<Vec<Row>>, ReadError> {
        let mut rows: Vec<Row> = Vec::new();
        let mut pieces = 0;
        while self.at < self.text.len() {
            let number = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
            let Some(row) = self.row(number) else {
                return Ok(None);
            };
            if matches!(row.cells.as_slice(), [only] if only.text.is_empty()) {
                continue;
            }
            let width = rows.first().map_or(row.cells.len(), |row| row.cells.len());
            if row.cells.len() != width || width < LEAST {
                return Ok(None);
            }
            pieces += width;
            if pieces > MOST_PIECES {
                return Err(ReadError::TooLarge {
                    line: self.line as usize,
                    most: MOST_PIECES,
                });
            }
            rows.push(row);
        }
        Ok((rows.len() >= LEAST).then_some(rows))
    }

    /// A row; none where its quotes do not close.
    fn row(&mut self, number: u32) -> Option<Row> {
        let mut row = Row::default();
        loop {
            let place = Place {
                line: self.line,
                column: self.column,
                table: 1,
                row: number,
                cell: u32::try_from(row.cells.len() + 1).ok()?,
                ..Place::default()
            };
            let text = if self.peek() == Some('"') {
                self.quoted()?
            } else {
                self.plain()
            };
            row.cells.push(Cell {
                place,
                ..Cell::new(text)
            });
            match self.next() {
                Some(char) if char == self.separator => {}
                Some('\n') | None => return Some(row),
                Some('\r') if matches!(self.peek(), Some('\n') | None) => {
                    self.next();
                    return Some(row);
                }
                Some(_) => return None,
            }
        }
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let char = self.peek()?;
        self.at += char.len_utf8();
        self.column = self.column.saturating_add(1);
        if char == '\n' {
            self.line = self.line.saturating_add(1);
            self.column = 1;
        }
        Some(char)
    }

    /// A field between quotes, a doubled quote within standing for one.
    fn quoted(&mut self) -> Option<String> {
        self.next();
        let mut text = String::new();
        loop {
            match self.next()? {
                '"' if self.peek() == Some('"') => {
                    self.next();
                    text.push('"');
                }
                '"' => return Some(text.replace("\r\n", "\n")),
                char => text.push(char),
            }
        }
    }

    fn plain(&mut self) -> String {
        let from = self.at;
        while let Some(char) = self.peek() {
            if char == self.separator || char == '\n' || char == '\r' {
                break;
            }
            self.next();
        }
        self.text
            .get(from..self.at)
            .unwrap_or("")
            .trim_matches(' ')
            .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::document::{Block, Document, Layout, Table};
    use crate::format::Format;
    use crate::limits::MOST_PIECES;
    use crate::{Encoding, ReadError};
    use proptest::prelude::*;

    fn table(document: &Document) -> &Table {
        match document.blocks.as_slice() {
            [Block::Table(table)] => table,
            other => panic!("{other:?}"),
        }
    }

    fn texts(document: &Document) -> Vec<Vec<&str>> {
        table(document)
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn fields_keep_their_line_and_column() {
        let text = "\u{feff}指标,目标值,得分\r\n\"数量,\"\"件\"\"\",≥95%, 10 \r\n\"两\r\n行\",,9.5\r\n\r\n";
        let document = read(text.as_bytes()).unwrap();
        assert_eq!(
            (document.format, document.layout),
            (Format::Csv, Layout::Grid)
        );
        assert_eq!(
            texts(&document),
            [
                ["指标", "目标值", "得分"],
                ["数量,\"件\"", "≥95%", "10"],
                ["两\n行", "", "9.5"],
            ]
        );
        let place = &table(&document).rows[2].cells[2].place;
        assert_eq!((place.line, place.column), (4, 5));
        assert_eq!((place.table, place.row, place.cell), (1, 3, 3));
    }

    #[test]
    fn semicolons_and_the_national_encoding_are_read() {
        let (bytes, _, _) =
            encoding_rs::GB18030.encode("sep=;\n指标;值;分\n数量,件;1,5;2\n质量;3;4\n");
        let document = read(&bytes).unwrap();
        assert_eq!(document.encoding, Encoding::Gb18030);
        assert_eq!(texts(&document)[1], ["数量,件", "1,5", "2"]);
        assert_eq!(table(&document).rows[0].cells[0].place.line, 2);
    }

    #[test]
    fn texts_stay_texts() {
        for text in [
            "一,二,三\n四,五,六\n",
            "一,二\n三,四\n五,六\n",
            "一,二,三\n四,五,六\n七,八\n",
            "标题\n一,二,三\n四,五,六\n七,八,九\n",
            "一,二,\"三\n四,五,六\n七,八,九\n",
            "一,二,\"三\"。\n四,五,六\n七,八,九\n",
        ] {
            let document = read(text.as_bytes()).unwrap();
            assert_eq!(
                (document.format, document.layout),
                (Format::Text, Layout::Lines),
                "{text}"
            );
        }
        let tabs = "一,二,三\t1\t2\n四,五,六\t1\t2\n七,八,九\t1\t2\n";
        assert_eq!(read(tabs.as_bytes()).unwrap().layout, Layout::Tabbed);
    }

    #[test]
    fn more_fields_than_any_document_has_are_refused() {
        let text = format!("{}\n", ",".repeat(999)).repeat(MOST_PIECES / 1000 + 1);
        assert!(matches!(
            read(text.as_bytes()),
            Err(ReadError::TooLarge { .. })
        ));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[a,;\"\r\n 甲]{0,60}") {
            let _ = read(text.as_bytes());
        }

        #[test]
        fn rows_written_are_rows_read(rows in proptest::collection::vec(proptest::array::uniform3("[a甲,;\"\n.0-9]{1,6}"), 3..8)) {
            let text: String = rows
                .iter()
                .map(|row| row.iter().map(|field| format!("\"{}\"", field.replace('"', "\"\""))).collect::<Vec<_>>().join(",") + "\n")
                .collect();
            let document = read(text.as_bytes()).unwrap();
            prop_assert_eq!(texts(&document), rows.iter().map(|row| row.iter().map(String::as_str).collect::<Vec<_>>()).collect::<Vec<_>>());
        }
    }
}
