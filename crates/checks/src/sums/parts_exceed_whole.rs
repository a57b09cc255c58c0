//! The parts named under a whole (其中) do not exceed it.

use crate::claim::{self, advise};
use crate::naming::cell;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::relation::Formula;
use domain::text::Text;

/// SUM006
pub const CHECK: Check = Check {
    code: "SUM006",
    name: "parts-exceed-whole",
    level: Level::Error,
    title_zh: "其中项超过总数",
    title_en: "A part is larger than its whole",
    preview: false,
    page: include_str!("parts_exceed_whole.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for (relation, closure) in subject.relations {
        if relation.formula != Formula::PartsOf {
            continue;
        }
        let Some(open) = claim::Open::of(relation, closure) else {
            claim::settle(record, relation, closure);
            continue;
        };
        report(subject, record, &open);
    }
}

fn report(subject: &Subject<'_>, record: &mut Record, open: &claim::Open<'_>) {
    let (parts, whole) = (open.expected(), open.found);
    let name = cell(subject.form, open.relation.result);
    let message = Text::new(
        format!(
            "{}是 {whole}，其中列出的各项却合计 {parts}，部分大于总数。",
            name.zh
        ),
        format!(
            "The {} is {whole}, but the parts named under it make {parts}.",
            name.en
        ),
    );
    let unit = claim::unit(subject.form, open.relation.result);
    let finding = open.report(subject, record, unit, message);
    let advice = Text::new(
        "核对总数和其中各项，至少有一个数写错或放错了列。",
        "Check the whole and its parts: one of them is wrong or stands in the wrong column.",
    );
    advise(finding, Trust::LookAtIt, advice, None);
}
