//! Goals and the plan: blocks whose label reaches down over all their rows.

use super::Exact;
use super::is_field;
use super::line::{Line, Shown};
use crate::labels::Label;
use crate::reading::cell;
use domain::form::{Cell, Goal, PlanStep};
use domain::value::{DeadlineBound, Value};
use office::Cell as Source;

/// Where expected and actual goals stand.
#[derive(Clone, Copy)]
pub(super) struct GoalColumns<'a> {
    expected: (u64, u64),
    actual: (u64, u64),
    /// The label beside them that reaches down over the block.
    side: Option<&'a Source>,
}

impl<'a> Exact<'a> {
    /// 预期目标 | 实际完成情况
    pub(super) fn goal_header(&mut self, line: &Line<'a>) -> bool {
        let is = |shown: &&Shown<'a>, wanted: Label| self.has(shown, |label| *label == wanted);
        // A merged heading may have been written out into each of its columns.
        let stretch = |wanted: Label, behind: u64| {
            let cells = line.filled().filter(|shown| shown.from >= behind);
            let cells = cells.filter(|shown| is(shown, wanted.clone()));
            let both = cells.map(|shown| (shown.from, shown.to));
            both.reduce(|(from, _), (_, to)| (from, to))
        };
        // 总体目标 heads a column where no other heading does; else it names the block.
        let heads = |shown: &&Shown<'a>| {
            is(shown, Label::GoalExpected) && !self.has(shown, |label| *label == Label::GoalBlock)
        };
        let cells = line.filled().filter(heads);
        let own = cells.map(|shown| (shown.from, shown.to));
        let own = own.reduce(|(from, _), (_, to)| (from, to));
        let Some(expected) = own.or_else(|| stretch(Label::GoalExpected, 0)) else {
            return false;
        };
        // The block's own label may be worded like that of its last column.
        let actual = stretch(Label::GoalActual, expected.1);
        let Some(actual) = actual.or_else(|| stretch(Label::GoalActual, 0)) else {
            return false;
        };
        let start = expected.0.min(actual.0);
        let side = line.cells.iter().find(|shown| {
            shown.to <= start && shown.own && shown.cell.row_span > 1 && !shown.is_empty()
        });
        self.goals = Some(GoalColumns {
            expected,
            actual,
            side: side.map(|side| side.cell),
        });
        true
    }

    /// A row below 预期目标 | 实际完成情况.
    pub(super) fn goal_row(&mut self, line: &Line<'a>) -> bool {
        let Some(goals) = self.goals else {
            return false;
        };
        let in_block = |shown: &Shown<'a>| {
            let shared = |(from, to)| shown.overlap(from, to);
            (shared(goals.expected) + shared(goals.actual)) * 2 > shown.to - shown.from
        };
        let beside = goals.side.is_none_or(|side| line.shows(side));
        let foreign = line.filled().any(|shown| {
            !in_block(shown)
                && !self.has(shown, |label| {
                    matches!(label, Label::Side | Label::GoalBlock)
                })
        });
        let labelled = line.filled().next().is_some_and(|first| {
            goals.side.is_none()
                && self.has(first, |label| {
                    is_field(label) || matches!(label, Label::FundLine(_))
                })
        });
        if !beside || foreign || labelled {
            self.goals = None;
            return false;
        }
        let expected = self.text_of(line, goals.expected);
        let actual = self.text_of(line, goals.actual);
        if expected.is_empty() && actual.is_empty() {
            return true;
        }
        match self.form.goals.last_mut() {
            // A long text that the page's end cut in two: only one side goes on.
            Some(last) if line.cut && expected.is_empty() && !last.actual.is_empty() => {
                go_on(&mut last.actual, &actual);
            }
            Some(last) if line.cut && actual.is_empty() && !last.expected.is_empty() => {
                go_on(&mut last.expected, &expected);
            }
            _ => self.form.goals.push(Goal { expected, actual }),
        }
        true
    }

    /// The text within a stretch: a bare ordinal in front of it only numbers it.
    fn text_of(&mut self, line: &Line<'a>, stretch: (u64, u64)) -> Cell {
        let inside: Vec<Shown<'a>> = line
            .own()
            .filter(|shown| shown.overlap(stretch.0, stretch.1) * 2 > shown.to - shown.from)
            .copied()
            .collect();
        let text = inside.iter().max_by_key(|shown| shown.text().len());
        let ordinals = inside.iter().filter(|shown| is_ordinal(shown));
        self.understood.all(ordinals);
        for extra in inside.iter().filter(|shown| !is_ordinal(shown)) {
            if text.is_some_and(|text| text.text() != extra.text()) && !extra.is_empty() {
                self.leave(extra.cell);
            }
        }
        text.map_or_else(Cell::default, |shown| cell(shown.cell))
    }

    /// A row within a block whose label began above: more goals, more steps of the plan.
    pub(super) fn block_row(&mut self, line: &Line<'a>) -> bool {
        let block = line
            .cells
            .iter()
            .filter(|shown| !shown.own)
            .find_map(|shown| {
                self.meanings(shown).iter().find(|label| {
                    matches!(label, Label::Plan | Label::GoalStatement | Label::GoalBlock)
                })
            });
        let first = line.filled().next();
        let labelled = first.is_some_and(|first| {
            self.has(first, |label| {
                is_field(label) || matches!(label, Label::FundLine(_) | Label::GoalStatement)
            })
        });
        match block {
            Some(Label::Plan) => {
                self.step(line.filled().copied().collect());
                true
            }
            Some(_) if !labelled => {
                self.goal(line.filled().copied().collect());
                true
            }
            _ => self.loose_step(line),
        }
    }

    /// A step whose label was not merged: a range of dates and what is to be done, behind
    /// nothing, below another step.
    fn loose_step(&mut self, line: &Line<'a>) -> bool {
        let filled: Vec<Shown<'a>> = line.filled().copied().collect();
        let [period, _] = filled.as_slice() else {
            return false;
        };
        let fits = !self.form.steps.is_empty() && is_range(&cell(period.cell));
        if fits {
            self.step(filled);
        }
        fits
    }

    /// The statement is the last text; a bare ordinal in front of it numbers it.
    pub(super) fn goal(&mut self, texts: Vec<Shown<'a>>) {
        let Some((last, others)) = texts.split_last() else {
            return;
        };
        let ordinals = others.iter().filter(|other| is_ordinal(other));
        self.understood.all(ordinals);
        for other in others.iter().filter(|other| !is_ordinal(other)) {
            self.leave(other.cell);
        }
        if !last.is_empty() {
            self.form.goals.push(Goal {
                expected: cell(last.cell),
                actual: Cell::default(),
            });
        }
    }

    /// A time and what is to be done then.
    pub(super) fn step(&mut self, texts: Vec<Shown<'a>>) {
        let mut texts = texts.into_iter().filter(|shown| !shown.is_empty());
        let (first, second) = (texts.next(), texts.next());
        for extra in texts {
            self.leave(extra.cell);
        }
        match (first, second) {
            (Some(period), Some(task)) => {
                let period = cell(period.cell);
                let task = cell(task.cell);
                self.form.steps.push(PlanStep { period, task });
            }
            (Some(alone), None) => {
                let alone = cell(alone.cell);
                let step = if is_range(&alone) {
                    PlanStep {
                        period: alone,
                        task: Cell::default(),
                    }
                } else {
                    PlanStep {
                        period: Cell::default(),
                        task: alone,
                    }
                };
                self.form.steps.push(step);
            }
            _ => {}
        }
    }

    /// The text below a label that has nothing at its right.
    pub(super) fn answer_below(&mut self, line: &Line<'a>, (from, to): (u64, u64)) -> bool {
        let texts: Vec<Shown<'a>> = line
            .filled()
            .filter(|shown| shown.overlap(from, to) * 2 > shown.to - shown.from)
            .copied()
            .collect();
        let labelled = line.filled().any(|shown| !self.meanings(shown).is_empty());
        let alone = texts.len() == line.filled().count();
        let fits = !texts.is_empty() && (alone || self.beside_years) && !labelled;
        if fits {
            self.goal(texts);
        }
        fits
    }
}

/// Adds what stands on the next page.
fn go_on(cell: &mut Cell, rest: &Cell) {
    let end = if cell.raw.ends_with('。') { "\n" } else { "" };
    *cell = Cell::new(format!("{}{end}{}", cell.raw, rest.raw), cell.place.clone());
}

fn is_ordinal(shown: &Shown<'_>) -> bool {
    let text = shown.text();
    text.chars().count() <= 4
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "一二三四五六七八九十、.．（）()".contains(c))
}

fn is_range(cell: &Cell) -> bool {
    match &cell.value {
        Value::Deadline(deadline) => {
            deadline.bound == DeadlineBound::Within || deadline.until.is_some()
        }
        _ => false,
    }
}
