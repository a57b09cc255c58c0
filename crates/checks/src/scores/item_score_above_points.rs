//! No evaluated item scores above its points.

use crate::claim::advise;
use crate::look::items;
use crate::naming::cell;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::ItemColumn;
use domain::relation::Figure;
use domain::text::Text;

/// SCO014
pub const CHECK: Check = Check {
    code: "SCO014",
    name: "item-score-above-points",
    level: Level::Error,
    title_zh: "评价指标得分超过分值",
    title_en: "An item scored above its points",
    preview: false,
    page: include_str!("item_score_above_points.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for item in items(subject) {
        let (slot, points) = (item.slot(ItemColumn::Score), item.slot(ItemColumn::Points));
        let limit = Figure::at(subject.form, points).value();
        let (Some(found), Some(limit)) = (item.printed(), limit) else {
            record.not_applicable(slot, "没有分值或得分");
            continue;
        };
        if found <= limit {
            record.pass(slot, &[points]);
            continue;
        }
        let name = cell(subject.form, slot);
        let message = Text::new(
            format!("{}是 {found} 分，超过分值 {limit} 分。", name.zh),
            format!("The {} is {found}, above its {limit} points.", name.en),
        );
        let finding = record.fail(slot, &[points], message);
        finding.expected = format!("≤ {limit}");
        finding.found = found.to_string();
        finding.difference = found.minus(limit);
        "分".clone_into(&mut finding.unit);
        finding.formula = format!("{found} > {limit}");
        let advice = Text::new(
            format!("得分最高 {limit} 分；也看看括号里的分值抄得对不对。"),
            format!("The score is at most {limit}; see also whether the points are right."),
        );
        advise(finding, Trust::Likely, advice, None);
    }
}
