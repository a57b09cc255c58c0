//! Styles: what a paragraph of a named style is and looks like, what it inherits
//! included.

use super::xml;
use crate::document::{Align, Face};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Styles that inherit from one another in a row; more is a circle.
const LONGEST_CHAIN: usize = 32;

/// The level at which a paragraph is running text.
const BODY_LEVEL: u8 = 9;

/// Styles that are searched for one by one; with more the whole part is read.
const SEARCHED: usize = 32;

/// The styles of a document. The part is often longer than the text and few styles are
/// used: these are searched for.
#[derive(Debug, Default)]
pub(super) struct Styles {
    text: String,
    /// By id; none where there is no such style.
    named: BTreeMap<String, Option<Named>>,
    /// With what they inherit.
    looks: BTreeMap<String, Look>,
    /// Whether all styles are in `named`.
    whole: bool,
}

/// What a style says, inherited from others where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Heading level from 0.
    pub(super) outline: Option<u8>,
    /// Whether it is the style of titles.
    pub(super) title: bool,
    /// The list and the level in it.
    pub(super) list: Option<u32>,
    /// The level in the list.
    pub(super) level: Option<u8>,
    /// Where lines stand.
    pub(super) align: Option<Align>,
    /// Whether it begins a page.
    pub(super) new_page: Option<bool>,
    /// Letters.
    pub(super) letters: Letters,
}

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters {
    /// Tenths of a point.
    pub(super) size: Option<u16>,
    /// Bold.
    pub(super) bold: Option<bool>,
    /// Not shown.
    pub(super) hidden: Option<bool>,
    /// Typeface.
    pub(super) face: Option<Face>,
}

#[derive(Debug, Default)]
struct Named {
    name: String,
    based_on: String,
    look: Look,
}

impl Styles {
    /// The styles of a part.
    pub(super) fn new(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// What a style says, with what it inherits.
    pub(super) fn look(&mut self, id: &str) -> Look {
        if let Some(look) = self.looks.get(id) {
            return *look;
        }
        let mut look = Look::default();
        let mut next = id.to_owned();
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.named(&next) else {
                break;
            };
            look.inherit(&style.look);
            next.clone_from(&style.based_on);
        }
        self.looks.insert(id.to_owned(), look);
        look
    }

    /// Whether the style marks a prompt that nobody has filled in.
    pub(super) fn is_prompt(&mut self, id: &str) -> bool {
        match self.named(id) {
            Some(style) => style.name.eq_ignore_ascii_case("placeholder text"),
            // Programs name the style without defining it.
            None => id.eq_ignore_ascii_case("placeholdertext"),
        }
    }

    fn named(&mut self, id: &str) -> Option<&Named> {
        if !self.whole && !self.named.contains_key(id) {
            if self.named.len() < SEARCHED {
                let found = searched(&self.text, id);
                self.named.insert(id.to_owned(), found);
            } else {
                let mut reader = Reader::from_str(&self.text);
                while let Some((id, style)) = next_style(&mut reader) {
                    self.named.insert(id, Some(style));
                }
                self.whole = true;
            }
        }
        self.named.get(id)?.as_ref()
    }
}

/// The style of that id, found by its id and read from there.
fn searched(text: &str, id: &str) -> Option<Named> {
    ['"', '\''].into_iter().find_map(|quote| {
        let at = text.find(&format!("styleId={quote}{id}{quote}"))?;
        let start = text.get(..at)?.rfind('<')?;
        let (found, style) = next_style(&mut Reader::from_str(text.get(start..)?))?;
        (found == id).then_some(style)
    })
}

