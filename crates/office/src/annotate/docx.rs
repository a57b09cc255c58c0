//! Remarks in a .docx file: a comment on the text of the cell or paragraph, and the
//! cell's shading. The main part changes only at these places.

use super::edits::{Edits, colour, escaped};
use super::parts::Parts;
use super::tags::{Does, Tags, append_to_root};
use super::target::{Target, Targets};
use super::{AnnotateError, Remark};
use crate::format::Format;
use crate::word::docx::{Spots, read_with_spots};
use std::collections::BTreeMap;
use std::ops::Range;

const COMMENTS: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// What stands before the shading among the properties of a cell.
const BEFORE_SHADING: [&str; 6] = [
    "cnfStyle",
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
];

/// Writes the remarks into a copy.
pub(super) fn annotate(
    bytes: &[u8],
    remarks: &[Remark],
    date: Option<&str>,
) -> Result<Vec<u8>, AnnotateError> {
    let (document, spots) = read_with_spots(bytes)?;
    let targets = Targets::of(&document);
    let (found, lost) = targets.sort(remarks);
    let mut parts = Parts::open(bytes, Format::Docx)?;
    let main = spots.main.clone();
    let text = parts
        .text(&main)?
        .ok_or_else(|| AnnotateError::Odd(main.clone()))?;
    let mut comments = Comments::open(&mut parts, &spots, &text)?;
    let mut edits = Edits::default();
    let cells = cells(&spots);
    let mut homeless = lost;
    for (target, remarks) in found {
        let fill = remarks.iter().find_map(|remark| remark.fill);
        let Some(at) = spot(&cells, &spots.lines, &target) else {
            homeless.extend(remarks);
            continue;
        };
        let id = comments.add(&remarks, date);
        mark(&text, at, fill, id, &mut edits);
    }
    if !homeless.is_empty() {
        let first = targets.first();
        let first = first.and_then(|target| spot(&cells, &spots.lines, target));
        let Some(at) = spots.lines.first().copied().or(first) else {
            return Err(AnnotateError::Odd(main));
        };
        let id = comments.add(&homeless, date);
        mark(&text, at, None, id, &mut edits);
    }
    parts.put(&main, edits.apply(&text));
    comments.close(&mut parts, &main)?;
    parts.finish()
}

/// Table, row and column of a cell.
type Square = (u32, u32, u32);

/// Where the elements of cells begin. Comments stand in the main part only.
fn cells(spots: &Spots) -> BTreeMap<Square, usize> {
    let main = spots.cells.iter();
    main.filter(|spot| !spot.covered && *spot.part == *spots.main)
        .map(|spot| ((spot.table, spot.row, spot.cell), spot.bytes.start))
        .collect()
}

/// Where the element of a cell or paragraph begins.
fn spot(cells: &BTreeMap<Square, usize>, lines: &[usize], target: &Target) -> Option<usize> {
    match target {
        Target::Cell(_, table, row, cell) => cells.get(&(*table, *row, *cell)).copied(),
        Target::Line(line) => {
            let index = usize::try_from(*line).ok()?.checked_sub(1)?;
            lines.get(index).copied()
        }
    }
}

/// A paragraph: where a comment may begin and end.
struct Words {
    begin: usize,
    end: usize,
    /// The end of its tag, where it is one that stands alone.
    alone: Option<Range<usize>>,
    name: String,
}

/// What matters of a cell or paragraph.
#[derive(Default)]
struct Anatomy {
    prefix: String,
    cell: bool,
    /// The tag of the element, and whether it stands alone.
    tag: Range<usize>,
    alone: bool,
    close: usize,
    /// The tag of the properties, and whether it stands alone.
    properties: Option<(Range<usize>, bool)>,
    /// Where shading would stand among them.
    shading_at: usize,
    /// The shading there is, and whether its tag stands alone.
    shading: Option<(Range<usize>, bool)>,
    words: Vec<Words>,
}

