//! All targets met with little money spent.

use crate::look::{Row, execution_percent, has_results, rows, short, threshold, total_line};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, Slot};
use domain::number::Number;
use domain::scoring::Attainment;
use domain::text::Text;

/// PLA001
pub const CHECK: Check = Check {
    code: "PLA001",
    name: "high-completion-low-spending",
    level: Level::Warning,
    title_zh: "钱没花多少，目标却全部完成",
    title_en: "All targets met with little money spent",
    preview: false,
    page: include_str!("high_completion_low_spending.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some((at, _)) = total_line(subject.form).filter(|_| has_results(subject.form)) else {
        record.not_applicable(Slot::Title, "表中没有执行数");
        return;
    };
    let slot = Slot::Fund(at, FundColumn::Executed);
    let operands = [Slot::Fund(at, FundColumn::Budget)];
    let low = threshold(subject, "low-execution-rate");
    let (Some(rate), Some(low)) = (execution_percent(subject.form, subject.rules), low) else {
        record.not_applicable(slot, "算不出执行率");
        return;
    };
    let rows = rows(subject);
    let done = !rows.is_empty() && rows.iter().all(|row| is_done(row));
    let is_low = low.times(Number::HUNDRED).is_some_and(|low| rate < low);
    if !is_low || rate.is_zero() || !done {
        record.pass(slot, &operands);
        return;
    }
    let (rate, count) = (short(rate), rows.len());
    let finding = record.fail(
        slot,
        &operands,
        Text::new(
            format!("预算只执行了{rate}%，{count}个指标却全部得了满分，请说明是目标定低了、预算编多了，还是钱没有付出去。"),
            format!("Only {rate}% of the budget was spent, yet all {count} indicators have full points: was the target too low, the budget too high, or is the money still to be paid?"),
        ),
    );
    finding.found = format!("{rate}%");
}

/// Met by its figures or scored in full.
fn is_done(row: &Row<'_>) -> bool {
    row.attainment() != Attainment::Unmet && row.is_full()
}
