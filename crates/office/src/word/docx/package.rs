//! The parts of the package: which one is the main part, what it is related to. Parts
//! are found through their relationships, never by a fixed name; external targets are
//! never followed.

use super::numbering::Numbering;
use super::styles::Styles;
use super::xml;
use crate::ReadError;
use crate::archive::Archive;
use crate::format::Format;
use quick_xml::Reader;
use quick_xml::events::Event;

/// An open package.
pub(super) struct Package<'a> {
    archive: Archive<'a>,
    /// The name of the main part.
    pub(super) main: String,
    relations: Vec<Relation>,
    styles: Option<Styles>,
    numbering: Option<Numbering>,
}

/// What a part is related to.
struct Relation {
    id: String,
    /// The last word of its type: `footnotes`.
    kind: String,
    /// The full name of the part.
    target: String,
}

impl<'a> Package<'a> {
    /// Opens a package and finds its main part.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let mut archive = Archive::open(bytes, Format::Docx)?;
        let main = main_part(&mut archive)?;
        let relations = relations_of(&mut archive, &main)?;
        Ok(Self {
            archive,
            main,
            relations,
            styles: None,
            numbering: None,
        })
    }

    /// A part as text, and whether bytes had to be replaced.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<(String, bool)>, ReadError> {
        Ok(self.archive.part(name)?.map(xml::decode))
    }

    /// The part of that relationship id.
    pub(super) fn by_id(&self, id: &str) -> Option<String> {
        let found = self.relations.iter().find(|relation| relation.id == id)?;
        Some(found.target.clone())
    }

    /// The part of that kind: `footnotes`.
    pub(super) fn by_kind(&self, kind: &str) -> Option<String> {
        let found = self
            .relations
            .iter()
            .find(|relation| relation.kind == kind)?;
        Some(found.target.clone())
    }

    /// The styles, read when they are first asked for; none where there are none or
    /// they are damaged: the text does not hang on them.
    pub(super) fn styles(&mut self) -> &mut Styles {
        if self.styles.is_none() {
            let text = self.optional("styles");
            self.styles = Some(Styles::new(text));
        }
        self.styles.get_or_insert_default()
    }

    /// The numbering, with its counters.
    pub(super) fn numbering(&mut self) -> &mut Numbering {
        if self.numbering.is_none() {
            let text = self.optional("numbering");
            self.numbering = Some(Numbering::read(&text));
        }
        self.numbering.get_or_insert_default()
    }

    fn optional(&mut self, kind: &str) -> String {
        let Some(name) = self.by_kind(kind) else {
            return String::new();
        };
        match self.text(&name) {
            Ok(Some((text, _))) => text,
            _ => String::new(),
        }
    }
}

/// The main part by the package's relationships, else by the content types.
fn main_part(archive: &mut Archive<'_>) -> Result<String, ReadError> {
    let related = relations(archive, "_rels/.rels", "")?
        .into_iter()
        .find(|relation| relation.kind == "officeDocument")
        .map(|relation| relation.target);
    if let Some(name) = related
        && archive.has(&name)
    {
        return Ok(name);
    }
    if let Some(types) = archive.part("[Content_Types].xml")?
        && let Some(name) = main_by_type(&xml::decode(types).0)
    {
        return Ok(name);
    }
    Ok("word/document.xml".to_owned())
}

/// The part whose content type is that of a main part.
fn main_by_type(types: &str) -> Option<String> {
    let mut reader = Reader::from_str(types);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let kind = xml::attribute(&tag, "ContentType").unwrap_or_default();
                let word = kind.contains("wordprocessingml") || kind.contains("ms-word");
                if word && kind.ends_with(".main+xml") {
                    let name = xml::attribute(&tag, "PartName")?;
                    return Some(name.trim_start_matches('/').to_owned());
                }
            }
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

fn relations_of(archive: &mut Archive<'_>, name: &str) -> Result<Vec<Relation>, ReadError> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let mut found = relations(
        archive,
        &joined(folder, &format!("_rels/{file}.rels")),
        folder,
    )?;
    if found.is_empty() {
        // A package without relationships: the customary names.
        for kind in ["styles", "numbering", "footnotes", "endnotes", "comments"] {
            found.push(Relation {
                id: String::new(),
                kind: kind.to_owned(),
                target: joined(folder, &format!("{kind}.xml")),
            });
        }
    }
    Ok(found)
}

fn relations(
    archive: &mut Archive<'_>,
    name: &str,
    folder: &str,
) -> Result<Vec<Relation>, ReadError> {
    let Some(bytes) = archive.part(name)? else {
        return Ok(Vec::new());
    };
    let (text, _) = xml::decode(bytes);
    let mut reader = Reader::from_str(&text);
    let mut found = Vec::new();
    loop {
        let tag = match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => tag,
            Ok(Event::Eof) | Err(_) => return Ok(found),
            Ok(_) => continue,
        };
        if xml::attribute(&tag, "TargetMode").as_deref() == Some("External") {
            continue;
        }
        let kind = xml::attribute(&tag, "Type").unwrap_or_default();
        let Some(target) = xml::attribute(&tag, "Target") else {
            continue;
        };
        found.push(Relation {
            id: xml::attribute(&tag, "Id").unwrap_or_default().into_owned(),
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: joined(folder, &target),
        });
    }
}

/// A target as a part name: absolute, or from the folder of the part that names it.
fn joined(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
