//! One pass over one part: paragraphs and tables with their grid.

use crate::ReadError;
use crate::document::{Block, Cell, Document, Paragraph, Place, Role, Row, Table};
use crate::limits::{DEEPEST, LISTED_DOUBTS, MOST_COLUMNS, MOST_PIECES};
use crate::spans::{Square, Squares};
use crate::word::symbol::is_private;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Table,
    Row,
    Cell,
    Heads,
    /// What holds a text of its own: a text box, a note, a header.
    Aside,
    Other,
}

/// Where paragraphs go.
struct Frame {
    role: Role,
    /// Whether it is a cell.
    cell: bool,
    open: Option<Paragraph>,
    /// Whether the last character is a space that swallows others.
    spaced: bool,
    /// Text boxes and notes that hang on the open paragraph.
    after: Vec<Block>,
    out: Vec<Block>,
}

#[derive(Default)]
struct OpenTable {
    table: Table,
    number: u32,
    row: Vec<Cell>,
    repeat_row: u32,
    repeat_cell: u32,
    heads: bool,
    /// Paragraphs of the cell so far.
    paragraphs: usize,
    behind: Vec<Block>,
    frames: usize,
}

/// What is open while a part is read.
pub(super) struct Reading {
    /// Whether it is the body and not the styles, where only headers and footers count.
    body: bool,
    stack: Vec<Kind>,
    passing: Option<usize>,
    frames: Vec<Frame>,
    tables: Vec<OpenTable>,
    numbered: u32,
    lines: u32,
    pieces: usize,
    changes: usize,
    lists: usize,
    /// Where characters of unknown symbol fonts stand.
    odd: Vec<Place>,
}

impl Reading {
    pub(super) fn new(body: bool) -> Self {
        Self {
            body,
            stack: Vec::new(),
            passing: None,
            frames: vec![Frame::new(Role::Body)],
            tables: Vec::new(),
            numbered: 0,
            lines: 0,
            pieces: 0,
            changes: 0,
            lists: 0,
            odd: Vec::new(),
        }
    }

    /// Tables are numbered behind that one.
    pub(super) fn number_from(&mut self, number: u32) {
        self.numbered = number;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.frames.iter().all(|frame| frame.out.is_empty())
    }

