//! Tables of reports: those of the data, whose cells name figures, and those whose rows
//! come from forms.

use super::draft::{Draft, OPEN};
use super::fill::{Filled, Lacking, word};
use forms::report::TablePlan;
use office::{Align, Block, Cell, Row, Style, Table};
use std::collections::BTreeSet;

/// Behind headings.
const SHADE: [u8; 3] = [0xE7, 0xEC, 0xF3];
/// A column's width in hundredths of a millimetre, for each part of its relative width.
const PART: u32 = 700;

/// Writes a table of the data.
pub(super) fn write(draft: &mut Draft<'_>, plan: &TablePlan) {
    let contradicted = draft.book.contradicted(&plan.closes);
    let mut rows: Vec<Row> = Vec::new();
    for (at, texts) in plan.head.iter().chain(&plan.rows).enumerate() {
        let heads = at < plan.head.len() && !plan.rows.is_empty();
        rows.push(row(draft, texts, heads, &contradicted));
    }
    span(&mut rows, plan);
    if !plan.caption.is_empty() {
        let caption = draft.book.fill(&plan.caption);
        draft.caption(&caption.map_or_else(|_| String::new(), |filled| filled.text));
    }
    let heads = if plan.rows.is_empty() {
        0
    } else {
        plan.head.len()
    };
    push(draft, rows, &plan.widths, heads);
}

/// Ends a table.
fn push(draft: &mut Draft<'_>, rows: Vec<Row>, widths: &[u32], heads: usize) {
    draft.blocks.push(Block::Table(Table {
        rows,
        widths: widths.iter().map(|width| width * PART).collect(),
        head_rows: u32::try_from(heads).unwrap_or(0),
        ..Table::default()
    }));
}

fn row(draft: &mut Draft<'_>, texts: &[String], heads: bool, not: &BTreeSet<String>) -> Row {
    let filled: Vec<Result<Filled, Lacking>> = texts
        .iter()
        .map(|text| {
            let named = |name: &String| text.contains(name.as_str());
            match not.iter().any(named) {
                true => Err(Lacking::Disputed),
                false => draft.book.fill(text),
            }
        })
        .collect();
    let cells = filled.into_iter().map(|filled| {
        let filled = match filled {
            Ok(filled) => filled,
            Err(lacking) => Filled {
                text: word(
                    match lacking {
                        Lacking::Missing => "cell-blank",
                        Lacking::Disputed => "cell-disputed",
                    },
                    &[],
                ),
                ..Filled::default()
            },
        };
        draft.blanks += filled.text.matches('【').count();
        draft.note(&filled.origins);
        if heads {
            head(&filled.text)
        } else {
            cell(filled)
        }
    });
    Row {
        cells: cells.collect(),
        ..Row::default()
    }
}

/// A cell with what is told of its figures.
pub(super) fn cell(filled: Filled) -> Cell {
    let mut cell = Cell::new(filled.text);
    cell.style.fill = cell.text.starts_with('【').then_some(OPEN);
    if !filled.told.is_empty() {
        cell.extra_mut().told = filled.told;
    }
    cell
}

fn head(text: &str) -> Cell {
    let mut cell = Cell::new(text);
    cell.style = Style {
        bold: true,
        align: Align::Centre,
        fill: Some(SHADE),
        ..Style::default()
    };
    cell
}

/// Makes `<` part of the cell at the left and `^` part of the one above.
fn span(rows: &mut [Row], plan: &TablePlan) {
    let texts: Vec<&Vec<String>> = plan.head.iter().chain(&plan.rows).collect();
    let at = |row: usize, column: usize| texts.get(row).and_then(|row| row.get(column));
    let is =
        |row: usize, column: usize, mark: &str| at(row, column).is_some_and(|text| text == mark);
    for (number, row) in rows.iter_mut().enumerate() {
        for (column, cell) in row.cells.iter_mut().enumerate() {
            if is(number, column, "<") || is(number, column, "^") {
                *cell = Cell::hidden_by_span();
                continue;
            }
            let right = (column + 1..)
                .take_while(|&next| is(number, next, "<"))
                .count();
            let below = (number + 1..)
                .take_while(|&next| is(next, column, "^"))
                .count();
            cell.column_span = u32::try_from(right + 1).unwrap_or(1);
            cell.row_span = u32::try_from(below + 1).unwrap_or(1);
        }
    }
}

/// Writes a label and its value as a row of its own.
pub(super) fn pair(draft: &mut Draft<'_>, label: Filled, value: Filled) {
    draft.blanks += value.text.matches('【').count();
    draft.note(&value.origins);
    let row = Row {
        cells: vec![cell(label), cell(value)],
        ..Row::default()
    };
    push(draft, vec![row], &[8, 16], 0);
}

/// Writes a table of one row of headings, parted by `|`, and rows of filled cells.
pub(super) fn listed(draft: &mut Draft<'_>, heads: &str, widths: &[u32], rows: Vec<Vec<Filled>>) {
    let mut all = vec![Row {
        cells: heads.split('|').map(head).collect(),
        ..Row::default()
    }];
    for row in rows {
        let mut cells = Vec::with_capacity(row.len());
        for filled in row {
            draft.blanks += filled.text.matches('【').count();
            draft.note(&filled.origins);
            cells.push(cell(filled));
        }
        all.push(Row {
            cells,
            ..Row::default()
        });
    }
    push(draft, all, widths, 1);
}
