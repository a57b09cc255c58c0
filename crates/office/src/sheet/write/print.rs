//! How a sheet is printed: paper, margins, one page wide, rows repeated on every page.

use super::plan::{Piece, Sheet, runs};
use crate::document::{Block, Document, PageSetup, Role, Table};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Sizes of paper in hundredths of a millimetre, shorter side first, and their numbers.
const PAPERS: [(u32, u32, u8); 4] = [
    (21_000, 29_700, 9),
    (29_700, 42_000, 8),
    (14_800, 21_000, 11),
    (18_200, 25_700, 13),
];

/// The page number at the foot of every page.
const PAGE: &str = "第 &P 页，共 &N 页";

/// Sets the sheet up.
pub(super) fn set_up(
    worksheet: &mut Worksheet,
    document: &Document,
    sheet: &Sheet<'_>,
) -> Result<(), XlsxError> {
    let page = &sheet.page;
    if let Some(number) = paper(page) {
        worksheet.set_paper_size(number);
    }
    if page.width > page.height {
        worksheet.set_landscape();
    }
    let [top, right, bottom, left] = page.margins.map(|margin| f64::from(margin) / 2540.0);
    worksheet.set_margins(left, right, top, bottom, top / 2.0, bottom / 2.0);
    worksheet.set_print_center_horizontally(true);
    worksheet.set_print_fit_to_pages(1, 0);
    let header = running(document, Role::Header);
    if !header.is_empty() {
        worksheet.set_header(format!("&C{header}"));
    }
    let footer = running(document, Role::Footer);
    worksheet.set_footer(if footer.is_empty() {
        format!("&C{PAGE}")
    } else {
        format!("&C{footer}&R{PAGE}")
    });
    if let Some(last) = sheet.rows.checked_sub(1) {
        let columns = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        worksheet.set_print_area(0, 0, last, columns)?;
    }
    let head = sheet.pieces.iter().find_map(|piece| match piece {
        Piece::Table { rows, table, .. } => head(rows, table),
        Piece::Words { .. } => None,
    });
    if let Some((first, last)) = head {
        worksheet.set_repeat_rows(first, last.min(sheet.rows.saturating_sub(1)))?;
    }
    Ok(())
}

/// The first and last row of the sheet that head a table whose rows begin at those.
fn head(rows: &[u32], table: &Table) -> Option<(u32, u32)> {
    let head = match table.head_rows {
        0 => table.longest_part()?.rows.clone(),
        count => 0..count,
    };
    let at = |row: u32| rows.get(usize::try_from(row).ok()?).copied();
    let (first, end) = (at(head.start)?, at(head.end)?);
    (first < end).then(|| (first, end - 1))
}

fn paper(page: &PageSetup) -> Option<u8> {
    let (short, long) = (page.width.min(page.height), page.width.max(page.height));
    PAPERS
        .iter()
        .find(|(width, height, _)| width.abs_diff(short) < 100 && height.abs_diff(long) < 100)
        .map(|&(_, _, number)| number)
}

/// The text that runs along the pages; in its place an ampersand is written twice.
fn running(document: &Document, role: Role) -> String {
    let lines: Vec<String> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(words) if words.role == role && runs(words) => {
                Some(words.text.replace('&', "&&"))
            }
            _ => None,
        })
        .collect();
    lines.join("\n")
}