    /// Reads a part; gives the byte where it is cut off.
    pub(super) fn run(&mut self, text: &str) -> Result<Option<u64>, ReadError> {
        let mut reader = Reader::from_str(text);
        let cut = loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.open(&tag)?,
                Ok(Event::Empty(tag)) => {
                    self.open(&tag)?;
                    self.close()?;
                }
                Ok(Event::End(_)) => self.close()?,
                Ok(Event::Text(text)) => self.characters(&text.into_inner()),
                Ok(Event::CData(text)) => self.characters(&text.into_inner()),
                Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => self.characters(character.encode_utf8(&mut [0; 4])),
                    _ => self.characters(resolve_predefined_entity(&reference).unwrap_or_default()),
                },
                Ok(Event::Eof) if self.stack.is_empty() => break None,
                Ok(Event::Eof) => break Some(reader.buffer_position()),
                Err(_) => break Some(reader.error_position()),
                Ok(_) => {}
            }
        };
        while !self.stack.is_empty() {
            self.close()?;
        }
        Ok(cut)
    }

    /// The blocks, and the number of the last table.
    pub(super) fn finish(mut self, document: &mut Document) -> (Vec<Block>, u32) {
        self.end_paragraph();
        for place in self.odd {
            let zh = "这里有符号字体的字，不知是什么符号，请对照原件".to_owned();
            let en =
                "a character of a symbol font whose meaning is not known; look at the original";
            document.doubts.push((place, [zh, en.to_owned()]));
        }
        let notes = &mut document.notes;
        let mut tell = |zh: String, en: String| notes.push((Place::default(), [zh, en]));
        if self.changes > 0 {
            let count = self.changes;
            tell(
                format!("文件里有 {count} 处修订没有定稿，一律按接受后的内容读取"),
                format!("{count} tracked changes were taken as accepted"),
            );
        }
        if self.lists > 0 {
            let count = self.lists;
            tell(
                format!("有 {count} 处自动编号的列表，编号本身没有读入"),
                format!("{count} lists with automatic numbers, which were not read"),
            );
        }
        let blocks = self
            .frames
            .into_iter()
            .flat_map(|frame| frame.out)
            .collect();
        (blocks, self.numbered)
    }

    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Role::Body));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn count(&mut self, pieces: usize) -> Result<(), ReadError> {
        self.pieces = self.pieces.saturating_add(pieces);
        if self.pieces > MOST_PIECES {
            return Err(ReadError::Limit {
                zh: "单元格和段落",
                en: "cells and paragraphs",
                most: MOST_PIECES as u64,
            });
        }
        Ok(())
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        if self.stack.len() >= DEEPEST {
            return Err(ReadError::Limit {
                zh: "XML 元素的嵌套层数",
                en: "XML elements within one another",
                most: DEEPEST as u64,
            });
        }
        let kind = match self.passing {
            Some(_) => Kind::Other,
            None => self.begin(tag)?,
        };
        self.stack.push(kind);
        Ok(())
    }

    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<Kind, ReadError> {
        let name = tag.name().into_inner();
        Ok(match name {
            "text:tracked-changes" => {
                self.passing = Some(self.stack.len());
                Kind::Other
            }
            "text:change-start" | "text:change" => {
                self.changes += 1;
                Kind::Other
            }
            "text:note-citation" | "text:ruby-text" | "svg:title" | "svg:desc" | "office:forms"
            | "office:scripts" | "table:shapes" => {
                self.passing = Some(self.stack.len());
                Kind::Other
            }
            "text:p" | "text:h" if self.counts() => {
                self.open_paragraph(tag)?;
                Kind::Paragraph
            }
            "text:s" => {
                let spaces = number(tag, "c").clamp(1, 1_000) as usize;
                self.push(&" ".repeat(spaces));
                Kind::Other
            }
            "text:tab" => self.sign("\t"),
            "text:line-break" => self.sign("\n"),
            "text:list" if self.body => {
                self.lists += 1;
                Kind::Other
            }
            "draw:text-box" | "draw:custom-shape" | "draw:rect" | "draw:ellipse" => {
                self.aside(Role::TextBox)
            }
            "text:note-body" | "office:annotation" => self.aside(Role::Note),
            "style:header" | "style:header-left" | "style:header-first" => self.aside(Role::Header),
            "style:footer" | "style:footer-left" | "style:footer-first" => self.aside(Role::Footer),
            _ => self.begin_table(name, tag)?,
        })
    }

    fn begin_table(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<Kind, ReadError> {
        let frames = self.frames.len();
        Ok(match name {
            "table:table" if self.counts() => {
                self.end_paragraph();
                self.numbered = self.numbered.saturating_add(1);
                self.tables.push(OpenTable {
                    number: self.numbered,
                    frames,
                    ..OpenTable::default()
                });
                Kind::Table
            }
            "table:table-header-rows" => {
                if let Some(table) = self.tables.last_mut() {
                    table.heads = true;
                }
                Kind::Heads
            }
            "table:table-row" => match self.tables.last_mut() {
                Some(table) if table.frames == frames => {
                    table.repeat_row = number(tag, "number-rows-repeated").max(1);
                    table.row = Vec::new();
                    Kind::Row
                }
                _ => Kind::Other,
            },
            "table:table-cell" | "table:covered-table-cell"
                if self
                    .tables
                    .last()
                    .is_some_and(|table| table.frames == frames)
                    && self.stack.last() == Some(&Kind::Row) =>
            {
                self.open_cell(name == "table:covered-table-cell", tag)?;
                Kind::Cell
            }
            _ => Kind::Other,
        })
    }

    fn open_cell(&mut self, covered: bool, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        self.count(1)?;
        if let Some(table) = self.tables.last_mut() {
            let rows = number(tag, "number-rows-spanned").max(1);
            let columns = number(tag, "number-columns-spanned").max(1);
            table.repeat_cell = number(tag, "number-columns-repeated").max(1);
            table.paragraphs = 0;
            let cell = Cell::new("").spanning(rows, columns.min(MOST_COLUMNS));
            table.row.push(Cell { covered, ..cell });
        }
        self.frames.push(Frame {
            cell: true,
            ..Frame::new(Role::Body)
        });
        Ok(())
    }

    fn close(&mut self) -> Result<(), ReadError> {
        let kind = self.stack.pop().unwrap_or(Kind::Other);
        if let Some(depth) = self.passing {
            if depth == self.stack.len() {
                self.passing = None;
            }
            return Ok(());
        }
        match kind {
            Kind::Paragraph => self.end_paragraph(),
            Kind::Aside => {
                self.end_paragraph();
                if let Some(frame) = self.frames.pop() {
                    frame.out.into_iter().for_each(|block| self.put(block));
                }
            }
            Kind::Cell => self.close_cell()?,
            Kind::Row => self.close_row()?,
            Kind::Heads => {
                if let Some(table) = self.tables.last_mut() {
                    table.heads = false;
                }
            }
            Kind::Table => self.close_table()?,
            Kind::Other => {}
        }
        Ok(())
    }

    /// In the styles only headers and footers hold text.
    fn counts(&self) -> bool {
        self.body || self.frames.len() > 1
    }

    fn aside(&mut self, role: Role) -> Kind {
        self.frames.push(Frame::new(role));
        Kind::Aside
    }

    fn sign(&mut self, sign: &str) -> Kind {
        self.push(sign);
        Kind::Other
    }

    fn place(&self) -> Place {
        match self.frames.iter().any(|frame| frame.cell) {
            true => self
                .tables
                .last()
                .map_or_else(Place::default, |table| Place {
                    table: table.number,
                    row: to_count(table.table.rows.len()) + 1,
                    cell: to_count(table.row.len()),
                    ..Place::default()
                }),
            false if self.body => Place {
                line: self.lines,
                ..Place::default()
            },
            false => Place::default(),
        }
    }

    fn open_paragraph(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        self.end_paragraph();
        self.count(1)?;
        if self.frames.len() == 1 {
            self.lines = self.lines.saturating_add(1);
        }
        let place = self.place();
        let heading = tag.name().into_inner() == "text:h";
        let frame = self.frame();
        let role = match frame.role {
            Role::Body if heading => {
                Role::Heading(u8::try_from(number(tag, "outline-level").clamp(1, 9)).unwrap_or(1))
            }
            role => role,
        };
        frame.spaced = true;
        frame.open = Some(Paragraph {
            place,
            role,
            ..Paragraph::default()
        });
        Ok(())
    }

    /// Spaces of the file that follow one another are one; none at the beginning.
    fn characters(&mut self, text: &str) {
        if self.passing.is_some() {
            return;
        }
        let odd = text
            .chars()
            .any(|character| is_private(u32::from(character)));
        if odd && self.odd.len() < LISTED_DOUBTS {
            let place = self.place();
            self.odd.push(place);
        }
        let frame = self.frame();
        let Some(open) = &mut frame.open else { return };
        for character in text.chars() {
            let space = matches!(character, ' ' | '\t' | '\n' | '\r');
            if !space {
                open.text.push(character);
            } else if !frame.spaced {
                open.text.push(' ');
            }
            frame.spaced = space;
        }
    }

    fn push(&mut self, text: &str) {
        let frame = self.frame();
        if let Some(open) = &mut frame.open {
            open.text.push_str(text);
            frame.spaced = false;
        }
    }

    fn end_paragraph(&mut self) {
        let frame = self.frame();
        let cell = frame.cell;
        let Some(open) = frame.open.take() else {
            return;
        };
        let after = std::mem::take(&mut frame.after);
        if cell {
            let Some(table) = self.tables.last_mut() else {
                return;
            };
            if let Some(cell) = table.row.last_mut() {
                if table.paragraphs > 0 {
                    cell.text.push('\n');
                }
                table.paragraphs += 1;
                cell.text.push_str(&open.text);
            }
        } else if !open.text.trim().is_empty() {
            frame.out.push(Block::Paragraph(open));
        }
        for block in after {
            self.put(block);
        }
    }

    fn put(&mut self, block: Block) {
        if self.frame().open.is_some() {
            self.frame().after.push(block);
        } else if self.frame().cell
            && let Some(table) = self.tables.last_mut()
        {
            table.behind.push(block);
        } else {
            self.frame().out.push(block);
        }
    }

    fn close_cell(&mut self) -> Result<(), ReadError> {
        self.end_paragraph();
        let frame = self.frames.pop();
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        table
            .behind
            .extend(frame.into_iter().flat_map(|frame| frame.out));
        let Some(cell) = table.row.last_mut() else {
            return Ok(());
        };
        cell.text = cell.text.trim_matches('\n').to_owned();
        let cell = cell.clone();
        let repeat = (table.repeat_cell - 1) as usize;
        if table.row.len().saturating_add(repeat) > MOST_COLUMNS as usize {
            return Err(ReadError::Limit {
                zh: "表格的列",
                en: "columns of a table",
                most: u64::from(MOST_COLUMNS),
            });
        }
        table.row.extend(std::iter::repeat_n(cell, repeat));
        self.count(repeat)
    }

    fn close_row(&mut self) -> Result<(), ReadError> {
        let Some(table) = self.tables.last() else {
            return Ok(());
        };
        let repeat = table.repeat_row as usize;
        let more = table.row.len().saturating_mul(repeat - 1).max(repeat - 1);
        self.count(more)?;
        if let Some(table) = self.tables.last_mut()
            && !table.row.is_empty()
        {
            let row = Row {
                cells: std::mem::take(&mut table.row),
                height: 0,
            };
            if table.heads {
                table.table.head_rows += table.repeat_row;
            }
            table.table.rows.extend(std::iter::repeat_n(row, repeat));
        }
        Ok(())
    }

    fn close_table(&mut self) -> Result<(), ReadError> {
        let Some(mut table) = self.tables.pop() else {
            return Ok(());
        };
        let width = table.table.width();
        self.count(table.table.rows.len().saturating_mul(width))?;
        whole(&mut table.table, table.number, width);
        self.put(Block::Table(table.table));
        for block in table.behind {
            self.put(block);
        }
        Ok(())
    }
}

