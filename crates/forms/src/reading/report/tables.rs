//! The rows of a report's tables: which begin a table, which go on with one, which are
//! labels with their values, which are running text in a frame.

use super::aligned::{aligned, below_group};
use super::indicators::Completion;
use super::rows::{self, View, figures_and_words, is_marked_blank};
use super::scored::Scored;
use super::{Report, heads};
use crate::labels::{Label, key};
use crate::reading::doubt;
use domain::form::{Cell, Goal};

/// Tables do not have more rows of headings.
const MOST_HEADINGS: usize = 8;

/// Where in a table the reader is.
#[derive(Debug, Default)]
pub(super) enum Part {
    /// Nowhere in particular.
    #[default]
    Free,
    /// Below rows of headings.
    Head(Vec<Vec<View>>),
    /// Among the rows of a table.
    Data(Box<Open>),
    /// Below 预期目标 | 实际完成.
    Goals(Goals),
    /// Below the headings of a completion table.
    Completion(Completion),
    /// Below the headings of scored items.
    Scored(Scored),
}

impl Part {
    pub(super) fn is_goals(&self) -> bool {
        matches!(self, Self::Goals(_))
    }
}

/// A table whose headings are known.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) title: Cell,
    pub(super) columns: Vec<Cell>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// The stretch of each column.
    stretches: Vec<(u64, u64)>,
    /// Whether it lists people, not figures.
    people: bool,
}

/// Where the goals and what became of them stand.
#[derive(Debug)]
pub(super) struct Goals {
    expected: (u64, u64),
    actual: (u64, u64),
}

