//! A table that swallowed the next form's title: where one empty line alone parts two forms,
//! the text layout takes the title for a part of the last cell.

use super::titled;
use crate::labels::Labels;
use office::{Block, Cell, Document, Paragraph, Row, Table};
use std::borrow::Cow;

/// The document with such tables parted at the title; untouched where there are none.
pub(super) fn part_at_titles<'a>(document: &'a Document, labels: &Labels) -> Cow<'a, Document> {
    let swallowed = |cell: &Cell| title_line(cell, labels).is_some();
    let any = document.blocks.iter().any(|block| match block {
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).any(swallowed),
        Block::Paragraph(one) => titled::parted(&one.text, labels).is_some(),
        Block::PageBreak => false,
    });
    if !any {
        return Cow::Borrowed(document);
    }
    let mut mended = Document {
        blocks: Vec::new(),
        ..document.clone()
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(one) => {
                let lines = titled::lines(one, labels).into_iter();
                mended.blocks.extend(lines.map(Block::Paragraph));
            }
            Block::PageBreak => mended.blocks.push(Block::PageBreak),
            Block::Table(table) => part(table, labels, &mut mended.blocks),
        }
    }
    Cow::Owned(mended)
}

/// The line of a cell, from 0, at which the next form's title begins.
fn title_line(cell: &Cell, labels: &Labels) -> Option<usize> {
    if !cell.text.contains('\n') {
        return None;
    }
    let lines: Vec<&str> = cell.text.split('\n').collect();
    let title = lines
        .iter()
        .skip(1)
        .position(|line| begins_form(line, labels))?
        + 1;
    // Everything from the first empty line in front of the title on belongs to it, else
    // a line that ends in a colon (附件2：).
    let blank = lines[..title]
        .iter()
        .position(|line| line.trim().is_empty());
    let heading = lines[title - 1].trim_end().ends_with(['：', ':']);
    Some(blank.unwrap_or(if heading && title > 1 {
        title - 1
    } else {
        title
    }))
}

/// Whether a form begins with a line. The report of a project among the lines of a cell is
/// only mentioned there.
fn begins_form(line: &str, labels: &Labels) -> bool {
    let family = labels.title(line);
    family.is_some_and(|family| !(family.is_report() && family.is_project()))
}

fn part(table: &Table, labels: &Labels, blocks: &mut Vec<Block>) {
    let mut open = Table::default();
    for row in &table.rows {
        let found = row
            .cells
            .iter()
            .enumerate()
            .find_map(|(i, cell)| Some((i, title_line(cell, labels)?)));
        let Some((at, line)) = found else {
            open.rows.push(row.clone());
            continue;
        };
        let cell = &row.cells[at];
        let mut head: Vec<Cell> = row.cells[..=at].to_vec();
        head[at].text = cell
            .text
            .split('\n')
            .take(line)
            .collect::<Vec<_>>()
            .join("\n");
        open.rows.push(Row {
            cells: head,
            ..Row::default()
        });
        blocks.push(Block::Table(std::mem::take(&mut open)));
        for (offset, text) in cell.text.split('\n').enumerate().skip(line) {
            let mut place = cell.place.clone();
            place.line = place
                .line
                .saturating_add(u32::try_from(offset).unwrap_or(0));
            (place.column, place.table, place.row, place.cell) = (1, 0, 0, 0);
            blocks.push(Block::Paragraph(Paragraph {
                text: text.to_owned(),
                place,
                ..Paragraph::default()
            }));
        }
        // The next form's first cells stand in the same row.
        let rest = row.cells[at + 1..].to_vec();
        if !rest.is_empty() {
            open.rows.push(Row {
                cells: rest,
                ..Row::default()
            });
        }
    }
    if !open.rows.is_empty() {
        blocks.push(Block::Table(open));
    }
}
