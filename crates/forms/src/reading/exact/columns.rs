//! Columns told by a heading row: a cell belongs to the heading it stands under.

use super::line::Shown;

/// Headings with the stretch each takes.
#[derive(Clone, Debug)]
pub(super) struct Columns<T> {
    pub(super) list: Vec<Column<T>>,
}

/// A heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column<T> {
    pub(super) from: u64,
    pub(super) to: u64,
    pub(super) meaning: T,
}

impl<T> Default for Columns<T> {
    fn default() -> Self {
        Self { list: Vec::new() }
    }
}

impl<T: Copy + PartialEq> Columns<T> {
    pub(super) fn add(&mut self, shown: &Shown<'_>, meaning: T) {
        self.list.push(Column {
            from: shown.from,
            to: shown.to,
            meaning,
        });
    }

    /// The heading a cell stands under: the one it shares most with.
    pub(super) fn above(&self, shown: &Shown<'_>) -> Option<&Column<T>> {
        let mut best: Option<(&Column<T>, u64)> = None;
        for column in &self.list {
            let shared = shown.overlap(column.from, column.to);
            if shared > best.map_or(0, |(_, most)| most) {
                best = Some((column, shared));
            }
        }
        best.map(|(column, _)| column)
    }

    pub(super) fn at(&self, meaning: T) -> Option<&Column<T>> {
        self.list.iter().find(|column| column.meaning == meaning)
    }
}
