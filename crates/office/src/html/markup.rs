//! Telling web pages from other texts, and texts with tables of a web page in them.

use crate::ReadError;
use crate::limits::{REOPENED_ELEMENTS, UNCLOSED_ELEMENTS};
use std::collections::BTreeMap;

/// Elements that need no end tag: they do not nest by being left open.
const OPEN_ENDED: [&str; 28] = [
    "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "dt", "dd",
    "colgroup", "br", "col", "hr", "img", "input", "meta", "link", "base", "area", "embed",
    "source", "wbr", "param", "track", "rt",
];

/// Elements that are opened again in every block as long as they are open.
const TYPEFACES: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Whether a text is a web page, or holds tables of one.
pub(crate) fn is_html(text: &str) -> bool {
    is_page(text) || holds_table(text)
}

/// Whether it begins as a page does.
pub(super) fn is_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match rest.as_bytes() {
            [b'<', b'?', ..] => "?>",
            [b'<', b'!', b'-', b'-', ..] => "-->",
            _ => break,
        };
        match rest.split_once(end) {
            Some((_, behind)) => rest = behind.trim_start(),
            None => return false,
        }
    }
    ["<!doctype html", "<html"]
        .iter()
        .any(|mark| begins(rest, mark))
}

/// Whether it begins so, in small or capital letters.
fn begins(text: &str, mark: &str) -> bool {
    text.get(..mark.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(mark))
}

/// Whether it holds a whole table. Cells parted by tabs may hold markup too: there, words
/// stand in front of it in its line.
fn holds_table(text: &str) -> bool {
    let Some(at) = tag(text, 0, "<table") else {
        return false;
    };
    let line = text[..at].rsplit('\n').next().unwrap_or_default().trim();
    let alone = line.is_empty() || line.starts_with('<') && line.ends_with('>');
    alone
        && tag(text, at, "<tr").is_some_and(|row| {
            let cell = tag(text, row, "<td").or_else(|| tag(text, row, "<th"));
            cell.is_some_and(|cell| tag(text, cell, "</table").is_some())
        })
}

/// Where a tag begins, from a position on.
fn tag(text: &str, from: usize, mark: &str) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.match_indices('<').find_map(|(at, _)| {
        let tail = &rest[at..];
        let ends = tail
            .as_bytes()
            .get(mark.len())
            .is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
        (ends && begins(tail, mark)).then_some(from + at)
    })
}

/// The markup of a text that holds tables but is no page: its lines outside of tables are
/// paragraphs, and headings where they begin with `#`.
pub(super) fn of_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut depth = 0usize;
    for line in text.lines() {
        let opened = tags(line, "<table");
        let closed = tags(line, "</table");
        let inside = depth > 0 || opened > 0;
        depth = (depth + opened).saturating_sub(closed);
        if inside || line.trim_start().starts_with('<') {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        let words = line.trim_start_matches('#');
        let level = line.len() - words.len();
        let element = match level {
            1..=6 if words.starts_with(' ') => format!("h{level}"),
            _ => "p".to_owned(),
        };
        let words = if element == "p" { line } else { words };
        out.push_str(&format!("<{element}>{}</{element}>\n", words.trim_end()));
    }
    out
}

fn tags(line: &str, mark: &str) -> usize {
    let (mut count, mut from) = (0, 0);
    while let Some(at) = tag(line, from, mark) {
        count += 1;
        from = at + mark.len();
    }
    count
}

/// Refuses markup that would cost more than any page does: elements left open within one
/// another, and elements of the typeface left open, which every block opens anew.
pub(super) fn refuse_endless(text: &str) -> Result<(), ReadError> {
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let (mut within, mut typefaces, mut copies) = (0usize, 0usize, 0usize);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let tail = &rest[at..];
        if tail.starts_with("<!--") {
            rest = tail.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        rest = &tail[1..];
        let (closing, name) = match rest.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, rest),
        };
        let name: String = name
            .chars()
            .take(16)
            .take_while(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        if name.is_empty() || OPEN_ENDED.contains(&name.as_str()) {
            copies += typefaces;
        } else {
            if !closing && matches!(name.as_str(), "script" | "style") {
                let end = format!("</{name}");
                rest = tag(rest, 0, &end).map_or("", |end| &rest[end..]);
            }
            let typeface = TYPEFACES.contains(&name.as_str());
            let own = open.entry(name).or_default();
            if !closing {
                *own += 1;
                within += 1;
                typefaces += usize::from(typeface);
                copies += typefaces;
            } else if *own > 0 {
                *own -= 1;
                within -= 1;
                typefaces -= usize::from(typeface);
            }
        }
        if within > UNCLOSED_ELEMENTS || copies > REOPENED_ELEMENTS {
            return Err(ReadError::Limit {
                zh: "网页里没有结束的元素",
                en: "HTML elements left open",
                most: UNCLOSED_ELEMENTS as u64,
            });
        }
    }
    Ok(())
}
