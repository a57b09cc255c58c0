//! Conclusion, signatures and notes below the total of a form that lost its columns.

use super::{Line, broken_label};
use crate::labels::{Label, Labels};
use crate::reading::{Unread, fields};
use domain::form::{Cell, Field, Form};
use domain::place::Place;

/// Reads the lines below the total row.
pub(super) fn read(
    lines: &[Line<'_>],
    labels: &Labels,
    form: &mut Form,
    narrative: &mut Vec<Unread>,
) {
    let mut tail = Tail {
        labels,
        form,
        narrative,
        running: None,
        in_notes: false,
    };
    let mut at = 0;
    while at < lines.len() {
        at += tail.line(&lines[at..]);
    }
    tail.settle();
}

/// A text that goes on over several lines, and the field it belongs to; none for a note.
struct Running {
    field: Option<Field>,
    text: String,
    place: Place,
}

struct Tail<'a> {
    labels: &'a Labels,
    form: &'a mut Form,
    narrative: &'a mut Vec<Unread>,
    running: Option<Running>,
    in_notes: bool,
}

impl Tail<'_> {
    /// Reads the first of the lines; returns how many it took.
    fn line(&mut self, lines: &[Line<'_>]) -> usize {
        let line = &lines[0];
        if line.text.is_empty() {
            return 1;
        }
        let beginning = self
            .labels
            .note_beginnings
            .iter()
            .find_map(|b| line.text.strip_prefix(b.as_str()));
        self.in_notes |= beginning.is_some();
        if self.in_notes {
            self.note(line, beginning.unwrap_or(line.text));
            return 1;
        }
        let label = broken_label(lines, self.labels).and_then(|(count, meanings)| {
            meanings.iter().find_map(|label| match label {
                Label::Field(field) => Some((count, *field)),
                _ => None,
            })
        });
        if let Some((count, field)) = label {
            self.begin(Some(field), line);
            return count;
        }
        if fields::from_line(line.text, line.place.clone(), self.labels, self.form) {
            self.settle();
        } else if let Some(running) = self.running.as_mut() {
            if running.text.is_empty() {
                running.place = line.place.clone();
            }
            running.text.push_str(line.text);
        } else {
            self.narrative.push(Unread {
                place: line.place.clone(),
                text: line.text.to_owned(),
            });
        }
        1
    }

    /// A numbered line begins a note; others continue the one before.
    fn note(&mut self, line: &Line<'_>, bare: &str) {
        if bare.starts_with(|c: char| c.is_ascii_digit()) || self.running.is_none() {
            self.begin(None, line);
        }
        if let Some(running) = self.running.as_mut() {
            running.text.push_str(line.text);
        }
    }

    fn begin(&mut self, field: Option<Field>, line: &Line<'_>) {
        self.settle();
        self.running = Some(Running {
            field,
            text: String::new(),
            place: line.place.clone(),
        });
    }

    /// Puts the running text where it belongs.
    fn settle(&mut self) {
        let Some(running) = self
            .running
            .take()
            .filter(|running| !running.text.is_empty())
        else {
            return;
        };
        let cell = Cell::new(running.text, running.place);
        match running.field {
            Some(field) if self.form.field(field).is_none_or(Cell::is_empty) => {
                self.form.fields.insert(field, cell);
            }
            _ => self.form.notes.push(cell),
        }
    }
}
