//! What a reader of a workbook should know: hidden rows and sheets, comments, formulas that
//! were never computed.

use super::area::{self, Area};
use super::workbook::{Sheet, Value};
use crate::document::{Document, Place};
use crate::limits::LISTED_DOUBTS;
use std::sync::Arc;

/// Where a cell of a sheet stands.
pub(super) fn place(sheet: &Sheet, row: u32, column: u32) -> Place {
    Place {
        row,
        cell: column,
        sheet: Some(Arc::from(sheet.name.as_str())),
        ..Place::default()
    }
}

/// Adds a doubt, unless there are enough of them.
pub(super) fn doubt(document: &mut Document, place: Place, text: [String; 2]) {
    if document.doubts.len() < LISTED_DOUBTS {
        document.doubts.push((place, text));
    }
}

/// A sheet whose empty rows and columns were left out.
pub(super) fn sparse(sheet: &Sheet, document: &mut Document) {
    document.notes.push((
        place(sheet, 0, 0),
        [
            "表内单元格相隔很远，中间的空行空列没有列出".to_owned(),
            "its cells stand far apart; the empty rows and columns between them were left out"
                .to_owned(),
        ],
    ));
}

/// Comments and shapes of a sheet without cells.
pub(super) fn of_empty_sheet(sheet: &Sheet, document: &mut Document) {
    comments(sheet, document);
}

/// All notes of a sheet.
pub(super) fn of_sheet(sheet: &Sheet, used: Area, document: &mut Document) {
    if sheet.hidden {
        document.notes.push((
            place(sheet, 0, 0),
            [
                "这张工作表是隐藏的，已一并读取".to_owned(),
                "this sheet is hidden; it was read all the same".to_owned(),
            ],
        ));
    }
    let rows = clipped(&sheet.hidden_rows, used.top, used.bottom);
    if let Some((first, _)) = rows.first() {
        let list = listed(&rows, |row| row.to_string());
        document.notes.push((
            place(sheet, *first, 0),
            [
                format!("第 {list} 行是隐藏的，已一并读取"),
                format!("hidden rows, read all the same: {list}"),
            ],
        ));
    }
    let columns = clipped(&sheet.hidden_columns, used.left, used.right);
    if let Some((first, _)) = columns.first() {
        let list = listed(&columns, area::letters);
        document.notes.push((
            place(sheet, 0, *first),
            [
                format!("第 {list} 列是隐藏的，已一并读取"),
                format!("hidden columns, read all the same: {list}"),
            ],
        ));
    }
    comments(sheet, document);
    never_computed(sheet, document);
}

fn comments(sheet: &Sheet, document: &mut Document) {
    for (row, column, text) in &sheet.comments {
        let name = area::name(*row, *column);
        document.notes.push((
            place(sheet, *row, *column),
            [
                format!("单元格 {name} 有批注：{text}"),
                format!("cell {name} has a comment: {text}"),
            ],
        ));
    }
}

fn never_computed(sheet: &Sheet, document: &mut Document) {
    let cells: Vec<(u32, u32)> = sheet
        .cells
        .iter()
        .filter(|cell| cell.value == Value::Nothing && cell.formula.is_some())
        .map(|cell| (cell.row, cell.column))
        .collect();
    let Some((row, column)) = cells.first() else {
        return;
    };
    let (count, list) = (cells.len(), names(&cells));
    document.notes.push((
        place(sheet, *row, *column),
        [
            format!(
                "{count} 个公式还没有计算过（{list}），文件里没有它们的结果；请用 Excel 或 WPS 打开，保存后再检查"
            ),
            format!(
                "formulas never computed: {count} ({list}); the file holds no results of them; open it in Excel or WPS and save it"
            ),
        ],
    ));
}

/// Formulas whose kept nought was taken as the text they give.
pub(super) fn texts_kept_as_noughts(sheet: &Sheet, cells: &[(u32, u32)], document: &mut Document) {
    let Some((row, column)) = cells.first() else {
        return;
    };
    let (count, list) = (cells.len(), names(cells));
    document.notes.push((
        place(sheet, *row, *column),
        [
            format!("{count} 个公式得出的是文字或空白，文件里却存成 0（{list}），已按公式的结果读取"),
            format!(
                "formulas that give a text or nothing, kept as 0 in the file and read as what they give: {count} ({list})"
            ),
        ],
    ));
}

/// The names of cells, as many as anyone reads.
pub(super) fn names(cells: &[(u32, u32)]) -> String {
    let mut names: Vec<String> = cells
        .iter()
        .take(LISTED_DOUBTS)
        .map(|(row, column)| area::name(*row, *column))
        .collect();
    if cells.len() > names.len() {
        names.push("…".to_owned());
    }
    names.join("、")
}

/// Ranges cut to what is in use, in order and joined.
pub(super) fn clipped(ranges: &[(u32, u32)], first: u32, last: u32) -> Vec<(u32, u32)> {
    let mut cut: Vec<(u32, u32)> = ranges
        .iter()
        .map(|(from, to)| (*from.max(&first), *to.min(&last)))
        .filter(|(from, to)| from <= to)
        .collect();
    cut.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (from, to) in cut {
        match joined.last_mut() {
            Some((_, end)) if from <= end.saturating_add(1) => *end = to.max(*end),
            _ => joined.push((from, to)),
        }
    }
    joined
}

fn listed(ranges: &[(u32, u32)], name: impl Fn(u32) -> String) -> String {
    let mut names: Vec<String> = ranges
        .iter()
        .take(LISTED_DOUBTS)
        .map(|(from, to)| {
            if from == to {
                name(*from)
            } else {
                format!("{}–{}", name(*from), name(*to))
            }
        })
        .collect();
    if ranges.len() > LISTED_DOUBTS {
        names.push("…".to_owned());
    }
    names.join("、")
}
