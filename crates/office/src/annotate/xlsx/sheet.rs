//! A sheet's XML with the styles of some cells changed, and its drawing of comments named.

use super::Square;
use super::styles::Styles;
use crate::annotate::edits::Edits;
use crate::annotate::tags::{Does, Tag, Tags, with_value};
use crate::sheet::area;
use std::collections::BTreeMap;

/// What stands behind the drawing of comments in a sheet.
const BEHIND: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];

/// The relation of the sheet's drawing of comments.
pub(super) fn drawing(text: &str) -> Option<String> {
    Tags::of(text)
        .find(|tag| tag.depth == 1 && tag.name() == "legacyDrawing")
        .and_then(|tag| tag.value("id").map(str::to_owned))
}

/// The sheet with these cells filled; `drawing` is the relation of a new drawing. None
/// where it is no sheet.
pub(super) fn edited(
    text: &str,
    fills: &BTreeMap<Square, [u8; 3]>,
    styles: &mut Styles,
    drawing: Option<&str>,
) -> Option<String> {
    let mut edits = Edits::default();
    if in_order(text) {
        let mut walk = Walk {
            prefix: "",
            fills: fills.iter().map(|(at, fill)| (*at, *fill)).collect(),
            done: 0,
            styles,
            edits: &mut edits,
            columns: Vec::new(),
            row: 0,
            row_style: None,
            column: 0,
        };
        for tag in Tags::of(text) {
            walk.tag(&tag);
        }
    }
    if let Some(id) = drawing {
        edits.insert(behind(text)?, element(text, id)?);
    }
    Some(edits.apply(text))
}

