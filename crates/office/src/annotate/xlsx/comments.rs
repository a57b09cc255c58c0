//! The comments of a sheet: a new part, or more in the one there is. A cell has one
//! comment; what is said where there is one already stands below it.

use super::Square;
use crate::annotate::edits::{Edits, escaped};
use crate::annotate::parts::Parts;
use crate::annotate::tags::{Does, Tags, append_to_root};
use crate::annotate::{AnnotateError, Remark};
use crate::sheet::area;
use std::collections::BTreeMap;

const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
    <authors></authors><commentList></commentList></comments>";

/// A comment that needs a shape: its cell, and how many lines it has.
pub(super) struct Shown {
    pub(super) at: Square,
    pub(super) lines: usize,
}

/// Writes the comments; gives those that are new.
pub(super) fn write(
    parts: &mut Parts<'_>,
    sheet: &str,
    old: Option<String>,
    cells: &BTreeMap<Square, Vec<&Remark>>,
) -> Result<Vec<Shown>, AnnotateError> {
    let there = match &old {
        Some(part) => parts.text(part)?.map(|text| (part.clone(), text)),
        None => None,
    };
    let is_new = there.is_none();
    let (part, text) =
        there.unwrap_or_else(|| (parts.free_name("xl/comments#.xml"), EMPTY.to_owned()));
    let (new, shown) = extended(&text, cells).ok_or_else(|| AnnotateError::Odd(part.clone()))?;
    parts.put(&part, new);
    if is_new {
        parts.declare(&part, TYPE)?;
        parts.relate(sheet, "comments", &part)?;
    }
    Ok(shown)
}

fn extended(text: &str, cells: &BTreeMap<Square, Vec<&Remark>>) -> Option<(String, Vec<Shown>)> {
    let mut edits = Edits::default();
    let mut left = cells.clone();
    let mut prefix = "";
    let (mut authors, mut end_of_authors, mut end_of_list) = (0_usize, None, None);
    let mut here: Option<Vec<&Remark>> = None;
    let mut plain = None;
    for tag in Tags::of(text) {
        match (tag.depth, tag.name(), tag.does) {
            (0, ..) => prefix = tag.prefix(),
            (1, "authors", Does::Closes) => end_of_authors = Some(tag.at.start),
            (2, "author", Does::Opens | Does::Stands) => authors += 1,
            (1, "commentList", Does::Closes) => end_of_list = Some(tag.at.start),
            (2, "comment", Does::Opens) => {
                let at = tag.value("ref").and_then(area::cell);
                here = at.and_then(|at| left.remove(&at));
            }
            (4, "t", Does::Opens) => plain = Some(tag.at.start),
            (4, "t", Does::Closes) if here.is_some() => {
                // Runs do not stand beside a plain text.
                if let Some(start) = plain.take() {
                    edits.insert(start, format!("<{prefix}r>"));
                    edits.insert(tag.at.end, format!("</{prefix}r>"));
                }
            }
            (3, "text", Does::Closes) => {
                if let Some(remarks) = here.take() {
                    edits.insert(tag.at.start, runs(&remarks, prefix, true));
                }
            }
            _ => {}
        }
    }
    let Some(author) = left.values().flatten().next() else {
        return Some((edits.apply(text), Vec::new()));
    };
    let author = escaped(&author.author);
    let author = format!("<{prefix}author>{author}</{prefix}author>");
    let (new, shown) = new_comments(&left, prefix, authors);
    let (Some(authors), Some(list)) = (end_of_authors, end_of_list) else {
        // Lists that stand empty, as `<authors/>`, are those of no comments.
        let text = EMPTY.split_once("<authors>")?.0.to_owned() + "</comments>";
        let author = author.replace(&format!("{prefix}author>"), "author>");
        let new = new_comments(&left, "", 0).0;
        let whole = append_to_root(&text, |_| {
            format!("<authors>{author}</authors><commentList>{new}</commentList>")
        })?;
        return Some((whole, shown));
    };
    edits.insert(authors, author);
    edits.insert(list, new);
    Some((edits.apply(text), shown))
}

fn new_comments(
    cells: &BTreeMap<Square, Vec<&Remark>>,
    p: &str,
    author: usize,
) -> (String, Vec<Shown>) {
    let mut new = String::new();
    let mut shown = Vec::new();
    for (at, remarks) in cells {
        let (name, runs) = (area::name(at.0, at.1), runs(remarks, p, false));
        new.push_str(&format!(
            "<{p}comment ref=\"{name}\" authorId=\"{author}\"><{p}text>{runs}</{p}text></{p}comment>"
        ));
        let lines = remarks.iter().map(|remark| lines(remark)).sum();
        shown.push(Shown { at: *at, lines });
    }
    (new, shown)
}

/// Lines a comment takes at its usual width.
fn lines(remark: &Remark) -> usize {
    let texts = std::iter::once(remark.title.as_str()).chain(remark.text.lines());
    texts
        .map(|line| crate::look::halves(line).div_ceil(44).max(1))
        .sum()
}

fn runs(remarks: &[&Remark], p: &str, mut more: bool) -> String {
    let mut out = String::new();
    for remark in remarks {
        let gap = if more { "\n" } else { "" };
        more = true;
        let (title, text) = (escaped(&remark.title), escaped(&remark.text));
        out.push_str(&format!(
            "<{p}r><{p}rPr><{p}b/><{p}sz val=\"9\"/></{p}rPr><{p}t xml:space=\"preserve\">{gap}{title}\n</{p}t></{p}r>\
             <{p}r><{p}rPr><{p}sz val=\"9\"/></{p}rPr><{p}t xml:space=\"preserve\">{text}</{p}t></{p}r>"
        ));
    }
    out
}
