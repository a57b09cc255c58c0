//! Formulas computed once more from the values the file keeps of the other cells: where
//! something else comes out, the kept value is stale.

use super::area::Area;
use super::formula::{self, Cells, Computer};
use super::grid::shown;
use super::notes;
use super::workbook::{CellFormat, Found, Sheet, Value, Workbook};
use crate::document::Document;
use crate::limits::{DEEPEST_CHAIN, FORMULA_STEPS};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Decimal places, counted from the largest figure, at which binary noise may begin.
const NOISE: u32 = 9;

/// For each sheet the cells whose formulas give something else than the file keeps, or
/// that were never computed, with what is to be shown.
pub(super) fn recomputed(
    workbook: &Workbook,
    document: &mut Document,
) -> Vec<BTreeMap<(u32, u32), String>> {
    let mut all = vec![BTreeMap::new(); workbook.sheets.len()];
    let formulas = |sheet: &Sheet| sheet.cells.iter().any(|cell| cell.formula.is_some());
    if workbook.as_shown || !workbook.sheets.iter().any(formulas) {
        return all;
    }
    let mut kept = Kept::new(workbook);
    for (number, (sheet, found)) in workbook.sheets.iter().zip(&mut all).enumerate() {
        for cell in sheet.cells.iter().filter(|cell| cell.formula.is_some()) {
            if let Some(text) = kept.differs(number, cell) {
                found.insert((cell.row, cell.column), text);
            }
        }
        stale(sheet, found, document);
    }
    all
}

/// Formulas that give a text, and of which the file keeps a nought: some programs write no
/// text into the old format. They are taken as the text they give, and told; as never computed
/// where nobody knows which.
pub(super) fn texts_kept_as_noughts(workbook: &mut Workbook, document: &mut Document) {
    let mut found = Vec::new();
    let mut kept = Kept::new(workbook);
    for (number, sheet) in kept.workbook.sheets.iter().enumerate() {
        for (at, cell) in sheet.cells.iter().enumerate() {
            if matches!(&cell.value, Value::Number(number) if number == "0") {
                found.extend(kept.text_of(number, cell).map(|text| (number, at, text)));
            }
        }
    }
    let mut cells = vec![Vec::new(); workbook.sheets.len()];
    for (number, at, text) in found {
        let sheet = workbook.sheets.get_mut(number);
        let cell = sheet.and_then(|sheet| sheet.cells.get_mut(at));
        if let (Some(cell), Some(told)) = (cell, cells.get_mut(number)) {
            if text != Value::Nothing {
                told.push((cell.row, cell.column));
            }
            cell.value = text;
        }
    }
    for (sheet, cells) in workbook.sheets.iter().zip(&cells) {
        notes::texts_kept_as_noughts(sheet, cells, document);
    }
}

/// One note for the stale formulas of a sheet.
fn stale(sheet: &Sheet, found: &BTreeMap<(u32, u32), String>, document: &mut Document) {
    let at = |cell: &&Found| {
        cell.value != Value::Nothing && found.contains_key(&(cell.row, cell.column))
    };
    let cells: Vec<&Found> = sheet.cells.iter().filter(at).collect();
    let Some(first) = cells.first() else { return };
    let at: Vec<(u32, u32)> = cells.iter().map(|cell| (cell.row, cell.column)).collect();
    let (count, list) = (cells.len(), notes::names(&at));
    document.notes.push((
        notes::place(sheet, first.row, first.column),
        [
            format!("{count} 个公式保存的结果与按公式重算的不同（{list}），请打开后重新计算并保存"),
            format!(
                "formulas whose kept result differs from what they give: {count} ({list}); open the file, compute again and save it"
            ),
        ],
    ));
}

/// The values a workbook keeps, found by place.
struct Kept<'a> {
    workbook: &'a Workbook,
    /// Sheets by their names in small letters.
    names: BTreeMap<String, usize>,
    /// For each sheet its rows with the positions of their cells.
    rows: Vec<Vec<(u32, usize, usize)>>,
    /// Results of formulas that the file keeps none of.
    computed: BTreeMap<(usize, u32, u32), formula::Value>,
    chain: usize,
    steps: usize,
}

impl<'a> Kept<'a> {
    fn new(workbook: &'a Workbook) -> Self {
        let rows = workbook
            .sheets
            .iter()
            .map(|sheet| {
                let mut rows: Vec<(u32, usize, usize)> = Vec::new();
                for (at, cell) in sheet.cells.iter().enumerate() {
                    match rows.last_mut() {
                        Some((row, _, end)) if *row == cell.row => *end = at + 1,
                        _ => rows.push((cell.row, at, at + 1)),
                    }
                }
                rows
            })
            .collect();
        let sheets = workbook.sheets.iter().enumerate().rev();
        Self {
            workbook,
            names: sheets
                .map(|(number, sheet)| (sheet.name.to_lowercase(), number))
                .collect(),
            rows,
            computed: BTreeMap::new(),
            chain: 0,
            steps: FORMULA_STEPS,
        }
    }

    /// The text a formula gives; nothing in it where it can only be a text, nobody knows which.
    fn text_of(&mut self, sheet: usize, cell: &Found) -> Option<Value> {
        let formula = cell.formula.as_ref().filter(|_| !cell.array)?;
        self.take(formula.len() / 8 + 1)?;
        match Computer::new(self, sheet).value(formula) {
            formula::Value::Text(text) => Some(Value::Text(text)),
            formula::Value::Unknown => formula::gives_text(formula).then_some(Value::Nothing),
            _ => None,
        }
    }

