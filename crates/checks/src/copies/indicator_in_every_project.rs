//! One indicator stands unchanged in many projects.

use crate::look::{is_filled, quoted, rows, threshold};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Indicator, IndicatorColumn, Slot};
use domain::number::Number;
use domain::text::Text;

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
    let Some(least) = threshold(subject, "boilerplate-project-minimum") else {
        record.not_applicable(Slot::Title, "没有设定检查界限");
        return;
    };
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Name);
        let holders: Vec<usize> = subject
            .cases
            .iter()
            .enumerate()
            .filter(|(_, case)| {
                case.form
                    .indicators
                    .iter()
                    .any(|other| same(other, row.row))
            })
            .map(|(at, _)| at)
            .collect();
        let count = i64::try_from(holders.len()).map_or(Number::ZERO, Number::from);
        if count < least || !is_large_share(count, subject) {
            record.pass(slot, &[]);
        } else if holders.first() != Some(&subject.index) {
            record.not_applicable(slot, "已在前面的表提示过一次");
        } else {
            let (name, target) = (row.name(), quoted(&row.row.target.raw));
            record.fail(
                slot,
                &[row.slot(IndicatorColumn::Target)],
                Text::new(
                    format!("指标{name}连同指标值{target}原样出现在{count}张表中，没有体现各项目的特点。"),
                    format!("The indicator {name} with target {target} stands unchanged in {count} forms and says nothing of the single project."),
                ),
            );
        }
    }
}

/// Whether so many are a large share of the filled forms.
fn is_large_share(count: Number, subject: &Subject<'_>) -> bool {
    let filled = subject
        .cases
        .iter()
        .filter(|case| is_filled(case.form))
        .count();
    let share = i64::try_from(filled)
        .ok()
        .and_then(|filled| count.over(Number::from(filled)));
    let least = threshold(subject, "boilerplate-project-share");
    matches!((share, least), (Some(share), Some(least)) if share >= least)
}

/// The same name and target.
fn same(a: &Indicator, b: &Indicator) -> bool {
    !a.name.is_blank() && a.name.raw == b.name.raw && a.target.raw == b.target.raw
}
