//! The indicator grid: one row an indicator, group labels over the rows of each run.

use crate::labels::{Column, Label};
use crate::layout::POINTS;
use crate::layout::data::{GridColumn, Group, IndicatorsPart};
use crate::layout::entry;
use crate::layout::pattern::{Pattern, Words};
use crate::layout::sheet::{Sheet, size};
use domain::form::{Form, IndicatorColumn, Level1, Level2, Slot};

/// The columns the form fills and the heading lacks.
pub(in crate::layout) fn missing_columns(
    form: &Form,
    part: &IndicatorsPart,
) -> Vec<IndicatorColumn> {
    let filled = |column: IndicatorColumn| {
        let cells =
            (0..form.indicators.len()).filter_map(|i| form.cell(Slot::Indicator(i, column)));
        cells.into_iter().any(|cell| !cell.is_empty())
    };
    IndicatorColumn::ALL
        .iter()
        .copied()
        .filter(|&column| {
            let has = |wanted| part.head.iter().any(|head| head.column == wanted);
            !has(GridColumn::Cell(column)) && filled(column)
        })
        .collect()
}

/// A row to be written: an indicator, or only the label of a group without rows.
struct Line {
    level1: Level1,
    level2: Level2,
    row: Option<usize>,
}

/// The grid while it is written.
struct Grid<'s, 'a> {
    sheet: &'s mut Sheet<'a>,
    part: &'a IndicatorsPart,
    columns: Vec<(GridColumn, usize, u32)>,
}

pub(in crate::layout) fn indicators<'a>(
    sheet: &mut Sheet<'a>,
    part: &'a IndicatorsPart,
    left: usize,
) {
    let missing = missing_columns(sheet.form, part);
    let mut at = left;
    let mut columns = Vec::new();
    for head in &part.head {
        columns.push((head.column, at, head.columns));
        at += size(head.columns);
    }
    for column in missing {
        columns.push((GridColumn::Cell(column), at, 1));
        at += 1;
    }
    let mut grid = Grid {
        sheet,
        part,
        columns,
    };
    grid.head();
    let lines = lines(grid.sheet.form);
    let first = grid.sheet.canvas.height();
    for line in &lines {
        grid.line(line);
    }
    grid.groups(&lines, first);
}

/// The indicators in printed order, then the groups that only have points.
fn lines(form: &Form) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (i, row) in form.indicators.iter().enumerate() {
        lines.push(Line {
            level1: row.level1.clone(),
            level2: row.level2.clone(),
            row: Some(i),
        });
    }
    for heading in &form.headings {
        let known = lines.iter().any(|line| {
            line.level1 == heading.level1
                && (heading.level2 == Level2::Missing || line.level2 == heading.level2)
        });
        if !known {
            lines.push(Line {
                level1: heading.level1.clone(),
                level2: heading.level2.clone(),
                row: None,
            });
        }
    }
    if lines.is_empty() {
        lines.push(Line {
            level1: Level1::Output,
            level2: Level2::Missing,
            row: None,
        });
    }
    lines
}

impl Grid<'_, '_> {
    fn head(&mut self) {
        let row = self.sheet.canvas.row(0);
        for (i, &(column, at, wide)) in self.columns.iter().enumerate() {
            let text = match (self.part.head.get(i), column) {
                (Some(head), _) => self.sheet.print(&head.label),
                (None, GridColumn::Cell(column)) => {
                    self.sheet.word(&Label::Column(Column::Cell(column)))
                }
                (None, GridColumn::Level1 | GridColumn::Level2) => String::new(),
            };
            self.sheet.label((row, at), wide, &text);
        }
    }

    fn line(&mut self, line: &Line) {
        let row = self.sheet.canvas.row(0);
        for (i, &(column, at, wide)) in self.columns.iter().enumerate() {
            let GridColumn::Cell(column) = column else {
                continue;
            };
            match line.row {
                Some(row_of_form) => {
                    let slot = Slot::Indicator(row_of_form, column);
                    let choice = self.part.head.get(i).map_or(&[][..], |head| &head.choice);
                    let entry = entry::choice(choice, self.sheet.form, slot);
                    self.sheet
                        .aligned_value((row, at), wide, slot, Default::default(), entry);
                    let guide = self.part.head.get(i).and_then(|head| head.guide.as_ref());
                    self.sheet.prompt((row, at), guide);
                }
                None => self.sheet.label((row, at), wide, ""),
            }
        }
    }

