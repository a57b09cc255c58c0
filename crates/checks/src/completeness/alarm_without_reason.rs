//! An indicator far behind or far ahead of time says why.

use crate::claim::advise;
use crate::look::{rows, tells_why};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::IndicatorColumn;
use domain::scoring::Step;
use domain::text::Text;

/// CMP022
pub const CHECK: Check = Check {
    code: "CMP022",
    name: "alarm-without-reason",
    level: Level::Warning,
    title_zh: "亮灯的指标没有说明原因和措施",
    title_en: "An indicator with a light has no reason and measure",
    preview: false,
    page: include_str!("alarm_without_reason.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Reason);
        let lights = &subject.score.watch.rows;
        let actual = row.slot(IndicatorColumn::Actual);
        let Some(light) = lights.iter().find(|light| light.slot == actual) else {
            continue;
        };
        let Some(colour) = light.colour else {
            record.not_applicable(slot, "灯色判断不了");
            continue;
        };
        if !colour.asks() || tells_why(row.row, subject.rules) {
            record.pass(slot, &[actual]);
            continue;
        }
        let (name, light_name) = (row.name(), colour.name());
        let step = light.steps.first();
        let why = step.map_or_else(Text::default, shown);
        let message = Text::new(
            format!(
                "指标{name}亮{}灯{}，没有说明原因和措施。",
                light_name.zh, why.zh
            ),
            format!(
                "The indicator {name} shows {}{}, and no reason or measure is given.",
                light_name.en, why.en
            ),
        );
        let finding = record.fail(slot, &[actual], message);
        finding.formula = step.map_or_else(String::new, |step| step.formula.clone());
        let advice = Text::new(
            "按经费、制度、人员、硬件条件和其他写明原因，再写改进措施；超前的看目标是否定低了。",
            "Say why, by funds, rules, staff, hardware and other, and what will be done; where it is far ahead, see whether the target is too low.",
        );
        let clause = step.and_then(|step| step.clause.as_ref());
        advise(finding, Trust::LookAtIt, advice, clause);
    }
}

/// What made the light, in brackets: the ratio, else what was found.
fn shown(step: &Step) -> Text {
    let result = step.result.as_str();
    let (zh, en) = if result.is_empty() {
        (step.label.zh.as_str(), step.label.en.as_str())
    } else {
        (result, result)
    };
    if zh.is_empty() {
        return Text::default();
    }
    Text::new(format!("（{zh}）"), format!(" ({en})"))
}