impl Frame {
    fn new(role: Role) -> Self {
        Self {
            role,
            cell: false,
            open: None,
            spaced: true,
            after: Vec::new(),
            out: Vec::new(),
        }
    }
}

/// Rows equally wide, spans that end where they must, every cell in its place.
fn whole(table: &mut Table, number: u32, width: usize) {
    for row in &mut table.rows {
        row.cells.resize_with(width, || Cell::new(""));
    }
    let squares = Squares::of(table);
    for (row_index, row) in table.rows.iter_mut().enumerate() {
        for (column, cell) in row.cells.iter_mut().enumerate() {
            let (covered, rows, columns) = match squares.at(row_index, column) {
                Square::Cell { rows, columns } => (false, rows, columns),
                Square::Covered { .. } => (true, 1, 1),
            };
            cell.covered = covered;
            cell.row_span = to_count(rows);
            cell.column_span = to_count(columns);
            cell.place = Place {
                table: number,
                row: to_count(row_index) + 1,
                cell: to_count(column) + 1,
                ..Place::default()
            };
        }
    }
}

fn to_count(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX - 1)
}

/// An attribute as a number; 0 where there is none.
fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().into_inner() == name);
    found
        .and_then(|attribute| attribute.value.trim().parse().ok())
        .unwrap_or_default()
}
