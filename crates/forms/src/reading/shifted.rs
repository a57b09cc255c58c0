//! Rows of a copied table whose cells moved to the left and were filled up at the right: as
//! wide as the others, though no column can be trusted.

use crate::labels::{Column, Label, Labels};
use domain::form::IndicatorColumn;
use office::{Block, Document, Format, Layout, Row};

/// Whether a text is told as a grid and has such rows.
pub(super) fn is_shifted(document: &Document, labels: &Labels) -> bool {
    let told = document.layout == Layout::Grid && document.format == Format::Text;
    let moved = |block: &Block| match block {
        Block::Table(table) => {
            let mut header = None;
            table.rows.iter().any(|row| {
                let found = Header::of(row, labels);
                let is_heading = found.is_some();
                header = found.or(header.take());
                let header = header.as_ref().filter(|_| !is_heading);
                header.is_some_and(|header| header.has_moved(row, labels))
            })
        }
        Block::Paragraph(_) | Block::PageBreak => false,
    };
    told && document.blocks.iter().any(moved)
}

/// Where the headings of an indicator grid stand.
struct Header {
    group: Option<usize>,
    kind: usize,
    name: usize,
}

impl Header {
    fn of(row: &Row, labels: &Labels) -> Option<Self> {
        let at = |wanted: Column| {
            let is = |label: &Label| *label == Label::Column(wanted);
            let mut cells = row.cells.iter();
            cells.position(|cell| labels.meanings(&cell.text).iter().any(is))
        };
        Some(Self {
            group: at(Column::Level1),
            kind: at(Column::Level2)?,
            name: at(Column::Cell(IndicatorColumn::Name))?,
        })
    }

    /// Whether a group's or a kind's label stands where it cannot.
    fn has_moved(&self, row: &Row, labels: &Labels) -> bool {
        let meanings = |at: usize| {
            let cell = row.cells.get(at);
            cell.map_or(&[][..], |cell| labels.meanings(&cell.text))
        };
        let is_group = |label: &Label| matches!(label, Label::Level1(_));
        let is_kind = |label: &Label| matches!(label, Label::Level2(_));
        let is_level = |at: usize| {
            let all = meanings(at);
            !all.is_empty() && all.iter().all(|label| is_group(label) || is_kind(label))
        };
        let filled = |at: usize| {
            let cell = row.cells.get(at);
            cell.is_some_and(|cell| !cell.text.trim().is_empty())
        };
        let outside = |at: usize| Some(at) != self.group && at != self.kind;
        let in_front = (0..self.name).any(|at| outside(at) && is_level(at));
        let for_group = self.group.is_some_and(|group| {
            let kind_alone = is_level(group) && !meanings(group).iter().any(is_group);
            kind_alone && filled(self.kind) && !is_level(self.kind)
        });
        in_front || for_group
    }
}
