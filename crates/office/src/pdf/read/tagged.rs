//! Our own files tell what they hold: paragraphs, tables and spans from their structure,
//! texts from their marked content, places from where it was drawn. What does not fit
//! together is left to be read from the lines.

use super::glyphs::{Element, Leaf, TaggedCell, TaggedRow};
use super::marks::{Area, Content, Glyph, Kind, Page};
use super::ruled::{self, Ruled};
use crate::document::{
    Block, Cell, Document, Layout, PageSetup, Paragraph, Place, Role, Row, Table,
};
use crate::format::Format;
use crate::limits::{MOST_COLUMNS, MOST_PIECES};
use crate::numbered::figureless;
use std::collections::{BTreeMap, BTreeSet};

/// Hundredths of a millimetre in a point.
const HUNDREDTHS_OF_MM: f64 = 2540.0 / 72.0;

/// The document; none where the file's structure does not tell all that is drawn.
pub(super) fn document(pages: &[Page], elements: &[Element]) -> Option<Document> {
    let has_table = elements.iter().any(|e| matches!(e, Element::Table(_)));
    if !has_table || !pages.iter().all(is_marked) {
        return None;
    }
    let mut told = Told::of(pages)?;
    let mut blocks = margins(pages, Kind::Header);
    let mut tables = 0;
    for element in elements {
        blocks.push(match element {
            Element::Paragraph(level, leaves) => Block::Paragraph(told.paragraph(*level, leaves)?),
            Element::Table(rows) => {
                tables += 1;
                Block::Table(told.table(rows, tables)?)
            }
        });
    }
    if !told.contents.is_empty() {
        return None;
    }
    blocks.extend(margins(pages, Kind::Footer));
    Some(Document {
        blocks,
        format: Format::Pdf,
        layout: Layout::Grid,
        page: page_setup(pages),
        ..Document::default()
    })
}

/// Whether all glyphs of a page belong to some content.
fn is_marked(page: &Page) -> bool {
    let marked: usize = page
        .contents
        .iter()
        .map(|content| content.glyphs.len())
        .sum();
    !page.broken && marked == page.glyphs.len()
}

fn page_setup(pages: &[Page]) -> PageSetup {
    let of = |points: f64| (points * HUNDREDTHS_OF_MM).round() as u32;
    pages
        .first()
        .map_or_else(PageSetup::default, |page| PageSetup {
            width: of(page.width),
            height: of(page.height),
            ..PageSetup::default()
        })
}

/// What stands in the margins, each text once: page numbers differ only in their figures.
fn margins(pages: &[Page], kind: Kind) -> Vec<Block> {
    let mut seen = BTreeSet::new();
    let mut blocks = Vec::new();
    for page in pages {
        for content in page.contents.iter().filter(|content| content.kind == kind) {
            let glyphs = glyphs(page, content);
            let text = text(glyphs).trim().to_owned();
            if seen.insert(figureless(&text)) {
                blocks.push(Block::Paragraph(Paragraph {
                    text,
                    place: place(page.number, area(glyphs)),
                    role: match kind {
                        Kind::Header => Role::Header,
                        _ => Role::Footer,
                    },
                    ..Paragraph::default()
                }));
            }
        }
    }
    blocks
}

fn glyphs<'p>(page: &'p Page, content: &Content) -> &'p [Glyph] {
    page.glyphs.get(content.glyphs.clone()).unwrap_or_default()
}

fn text(glyphs: &[Glyph]) -> String {
    let mut text = String::with_capacity(glyphs.len() * 3);
    for glyph in glyphs {
        glyph.text.push_to(&mut text);
    }
    text
}

fn area(glyphs: &[Glyph]) -> Area {
    let areas = glyphs.iter().map(|glyph| glyph.area);
    areas.reduce(|a, b| a.with(&b)).unwrap_or_default()
}

fn place(page: u32, area: Area) -> Place {
    Place {
        page,
        bounds: area.hundredths(),
        ..Place::default()
    }
}

/// What the pages tell, while the structure takes it.
struct Told<'p> {
    pages: &'p [Page],
    /// What no element has taken yet.
    contents: BTreeMap<Leaf, &'p Content>,
    /// The grids drawn on each page.
    grids: Vec<Vec<Ruled>>,
    /// The boxes that are some cell's: page, grid, box.
    taken: BTreeSet<(usize, usize, usize)>,
    /// Cells that the tables may still have: a structure may tell one table many times.
    left: usize,
}

/// Glyphs with their page.
type Drawn<'p> = (&'p Page, &'p [Glyph]);

/// A cell where it stands in its table.
struct Placed {
    cell: Cell,
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
    /// Its left and right edge on the page.
    sides: Option<(f64, f64)>,
}

impl<'p> Told<'p> {
    /// Nothing where two contents of a page have one number.
    fn of(pages: &'p [Page]) -> Option<Self> {
        let mut contents = BTreeMap::new();
        for (page, told) in pages.iter().enumerate() {
            for content in &told.contents {
                if let Some(id) = content.id
                    && contents.insert(Leaf { page, id }, content).is_some()
                {
                    return None;
                }
                if content.id.is_none() && matches!(content.kind, Kind::Line | Kind::GoesOn) {
                    return None;
                }
            }
        }
        Some(Self {
            pages,
            contents,
            grids: pages
                .iter()
                .map(|page| ruled::grids(&page.rules).0)
                .collect(),
            taken: BTreeSet::new(),
            left: MOST_PIECES,
        })
    }

