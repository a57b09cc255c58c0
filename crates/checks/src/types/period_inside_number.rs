//! The period stands between sign and figure.

use crate::look::rows;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::text::Text;

/// TYP014
pub const CHECK: Check = Check {
    code: "TYP014",
    name: "period-inside-number",
    level: Level::Note,
    title_zh: "周期夹在符号和数字之间",
    title_en: "The period stands between sign and figure",
    preview: false,
    page: include_str!("period_inside_number.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Target);
        let raw: String = row
            .row
            .target
            .raw
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        let leads = subject.rules.vocabulary.words("period-lead");
        let after_sign =
            raw.trim_start_matches(['≥', '≤', '≧', '≦', '＞', '＜', '>', '<', '=', '＝']);
        let inside = after_sign.len() < raw.len()
            && leads
                .iter()
                .any(|lead| after_sign.starts_with(lead.as_str()));
        if inside {
            let name = row.name();
            record.fail(
                slot,
                &[],
                Text::new(
                    format!("指标{name}的指标值{raw}把周期写在符号和数字之间，宜写成“≥次数/周期”，并在说明中写明全年合计。"),
                    format!("The indicator {name} has target {raw}: the period stands between sign and figure; write figure/period."),
                ),
            );
        } else {
            record.pass(slot, &[]);
        }
    }
}
