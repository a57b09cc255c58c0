//! A marked document for what cannot be marked itself: cells coloured and numbered, what
//! is said about them below their table, on paper too.

use super::Remark;
use super::target::{Target, Targets, cell};
use crate::document::{Block, Document, Face, Paragraph, Role, Style};
use std::collections::BTreeMap;

/// Size of what is said, in tenths of a point.
const SMALL: u16 = 105;

/// The document with the remarks in it.
pub fn marked(document: &Document, remarks: &[Remark]) -> Document {
    let targets = Targets::of(document);
    let (found, lost) = targets.sort(remarks);
    let mut marking = Marking { found, number: 0 };
    let mut out = document.clone();
    out.blocks.clear();
    if !lost.is_empty() {
        let note = marking.said(&lost);
        out.blocks.extend(note);
    }
    for block in &document.blocks {
        match block {
            Block::Paragraph(words) => {
                let mut words = words.clone();
                let target = Target::Line(words.place.line);
                let line = words.place.line > 0;
                let remarks = line.then(|| marking.found.remove(&target)).flatten();
                let mut after = Vec::new();
                if let Some(remarks) = remarks {
                    after = marking.said(&remarks);
                    words.text.push_str(&marking.sign());
                    words.style.fill = fill(&remarks);
                }
                out.blocks.push(Block::Paragraph(words));
                out.blocks.extend(after);
            }
            Block::Table(table) => {
                let mut table = table.clone();
                let mut after = Vec::new();
                for shown in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    for target in [cell(&shown.place), Some(Target::Line(shown.place.line))] {
                        let remarks = target
                            .filter(|_| !shown.covered)
                            .and_then(|target| marking.found.remove(&target));
                        if let Some(remarks) = remarks {
                            after.extend(marking.said(&remarks));
                            shown.text.push_str(&marking.sign());
                            shown.style.fill = fill(&remarks).or(shown.style.fill);
                        }
                    }
                }
                out.blocks.push(Block::Table(table));
                out.blocks.extend(after);
            }
            Block::PageBreak => out.blocks.push(Block::PageBreak),
        }
    }
    // Lines that no block begins at.
    let rest: Vec<&Remark> = std::mem::take(&mut marking.found)
        .into_values()
        .flatten()
        .collect();
    if !rest.is_empty() {
        let note = marking.said(&rest);
        out.blocks.extend(note);
    }
    out
}

fn fill(remarks: &[&Remark]) -> Option<[u8; 3]> {
    remarks.iter().find_map(|remark| remark.fill)
}

struct Marking<'r> {
    found: BTreeMap<Target, Vec<&'r Remark>>,
    number: usize,
}

impl Marking<'_> {
    /// The sign of the last remarks that were said.
    fn sign(&self) -> String {
        format!("【{}】", self.number)
    }

    /// The remarks on one cell as paragraphs with a number.
    fn said(&mut self, remarks: &[&Remark]) -> Vec<Block> {
        self.number += 1;
        let sign = self.sign();
        let style = |bold| Style {
            face: Face::Kai,
            size: SMALL,
            bold,
            ..Style::default()
        };
        let mut said = Vec::new();
        for remark in remarks {
            for (text, bold) in [
                (format!("{sign}{}", remark.title), true),
                (remark.text.clone(), false),
            ] {
                if !text.is_empty() {
                    said.push(Block::Paragraph(Paragraph {
                        text,
                        role: Role::Note,
                        style: Style {
                            fill: remark.fill.filter(|_| bold),
                            ..style(bold)
                        },
                        ..Paragraph::default()
                    }));
                }
            }
        }
        said
    }
}
