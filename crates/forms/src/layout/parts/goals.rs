//! Goals and the plan.

use crate::layout::data::{GoalsPart, PlanPart};
use crate::layout::sheet::{Sheet, size};
use domain::form::{GoalColumn, Slot, StepColumn};
use domain::value::{DeadlineBound, Value};

pub(in crate::layout) fn goals(sheet: &mut Sheet<'_>, part: &GoalsPart, left: usize) {
    if part.head.is_empty() {
        labelled(sheet, part, left);
        return;
    }
    let row = sheet.canvas.row(0);
    let mut column = left;
    for head in &part.head {
        let text = sheet.print(&head.label);
        sheet.label((row, column), head.columns, &text);
        column += size(head.columns);
    }
    for i in 0..sheet.form.goals.len().max(1) {
        let row = sheet.canvas.row(part.height);
        let mut column = left;
        for (head, which) in part
            .head
            .iter()
            .zip([GoalColumn::Expected, GoalColumn::Actual])
        {
            sheet.value((row, column), head.columns, Slot::Goal(i, which));
            sheet.prompt((row, column), part.guide.as_ref());
            column += size(head.columns);
        }
    }
}

/// Each goal behind its own label.
fn labelled(sheet: &mut Sheet<'_>, part: &GoalsPart, left: usize) {
    let count = sheet.form.goals.len().max(part.labels.len()).max(1);
    for i in 0..count {
        let Some(label) = part.labels.get(i).or(part.labels.last()) else {
            return;
        };
        let row = sheet.canvas.row(part.height);
        let text = sheet.print(&label.label);
        sheet.label((row, left), label.columns, &text);
        let column = left + size(label.columns);
        let rest = sheet.rest(column);
        sheet.value((row, column), rest, Slot::Goal(i, GoalColumn::Expected));
        sheet.prompt((row, column), part.guide.as_ref());
    }
}

pub(in crate::layout) fn plan(sheet: &mut Sheet<'_>, part: &PlanPart, left: usize) {
    let start = sheet.canvas.height();
    let label = sheet.print(&part.label);
    let period_at = left + size(part.columns);
    let task_at = period_at + size(part.period_columns);
    let mut labels: Vec<usize> = Vec::new();
    for i in 0..sheet.form.steps.len().max(1) {
        let row = sheet.canvas.row(0);
        if i == 0 || !has_range(sheet, i) {
            labels.push(row);
        }
        sheet.value(
            (row, period_at),
            part.period_columns,
            Slot::Step(i, StepColumn::Period),
        );
        let rest = sheet.rest(task_at);
        sheet.value((row, task_at), rest, Slot::Step(i, StepColumn::Task));
        sheet.prompt((row, task_at), part.guide.as_ref());
    }
    // A step without dates is told from a sentence only by the label in front of it.
    let end = sheet.canvas.height();
    for (n, &row) in labels.iter().enumerate() {
        let next = labels.get(n + 1).copied().unwrap_or(end);
        sheet.tall_label((row.max(start), left), next - row, part.columns, &label);
    }
}

fn has_range(sheet: &Sheet<'_>, i: usize) -> bool {
    let step = sheet.form.steps.get(i);
    step.is_some_and(|step| match &step.period.value {
        Value::Deadline(deadline) => {
            !step.task.is_empty()
                && (deadline.bound == DeadlineBound::Within || deadline.until.is_some())
        }
        _ => false,
    })
}
