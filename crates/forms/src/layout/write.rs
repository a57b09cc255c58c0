//! Form to document: title and lines, the table part by part, what the layout has no room
//! for, and the notes.

use super::data::{Layout, Part};
use super::sheet::Sheet;
use super::{extras, fill, formulas, lines, parts};
use domain::form::{Form, Slot};
use domain::rules::RulesInForce;
use office::{Block, Document, Face, PageSetup, Paragraph, Role, Section, Style, Table};
use std::collections::BTreeMap;

/// Longest name of a workbook's sheet, in characters.
const LONGEST_SHEET_NAME: usize = 31;

/// The smallest widths the columns are squeezed to, as a share of what the layout says.
const EXTRA_COLUMN: u32 = 1_800;

/// Where a value came to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// In a table: table of the document, row and column of its grid, all from 0.
    Cell(usize, usize, usize),
    /// In a paragraph: position among the document's blocks.
    Line(usize),
}

/// A form as a document.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The document, with real tables.
    pub document: Document,
    /// Where each value stands.
    pub spots: BTreeMap<Slot, Spot>,
    /// What found no place: the address and the printed text.
    pub unplaced: Vec<(Slot, String)>,
}

/// Writes a form in a layout. The rules tell how the execution score is rounded and what
/// its rate is taken of; without them the formulas that need it are left out.
pub fn write(form: &Form, rules: Option<&RulesInForce>, layout: &Layout) -> Written {
    let mut sheet = Sheet::new(form, layout, extras::columns(form, layout));
    let outside = lines::Outside::of(form, layout);
    extras::above(&mut sheet, &outside);
    for part in &layout.parts {
        if matches!(part, Part::Indicators(_)) {
            extras::in_front_of_grid(&mut sheet);
        }
        let start = sheet.canvas.height();
        let left = part
            .sides()
            .iter()
            .map(|side| super::sheet::size(side.columns))
            .sum();
        match part {
            Part::Row(part) => parts::row(&mut sheet, part, left),
            Part::Funds(part) => parts::funds(&mut sheet, part, left),
            Part::Goals(part) => parts::goals(&mut sheet, part, left),
            Part::Plan(part) => parts::plan(&mut sheet, part, left),
            Part::Indicators(part) => parts::indicators(&mut sheet, part, left),
            Part::Tables(part) => parts::tables(&mut sheet, part),
        }
        sheet.close(part.sides(), start);
        sheet.note_head(part, start);
    }
    extras::below(&mut sheet, &outside);
    formulas::attach(&mut sheet, rules);
    assemble(sheet, &outside)
}

fn assemble(sheet: Sheet<'_>, outside: &lines::Outside) -> Written {
    let (form, layout) = (sheet.form, sheet.layout);
    let mut written = Written::default();
    let document = &mut written.document;
    document.layout = office::Layout::Grid;
    document.page = page(layout);
    outside.cover(form, layout, &mut written.spots, &mut document.blocks);
    let title = lines::title(form, layout);
    if title == form.title.raw {
        written
            .spots
            .insert(Slot::Title, Spot::Line(document.blocks.len()));
    }
    let title_at = Spot::Line(document.blocks.len());
    document.blocks.push(Block::Paragraph(Paragraph {
        text: title,
        role: Role::Title,
        extra: fill::title(layout, form),
        style: Style {
            face: Face::XiaoBiaoSong,
            align: office::Align::Centre,
            ..Style::default()
        },
        ..Paragraph::default()
    }));
    outside.above(form, layout, &mut written.spots, &mut document.blocks);
    for (&slot, &(row, column)) in &sheet.spots {
        written
            .spots
            .entry(slot)
            .or_insert(Spot::Cell(0, row, column));
    }
    if extras::told_by_title(form) {
        written.spots.entry(Slot::Department).or_insert(title_at);
    }
    let widths = widths(layout, sheet.canvas.width(), &document.page);
    let heads = sheet.heads;
    let mut table = sheet.canvas.into_table(widths);
    table.heads = heads;
    table.sheet = sheet_name(form);
    document.blocks.push(Block::Table(table));
    outside.below(form, layout, &mut written.spots, &mut document.blocks);
    for (i, note) in form.notes.iter().enumerate() {
        written
            .spots
            .insert(Slot::Note(i), Spot::Line(document.blocks.len()));
        document
            .blocks
            .push(lines::paragraph(&note.raw, office::Align::Left, 0));
    }
    written.unplaced = form
        .slots()
        .into_iter()
        .filter(|slot| !written.spots.contains_key(slot))
        .filter_map(|slot| Some((slot, form.cell(slot)?.raw.clone())))
        .filter(|(slot, text)| !text.is_empty() && !is_told_otherwise(form, *slot))
        .collect();
    number(&mut written.document);
    written
}

