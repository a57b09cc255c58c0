//! A department's tasks: 任务名称 | 主要内容 | 预算数. They are no sources of its money; what they
//! cost together is, where nothing else tells it.

use super::Exact;
use super::funds::FundHeader;
use super::line::{Line, Shown};
use crate::labels::Label;
use crate::reading::cell;
use domain::form::{FundKind, FundLine};
use office::Cell as Source;

/// Where the block of tasks stands.
#[derive(Clone, Debug)]
pub(super) struct Tasks<'a> {
    /// The label beside it that reaches down.
    side: Option<&'a Source>,
    header: Option<FundHeader>,
}

impl<'a> Exact<'a> {
    /// A row of the block.
    pub(super) fn task_row(&mut self, line: &Line<'a>) -> bool {
        if let Some(tasks) = &self.tasks {
            let goes_on = match tasks.side {
                Some(side) => line.shows(side),
                None => !self.ends_tasks(line),
            };
            if goes_on {
                self.total_of_tasks(line);
                return true;
            }
            self.tasks = None;
        }
        self.begin_tasks(line)
    }

    fn begin_tasks(&mut self, line: &Line<'a>) -> bool {
        let mut filled = line.filled();
        let is_task = |shown: &&Shown<'a>| self.has(shown, |label| *label == Label::Task);
        let Some(name) = filled.find(is_task) else {
            return false;
        };
        if line
            .filled()
            .next_back()
            .is_none_or(|last| last.from <= name.from)
        {
            return false;
        }
        let side = line
            .cells
            .iter()
            .find(|shown| shown.to <= name.from && shown.cell.row_span > 1 && !shown.is_empty());
        self.note_money_unit(line);
        self.understood.all(line.own());
        self.tasks = Some(Tasks {
            side: side.map(|side| side.cell),
            header: self.amounts_in(line),
        });
        true
    }

    /// Without a label that reaches down, another label ends the block.
    fn ends_tasks(&self, line: &Line<'a>) -> bool {
        let sum = |label: &Label| {
            matches!(
                label,
                Label::FundLine(FundKind::Total) | Label::OpenTotal | Label::FundColumn(_)
            )
        };
        let first = line.filled().next();
        first.is_some_and(|first| {
            let meanings = self.meanings(first);
            !meanings.is_empty() && !meanings.iter().any(sum)
        })
    }

    /// 金额合计: kept for the case that the form has no other total.
    fn total_of_tasks(&mut self, line: &Line<'a>) {
        let is_total = |shown: &&Shown<'a>| {
            self.has(shown, |label| *label == Label::FundLine(FundKind::Total))
        };
        let header = self.tasks.as_ref().and_then(|tasks| tasks.header.clone());
        let (Some(label), Some(header)) = (line.filled().find(is_total), header) else {
            return;
        };
        if header.begins() < label.to {
            return;
        }
        let fund = FundLine {
            label: cell(label.cell),
            ..FundLine::empty(FundKind::Total)
        };
        self.tasks_total = Some(self.amounts(line, label.to, &header, fund));
    }

    /// Takes the total of the tasks for that of the money.
    pub(super) fn settle_tasks(&mut self) {
        let known = self
            .form
            .funds
            .iter()
            .any(|line| line.kind == FundKind::Total);
        if let Some(total) = self.tasks_total.take().filter(|_| !known) {
            self.form.funds.insert(0, total);
        }
    }
}
