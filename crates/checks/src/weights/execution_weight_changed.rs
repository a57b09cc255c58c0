//! The execution rate keeps the points that the rules give it.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{FundColumn, Slot};
use domain::relation::Figure;
use domain::rules::WeightsAdjustable;
use domain::text::Text;

/// WGT006
pub const CHECK: Check = Check {
    code: "WGT006",
    name: "execution-weight-changed",
    level: Level::Warning,
    title_zh: "预算执行率的分值被改动",
    title_en: "The weight of the execution rate was changed",
    preview: false,
    page: include_str!("execution_weight_changed.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.blank {
        return;
    }
    let slots = (0..subject.form.funds.len()).map(|line| Slot::Fund(line, FundColumn::Points));
    let printed = slots.filter_map(|slot| Some((slot, Figure::at(subject.form, slot).value()?)));
    let Some((slot, found)) = printed.into_iter().next() else {
        return;
    };
    let rules = subject.rules;
    let weight = rules.weights.value.execution.number();
    if found == weight {
        record.pass(slot, &[]);
        return;
    }
    let message = Text::new(
        format!("预算执行率的分值是 {found} 分，规则规定 {weight} 分，不随其他指标调整。"),
        format!(
            "The execution rate has {found} points; the rules say {weight}, and it is not adjusted."
        ),
    );
    let finding = record.fail(slot, &[], message);
    if rules.adjustable.value == WeightsAdjustable::AllButExecution {
        finding.level = Level::Error;
    }
    finding.expected = weight.to_string();
    finding.found = found.to_string();
    finding.difference = found.minus(weight);
    "分".clone_into(&mut finding.unit);
    let advice = Text::new(
        format!("改回 {weight} 分。"),
        format!("Go back to {weight} points."),
    );
    advise(finding, Trust::Likely, advice, Some(&rules.weights.source));
}
