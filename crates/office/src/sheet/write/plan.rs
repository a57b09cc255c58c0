//! Where each paragraph and table goes: which sheet, which rows, which columns.

use super::{heights, name};
use crate::document::{self, Block, Document, PageSetup, Paragraph, Role};
use crate::look;

/// Edges of columns nearer than this, in hundredths of a millimetre, are one edge.
const SAME_EDGE: u32 = 250;

/// Text that still fits the header or footer of a sheet, which holds 255 characters.
const RUNNING: usize = 200;

/// A sheet to be written.
pub(super) struct Sheet<'a> {
    /// Its name.
    pub name: String,
    /// Widths of its columns in hundredths of a millimetre; at least one.
    pub columns: Vec<u32>,
    /// What stands on it, from the top.
    pub pieces: Vec<Piece<'a>>,
    /// How many rows it has.
    pub rows: u32,
    /// The page it is printed on.
    pub page: PageSetup,
}

impl<'a> Sheet<'a> {
    /// Widths of a table's columns that begin and end at those edges.
    pub(super) fn widths(&self, edges: &[u16]) -> Vec<u32> {
        edges
            .windows(2)
            .map(|pair| match *pair {
                [left, right] => self
                    .columns
                    .get(usize::from(left)..usize::from(right))
                    .map_or(0, |widths| widths.iter().sum()),
                _ => 0,
            })
            .collect()
    }

    /// Puts a paragraph below what is there.
    fn words(&mut self, words: &'a Paragraph) {
        let size = look::paragraph_style(words).size;
        let heights = heights::of_words(&words.text, size, self.columns.iter().sum());
        let row = self.rows;
        self.rows = row.saturating_add(count(&heights));
        self.pieces.push(Piece::Words {
            row,
            heights,
            words,
        });
    }

    /// Puts a table below what is there.
    fn table(&mut self, table: &'a document::Table, edges: Vec<u16>) {
        let mut rows = vec![self.rows];
        let mut heights = Vec::new();
        for parts in heights::of_table(table, &self.widths(&edges)) {
            self.rows = self.rows.saturating_add(count(&parts));
            rows.push(self.rows);
            heights.extend(parts);
        }
        self.pieces.push(Piece::Table {
            rows,
            heights,
            table,
            edges,
        });
    }
}

fn count(heights: &[f64]) -> u32 {
    u32::try_from(heights.len()).unwrap_or(u32::MAX)
}

/// What stands on a sheet.
pub(super) enum Piece<'a> {
    /// A paragraph, over the whole width.
    Words {
        /// Its first row, from 0.
        row: u32,
        /// The heights of its rows: a long text has several.
        heights: Vec<f64>,
        /// The paragraph.
        words: &'a Paragraph,
    },
    /// A table.
    Table {
        /// The row of the sheet, from 0, at which each of its rows begins, and the last ends.
        rows: Vec<u32>,
        /// The heights of the sheet's rows, from its first.
        heights: Vec<f64>,
        /// The table.
        table: &'a document::Table,
        /// The column of the sheet at which each of its columns begins, and the last ends.
        edges: Vec<u16>,
    },
}

/// Whether a header or footer is short enough to run along the pages.
pub(super) fn runs(words: &Paragraph) -> bool {
    matches!(words.role, Role::Header | Role::Footer) && words.text.chars().count() <= RUNNING
}

/// The sheets of a document; at least one, for a workbook must have one.
pub(super) fn sheets(document: &Document) -> Vec<Sheet<'_>> {
    let mut names = Vec::new();
    let mut parts = parts(document);
    if parts.is_empty() {
        parts.push((document.page, Vec::new()));
    }
    parts
        .into_iter()
        .map(|(page, blocks)| {
            let name = name::sheet(wish(&blocks), &names);
            names.push(name.clone());
            sheet(name, &blocks, page)
        })
        .collect()
}

