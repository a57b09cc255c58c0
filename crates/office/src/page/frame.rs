//! What stands in the margins of every page: headers, footers, page numbers.

use super::sheet::Pages;
use super::text::Text;
use super::{Length, POINT};
use crate::WriteError;
use crate::document::{Block, Document, Role};
use crate::fonts::Faces;
use crate::numbered::is_page_number;

/// The least distance from the edge of the paper.
const FROM_EDGE: Length = 15 * POINT;

/// Draws headers and footers on all pages, and page numbers where there are several pages.
pub(super) fn headers_and_footers(
    document: &Document,
    faces: &Faces<'_>,
    pages: &mut Pages,
) -> Result<(), WriteError> {
    let of_role = |role: Role| {
        document.blocks.iter().filter_map(move |block| match block {
            Block::Paragraph(paragraph) if paragraph.role == role => Some(paragraph.text.as_str()),
            _ => None,
        })
    };
    let headers: Vec<&str> = of_role(Role::Header).collect();
    let footers: Vec<&str> = of_role(Role::Footer).collect();
    let count = pages.sheets.len();
    // The numbers of the pages it was read from are not those of these pages.
    let old = |text: &&str| count > 1 && is_page_number(text);
    let footers: Vec<&str> = footers.into_iter().filter(|text| !old(text)).collect();
    for number in 0..count {
        if !headers.is_empty() {
            draw(
                &Text::of_margin(&headers.join("\n"), faces)?,
                number,
                true,
                pages,
            );
        }
        let mut lines: Vec<String> = footers.iter().map(|&text| text.to_owned()).collect();
        if count > 1 {
            lines.push(format!("第 {} 页 共 {count} 页", number + 1));
        }
        if !lines.is_empty() {
            draw(
                &Text::of_margin(&lines.join("\n"), faces)?,
                number,
                false,
                pages,
            );
        }
    }
    Ok(())
}

/// Draws a text in the middle of the upper or lower margin.
fn draw(text: &Text, number: usize, is_upper: bool, pages: &mut Pages) {
    let Some(sheet) = pages.sheets.get_mut(number) else {
        return;
    };
    let area = sheet.area;
    let lines = text.lines(area.inner_width(), 0);
    let height = text.line_height(0) * i64::try_from(lines.len()).unwrap_or(1);
    let top = if is_upper {
        ((area.top - height) / 2).max(FROM_EDGE)
    } else {
        let middle = area.bottom + (area.height - area.bottom - height) / 2;
        middle.min(area.height - FROM_EDGE - height)
    };
    let all = 0..lines.len();
    text.place(&lines, all, area.column(), top, 0, &mut sheet.runs);
}
