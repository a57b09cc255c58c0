//! The annual budget differs much from the initial one.

use crate::look::{figure, has_results, short, threshold, total_line};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, Slot};
use domain::number::Number;
use domain::text::Text;

/// PLA010
pub const CHECK: Check = Check {
    code: "PLA010",
    name: "budget-changed-much",
    level: Level::Note,
    title_zh: "全年预算比年初预算变动很大",
    title_en: "The annual budget differs much from the initial one",
    preview: false,
    page: include_str!("budget_changed_much.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some((at, line)) = total_line(subject.form).filter(|_| has_results(subject.form)) else {
        record.not_applicable(Slot::Title, "表中没有全年预算");
        return;
    };
    let slot = Slot::Fund(at, FundColumn::Budget);
    let operands = [Slot::Fund(at, FundColumn::Initial)];
    let limit = threshold(subject, "budget-change-share");
    let (Some(initial), Some(annual), Some(limit)) =
        (figure(&line.initial), figure(&line.budget), limit)
    else {
        record.not_applicable(slot, "没有两个预算数可比");
        return;
    };
    let change = annual.minus(initial).and_then(|more| more.over(initial));
    match change {
        None => record.not_applicable(slot, "年初预算为零"),
        Some(change) if change.abs() <= limit => record.pass(slot, &operands),
        Some(change) => {
            let (zh, en) = if change.is_negative() {
                ("调减", "lower")
            } else {
                ("调增", "higher")
            };
            let percent = change
                .abs()
                .times(Number::HUNDRED)
                .map_or_else(String::new, short);
            let finding = record.fail(
                slot,
                &operands,
                Text::new(
                    format!("全年预算{annual}比年初预算{initial}{zh}{percent}%，绩效目标应当相应调整，请说明原因。"),
                    format!("The annual budget {annual} is {percent}% {en} than the initial {initial}; targets should have been adjusted, please explain."),
                ),
            );
            finding.found = format!("{percent}%");
        }
    }
}