/// The blocks of each sheet with its page: a page break, a title behind a table, a table of
/// another sheet or another page begins a new one.
fn parts(document: &Document) -> Vec<(PageSetup, Vec<&Block>)> {
    let mut parts: Vec<(PageSetup, Vec<&Block>)> = Vec::new();
    let mut open = false;
    let mut table: Option<&str> = None;
    for (number, block) in document.blocks.iter().enumerate() {
        open &= !document.begins_section(number);
        let new = match block {
            Block::PageBreak => {
                open = false;
                continue;
            }
            Block::Paragraph(words) if runs(words) => continue,
            Block::Paragraph(words) => words.role == Role::Title && table.is_some(),
            Block::Table(next) if next.rows.is_empty() => continue,
            Block::Table(next) => table.is_some_and(|sheet| sheet != next.sheet),
        };
        if new || !open {
            parts.push((*document.page_of(number), Vec::new()));
            (open, table) = (true, None);
        }
        if let Block::Table(next) = block {
            table = Some(&next.sheet);
        }
        if let Some((_, part)) = parts.last_mut() {
            part.push(block);
        }
    }
    parts
}

/// What the sheet would be called: as its table says, else as its title.
fn wish<'a>(blocks: &[&'a Block]) -> &'a str {
    let sheet = blocks.iter().find_map(|block| match block {
        Block::Table(table) if !table.sheet.is_empty() => Some(table.sheet.as_str()),
        _ => None,
    });
    let title = blocks.iter().find_map(|block| match block {
        Block::Paragraph(words) if words.role == Role::Title => Some(words.text.as_str()),
        _ => None,
    });
    sheet.or(title).unwrap_or_default()
}

fn sheet<'a>(name: String, blocks: &[&'a Block], page: PageSetup) -> Sheet<'a> {
    let (edges, tables) = common_edges(blocks, page.inner_width());
    let columns: Vec<u32> = edges
        .windows(2)
        .map(|pair| match pair {
            &[left, right] => right - left,
            _ => 0,
        })
        .collect();
    let mut sheet = Sheet {
        name,
        columns,
        pieces: Vec::new(),
        rows: 0,
        page,
    };
    let mut tables = tables.into_iter();
    let mut behind_table = false;
    for block in blocks {
        match block {
            Block::Paragraph(words) => sheet.words(words),
            Block::Table(table) => {
                // An empty row keeps tables that follow one another apart.
                sheet.rows += u32::from(behind_table);
                sheet.table(table, tables.next().unwrap_or_default());
            }
            Block::PageBreak => continue,
        }
        behind_table = matches!(block, Block::Table(_));
    }
    sheet
}

/// The edges of the sheet's columns from 0 to its width, so that every table's columns have
/// theirs; and for each table, which of them are its own.
fn common_edges(blocks: &[&Block], inner: u32) -> (Vec<u32>, Vec<Vec<u16>>) {
    let mut edges = vec![0, inner];
    let mut own_edges: Vec<Vec<u32>> = Vec::new();
    for block in blocks {
        let Block::Table(table) = block else {
            continue;
        };
        let widths = look::columns(table, table.width(), inner);
        let mut own = vec![0];
        let mut at = 0;
        for (number, width) in widths.iter().enumerate() {
            at += width;
            if number + 1 == widths.len() {
                own.push(inner);
                break;
            }
            let last = own.last().copied().unwrap_or(0);
            let near = edges
                .iter()
                .copied()
                .filter(|&edge| edge > last && edge < inner)
                .min_by_key(|edge| edge.abs_diff(at))
                .filter(|edge| edge.abs_diff(at) <= SAME_EDGE && !own_edges.is_empty());
            // A column has some width, however narrow.
            own.push(near.unwrap_or(at.max(last + 1)));
        }
        edges.extend(&own);
        edges.sort_unstable();
        edges.dedup();
        own_edges.push(own);
    }
    let place = |edge: &u32| {
        let index = edges.binary_search(edge).unwrap_or_else(|index| index);
        u16::try_from(index).unwrap_or(u16::MAX)
    };
    let own = own_edges
        .iter()
        .map(|own| own.iter().map(place).collect())
        .collect();
    (edges, own)
}
