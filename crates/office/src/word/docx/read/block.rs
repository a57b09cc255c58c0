//! Paragraphs, and the frames they stand in: the part itself, a cell, a text box.

use super::super::styles::{self, Letters, Look};
use super::super::xml;
use super::gathered::Story;
use super::kind::Kind;
use super::reading::Reading;
use crate::ReadError;
use crate::document::{Align, Block, Paragraph, Place, Role, Style};
use quick_xml::events::BytesStart;

/// Where paragraphs go.
pub(super) struct Frame {
    pub(super) kind: FrameKind,
    /// The paragraph that is being read.
    open: Option<Open>,
    /// A paragraph whose end was deleted: the next one continues it.
    carried: Option<Open>,
    /// Finished blocks.
    pub(super) out: Vec<Block>,
}

/// The kind of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrameKind {
    /// The part.
    Flow,
    /// A cell of the open table of that index.
    Cell(usize),
    /// A text box.
    Box,
}

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Open {
    pub(super) text: String,
    /// Bytes of the text before which a page begins.
    pages: Vec<usize>,
    place: Place,
    style: Option<String>,
    list: Option<u32>,
    level: Option<u8>,
    outline: Option<u8>,
    align: Option<Align>,
    new_page: Option<bool>,
    /// How the first letters look.
    pub(super) letters: Option<Letters>,
    /// Its end was deleted.
    pub(super) endless: bool,
    /// It ends a section.
    pub(super) section: bool,
    /// Text boxes that hang on it.
    after: Vec<Block>,
}

/// A paragraph as it is shown.
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) style: Style,
    role: Role,
    new_page: bool,
}

impl Frame {
    pub(super) fn new(kind: FrameKind) -> Self {
        Self {
            kind,
            open: None,
            carried: None,
            out: Vec::new(),
        }
    }
}