    /// The labels of level 1 and 2 over their runs.
    fn groups(&mut self, lines: &[Line], first: usize) {
        // A row without a kind below one that has one begins its group again.
        let same_group = |a: &Line, b: &Line| {
            a.level1 == b.level1 && (b.level2 != Level2::Missing || a.level2 == Level2::Missing)
        };
        let mut seen: Vec<&Level1> = Vec::new();
        for run in runs(lines, same_group) {
            let line = &lines[run.0];
            let text =
                self.level1_label(&line.level1, !seen.contains(&&line.level1), first + run.0);
            seen.push(&line.level1);
            self.over(GridColumn::Level1, first, run, &text);
        }
        let mut seen: Vec<(&Level1, &Level2)> = Vec::new();
        let same_kind = |a: &Line, b: &Line| same_group(a, b) && a.level2 == b.level2;
        for run in runs(lines, same_kind) {
            let line = &lines[run.0];
            let pair = (&line.level1, &line.level2);
            let text = self.level2_label(line, !seen.contains(&pair), first + run.0);
            seen.push(pair);
            self.over(GridColumn::Level2, first, run, &text);
        }
    }

    fn over(&mut self, column: GridColumn, first: usize, (from, to): (usize, usize), text: &str) {
        let found = self.columns.iter().find(|(of, _, _)| *of == column);
        if let Some(&(_, at, wide)) = found {
            self.sheet
                .tall_label((first + from, at), to - from, wide, text);
        }
    }

    fn level1_label(&mut self, level: &Level1, with_points: bool, row: usize) -> String {
        let group: Option<&Group> = self.part.groups.iter().find(|group| group.level1 == *level);
        let label = match (group, level) {
            (Some(group), _) => group.label.clone(),
            (None, Level1::Named(name)) => name.clone(),
            (None, level) => self.sheet.word(&Label::Level1(level.clone())),
        };
        let points = group.map(|group| &group.points).filter(|p| !p.is_empty());
        let points = if with_points {
            self.points(level, &Level2::Missing, points, GridColumn::Level1, row)
        } else {
            String::new()
        };
        label + &points
    }

    fn level2_label(&mut self, line: &Line, with_points: bool, row: usize) -> String {
        let groups = self.part.groups.iter();
        let kind = groups
            .filter(|group| group.level1 == line.level1)
            .flat_map(|group| &group.kinds)
            .find(|kind| kind.level2 == line.level2);
        let label = match (kind, &line.level2) {
            (_, Level2::Missing) => return String::new(),
            (Some(kind), _) => kind.label.clone(),
            (None, Level2::Named(name)) => name.clone(),
            (None, level) => self.sheet.word(&Label::Level2(level.clone())),
        };
        let points = if with_points {
            self.points(&line.level1, &line.level2, None, GridColumn::Level2, row)
        } else {
            String::new()
        };
        label + &points
    }

    /// The points behind a label, where the form has some.
    fn points(
        &mut self,
        level1: &Level1,
        level2: &Level2,
        pattern: Option<&Pattern>,
        column: GridColumn,
        row: usize,
    ) -> String {
        let form = self.sheet.form;
        let mut headings = form.headings.iter().enumerate();
        let found = headings.find(|(_, h)| h.level1 == *level1 && h.level2 == *level2);
        let Some((i, heading)) = found.filter(|(_, heading)| !heading.points.is_empty()) else {
            return String::new();
        };
        let at = self.columns.iter().find(|(of, _, _)| *of == column);
        if let Some(&(_, at, _)) = at {
            self.sheet.spots.insert(Slot::Heading(i), (row, at));
        }
        let words = Words {
            points: &heading.points.raw,
            ..self.sheet.words
        };
        let usual = Pattern::parse(POINTS).unwrap_or_default();
        let printed = pattern.unwrap_or(&usual).print(form, words, &[]);
        let with = self.sheet.labels.including(&heading.with);
        match printed.rfind(['）', ')']) {
            _ if with.is_empty() => printed,
            Some(end) => format!("{}，{with}{}", &printed[..end], &printed[end..]),
            None => format!("{printed}（{with}）"),
        }
    }
}

/// Runs of neighbours that belong together, as (from, to).
fn runs(lines: &[Line], together: impl Fn(&Line, &Line) -> bool) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for i in 0..lines.len() {
        match runs.last_mut() {
            Some((_, to)) if together(&lines[i - 1], &lines[i]) => *to = i + 1,
            _ => runs.push((i, i + 1)),
        }
    }
    runs
}
