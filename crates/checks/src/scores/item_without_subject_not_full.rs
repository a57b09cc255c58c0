//! Where there is nothing to evaluate (no building), the system gives all points.

use crate::claim::advise;
use crate::look::items;
use crate::naming::cell;
use crate::ruled::certain;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::ItemColumn;
use domain::scoring::RuleScore;
use domain::text::Text;

/// SCO017
pub const CHECK: Check = Check {
    code: "SCO017",
    name: "item-without-subject-not-full",
    level: Level::Error,
    title_zh: "没有此类事项的评价指标没有给满分",
    title_en: "An item with nothing to evaluate was not given its points",
    preview: false,
    page: include_str!("item_without_subject_not_full.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for item in items(subject).filter(|item| item.scored.without_subject) {
        let slot = item.slot(ItemColumn::Score);
        let (Some(rule), Some(printed)) = (item.rule, item.printed()) else {
            record.not_applicable(slot, "没有得分");
            continue;
        };
        let RuleScore::Exact(full) = item.scored.row.rule else {
            continue;
        };
        let operands = item.taken_of(subject.index);
        if printed == full {
            record.pass(slot, &operands);
            continue;
        }
        let name = cell(subject.form, slot);
        let message = Text::new(
            format!(
                "{}填的是 {printed} 分；本年没有此类事项，按评分标准应得满分 {full} 分。",
                name.zh
            ),
            format!(
                "The {} is {printed}; there was nothing of the kind this year, for which the point table gives all {full} points.",
                name.en
            ),
        );
        let finding = record.fail(slot, &operands, message);
        finding.level = certain(rule.shape.source.confidence);
        finding.expected = full.to_string();
        finding.found = printed.to_string();
        finding.difference = printed.minus(full);
        "分".clone_into(&mut finding.unit);
        let advice = Text::new(format!("改为 {full} 分。"), format!("Give {full} points."));
        advise(finding, Trust::Likely, advice, Some(&rule.shape.source));
    }
}
