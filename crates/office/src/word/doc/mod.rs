//! Word 97 to 2003 documents, and those of WPS: bytes to a document.
//!
//! Reads text and tables with their merges; leaves out how anything looks.

mod builder;
mod chars;
mod fib;
mod grid;
mod pages;
mod parts;
mod pieces;
mod rows;
mod sprm;
mod story;
#[cfg(test)]
mod tests;

use crate::ReadError;
use crate::compound::Compound;
use crate::document::{Document, Layout, Place, Role};
use crate::format::Format;
use builder::Builder;
use chars::Characters;
use fib::{Fib, Part};
use pieces::Pieces;
use rows::Marks;
use std::cell::Cell as Counter;
use story::Story;

/// How often all long settings may be gone through: each belongs to one row.
const LONG_SETTINGS: usize = 16;

/// Reads a document.
///
/// # Errors
/// Where the file is damaged, encrypted, or older than Word 97.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut compound = Compound::open(bytes, Format::Doc)?;
    let missing = |name: &str| {
        ReadError::damaged(
            Format::Doc,
            format!("缺少 {name}"),
            format!("{name} is missing"),
        )
    };
    let name = "WordDocument";
    let document = compound.stream(name)?.ok_or_else(|| missing(name))?;
    let fib = Fib::read(&document)?;
    let table = compound
        .stream(fib.table)?
        .ok_or_else(|| missing(fib.table))?;
    let data = compound.stream("Data")?.unwrap_or_default();
    let pieces = Pieces::read(&fib, &table, &document).ok_or_else(|| {
        ReadError::damaged(
            Format::Doc,
            "正文的位置表不完整",
            "the table of the text's pieces is broken",
        )
    })?;
    let looks = pages::characters(&fib, &table, &document);
    let fonts = chars::fonts(&fib, &table);
    let characters = Characters::read(&fib, &pieces, &looks, &fonts, &document);
    let marks = Marks {
        runs: pages::paragraphs(&fib, &table, &document),
        pieces: &pieces,
        data: &data,
        left: Counter::new(data.len().saturating_mul(LONG_SETTINGS)),
    };
    let story = Story {
        characters: &characters,
        marks: &marks,
        sections: parts::sections(&fib, &table, &document),
        boxes: parts::anchored_boxes(&fib, &table),
    };
    let mut builder = Builder::default();
    builder.document.format = Format::Doc;
    builder.document.layout = Layout::Grid;
    if let Some(page) = parts::page(&fib, &table, &document) {
        builder.document.page = page;
    }
    parts::headers(&fib, &table, &story, Role::Header, &mut builder)?;
    story.read(fib.part(Part::Main), Part::Main, Role::Body, &mut builder)?;
    parts::loose_boxes(&fib, &table, &story, &mut builder)?;
    parts::notes(&fib, &table, &story, &mut builder)?;
    parts::headers(&fib, &table, &story, Role::Footer, &mut builder)?;
    let (numbered, first) = std::mem::take(&mut builder.numbered);
    if numbered > 0 {
        builder.document.notes.push((
            first.unwrap_or_default(),
            [
                format!("有 {numbered} 个段落用了自动编号（如“一、”“1.”），编号没有读入"),
                format!("{numbered} paragraphs have automatic numbers, which were not read"),
            ],
        ));
    }
    tell(&characters, &mut builder.document);
    Ok(builder.document)
}

/// What was left out or taken as accepted.
fn tell(characters: &Characters, document: &mut Document) {
    let mut note = |zh: String, en: String| document.notes.push((Place::default(), [zh, en]));
    if characters.deleted + characters.inserted > 0 {
        note(
            format!(
                "文档带有修订痕迹（删除 {} 字，插入 {} 字），按接受全部修订后的内容读取",
                characters.deleted, characters.inserted
            ),
            format!(
                "the document has tracked changes ({} characters deleted, {} inserted); read as if all were accepted",
                characters.deleted, characters.inserted
            ),
        );
    }
    if characters.hidden > 0 {
        note(
            format!("文档有 {} 个隐藏的字，没有读入", characters.hidden),
            format!(
                "the document has {} hidden characters, which were not read",
                characters.hidden
            ),
        );
    }
}
