//! The note only repeats the name.

use crate::look::{plain, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Indicator, IndicatorColumn};
use domain::text::Text;

/// WRD005
pub const CHECK: Check = Check {
    code: "WRD005",
    name: "note-repeats-name",
    level: Level::Note,
    title_zh: "说明只是重复指标名称",
    title_en: "The note only repeats the name",
    preview: false,
    page: include_str!("note_repeats_name.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Note);
        let (name, note) = (plain(&row.row.name.raw), plain(&row.row.note.raw));
        if note.is_empty() {
            record.not_applicable(slot, "没有说明");
            continue;
        }
        if name != note {
            record.pass(slot, &[row.slot(IndicatorColumn::Name)]);
            continue;
        }
        let holders: Vec<usize> = subject
            .cases
            .iter()
            .enumerate()
            .filter(|(_, case)| {
                case.form
                    .indicators
                    .iter()
                    .any(|other| repeats(other, &note))
            })
            .map(|(at, _)| at)
            .collect();
        if holders.first() != Some(&subject.index) {
            record.not_applicable(slot, "已在前面的表提示过一次");
            continue;
        }
        let (shown, count) = (row.name(), holders.len());
        let (zh, en) = if count > 1 {
            (
                format!("，{count}张表都是这样"),
                format!(", in {count} forms"),
            )
        } else {
            (String::new(), String::new())
        };
        record.fail(
            slot,
            &[row.slot(IndicatorColumn::Name)],
            Text::new(
                format!("指标{shown}的解释只是把名称又写了一遍{zh}，应写明含义和计算公式。"),
                format!("The note of {shown} only repeats the name{en}; say what it means and how it is computed."),
            ),
        );
    }
}

/// Whether the row has that name and repeats it as its note.
fn repeats(row: &Indicator, name: &str) -> bool {
    plain(&row.name.raw) == name && plain(&row.note.raw) == name
}
