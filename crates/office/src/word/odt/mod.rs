//! Reading OpenDocument text (.odt): one pass over content.xml, then the headers and
//! footers of styles.xml.
//!
//! Tracked changes are kept apart in the file: what is read is the accepted state.

mod breaks;
mod odd;
mod reading;
mod table;
#[cfg(test)]
mod tests;

use crate::ReadError;
use crate::archive::Archive;
use crate::document::{Block, Document, Layout, Paragraph, Role};
use crate::format::Format;
use reading::Reading;

/// Reads an .odt file. Places are as in .docx: `line` counts the paragraphs outside tables.
///
/// # Errors
/// Where it is no such file, or a limit is reached.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut archive = Archive::open(bytes, Format::Odt)?;
    if let Some(manifest) = archive.part("META-INF/manifest.xml")?
        && String::from_utf8_lossy(&manifest).contains("encryption-data")
    {
        return Err(ReadError::Encrypted {
            format: Format::Odt,
        });
    }
    let content = archive.needed("content.xml")?;
    let styles = archive.part("styles.xml")?.unwrap_or_default();
    parts(
        &String::from_utf8_lossy(&content),
        &String::from_utf8_lossy(&styles),
    )
}

/// Reads a flat file (.fodt), which holds all parts in one.
///
/// # Errors
/// Where a limit is reached.
pub(crate) fn flat(bytes: &[u8]) -> Result<Document, ReadError> {
    let text = String::from_utf8_lossy(bytes);
    parts(&text, &text)
}

fn parts(content: &str, styles: &str) -> Result<Document, ReadError> {
    let mut reading = Reading::new(true);
    let cut = reading.run(content)?;
    let mut document = Document {
        format: Format::Odt,
        layout: Layout::Grid,
        ..Document::default()
    };
    if let Some(at) = cut {
        return Err(ReadError::damaged(
            Format::Odt,
            format!("正文在第 {at} 字节处断了"),
            format!("its text breaks off at byte {at}"),
        ));
    }
    let (body, mut tables) = reading.finish(&mut document);
    document.blocks = body;
    edges(styles, &mut tables, &mut document)?;
    if document.blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(document)
}

/// Headers before the text, footers behind it, their tables last.
fn edges(styles: &str, tables: &mut u32, document: &mut Document) -> Result<(), ReadError> {
    let mut reading = Reading::new(false);
    reading.number_from(*tables);
    // What is damaged here takes nothing from the text.
    let _cut = reading.run(styles)?;
    let (blocks, count) = reading.finish(document);
    *tables = count;
    let is = |wanted: Role| move |block: &Block| matches!(block, Block::Paragraph(Paragraph { role, .. }) if *role == wanted);
    let (mut headers, rest): (Vec<Block>, Vec<Block>) =
        blocks.into_iter().partition(is(Role::Header));
    let (footers, tables): (Vec<Block>, Vec<Block>) = rest.into_iter().partition(is(Role::Footer));
    headers.append(&mut document.blocks);
    document.blocks = headers;
    document.blocks.extend(footers);
    document.blocks.extend(tables);
    Ok(())
}