fn anatomy(text: &str, from: usize) -> Anatomy {
    let mut found = Anatomy::default();
    let mut path: Vec<&str> = Vec::new();
    for tag in Tags::of(text.get(from..).unwrap_or_default()) {
        let at = from + tag.at.start..from + tag.at.end;
        let name = tag.name();
        if tag.does == Does::Closes {
            path.truncate(tag.depth);
        }
        let inside = path.iter().any(|outer| matches!(*outer, "p" | "tbl"));
        let closed = tag.does != Does::Opens;
        match (tag.depth, name) {
            (0, _) if tag.does == Does::Closes => found.close = at.start,
            (0, _) => {
                found.prefix = tag.prefix().to_owned();
                found.cell = name == "tc";
                found.tag = at.clone();
                found.alone = tag.does == Does::Stands;
                found.close = at.end;
            }
            (1, "tcPr") if tag.does != Does::Closes => {
                found.shading_at = at.end;
                found.properties = Some((at.clone(), tag.does == Does::Stands));
            }
            (2, "shd") if path.last() == Some(&"tcPr") && tag.does != Does::Closes => {
                found.shading = Some((at.clone(), tag.does == Does::Stands));
            }
            (2, name)
                if path.last() == Some(&"tcPr") && closed && BEFORE_SHADING.contains(&name) =>
            {
                found.shading_at = at.end;
            }
            _ => {}
        }
        if name == "p" && !inside {
            paragraph(&mut found.words, &tag, at.clone());
        }
        // The properties come first; a comment begins behind them.
        if name == "pPr"
            && closed
            && path.last() == Some(&"p")
            && direct(&path)
            && let Some(words) = found.words.last_mut()
        {
            words.begin = at.end;
        }
        match tag.does {
            Does::Opens => path.push(name),
            Does::Stands | Does::Closes if tag.depth == 0 => break,
            Does::Stands | Does::Closes => {}
        }
    }
    found
}

fn direct(path: &[&str]) -> bool {
    let outer = path.split_last().map_or(path, |(_, outer)| outer);
    !outer.iter().any(|name| matches!(*name, "p" | "tbl"))
}

fn paragraph(words: &mut Vec<Words>, tag: &super::tags::Tag<'_>, at: Range<usize>) {
    match tag.does {
        Does::Opens => words.push(Words {
            begin: at.end,
            end: at.end,
            alone: None,
            name: tag.full_name().to_owned(),
        }),
        Does::Stands => words.push(Words {
            begin: at.end,
            end: at.end,
            alone: Some(at),
            name: tag.full_name().to_owned(),
        }),
        Does::Closes => {
            if let Some(words) = words.last_mut() {
                words.end = at.start.max(words.begin);
            }
        }
    }
}

/// Puts the comment's marks and the colour in.
fn mark(text: &str, from: usize, fill: Option<[u8; 3]>, id: u32, edits: &mut Edits) {
    let found = anatomy(text, from);
    let p = &found.prefix;
    let begin = format!("<{p}commentRangeStart {p}id=\"{id}\"/>");
    let end = format!(
        "<{p}commentRangeEnd {p}id=\"{id}\"/><{p}r><{p}commentReference {p}id=\"{id}\"/></{p}r>"
    );
    let shading = fill.filter(|_| found.cell).map(|fill| {
        let fill = colour(fill);
        format!("<{p}shd {p}val=\"clear\" {p}color=\"auto\" {p}fill=\"{fill}\"/>")
    });
    if found.alone && found.cell {
        let properties = shading.map_or(String::new(), |s| format!("<{p}tcPr>{s}</{p}tcPr>"));
        let tag = text.get(found.tag.clone()).unwrap_or_default();
        let open = tag.trim_end_matches("/>").trim_end();
        edits.replace(
            found.tag,
            format!("{open}>{properties}<{p}p>{begin}{end}</{p}p></{p}tc>"),
        );
        return;
    }
    if let Some(shading) = shading {
        shade(&found, shading, edits);
    }
    let (Some(first), Some(last)) = (found.words.first(), found.words.last()) else {
        edits.insert(found.close, format!("<{p}p>{begin}{end}</{p}p>"));
        return;
    };
    let same = found.words.len() == 1;
    for (words, content) in [
        (
            first,
            if same {
                format!("{begin}{end}")
            } else {
                begin.clone()
            },
        ),
        (last, end.clone()),
    ] {
        match &words.alone {
            Some(tag) => {
                let old = text.get(tag.clone()).unwrap_or_default();
                let open = old.trim_end_matches("/>").trim_end();
                edits.replace(tag.clone(), format!("{open}>{content}</{}>", words.name));
            }
            None if same => {
                edits.insert(words.begin, begin.clone());
                edits.insert(words.end, end.clone());
            }
            None if std::ptr::eq(words, first) => edits.insert(words.begin, content),
            None => edits.insert(words.end, content),
        }
        if same {
            break;
        }
    }
}

