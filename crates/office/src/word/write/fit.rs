//! How large the tables of a Word document are written, so that what fits one page in print
//! does so whatever font stands in for 宋体: lines of fixed height, by the same scales as in
//! PDF. Without fonts widths are guessed.

use super::styles;
use crate::document::{Block, Document, PageSetup, Paragraph, Role, Table};
use crate::look;
use crate::page::{SCALES, Setting, paginated, row_heights, text_lines};

/// Height of lines within cells, in hundredths of the font size.
pub(super) const LINE: i64 = 125;

/// Space within cells at each side, in hundredths of a millimetre.
pub(super) const BESIDE: i64 = 70;

/// What a row's rule takes, in hundredths of a millimetre.
const RULE: i64 = 18;

/// Room that is left free, in hundredths of a millimetre: what stands in for a font may be a
/// little wider.
const SPARE: i64 = 500;

/// Figures and letters of what stands in for a font may be wider: parts of a hundred of the
/// width that lines are guessed to have.
const WIDE: i64 = 96;

/// How much of the least heights of rows is kept where a form would else need a line or two
/// on another page, in hundredths.
const LOW: u16 = 50;

/// How large a table is written: font size of its usual cells, and space above and below
/// the text of a cell, in tenths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) size: u16,
    pub(super) above: u16,
    /// How much of the least heights of rows is kept, in hundredths.
    least: u16,
}

impl Scale {
    fn of((size, above): (i64, i64)) -> Self {
        let small = |n| u16::try_from(n).unwrap_or(look::TABLE);
        Self {
            size: small(size),
            above: small(above),
            least: 100,
        }
    }

    /// The least height of a row that tells one.
    pub(super) fn least(self, told: u32) -> u32 {
        u32::try_from(u64::from(told) * u64::from(self.least) / 100).unwrap_or(told)
    }

    /// The size of a text whose style tells a size; in halves of a point, as Word has them.
    pub(super) fn size(self, told: u16) -> u16 {
        let scaled = u32::from(told) * u32::from(self.size) / u32::from(look::TABLE);
        u16::try_from(scaled).map_or(told, |size| size.max(10) / 5 * 5)
    }

    fn setting(self) -> Setting {
        // Tenths of a point to hundredths of a millimetre.
        let above = i64::from(self.above) * 2540 / 720;
        Setting {
            size: self.size,
            scale: i64::from(self.size) * 100 / i64::from(look::TABLE),
            line: LINE,
            beside: BESIDE,
            above_and_below: 2 * above + RULE,
            least: i64::from(self.least),
        }
    }
}

/// The scale of the tables among the blocks from `from` to the next page break; none where
/// they do not fit one page at any.
pub(super) fn one_page(document: &Document, from: usize) -> Option<Scale> {
    let page = document.page_of(from);
    let blocks: Vec<&Block> = document
        .blocks
        .iter()
        .enumerate()
        .skip(from)
        .take_while(|(at, block)| {
            let new = *at > from && document.begins_section(*at);
            !new && !matches!(block, Block::PageBreak)
        })
        .map(|(_, block)| block)
        .collect();
    let texts: i64 = blocks.iter().map(|block| words(block, page)).sum();
    let room = i64::from(page.inner_height()) - SPARE - texts;
    let fits = |scale: Scale| {
        let tables = blocks.iter().map(|block| match block {
            Block::Table(table) => height(table, page, scale),
            _ => 0,
        });
        tables.sum::<i64>() <= room
    };
    // What fits at one scale fits at all smaller ones.
    let at = SCALES.partition_point(|scale| !fits(Scale::of(*scale)));
    let low = || {
        let smallest = Scale::of(*SCALES.last()?);
        let low = Scale {
            least: LOW,
            ..smallest
        };
        fits(low).then_some(low)
    };
    SCALES.get(at).copied().map(Scale::of).or_else(low)
}

/// The scale of a table that takes several pages.
pub(super) fn several_pages(table: &Table) -> Scale {
    Scale::of(paginated(table.width()))
}

/// The height of a table in hundredths of a millimetre.
fn height(table: &Table, page: &PageSetup, scale: Scale) -> i64 {
    let widths = look::columns(table, table.width(), page.inner_width());
    let widths: Vec<u32> = widths
        .into_iter()
        .map(|width| u32::try_from(i64::from(width) * WIDE / 100).unwrap_or(width))
        .collect();
    let heights = row_heights(table, &widths, &scale.setting());
    heights.into_iter().map(i64::from).sum()
}

/// The height of a paragraph in hundredths of a millimetre.
fn words(block: &Block, page: &PageSetup) -> i64 {
    match block {
        Block::Paragraph(Paragraph {
            role: Role::Header | Role::Footer,
            ..
        }) => 0,
        Block::Paragraph(words) => {
            let size = look::paragraph_style(words).size;
            let width = i64::from(page.inner_width()) * WIDE / 100;
            let lines = text_lines(&words.text, width, size);
            let twips =
                lines * i64::from(styles::line(words.role, size)) + styles::around(words.role);
            twips * 2540 / 1440
        }
        Block::Table(_) | Block::PageBreak => 0,
    }
}
