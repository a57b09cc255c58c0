//! Targets are vague words.

use crate::look::{Row, is_wordy, names, quoted, rows, slots};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::text::Text;

/// WRD003
pub const CHECK: Check = Check {
    code: "WRD003",
    name: "target-vague",
    level: Level::Note,
    title_zh: "指标值用词笼统",
    title_en: "Targets are vague words",
    preview: false,
    page: include_str!("target_vague.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let vague = |row: &Row<'_>| {
        is_wordy(&row.row.target)
            && subject
                .rules
                .vocabulary
                .found_in("vague", &row.row.target.raw)
                .is_some()
    };
    let (odd, even): (Vec<Row<'_>>, Vec<Row<'_>>) = rows(subject).into_iter().partition(vague);
    for row in &even {
        record.pass(row.slot(IndicatorColumn::Target), &[]);
    }
    let Some(first) = odd.first() else {
        return;
    };
    let (zh, en) = names(&odd);
    let target = quoted(&first.row.target.raw);
    record.fail(
        first.slot(IndicatorColumn::Target),
        &slots(&odd[1..], IndicatorColumn::Target),
        Text::new(
            format!("{zh}的指标值是{target}一类的笼统说法，年末无法判断是否完成。"),
            format!("With a vague target such as {target} nobody can tell at year end whether it is met: {en}."),
        ),
    );
}
