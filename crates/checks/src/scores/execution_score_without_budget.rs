//! There is no execution score where there is no budget.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{FundColumn, FundKind, Slot};
use domain::relation::Figure;
use domain::text::Text;

/// SCO013
pub const CHECK: Check = Check {
    code: "SCO013",
    name: "execution-score-without-budget",
    level: Level::Warning,
    title_zh: "没有预算却有执行得分",
    title_en: "An execution score without a budget",
    preview: false,
    page: include_str!("execution_score_without_budget.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let Some((line, _)) = form.fund(FundKind::Total).filter(|_| !form.blank) else {
        return;
    };
    let at = |column| Slot::Fund(line, column);
    let slot = at(FundColumn::Score);
    let bases = [at(FundColumn::Budget), at(FundColumn::Initial)];
    let Some(found) = Figure::at(form, slot)
        .value()
        .filter(|score| !score.is_zero())
    else {
        record.not_applicable(slot, "没有执行得分");
        return;
    };
    let funded = bases.iter().any(|&base| {
        Figure::at(form, base) == Figure::Not
            || Figure::at(form, base)
                .value()
                .is_some_and(|budget| !budget.is_zero())
    });
    if funded {
        record.pass(slot, &bases);
        return;
    }
    let zero = bases
        .iter()
        .any(|&base| Figure::at(form, base).value().is_some());
    let (zh, en) = if zero {
        ("预算为 0", "the budget is 0")
    } else {
        ("没有填写预算数", "no budget is given")
    };
    let message = Text::new(
        format!("预算执行得了 {found} 分，但{zh}，执行率无从算起。"),
        format!("The execution scores {found}, but {en}: there is no rate to take."),
    );
    let finding = record.fail(slot, &bases, message);
    finding.found = found.to_string();
    "分".clone_into(&mut finding.unit);
    let advice = Text::new(
        "补填预算数；确实没有预算的，执行率不适用，不计得分。",
        "Fill in the budget; with no budget the rate does not apply.",
    );
    advise(
        finding,
        Trust::LookAtIt,
        advice,
        Some(&subject.rules.execution_base.source),
    );
}
