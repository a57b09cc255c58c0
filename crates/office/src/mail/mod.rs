//! Web pages saved as one file (MHT, MHTML), as Word, Excel, WPS and browsers write them:
//! the parts of a mail, of which the pages are read.
//!
//! Knows nothing of what a page holds, opens nothing a page points to.

mod coding;
mod headers;
mod parts;
#[cfg(test)]
mod tests;

use crate::ReadError;
use crate::document::{Block, Document, Place};
use crate::limits::MOST_PIECES;
use crate::text;
pub(crate) use headers::is_mail;
use parts::{Part, Parts};

/// The strip of sheet names that Excel writes beside its sheets.
const SHEET_NAMES: &str = "tabstrip.htm";

/// Reads the page of a mail; of a workbook saved so, all its sheets.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let parts = parts::of(bytes)?;
    let pages: Vec<&Part<'_>> = parts.found.iter().filter(|part| part.is_page()).collect();
    let plain = || parts.found.iter().filter(|part| part.is_plain());
    let first = match &parts.start {
        Some(start) => pages.iter().copied().find(|page| page.id == *start),
        None => None,
    };
    let Some(first) = first.or(pages.first().copied()).or_else(|| plain().next()) else {
        return Err(without_text(&parts));
    };
    let decoded = first.decoded();
    let (mut document, read) = if is_frameset(&decoded) {
        let framed = pages.iter().copied();
        let framed = framed.filter(|page| *page != first && !page.place.ends_with(SHEET_NAMES));
        sheets(framed)?
    } else {
        (text::read(&decoded)?, 1)
    };
    told(&parts, pages.len().saturating_sub(read), &mut document);
    Ok(document)
}

/// Why a mail without a page and without text is not read.
fn without_text(parts: &Parts<'_>) -> ReadError {
    if parts.found.iter().any(|part| part.attached) {
        return ReadError::Nothing {
            zh: "邮件里没有正文，只有附件；请把附件另存后再检查",
            en: "the mail has no text but attached files; save them and check them",
        };
    }
    ReadError::Nothing {
        zh: "是邮件或单个网页文件，里面没有文字；请核对是否选错文件，或重新另存",
        en: "a mail or a web page in one file, without any text; look whether it is the right file, or save it again",
    }
}

/// The pages that a page shows side by side, one after another; how many were read, with the
/// frame and the names around them.
fn sheets<'p, 'a: 'p>(
    pages: impl Iterator<Item = &'p Part<'a>>,
) -> Result<(Document, usize), ReadError> {
    let mut document = Document::default();
    let (mut pieces, mut tables, mut first) = (0, 0, true);
    for page in pages {
        let mut sheet = match text::read(&page.decoded()) {
            Err(ReadError::Empty) => continue,
            sheet => sheet?,
        };
        pieces += sheet.blocks.iter().map(size).sum::<usize>();
        if pieces > MOST_PIECES {
            return Err(ReadError::TooLarge {
                line: 1,
                most: MOST_PIECES,
            });
        }
        tables = renumber(&mut sheet, tables);
        if std::mem::take(&mut first) {
            document = sheet;
            continue;
        }
        document.blocks.push(Block::PageBreak);
        document.blocks.append(&mut sheet.blocks);
        document.doubts.append(&mut sheet.doubts);
        document.notes.append(&mut sheet.notes);
    }
    if document.blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok((document, usize::MAX))
}

/// Cells and paragraphs of a block.
fn size(block: &Block) -> usize {
    match block {
        Block::Table(table) => table.rows.iter().map(|row| row.cells.len()).sum(),
        Block::Paragraph(_) | Block::PageBreak => 1,
    }
}

/// Counts the tables of a page on from those before it; tells the last.
fn renumber(document: &mut Document, before: u32) -> u32 {
    let mut last = before;
    let mut moved = |place: &mut Place| {
        if place.table > 0 {
            place.table = place.table.saturating_add(before);
            last = last.max(place.table);
        }
    };
    for block in &mut document.blocks {
        match block {
            Block::Paragraph(paragraph) => moved(&mut paragraph.place),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| moved(&mut cell.place));
            }
            Block::PageBreak => {}
        }
    }
    let told = document.doubts.iter_mut().chain(&mut document.notes);
    told.for_each(|(place, _)| moved(place));
    last
}

/// Whether a page only shows others.
fn is_frameset(page: &[u8]) -> bool {
    const MARK: &[u8] = b"<frameset";
    page.windows(MARK.len())
        .any(|part| part.eq_ignore_ascii_case(MARK))
}

/// What of the mail was not read, and whether it is whole.
fn told(parts: &Parts<'_>, pages: usize, document: &mut Document) {
    let mut note = |zh: String, en: String| document.notes.push((Place::default(), [zh, en]));
    if pages > 0 {
        note(
            format!("文件里另有 {pages} 个网页部分（页眉、页脚等）没有读入"),
            format!("{pages} further pages of the file (headers, footers) were not read"),
        );
    }
    let attached = parts.found.iter().filter(|part| part.attached).count();
    if attached > 0 {
        note(
            format!("邮件里有 {attached} 个附件没有读入，请另存附件后再检查"),
            format!(
                "{attached} files attached to the mail were not read; save them and check them"
            ),
        );
    }
    if parts.cut {
        document.doubts.push((
            Place::default(),
            [
                "文件不完整：末尾断了，后面的内容没有读到；请重新另存后再检查".to_owned(),
                "the file is not whole: its end is missing; save it again".to_owned(),
            ],
        ));
    }
}
