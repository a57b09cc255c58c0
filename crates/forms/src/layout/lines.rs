//! Lines outside of the table: title, year, whose form it is, who signs. A value is put
//! into a line only where the reader finds it there again; else it gets a row of its own.

use super::data::{Layout, Line};
use super::fill;
use super::pattern::Words;
use super::write::Spot;
use crate::labels::Labels;
use crate::reading;
use domain::form::{Form, Slot};
use domain::place::Place;
use office::{Align, Block, Paragraph, Style};
use std::collections::BTreeMap;

/// Which values the lines outside of the table show.
pub(super) struct Outside {
    /// Values that a line would garble.
    garbled: Vec<Slot>,
    /// Values that stand in a line.
    shown: Vec<Slot>,
}

impl Outside {
    pub(super) fn of(form: &Form, layout: &Layout) -> Self {
        let lines = || {
            layout
                .cover
                .iter()
                .chain(&layout.above)
                .chain(&layout.below)
        };
        let mut garbled: Vec<Slot> = Vec::new();
        // Leaving one value out may change how the others of its line are read.
        for _ in 0..3 {
            let found: Vec<Slot> = lines()
                .flat_map(|line| unreadable(line, form, layout, &garbled))
                .collect();
            if found.is_empty() {
                break;
            }
            garbled.extend(found);
        }
        let shown = lines()
            .flat_map(|line| line.text.labels().map(|(_, target)| target.0))
            .filter(|slot| !garbled.contains(slot))
            .collect();
        Self { garbled, shown }
    }

    /// Whether a line shows the value.
    pub(super) fn shows(&self, slot: Slot) -> bool {
        self.shown.contains(&slot)
    }

    pub(super) fn cover(
        &self,
        form: &Form,
        layout: &Layout,
        spots: &mut BTreeMap<Slot, Spot>,
        blocks: &mut Vec<Block>,
    ) {
        if !layout.cover.is_empty() {
            self.print(&layout.cover, form, layout, spots, blocks);
            blocks.push(Block::PageBreak);
        }
    }

    pub(super) fn above(
        &self,
        form: &Form,
        layout: &Layout,
        spots: &mut BTreeMap<Slot, Spot>,
        blocks: &mut Vec<Block>,
    ) {
        if form.year.is_some() && reading::year_in(&title(form, layout)) != form.year {
            let text = layout.year_line.print(form, words(form, layout), &[]);
            blocks.push(paragraph(&text, Align::Centre, 0));
        }
        self.print(&layout.above, form, layout, spots, blocks);
    }

    pub(super) fn below(
        &self,
        form: &Form,
        layout: &Layout,
        spots: &mut BTreeMap<Slot, Spot>,
        blocks: &mut Vec<Block>,
    ) {
        self.print(&layout.below, form, layout, spots, blocks);
    }

    fn print(
        &self,
        lines: &[Line],
        form: &Form,
        layout: &Layout,
        spots: &mut BTreeMap<Slot, Spot>,
        blocks: &mut Vec<Block>,
    ) {
        for line in lines {
            for (_, target) in line.text.labels() {
                if self.shows(target.0) {
                    spots.insert(target.0, Spot::Line(blocks.len()));
                }
            }
            let text = line.text.print(form, words(form, layout), &self.garbled);
            let mut words = plain(&text, line.align.into(), line.size);
            words.extra = fill::line(line, form);
            blocks.push(Block::Paragraph(words));
        }
    }
}

fn words<'a>(form: &Form, layout: &'a Layout) -> Words<'a> {
    Words {
        kind: layout.kind_of(&form.title.raw),
        points: "",
    }
}

/// The form's own title, else the layout's.
pub(super) fn title(form: &Form, layout: &Layout) -> String {
    if form.title.is_empty() {
        layout.title.print(form, words(form, layout), &[])
    } else {
        form.title.raw.clone()
    }
}

/// A paragraph of running text.
pub(super) fn paragraph(text: &str, align: Align, size: u16) -> Block {
    Block::Paragraph(plain(text, align, size))
}

fn plain(text: &str, align: Align, size: u16) -> Paragraph {
    Paragraph {
        text: text.to_owned(),
        style: Style {
            align,
            size,
            ..Style::default()
        },
        ..Paragraph::default()
    }
}

/// The values of a line that the reader would not find as they were.
fn unreadable(line: &Line, form: &Form, layout: &Layout, without: &[Slot]) -> Vec<Slot> {
    let text = line.text.print(form, words(form, layout), without);
    let mut probe = Form::default();
    reading::from_line(&text, Place::default(), Labels::shipped(), &mut probe);
    line.text
        .labels()
        .map(|(_, target)| target)
        .filter(|target| !without.contains(&target.0))
        .filter(|target| {
            let wanted = target.text(form);
            !wanted.is_empty() && (wanted.contains('\n') || target.text(&probe) != wanted)
        })
        .map(|target| target.0)
        .collect()
}
