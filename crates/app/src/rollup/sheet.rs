//! Tables as a roll-up writes them: headings, texts, figures, and figures that are computed
//! from the cells of another table.

use office::{
    Align, Block, Cell, Document, Entry, Formula, Paragraph, Piece, Role, Row, Stored, Style, Table,
};

/// Digits that a workbook keeps of a number.
const DIGITS: usize = 15;

/// Behind headings.
const SHADE: [u8; 3] = [0xE7, 0xEC, 0xF3];

/// The tables other tables compute from; where each really stands is known when all are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The forms.
    Forms,
    /// The rows of indicators.
    Rows,
    /// The money lines.
    Funds,
}

/// A table under way.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) title: String,
    pub(super) table: Table,
    /// What other tables call it.
    pub(super) known: Option<From>,
    /// Whether every figure of it is a number to a workbook, so that it can be computed with.
    pub(super) safe: bool,
}

impl Sheet {
    /// Begins a table with headings and relative widths.
    pub(super) fn new(title: &str, columns: &[(&str, u32)]) -> Self {
        let cells = columns.iter().map(|(name, _)| {
            let mut cell = Cell::new(*name);
            cell.style = Style {
                bold: true,
                align: Align::Centre,
                fill: Some(SHADE),
                ..Style::default()
            };
            cell
        });
        let head = Row {
            cells: cells.collect(),
            ..Row::default()
        };
        Self {
            title: title.to_owned(),
            table: Table {
                rows: vec![head],
                widths: columns.iter().map(|(_, width)| width * 200).collect(),
                head_rows: 1,
                sheet: title.to_owned(),
                ..Table::default()
            },
            known: None,
            safe: true,
        }
    }

    /// Adds a row; tells its position in the table.
    pub(super) fn row(&mut self, cells: Vec<Cell>) -> usize {
        self.safe &= cells.iter().all(is_safe);
        self.table.rows.push(Row {
            cells,
            ..Row::default()
        });
        self.table.rows.len() - 1
    }

    /// Whether it has rows below its headings.
    pub(super) fn is_filled(&self) -> bool {
        self.table.rows.len() > 1
    }
}

/// Whether a figure can be computed with.
fn is_safe(cell: &Cell) -> bool {
    let number = cell
        .extra
        .as_ref()
        .is_some_and(|extra| extra.stored.is_some());
    !number || cell.text.bytes().filter(u8::is_ascii_digit).count() <= DIGITS
}

/// A text.
pub(super) fn text(text: impl Into<String>) -> Cell {
    let mut cell = Cell::new(text);
    cell.style.align = Align::Left;
    cell
}

/// A figure; an empty one stays empty.
pub(super) fn figure(text: impl Into<String>) -> Cell {
    let mut cell = Cell::new(text);
    cell.style.align = Align::Right;
    if !cell.text.is_empty() {
        let number = cell.text.trim_end_matches('%').to_owned();
        cell.extra_mut().stored = Some(Stored::Number(number));
    }
    cell
}

/// A figure that is computed; without a formula it stays as it is.
pub(super) fn computed(text: impl Into<String>, formula: Option<Formula>) -> Cell {
    let mut cell = figure(text);
    if let Some(formula) = formula.filter(|_| !cell.text.is_empty()) {
        let extra = cell.extra_mut();
        extra.formula = Some(formula);
        extra.entry = Entry::Computed;
    }
    cell
}

/// A column of some rows of another table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    from: From,
    rows: (usize, usize),
}

impl Run {
    /// The rows from the first to the last, both included; none where there are none.
    pub(super) fn new(from: From, first: usize, count: usize) -> Option<Self> {
        let last = first.checked_add(count)?.checked_sub(1)?;
        (count > 0).then_some(Self {
            from,
            rows: (first, last),
        })
    }

    /// The column of that position.
    pub(super) fn column(self, column: u32) -> Option<Piece> {
        let (first, last) = self.rows;
        let (first, last) = (u32::try_from(first).ok()?, u32::try_from(last).ok()?);
        Some(Piece::Elsewhere(
            self.from as u32,
            (first, column),
            (last, column),
        ))
    }

    /// A formula in which `{3}` stands for the third column, from 0.
    pub(super) fn formula(self, pattern: &str) -> Option<Formula> {
        let mut pieces = Vec::new();
        let mut rest = pattern;
        while let Some((before, behind)) = rest.split_once('{') {
            let (column, after) = behind.split_once('}')?;
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(self.column(column.parse().ok()?)?);
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        pieces.retain(|piece| *piece != Piece::Text(String::new()));
        Some(Formula(pieces))
    }
}

/// A document of those tables, each on a sheet of its own; formulas find theirs.
pub(super) fn document(title: &str, told: &[String], sheets: Vec<Sheet>) -> Document {
    let mut places = [None; 3];
    for (at, sheet) in sheets.iter().enumerate() {
        if let Some(place) = sheet.known.and_then(|known| places.get_mut(known as usize)) {
            *place = u32::try_from(at).ok().filter(|_| sheet.safe);
        }
    }
    let mut blocks = vec![paragraph(title, Role::Title)];
    blocks.extend(told.iter().map(|line| paragraph(line, Role::Body)));
    for (at, mut sheet) in sheets.into_iter().enumerate() {
        if at > 0 {
            blocks.push(Block::PageBreak);
        }
        settle(&mut sheet.table, &places);
        blocks.push(paragraph(&sheet.title, Role::Heading(1)));
        blocks.push(Block::Table(sheet.table));
    }
    let mut document = Document {
        blocks,
        ..Document::default()
    };
    document.page = document.page.lying();
    document
}

fn paragraph(text: &str, role: Role) -> Block {
    Block::Paragraph(Paragraph {
        text: text.to_owned(),
        role,
        ..Paragraph::default()
    })
}

/// Points formulas to where their tables stand; those whose table cannot be computed with
/// are left out, and the figure stays.
fn settle(table: &mut Table, places: &[Option<u32>; 3]) {
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        let Some(extra) = cell.extra.as_deref_mut() else {
            continue;
        };
        let Some(formula) = &mut extra.formula else {
            continue;
        };
        let settled = formula.0.iter_mut().all(|piece| match piece {
            Piece::Elsewhere(from, ..) => {
                let place = places.get(*from as usize).copied().flatten();
                place.map(|place| *from = place).is_some()
            }
            _ => true,
        });
        if !settled {
            extra.formula = None;
        }
    }
}
