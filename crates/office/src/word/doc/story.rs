//! One stretch of the text, character by character: paragraphs up to their end marks,
//! results of fields without the instructions, breaks.

use super::builder::{Builder, Line};
use super::chars::Characters;
use super::fib::Part;
use super::rows::Marks;
use crate::ReadError;
use crate::document::Role;
use std::collections::BTreeMap;
use std::ops::Range;

/// The text and what is told of it.
pub(super) struct Story<'a> {
    pub(super) characters: &'a Characters,
    pub(super) marks: &'a Marks<'a>,
    /// After which positions a section begins, and whether on a new page.
    pub(super) sections: BTreeMap<usize, bool>,
    /// The texts of boxes by the position they are anchored at.
    pub(super) boxes: BTreeMap<usize, Range<usize>>,
}

impl Story<'_> {
    /// Reads a stretch of the text.
    pub(super) fn read(
        &self,
        range: Range<usize>,
        part: Part,
        role: Role,
        builder: &mut Builder,
    ) -> Result<(), ReadError> {
        let mut reading = Reading {
            story: self,
            part,
            role,
            builder,
            line: Line::default(),
            broken: false,
            boxes: Vec::new(),
        };
        let skipped = self.instructions(range.clone());
        let mut skipped = skipped.iter().peekable();
        let mut position = range.start;
        while position < range.end {
            while skipped.next_if(|skip| skip.start < position).is_some() {}
            if let Some(skip) = skipped.next_if(|skip| skip.start == position) {
                position = skip.end;
                continue;
            }
            let Some((character, gone)) = self.characters.at(position) else {
                break;
            };
            reading.take(position, character, gone)?;
            position += 1;
        }
        reading.end()
    }

    /// The stretches between the begin of a field and its result. A field that does not
    /// end before its cell does is none.
    fn instructions(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut open: Vec<(usize, Option<usize>)> = Vec::new();
        for position in range {
            match self.characters.at(position) {
                Some(('\u{13}', _)) => open.push((position, None)),
                Some(('\u{14}', _)) => {
                    if let Some((_, result @ None)) = open.last_mut() {
                        *result = Some(position);
                    }
                }
                Some(('\u{15}', _)) => {
                    if let Some((start, result)) = open.pop() {
                        found.push(start..result.unwrap_or(position));
                    }
                }
                Some(('\u{7}', _)) => open.clear(),
                Some(_) => {}
                None => break,
            }
        }
        found.sort_unstable_by_key(|skip| skip.start);
        found
    }
}

/// A stretch that is being read.
struct Reading<'a> {
    story: &'a Story<'a>,
    part: Part,
    role: Role,
    builder: &'a mut Builder,
    line: Line,
    /// A page break was in the paragraph.
    broken: bool,
    /// Boxes anchored in what was read and not yet told.
    boxes: Vec<(usize, Range<usize>)>,
}

impl Reading<'_> {
    fn take(&mut self, position: usize, character: char, gone: bool) -> Result<(), ReadError> {
        match character {
            '\u{7}' => self.paragraph(position, true),
            '\r' if gone && !self.story.marks.of(position, self.part).ends_cell() => Ok(()),
            '\r' => self.paragraph(position, false),
            _ if gone => Ok(()),
            '\u{C}' => match self.story.sections.get(&(position + 1)) {
                Some(new_page) if self.part == Part::Main => {
                    if !self.broken || !self.line.text.is_empty() {
                        self.paragraph(position, false)?;
                    }
                    self.broken = false;
                    self.new_page(*new_page)
                }
                _ => self.page_break(position),
            },
            '\u{8}' | '\u{1}' | '\u{2}' | '\u{5}' => {
                self.line.anchors.push(position);
                if self.part == Part::Main
                    && let Some(range) = self.story.boxes.get(&position)
                {
                    self.boxes.push((position, range.clone()));
                }
                Ok(())
            }
            '\u{B}' | '\u{E}' => {
                self.line.text.push('\n');
                Ok(())
            }
            '\u{1E}' => {
                self.line.text.push('-');
                Ok(())
            }
            '\t' => {
                self.line.text.push('\t');
                Ok(())
            }
            '\0'..' ' => Ok(()),
            character => {
                self.line.text.push(character);
                Ok(())
            }
        }
    }

    /// The end of a paragraph, of a cell or of a row.
    fn paragraph(&mut self, position: usize, cell_mark: bool) -> Result<(), ReadError> {
        let mark = self.story.marks.of(position, self.part);
        let line = std::mem::take(&mut self.line);
        let broken = std::mem::take(&mut self.broken);
        let outside = mark.level == 0 && !cell_mark;
        if outside && line.text.is_empty() && line.anchors.is_empty() {
            // What is left of a paragraph that was only a page break; the empty ends of
            // headers, notes and boxes.
            if broken || self.part != Part::Main {
                return self.builder.open_level(0);
            }
        }
        if outside && mark.new_page {
            self.builder.open_level(0)?;
            self.new_page(true)?;
        }
        self.builder.line(line, mark, cell_mark, self.role)?;
        self.tell_boxes()
    }

    /// A page break within a paragraph.
    fn page_break(&mut self, position: usize) -> Result<(), ReadError> {
        if self.builder.in_table() && self.story.marks.of(position, self.part).level > 0 {
            self.line.text.push('\n');
            return Ok(());
        }
        if !self.line.text.is_empty() {
            self.paragraph(position, false)?;
        }
        self.builder.open_level(0)?;
        self.broken = true;
        self.new_page(true)
    }

    fn new_page(&mut self, new_page: bool) -> Result<(), ReadError> {
        if new_page && self.part == Part::Main {
            self.builder.new_page();
        }
        Ok(())
    }

    /// The texts of the boxes follow the paragraph or table they are anchored in.
    fn tell_boxes(&mut self) -> Result<(), ReadError> {
        if self.builder.in_table() {
            return Ok(());
        }
        for (anchor, range) in std::mem::take(&mut self.boxes) {
            let role = Role::TextBox;
            let from = self.builder.document.blocks.len();
            self.story.read(range, Part::Boxes, role, self.builder)?;
            self.builder.place_boxes(from, anchor);
        }
        Ok(())
    }

    fn end(mut self) -> Result<(), ReadError> {
        if !self.line.text.is_empty() {
            let line = std::mem::take(&mut self.line);
            let mark = super::rows::Mark::default();
            self.builder.line(line, mark, false, self.role)?;
        }
        self.builder.open_level(0)?;
        self.tell_boxes()
    }
}
