//! Every level-1 group that the rules weigh has rows.

use crate::claim::advise;
use crate::ruled;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Indicator, Level1, Slot};
use domain::text::Text;

/// WGT009
pub const CHECK: Check = Check {
    code: "WGT009",
    name: "group-missing",
    level: Level::Warning,
    title_zh: "缺少规则规定权重的一级指标",
    title_en: "A weighed group is missing",
    preview: false,
    page: include_str!("group_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.blank || !form.family.is_scored() || form.indicators.is_empty() {
        return;
    }
    // No row is at fault for one that is not there.
    let form_itself = Slot::Title;
    for group in &Level1::WEIGHED {
        let Some(weight) = ruled::weight(subject, group).filter(|weight| !weight.is_zero()) else {
            continue;
        };
        if form.indicators.iter().any(|row| row.level1 == *group) {
            record.pass(form_itself, &[]);
            continue;
        }
        if *group == Level1::Satisfaction && subject.rules.without_satisfaction_to.is_some() {
            record.not_applicable(form_itself, "规则允许没有满意度指标，其分值另有去处");
            continue;
        }
        let elsewhere = |row: &Indicator| row.level2.name().contains(group.name());
        if *group == Level1::Satisfaction && form.indicators.iter().any(elsewhere) {
            record.not_applicable(form_itself, "满意度列在了别的一级指标下");
            continue;
        }
        // 影响力目标 and the like: what the rules call it, nobody here knows.
        let unknown = |row: &Indicator| matches!(row.level1, Level1::Named(_));
        if form.indicators.iter().any(unknown) {
            record.not_readable(form_itself, "有的一级指标不知道属于哪一组");
            continue;
        }
        let name = group.name();
        let message = Text::new(
            format!("表里没有「{name}」指标，规则规定这一组占 {weight} 分。"),
            format!("The form has no “{name}” rows; the rules give the group {weight} points."),
        );
        let finding = record.fail(form_itself, &[], message);
        finding.expected = weight.to_string();
        "0".clone_into(&mut finding.found);
        finding.difference = Some(weight.negated());
        "分".clone_into(&mut finding.unit);
        let advice = Text::new(
            format!("补上「{name}」指标，或写明不设的理由。"),
            format!("Add “{name}” rows or say why there are none."),
        );
        advise(
            finding,
            Trust::LookAtIt,
            advice,
            Some(&subject.rules.weights.source),
        );
    }
}
