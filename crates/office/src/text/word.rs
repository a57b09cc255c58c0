//! Tables pulled out of a word processor: every cell begins with newline and tab, a row
//! ends with an empty line, a table with two. A cell may itself hold an empty line.

use super::{lines, paragraph};
use crate::document::{Block, Cell, Document, Place, Row, Table};

/// Reads the text into the document.
pub(super) fn read(text: &str, document: &mut Document) {
    let most = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
    let mut classed: Vec<(u32, Line<'_>)> = Vec::with_capacity(most);
    classed.extend(lines(text).map(|(number, text)| (number, Line::of(text))));
    let lines = classed;
    let mut reader = Reader {
        document,
        rows: Vec::new(),
        row: Vec::new(),
        blanks: 0,
        tables: 0,
    };
    let continues = continuations(&lines);
    for (&(number, line), continues) in lines.iter().zip(continues) {
        match line {
            Line::Cell { indent, text } => reader.cell(number, indent, text),
            Line::Blank => reader.blanks += 1,
            Line::Words(text)
                if reader.in_table() && (reader.blanks == 0 || reader.blanks == 1 && continues) =>
            {
                reader.continue_cell(text);
            }
            Line::Words(text) => {
                reader.end_table();
                paragraph(reader.document, number, text);
            }
        }
    }
    reader.end_table();
}

/// What a line is in this layout.
#[derive(Clone, Copy)]
enum Line<'a> {
    /// A tab, with nothing but blanks in front of it, begins a cell.
    Cell { indent: &'a str, text: &'a str },
    /// Nothing but blanks.
    Blank,
    /// Anything else.
    Words(&'a str),
}

impl<'a> Line<'a> {
    fn of(line: &'a str) -> Self {
        let rest = line.trim_start_matches(|c: char| c != '\t' && c.is_whitespace());
        match rest.strip_prefix('\t') {
            Some(text) => Self::Cell {
                indent: &line[..line.len() - rest.len()],
                text,
            },
            None if rest.is_empty() => Self::Blank,
            None => Self::Words(line),
        }
    }
}

/// For each line: whether the next cell follows before two empty lines in a row, so that
/// text behind one empty line still belongs to its cell.
fn continuations(lines: &[(u32, Line<'_>)]) -> Vec<bool> {
    let mut continues = vec![false; lines.len()];
    let (mut next, mut next_blank) = (false, true);
    for (index, (_, line)) in lines.iter().enumerate().rev() {
        let blank = matches!(line, Line::Blank);
        let cell = matches!(line, Line::Cell { .. });
        next = cell || next && !(blank && next_blank);
        next_blank = blank;
        continues[index] = next;
    }
    continues
}

struct Reader<'a> {
    document: &'a mut Document,
    rows: Vec<Vec<Cell>>,
    row: Vec<Cell>,
    blanks: u32,
    tables: u32,
}

impl Reader<'_> {
    fn in_table(&self) -> bool {
        !self.row.is_empty() || !self.rows.is_empty()
    }

    fn cell(&mut self, line: u32, indent: &str, text: &str) {
        if self.blanks > 0 && !self.row.is_empty() {
            self.end_row();
        }
        self.blanks = 0;
        let column = indent.chars().count() + 2;
        let place = Place {
            line,
            column: u32::try_from(column).unwrap_or(u32::MAX),
            ..Place::default()
        };
        self.row.push(Cell {
            place,
            ..Cell::new(text)
        });
    }

    fn continue_cell(&mut self, text: &str) {
        if let Some(cell) = self.row.last_mut() {
            for _ in 0..=self.blanks {
                cell.text.push('\n');
            }
            cell.text.push_str(text);
        }
        self.blanks = 0;
    }

    fn end_row(&mut self) {
        self.rows.push(std::mem::take(&mut self.row));
    }

    fn end_table(&mut self) {
        self.blanks = 0;
        if !self.row.is_empty() {
            self.end_row();
        }
        if self.rows.is_empty() {
            return;
        }
        let rows = self.mend_rows();
        self.tables += 1;
        let rows = (1u32..)
            .zip(rows)
            .map(|(row, cells)| Row {
                cells: (1u32..)
                    .zip(cells)
                    .map(|(column, mut cell)| {
                        cell.place.table = self.tables;
                        cell.place.row = row;
                        cell.place.cell = column;
                        let trimmed = cell.text.trim();
                        if trimmed.len() < cell.text.len() {
                            cell.text = trimmed.to_owned();
                        }
                        cell
                    })
                    .collect(),
                ..Row::default()
            })
            .collect();
        self.document.blocks.push(Block::Table(Table {
            rows,
            ..Table::default()
        }));
    }

    /// A cell that ends in an empty line looks like a row's end: two rows that together are
    /// as wide as their neighbours are one. A row twice as wide as its neighbours has lost
    /// the empty line in its middle and is two.
    fn mend_rows(&mut self) -> Vec<Vec<Cell>> {
        let rows = std::mem::take(&mut self.rows);
        let widths: Vec<usize> = rows.iter().map(Vec::len).collect();
        let mut mended: Vec<Vec<Cell>> = Vec::with_capacity(rows.len());
        let mut rows = rows.into_iter().enumerate();
        while let Some((at, mut row)) = rows.next() {
            let before = mended.last().map_or(0, Vec::len);
            let next = widths.get(at + 1).copied().unwrap_or(0);
            let after = widths.get(at + 2).copied().unwrap_or(0);
            let cut = row.len() > 1 && row.len() < before && row.len() + next == before;
            let doubled = row.len() % 2 == 0 && {
                let half = row.len() / 2;
                half > 2 && half == before && (half == next || next < half)
            };
            if cut
                && after != next
                && let Some((_, rest)) = rows.next()
            {
                self.document
                    .doubts
                    .extend(rest.first().map(|cell| (cell.place.clone(), cut_row())));
                row.extend(rest);
            } else if doubled {
                let second = row.split_off(row.len() / 2);
                self.document.doubts.extend(
                    second
                        .first()
                        .map(|cell| (cell.place.clone(), doubled_row())),
                );
                mended.push(row);
                row = second;
            }
            mended.push(row);
        }
        mended
    }
}

/// The doubt about a row that was joined, in Chinese and English.
fn cut_row() -> [String; 2] {
    [
        "上一单元格末尾有空行，两段已按列数并为一行".to_owned(),
        "the cell before ends in an empty line; both parts were joined into one row by their width"
            .to_owned(),
    ]
}

/// The doubt about a row that was parted, in Chinese and English.
fn doubled_row() -> [String; 2] {
    [
        "这一行的格数是上下行的两倍，行间像是少了空行，已从中间分为两行".to_owned(),
        "this row is twice as wide as its neighbours; an empty line seems lost, it was parted in two".to_owned(),
    ]
}
