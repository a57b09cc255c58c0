//! What our own files tell of their structure: paragraphs, tables with spans, and which
//! marked content each holds. Knows the library's objects, not what they are drawn as.

use crate::limits::DEEPEST;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, ObjRef, Object, String as PdfString};
use std::collections::BTreeMap;

/// A paragraph or a table.
#[derive(Debug)]
pub(in super::super) enum Element {
    /// A paragraph; its level as a heading, 0 for running text.
    Paragraph(u8, Vec<Leaf>),
    /// A table.
    Table(Vec<TaggedRow>),
}

/// A row of a table.
#[derive(Debug)]
pub(in super::super) struct TaggedRow {
    /// Whether it belongs to the repeated head.
    pub is_head: bool,
    pub cells: Vec<TaggedCell>,
}

/// A cell of a table.
#[derive(Debug)]
pub(in super::super) struct TaggedCell {
    pub rows: u32,
    pub columns: u32,
    pub leaves: Vec<Leaf>,
}

/// Marked content: its page, from 0, and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Leaf {
    pub page: usize,
    pub id: u32,
}

/// Elements that our files have for each marked content, at most, and besides them.
const ELEMENTS: (usize, usize) = (4, 1_000);

/// The structure of a file with so many marked contents; none where it has none or one that our files do not have.
pub(super) fn structure(pdf: &Pdf, contents: usize) -> Option<Vec<Element>> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let tree = root.get::<Dict<'_>>(b"StructTreeRoot")?;
    let pages = pdf.pages().iter().enumerate().filter_map(|(at, page)| {
        let id = page.raw().obj_id()?;
        Some(((id.obj_number, id.gen_number), at))
    });
    let mut walk = Walk {
        pages: pages.collect(),
        left: ELEMENTS.0 * contents + ELEMENTS.1,
    };
    let mut elements = Vec::new();
    walk.blocks(&tree, DEEPEST, &mut elements)?;
    Some(elements)
}

/// The number of marked content.
pub(super) fn id(properties: &Dict<'_>) -> Option<u32> {
    properties.get::<u32>(b"MCID")
}

/// What marked content says, whatever its glyphs are.
pub(super) fn said(properties: &Dict<'_>) -> Option<String> {
    let text = properties.get::<PdfString<'_>>(b"ActualText")?;
    let bytes = text.as_bytes();
    let told: String = match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(wide) => {
            let units = wide.chunks_exact(2).map(|pair| match pair {
                [high, low] => u16::from_be_bytes([*high, *low]),
                _ => 0,
            });
            let chars = char::decode_utf16(units);
            chars.map(|c| c.unwrap_or('\u{FFFD}')).collect()
        }
        None => bytes.iter().copied().map(char::from).collect(),
    };
    Some(told).filter(|told| !told.is_empty())
}

/// Something within an element.
enum Kid<'a> {
    Element(Dict<'a>),
    Leaf(Leaf),
}

/// The way down the tree, bounded.
struct Walk {
    /// Pages by number of their object.
    pages: BTreeMap<(u32, i32), usize>,
    /// Elements and contents that may still come.
    left: usize,
}

