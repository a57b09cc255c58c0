//! Titles, year lines and notes that stand inside a table: rows of one cell above and below
//! the form become paragraphs, and a sheet with several forms becomes several tables.

use super::{beside, pieced};
use crate::labels::Labels;
use crate::reading::titled;
use office::{Block, Cell, Document, Paragraph, Role, Row, Table};

/// The document with such rows taken out of its tables, each where it stood.
pub(in crate::reading) fn lift(document: &Document, labels: &Labels) -> Document {
    let mut blocks = Vec::with_capacity(document.blocks.len() + 4);
    for block in &document.blocks {
        match block {
            Block::Table(table) if is_guide(table, labels) => drop_title(&mut blocks, labels),
            Block::Table(table) => {
                let whole = pieced::whole(table, labels);
                let table = whole.as_ref().unwrap_or(table);
                match beside::parted(table, labels) {
                    Some(tables) => {
                        for table in &tables {
                            part(table, labels, &mut blocks);
                        }
                    }
                    None => part(table, labels, &mut blocks),
                }
            }
            Block::Paragraph(paragraph) => {
                blocks.extend(
                    titled::lines(paragraph, labels)
                        .into_iter()
                        .map(Block::Paragraph),
                );
            }
            Block::PageBreak => blocks.push(Block::PageBreak),
        }
    }
    Document {
        blocks,
        format: document.format,
        encoding: document.encoding,
        layout: document.layout,
        page: document.page,
        sections: Vec::new(),
        doubts: Vec::new(),
        notes: Vec::new(),
    }
}

/// Whether it is the page that tells how to fill a form, or one behind a report for those
/// who check it, not a form.
fn is_guide(table: &Table, labels: &Labels) -> bool {
    let is_head = |row: &Row| {
        let is = |head: &[String]| {
            let texts = row.cells.iter().map(|cell| cell.text.trim());
            texts.eq(head.iter().map(String::as_str))
        };
        is(&labels.guide.head) || labels.annexes.iter().any(|annex| is(&annex.head))
    };
    table.rows.iter().take(2).any(is_head)
}

fn drop_title(blocks: &mut Vec<Block>, labels: &Labels) {
    let titles = || {
        let annexes = labels.annexes.iter().map(|annex| &annex.title);
        std::iter::once(&labels.guide.title).chain(annexes)
    };
    let is_title = |block: &Block| match block {
        Block::Paragraph(paragraph) => titles().any(|title| paragraph.text.trim() == title),
        _ => false,
    };
    if blocks.last().is_some_and(is_title) {
        blocks.pop();
    }
}

/// What a row is to a person who looks for the form's title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Nothing in it.
    Blank,
    /// A form's title, alone or with little beside it.
    Title,
    /// One text over the whole breadth.
    Prose,
    /// One text, though not over the whole breadth.
    Lone,
    /// A label alone.
    Label,
    /// A note over the whole breadth.
    Note,
    /// The word of a column alone, which names no value of the form.
    Word,
    /// Part of the table.
    Data,
}

fn part(table: &Table, labels: &Labels, blocks: &mut Vec<Block>) {
    let mut open: Vec<(&Row, Kind)> = Vec::new();
    for row in &table.rows {
        let kind = kind(row, open.is_empty(), labels);
        match kind {
            Kind::Title => {
                close(table, std::mem::take(&mut open), labels, blocks);
                paragraphs(row, labels, blocks);
            }
            Kind::Prose | Kind::Note | Kind::Lone if open.is_empty() => {
                paragraphs(row, labels, blocks)
            }
            Kind::Blank if open.is_empty() => {}
            _ => open.push((row, kind)),
        }
    }
    close(table, open, labels, blocks);
}

