//! Reads a PDF: glyphs and ruling lines of its pages to tables, over page breaks, and
//! paragraphs. Each step has its module and knows only the one before it.

mod beside;
mod compose;
mod cut;
mod flow;
mod glyphs;
mod halves;
mod home;
mod inner_head;
mod lines;
mod marks;
mod overfull;
mod parts;
mod rows;
mod ruled;
mod running;
mod segments;
mod sheet;
mod stitch;
mod straddle;
mod tagged;
mod top;
mod twice;
mod unruled;
mod watermark;
mod wrap;

#[cfg(test)]
mod tests;

use crate::document::{Document, Place};
use crate::error::ReadError;
use crate::limits::MOST_PIECES;
use marks::Page;

/// Reads a PDF file.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let drawn = glyphs::pages(bytes)?;
    let mut pages = drawn.pages;
    refuse_scan(&pages)?;
    let told = drawn.structure;
    let mut document = match told.and_then(|told| tagged::document(&pages, &told)) {
        Some(document) => document,
        None => {
            let notes: Vec<_> = pages.iter_mut().flat_map(watermark::take).collect();
            let mut document = seen(&pages)?;
            document.notes.splice(..0, notes);
            document
        }
    };
    document.doubts.extend(doubts(&pages));
    Ok(document)
}

/// The document as the glyphs and lines show it.
fn seen(pages: &[Page]) -> Result<Document, ReadError> {
    let mut flows = Vec::with_capacity(pages.len());
    let mut pieces = 0;
    for page in pages {
        let flow = flow::flow(page);
        pieces += flow.pieces();
        if pieces > MOST_PIECES {
            return Err(ReadError::Limit {
                zh: "PDF 的单元格和文字行",
                en: "cells and lines of a PDF",
                most: MOST_PIECES as u64,
            });
        }
        flows.push(flow);
    }
    let running = running::take(&mut flows);
    let told = beside::join(&mut flows);
    let mut document = compose::document(flows, &running);
    document.notes.splice(..0, told.notes);
    document.doubts.splice(..0, told.doubts);
    Ok(document)
}

/// Pages of pictures hold nothing that could be read.
fn refuse_scan(pages: &[Page]) -> Result<(), ReadError> {
    if pages.iter().any(|page| !page.glyphs.is_empty()) {
        return Ok(());
    }
    if pages.iter().any(|page| page.broken) {
        return Err(ReadError::damaged(
            crate::Format::Pdf,
            "页面内容无法读取",
            "its pages cannot be read",
        ));
    }
    if pages.is_empty() {
        return Err(ReadError::damaged(
            crate::Format::Pdf,
            "页面目录不通，一页也找不到",
            "its list of pages leads nowhere; not a page was found",
        ));
    }
    if pages
        .iter()
        .all(|page| page.images == 0 && page.rules.is_empty())
    {
        return Err(ReadError::Empty);
    }
    Err(ReadError::Scan { pages: pages.len() })
}

/// What of the pages could not be read.
fn doubts(pages: &[Page]) -> Vec<(Place, [String; 2])> {
    let mut doubts = Vec::new();
    for page in pages {
        let number = page.number;
        let mut say = |zh: String, en: String| {
            let place = Place {
                page: number,
                ..Place::default()
            };
            doubts.push((place, [zh, en]));
        };
        if page.glyphs.is_empty() && page.images > 0 {
            say(
                format!("第 {number} 页是图片，没有文字，这一页的内容没有读到"),
                format!("page {number} is a picture without text; nothing on it was read"),
            );
        }
        if page.unknown > 0 {
            let count = page.unknown;
            say(
                format!("第 {number} 页有 {count} 个字符在文件里没有编码，已以 \u{FFFD} 代替"),
                format!(
                    "{count} characters on page {number} have no code in the file and were read as \u{FFFD}"
                ),
            );
        }
        if page.broken {
            say(
                format!("第 {number} 页的内容已损坏，只读到一部分"),
                format!("page {number} is damaged and was read in part only"),
            );
        }
    }
    doubts
}