impl Walk {
    /// Paragraphs and tables below an element.
    fn blocks(&mut self, of: &Dict<'_>, depth: usize, out: &mut Vec<Element>) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        for kid in self.kids(of)? {
            let Kid::Element(element) = kid else {
                return None;
            };
            match kind(&element)?.as_slice() {
                b"Document" | b"Part" | b"Sect" | b"Div" => self.blocks(&element, depth, out)?,
                b"P" => out.push(Element::Paragraph(0, self.leaves(&element)?)),
                [b'H', level @ b'1'..=b'6'] => {
                    out.push(Element::Paragraph(level - b'0', self.leaves(&element)?));
                }
                b"Table" => {
                    let mut rows = Vec::new();
                    self.rows(&element, false, depth, &mut rows)?;
                    out.push(Element::Table(rows));
                }
                _ => return None,
            }
        }
        Some(())
    }

    fn rows(
        &mut self,
        of: &Dict<'_>,
        is_head: bool,
        depth: usize,
        out: &mut Vec<TaggedRow>,
    ) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        for kid in self.kids(of)? {
            let Kid::Element(element) = kid else {
                return None;
            };
            match kind(&element)?.as_slice() {
                b"THead" => self.rows(&element, true, depth, out)?,
                b"TBody" => self.rows(&element, false, depth, out)?,
                b"TR" => {
                    let cells = self.cells(&element)?;
                    out.push(TaggedRow { is_head, cells });
                }
                _ => return None,
            }
        }
        Some(())
    }

    fn cells(&mut self, row: &Dict<'_>) -> Option<Vec<TaggedCell>> {
        let mut cells = Vec::new();
        for kid in self.kids(row)? {
            let Kid::Element(element) = kid else {
                return None;
            };
            if !matches!(kind(&element)?.as_slice(), b"TD" | b"TH") {
                return None;
            }
            cells.push(TaggedCell {
                rows: span(&element, b"RowSpan"),
                columns: span(&element, b"ColSpan"),
                leaves: self.leaves(&element)?,
            });
        }
        Some(cells)
    }

    /// The contents of an element that holds nothing else.
    fn leaves(&mut self, of: &Dict<'_>) -> Option<Vec<Leaf>> {
        let kids = self.kids(of)?.into_iter().map(|kid| match kid {
            Kid::Leaf(leaf) => Some(leaf),
            Kid::Element(_) => None,
        });
        kids.collect()
    }

    fn kids<'a>(&mut self, of: &Dict<'a>) -> Option<Vec<Kid<'a>>> {
        let page = self.page(of);
        let objects: Vec<Object<'a>> = match of.get::<Object<'a>>(b"K") {
            None | Some(Object::Null(_)) => Vec::new(),
            Some(Object::Array(kids)) => kids.iter::<Object<'a>>().take(self.left + 1).collect(),
            Some(one) => vec![one],
        };
        self.left = self.left.checked_sub(objects.len())?;
        let kid = |object| match object {
            Object::Number(id) => {
                let id = u32::try_from(id.as_i64()).ok()?;
                Some(Kid::Leaf(Leaf { page: page?, id }))
            }
            Object::Dict(dict) if dict.contains_key(b"S") => Some(Kid::Element(dict)),
            Object::Dict(dict) => {
                let page = self.page(&dict).or(page)?;
                let id = id(&dict)?;
                Some(Kid::Leaf(Leaf { page, id }))
            }
            _ => None,
        };
        objects.into_iter().map(kid).collect()
    }

    fn page(&self, of: &Dict<'_>) -> Option<usize> {
        let ObjRef {
            obj_number,
            gen_number,
        } = of.get_ref(b"Pg")?;
        self.pages.get(&(obj_number, gen_number)).copied()
    }
}

fn kind(element: &Dict<'_>) -> Option<Vec<u8>> {
    Some(element.get::<Name<'_>>(b"S")?.to_vec())
}

/// Rows or columns that a cell covers.
fn span(cell: &Dict<'_>, key: &[u8]) -> u32 {
    let of = |told: &Dict<'_>| told.get::<u32>(key);
    let told = match cell.get::<Object<'_>>(b"A") {
        Some(Object::Dict(told)) => of(&told),
        Some(Object::Array(all)) => array(&all).find_map(|told| of(&told)),
        _ => None,
    };
    told.unwrap_or(1).max(1)
}

/// The first attributes of an array; a cell has few.
fn array<'a>(all: &Array<'a>) -> impl Iterator<Item = Dict<'a>> {
    let objects = all.iter::<Object<'a>>().take(DEEPEST);
    objects.filter_map(Object::into_dict)
}