impl Reading<'_, '_> {
    /// The innermost frame; the part's own is never closed.
    pub(super) fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(FrameKind::Flow));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// The paragraph that is being read; text outside of any begins one.
    pub(super) fn paragraph(&mut self) -> &mut Open {
        let place = self.place();
        self.frame().open.get_or_insert_with(|| Open {
            place,
            ..Open::default()
        })
    }

    /// Where we are.
    pub(super) fn place(&self) -> Place {
        let mut frames = self.frames.iter().rev();
        match frames.find(|frame| frame.kind != FrameKind::Box) {
            Some(Frame {
                kind: FrameKind::Cell(table),
                ..
            }) => self.cell_place(*table),
            Some(frame) if self.story == Story::Body => Place {
                line: match &frame.open {
                    Some(open) if open.place.line > 0 => open.place.line,
                    _ => self.gathered.lines.saturating_add(1),
                },
                ..Place::default()
            },
            _ => self.referred.clone(),
        }
    }

    pub(super) fn open_paragraph(&mut self) -> Result<(), ReadError> {
        self.close_paragraph()?;
        self.gathered.count(1)?;
        let place = self.place();
        let carried = self.frame().carried.take();
        let in_body = self.story == Story::Body && self.frame().kind == FrameKind::Flow;
        let mut open = Open {
            place,
            ..Open::default()
        };
        match carried {
            Some(carried) => {
                open.text = carried.text;
                open.pages = carried.pages;
                open.place = carried.place;
                open.letters = carried.letters;
                open.after = carried.after;
            }
            None if in_body => {
                self.gathered.lines = self.gathered.lines.saturating_add(1);
                let at = self.at;
                self.gathered.line_spots.push(at);
            }
            None => {}
        }
        self.frame().open = Some(open);
        Ok(())
    }

    pub(super) fn close_paragraph(&mut self) -> Result<(), ReadError> {
        let Some(open) = self.frame().open.take() else {
            return Ok(());
        };
        if open.endless {
            self.frame().carried = Some(open);
            return Ok(());
        }
        self.end_broken_fields();
        self.finish(open);
        Ok(())
    }

    /// Ends what is open in the innermost frame.
    pub(super) fn flush(&mut self) -> Result<(), ReadError> {
        self.close_paragraph()?;
        if let Some(carried) = self.frame().carried.take() {
            self.finish(carried);
        }
        Ok(())
    }

    fn finish(&mut self, mut open: Open) {
        let after = std::mem::take(&mut open.after);
        let shown = self.shown(&mut open);
        match self.frame().kind {
            FrameKind::Cell(table) => self.add_to_cell(table, shown),
            FrameKind::Flow | FrameKind::Box => self.add_paragraph(&open, shown),
        }
        for block in after {
            self.put(block);
        }
        if open.section {
            self.section_break();
        }
    }

    /// The text with its number, and how it looks.
    fn shown(&mut self, open: &mut Open) -> Shown {
        let look = match &open.style {
            Some(id) => self.package.styles().look(id),
            None => Look::default(),
        };
        let mut text = std::mem::take(&mut open.text);
        let list = open.list.or(look.list).filter(|list| *list > 0);
        if let Some(list) = list
            && !self.in_covered_cell()
        {
            let level = open.level.or(look.level).unwrap_or_default();
            if let Some(mut label) = self.package.numbering().next(list, level) {
                if text.is_empty() {
                    label.truncate(label.trim_end().len());
                }
                text.insert_str(0, &label);
                for page in &mut open.pages {
                    *page += label.len();
                }
            }
        }
        let heading = Look::heading(open.outline.or(look.outline));
        let role = match (heading, look.title) {
            (_, true) => Role::Title,
            (Some(level), false) => Role::Heading(level),
            (None, false) => Role::Body,
        };
        let letters = open.letters.unwrap_or_default().or(look.letters);
        Shown {
            text,
            style: Style {
                face: letters.face.unwrap_or_default(),
                size: letters.size.unwrap_or_default(),
                bold: letters.bold.unwrap_or_default(),
                align: open.align.or(look.align).unwrap_or_default(),
                fill: None,
            },
            role,
            new_page: open.new_page.or(look.new_page).unwrap_or_default(),
        }
    }

    fn add_paragraph(&mut self, open: &Open, shown: Shown) {
        let boxed = self.frame().kind == FrameKind::Box;
        let role = match self.story {
            _ if boxed => Role::TextBox,
            Story::Body => shown.role,
            Story::Header => Role::Header,
            Story::Footer => Role::Footer,
            Story::Footnote | Story::Endnote | Story::Comment => Role::Note,
        };
        if shown.new_page && !boxed && !self.frame().out.is_empty() {
            self.put(Block::PageBreak);
        }
        let mut rest = shown.text.as_str();
        let mut passed = 0;
        let mut pieces = Vec::new();
        for page in &open.pages {
            let (before, after) = rest.split_at_checked(page - passed).unwrap_or((rest, ""));
            pieces.push(before);
            passed += before.len();
            rest = after;
        }
        pieces.push(rest);
        for (index, text) in pieces.into_iter().enumerate() {
            if index > 0 {
                self.put(Block::PageBreak);
            }
            if !text.trim().is_empty() {
                // Behind the mark of a note stands a tab.
                let text = match role {
                    Role::Note => text.trim_start(),
                    _ => text,
                };
                self.put(Block::Paragraph(Paragraph {
                    text: text.trim_end_matches([' ', '\n']).to_owned(),
                    place: open.place.clone(),
                    role,
                    style: shown.style,
                    extra: None,
                }));
            }
        }
    }

    /// Adds a finished block to the innermost frame; out of a cell it goes behind the table.
    pub(super) fn put(&mut self, block: Block) {
        match self.frame().kind {
            FrameKind::Cell(table) => self.put_behind(table, block),
            FrameKind::Flow | FrameKind::Box => self.frame().out.push(block),
        }
    }

    pub(super) fn page_break(&mut self) {
        if self.frame().kind == FrameKind::Flow {
            let open = self.paragraph();
            open.pages.push(open.text.len());
        } else {
            self.push("\n");
        }
    }

    pub(super) fn close_box(&mut self) -> Result<(), ReadError> {
        self.flush()?;
        let Some(frame) = self.frames.pop() else {
            return Ok(());
        };
        match &mut self.frame().open {
            Some(open) => open.after.extend(frame.out),
            None => frame.out.into_iter().for_each(|block| self.put(block)),
        }
        Ok(())
    }

    /// The blocks of the part, when all is read.
    pub(super) fn last_blocks(&mut self) -> Result<Vec<Block>, ReadError> {
        self.flush()?;
        let blocks = std::mem::take(&mut self.frame().out);
        Ok(self.section.without_false_breaks(blocks))
    }

    pub(super) fn paragraph_property(&mut self, kind: Kind, tag: &BytesStart<'_>) {
        let (parent, grandparent) = self.holders();
        let of_paragraph = parent == Kind::ParagraphProperties;
        let of_list = parent == Kind::List && grandparent == Kind::ParagraphProperties;
        if !(of_paragraph || of_list) {
            return;
        }
        let open = self.paragraph();
        match kind {
            Kind::ParagraphStyle => open.style = xml::value(tag).map(|id| id.into_owned()),
            Kind::Align => open.align = Some(styles::align(tag)),
            Kind::Outline => open.outline = styles::outline(tag),
            Kind::PageBreakBefore => open.new_page = Some(xml::is_on(tag)),
            Kind::ListId if of_list => open.list = xml::number(tag),
            Kind::ListLevel if of_list => {
                open.level = xml::number(tag).and_then(|level| level.try_into().ok());
            }
            Kind::Section => open.section = true,
            _ => {}
        }
    }
}