impl Report<'_> {
    pub(super) fn table(&mut self, rows: Vec<Vec<View>>) {
        self.close();
        let rows = if self.in_text {
            self.mended(rows)
        } else {
            rows
        };
        for row in &rows {
            self.row(row);
        }
        if !self.part.is_goals() {
            self.close();
        }
    }

    /// Rows of a completion table that an empty line has parted, joined again.
    fn mended(&self, rows: Vec<Vec<View>>) -> Vec<Vec<View>> {
        let mut rows: Vec<Vec<View>> = rows.into_iter().flat_map(rows::parted).collect();
        let heads = |row: &Vec<View>| Completion::of(row, self.labels).is_some();
        let Some(head) = rows.iter().position(heads) else {
            return rows;
        };
        let below = rows.split_off(head + 1);
        rows.extend(rows::joined(below, |row| {
            row.len() == 1 || self.first_field(row).is_some()
        }));
        rows
    }

    fn row(&mut self, row: &[View]) {
        let filled: Vec<&View> = row.iter().filter(|view| view.is_filled()).collect();
        let Some(first) = filled.first() else {
            return;
        };
        if self.opinions(&filled) || self.verdict(&filled) || self.pairs(&filled) {
            return;
        }
        if let [only] = filled[..]
            && !self.is_bare_row(row)
        {
            self.lone(only);
            return;
        }
        if let Some(goals) = self.goal_heading(&filled) {
            self.begin(Part::Goals(goals));
            return;
        }
        if let Some(completion) = Completion::of(row, self.labels) {
            self.begin(Part::Completion(completion));
            return;
        }
        if let Some(scored) = Scored::of(row, self.labels) {
            self.begin(Part::Scored(scored));
            return;
        }
        if self
            .labels
            .report
            .people
            .iter()
            .any(|word| *word == key(&first.cell.raw))
        {
            self.begin(Part::Head(vec![row.to_vec()]));
            self.open(true);
            return;
        }
        self.part_row(row, &filled);
    }

    /// A row that its part of the table decides on.
    fn part_row(&mut self, row: &[View], filled: &[&View]) {
        let (figures, words) = figures_and_words(row);
        match &mut self.part {
            Part::Goals(_) => return self.goal_row(row, filled),
            Part::Completion(completion) => {
                let left = completion.row(row, self.in_text, self.labels, &mut self.form);
                left.iter().for_each(|cell| self.leave(cell));
                return;
            }
            Part::Scored(scored) => {
                let left = scored.row(row, self.labels, &mut self.form);
                left.iter().for_each(|cell| self.leave(cell));
                return;
            }
            Part::Head(rows) if figures == 0 && goes_on(row) && rows.len() < MOST_HEADINGS => {
                rows.push(row.to_vec());
                return;
            }
            Part::Head(_) if figures > 0 || words == 0 => self.open(false),
            Part::Head(rows) if self.in_text && rows.len() < MOST_HEADINGS => {
                let above = rows.last().map(Vec::as_slice).unwrap_or_default();
                if let Some(row) = below_group(above, row) {
                    rows.push(row);
                    return;
                }
            }
            Part::Head(_) | Part::Data(_) | Part::Free => {}
        }
        if self.data_row(row, figures, words) || self.prose(filled) {
            return;
        }
        if filled.len() >= 2 && figures == 0 {
            self.begin(Part::Head(vec![row.to_vec()]));
            return;
        }
        for view in filled {
            self.leave(&view.cell);
        }
    }

    /// Leaves what is open for another part.
    fn begin(&mut self, part: Part) {
        self.close();
        self.part = part;
    }

    /// Turns rows of headings into an open table.
    fn open(&mut self, people: bool) {
        let Part::Head(mut rows) = std::mem::take(&mut self.part) else {
            return;
        };
        if self.in_text {
            heads::stretch(&mut rows);
        }
        let columns = heads::columns(&rows, &self.labels.report);
        let leaves = rows.last().map(Vec::as_slice).unwrap_or_default();
        let heading = self.heading.take();
        let upper = rows.first().filter(|_| rows.len() > 1);
        let whole = upper.and_then(|row| row.iter().filter(|view| view.is_filled()).nth(1));
        let title = heading.or_else(|| Some(heads::on_one_line(&whole?.cell)));
        self.part = Part::Data(Box::new(Open {
            title: title
                .or_else(|| columns.first().cloned())
                .unwrap_or_default(),
            stretches: leaves.iter().map(|view| (view.from, view.to)).collect(),
            columns,
            rows: Vec::new(),
            people,
        }));
    }

    /// A row of the open table.
    fn data_row(&mut self, row: &[View], figures: usize, words: usize) -> bool {
        let in_text = self.in_text;
        let Part::Data(open) = &mut self.part else {
            return false;
        };
        let last = row.last().is_some_and(View::is_filled);
        let sound = open.people || figures > 0 || words == 0 || words == 1 && last;
        let cells = if in_text {
            (row.len() == open.columns.len()).then(|| row.iter().map(View::own_cell).collect())
        } else {
            open.by_columns(row)
        };
        let short = in_text && figures > 0 && row.len() < open.columns.len();
        let cells = if short { self.short_row(row) } else { cells };
        let Part::Data(open) = &mut self.part else {
            return false;
        };
        match cells.filter(|_| sound) {
            Some(cells) => open.rows.push(cells),
            None => return false,
        }
        true
    }

    /// A row of a text that lacks cells.
    fn short_row(&mut self, row: &[View]) -> Option<Vec<Cell>> {
        let Part::Data(open) = &self.part else {
            return None;
        };
        let cells: Vec<Cell> = row.iter().map(View::own_cell).collect();
        let (cells, sure) = aligned(&open.columns, &cells)?;
        let label = cells.first()?;
        let (zh, en) = if sure {
            (
                "按行内各数的合计关系确定了所在列",
                "they were put where the row's sums close",
            )
        } else {
            ("按从左到右的次序放入各列", "they were put from the left")
        };
        self.form.doubts.push(doubt(
            label.place.clone(),
            format!("「{}」一行少了空白格，{zh}，请核对", label.raw),
            format!("the row '{}' lacks its empty cells; {en}", label.raw),
        ));
        Some(cells)
    }

    /// A row in a table that is open, or below headings, with nothing but its label.
    fn is_bare_row(&self, row: &[View]) -> bool {
        let first = row.first().is_some_and(View::is_filled);
        let blank = row
            .iter()
            .filter(|view| view.own && (!view.is_filled() || is_marked_blank(view)))
            .count();
        let open = matches!(self.part, Part::Data(_) | Part::Head(_));
        open && first && blank > 0
    }

    /// One text over the whole breadth: a heading, a note, a caption, labels.
    fn lone(&mut self, only: &View) {
        let cell = &only.cell;
        self.close();
        if self.labels.begins_note(&cell.raw) {
            self.form.notes.push(cell.clone());
        } else if !self.labelled(&cell.raw, &cell.place) {
            self.lines_of(cell);
        }
    }

    /// 预期目标 | 实际完成; what stands left of them may be called the same.
    fn goal_heading(&self, filled: &[&View]) -> Option<Goals> {
        let words = &self.labels.report.goal_actual;
        let at = |wanted: Label, words: &[String]| {
            let is = |view: &&&View| {
                self.labels.meanings(&view.cell.raw).contains(&wanted)
                    || words.iter().any(|word| *word == key(&view.cell.raw))
            };
            filled
                .iter()
                .rev()
                .find(is)
                .map(|view| (view.from, view.to))
        };
        let expected = at(Label::GoalExpected, &[])?;
        let actual = at(Label::GoalActual, words).filter(|actual| actual.0 > expected.0)?;
        Some(Goals { expected, actual })
    }

    fn goal_row(&mut self, row: &[View], filled: &[&View]) {
        let Part::Goals(goals) = &self.part else {
            return;
        };
        let under = |(from, to): (u64, u64)| {
            let mut inside = row
                .iter()
                .filter(|view| view.own && view.overlap(from, to) * 2 > view.to - view.from);
            inside
                .next()
                .map(|view| view.cell.clone())
                .unwrap_or_default()
        };
        let goal = Goal {
            expected: under(goals.expected),
            actual: under(goals.actual),
        };
        for view in filled {
            let taken = [&goal.expected, &goal.actual]
                .iter()
                .any(|cell| cell.place == view.cell.place);
            if !taken {
                self.unread.push(crate::reading::Unread {
                    place: view.cell.place.clone(),
                    text: view.cell.raw.clone(),
                });
            }
        }
        if !(goal.expected.is_empty() && goal.actual.is_empty()) {
            self.form.goals.push(goal);
        }
    }
}

impl Open {
    /// The row's cells under the headings; none where one stands under no heading.
    fn by_columns(&self, row: &[View]) -> Option<Vec<Cell>> {
        let mut cells = vec![Cell::default(); self.columns.len()];
        let mut free = vec![true; self.columns.len()];
        for view in row {
            // Headings stand in order: only those from the first that reaches here count.
            let first = self.stretches.partition_point(|&(_, to)| to <= view.from);
            let under = self.stretches.iter().enumerate().skip(first);
            let under = under.take_while(|(_, (from, _))| *from < view.to);
            let share = |&(at, &(from, to)): &(usize, &(u64, u64))| {
                (view.overlap(from, to), usize::MAX - at)
            };
            let Some((at, _)) = under.max_by_key(share) else {
                if view.is_filled() {
                    return None;
                }
                continue;
            };
            if std::mem::take(free.get_mut(at)?) {
                *cells.get_mut(at)? = view.own_cell();
            } else if view.is_filled() {
                return None;
            }
        }
        Some(cells)
    }
}

/// Whether a row below headings is another of them: its first cell reaches down.
fn goes_on(row: &[View]) -> bool {
    row.first().is_some_and(|first| !first.is_filled())
}
