//! Comments of cells, and texts in shapes over them.

use super::strings;
use crate::ReadError;
use crate::format::Format;
use crate::limits::MOST_PIECES;
use crate::sheet::area;
use crate::sheet::workbook::{Workbook, too_many};
use crate::sheet::xml::{Node, Xml, attribute};

/// Reads the comments by row and column.
pub(super) fn read(
    bytes: &[u8],
    part: &str,
    workbook: &mut Workbook,
) -> Result<Vec<(u32, u32, String)>, ReadError> {
    let mut xml = Xml::new(bytes, Format::Xlsx, part);
    let mut comments = Vec::new();
    loop {
        match xml.next()? {
            Node::Start(start) if start.local_name().into_inner() == "comment" => {
                let place = attribute(&start, "ref").and_then(|name| area::cell(&name));
                let text = strings::item(&mut xml)?;
                workbook.charge(text.len())?;
                if let Some((row, column)) = place
                    && !text.trim().is_empty()
                {
                    comments.push((row, column, text.trim().to_owned()));
                }
            }
            Node::Over => break,
            _ => {}
        }
        if comments.len() > MOST_PIECES {
            return Err(too_many());
        }
    }
    comments.sort();
    Ok(comments)
}

/// Reads the texts of shapes, one for each shape.
pub(super) fn shapes(
    bytes: &[u8],
    part: &str,
    workbook: &mut Workbook,
) -> Result<Vec<String>, ReadError> {
    let mut xml = Xml::new(bytes, Format::Xlsx, part);
    let mut shapes = Vec::new();
    loop {
        match xml.next()? {
            Node::Start(start) if start.local_name().into_inner() == "txBody" => {
                let text = shape(&mut xml)?;
                workbook.charge(text.len())?;
                if !text.trim().is_empty() {
                    shapes.push(text.trim().to_owned());
                }
            }
            Node::Over => return Ok(shapes),
            _ => {}
        }
        if shapes.len() > MOST_PIECES {
            return Err(too_many());
        }
    }
}

/// The paragraphs of a shape, one a line.
fn shape(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let outside = xml.depth().saturating_sub(1);
    let mut text = String::new();
    while xml.depth() > outside {
        match xml.next()? {
            Node::Start(start) => match start.local_name().into_inner() {
                "t" => xml.text(&mut text)?,
                "p" | "br" if !text.is_empty() => text.push('\n'),
                _ => {}
            },
            Node::Over => break,
            _ => {}
        }
    }
    Ok(strings::clean(text))
}
