//! Texts of cells: the shared ones, rich ones, and their escapes.

use crate::ReadError;
use crate::format::Format;
use crate::limits::{LONGEST_CELL, MOST_CELL_TEXT, MOST_PIECES};
use crate::sheet::workbook::too_many;
use crate::sheet::xml::{Node, Xml};

/// Reads the shared texts.
pub(super) fn read(bytes: &[u8], part: &str) -> Result<Vec<String>, ReadError> {
    let mut xml = Xml::new(bytes, Format::Xlsx, part);
    let mut strings = Vec::new();
    let mut kept = 0u64;
    loop {
        match xml.next()? {
            Node::Start(start) if start.local_name().into_inner() == "si" => {
                let text = item(&mut xml)?;
                kept += text.len() as u64;
                strings.push(text);
            }
            Node::Over => return Ok(strings),
            _ => {}
        }
        if strings.len() > MOST_PIECES {
            return Err(too_many());
        }
        if kept > MOST_CELL_TEXT {
            return Err(ReadError::Limit {
                zh: "单元格文字的字节数",
                en: "bytes of text in cells",
                most: MOST_CELL_TEXT,
            });
        }
    }
}

/// The text of the element that was opened last: its runs without their phonetic guides.
pub(super) fn item(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let outside = xml.depth().saturating_sub(1);
    let mut text = String::new();
    while xml.depth() > outside {
        match xml.next()? {
            Node::Start(start) => match start.local_name().into_inner() {
                "t" => xml.text(&mut text)?,
                "rPh" => xml.skip()?,
                _ => {}
            },
            Node::Over => break,
            _ => {}
        }
    }
    Ok(clean(text))
}

/// A text with its escapes resolved and its line ends made plain, no longer than a cell
/// can hold.
pub(super) fn clean(mut text: String) -> String {
    if text.contains("_x") {
        text = unescaped(&text);
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    if text.len() > LONGEST_CELL
        && let Some((end, _)) = text.char_indices().nth(LONGEST_CELL)
    {
        text.truncate(end);
    }
    text
}

/// `_x000D_` stands for a character that XML cannot hold.
fn unescaped(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        clean.push_str(before);
        let code = escape
            .get(2..6)
            .filter(|_| escape.as_bytes().get(6) == Some(&b'_'))
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let taken = match code {
            Some(char) => {
                clean.push(char);
                7
            }
            None => {
                clean.push_str("_x");
                2
            }
        };
        rest = escape.get(taken..).unwrap_or("");
    }
    clean.push_str(rest);
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_the_characters_they_stand_for() {
        assert_eq!(clean("甲_x000D_\n乙".to_owned()), "甲\n乙");
        assert_eq!(clean("_x005F_x000D_".to_owned()), "_x000D_");
        assert_eq!(clean("a_xyz_ _x00".to_owned()), "a_xyz_ _x00");
        assert_eq!(clean("_x甲乙丙丁_".to_owned()), "_x甲乙丙丁_");
    }

    #[test]
    fn a_text_is_no_longer_than_a_cell() {
        assert_eq!(
            clean("甲".repeat(LONGEST_CELL + 9)).chars().count(),
            LONGEST_CELL
        );
    }
}
