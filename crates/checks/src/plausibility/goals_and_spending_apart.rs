//! Goals and spending advance together.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{FundColumn, FundKind, Slot};
use domain::number::Number;
use domain::text::Text;

/// PLA017
pub const CHECK: Check = Check {
    code: "PLA017",
    name: "goals-and-spending-apart",
    level: Level::Warning,
    title_zh: "目标进度与支出进度相差过大",
    title_en: "Goals and spending are far apart",
    preview: false,
    page: include_str!("goals_and_spending_apart.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let watch = &subject.score.watch;
    let (Some(distance), Some((index, _))) = (
        subject.rules.alarm_distance.as_ref(),
        subject.form.fund(FundKind::Total),
    ) else {
        return;
    };
    if watch.rows.is_empty() {
        return;
    }
    let slot = Slot::Fund(index, FundColumn::Executed);
    let (Some(progress), Some(spent)) = (watch.progress, watch.spent) else {
        record.not_applicable(slot, "执行率或目标进度算不出");
        return;
    };
    let Some(apart) = progress.minus(spent) else {
        return;
    };
    if apart.abs() <= distance.value.number() {
        record.pass(slot, &[]);
        return;
    }
    let percent = |share: Number| {
        let percent = share.times(Number::HUNDRED).unwrap_or(share);
        percent.round_half_up(2).normalized()
    };
    let (goals, money) = (percent(progress), percent(spent));
    let message = Text::new(
        format!(
            "目标平均完成 {goals}%，执行率 {money}%，相差 {} 个百分点。",
            percent(apart.abs())
        ),
        format!(
            "Goals are reached to {goals} % on average, {money} % is spent: {} points apart.",
            percent(apart.abs())
        ),
    );
    let finding = record.fail(slot, &[], message);
    finding.expected = format!("{goals}%");
    finding.found = format!("{money}%");
    let advice = Text::new(
        "说明为什么事和钱不同步：付款晚、目标定得低，还是花了钱没办成。",
        "Say why work and money part: late payment, low targets, or money spent to no effect.",
    );
    advise(finding, Trust::LookAtIt, advice, Some(&distance.source));
}
