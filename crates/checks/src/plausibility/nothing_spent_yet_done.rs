//! Nothing was spent, yet outputs are done.

use crate::look::{Row, figure, has_results, names, rows, slots, total_line};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, IndicatorColumn, Level1, Slot};
use domain::scoring::Attainment;
use domain::text::Text;

/// PLA002
pub const CHECK: Check = Check {
    code: "PLA002",
    name: "nothing-spent-yet-done",
    level: Level::Warning,
    title_zh: "一分钱没花，产出却已完成",
    title_en: "Nothing was spent, yet outputs are done",
    preview: false,
    page: include_str!("nothing_spent_yet_done.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some((at, line)) = total_line(subject.form).filter(|_| has_results(subject.form)) else {
        record.not_applicable(Slot::Title, "表中没有执行数");
        return;
    };
    let slot = Slot::Fund(at, FundColumn::Executed);
    let (Some(budget), Some(executed)) = (figure(&line.budget), figure(&line.executed)) else {
        record.not_applicable(slot, "预算数或执行数不是数字");
        return;
    };
    let done: Vec<Row<'_>> = rows(subject)
        .into_iter()
        .filter(|row| row.row.level1 == Level1::Output && row.attainment() == Attainment::Met)
        .collect();
    if !executed.is_zero() || budget.is_zero() || done.is_empty() {
        record.pass(slot, &[Slot::Fund(at, FundColumn::Budget)]);
        return;
    }
    let (zh, en) = names(&done);
    record.fail(
        slot,
        &slots(&done, IndicatorColumn::Actual),
        Text::new(
            format!("预算{budget}一分未花，{zh}却已完成，请核对执行数。"),
            format!("Nothing of the budget of {budget} was spent, yet outputs are met ({en}); verify the spending."),
        ),
    );
}