fn kind(row: &Row, leading: bool, labels: &Labels) -> Kind {
    let mut filled = row.cells.iter().filter(|cell| !cell.text.trim().is_empty());
    let Some(first) = filled.next() else {
        let open = row.cells.iter().any(|cell| !cell.covered);
        return if open || leading {
            Kind::Blank
        } else {
            Kind::Data
        };
    };
    let width = u32::try_from(row.cells.len()).unwrap_or(u32::MAX);
    let others = filled.count();
    if others > 0 {
        let is_title =
            |cell: &&Cell| cell.column_span.saturating_mul(2) >= width && is_title(cell, labels);
        let titled = leading && others <= 2 && row.cells.iter().any(|cell| is_title(&cell));
        return if titled { Kind::Title } else { Kind::Data };
    }
    let covered = row.cells.iter().filter(|cell| cell.covered).count();
    let alone = u32::try_from(covered).is_ok_and(|covered| covered + 1 == first.column_span);
    if !alone {
        return Kind::Data;
    }
    if is_title(first, labels) {
        return Kind::Title;
    }
    if labels.total_in(&first.text).is_some() {
        return Kind::Data;
    }
    if !labels.meanings(&first.text).is_empty() {
        // Above the form, a line of a cover that nobody filled: 经办人：.
        let unfilled = leading && first.text.trim_end().ends_with(['：', ':']);
        let names = labels.meanings(&first.text).iter().any(super::is_field);
        return match (unfilled, names) {
            (true, _) => Kind::Prose,
            (false, true) => Kind::Label,
            (false, false) => Kind::Word,
        };
    }
    if first.column_span >= width && labels.begins_note(&first.text) {
        Kind::Note
    } else if first.column_span >= width {
        Kind::Prose
    } else {
        Kind::Lone
    }
}

fn is_title(cell: &Cell, labels: &Labels) -> bool {
    let is_title = |line| labels.title(line).is_some() || titled::parted(line, labels).is_some();
    labels.title(&cell.text).is_some() || cell.text.lines().any(is_title)
}

/// Ends a table: the rows of one text at its end are notes and signatures, unless they
/// answer a label that stands alone above them.
fn close(table: &Table, mut open: Vec<(&Row, Kind)>, labels: &Labels, blocks: &mut Vec<Block>) {
    // What follows a note is told by it, words that would be labels elsewhere too.
    let told = open
        .iter()
        .rposition(|&(_, kind)| matches!(kind, Kind::Title | Kind::Label | Kind::Data));
    let from = told.map_or(0, |last| last + 1);
    let rest = open.get(from..).unwrap_or_default();
    let note = rest.iter().position(|&(_, kind)| kind == Kind::Note);
    let mut below: Vec<&Row> = Vec::new();
    if let Some(note) = note {
        let notes = open.split_off(from + note);
        below.extend(notes.iter().rev().map(|&(row, _)| row));
    }
    while let Some(&(row, kind)) = open.last() {
        let answers = open.len() >= 2
            && open
                .get(open.len() - 2)
                .is_some_and(|&(_, above)| matches!(above, Kind::Label | Kind::Word));
        let at_left = row
            .cells
            .first()
            .is_some_and(|cell| !cell.text.trim().is_empty());
        let taken = match kind {
            Kind::Blank => true,
            Kind::Prose | Kind::Note => !answers,
            Kind::Lone => !answers && at_left && !table.sheet.is_empty(),
            Kind::Title | Kind::Label | Kind::Word | Kind::Data => false,
        };
        if !taken {
            break;
        }
        below.push(row);
        open.pop();
    }
    if !open.is_empty() {
        blocks.push(Block::Table(Table {
            rows: open.into_iter().map(|(row, _)| row.clone()).collect(),
            widths: table.widths.clone(),
            head_rows: table.head_rows,
            heads: Vec::new(),
            sheet: table.sheet.clone(),
            pieced: table.pieced,
            guessed: table.guessed,
        }));
    }
    for row in below.into_iter().rev() {
        paragraphs(row, labels, blocks);
    }
}

/// The lines of a row's cells as paragraphs.
fn paragraphs(row: &Row, labels: &Labels, blocks: &mut Vec<Block>) {
    for cell in &row.cells {
        for line in cell.text.lines().filter(|line| !line.trim().is_empty()) {
            let paragraph = Paragraph {
                text: line.trim().to_owned(),
                place: cell.place.clone(),
                role: Role::Body,
                style: cell.style,
                extra: None,
            };
            blocks.extend(
                titled::lines(&paragraph, labels)
                    .into_iter()
                    .map(Block::Paragraph),
            );
        }
    }
}
