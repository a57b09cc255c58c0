//! The parts of a package, some changed or added; the others are copied as they are packed.

use super::AnnotateError;
use super::edits::escaped;
use super::tags::{Tags, append_to_root};
use crate::archive::Archive;
use crate::format::Format;
use crate::word::docx::part_text;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const TYPES: &str = "[Content_Types].xml";
const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

/// The parts of a package.
pub(super) struct Parts<'a> {
    bytes: &'a [u8],
    pub(super) archive: Archive<'a>,
    names: Vec<String>,
    changed: BTreeMap<String, String>,
}

impl<'a> Parts<'a> {
    pub(super) fn open(bytes: &'a [u8], format: Format) -> Result<Self, AnnotateError> {
        let archive = Archive::open(bytes, format)?;
        let names = archive.names().map(|name| name.into_owned()).collect();
        Ok(Self {
            bytes,
            archive,
            names,
            changed: BTreeMap::new(),
        })
    }

    /// The name a part really has; names differ in case in what some programs write.
    fn find(&self, wanted: &str) -> Option<String> {
        let exact = self.names.iter().find(|name| *name == wanted);
        let same = |name: &&String| name.replace('\\', "/").eq_ignore_ascii_case(wanted);
        exact.or_else(|| self.names.iter().find(same)).cloned()
    }

    /// Whether there is a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.changed.contains_key(name) || self.find(name).is_some()
    }

    /// A part as it stands now.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, AnnotateError> {
        let name = self.find(name).unwrap_or_else(|| name.to_owned());
        if let Some(text) = self.changed.get(&name) {
            return Ok(Some(text.clone()));
        }
        Ok(self.archive.part(&name)?.map(part_text))
    }

    /// Changes or adds a part.
    pub(super) fn put(&mut self, name: &str, text: String) {
        let name = self.find(name).unwrap_or_else(|| name.to_owned());
        self.changed.insert(name, text);
    }

    /// A name for a new part: the pattern's `#` becomes the first number that is free.
    pub(super) fn free_name(&self, pattern: &str) -> String {
        let mut free = (1..)
            .map(|number: u32| pattern.replace('#', &number.to_string()))
            .filter(|name| !self.has(name));
        free.next().unwrap_or_default()
    }

    /// Tells the type of a new part.
    pub(super) fn declare(&mut self, name: &str, kind: &str) -> Result<(), AnnotateError> {
        let types = self.text(TYPES)?.ok_or_else(|| missing(TYPES))?;
        let (name, kind) = (escaped(name), escaped(kind));
        let new = append_to_root(&types, |p| {
            format!("<{p}Override PartName=\"/{name}\" ContentType=\"{kind}\"/>")
        });
        self.put(TYPES, new.ok_or_else(|| missing(TYPES))?);
        Ok(())
    }

    /// Tells the type of all parts with an ending, unless that is told already.
    pub(super) fn declare_ending(&mut self, ending: &str, kind: &str) -> Result<(), AnnotateError> {
        let types = self.text(TYPES)?.ok_or_else(|| missing(TYPES))?;
        let told = Tags::of(&types).any(|tag| {
            tag.name() == "Default"
                && tag
                    .value("Extension")
                    .is_some_and(|value| value.eq_ignore_ascii_case(ending))
        });
        if told {
            return Ok(());
        }
        // Defaults may stand anywhere among the types.
        let new = append_to_root(&types, |p| {
            format!("<{p}Default Extension=\"{ending}\" ContentType=\"{kind}\"/>")
        });
        self.put(TYPES, new.ok_or_else(|| missing(TYPES))?);
        Ok(())
    }

    /// Relates a part to another in one of the ways of the office formats; gives the id of the
    /// relation.
    pub(super) fn relate(
        &mut self,
        part: &str,
        kind: &str,
        target: &str,
    ) -> Result<String, AnnotateError> {
        let strict = self.text(&relations_of(part))?;
        let strict = strict.is_some_and(|text| text.contains(STRICT));
        let base = if strict { STRICT } else { OFFICE };
        self.relate_as(part, &format!("{base}{kind}"), target)
    }

    /// Relates a part to another in that way; gives the id of the relation.
    pub(super) fn relate_as(
        &mut self,
        part: &str,
        kind: &str,
        target: &str,
    ) -> Result<String, AnnotateError> {
        let name = relations_of(part);
        let text = self.text(&name)?.unwrap_or_else(|| RELATIONS.to_owned());
        let mut ids = (1..).map(|number: u32| format!("rId{number}"));
        let taken: Vec<&str> = Tags::of(&text).filter_map(|tag| tag.value("Id")).collect();
        let id = ids
            .find(|id| !taken.contains(&id.as_str()))
            .unwrap_or_default();
        let target = escaped(target);
        let new = append_to_root(&text, |p| {
            format!("<{p}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"/{target}\"/>")
        });
        self.put(&name, new.ok_or_else(|| missing(&name))?);
        Ok(id)
    }

    /// The package with what was changed and added.
    pub(super) fn finish(self) -> Result<Vec<u8>, AnnotateError> {
        let failed = |error: &dyn std::fmt::Display| AnnotateError::Odd(error.to_string());
        let mut old = ZipArchive::new(Cursor::new(self.bytes)).map_err(|e| failed(&e))?;
        let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(self.bytes.len() + 4096)));
        let mut changed = self.changed;
        for index in 0..old.len() {
            let file = old.by_index_raw(index).map_err(|e| failed(&e))?;
            let name = file.name().map(|name| name.to_string()).unwrap_or_default();
            match changed.remove(&name) {
                Some(text) => {
                    new.start_file(name, SimpleFileOptions::default())
                        .map_err(|e| failed(&e))?;
                    new.write_all(as_utf8(&text).as_bytes())
                        .map_err(|e| failed(&e))?;
                }
                None => new.raw_copy_file(file).map_err(|e| failed(&e))?,
            }
        }
        for (name, text) in changed {
            new.start_file(name, SimpleFileOptions::default())
                .map_err(|e| failed(&e))?;
            new.write_all(as_utf8(&text).as_bytes())
                .map_err(|e| failed(&e))?;
        }
        let done = new.finish().map_err(|e| failed(&e))?;
        Ok(done.into_inner())
    }
}

/// The part with the relations of a part.
fn relations_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

/// What was UTF-16 is written as UTF-8 and must say so.
fn as_utf8(text: &str) -> String {
    let head = text.split_once("?>").map_or("", |(head, _)| head);
    if head.starts_with("<?xml") && head.to_ascii_lowercase().contains("utf-16") {
        let rest = text.get(head.len()..).unwrap_or_default();
        return format!("<?xml version=\"1.0\" encoding=\"UTF-8\"{rest}");
    }
    text.to_owned()
}

fn missing(part: &str) -> AnnotateError {
    AnnotateError::Odd(format!("{part}?"))
}
