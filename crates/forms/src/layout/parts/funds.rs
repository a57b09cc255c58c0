//! The money lines: a heading row and a row for each line. Lines and columns of the form
//! that the layout does not know are added.

use crate::labels::Label;
use crate::layout::data::{FundHead, FundRow, FundsPart};
use crate::layout::sheet::{Sheet, size};
use domain::form::{Form, FundColumn, FundLine, Slot};
use office::Entry;

/// The columns the form fills and the heading lacks.
pub(in crate::layout) fn missing_columns(form: &Form, part: &FundsPart) -> Vec<FundColumn> {
    let filled = |column: FundColumn| {
        let cells = (0..form.funds.len()).filter_map(|i| form.cell(Slot::Fund(i, column)));
        cells.into_iter().any(|cell| !cell.is_empty())
    };
    FundColumn::ALL
        .iter()
        .copied()
        .filter(|&column| column != FundColumn::Label)
        .filter(|&column| part.head.iter().all(|head| head.column != Some(column)))
        .filter(|&column| filled(column))
        .collect()
}

/// What a printed column shows.
#[derive(Clone, Copy)]
enum Shows {
    Label,
    /// How the score is reckoned (得分计算方法): printed by the layout.
    Method,
    Value(FundColumn),
}

/// The printed columns with where they begin and how many they cover.
struct Columns(Vec<(Shows, usize, u32)>);

pub(in crate::layout) fn funds(sheet: &mut Sheet<'_>, part: &FundsPart, left: usize) {
    let missing = missing_columns(sheet.form, part);
    let columns = columns(part, &missing, left);
    if !part.headless || !missing.is_empty() {
        head(sheet, part, &columns);
    }
    let mut written = vec![false; sheet.form.funds.len()];
    for line in &part.lines {
        let mut own: Vec<usize> = Vec::new();
        for (i, fund) in sheet.form.funds.iter().enumerate() {
            if line.line == Some(fund.kind) && !written[i] {
                written[i] = true;
                own.push(i);
            }
        }
        if own.is_empty() {
            empty_line(sheet, line, &columns);
        }
        for i in own {
            filled_line(sheet, i, Some(line), &columns);
        }
    }
    for i in (0..written.len()).filter(|&i| !written[i]) {
        filled_line(sheet, i, None, &columns);
    }
}

fn columns(part: &FundsPart, missing: &[FundColumn], left: usize) -> Columns {
    let mut at = left;
    let mut columns = Vec::new();
    for (i, head) in part.head.iter().enumerate() {
        let shows = match head.column {
            Some(column) => Shows::Value(column),
            None if i == 0 => Shows::Label,
            None => Shows::Method,
        };
        columns.push((shows, at, head.columns));
        at += size(head.columns);
    }
    for &column in missing {
        columns.push((Shows::Value(column), at, 1));
        at += 1;
    }
    Columns(columns)
}

fn head(sheet: &mut Sheet<'_>, part: &FundsPart, columns: &Columns) {
    let row = sheet.canvas.row(0);
    for (i, &(column, at, wide)) in columns.0.iter().enumerate() {
        let printed = part
            .head
            .get(i)
            .map(|head: &FundHead| sheet.print(&head.label));
        let text = match (printed, column) {
            (Some(text), _) if !text.is_empty() => text,
            (_, Shows::Value(column)) => sheet.word(&Label::FundColumn(column)),
            _ => String::new(),
        };
        sheet.label((row, at), wide, &text);
    }
}

/// A line that the form does not have: its label, and dashes where nothing belongs.
fn empty_line(sheet: &mut Sheet<'_>, line: &FundRow, columns: &Columns) {
    let row = sheet.canvas.row(0);
    let label = sheet.print(&line.label);
    for &(column, at, wide) in &columns.0 {
        match column {
            Shows::Label => sheet.label((row, at), wide, &label),
            Shows::Method => sheet.label((row, at), wide, &line.method),
            Shows::Value(column) if line.dashes.contains(&column) => {
                sheet.label((row, at), wide, crate::layout::DASH);
            }
            // Without a kind it only says what follows.
            Shows::Value(_) if line.line.is_none() => sheet.label((row, at), wide, ""),
            Shows::Value(_) => sheet.free((row, at), wide, "", Entry::Text),
        }
    }
}

fn filled_line(sheet: &mut Sheet<'_>, i: usize, line: Option<&FundRow>, columns: &Columns) {
    let row = sheet.canvas.row(0);
    let fund: &FundLine = &sheet.form.funds[i];
    let label = if fund.label.is_empty() {
        line.map_or_else(
            || sheet.word(&Label::FundLine(fund.kind)),
            |line| sheet.print(&line.label),
        )
    } else {
        fund.label.raw.clone()
    };
    for &(column, at, wide) in &columns.0 {
        match column {
            Shows::Label => {
                sheet.label((row, at), wide, &label);
                sheet
                    .spots
                    .insert(Slot::Fund(i, FundColumn::Label), (row, at));
            }
            Shows::Method => {
                let method = line.map_or("", |line| line.method.as_str());
                sheet.label((row, at), wide, method);
            }
            Shows::Value(column) => sheet.value((row, at), wide, Slot::Fund(i, column)),
        }
    }
}
