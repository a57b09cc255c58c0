//! A printed execution rate has the amounts it is computed from.

use crate::claim::advise;
use crate::naming::quoted;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{FundColumn, Slot};
use domain::relation::{Closure, RelationKind};
use domain::text::Text;

/// RAT003
pub const CHECK: Check = Check {
    code: "RAT003",
    name: "rate-without-amounts",
    level: Level::Warning,
    title_zh: "有执行率而没有预算数或执行数",
    title_en: "An execution rate without its amounts",
    preview: false,
    page: include_str!("rate_without_amounts.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for (relation, closure) in subject.relations {
        let Slot::Fund(line, FundColumn::Rate) = relation.result else {
            continue;
        };
        let Some(Text {
            zh: label,
            en: called,
        }) = subject
            .form
            .funds
            .get(line)
            .map(|line| quoted(&line.label.raw))
        else {
            continue;
        };
        if relation.kind != RelationKind::ExecutionRate {
            continue;
        }
        let Some(rate) = subject
            .form
            .cell(relation.result)
            .filter(|cell| !cell.is_blank())
        else {
            record.not_applicable(relation.result, "没有填写执行率");
            continue;
        };
        if *closure != Closure::Blank {
            record.pass(relation.result, &relation.operands);
            continue;
        }
        let found = rate.raw.clone();
        let message = Text::new(
            format!("{label}写了执行率 {found}，却没有写全预算数和执行数，无从核对。"),
            format!(
                "{called} gives the execution rate {found} but not both of the amounts it comes from."
            ),
        );
        let finding = record.fail(relation.result, &relation.operands, message);
        finding.found = found;
        let advice = Text::new("补填预算数和执行数。", "Fill in both amounts.");
        advise(
            finding,
            Trust::Certain,
            advice,
            Some(&subject.rules.execution_base.source),
        );
    }
}
