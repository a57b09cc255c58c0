//! From the parts to the document: the main part, then what it refers to.

mod block;
mod changes;
mod gathered;
mod grid;
mod inline;
mod kind;
mod reading;
mod section;
mod table;

use super::Spots;
use super::package::Package;
use crate::ReadError;
use crate::document::{Block, Document, Layout, Paragraph, Place, Role};
use crate::format::Format;
use gathered::{Gathered, Matter, Story};
use reading::{Outcome, Reading};
use std::collections::BTreeSet;

/// The document, and where the elements of its cells stand.
pub(super) fn document(bytes: &[u8]) -> Result<(Document, Spots), ReadError> {
    let mut package = Package::open(bytes)?;
    let main = package.main.clone();
    let Some((text, replaced)) = package.text(&main)? else {
        return Err(ReadError::damaged(
            Format::Docx,
            format!("缺少正文 {main}"),
            format!("the main part {main} is missing"),
        ));
    };
    let mut gathered = Gathered::default();
    if replaced {
        encoding_doubt(&mut gathered, &main);
    }
    let outcome = Reading::new(&mut package, &mut gathered, Story::Body, &main).run(&text)?;
    let mut blocks = outcome.blocks;
    // Half a form has half its figures: whatever is found wrong in it may be what is missing.
    if let Some((at, why)) = outcome.cut {
        return Err(cut_off(&main, &blocks, at, &why));
    }
    notes(&mut package, &mut gathered, &mut blocks)?;
    edges(&mut package, &mut gathered, &mut blocks)?;
    if !blocks.iter().any(is_text) {
        let pictures = gathered.count_of(Matter::Picture);
        return Err(match pictures {
            0 => ReadError::Empty,
            pages => ReadError::Scan { pages },
        });
    }
    gathered.close();
    let document = Document {
        blocks,
        format: Format::Docx,
        layout: Layout::Grid,
        page: gathered.page.unwrap_or_default(),
        doubts: gathered.doubts,
        notes: gathered.notes,
        ..Document::default()
    };
    let spots = Spots {
        comments: package.by_kind("comments"),
        main,
        cells: gathered.spots,
        lines: gathered.line_spots,
    };
    Ok((document, spots))
}

fn is_text(block: &Block) -> bool {
    !matches!(block, Block::PageBreak)
}

/// Footnotes, endnotes and comments, behind the text.
fn notes(
    package: &mut Package<'_>,
    gathered: &mut Gathered,
    blocks: &mut Vec<Block>,
) -> Result<(), ReadError> {
    let parts = [
        (Story::Footnote, "footnotes", "脚注"),
        (Story::Endnote, "endnotes", "尾注"),
        (Story::Comment, "comments", "批注"),
    ];
    for (story, kind, zh) in parts {
        let count = gathered
            .references
            .keys()
            .filter(|(of, _)| *of == story)
            .count();
        if count == 0 {
            continue;
        }
        let Some(name) = package.by_kind(kind) else {
            continue;
        };
        let found = part(package, gathered, story, &name)?;
        if found.is_empty() {
            continue;
        }
        let own = match story {
            Story::Comment => gathered.own_remarks,
            _ => 0,
        };
        let count = count.saturating_sub(own);
        gathered.note(
            Place::default(),
            format!("有{zh} {count} 条，列在正文之后"),
            format!("{count} {kind}, after the text"),
        );
        blocks.extend(found);
    }
    Ok(())
}

/// Headers before the text and footers behind it, each text once; their tables come
/// last, so that the tables of the body are numbered as a reader counts them.
fn edges(
    package: &mut Package<'_>,
    gathered: &mut Gathered,
    blocks: &mut Vec<Block>,
) -> Result<(), ReadError> {
    let mut headers = Vec::new();
    let mut footers = Vec::new();
    let mut tables = Vec::new();
    let mut parts = BTreeSet::new();
    let mut told = BTreeSet::new();
    for (story, id) in std::mem::take(&mut gathered.edges) {
        let Some(name) = package.by_id(&id) else {
            continue;
        };
        if !parts.insert(name.clone()) {
            continue;
        }
        for block in part(package, gathered, story, &name)? {
            match block {
                Block::Paragraph(paragraph) => {
                    if told.insert((story, paragraph.text.clone())) {
                        let block = Block::Paragraph(paragraph);
                        match story {
                            Story::Header => headers.push(block),
                            _ => footers.push(block),
                        }
                    }
                }
                Block::Table(_) => tables.push(block),
                Block::PageBreak => {}
            }
        }
    }
    if !headers.is_empty() {
        headers.append(blocks);
        *blocks = headers;
    }
    blocks.append(&mut footers);
    blocks.append(&mut tables);
    Ok(())
}

/// A part beside the main one; damage there is a doubt.
fn part(
    package: &mut Package<'_>,
    gathered: &mut Gathered,
    story: Story,
    name: &str,
) -> Result<Vec<Block>, ReadError> {
    let text = match package.text(name) {
        Ok(Some((text, replaced))) => {
            if replaced {
                encoding_doubt(gathered, name);
            }
            text
        }
        Ok(None) => return Ok(Vec::new()),
        Err(error @ ReadError::Limit { .. }) => return Err(error),
        Err(error) => {
            gathered.doubt(
                Place::default(),
                format!("{name} 读不出来：{}", error.chinese()),
                format!("{name} cannot be read: {error}"),
            );
            return Ok(Vec::new());
        }
    };
    let Outcome { blocks, cut } = Reading::new(package, gathered, story, name).run(&text)?;
    if let Some((at, why)) = cut {
        gathered.doubt(
            Place::default(),
            format!("{name} 在第 {at} 字节处断了，后面的内容没有读到"),
            format!("{name} breaks off at byte {at}: {why}"),
        );
    }
    Ok(blocks)
}

fn encoding_doubt(gathered: &mut Gathered, name: &str) {
    gathered.doubt(
        Place::default(),
        format!("{name} 里有不能识别的字节，已用“\u{FFFD}”代替，请对照原件"),
        format!("{name} holds bytes that are no text, shown as “\u{FFFD}”; look at the original"),
    );
}

/// A main part that breaks off, and how far it could be read.
fn cut_off(main: &str, blocks: &[Block], at: u64, why: &str) -> ReadError {
    let place = blocks.iter().rev().find_map(|block| match block {
        Block::Paragraph(Paragraph { place, role, .. }) if *role != Role::TextBox => {
            Some(place.clone())
        }
        Block::Table(table) => {
            let cells = table.rows.last().map(|row| row.cells.iter().rev());
            let cell = cells.and_then(|mut cells| cells.find(|cell| !cell.covered));
            cell.map(|cell| cell.place.clone())
        }
        Block::Paragraph(_) | Block::PageBreak => None,
    });
    let [zh, en] = place.map_or_else(Default::default, |place| {
        let [zh, en] = gathered::in_words(&place);
        [format!("，只到{zh}"), format!(", after {en}")]
    });
    ReadError::damaged(
        Format::Docx,
        format!("正文 {main} 在第 {at} 字节处断了{zh}"),
        format!("{main} breaks off at byte {at}{en}: {why}"),
    )
}
