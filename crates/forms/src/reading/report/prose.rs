//! A paragraph of a report with its figures, each at its own place.

use domain::form::{Cell, Paragraph};
use domain::place::Place;

/// The paragraph of a text that begins at a place; blanks at its ends do not count.
pub(super) fn paragraph(text: &str, level: u8, place: &Place) -> Paragraph {
    let start = text.len() - text.trim_start().len();
    let place = if start > 0 {
        behind(place, text, start)
    } else {
        place.clone()
    };
    let text = text.trim();
    Paragraph {
        level,
        text: Cell::new(text, place.clone()),
        figures: domain::prose::figures(text)
            .into_iter()
            .map(|figure| Cell::new(figure.raw, behind(&place, text, figure.bytes.start)))
            .collect(),
    }
}

/// The lines of a cell as paragraphs.
pub(super) fn lines(cell: &Cell) -> impl Iterator<Item = (&str, Place)> {
    cell.raw
        .split('\n')
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| (line, below(&cell.place, number)))
}

/// The place so many lines below the beginning of a text.
fn below(place: &Place, lines: usize) -> Place {
    let mut place = place.clone();
    if let Some(at) = place.line.as_mut().filter(|_| lines > 0) {
        at.line = at.line.saturating_add(u32::try_from(lines).unwrap_or(0));
        at.column = 1;
    }
    place
}

/// The place of a piece of a text: a column further right for every character before it.
pub(super) fn behind(place: &Place, text: &str, bytes: usize) -> Place {
    let mut place = place.clone();
    if let (Some(at), Some(before)) = (place.line.as_mut(), text.get(..bytes)) {
        let before = u32::try_from(before.chars().count()).unwrap_or(0);
        // A paragraph of a document is one as a whole, not at a column.
        at.column = at.column.max(1).saturating_add(before);
    }
    place
}