fn element(text: &str, id: &str) -> Option<String> {
    let root = Tags::of(text).next()?;
    let space = match text.contains("http://purl.oclc.org/ooxml/spreadsheetml/main") {
        true => "http://purl.oclc.org/ooxml/officeDocument/relationships",
        false => "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    };
    Some(format!(
        "<{}legacyDrawing xmlns:r=\"{space}\" r:id=\"{id}\"/>",
        root.prefix()
    ))
}

/// Where the drawing belongs: the order of a sheet's parts is fixed.
fn behind(text: &str) -> Option<usize> {
    let mut cells = false;
    for tag in Tags::of(text) {
        cells |= tag.name() == "sheetData";
        let next = tag.depth == 1 && tag.does != Does::Closes && BEHIND.contains(&tag.name());
        let end = tag.depth == 0 && tag.does == Does::Closes;
        if cells && (next || end) {
            return Some(tag.at.start);
        }
    }
    None
}

/// Cells are put in only where rows and cells stand in order, as they should.
fn in_order(text: &str) -> bool {
    let (mut row, mut column) = (0, 0);
    for tag in Tags::of(text).filter(|tag| tag.does != Does::Closes) {
        match (tag.depth, tag.name()) {
            (2, "row") => {
                let next = tag.value("r").map_or(Some(row + 1), area::row);
                match next.filter(|next| *next > row) {
                    Some(next) => (row, column) = (next, 0),
                    None => return false,
                }
            }
            (3, "c") => {
                let named = tag.value("r").map(area::cell);
                let next = named.unwrap_or(Some((row, column + 1)));
                match next.filter(|(at, next)| *at == row && *next > column) {
                    Some((_, next)) => column = next,
                    None => return false,
                }
            }
            _ => {}
        }
    }
    true
}

struct Walk<'a, 'w> {
    prefix: &'a str,
    fills: Vec<(Square, [u8; 3])>,
    /// How many of them are done.
    done: usize,
    styles: &'w mut Styles,
    edits: &'w mut Edits,
    /// First and last column, and their style.
    columns: Vec<(u32, u32, usize)>,
    row: u32,
    row_style: Option<usize>,
    column: u32,
}

impl<'a> Walk<'a, '_> {
    fn tag(&mut self, tag: &Tag<'a>) {
        let opens = tag.does != Does::Closes;
        match (tag.depth, tag.name()) {
            (2, "col") if opens => self.col(tag),
            (1, "sheetData") => self.data(tag),
            (2, "row") => self.row(tag),
            (3, "c") if opens => self.cell(tag),
            _ => {}
        }
    }

    fn col(&mut self, tag: &Tag<'_>) {
        let number = |name| tag.value(name).and_then(|value| value.parse::<u32>().ok());
        let style = tag.value("style").and_then(|value| value.parse().ok());
        if let (Some(first), Some(last), Some(style)) = (number("min"), number("max"), style) {
            self.columns.push((first, last, style));
        }
    }

    fn data(&mut self, tag: &Tag<'a>) {
        match tag.does {
            Does::Opens => self.prefix = tag.prefix(),
            Does::Stands => {
                self.prefix = tag.prefix();
                let rows = self.rows_before(u32::MAX);
                let open = tag.text.trim_end_matches("/>").trim_end();
                let name = tag.full_name();
                self.edits
                    .replace(tag.at.clone(), format!("{open}>{rows}</{name}>"));
            }
            Does::Closes => {
                let rows = self.rows_before(u32::MAX);
                self.edits.insert(tag.at.start, rows);
            }
        }
    }

    fn row(&mut self, tag: &Tag<'a>) {
        if tag.does == Does::Closes {
            let cells = self.cells_before(u32::MAX);
            return self.edits.insert(tag.at.start, cells);
        }
        self.row = tag
            .value("r")
            .and_then(area::row)
            .unwrap_or_else(|| self.row.saturating_add(1));
        self.column = 0;
        let before = self.rows_before(self.row);
        self.edits.insert(tag.at.start, before);
        let custom = matches!(tag.value("customFormat"), Some("1" | "true"));
        let style = tag.value("s").filter(|_| custom);
        self.row_style = style.and_then(|style| style.parse().ok());
        if tag.does == Does::Stands {
            let cells = self.cells_before(u32::MAX);
            if !cells.is_empty() {
                let open = tag.text.trim_end_matches("/>").trim_end();
                let name = tag.full_name();
                self.edits
                    .replace(tag.at.clone(), format!("{open}>{cells}</{name}>"));
            }
        }
    }

    fn cell(&mut self, tag: &Tag<'_>) {
        let named = tag.value("r").and_then(area::cell);
        self.column = named.map_or(self.column.saturating_add(1), |(_, column)| column);
        let before = self.cells_before(self.column);
        self.edits.insert(tag.at.start, before);
        let Some((square, fill)) = self.fills.get(self.done).copied() else {
            return;
        };
        if square != (self.row, self.column) {
            return;
        }
        self.done += 1;
        let base = tag.value("s").and_then(|style| style.parse().ok());
        if let Some(style) = self.styles.filled(base.unwrap_or(0), fill) {
            let new = with_value(tag.text, "s", &style.to_string());
            self.edits.replace(tag.at.clone(), new);
        }
    }

    /// The cells of this row that are not there, up to a column.
    fn cells_before(&mut self, column: u32) -> String {
        let mut out = String::new();
        while let Some(((row, at), fill)) = self.fills.get(self.done).copied() {
            if row != self.row || at >= column {
                break;
            }
            self.done += 1;
            out.push_str(&self.absent((row, at), fill));
        }
        out
    }

    /// The rows that are not there, up to a row.
    fn rows_before(&mut self, before: u32) -> String {
        let mut out = String::new();
        while let Some(((row, _), _)) = self.fills.get(self.done).copied() {
            if row >= before {
                break;
            }
            self.row = row;
            self.row_style = None;
            let cells = self.cells_before(u32::MAX);
            let p = self.prefix;
            out.push_str(&format!("<{p}row r=\"{row}\">{cells}</{p}row>"));
        }
        if before != u32::MAX {
            self.row = before;
        }
        out
    }

    fn absent(&mut self, (row, column): Square, fill: [u8; 3]) -> String {
        let of_column = self
            .columns
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&column))
            .map(|(_, _, style)| *style);
        let base = self.row_style.or(of_column).unwrap_or(0);
        let (p, name) = (self.prefix, area::name(row, column));
        match self.styles.filled(base, fill) {
            Some(style) => format!("<{p}c r=\"{name}\" s=\"{style}\"/>"),
            None => String::new(),
        }
    }
}
