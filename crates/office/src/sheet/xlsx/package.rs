//! The workbook's list of sheets, and the relations that tell where the parts are.

use crate::ReadError;
use crate::archive::Archive;
use crate::format::Format;
use crate::limits::MOST_ENTRIES;
use crate::sheet::xml::{Node, Xml, attribute, attributes, set};

/// What the workbook lists.
pub(crate) struct Package {
    pub sheets: Vec<Listed>,
    pub strings: Option<String>,
    pub styles: Option<String>,
    pub date1904: bool,
    pub as_shown: bool,
}

/// A sheet of the list.
pub(crate) struct Listed {
    pub name: String,
    pub part: String,
    pub hidden: bool,
    pub kind: Kind,
}

/// What a sheet is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Cells,
    /// Charts and macros of old.
    Other,
}

/// A relation from one part to another.
pub(crate) struct Relation {
    pub id: String,
    pub kind: String,
    pub target: String,
}

/// Reads the list of sheets.
pub(crate) fn open(archive: &mut Archive<'_>) -> Result<Package, ReadError> {
    let start = relations(archive, "")?
        .into_iter()
        .find(|relation| relation.kind.ends_with("/officeDocument"))
        .map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    let bytes = archive.needed_xml(&start)?;
    let relations = relations(archive, &start)?;
    let part_of = |kind: &str| {
        relations
            .iter()
            .find(|relation| relation.kind.ends_with(kind))
            .map(|relation| relation.target.clone())
    };
    let mut package = Package {
        sheets: Vec::new(),
        strings: part_of("/sharedStrings"),
        styles: part_of("/styles"),
        date1904: false,
        as_shown: false,
    };
    let mut xml = Xml::new(&bytes, Format::Xlsx, &start);
    loop {
        let start = match xml.next()? {
            Node::Start(start) => start,
            Node::Over => break,
            _ => continue,
        };
        match start.local_name().into_inner() {
            "workbookPr" => {
                package.date1904 = attribute(&start, "date1904").is_some_and(|v| set(&v));
            }
            "calcPr" => {
                package.as_shown = attribute(&start, "fullPrecision").is_some_and(|v| !set(&v));
            }
            "sheet" if package.sheets.len() < MOST_ENTRIES => {
                package.sheets.extend(listed(&start, &relations));
            }
            _ => {}
        }
    }
    Ok(package)
}

fn listed(start: &quick_xml::events::BytesStart<'_>, relations: &[Relation]) -> Option<Listed> {
    let (mut name, mut id, mut hidden) = (String::new(), String::new(), false);
    for (key, value) in attributes(start) {
        match key {
            "name" => name = value.into_owned(),
            "id" => id = value.into_owned(),
            "state" => hidden = value != "visible",
            _ => {}
        }
    }
    let relation = relations.iter().find(|relation| relation.id == id)?;
    Some(Listed {
        name,
        hidden,
        kind: if relation.kind.ends_with("/worksheet") {
            Kind::Cells
        } else {
            Kind::Other
        },
        part: relation.target.clone(),
    })
}

/// The relations of a part (of the whole archive, for the empty name), their targets as
/// names in the archive; those to other files are left out.
pub(crate) fn relations(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Relation>, ReadError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let name = format!("{folder}{slash}_rels/{file}.rels");
    let Some(bytes) = archive.xml(&name)? else {
        return Ok(Vec::new());
    };
    let mut xml = Xml::new(&bytes, Format::Xlsx, &name);
    let mut relations = Vec::new();
    loop {
        let start = match xml.next()? {
            Node::Start(start) => start,
            Node::Over => break,
            _ => continue,
        };
        if start.local_name().into_inner() != "Relationship" || relations.len() >= MOST_ENTRIES {
            continue;
        }
        let (mut id, mut kind, mut target) = (String::new(), String::new(), String::new());
        let mut outside = false;
        for (key, value) in attributes(&start) {
            match key {
                "Id" => id = value.into_owned(),
                "Type" => kind = value.into_owned(),
                "Target" => target = resolved(folder, &value),
                "TargetMode" => outside = value == "External",
                _ => {}
            }
        }
        if !outside {
            relations.push(Relation { id, kind, target });
        }
    }
    Ok(relations)
}

/// A target's name in the archive.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let folder = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            other => steps.push(other),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_told_from_the_folder_of_their_part() {
        assert_eq!(
            resolved("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(
            resolved("xl/worksheets", "../comments1.xml"),
            "xl/comments1.xml"
        );
        assert_eq!(resolved("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(
            resolved("xl", "\\xl\\worksheets\\sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolved("", "../../xl/./workbook.xml"), "xl/workbook.xml");
    }
}
