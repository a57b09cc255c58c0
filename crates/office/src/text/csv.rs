//! Values separated by commas, semicolons or tabs. A text is only taken for such where every
//! line has the same number of fields, but for lines of one field (titles, signatures); own code, because each field keeps its line and column.

use crate::ReadError;
use crate::document::{Block, Cell, Document, Layout, Paragraph, Place, Row, Table};
use crate::format::Format;
use crate::limits::MOST_PIECES;

/// Lines and fields below which a text with commas is a text.
const LEAST: usize = 3;

/// Rows that lines without any separator may stand above, between or below.
const LEAST_AMONG_LINES: usize = 6;

/// Reads a text of separated values into the document; whether it was one. Tabs part the
/// fields of a copied sheet: only where every line has some is a column a column.
pub(super) fn read(text: &str, document: &mut Document) -> Result<bool, ReadError> {
    let tabs = document.layout == Layout::Tabbed;
    let (text, line, told) = told(text);
    let separators = match told {
        _ if tabs => vec!['\t'],
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
        let Some(blocks) = fields.blocks()? else {
            continue;
        };
        if !tabs {
            document.format = Format::Csv;
        }
        document.layout = Layout::Grid;
        document.blocks.extend(blocks);
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

/// A line of one field.
fn line(cell: &Cell) -> Block {
    Block::Paragraph(Paragraph {
        text: cell.text.clone(),
        place: Place {
            line: cell.place.line,
            column: cell.place.column,
            ..Place::default()
        },
        ..Paragraph::default()
    })
}

struct Fields<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    column: u32,
    separator: char,
}

impl Fields<'_> {
    /// The rows as tables, and as paragraphs the lines of one field, where titles and
    /// signatures stand; none where rows are not equally long or too few.
    fn blocks(&mut self) -> Result<Option<Vec<Block>>, ReadError> {
        let mut blocks: Vec<Block> = Vec::new();
        let (mut width, mut rows, mut lines, mut tables, mut pieces) = (0, 0, 0, 0, 0);
        while self.at < self.text.len() {
            let number = match blocks.last() {
                Some(Block::Table(table)) => table.rows.len() + 1,
                _ => 1,
            };
            let Some(mut row) = self.row(u32::try_from(number).unwrap_or(u32::MAX)) else {
                return Ok(None);
            };
            pieces += row.cells.len();
            if pieces > MOST_PIECES {
                return Err(ReadError::TooLarge {
                    line: self.line as usize,
                    most: MOST_PIECES,
                });
            }
            if let [only] = row.cells.as_slice() {
                if !only.text.trim().is_empty() {
                    lines += 1;
                    blocks.push(line(only));
                }
                continue;
            }
            if width == 0 {
                width = row.cells.len();
            }
            if row.cells.len() != width || width < LEAST {
                return Ok(None);
            }
            rows += 1;
            if number == 1 {
                tables += 1;
                blocks.push(Block::Table(Table::default()));
            }
            for cell in &mut row.cells {
                cell.place.table = tables;
            }
            if let Some(Block::Table(table)) = blocks.last_mut() {
                table.rows.push(row);
            }
        }
        let among_lines = lines == 0 || rows >= LEAST_AMONG_LINES && lines * 2 <= rows;
        Ok((rows >= LEAST && among_lines).then_some(blocks))
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
        let tabs = "一,二,三\t1\t2\n四,五,六\t1\n七,八,九\t1\t2\n";
        assert_eq!(read(tabs.as_bytes()).unwrap().layout, Layout::Tabbed);
    }

    #[test]
    fn lines_of_one_field_stand_around_the_rows() {
        for (separator, format) in [("\t", Format::Text), (",", Format::Csv)] {
            let rows = "一,二,\"三\n行\"\n四,,六\n七,八,九\n".replace(',', separator);
            let text = format!("标题\n\n{rows}{rows}说明\n{rows}");
            let document = read(text.as_bytes()).unwrap();
            assert_eq!((document.format, document.layout), (format, Layout::Grid));
            let told: Vec<_> = document
                .blocks
                .iter()
                .map(|block| match block {
                    Block::Paragraph(line) => (line.text.as_str(), line.place.line),
                    Block::Table(table) => {
                        let first = &table.rows[0].cells[2];
                        (first.text.as_str(), first.place.table)
                    }
                    Block::PageBreak => panic!("a page"),
                })
                .collect();
            let rows = |number| ("三\n行", number);
            assert_eq!(told, [("标题", 1), rows(1), ("说明", 11), rows(2)]);
        }
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
