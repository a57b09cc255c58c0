//! Remarks in a workbook: a comment and a colour on each cell. Of a sheet only the styles
//! of these cells change; formulas, validation, widths and merges stay as they are.

mod comments;
mod drawing;
mod sheet;
mod styles;
mod threads;

use super::parts::Parts;
use super::target::{Target, Targets};
use super::{AnnotateError, Remark};
use crate::format::Format;
use crate::sheet::xlsx::package::{self, Kind, Listed};
use std::collections::{BTreeMap, BTreeSet};
use styles::Styles;

/// Row and column, from 1.
type Square = (u32, u32);

/// Writes the remarks into a copy.
pub(super) fn annotate(
    bytes: &[u8],
    remarks: &[Remark],
    date: Option<&str>,
) -> Result<Vec<u8>, AnnotateError> {
    let document = crate::sheet::xlsx::read(bytes)?;
    let targets = Targets::of(&document);
    let (found, mut lost) = targets.sort(remarks);
    let mut parts = Parts::open(bytes, Format::Xlsx)?;
    let package = package::open(&mut parts.archive)?;
    let sheets: Vec<&Listed> = package
        .sheets
        .iter()
        .filter(|sheet| sheet.kind == Kind::Cells)
        .collect();
    let mut by_sheet: BTreeMap<usize, BTreeMap<Square, Vec<&Remark>>> = BTreeMap::new();
    for (target, remarks) in found {
        let at = match target {
            Target::Cell(Some(name), _, row, column) => sheets
                .iter()
                .position(|sheet| *sheet.name == *name)
                .map(|sheet| (sheet, (row, column))),
            Target::Cell(..) | Target::Line(_) => None,
        };
        match at {
            Some((sheet, square)) => {
                let cells = by_sheet.entry(sheet).or_default();
                cells.entry(square).or_default().extend(remarks);
            }
            None => lost.extend(remarks),
        }
    }
    let mut colours: BTreeSet<(usize, Square)> = BTreeSet::new();
    for (sheet, cells) in &by_sheet {
        let coloured = cells.iter().filter(|(_, remarks)| fill(remarks).is_some());
        colours.extend(coloured.map(|(square, _)| (*sheet, *square)));
    }
    if !lost.is_empty() {
        let first = by_sheet.entry(0).or_default();
        first.entry((1, 1)).or_default().extend(lost);
    }
    let mut styles = Styles::open(&mut parts, package.styles.as_deref())?;
    for (index, cells) in &by_sheet {
        let Some(listed) = sheets.get(*index) else {
            return Err(AnnotateError::Odd("xl/worksheets?".to_owned()));
        };
        let fills: BTreeMap<Square, [u8; 3]> = cells
            .iter()
            .filter(|(square, _)| colours.contains(&(*index, **square)))
            .filter_map(|(square, remarks)| Some((*square, fill(remarks)?)))
            .collect();
        if let Some(part) = related(&mut parts, &listed.part, "/threadedComment")? {
            threads::write(&mut parts, &part, cells, date)?;
        }
        one(&mut parts, &listed.part, cells, &fills, &mut styles)?;
    }
    styles.close(&mut parts)?;
    parts.finish()
}

fn fill(remarks: &[&Remark]) -> Option<[u8; 3]> {
    remarks.iter().find_map(|remark| remark.fill)
}

/// What a part is related to in that way.
fn related(parts: &mut Parts<'_>, part: &str, kind: &str) -> Result<Option<String>, AnnotateError> {
    let relations = package::relations(&mut parts.archive, part)?;
    let mut found = relations.into_iter().filter(|r| r.kind.ends_with(kind));
    Ok(found.next().map(|relation| relation.target))
}

/// One sheet.
fn one(
    parts: &mut Parts<'_>,
    part: &str,
    cells: &BTreeMap<Square, Vec<&Remark>>,
    fills: &BTreeMap<Square, [u8; 3]>,
    styles: &mut Styles,
) -> Result<(), AnnotateError> {
    let odd = || AnnotateError::Odd(part.to_owned());
    let text = parts.text(part)?.ok_or_else(odd)?;
    let relations = package::relations(&mut parts.archive, part)?;
    let related = |kind: &str| {
        let found = relations.iter().find(|r| r.kind.ends_with(kind));
        found.map(|relation| relation.target.clone())
    };
    let shown = comments::write(parts, part, related("/comments"), cells)?;
    let drawing = sheet::drawing(&text)
        .and_then(|id| relations.iter().find(|relation| relation.id == id))
        .map(|relation| relation.target.clone());
    let id = drawing::write(parts, part, drawing, &shown)?;
    let new = sheet::edited(&text, fills, styles, id.as_deref()).ok_or_else(odd)?;
    parts.put(part, new);
    Ok(())
}

/// A sheet's XML with these cells filled, by the styles of a workbook.
#[cfg(test)]
pub(super) fn sheet_with_fills(book: &[u8], text: &str, cells: &[Square], fill: [u8; 3]) -> String {
    let mut parts = Parts::open(book, Format::Xlsx).unwrap();
    let mut styles = Styles::open(&mut parts, Some("xl/styles.xml")).unwrap();
    let fills = cells.iter().map(|at| (*at, fill)).collect();
    sheet::edited(text, &fills, &mut styles, None).unwrap()
}
