//! The measured layout: where each glyph, rule and fill of a document stands on its pages.
//! Knows no file format; the PDF and the OFD writer draw what stands here.

mod flow;
mod frame;
#[cfg(test)]
mod heads_tests;
mod lines;
mod measure;
mod rows;
mod scale;
mod section;
mod shape;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod text;

use crate::WriteError;
use crate::document::{Document, PageSetup};
use crate::fonts::Fonts;
pub(crate) use measure::{Setting, row_heights, text_lines};
pub(crate) use scale::{SCALES, paginated};
pub(crate) use shape::Glyph;
pub use shape::is_unseen;
pub(crate) use sheet::{Fill, Owner, Pages, Rule, Run, Sheet, Start};

/// Lengths are thousandths of a point; from the left and the top of the page.
pub(crate) type Length = i64;

/// A point.
pub(crate) const POINT: Length = 1000;

/// Hundredths of a millimetre as a length.
pub(crate) fn length(hundredths: u32) -> Length {
    i64::from(hundredths) * 7200 / 254
}

/// Lays a document out.
///
/// # Errors
/// Where no font has a character of the document.
pub(crate) fn layout(document: &Document, fonts: &Fonts) -> Result<Pages, WriteError> {
    let faces = fonts.open();
    let mut pages = Pages::new(Area::of(&document.page));
    section::lay(document, &faces, &mut pages)?;
    frame::headers_and_footers(document, &faces, &mut pages)?;
    Ok(pages)
}

/// The part of a page that text fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    /// Width of the page.
    pub(crate) width: Length,
    /// Height of the page.
    pub(crate) height: Length,
    /// Left edge of the text.
    pub(crate) left: Length,
    /// Right edge of the text.
    pub(crate) right: Length,
    /// Upper edge of the text.
    pub(crate) top: Length,
    /// Lower edge of the text.
    pub(crate) bottom: Length,
}

impl Area {
    fn of(page: &PageSetup) -> Self {
        let [top, right, bottom, left] = page.margins.map(length);
        let (width, height) = (length(page.width), length(page.height));
        Self {
            width,
            height,
            left,
            right: (width - right).max(left),
            top,
            bottom: (height - bottom).max(top),
        }
    }

    /// The text's left and right edge.
    fn column(&self) -> text::Column {
        text::Column {
            left: self.left,
            right: self.right,
        }
    }

    /// Width of the text.
    pub(crate) fn inner_width(&self) -> Length {
        self.right - self.left
    }

    /// Height of the text.
    pub(crate) fn inner_height(&self) -> Length {
        self.bottom - self.top
    }
}
