//! Money is spent as the year goes on.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::number::Number;
use domain::scoring::alarm::{Colour, Light};
use domain::text::Text;

/// PLA016
pub const CHECK: Check = Check {
    code: "PLA016",
    name: "spending-behind-time",
    level: Level::Warning,
    title_zh: "执行进度落后",
    title_en: "Spending is behind time",
    preview: false,
    page: include_str!("spending_behind_time.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let watch = &subject.score.watch;
    let lights = || watch.spending.iter().chain(&watch.by_month);
    let Some(first) = lights().next() else { return };
    let lit: Vec<&Light> = lights().filter(|light| light.colour.is_some()).collect();
    let Some(worst) = lit.iter().copied().max_by_key(|light| light.colour) else {
        record.not_applicable(first.slot, "不知道监控到几月，或没有预算数、执行数");
        return;
    };
    let (Some(colour), Some(month)) = (worst.colour, watch.month) else {
        return;
    };
    if colour < Colour::Yellow {
        record.pass(worst.slot, &[]);
        return;
    }
    let percent = |share: Option<Number>| {
        let percent = share.and_then(|share| share.times(Number::HUNDRED));
        percent.map_or_else(String::new, |p| p.round_half_up(2).normalized().to_string())
    };
    let (spent, light) = (percent(watch.spent), colour.name());
    let step = worst.steps.first();
    let told = step.map_or_else(Text::default, |step| step.label.clone());
    let message = Text::new(
        format!(
            "到 {month} 月执行率 {spent}%，{}灯：{}。",
            light.zh, told.zh
        ),
        format!(
            "By month {month} {spent} % is spent: {}. {}.",
            light.en, told.en
        ),
    );
    let finding = record.fail(worst.slot, &[], message);
    finding.found = format!("{spent}%");
    finding.formula = step.map_or_else(String::new, |step| {
        format!("{} = {}", step.formula, step.result)
    });
    let advice = Text::new(
        "说明执行慢的原因和加快的措施；用不了的，按规定申请调减或收回。",
        "Say why spending is slow and what will be done; hand back what cannot be spent.",
    );
    let clause = step.and_then(|step| step.clause.as_ref());
    advise(finding, Trust::LookAtIt, advice, clause);
}
