//! Paragraphs in a row become blocks: which belong to cells, rows and tables is told by the
//! marks at their ends.

use super::grid::{Columns, Content, Found, Gathered, GatheredRow, table};
use super::rows::{Mark, Shape};
use crate::ReadError;
use crate::document::{Block, Document, Paragraph, Place, Role};
use crate::limits::{DEEPEST, MOST_COLUMNS, MOST_PIECES};
use std::collections::BTreeMap;

/// The blocks so far, and the tables that are still open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Builder {
    pub(super) document: Document,
    /// Places of the characters that something else refers to.
    pub(super) anchors: BTreeMap<usize, Place>,
    /// Paragraphs whose automatic number is not read, and the first of them.
    pub(super) numbered: (usize, Option<Place>),
    open: Vec<Open>,
    lines: u32,
    tables: u32,
    pieces: usize,
}

/// A table that has not ended.
#[derive(Debug, Default)]
struct Open {
    table: Gathered,
    cells: Vec<Content>,
    content: Content,
}

/// A paragraph as it was read.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) anchors: Vec<usize>,
}

impl Builder {
    /// Whether a table is still open.
    pub(super) fn in_table(&self) -> bool {
        !self.open.is_empty()
    }

    /// A paragraph and what its end mark tells; `cell_mark` where the mark was that of a cell.
    pub(super) fn line(
        &mut self,
        line: Line,
        mark: Mark,
        cell_mark: bool,
        role: Role,
    ) -> Result<(), ReadError> {
        self.count(1)?;
        let level = if cell_mark {
            mark.level.max(1)
        } else {
            mark.level
        };
        let level = level.min(DEEPEST);
        self.open_level(level)?;
        if mark.numbered && !line.text.is_empty() {
            self.numbered.0 += 1;
            if level == 0 {
                self.numbered.1.get_or_insert(Place {
                    line: self.lines + 1,
                    ..Place::default()
                });
            }
        }
        let Some(top) = self.open.last_mut() else {
            self.paragraph(line, mark.heading, role);
            return Ok(());
        };
        if mark.row_end && (cell_mark || level > 1) {
            top.end_row(mark.shape);
            return Ok(());
        }
        top.content.anchors.extend(line.anchors);
        match &mut top.content.text {
            Some(text) => {
                text.push('\n');
                text.push_str(&line.text);
            }
            text @ None => *text = Some(line.text),
        }
        if cell_mark || mark.inner_cell && level > 1 {
            top.cells.push(std::mem::take(&mut top.content));
        }
        Ok(())
    }

    /// A paragraph outside tables.
    fn paragraph(&mut self, line: Line, heading: u8, role: Role) {
        let mut place = Place::default();
        let role = match role {
            Role::Body => {
                self.lines += 1;
                place.line = self.lines;
                if heading == 0 {
                    role
                } else {
                    Role::Heading(heading)
                }
            }
            role => role,
        };
        for anchor in line.anchors {
            self.anchors.insert(anchor, place.clone());
        }
        self.document.blocks.push(Block::Paragraph(Paragraph {
            text: line.text,
            place,
            role,
            ..Paragraph::default()
        }));
    }

    /// Boxes that were told last stand in the cell they are anchored in.
    pub(super) fn place_boxes(&mut self, from: usize, anchor: usize) {
        let Some(place) = self.anchors.get(&anchor).filter(|place| place.table > 0) else {
            return;
        };
        for block in self.document.blocks.iter_mut().skip(from) {
            if let Block::Paragraph(paragraph) = block {
                paragraph.place = place.clone();
            }
        }
    }

    /// What follows begins on a new page; within a table it does not matter.
    pub(super) fn new_page(&mut self) {
        if !self.in_table()
            && self.lines + self.tables > 0
            && self.document.blocks.last() != Some(&Block::PageBreak)
        {
            self.document.blocks.push(Block::PageBreak);
        }
    }

    /// Opens and closes tables until as many are open.
    pub(super) fn open_level(&mut self, level: usize) -> Result<(), ReadError> {
        while self.open.len() > level {
            self.close()?;
        }
        while self.open.len() < level {
            self.open.push(Open::default());
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), ReadError> {
        let Some(mut top) = self.open.pop() else {
            return Ok(());
        };
        if !top.content.is_empty() {
            top.cells.push(std::mem::take(&mut top.content));
        }
        if !top.cells.is_empty() {
            top.end_row(Shape::default());
        }
        if top.table.rows.is_empty() {
            return Ok(());
        }
        match self.open.last_mut() {
            Some(outer) => outer.content.tables.push(top.table),
            None => self.finish(top.table)?,
        }
        Ok(())
    }

    /// Makes a table and those within it, each after the one it stands in.
    fn finish(&mut self, gathered: Gathered) -> Result<(), ReadError> {
        let mut waiting = vec![gathered];
        while let Some(mut gathered) = waiting.pop() {
            let columns = Columns::of(&mut gathered);
            if columns.count() > MOST_COLUMNS as usize {
                return Err(ReadError::Limit {
                    zh: "一张表的列",
                    en: "columns of a table",
                    most: u64::from(MOST_COLUMNS),
                });
            }
            self.count(gathered.rows.len() * columns.count())?;
            self.tables += 1;
            let mut found = Found::default();
            let made = table(gathered, &columns, self.tables, &mut found);
            self.document.blocks.push(Block::Table(made));
            self.anchors.extend(found.anchors);
            for (place, text) in found.covered {
                self.document.notes.push((
                    place,
                    [
                        format!("被合并的单元格里另有文字“{text}”，打印时看不到，没有读入"),
                        format!("a cell that is merged away holds “{text}”, which is not shown and was not read"),
                    ],
                ));
            }
            waiting.extend(found.inner.into_iter().rev());
        }
        Ok(())
    }

    /// Takes in what was read apart: its tables are counted on.
    pub(super) fn join(&mut self, other: Self) -> Result<(), ReadError> {
        self.count(other.pieces)?;
        for mut block in other.document.blocks {
            if let Block::Table(table) = &mut block {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    cell.place.table += self.tables;
                }
            }
            self.document.blocks.push(block);
        }
        for (mut place, note) in other.document.notes {
            if place.table > 0 {
                place.table += self.tables;
            }
            self.document.notes.push((place, note));
        }
        self.tables += other.tables;
        Ok(())
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
}

impl Open {
    fn end_row(&mut self, shape: Shape) {
        if !self.content.is_empty() {
            self.cells.push(std::mem::take(&mut self.content));
        }
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            self.table.rows.push(GatheredRow { cells, shape });
        }
    }
}

impl Content {
    fn is_empty(&self) -> bool {
        self.text.as_ref().is_none_or(String::is_empty) && self.tables.is_empty()
    }
}
