//! One row a line, cells parted by tabs, with bits of HTML in the cells.

use super::{lines, paragraph};
use crate::document::{Block, Cell, Document, Place, Row, Table};

/// Tags that appear in cells of exported tables; anything else between < and > is text.
const TAGS: [&str; 16] = [
    "p", "b", "br", "i", "u", "s", "strong", "em", "span", "div", "font", "sub", "sup", "td", "tr",
    "table",
];

/// Entities that exported cells hold; the ampersand last, so that nothing is decoded twice.
const ENTITIES: [(&str, &str); 10] = [
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&le;", "≤"),
    ("&ge;", "≥"),
    ("&times;", "×"),
    ("&divide;", "÷"),
    ("&permil;", "‰"),
    ("&quot;", "\""),
    ("&amp;", "&"),
];

/// Reads the text into the document. Blank lines inside a table do not end it.
pub(super) fn read(text: &str, document: &mut Document) {
    let mut tables = 0;
    let mut open = false;
    for (line, text) in lines(text) {
        if text.contains('\t') {
            if !open {
                document.blocks.push(Block::Table(Table::default()));
                tables += 1;
                open = true;
            }
            if let Some(Block::Table(table)) = document.blocks.last_mut() {
                let row = row(text, line, tables, table.rows.len() + 1);
                table.rows.push(row);
            }
        } else if !text.trim().is_empty() {
            open = false;
            paragraph(document, line, text);
        }
    }
}

fn row(text: &str, line: u32, table: u32, row: usize) -> Row {
    let mut column = 1u32;
    let row = u32::try_from(row).unwrap_or(u32::MAX);
    let cells = (1u32..)
        .zip(text.split('\t'))
        .map(|(cell, raw)| {
            let place = Place {
                line,
                column,
                table,
                row,
                cell,
                ..Place::default()
            };
            let width = u32::try_from(raw.chars().count()).unwrap_or(u32::MAX);
            column = column.saturating_add(width).saturating_add(1);
            Cell {
                place,
                ..Cell::new(without_markup(raw))
            }
        })
        .collect();
    Row {
        cells,
        ..Row::default()
    }
}

/// The text without tags and entities; a paragraph's end is a line's end.
fn without_markup(raw: &str) -> String {
    if !raw.contains(['<', '&']) {
        return raw.trim().to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        match tag(tail) {
            Some((name, length)) => {
                if matches!(name, "p" | "br" | "div" | "tr") && !out.trim_end().is_empty() {
                    out.truncate(out.trim_end().len());
                    out.push('\n');
                }
                rest = tail[length..].trim_start_matches(' ');
            }
            None => {
                out.push('<');
                rest = tail;
            }
        }
    }
    out.push_str(rest);
    for (entity, text) in ENTITIES {
        if out.contains(entity) {
            out = out.replace(entity, text);
        }
    }
    out.trim().to_owned()
}

/// The tag that begins the text behind a `<`: its name and the length up to behind its `>`.
fn tag(tail: &str) -> Option<(&'static str, usize)> {
    let end = tail.bytes().take(64).position(|b| b == b'>')?;
    let inside = tail.get(..end)?.trim_matches('/');
    let name = inside.split([' ', '/']).next()?;
    TAGS.into_iter()
        .find(|known| known.eq_ignore_ascii_case(name))
        .map(|known| (known, end + 1))
}
