//! Within a paragraph: text, breaks, symbols, fields, the properties of runs.

use super::super::styles::Letters;
use super::super::{numerals, xml};
use super::gathered::{Matter, Story};
use super::kind::Kind;
use super::reading::Reading;
use crate::ReadError;
use crate::limits::DEEPEST;
use crate::word::symbol;
use quick_xml::events::BytesStart;

/// Bytes of a field's instruction that are kept: only the shortest matter.
const KEPT_INSTRUCTION: usize = 200;

/// The properties of the run that is being read.
#[derive(Default)]
pub(super) struct RunState {
    pub(super) letters: Letters,
    /// The typeface of Latin letters and symbols.
    font: String,
    /// Whether it is in the style of prompts.
    prompt: bool,
    /// Whether spaces at the ends of its text count.
    spaces: bool,
}

/// A field that is being read.
#[derive(Default)]
pub(super) struct Field {
    /// Whether its result has begun.
    result: bool,
    /// A box to tick, and whether it is.
    ticked: Option<bool>,
    /// A list to choose from.
    entries: Vec<String>,
    chosen: usize,
    instruction: String,
}

impl Reading<'_, '_> {
    /// Adds text to the paragraph, if it is shown.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_empty() || self.fields.iter().any(|field| !field.result) {
            return;
        }
        let blank = text.trim().is_empty();
        if self.run.letters.hidden == Some(true) {
            if !blank {
                self.see(Matter::Hidden);
            }
            return;
        }
        if self.run.prompt && self.prompted.contains(&true) {
            self.see(Matter::Prompt);
            return;
        }
        let letters = self.run.letters;
        let paragraph = self.paragraph();
        paragraph.text.push_str(text);
        if !blank && paragraph.letters.is_none() {
            paragraph.letters = Some(letters);
        }
    }

    pub(super) fn open_text(&mut self, tag: &BytesStart<'_>) {
        self.piece.clear();
        self.run.spaces = tag.attributes_raw().contains("preserve");
    }

    pub(super) fn close_text(&mut self) {
        let piece = std::mem::take(&mut self.piece);
        let mut text = piece.as_str();
        if !self.run.spaces {
            text = text.trim_matches([' ', '\n', '\r', '\t']);
        }
        // The first byte of what lies in the private area.
        let plain = !text
            .bytes()
            .any(|byte| matches!(byte, b'\n' | b'\r' | 0xEE | 0xEF));
        if plain {
            self.push(text);
        } else {
            let text = self.translated(text);
            self.push(&text);
        }
        self.piece = piece;
    }

    /// Line ends of the file are spaces; characters of symbol fonts mean something else.
    fn translated(&mut self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for character in text.chars() {
            let code = u32::from(character);
            match character {
                '\n' | '\r' => shown.push(' '),
                _ if symbol::is_private(code) => {
                    let font = self.run.font.clone();
                    shown.push(self.symbol(&font, code));
                }
                _ => shown.push(character),
            }
        }
        shown
    }

    fn symbol(&mut self, font: &str, code: u32) -> char {
        if let Some(meaning) = symbol::meaning(font, code) {
            return meaning;
        }
        let place = self.place();
        self.gathered.doubt(
            place,
            format!("字体“{font}”的符号 {code:X} 不知是什么字，请对照原件"),
            format!("the symbol {code:X} of the font “{font}” is not known; look at the original"),
        );
        char::from_u32(code).unwrap_or('\u{FFFD}')
    }

    pub(super) fn close_instruction(&mut self) {
        if let Some(field) = self.fields.last_mut()
            && field.instruction.len() + self.piece.len() <= KEPT_INSTRUCTION
        {
            field.instruction.push_str(&self.piece);
        }
        self.piece.clear();
    }

    /// Takes in what stands within a paragraph.
    pub(super) fn inline(&mut self, kind: Kind, tag: &BytesStart<'_>) {
        let (parent, grandparent) = self.holders();
        match kind {
            Kind::Tab if parent == Kind::Run => self.push("\t"),
            Kind::CarriageReturn => self.push("\n"),
            Kind::Break => match xml::attribute(tag, "type").as_deref() {
                Some("page") => self.page_break(),
                _ => self.push("\n"),
            },
            Kind::NoBreakHyphen => self.push("-"),
            Kind::Symbol => {
                let font = xml::attribute(tag, "font").unwrap_or_default();
                let code = xml::attribute(tag, "char").unwrap_or_default();
                if let Ok(code) = u32::from_str_radix(code.trim(), 16) {
                    let shown = self.symbol(&font, code);
                    self.push(shown.encode_utf8(&mut [0; 4]));
                }
            }
            Kind::FieldMark => self.field_mark(tag),
            Kind::CheckBox | Kind::Checked | Kind::Chosen | Kind::ListEntry => {
                self.field_data(kind, parent, tag);
            }
            // A paragraph mark's own properties show nothing.
            _ if parent != Kind::RunProperties || grandparent == Kind::ParagraphProperties => {}
            Kind::Letters => self.run.letters.take(tag),
            Kind::Fonts => {
                self.run.letters.take(tag);
                if let Some(font) = xml::attribute(tag, "ascii") {
                    self.run.font = font.into_owned();
                }
            }
            Kind::RunStyle => {
                let id = xml::value(tag).unwrap_or_default();
                if self.prompted.contains(&true) {
                    self.run.prompt = self.package.styles().is_prompt(&id);
                }
            }
            _ => {}
        }
    }

    fn field_mark(&mut self, tag: &BytesStart<'_>) {
        match xml::attribute(tag, "fldCharType").as_deref() {
            Some("begin") if self.fields.len() < DEEPEST => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                }
            }
            Some("end") => {
                if let Some(field) = self.fields.pop() {
                    let shown = field.shown();
                    self.push(&shown);
                }
            }
            _ => {}
        }
    }

    fn field_data(&mut self, kind: Kind, parent: Kind, tag: &BytesStart<'_>) {
        let Some(field) = self.fields.last_mut() else {
            return;
        };
        match kind {
            Kind::CheckBox => field.ticked = Some(false),
            Kind::Checked if parent == Kind::CheckBox => field.ticked = Some(xml::is_on(tag)),
            Kind::Chosen => {
                field.chosen = xml::number(tag)
                    .and_then(|chosen| usize::try_from(chosen).ok())
                    .unwrap_or_default();
            }
            Kind::ListEntry => {
                let entry = xml::value(tag).unwrap_or_default().into_owned();
                field.entries.push(entry);
            }
            _ => {}
        }
    }

    /// A field that did not get to its result within the paragraph is broken: what
    /// follows must not be taken for its instruction.
    pub(super) fn end_broken_fields(&mut self) {
        self.fields.retain(|field| field.result);
    }

    /// Keeps where a footnote, an endnote or a comment refers to.
    pub(super) fn refer(&mut self, kind: Kind, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        let story = match kind {
            Kind::FootnoteReference => Story::Footnote,
            Kind::EndnoteReference => Story::Endnote,
            _ => Story::Comment,
        };
        let id = xml::attribute(tag, "id").unwrap_or_default().into_owned();
        let place = self.place();
        self.gathered.count(1)?;
        self.gathered.references.insert((story, id), place);
        Ok(())
    }
}

