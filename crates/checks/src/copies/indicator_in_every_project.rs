//! One indicator stands unchanged in many projects.

use crate::look::{is_filled, quoted, threshold, whole_document};
use crate::{Case, Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Form, Indicator, IndicatorColumn, Slot, Stage};
use domain::number::Number;
use domain::text::Text;
use std::collections::BTreeMap;

/// DUP004
pub const CHECK: Check = Check {
    code: "DUP004",
    name: "indicator-in-every-project",
    level: Level::Note,
    title_zh: "同一指标原样出现在许多项目中",
    title_en: "One indicator stands unchanged in many projects",
    preview: false,
    page: include_str!("indicator_in_every_project.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.index > 0 {
        return; // the first form's turn looks at all of them
    }
    let least = threshold(subject, "boilerplate-project-minimum");
    let share = threshold(subject, "boilerplate-project-share");
    let (Some(least), Some(share)) = (least, share) else {
        record.not_applicable(Slot::Title, "没有设定检查界限");
        return;
    };
    let mut holders: BTreeMap<(&str, &str), Vec<(usize, usize)>> = BTreeMap::new();
    let mut filled = 0;
    // A report prints the rows of the forms again.
    let repeats = |form: &Form| form.stage() == Stage::Report;
    let own = |(_, case): &(usize, &Case<'_>)| !repeats(case.form);
    for (at, case) in subject.cases.iter().enumerate().filter(own) {
        filled += i64::from(is_filled(case.form));
        for (row, indicator) in case.form.indicators.iter().enumerate() {
            let key = (indicator.name.raw.as_str(), indicator.target.raw.as_str());
            let held = holders.entry(key).or_default();
            let is_own = !indicator.name.is_blank() && !indicator.level1.is_beside();
            if is_own && held.last().is_none_or(|&(form, _)| form != at) {
                held.push((at, row));
            }
        }
    }
    let enough = |count: Number| {
        count >= least
            && count
                .over(Number::from(filled))
                .is_some_and(|part| part >= share)
    };
    for form in whole_document(subject) {
        let at = form.at;
        let (form, record) = form.open(record);
        if repeats(form) {
            continue;
        }
        for (row, indicator) in form.indicators.iter().enumerate() {
            let slot = Slot::Indicator(row, IndicatorColumn::Name);
            let target = Slot::Indicator(row, IndicatorColumn::Target);
            let key = (indicator.name.raw.as_str(), indicator.target.raw.as_str());
            let held = holders.get(&key).map_or(&[][..], Vec::as_slice);
            let count = i64::try_from(held.len()).map_or(Number::ZERO, Number::from);
            if !enough(count) {
                record.pass(slot, &[target]);
            } else if held.first() == Some(&(at, row)) {
                let message = told(indicator, count);
                record.fail(slot, &[target], message);
            } else {
                record.not_applicable(slot, "已在前面的表提示过一次");
            }
        }
    }
}

fn told(row: &Indicator, count: Number) -> Text {
    let (name, target) = (quoted(&row.name.raw), quoted(&row.target.raw));
    Text::new(
        format!("指标{name}连同指标值{target}原样出现在{count}张表中，没有体现各项目的特点。"),
        format!(
            "The indicator {name} with target {target} stands unchanged in {count} forms and says nothing of the single project."
        ),
    )
}
