//! The execution score is missing.

use crate::look::{is_filled, total_line};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, Slot};
use domain::relation::execution_row;
use domain::text::Text;

/// CMP020
pub const CHECK: Check = Check {
    code: "CMP020",
    name: "execution-score-missing",
    level: Level::Warning,
    title_zh: "预算执行没有得分",
    title_en: "The execution score is missing",
    preview: false,
    page: include_str!("execution_score_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if !form.family.is_scored() || !is_filled(form) || !form.prints_scores() {
        record.not_applicable(Slot::Title, "这种表不计分");
        return;
    }
    let Some((at, line)) = total_line(form) else {
        record.not_applicable(Slot::Title, "没有资金总额");
        return;
    };
    let slot = Slot::Fund(at, FundColumn::Score);
    let operands = [FundColumn::Budget, FundColumn::Executed].map(|c| Slot::Fund(at, c));
    if execution_row(form, subject.rules).is_some() {
        record.not_applicable(slot, "预算执行率在指标行中计分");
    } else if line.executed.is_blank() {
        record.not_applicable(slot, "没有填写执行数");
    } else if line.score.is_empty() {
        let executed = &line.executed.raw;
        record.fail(
            slot,
            &operands,
            Text::new(
                format!("已填执行数{executed}，但预算执行率的得分没有填写。"),
                format!("{executed} was spent, yet the execution score is not filled in."),
            ),
        );
    } else {
        record.pass(slot, &operands);
    }
}