impl Field {
    /// What a field without a result shows.
    fn shown(&self) -> String {
        if let Some(ticked) = self.ticked {
            return if ticked { "☑" } else { "☐" }.to_owned();
        }
        if self.result {
            return String::new();
        }
        if let Some(entry) = self.entries.get(self.chosen) {
            return entry.clone();
        }
        self.laid_over().unwrap_or_default()
    }

    /// Word's "enclose characters": `eq \o\ac(○,1)` is shown as ①.
    fn laid_over(&self) -> Option<String> {
        let instruction = self.instruction.trim();
        let is_equation = instruction
            .get(..2)
            .is_some_and(|start| start.eq_ignore_ascii_case("eq"));
        if !is_equation || !instruction.contains("\\o") {
            return None;
        }
        let (_, inner) = instruction.split_once('(')?;
        let inner = inner.trim_end().strip_suffix(')')?;
        let parts: Vec<&str> = inner.split([',', ';', '，']).map(str::trim).collect();
        match parts.as_slice() {
            ["○" | "〇" | "◯", figure] => match figure.parse() {
                Ok(figure) => Some(numerals::numeral("decimalEnclosedCircle", figure)),
                Err(_) => Some((*figure).to_owned()),
            },
            parts => Some(parts.concat()),
        }
    }
}
