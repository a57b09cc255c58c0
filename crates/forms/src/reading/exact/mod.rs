//! Forms in real tables: every cell is read by the columns and rows it spans, nothing is
//! guessed from the order of words.

mod above;
mod beside;
mod blocks;
mod bonus;
mod columns;
mod funds;
mod goals_beside;
mod group_points;
mod groups;
mod halves;
mod head_total;
mod header;
mod indicators;
mod joined;
mod labelled;
mod lift;
mod line;
mod pairs;
mod pieced;
mod strangers;
mod sweep;
mod tasks;
mod ticked;
mod totals;

pub(super) use header::heads_grid;
pub(super) use lift::lift;
pub(super) use line::{Line, Shown, lines};

use super::{Unread, convert};
use crate::labels::{Column, Label, Labels};
use columns::Columns;
use domain::form::{Cell, Form, FundColumn, Total};
use funds::FundHeader;
use group_points::GroupPoints;
use groups::Groups;
use office::Cell as Source;
use strangers::Strangers;
use sweep::Understood;
use ticked::Ticked;

/// Where in the form the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Names, money, goals and plans.
    Head,
    /// In the indicator grid.
    Indicators,
    /// Below it.
    Tail,
}

/// Reads the rows of one form.
pub(super) struct Exact<'a> {
    labels: &'a Labels,
    form: Form,
    part: Part,
    funds: Option<FundHeader>,
    /// The columns of amounts told as pairs, in the order of the row that named them.
    paired: Vec<FundColumn>,
    /// Where expected and actual goals stand.
    goals: Option<blocks::GoalColumns<'a>>,
    /// Where the answer to a label above is looked for.
    below: Option<(u64, u64)>,
    /// The columns of the indicator grid; none where the heading is not known.
    header: Columns<Option<Column>>,
    /// Those of its columns that are ticked.
    ticked: Vec<Ticked>,
    /// Whether the row before was a heading of the grid.
    heading: bool,
    /// Whether it was one in the middle of the grid: a table that goes on.
    resumed: bool,
    groups: Groups<'a>,
    /// Where the targets of the year stand beside those of several years.
    year_half: Option<(u64, u64)>,
    /// The department and the unit that a line above the table names.
    above: [Cell; 2],
    /// Whether the row before names a goal of several years beside that of the year.
    beside_years: bool,
    /// The tasks of a department.
    tasks: Option<tasks::Tasks<'a>>,
    /// What the tasks cost together.
    tasks_total: Option<domain::form::FundLine>,
    /// Columns of points that belong to groups.
    group_points: Vec<GroupPoints>,
    /// Whether the row has a score of its own.
    scores_apart: bool,
    /// Where each row's own bonus stands.
    bonus: Option<(u64, u64)>,
    /// Headings that were not understood.
    strangers: Strangers<'a>,
    /// Whether the document tells no spans: copies of a sheet, Markdown.
    spanless: bool,
    scored: bool,
    /// The last 合计 of the grid: the total, should no other follow.
    open_total: Option<Total>,
    /// Whether the total above the grid is one figure, which may be full marks.
    total_alone: bool,
    unread: Vec<Unread>,
    understood: Understood,
}

