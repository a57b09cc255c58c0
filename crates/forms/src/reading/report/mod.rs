//! Reports: every paragraph with its level and figures, every table with full names for its
//! columns, the items of an evaluation, the verdict. Nothing of a report is left out: what
//! is no table, field or goal is a paragraph.

mod aligned;
mod heads;
mod indicators;
mod items;
mod labelled;
mod outline;
mod prose;
mod rows;
mod scored;
mod tables;
mod told;
mod verdict;

use super::{Unread, convert, exact, fields, finish};
use crate::labels::Labels;
use domain::form::{Cell, DataTable, Form};
use domain::place::Place;
use office::{Layout, Paragraph, Role, Row};
pub(super) use outline::is_annex;
pub(crate) use outline::ordinal;
use tables::Part;

/// A longer line with a label in it is a sentence.
const LONGEST_LABELLED: usize = 100;
/// Headings of an annex stand below its title.
const DEEPEST: u8 = 9;

/// What a report is made of, in order.
pub(super) enum Piece<'a> {
    /// A line or a paragraph.
    Paragraph(&'a Paragraph),
    /// The rows of a table, as a text has them.
    Rows(Vec<&'a Row>),
    /// The rows of a real table.
    Lines(&'a [exact::Line<'a>]),
}

/// Reads a report's pieces into its form.
pub(super) fn read(
    pieces: &[Piece<'_>],
    layout: Layout,
    labels: &Labels,
    form: Form,
    reading: &mut super::Reading,
) -> Form {
    let mut report = Report::new(layout, labels, form);
    let is_table = |piece: &Piece<'_>| !matches!(piece, Piece::Paragraph(_));
    let last_table = pieces.iter().rposition(is_table).unwrap_or(0);
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Paragraph(paragraph) => {
                report.paragraph(paragraph, at < last_table);
            }
            Piece::Rows(rows) => report.table(rows.iter().map(|row| rows::of_text(row)).collect()),
            Piece::Lines(lines) => report.table(lines.iter().map(rows::of_grid).collect()),
        }
    }
    report.finish(reading)
}

/// Whether a report says anything beyond its cover.
pub(super) fn says_something(form: &Form) -> bool {
    let told = !form.paragraphs.is_empty() || !form.goals.is_empty() || !form.items.is_empty();
    told || !form.tables.is_empty() || !form.indicators.is_empty()
}

struct Report<'a> {
    labels: &'a Labels,
    form: Form,
    /// Whether tables have lost their spans.
    in_text: bool,
    part: Part,
    /// Whether an annex was announced whose title is still to come.
    annex: bool,
    /// How much deeper headings stand, below the title of an annex.
    deeper: u8,
    /// The last heading or short line that no table was named after.
    heading: Option<Cell>,
    /// What goes on with the last goal's cell below its table.
    achieved: String,
    unread: Vec<Unread>,
    narrative: Vec<Unread>,
}

impl<'a> Report<'a> {
    fn new(layout: Layout, labels: &'a Labels, form: Form) -> Self {
        Self {
            labels,
            form,
            in_text: layout != Layout::Grid,
            part: Part::Free,
            annex: false,
            deeper: 0,
            heading: None,
            achieved: String::new(),
            unread: Vec::new(),
            narrative: Vec::new(),
        }
    }

    fn finish(mut self, reading: &mut super::Reading) -> Form {
        self.close();
        let words = &self.labels.report;
        // Items in a table are told once more in prose at most.
        let taken = if self.form.items.is_empty() {
            items::take(&mut self.form, words)
        } else {
            Vec::new()
        };
        verdict::find(&mut self.form, &taken, words);
        reading.unread.extend(self.unread);
        reading.narrative.extend(self.narrative);
        self.form
    }

    /// A line outside of tables; `goes_on` where another table follows.
    fn paragraph(&mut self, paragraph: &Paragraph, goes_on: bool) {
        let text = paragraph.text.trim();
        if text.is_empty() {
            return;
        }
        let place = convert(&paragraph.place);
        if fields::is_below_the_page(paragraph) || paragraph.role == Role::Header {
            self.narrative.push(Unread {
                place,
                text: text.to_owned(),
            });
            return;
        }
        // A text ends a table at an empty line, though the cell goes on.
        let words = &self.labels.report;
        let level = outline::heading(text, paragraph.role, words);
        let within = self.part.is_goals() && self.in_text && goes_on;
        if within && level.is_none_or(|level| level > 1) {
            self.achieved.push('\n');
            self.achieved.push_str(text);
            return;
        }
        self.close();
        let says_nothing =
            finish::is_year_line(text, finish::year_in(text)) || labelled::is_room(text, words);
        if is_annex(text, words) {
            self.annex = true;
        } else if says_nothing {
            // What is left to be filled in, or repeats the title.
        } else if self.labels.begins_note(text) {
            self.form.notes.push(Cell::new(text, place));
        } else if !self.labelled(&paragraph.text, &place) {
            self.text(&paragraph.text, &place, level);
        }
    }

    /// A short line of labels and values.
    fn labelled(&mut self, line: &str, place: &Place) -> bool {
        line.chars().count() <= LONGEST_LABELLED
            && ordinal(line.trim()).is_none()
            && fields::from_line(line, place.clone(), self.labels, &mut self.form)
    }

    /// A heading or running text.
    fn text(&mut self, text: &str, place: &Place, level: Option<u8>) {
        let level = match level {
            // The first line of an annex is its title.
            _ if std::mem::take(&mut self.annex) => {
                self.deeper = 1;
                1
            }
            Some(level) => level.saturating_add(self.deeper).min(DEEPEST),
            None => 0,
        };
        let paragraph = prose::paragraph(text, level, place);
        if level > 0 || outline::may_name(&paragraph.text.raw) {
            self.heading = Some(paragraph.text.clone());
        }
        self.form.paragraphs.push(paragraph);
    }

    /// Leaves the table that is open, or what looked like the beginning of one.
    fn close(&mut self) {
        let achieved = std::mem::take(&mut self.achieved);
        if let Some(goal) = self.form.goals.last_mut().filter(|_| !achieved.is_empty()) {
            let place = goal.actual.place.clone();
            goal.actual = Cell::new(std::mem::take(&mut goal.actual.raw) + &achieved, place);
        }
        match std::mem::take(&mut self.part) {
            Part::Data(table) => self.push(*table),
            Part::Head(rows) => {
                for view in rows.iter().flatten().filter(|view| view.is_filled()) {
                    self.leave(&view.cell);
                }
            }
            Part::Free | Part::Goals(_) | Part::Completion(_) | Part::Scored(_) => {}
        }
    }

    fn push(&mut self, table: tables::Open) {
        if table.rows.is_empty() {
            for cell in table.columns.iter().filter(|cell| !cell.is_empty()) {
                self.leave(cell);
            }
            return;
        }
        self.form.tables.push(DataTable {
            title: table.title,
            columns: table.columns,
            rows: table.rows,
        });
    }

    /// The lines of a cell as running text.
    fn lines_of(&mut self, cell: &Cell) {
        for (line, place) in prose::lines(cell) {
            let level = outline::heading(line.trim(), Role::Body, &self.labels.report);
            self.text(line, &place, level);
        }
    }

    fn leave(&mut self, cell: &Cell) {
        self.unread.push(Unread {
            place: cell.place.clone(),
            text: cell.raw.clone(),
        });
    }
}