fn shade(found: &Anatomy, shading: String, edits: &mut Edits) {
    let p = &found.prefix;
    match (&found.shading, &found.properties) {
        (Some((old, true)), _) => edits.replace(old.clone(), shading),
        // Shading has no content: what opens one is closed at once.
        (Some((old, false)), _) => {
            edits.replace(old.clone(), shading.replace("/>", ">"));
        }
        (None, Some((tag, true))) => {
            edits.replace(tag.clone(), format!("<{p}tcPr>{shading}</{p}tcPr>"));
        }
        (None, Some((_, false))) => edits.insert(found.shading_at, shading),
        (None, None) => edits.insert(found.tag.end, format!("<{p}tcPr>{shading}</{p}tcPr>")),
    }
}

/// The part with the comments.
struct Comments {
    name: String,
    old: Option<String>,
    prefix: String,
    next: u32,
    new: String,
    space: &'static str,
}

impl Comments {
    fn open(parts: &mut Parts<'_>, spots: &Spots, main: &str) -> Result<Self, AnnotateError> {
        let old = match &spots.comments {
            Some(name) => parts.text(name)?.map(|text| (name.clone(), text)),
            None => None,
        };
        let all = old.as_ref().map_or("", |(_, text)| text.as_str());
        let ids = Tags::of(all)
            .chain(Tags::of(main))
            .filter(|tag| tag.name().starts_with("comment"))
            .filter_map(|tag| tag.value("id")?.parse::<u32>().ok());
        let next = ids.max().map_or(0, |id| id.saturating_add(1));
        let prefix = Tags::of(all).next().map_or("w:", |root| root.prefix());
        let file = spots.main.rfind('/').map_or(0, |slash| slash + 1);
        let folder = spots.main.get(..file).unwrap_or_default();
        Ok(Self {
            prefix: prefix.to_owned(),
            next,
            new: String::new(),
            space: if main.contains(STRICT) { STRICT } else { WORD },
            name: old.as_ref().map_or_else(
                || match format!("{folder}comments.xml") {
                    usual if !parts.has(&usual) => usual,
                    _ => parts.free_name(&format!("{folder}comments#.xml")),
                },
                |(name, _)| name.clone(),
            ),
            old: old.map(|(_, text)| text),
        })
    }

    /// Adds a comment with these remarks; gives its id.
    fn add(&mut self, remarks: &[&Remark], date: Option<&str>) -> u32 {
        let id = self.next;
        self.next = self.next.saturating_add(1);
        let p = &self.prefix;
        let author = remarks.first().map_or("", |remark| remark.author.as_str());
        let author = escaped(author);
        self.new.push_str(&format!(
            "<{p}comment {p}id=\"{id}\" {p}author=\"{author}\""
        ));
        if let Some(date) = date {
            self.new
                .push_str(&format!(" {p}date=\"{}\"", escaped(date)));
        }
        self.new.push('>');
        for remark in remarks {
            if !remark.title.is_empty() {
                let title = escaped(&remark.title);
                self.new.push_str(&format!(
                    "<{p}p><{p}r><{p}rPr><{p}b/></{p}rPr><{p}t xml:space=\"preserve\">{title}</{p}t></{p}r></{p}p>"
                ));
            }
            for line in remark.text.lines() {
                let line = escaped(line);
                self.new.push_str(&format!(
                    "<{p}p><{p}r><{p}t xml:space=\"preserve\">{line}</{p}t></{p}r></{p}p>"
                ));
            }
        }
        self.new.push_str(&format!("</{p}comment>"));
        id
    }

    fn close(self, parts: &mut Parts<'_>, main: &str) -> Result<(), AnnotateError> {
        if self.new.is_empty() {
            return Ok(());
        }
        if let Some(old) = self.old {
            let text = append_to_root(&old, |_| self.new.clone())
                .ok_or_else(|| AnnotateError::Odd(self.name.clone()))?;
            parts.put(&self.name, text);
            return Ok(());
        }
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <w:comments xmlns:w=\"{}\">{}</w:comments>",
            self.space, self.new
        );
        parts.put(&self.name, text);
        parts.declare(&self.name, COMMENTS)?;
        parts.relate(main, "comments", &self.name)?;
        Ok(())
    }
}