impl<'a> Exact<'a> {
    pub(super) fn new(lines: &[Line<'a>], labels: &'a Labels, form: Form) -> Self {
        Self {
            labels,
            part: Part::Head,
            funds: None,
            paired: Vec::new(),
            goals: None,
            below: None,
            header: Columns::default(),
            ticked: Vec::new(),
            heading: false,
            resumed: false,
            groups: Groups::new(lines, labels),
            year_half: None,
            above: [form.department.clone(), form.unit.clone()],
            beside_years: false,
            tasks: None,
            tasks_total: None,
            group_points: Vec::new(),
            scores_apart: false,
            bonus: None,
            strangers: Strangers::default(),
            spanless: lines
                .iter()
                .flat_map(Line::own)
                .all(|shown| shown.cell.row_span <= 1 && shown.cell.column_span <= 1),
            scored: form.family.is_scored(),
            open_total: None,
            total_alone: false,
            unread: Vec::new(),
            understood: Understood::default(),
            form,
        }
    }

    /// The finished form; hands over what was not understood.
    pub(super) fn finish(mut self, lines: &[Line<'a>], unread: &mut Vec<Unread>) -> Form {
        if self.part == Part::Indicators
            && let Some(total) = self.open_total.take()
        {
            self.form.total = total;
        }
        self.groups.tell_blanks(&mut self.form);
        self.settle_names_above();
        self.settle_tasks();
        self.strangers.tell(&mut self.form);
        self.sweep(lines);
        unread.extend(self.unread);
        self.form
    }

    /// Reads one row; the caller knows whether it heads an indicator grid.
    pub(super) fn line(&mut self, line: &Line<'a>, heads_grid: bool) {
        let was_heading = std::mem::take(&mut self.heading);
        if self.note_halves(line) && !heads_grid && !was_heading {
            return;
        }
        self.resumed = was_heading && !self.form.indicators.is_empty();
        if heads_grid || was_heading && self.is_second_heading(line) {
            self.take_heading(line, was_heading);
            return;
        }
        if let Some(stretch) = self.below.take()
            && self.answer_below(line, stretch)
        {
            return;
        }
        if line.filled().next().is_none() {
            return;
        }
        match self.part {
            Part::Indicators => {
                if self.total_row(line) || self.closing_row(line) || self.note_row(line) {
                    return;
                }
                self.indicator_row(line);
            }
            Part::Head | Part::Tail => {
                if self.task_row(line)
                    || self.goal_beside(line)
                    || self.paired_funds(line)
                    || self.fund_header(line)
                    || self.goal_header(line)
                    || self.goal_row(line)
                    || self.block_row(line)
                    || self.note_row(line)
                    || self.unlabelled_funds(line)
                {
                    return;
                }
                self.labelled_row(line);
            }
        }
    }

    fn meanings(&self, shown: &Shown<'_>) -> &'a [Label] {
        self.labels.meanings(&shown.cell.text)
    }

    fn has(&self, shown: &Shown<'_>, wanted: impl Fn(&Label) -> bool) -> bool {
        self.meanings(shown).iter().any(wanted)
    }

    /// A labelled value (conclusion, opinion) below a grid without total row: its label
    /// stands left of the names.
    fn closing_row(&mut self, line: &Line<'a>) -> bool {
        let Some(first) = line.filled().next() else {
            return false;
        };
        let in_front = self
            .header
            .at(Some(Column::Cell(domain::form::IndicatorColumn::Name)))
            .is_some_and(|name| first.from < name.from);
        let closes = in_front && self.has(first, is_field);
        if closes {
            self.part = Part::Tail;
            self.labelled_row(line);
        }
        closes
    }

    /// A note over the whole breadth, or behind its label.
    fn note_row(&mut self, line: &Line<'a>) -> bool {
        let mut own = line.own();
        let (Some(first), second) = (own.next(), own.next()) else {
            return false;
        };
        if own.next().is_some() {
            return false;
        }
        let note = match second {
            None => {
                let begins = self.labels.begins_note(first.text());
                begins.then_some(first)
            }
            Some(text) if self.part != Part::Head && first.from == 0 => self
                .has(first, |label| {
                    *label == Label::Column(Column::Cell(domain::form::IndicatorColumn::Note))
                })
                .then_some(text),
            Some(_) => None,
        };
        if let Some(note) = note.filter(|note| !note.is_empty()) {
            self.form.notes.push(super::cell(note.cell));
        }
        note.is_some()
    }

    fn leave(&mut self, source: &Source) {
        self.unread.push(Unread {
            place: convert(&source.place),
            text: source.text.clone(),
        });
    }
}

/// A cell of a row as part of a table of figures: what reaches down from above is empty.
pub(super) fn own_cell(shown: &Shown<'_>) -> Cell {
    if shown.own {
        return super::cell(shown.cell);
    }
    Cell {
        place: convert(&shown.cell.place),
        ..Cell::default()
    }
}

/// Whether a label names a value of the form.
fn is_field(label: &Label) -> bool {
    matches!(
        label,
        Label::Project | Label::Department | Label::Unit | Label::Field(_)
    )
}