    /// The text of some contents, and the glyphs of the first with their page.
    fn text(&mut self, leaves: &[Leaf]) -> Option<(String, Option<Drawn<'p>>)> {
        let mut out = String::new();
        let mut first = None;
        for leaf in leaves {
            let content = self.contents.remove(leaf)?;
            let page = self.pages.get(leaf.page)?;
            let glyphs = glyphs(page, content);
            let text = text(glyphs);
            // A space by itself marks an empty line, or a cell that goes on.
            let is_mark = text == " ";
            if is_mark && content.kind == Kind::GoesOn {
                continue;
            }
            if content.kind == Kind::Line && first.is_some() {
                out.push('\n');
            }
            if !is_mark {
                out.push_str(&text);
            }
            first.get_or_insert((page, glyphs));
        }
        Some((out, first))
    }

    fn paragraph(&mut self, level: u8, leaves: &[Leaf]) -> Option<Paragraph> {
        let (text, first) = self.text(leaves)?;
        Some(Paragraph {
            text,
            place: first.map_or_else(Place::default, |(page, glyphs)| {
                place(page.number, area(glyphs))
            }),
            role: match level {
                0 => Role::Body,
                1 => Role::Title,
                deeper => Role::Heading(deeper - 1),
            },
            ..Paragraph::default()
        })
    }

    fn table(&mut self, rows: &[TaggedRow], number: u32) -> Option<Table> {
        let mut cells = Vec::new();
        // For each column the row above which it is covered.
        let mut until: Vec<usize> = Vec::new();
        for (row, told) in rows.iter().enumerate() {
            let mut column = 0;
            for told in &told.cells {
                while until.get(column).is_some_and(|until| *until > row) {
                    column += 1;
                }
                let placed = self.cell(told, row, column, rows.len())?;
                let end = column + placed.columns;
                if end > MOST_COLUMNS as usize {
                    return None;
                }
                until.resize(until.len().max(end), 0);
                for until in until.get_mut(column..end)? {
                    if *until > row {
                        return None;
                    }
                    *until = row + placed.rows;
                }
                column = end;
                cells.push(placed);
            }
            if (row + 1) * until.len() > self.left {
                return None;
            }
        }
        self.left -= rows.len() * until.len();
        let heads = rows.iter().take_while(|row| row.is_head).count();
        let mut table = grid(rows.len(), until.len(), cells, number)?;
        table.head_rows = u32::try_from(heads).ok()?;
        Some(table)
    }

    fn cell(&mut self, told: &TaggedCell, row: usize, column: usize, end: usize) -> Option<Placed> {
        let (rows, columns) = (told.rows as usize, told.columns as usize);
        if row + rows > end {
            return None;
        }
        let (text, first) = self.text(&told.leaves)?;
        let mut cell = Cell::new(text).spanning(told.rows, told.columns);
        let mut sides = None;
        if let Some((page, glyphs)) = first {
            let area = match self.boxed(page, glyphs)? {
                Some(area) => {
                    sides = Some((area.x0, area.x1));
                    area
                }
                None => area(glyphs),
            };
            cell.place = place(page.number, area);
        }
        Some(Placed {
            cell,
            row,
            column,
            rows,
            columns,
            sides,
        })
    }

    /// The box that some glyphs stand in, if any; none at all where it is another cell's.
    fn boxed(&mut self, page: &Page, glyphs: &[Glyph]) -> Option<Option<Area>> {
        let Some(first) = glyphs.first() else {
            return Some(None);
        };
        let at = (page.number as usize).checked_sub(1)?;
        let centre = first.area.centre();
        let grids = self.grids.get(at)?.iter().enumerate();
        let found = grids
            .filter(|(_, grid)| grid.area().holds(centre))
            .find_map(|(number, grid)| Some((number, grid, grid.at(centre)?)));
        let Some((number, grid, index)) = found else {
            return Some(None);
        };
        if !self.taken.insert((at, number, index)) {
            return None;
        }
        Some(grid.boxes.get(index).map(|span| grid.area_of(span)))
    }
}

/// The table of its cells; none where they leave a gap.
fn grid(height: usize, width: usize, cells: Vec<Placed>, number: u32) -> Option<Table> {
    let mut rows = vec![vec![None; width]; height];
    let mut edges = vec![None; width + 1];
    for placed in cells {
        let (from, to) = (placed.column, placed.column + placed.columns);
        if let Some((left, right)) = placed.sides {
            *edges.get_mut(from)? = Some(left);
            *edges.get_mut(to)? = Some(right);
        }
        for row in rows.get_mut(placed.row..placed.row + placed.rows)? {
            for slot in row.get_mut(from..to)? {
                let mut covered = Cell::hidden_by_span();
                covered.place = placed.cell.place.clone();
                *slot = Some(covered);
            }
        }
        *rows.get_mut(placed.row)?.get_mut(from)? = Some(placed.cell);
    }
    let mut table = Table {
        widths: widths(&edges).unwrap_or_default(),
        ..Table::default()
    };
    for (row, cells) in (1u32..).zip(rows) {
        let mut whole = Row::default();
        for (column, cell) in (1u32..).zip(cells) {
            let mut cell = cell?;
            cell.place.table = number;
            cell.place.row = row;
            cell.place.cell = column;
            whole.cells.push(cell);
        }
        table.rows.push(whole);
    }
    Some(table)
}

fn widths(edges: &[Option<f64>]) -> Option<Vec<u32>> {
    let edges: Vec<f64> = edges.iter().copied().collect::<Option<_>>()?;
    let width = |pair: &[f64]| match pair {
        [from, to] => ((to - from) * HUNDREDTHS_OF_MM).round() as u32,
        _ => 0,
    };
    Some(edges.windows(2).map(width).collect())
}