    /// What is to be shown for a formula, where the file shows something else.
    fn differs(&mut self, sheet: usize, cell: &Found) -> Option<String> {
        let formula = cell.formula.as_ref().filter(|_| !cell.array)?;
        let workbook = self.workbook;
        let like = cell
            .shown
            .as_ref()
            .map(|text| CellFormat::new(&format_of(text)));
        let format = like.as_ref().or(workbook.formats.get(cell.format));
        let show = |value: &Value| shown(value, format, workbook.date1904);
        if cell.value == Value::Nothing {
            let value = self.computed(sheet, cell);
            return stored(&value).map(|value| show(&value));
        }
        self.take(formula.len() / 8 + 1)?;
        let mut computer = Computer::new(self, sheet);
        let value = computer.value(formula);
        let largest = computer.largest;
        let fresh = stored(&value)?;
        match (&fresh, &cell.value) {
            (Value::Number(fresh), Value::Number(kept)) => {
                let fresh = formula::Value::decimal_of(fresh)?;
                let kept = formula::Value::decimal_of(kept)?;
                let noise = largest.checked_div(Decimal::from(10u64.pow(NOISE)))?;
                if fresh.checked_sub(kept)?.abs() <= noise {
                    return None;
                }
            }
            (fresh, kept) if fresh == kept => return None,
            _ => {}
        }
        let text = show(&fresh);
        let now = cell.shown.clone().unwrap_or_else(|| show(&cell.value));
        (text != now).then_some(text)
    }

    /// Uses up steps; none when they are used up.
    fn take(&mut self, steps: usize) -> Option<()> {
        let left = self.steps.checked_sub(steps);
        // What is too much once ends it for all that follows.
        self.steps = left.unwrap_or(0);
        left.map(|_| ())
    }

    /// What a formula without a kept result gives.
    fn computed(&mut self, sheet: usize, cell: &Found) -> formula::Value {
        let key = (sheet, cell.row, cell.column);
        if let Some(value) = self.computed.get(&key) {
            return value.clone();
        }
        let (Some(formula), false) = (&cell.formula, cell.array) else {
            return formula::Value::Unknown;
        };
        if self.chain >= DEEPEST_CHAIN || self.take(formula.len() / 8 + 1).is_none() {
            return formula::Value::Unknown;
        }
        // A formula that asks for itself gets nothing.
        self.computed.insert(key, formula::Value::Unknown);
        self.chain += 1;
        let value = Computer::new(self, sheet).value(formula);
        self.chain -= 1;
        self.computed.insert(key, value.clone());
        value
    }

    fn value(&mut self, sheet: usize, cell: &'a Found) -> formula::Value {
        match &cell.value {
            Value::Nothing => self.computed(sheet, cell),
            Value::Number(number) => formula::Value::number_of(number),
            Value::Text(text) => formula::Value::Text(text.clone()),
            Value::Truth(truth) => formula::Value::Truth(*truth),
            Value::Error(error) => formula::Value::Error(error.clone()),
        }
    }
}

impl Cells for Kept<'_> {
    fn sheet(&self, name: &str) -> Option<usize> {
        self.names.get(&name.to_lowercase()).copied()
    }

    fn cell(&mut self, sheet: usize, row: u32, column: u32) -> formula::Value {
        let Some(()) = self.take(1) else {
            return formula::Value::Unknown;
        };
        let Some(cells) = self.workbook.sheets.get(sheet).map(|sheet| &sheet.cells) else {
            return formula::Value::Unknown;
        };
        let found = cells
            .binary_search_by_key(&(row, column), |cell| (cell.row, cell.column))
            .ok()
            .and_then(|at| cells.get(at));
        match found {
            Some(cell) => self.value(sheet, cell),
            None => formula::Value::Empty,
        }
    }

    fn area(&mut self, sheet: usize, area: Area) -> Option<Vec<(u32, u32, formula::Value)>> {
        let cells = &self.workbook.sheets.get(sheet)?.cells;
        let rows = self.rows.get(sheet)?;
        let first = rows.partition_point(|(row, _, _)| *row < area.top);
        let mut found = Vec::new();
        for (row, start, end) in rows.iter().skip(first) {
            if *row > area.bottom {
                break;
            }
            let row = cells.get(*start..*end)?;
            let from = row.partition_point(|cell| cell.column < area.left);
            let row = row.iter().skip(from);
            found.extend(row.take_while(|cell| cell.column <= area.right));
            if found.len() > self.steps {
                break;
            }
        }
        self.take(found.len() + 1)?;
        let mut values = Vec::with_capacity(found.len());
        for cell in found {
            values.push((cell.row, cell.column, self.value(sheet, cell)));
        }
        Some(values)
    }
}

/// A computed value as a workbook keeps it; none for the unknown.
fn stored(value: &formula::Value) -> Option<Value> {
    match value {
        formula::Value::Number(number) => Some(Value::Number(number.value.normalize().to_string())),
        formula::Value::Text(text) => Some(Value::Text(text.clone())),
        formula::Value::Truth(truth) => Some(Value::Truth(*truth)),
        formula::Value::Error(error) => Some(Value::Error(error.clone())),
        formula::Value::Empty | formula::Value::Cells(..) | formula::Value::Unknown => None,
    }
}

/// The number format by which a shown figure may have come out, where the file tells none.
fn format_of(shown: &str) -> String {
    let figure = |byte: u8| byte.is_ascii_digit() || b"-.,%".contains(&byte);
    if shown.is_empty() || !shown.bytes().all(figure) {
        return String::new();
    }
    let whole = if shown.contains(',') { "#,##0" } else { "0" };
    let percent = if shown.ends_with('%') { "%" } else { "" };
    let decimals = shown
        .trim_end_matches('%')
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let point = if decimals > 0 { "." } else { "" };
    format!("{whole}{point}{}{percent}", "0".repeat(decimals))
}
