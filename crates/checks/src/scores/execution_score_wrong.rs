//! The execution score is the execution rate times its points, capped at them.

use super::execution_score_whole_points::is_rounded;
use crate::claim::{self, Open, advise};
use crate::naming::{more_or_less, quoted};
use crate::{Check, Record, Subject};
use domain::finding::{CellRef, Level, Trust};
use domain::form::{FundColumn, FundKind, Slot};
use domain::number::{Interval, Number};
use domain::relation::{Figure, Formula, OwnRule, PrintedRule, RelationKind, printed_rule};
use domain::text::Text;

/// SCO001
pub const CHECK: Check = Check {
    code: "SCO001",
    name: "execution-score-wrong",
    level: Level::Error,
    title_zh: "预算执行得分算错",
    title_en: "The execution score is miscalculated",
    preview: false,
    page: include_str!("execution_score_wrong.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if let Some(PrintedRule::Unclear(rule)) = printed_rule(subject.form, &subject.rules.vocabulary)
    {
        unclear(subject, record, rule);
    }
    claim::each(
        subject,
        record,
        RelationKind::ExecutionScore,
        |record, open| {
            if let Formula::OwnRule(rule) = open.relation.formula {
                return by_own_rule(subject, record, open, rule);
            }
            if is_rounded(subject, open) {
                return record.not_applicable(open.relation.result, "取了整数，由 SCO002 指出");
            }
            let (expected, found) = (open.expected(), open.found);
            let formula = open.figures(subject.form);
            let off = more_or_less(open.difference(), "分");
            let message = Text::new(
                format!(
                    "预算执行得分填的是 {found} 分，按 {formula} 应为 {expected} 分，{}。",
                    off.zh
                ),
                format!(
                    "The execution score reads {found}; {formula} = {expected}: {}.",
                    off.en
                ),
            );
            // The printed rate is of the ruled column: then so should the score be.
            let rate_agrees = subject.relations.iter().any(|(relation, closure)| {
                relation.kind == RelationKind::ExecutionRate && closure.is_closed()
            });
            let other = open.of_other_base(subject.form) && !rate_agrees;
            let finding = open.report(subject, record, "分", message);
            let advice = Text::new(
                format!("执行数和预算数无误的话，得分改为 {expected}，总分随之更正。"),
                format!(
                    "If both amounts are right, the score is {expected}; correct the total too."
                ),
            );
            advise(
                finding,
                Trust::Likely,
                advice,
                Some(&subject.rules.execution_base.source),
            );
            if other {
                finding.level = Level::Warning;
                finding.message = Text::new(
                    format!(
                        "预算执行得分填的是 {found} 分，是拿另一列预算数算的；按规则规定的一列 {formula} 应为 {expected} 分。"
                    ),
                    format!(
                        "The execution score {found} was taken of the other budget column; of the one that the rules name it is {formula} = {expected}."
                    ),
                );
            }
        },
    );
}

/// The form prints its own rule, and the score does not follow it.
fn by_own_rule(subject: &Subject<'_>, record: &mut Record, open: &Open<'_>, own: OwnRule) {
    let found = open.found;
    let decimals = subject.rules.rounding.value.decimals;
    let shown = |score: Number| score.round_half_up(decimals).normalized();
    let earned = earned(subject, open, own).unwrap_or(open.allowed);
    let (low, high) = (shown(earned.low), shown(earned.high));
    let rule = own.slot;
    let (zh, en) = match low == high {
        true => (low.to_string(), low.to_string()),
        false => (format!("{low}～{high}"), format!("{low} to {high}")),
    };
    let printed = subject.form.cell(rule).map_or("", |cell| cell.raw.as_str());
    let printed = quoted(printed);
    let message = Text::new(
        format!(
            "预算执行得分填的是 {found} 分，按本表自己印的办法{}应为 {zh} 分。",
            printed.zh
        ),
        format!(
            "The execution score reads {found}; by the form's own rule {} it is {en}.",
            printed.en
        ),
    );
    let finding = open.report(subject, record, "分", message);
    let form = finding.cell.form;
    finding.related.push(CellRef { form, slot: rule });
    finding.expected = zh;
    let advice = Text::new(
        "按表上印的办法重算得分，总分随之更正；办法是别处抄来的，请删去。",
        "Count the score anew by the rule on the form and correct the total; if the rule was copied from elsewhere, delete it.",
    );
    advise(finding, Trust::LookAtIt, advice, None);
}

/// What the figures as printed earn by the form's own rule.
fn earned(subject: &Subject<'_>, open: &Open<'_>, own: OwnRule) -> Option<Interval> {
    let operands = open.relation.operands.iter();
    let figures: Option<Vec<Number>> = operands
        .map(|&slot| Figure::at(subject.form, slot).value())
        .collect();
    let [executed, budget, points] = figures?.try_into().ok()?;
    let rate = executed.times(Number::HUNDRED)?.over(budget)?;
    own.score(Interval::exactly(rate), points)
}

/// The form prints its own rule in words that are not understood: nothing is judged.
fn unclear(subject: &Subject<'_>, record: &mut Record, rule: Slot) {
    let form = subject.form;
    let line = form.fund(FundKind::Total);
    let Some((line, _)) = line.filter(|(_, line)| !line.score.is_blank()) else {
        return;
    };
    let printed = form.cell(rule).map_or("", |cell| cell.raw.as_str());
    let printed = quoted(printed);
    let message = Text::new(
        format!(
            "表上自己印了预算执行率的计分办法{}，没有读懂，预算执行得分没有核对。",
            printed.zh
        ),
        format!(
            "The form prints its own rule for the execution score, {}, which was not understood; the score was not checked.",
            printed.en
        ),
    );
    let finding = record.fail(Slot::Fund(line, FundColumn::Score), &[rule], message);
    finding.level = Level::Note;
    let advice = Text::new(
        "请按表上印的办法核对得分。",
        "Check the score by the rule on the form.",
    );
    advise(finding, Trust::LookAtIt, advice, None);
}
