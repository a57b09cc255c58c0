//! The note only repeats the name.

use crate::look::{plain, quoted, whole_document};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Indicator, IndicatorColumn, Slot};
use domain::text::Text;
use std::collections::BTreeMap;

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
    if subject.index > 0 {
        return; // the first form's turn looks at all of them
    }
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for row in subject.cases.iter().flat_map(|case| &case.form.indicators) {
        if repeats(row) {
            *count.entry(plain(&row.name.raw)).or_default() += 1;
        }
    }
    for form in whole_document(subject) {
        let (form, record) = form.open(record);
        for (at, row) in form.indicators.iter().enumerate() {
            let slot = Slot::Indicator(at, IndicatorColumn::Note);
            let operands = [Slot::Indicator(at, IndicatorColumn::Name)];
            if row.note.is_blank() {
                record.not_applicable(slot, "没有说明");
            } else if !repeats(row) {
                record.pass(slot, &operands);
            } else if let Some(count) = count.remove(&plain(&row.name.raw)) {
                let message = told(row, count);
                record.fail(slot, &operands, message);
            } else {
                record.not_applicable(slot, "已在前面的表提示过一次");
            }
        }
    }
}

/// Whether the note is the name once more.
fn repeats(row: &Indicator) -> bool {
    !row.note.is_blank() && plain(&row.name.raw) == plain(&row.note.raw)
}

fn told(row: &Indicator, count: usize) -> Text {
    let name = quoted(&row.name.raw);
    let (zh, en) = if count > 1 {
        (format!("，共有{count}处"), format!(", in {count} places"))
    } else {
        (String::new(), String::new())
    };
    Text::new(
        format!("指标{name}的解释只是把名称又写了一遍{zh}，应写明含义和计算公式。"),
        format!(
            "The note of {name} only repeats the name{en}; say what it means and how it is computed."
        ),
    )
}
