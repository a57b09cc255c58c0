//! Text tables as the word processor had them: whole grids with spans.

#![allow(dead_code, reason = "each test file uses its own part")]

use domain::form::{Form, Slot};
use office::{Block, Cell, Document, Layout, Place, Row, Table};
use std::collections::BTreeSet;

/// The document with every table a whole grid: rows of different numbers of cells share the
/// breadth, and an empty cell below a label is one the label reaches down to.
pub fn gridded(document: &Document) -> Document {
    let mut number = 0;
    let blocks = document.blocks.iter().map(|block| match block {
        Block::Table(table) => {
            number += 1;
            Block::Table(grid(table, number))
        }
        other => other.clone(),
    });
    Document {
        blocks: blocks.collect(),
        layout: Layout::Grid,
        ..document.clone()
    }
}

/// Divides every number of cells a row of the forms has.
const BREADTH: usize = 5040;

fn grid(table: &Table, number: u32) -> Table {
    let edge = |i: usize, count: usize| i * BREADTH / count;
    let mut edges: BTreeSet<usize> = BTreeSet::from([0, BREADTH]);
    for row in &table.rows {
        let count = row.cells.len();
        edges.extend((0..=count).map(|i| edge(i, count.max(1))));
    }
    let edges: Vec<usize> = edges.into_iter().collect();
    let at = |edge: usize| edges.binary_search(&edge).unwrap();
    let width = edges.len() - 1;
    let head = table.rows.iter().position(|row| {
        row.cells
            .iter()
            .any(|cell| squeezed(&cell.text) == "三级指标")
    });
    let mut rows: Vec<Row> = Vec::new();
    // For each column the row and column of the cell whose label may reach down.
    let mut above: Vec<Option<(usize, usize)>> = vec![None; width];
    for (r, source) in table.rows.iter().enumerate() {
        let count = source.cells.len();
        let mut cells = vec![Cell::hidden_by_span(); width];
        for (i, old) in source.cells.iter().enumerate() {
            let (from, to) = (at(edge(i, count)), at(edge(i + 1, count)));
            let in_grid =
                head.is_some_and(|head| r > head && table.rows[head].cells.len() == count);
            let may_cover = i == 0 || in_grid && i < 3;
            let owner = above[from].filter(|&(row, column)| {
                let owner: &Cell = &rows[row].cells[column];
                may_cover && column == from && owner.column_span as usize == to - from
            });
            if let (true, Some((row, column))) = (old.text.trim().is_empty(), owner) {
                rows[row].cells[column].row_span += 1;
                continue;
            }
            let mut cell = Cell::new(old.text.clone()).spanning(1, (to - from) as u32);
            cell.place = Place {
                table: number,
                row: r as u32 + 1,
                cell: from as u32 + 1,
                ..Place::default()
            };
            above[from..to].fill((!old.text.trim().is_empty()).then_some((r, from)));
            cells[from] = cell;
        }
        rows.push(Row { cells, height: 0 });
    }
    let widths = edges.windows(2).map(|pair| (pair[1] - pair[0]) as u32);
    Table {
        rows,
        widths: widths.collect(),
        ..Table::default()
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A table whose rows are drawn: `<` belongs to the cell at its left, `^` to the cell above,
/// cells are parted by `|`.
pub fn drawn(rows: &[&str]) -> Document {
    Document {
        blocks: vec![Block::Table(drawn_table(rows))],
        layout: Layout::Grid,
        ..Document::default()
    }
}

/// See [`drawn`].
pub fn drawn_table(rows: &[&str]) -> Table {
    let texts: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            row.split('|')
                .map(|cell| cell.trim().replace("\\n", "\n"))
                .collect()
        })
        .collect();
    let width = texts.iter().map(Vec::len).max().unwrap();
    let is = |r: usize, c: usize, sign: &str| {
        texts
            .get(r)
            .and_then(|row| row.get(c))
            .is_some_and(|t| t == sign)
    };
    let rows = texts.iter().enumerate().map(|(r, row)| {
        assert_eq!(row.len(), width, "row {r} has another width");
        let cells = row.iter().enumerate().map(|(c, text)| {
            let mut cell = Cell::new(text.clone());
            if text == "<" || text == "^" {
                cell = Cell::hidden_by_span();
            } else {
                cell.column_span = 1 + (c + 1..).take_while(|&c| is(r, c, "<")).count() as u32;
                cell.row_span = 1 + (r + 1..).take_while(|&r| is(r, c, "^")).count() as u32;
            }
            cell.place = Place {
                table: 1,
                row: r as u32 + 1,
                cell: c as u32 + 1,
                ..Place::default()
            };
            cell
        });
        Row {
            cells: cells.collect(),
            height: 0,
        }
    });
    Table {
        rows: rows.collect(),
        ..Table::default()
    }
}

/// Everything a form says, without places.
pub fn told(form: &Form) -> Vec<String> {
    let squeeze = |raw: &str| raw.split_whitespace().collect::<String>();
    let mut told = vec![format!(
        "{:?} {:?} {:?}",
        form.family, form.year, form.money_unit
    )];
    for slot in form.slots() {
        let text = form
            .cell(slot)
            .map(|cell| squeeze(&cell.raw))
            .unwrap_or_default();
        if !text.is_empty() && !matches!(slot, Slot::Note(_)) {
            told.push(format!("{} {text}", slot.path()));
        }
    }
    for row in &form.indicators {
        told.push(format!(
            "{}/{} {}",
            row.level1.name(),
            row.level2.name(),
            squeeze(&row.name.raw)
        ));
    }
    told
}
