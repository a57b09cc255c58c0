//! The table of one form while it is written: labels and values on a canvas, and where
//! each value of the form came to stand.

use super::canvas::Canvas;
use super::data::{Align, Layout, Part, Side};
use super::entry;
use super::pattern::{Pattern, Words};
use crate::labels::{Label, Labels};
use domain::form::{Form, Slot};
use office::{Cell, Entry, Head, Style};
use std::collections::BTreeMap;

/// The table while it is written.
pub(super) struct Sheet<'a> {
    pub(super) form: &'a Form,
    pub(super) layout: &'a Layout,
    pub(super) labels: &'static Labels,
    pub(super) words: Words<'a>,
    pub(super) canvas: Canvas,
    /// Row and column of every value.
    pub(super) spots: BTreeMap<Slot, (usize, usize)>,
    /// Rows that are repeated on every page of what they head.
    pub(super) heads: Vec<Head>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(form: &'a Form, layout: &'a Layout, extra_columns: usize) -> Self {
        Self {
            form,
            layout,
            labels: Labels::shipped(),
            words: Words {
                kind: layout.kind_of(&form.title.raw),
                points: "",
            },
            canvas: Canvas::new(layout.columns.len() + extra_columns),
            spots: BTreeMap::new(),
            heads: Vec::new(),
        }
    }

    /// The printed form of a label.
    pub(super) fn print(&self, pattern: &Pattern) -> String {
        pattern.print(self.form, self.words, &[])
    }

    /// The usual word for a meaning.
    pub(super) fn word(&self, label: &Label) -> String {
        self.labels.word(label).unwrap_or_default().to_owned()
    }

    fn style(&self, align: office::Align) -> Style {
        Style {
            size: self.layout.page.size,
            align,
            ..Style::default()
        }
    }

    /// A printed label over one row.
    pub(super) fn label(&mut self, at: (usize, usize), columns: u32, text: &str) {
        self.tall_label(at, 1, columns, text);
    }

    /// A printed label over several rows.
    pub(super) fn tall_label(&mut self, at: (usize, usize), rows: usize, columns: u32, text: &str) {
        let mut cell = Cell::new(text);
        cell.style = self.style(office::Align::Centre);
        self.canvas.put(at, rows, size(columns), cell);
    }

    /// A value of the form; nothing is printed where the form has none.
    pub(super) fn value(&mut self, at: (usize, usize), columns: u32, slot: Slot) {
        self.aligned_value(at, columns, slot, Align::Auto, entry::of(self.form, slot));
    }

    /// A value with its alignment and what may be entered.
    pub(super) fn aligned_value(
        &mut self,
        at: (usize, usize),
        columns: u32,
        slot: Slot,
        align: Align,
        entry: Entry,
    ) {
        let text = self.form.cell(slot).map_or("", |cell| cell.raw.as_str());
        let mut cell = Cell::new(text);
        cell.style = self.style(align.into());
        cell.extra_mut().entry = entry;
        self.canvas.put(at, 1, size(columns), cell);
        self.spots.insert(slot, at);
    }

    /// What belongs in the cell at that place; only a form that nobody filled has need of it.
    pub(super) fn prompt(&mut self, at: (usize, usize), guide: Option<&[String; 2]>) {
        let Some([zh, _]) = guide.filter(|_| self.form.blank) else {
            return;
        };
        if let Some(cell) = self.canvas.cell(at) {
            cell.extra_mut().prompt.clone_from(zh);
        }
    }

    /// A cell to be filled that no value of the form stands for.
    pub(super) fn free(&mut self, at: (usize, usize), columns: u32, text: &str, entry: Entry) {
        let mut cell = Cell::new(text);
        cell.style = self.style(office::Align::Auto);
        cell.extra_mut().entry = entry;
        self.canvas.put(at, 1, size(columns), cell);
    }

    /// Puts the side labels of a part that began at `start`, and lets its rows reach the edge.
    pub(super) fn close(&mut self, sides: &[Side], start: usize) {
        let end = self.canvas.height();
        let mut column = 0;
        for side in sides {
            match &side.label {
                Some(label) => {
                    let text = self.print(label);
                    self.tall_label((start, column), end - start, side.columns, &text);
                }
                None => self.canvas.go_on(start, column),
            }
            column += size(side.columns);
        }
        for row in start..end {
            self.canvas.stretch(row);
        }
    }

    /// Notes the head of the indicators, which begins the part. The total below them stands
    /// in the same columns.
    pub(super) fn note_head(&mut self, part: &Part, start: usize) {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (start, end) = (count(start), count(self.canvas.height()));
        match part {
            Part::Indicators(_) => self.heads.push(Head {
                rows: start..start + 1,
                until: end,
            }),
            Part::Row(row) if row.is_total() => {
                let before = self.heads.last_mut().filter(|head| head.until == start);
                if let Some(head) = before {
                    head.until = end;
                }
            }
            _ => {}
        }
    }

    /// What is left of the width behind a column.
    pub(super) fn rest(&self, column: usize) -> u32 {
        u32::try_from(self.canvas.width().saturating_sub(column)).unwrap_or(1)
    }
}

pub(super) fn size(columns: u32) -> usize {
    usize::try_from(columns).unwrap_or(1)
}
