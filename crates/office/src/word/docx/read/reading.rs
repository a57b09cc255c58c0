//! One pass over one part: elements open and close, text comes between. What stands in
//! cells goes to cells, the rest becomes blocks.

use super::super::package::Package;
use super::super::xml::{self, Spaces};
use super::block::{Frame, FrameKind};
use super::gathered::{Gathered, Matter, Story};
use super::inline::{Field, RunState};
use super::kind::{Kind, kind};
use super::section::Section;
use super::table::OpenTable;
use crate::ReadError;
use crate::document::{Block, Place};
use crate::limits::DEEPEST;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::sync::Arc;

/// What is open while a part is read.
pub(super) struct Reading<'r, 'p> {
    pub(super) package: &'r mut Package<'p>,
    pub(super) gathered: &'r mut Gathered,
    pub(super) story: Story,
    /// The name of the part.
    pub(super) part: Arc<str>,
    spaces: Spaces,
    /// The elements that are open.
    pub(super) stack: Vec<Kind>,
    /// How many elements were open when one began that is passed over.
    passing: Option<usize>,
    /// Where paragraphs go: the part, cells and text boxes within one another.
    pub(super) frames: Vec<Frame>,
    pub(super) tables: Vec<OpenTable>,
    pub(super) fields: Vec<Field>,
    /// For each set of alternatives, whether one was taken.
    taken: Vec<bool>,
    /// For each content control, whether it shows its prompt.
    pub(super) prompted: Vec<bool>,
    pub(super) run: RunState,
    /// The text of the element that is being read.
    pub(super) piece: String,
    pub(super) section: Section,
    /// Where a footnote or a comment refers to.
    pub(super) referred: Place,
    /// Where the next element begins, in bytes.
    pub(super) at: usize,
}

/// The blocks of a part, and the byte at which it was cut off, with the reason.
pub(super) struct Outcome {
    pub(super) blocks: Vec<Block>,
    pub(super) cut: Option<(u64, String)>,
}

impl<'r, 'p> Reading<'r, 'p> {
    /// Ready to read a part.
    pub(super) fn new(
        package: &'r mut Package<'p>,
        gathered: &'r mut Gathered,
        story: Story,
        part: &str,
    ) -> Self {
        Self {
            package,
            gathered,
            story,
            part: Arc::from(part),
            spaces: Spaces::default(),
            stack: Vec::new(),
            passing: None,
            frames: vec![Frame::new(FrameKind::Flow)],
            tables: Vec::new(),
            fields: Vec::new(),
            taken: Vec::new(),
            prompted: Vec::new(),
            run: RunState::default(),
            piece: String::new(),
            section: Section::default(),
            referred: Place::default(),
            at: 0,
        }
    }