/// The next style, as far as the part can be read.
fn next_style(reader: &mut Reader<&[u8]>) -> Option<(String, Named)> {
    let mut id = None;
    let mut style = Named::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if xml::split(&tag).1 == "style" => {
                id = Some(
                    xml::attribute(&tag, "styleId")
                        .unwrap_or_default()
                        .into_owned(),
                );
                style = Named::default();
            }
            Ok(Event::Start(tag) | Event::Empty(tag)) => style.take(&tag),
            Ok(Event::End(tag)) if tag.local_name().into_inner() == "style" => {
                return id.map(|id| (id, style));
            }
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

impl Named {
    fn take(&mut self, tag: &BytesStart<'_>) {
        match xml::split(tag).1 {
            "name" => {
                self.name = xml::value(tag).unwrap_or_default().into_owned();
                let name = self.name.to_ascii_lowercase();
                self.look.title = name == "title";
                if let Some(level) = name.strip_prefix("heading ") {
                    let level = level.parse::<u8>().ok();
                    self.look.outline = level.and_then(|level| level.checked_sub(1));
                }
            }
            "basedOn" => self.based_on = xml::value(tag).unwrap_or_default().into_owned(),
            "outlineLvl" => self.look.outline = outline(tag),
            "numId" => self.look.list = xml::number(tag),
            "ilvl" => self.look.level = xml::number(tag).and_then(|level| level.try_into().ok()),
            "jc" => self.look.align = Some(align(tag)),
            "pageBreakBefore" => self.look.new_page = Some(xml::is_on(tag)),
            _ => self.look.letters.take(tag),
        }
    }
}

impl Look {
    fn inherit(&mut self, base: &Self) {
        // A title based on a heading is a title; a heading based on a title is a heading.
        self.title |= base.title && self.outline.is_none();
        self.outline = self.outline.or(base.outline);
        self.list = self.list.or(base.list);
        self.level = self.level.or(base.level);
        self.align = self.align.or(base.align);
        self.new_page = self.new_page.or(base.new_page);
        self.letters = self.letters.or(base.letters);
    }

    /// The heading level, from 1.
    pub(super) fn heading(outline: Option<u8>) -> Option<u8> {
        outline
            .filter(|level| *level < BODY_LEVEL)
            .map(|level| level + 1)
    }
}

impl Letters {
    /// What is said here, else there.
    pub(super) fn or(self, base: Self) -> Self {
        Self {
            size: self.size.or(base.size),
            bold: self.bold.or(base.bold),
            hidden: self.hidden.or(base.hidden),
            face: self.face.or(base.face),
        }
    }

    /// Takes in a run property.
    pub(super) fn take(&mut self, tag: &BytesStart<'_>) {
        match xml::split(tag).1 {
            "sz" => {
                let half_points = xml::number(tag).and_then(|size| u16::try_from(size).ok());
                self.size = half_points.map(|size| size.saturating_mul(5));
            }
            "b" => self.bold = Some(xml::is_on(tag)),
            "vanish" => self.hidden = Some(xml::is_on(tag)),
            "rFonts" => {
                if let Some(name) = xml::attribute(tag, "eastAsia") {
                    self.face = face(&name);
                }
            }
            _ => {}
        }
    }
}

/// The heading level from 0.
pub(super) fn outline(tag: &BytesStart<'_>) -> Option<u8> {
    xml::number(tag).and_then(|level| level.try_into().ok())
}

/// Where lines stand.
pub(super) fn align(tag: &BytesStart<'_>) -> Align {
    match xml::value(tag).as_deref() {
        Some("left" | "start") => Align::Left,
        Some("center") => Align::Centre,
        Some("right" | "end") => Align::Right,
        _ => Align::Auto,
    }
}

fn face(name: &str) -> Option<Face> {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["小标宋", "XiaoBiaoSong"]) {
        Some(Face::XiaoBiaoSong)
    } else if has(&["仿宋", "FangSong"]) {
        Some(Face::FangSong)
    } else if has(&["楷体", "KaiTi"]) {
        Some(Face::Kai)
    } else if has(&["黑体", "SimHei"]) {
        Some(Face::Hei)
    } else if has(&["宋体", "SimSun"]) {
        Some(Face::Song)
    } else {
        None
    }
}
