//! What stands beside the running text: sections, headers and footers, notes, text boxes.

use super::builder::Builder;
use super::fib::{Fib, List, Part, plc};
use super::sprm::settings;
use super::story::Story;
use crate::ReadError;
use crate::compound::Little;
use crate::document::{Block, Document, PageSetup, Place, Role};
use std::collections::BTreeMap;
use std::ops::Range;

/// Bytes of an entry of the list of sections, of shapes, of boxes.
const SECTION: usize = 12;
const SHAPE: usize = 26;
const BOX: usize = 22;
/// Stories before the headers: what parts notes from the text.
const SEPARATORS: usize = 6;

/// The settings of the sections, each with where it ends.
fn section_settings<'a>(
    fib: &Fib<'_>,
    table: &'a [u8],
    document: &'a [u8],
) -> impl Iterator<Item = (usize, &'a [u8])> {
    plc(fib.list(table, List::Sections), SECTION).map(|(_, end, entry)| {
        let list = entry.size_at(2).and_then(|at| {
            let length = usize::from(document.u16_at(at)?);
            document.part(at + 2, length)
        });
        (end, list.unwrap_or(&[]))
    })
}

/// After which positions a section begins, and whether on a new page.
pub(super) fn sections(fib: &Fib<'_>, table: &[u8], document: &[u8]) -> BTreeMap<usize, bool> {
    let mut found = BTreeMap::new();
    let mut before = None;
    for (end, list) in section_settings(fib, table, document) {
        let kind = settings(list).find(|(code, _)| *code == 0x3009);
        let kind = kind.and_then(|(_, operand)| operand.u8_at(0));
        if let Some(before) = before {
            found.insert(before, kind.unwrap_or(2) >= 2);
        }
        found.insert(end, false);
        before = Some(end);
    }
    found
}

/// The page of the first section, where it is told.
pub(super) fn page(fib: &Fib<'_>, table: &[u8], document: &[u8]) -> Option<PageSetup> {
    let (_, list) = section_settings(fib, table, document).next()?;
    let mut page = PageSetup::default();
    let mut told = 0;
    for (code, operand) in settings(list) {
        let [top, right, bottom, left] = &mut page.margins;
        let side = match code {
            0xB01F => &mut page.width,
            0xB020 => &mut page.height,
            0xB021 => left,
            0xB022 => right,
            0x9023 => top,
            0x9024 => bottom,
            _ => continue,
        };
        // A negative margin is one that headers may not move.
        let length = u32::from(operand.i16_at(0)?.unsigned_abs());
        *side = (length * 127 + 36) / 72;
        told += u8::from((0xB01F..=0xB020).contains(&code));
    }
    (told == 2).then_some(page)
}

/// The headers or the footers of all sections, each once; empty ones are left out.
pub(super) fn headers(
    fib: &Fib<'_>,
    table: &[u8],
    story: &Story<'_>,
    role: Role,
    builder: &mut Builder,
) -> Result<(), ReadError> {
    let part = fib.part(Part::Headers);
    let list = fib.list(table, List::Headers);
    let mut told: Vec<Vec<Block>> = Vec::new();
    let mut read = part.start;
    for index in SEPARATORS..(list.len() / 4).saturating_sub(1) {
        // Even and odd header, even and odd footer, first header, first footer.
        let footer = matches!((index - SEPARATORS) % 6, 2 | 3 | 5);
        if footer != (role == Role::Footer) {
            continue;
        }
        let bounds = list.size_at(4 * index).zip(list.size_at(4 * index + 4));
        let range = bounds.and_then(|(start, end)| within(&part, start, end));
        let Some(range) = range.filter(|range| range.start >= read) else {
            continue;
        };
        read = range.end;
        let mut own = Builder::default();
        story.read(range, Part::Headers, role, &mut own)?;
        if own.document.blocks.is_empty() || told.contains(&own.document.blocks) {
            continue;
        }
        told.push(own.document.blocks.clone());
        builder.join(own)?;
    }
    Ok(())
}

/// A stretch of a part; none where it is empty or leaves the part.
fn within(part: &Range<usize>, start: usize, end: usize) -> Option<Range<usize>> {
    let start = part.start.checked_add(start)?;
    let end = part.start.checked_add(end)?.min(part.end);
    (start < end).then_some(start..end)
}

/// The texts of the boxes by the number of their shape.
fn boxes(fib: &Fib<'_>, table: &[u8]) -> BTreeMap<u32, Range<usize>> {
    let part = fib.part(Part::Boxes);
    let mut read = part.start;
    plc(fib.list(table, List::Boxes), BOX)
        .filter_map(|(start, end, entry)| {
            let range = within(&part, start, end).filter(|range| range.start >= read)?;
            read = range.end;
            Some((entry.u32_at(14)?, range))
        })
        .collect()
}

/// The texts of the boxes by the position of their anchor in the text.
pub(super) fn anchored_boxes(fib: &Fib<'_>, table: &[u8]) -> BTreeMap<usize, Range<usize>> {
    let mut boxes = boxes(fib, table);
    plc(fib.list(table, List::Shapes), SHAPE)
        .filter_map(|(position, _, entry)| Some((position, boxes.remove(&entry.u32_at(0)?)?)))
        .collect()
}

/// Boxes that are not anchored in the text.
pub(super) fn loose_boxes(
    fib: &Fib<'_>,
    table: &[u8],
    story: &Story<'_>,
    builder: &mut Builder,
) -> Result<(), ReadError> {
    let mut told = story
        .boxes
        .values()
        .map(|range| range.start)
        .collect::<Vec<_>>();
    told.sort_unstable();
    for range in boxes(fib, table).into_values() {
        if told.binary_search(&range.start).is_err() {
            story.read(range, Part::Boxes, Role::TextBox, builder)?;
        }
    }
    Ok(())
}

/// Footnotes, endnotes and comments, each with the place it refers to.
pub(super) fn notes(
    fib: &Fib<'_>,
    table: &[u8],
    story: &Story<'_>,
    builder: &mut Builder,
) -> Result<(), ReadError> {
    for (part, references, size, texts) in [
        (Part::Footnotes, List::FootnoteMarks, 2, List::Footnotes),
        (Part::Comments, List::CommentMarks, 30, List::Comments),
        (Part::Endnotes, List::EndnoteMarks, 2, List::Endnotes),
    ] {
        let range = fib.part(part);
        let texts = fib.list(table, texts);
        let references = plc(fib.list(table, references), size);
        let mut read = range.start;
        for (index, (position, _, _)) in references.enumerate() {
            let bounds = texts.size_at(4 * index).zip(texts.size_at(4 * index + 4));
            let text = bounds.and_then(|(start, end)| within(&range, start, end));
            let Some(text) = text.filter(|text| text.start >= read) else {
                continue;
            };
            read = text.end;
            let mut own = Builder::default();
            story.read(text, part, Role::Note, &mut own)?;
            let place = builder.anchors.get(&position).cloned();
            refer(&mut own.document, &place.unwrap_or_default());
            builder.join(own)?;
        }
    }
    Ok(())
}

fn refer(document: &mut Document, place: &Place) {
    for block in &mut document.blocks {
        if let Block::Paragraph(paragraph) = block {
            paragraph.place = place.clone();
            // The mark of the note and the gap after it are not its text.
            let text = paragraph.text.trim_start();
            paragraph.text = text.to_owned();
        }
    }
}
