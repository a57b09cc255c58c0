//! One pass over one part: elements open and close, text comes between.

use super::breaks::Breaks;
use super::odd::Odd;
use super::table::{OpenTable, number, to_count};
use crate::ReadError;
use crate::document::{Block, Document, Paragraph, Place, Role};
use crate::limits::{DEEPEST, MOST_PIECES};
use crate::word::symbol::is_private;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
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
pub(super) struct Frame {
    pub(super) role: Role,
    /// Whether it is a cell.
    pub(super) cell: bool,
    pub(super) open: Option<Paragraph>,
    /// Whether the last character is a space that swallows others.
    pub(super) spaced: bool,
    /// Text boxes and notes that hang on the open paragraph.
    pub(super) after: Vec<Block>,
    pub(super) out: Vec<Block>,
}

/// What is open while a part is read.
pub(super) struct Reading {
    /// Whether it is the body and not the styles, where only headers and footers count.
    pub(super) body: bool,
    pub(super) stack: Vec<Kind>,
    pub(super) passing: Option<usize>,
    pub(super) frames: Vec<Frame>,
    pub(super) tables: Vec<OpenTable>,
    pub(super) numbered: u32,
    pub(super) lines: u32,
    pub(super) pieces: usize,
    pub(super) changes: usize,
    pub(super) lists: usize,
    pub(super) breaks: Breaks,
    /// Where characters of unknown symbol fonts stand.
    pub(super) odd: Odd,
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
            breaks: Breaks::default(),
            odd: Odd::default(),
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
                    _ => match resolve_predefined_entity(&reference) {
                        Some(text) => self.characters(text),
                        None => self.unresolved(&reference),
                    },
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
        self.odd.tell(document);
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

    pub(super) fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Role::Body));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    pub(super) fn count(&mut self, pieces: usize) -> Result<(), ReadError> {
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
        self.breaks.see(name, tag);
        if matches!(name, "text:p" | "text:h" | "table:table") {
            self.break_page(tag);
        }
        Ok(match name {
            "text:tracked-changes" => self.pass(),
            "text:change-start" | "text:change" => {
                self.changes += 1;
                Kind::Other
            }
            // A flat file holds both what the text and what the styles hold.
            "office:master-styles" if self.body => self.pass(),
            "office:body" if !self.body => self.pass(),
            "text:note-citation" | "text:ruby-text" | "svg:title" | "svg:desc" | "office:forms"
            | "office:scripts" | "table:shapes" => self.pass(),
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

    /// Passes over the element that opens.
    fn pass(&mut self) -> Kind {
        self.passing = Some(self.stack.len());
        Kind::Other
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
    pub(super) fn counts(&self) -> bool {
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

    pub(super) fn place(&self) -> Place {
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
    pub(super) fn characters(&mut self, text: &str) {
        if self.passing.is_some() {
            return;
        }
        let odd = text
            .chars()
            .any(|character| is_private(u32::from(character)));
        if odd {
            let place = self.place();
            self.odd.symbol(place);
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

    pub(super) fn end_paragraph(&mut self) {
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

    pub(super) fn put(&mut self, block: Block) {
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
}

impl Frame {
    pub(super) fn new(role: Role) -> Self {
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