    /// Reads the part to its end, or to where it is cut off.
    pub(super) fn run(mut self, text: &str) -> Result<Outcome, ReadError> {
        let mut reader = Reader::from_str(text);
        let mut begun = false;
        let cut = loop {
            self.at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    begun = true;
                    self.open(&tag)?;
                }
                Ok(Event::Empty(tag)) => {
                    begun = true;
                    self.open(&tag)?;
                    self.at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
                    self.close()?;
                }
                Ok(Event::End(_)) => {
                    self.at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
                    self.close()?;
                }
                Ok(Event::Text(text)) => self.characters(&text.into_inner()),
                Ok(Event::CData(text)) => self.characters(&text.into_inner()),
                Ok(Event::GeneralRef(reference)) => match xml::reference(&reference) {
                    Some(text) => self.characters(&text),
                    None => self.characters(&format!("&{};", reference.into_inner())),
                },
                Ok(Event::Eof) if self.stack.is_empty() && begun => break None,
                Ok(Event::Eof) => {
                    break Some((
                        reader.buffer_position(),
                        "the part ends too early".to_owned(),
                    ));
                }
                Err(error) => break Some((reader.error_position(), error.to_string())),
                Ok(_) => {}
            }
        };
        while !self.stack.is_empty() {
            self.close()?;
        }
        let blocks = self.last_blocks()?;
        Ok(Outcome { blocks, cut })
    }

    /// Text counts where an element holds text, and only there.
    fn characters(&mut self, text: &str) {
        let holds = matches!(self.stack.last(), Some(Kind::Text | Kind::Instruction));
        if holds && self.passing.is_none() {
            self.piece.push_str(text);
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        if self.stack.len() >= DEEPEST {
            return Err(ReadError::Limit {
                zh: "XML 元素的嵌套层数",
                en: "XML elements within one another",
                most: DEEPEST as u64,
            });
        }
        let depth = self.stack.len() + 1;
        self.spaces.enter(depth, tag);
        if self.passing.is_some() {
            self.stack.push(Kind::Other);
            return Ok(());
        }
        let (prefix, name) = xml::split(tag);
        let mut kind = kind(self.spaces.of(prefix), name);
        if self.passes_over(kind) || self.is_own_remark(kind, tag) {
            self.passing = Some(self.stack.len());
            kind = Kind::Other;
        } else {
            kind = self.begin(kind, tag)?;
        }
        self.stack.push(kind);
        Ok(())
    }

    fn close(&mut self) -> Result<(), ReadError> {
        let kind = self.stack.pop().unwrap_or(Kind::Other);
        self.spaces.leave(self.stack.len());
        match self.passing {
            Some(depth) if depth == self.stack.len() => {
                self.passing = None;
                Ok(())
            }
            Some(_) => Ok(()),
            None => self.end(kind),
        }
    }

    /// Whether an element and all in it is passed over.
    fn passes_over(&mut self, kind: Kind) -> bool {
        match kind {
            Kind::Unshown => true,
            Kind::Deleted | Kind::MovedFrom => self.deletes(kind),
            Kind::Choice | Kind::Fallback => match self.taken.last_mut() {
                Some(taken) => std::mem::replace(taken, true),
                None => false,
            },
            Kind::Cell => self.row_is_deleted(),
            Kind::Paragraph | Kind::Table => self.cell_is_deleted(),
            _ => false,
        }
    }

    /// Takes in an element that opens; gives what its end is to be taken for.
    fn begin(&mut self, kind: Kind, tag: &BytesStart<'_>) -> Result<Kind, ReadError> {
        match kind {
            Kind::Paragraph => self.open_paragraph()?,
            Kind::TextBox => self.frames.push(Frame::new(FrameKind::Box)),
            Kind::Table => self.open_table()?,
            Kind::Row if !self.open_row() => return Ok(Kind::Other),
            Kind::Cell if !self.open_cell(self.at)? => return Ok(Kind::Other),
            Kind::Alternatives => self.taken.push(false),
            Kind::Control => self.prompted.push(false),
            Kind::Prompted => {
                let on = xml::is_on(tag);
                if let Some(prompted) = self.prompted.last_mut() {
                    *prompted = on;
                }
            }
            Kind::Run => self.run = RunState::default(),
            Kind::Text | Kind::Instruction => self.open_text(tag),
            Kind::Inserted | Kind::MovedTo | Kind::CellInserted => self.inserts(kind),
            Kind::CellDeleted => self.delete_cell(),
            Kind::Note => return Ok(self.open_note(tag)),
            Kind::FootnoteReference | Kind::EndnoteReference | Kind::CommentReference => {
                self.refer(kind, tag)?;
            }
            Kind::Drawing if !self.stack.contains(&Kind::Object) => self.see(Matter::Picture),
            Kind::Object => self.see(Matter::Object),
            Kind::Foreign => self.foreign(),
            _ => self.property(kind, tag),
        }
        Ok(kind)
    }

    fn property(&mut self, kind: Kind, tag: &BytesStart<'_>) {
        self.inline(kind, tag);
        self.paragraph_property(kind, tag);
        self.table_property(kind, tag);
        self.section_property(kind, tag);
    }

    fn end(&mut self, kind: Kind) -> Result<(), ReadError> {
        match kind {
            Kind::Paragraph => self.close_paragraph()?,
            Kind::TextBox => self.close_box()?,
            Kind::Table => self.close_table()?,
            Kind::Row => self.close_row(),
            Kind::Cell => self.close_cell(self.at)?,
            Kind::Alternatives => {
                self.taken.pop();
            }
            Kind::Control => {
                self.prompted.pop();
            }
            Kind::Run => self.run = RunState::default(),
            Kind::Text => self.close_text(),
            Kind::Instruction => self.close_instruction(),
            Kind::Numerator => self.push("/"),
            Kind::Section => self.close_section(),
            _ => {}
        }
        Ok(())
    }

    /// The element that holds the one that is being opened, and the one that holds that.
    pub(super) fn holders(&self) -> (Kind, Kind) {
        let at = |back: usize| {
            let index = self.stack.len().checked_sub(back);
            let kind = index.and_then(|index| self.stack.get(index));
            kind.copied().unwrap_or(Kind::Other)
        };
        (at(1), at(2))
    }

    /// Keeps that something stands here.
    pub(super) fn see(&mut self, matter: Matter) {
        let place = self.place();
        self.gathered.see(matter, place);
    }

    fn foreign(&mut self) {
        let place = self.place();
        self.gathered.doubt(
            place,
            "这里引用了另一个文件，内容没有读入；请把它一并提供".to_owned(),
            "another file is taken in here and was not read; give it too".to_owned(),
        );
    }
}
