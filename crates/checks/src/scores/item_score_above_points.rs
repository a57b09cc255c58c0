//! No evaluated item scores above its points.

use crate::above::within_points;
use crate::look::items;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::ItemColumn;
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
    let see = Text::new(
        "也看看括号里的分值抄得对不对。",
        "see also whether the points are right.",
    );
    for item in items(subject) {
        let pair = (item.slot(ItemColumn::Score), item.slot(ItemColumn::Points));
        within_points(subject, record, pair, &see, None);
    }
}