/// A table's title that only repeats its first heading stands there.
fn is_told_otherwise(form: &Form, slot: Slot) -> bool {
    let Slot::TableTitle(t) = slot else {
        return false;
    };
    let table = form.tables.get(t);
    table.is_some_and(|t| {
        t.columns
            .first()
            .is_some_and(|head| head.raw == t.title.raw)
    })
}

fn page(layout: &Layout) -> PageSetup {
    let mut page = PageSetup::default();
    if layout.page.lying {
        page = page.lying();
    }
    if let Some(margins) = layout.page.margins {
        page.margins = margins;
    }
    page
}

/// The widths, with room for columns the layout does not know.
fn widths(layout: &Layout, columns: usize, page: &PageSetup) -> Vec<u32> {
    let mut widths = layout.columns.clone();
    widths.resize(columns, EXTRA_COLUMN);
    let all: u32 = widths.iter().sum();
    let room = page.inner_width();
    if all > room && all > 0 {
        for width in &mut widths {
            let squeezed = u64::from(*width) * u64::from(room) / u64::from(all);
            *width = u32::try_from(squeezed).unwrap_or(*width);
        }
    }
    widths
}

/// Whose form it is, short enough for a workbook and without what it forbids.
fn sheet_name(form: &Form) -> String {
    form.subject()
        .chars()
        .filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c))
        .take(LONGEST_SHEET_NAME)
        .collect()
}

/// Gives every cell its place: table, row and column from 1.
fn number(document: &mut Document) {
    let count = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    let tables = document.blocks.iter_mut().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) | Block::PageBreak => None,
    });
    for (t, table) in tables.enumerate() {
        for (r, row) in table.rows.iter_mut().enumerate() {
            for (c, cell) in row.cells.iter_mut().enumerate() {
                cell.place.table = count(t);
                cell.place.row = count(r);
                cell.place.cell = count(c);
            }
        }
    }
}

/// Several forms in one document, each on a page of its own, as it asks for one.
pub fn join(all: impl IntoIterator<Item = Written>) -> Document {
    let mut joined = Document {
        layout: office::Layout::Grid,
        ..Document::default()
    };
    let mut names: Vec<String> = Vec::new();
    for (i, written) in all.into_iter().enumerate() {
        let document = written.document;
        if i == 0 {
            joined.page = document.page;
        } else {
            joined.blocks.push(Block::PageBreak);
            let from = joined.blocks.len();
            if *joined.page_of(from) != document.page {
                let page = document.page;
                joined.sections.push(Section { from, page });
            }
        }
        joined
            .blocks
            .extend(document.blocks.into_iter().map(|block| match block {
                Block::Table(table) => Block::Table(renamed(table, &mut names)),
                other => other,
            }));
    }
    number(&mut joined);
    joined
}

/// Two forms of one subject get sheets of different names.
fn renamed(mut table: Table, names: &mut Vec<String>) -> Table {
    let plain = table.sheet.clone();
    let mut n = 2;
    while names.contains(&table.sheet) {
        let suffix = format!("({n})");
        let room = LONGEST_SHEET_NAME - suffix.len();
        table.sheet = plain.chars().take(room).collect::<String>() + &suffix;
        n += 1;
    }
    names.push(table.sheet.clone());
    table
}
