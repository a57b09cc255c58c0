//! Replies in the threads of a sheet. A program that knows threads shows only these, and
//! writes the old comment of such a cell anew.

use super::{Square, related};
use crate::annotate::edits::escaped;
use crate::annotate::parts::Parts;
use crate::annotate::tags::{Tag, Tags, append_to_root};
use crate::annotate::{AnnotateError, Remark};
use crate::sheet::area;
use std::collections::BTreeMap;

/// The beginning of the ids of what is said here; the rest is counted.
const OURS: &str = "6A697869-616F-4000-8000-";

/// Where those who speak are listed, where no other part is named.
const PERSONS: &str = "xl/persons/person.xml";
const PERSONS_TYPE: &str = "application/vnd.ms-excel.person+xml";
const PERSONS_RELATION: &str = "http://schemas.microsoft.com/office/2017/10/relationships/person";
const NOBODY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <personList xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"/>";

/// A thread, by the first that was said in it.
struct Thread {
    id: String,
    said: Option<String>,
}

/// Adds what is said about cells with threads to these, as said at that time, else when the
/// thread began.
pub(super) fn write(
    parts: &mut Parts<'_>,
    part: &str,
    cells: &BTreeMap<Square, Vec<&Remark>>,
    date: Option<&str>,
) -> Result<(), AnnotateError> {
    let Some(text) = parts.text(part)? else {
        return Ok(());
    };
    let threads = threads(&text);
    let answered = || {
        let both = |(at, remarks)| Some((at, threads.get(at)?, remarks));
        cells.iter().filter_map(both)
    };
    let remarks = answered().flat_map(|(_, _, remarks): (_, _, &Vec<&Remark>)| remarks);
    let Some(author) = remarks.map(|remark| remark.author.as_str()).next() else {
        return Ok(());
    };
    let persons = persons(parts)?;
    let person = person(parts, &persons, author)?;
    let mut ids = free_ids(&text);
    let mut replies = Vec::new();
    for (at, thread, remarks) in answered() {
        let time = date.map(|date| date.trim_end_matches('Z'));
        let time = time.or(thread.said.as_deref());
        let time = time.map_or(String::new(), |time| format!(" dT=\"{time}\""));
        for remark in remarks {
            let id = ids.next().unwrap_or_default();
            let attributes = format!(
                "ref=\"{}\"{time} personId=\"{person}\" id=\"{id}\" parentId=\"{}\"",
                area::name(at.0, at.1),
                thread.id,
            );
            let (title, text) = (escaped(&remark.title), escaped(&remark.text));
            replies.push((attributes, format!("{title}\n{text}")));
        }
    }
    let new = append_to_root(&text, |p| {
        let reply = |(attributes, said): &(String, String)| {
            format!(
                "<{p}threadedComment {attributes}><{p}text>{said}</{p}text></{p}threadedComment>"
            )
        };
        replies.iter().map(reply).collect()
    });
    parts.put(
        part,
        new.ok_or_else(|| AnnotateError::Odd(part.to_owned()))?,
    );
    Ok(())
}

/// The threads of a sheet by their cells.
fn threads(text: &str) -> BTreeMap<Square, Thread> {
    let first = Tags::of(text)
        .filter(|tag| tag.name() == "threadedComment" && tag.value("parentId").is_none());
    let thread = |tag: Tag<'_>| {
        let id = tag.value("id")?.to_owned();
        let said = tag.value("dT").map(str::to_owned);
        let at = tag.value("ref").and_then(area::cell)?;
        Some((at, Thread { id, said }))
    };
    first.filter_map(thread).collect()
}

/// The list of those who speak in threads; a new one where the workbook names none.
fn persons(parts: &mut Parts<'_>) -> Result<String, AnnotateError> {
    let book = related(parts, "", "/officeDocument")?;
    let book = book.ok_or_else(|| AnnotateError::Odd("_rels/.rels".to_owned()))?;
    if let Some(part) = related(parts, &book, "/person")? {
        return Ok(part);
    }
    if !parts.has(PERSONS) {
        parts.put(PERSONS, NOBODY.to_owned());
        parts.declare(PERSONS, PERSONS_TYPE)?;
    }
    parts.relate_as(&book, PERSONS_RELATION, PERSONS)?;
    Ok(PERSONS.to_owned())
}

/// The id of who speaks, who is added where he has not spoken before.
fn person(parts: &mut Parts<'_>, part: &str, name: &str) -> Result<String, AnnotateError> {
    let odd = || AnnotateError::Odd(part.to_owned());
    let text = parts.text(part)?.ok_or_else(odd)?;
    let name = escaped(name);
    let known = Tags::of(&text).find(|tag| {
        tag.name() == "person"
            && tag.value("displayName") == Some(name.as_str())
            && tag.value("providerId") == Some("None")
    });
    if let Some(id) = known.and_then(|tag| tag.value("id")) {
        return Ok(id.to_owned());
    }
    let id = free_ids(&text).next().unwrap_or_default();
    let new = append_to_root(&text, |p| {
        format!(
            "<{p}person displayName=\"{name}\" id=\"{id}\" userId=\"{name}\" providerId=\"None\"/>"
        )
    });
    parts.put(part, new.ok_or_else(odd)?);
    Ok(id)
}

/// Ids that a part does not have.
fn free_ids(text: &str) -> impl Iterator<Item = String> {
    (1..u32::MAX)
        .map(|number| format!("{{{OURS}{number:012X}}}"))
        .filter(move |id| !text.contains(id.as_str()))
}
