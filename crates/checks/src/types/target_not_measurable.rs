//! A target that should be a figure is words.

use crate::look::{is_rate, is_wordy, quoted, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level1, Level2};
use domain::text::Text;

/// TYP004
pub const CHECK: Check = Check {
    code: "TYP004",
    name: "target-not-measurable",
    level: Level::Warning,
    title_zh: "应当用数字的指标值写成了文字",
    title_en: "A target that should be a figure is words",
    preview: false,
    page: include_str!("target_not_measurable.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Target);
        let name = &row.row.name.raw;
        let is_rate = is_rate(name, subject.rules);
        // Not a matter of doubts in reading: a rate is one wherever it stands, and output rows
        // before the first label are quantities in every form.
        let certain = row.row.level1 == Level1::Output;
        let wants_figure = is_rate || row.row.level2 == Level2::Quantity;
        if !wants_figure {
            record.not_applicable(slot, "可以用文字表述");
        } else if is_wordy(&row.row.target) {
            let (name, target) = (row.name(), quoted(&row.row.target.raw));
            let (zh, en) = if is_rate {
                ("是比率，应写百分数", "is a rate and needs a percentage")
            } else {
                (
                    "是数量指标，应写数字和单位",
                    "is a quantity and needs a figure with its unit",
                )
            };
            let finding = record.fail(
                slot,
                &[row.slot(IndicatorColumn::Name)],
                Text::new(
                    format!("指标{name}{zh}，指标值却写成{target}，无法衡量。"),
                    format!("The indicator {name} {en}; its target reads {target}."),
                ),
            );
            if !certain {
                finding.level = Level::Note;
            }
        } else {
            record.pass(slot, &[]);
        }
    }
}
