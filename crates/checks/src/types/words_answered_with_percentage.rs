//! Words are answered with a percentage.

use crate::look::{Row, is_wordy, names, percent, rows, slots};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::text::Text;

/// TYP008
pub const CHECK: Check = Check {
    code: "TYP008",
    name: "words-answered-with-percentage",
    level: Level::Note,
    title_zh: "文字指标用百分比作答",
    title_en: "Words are answered with a percentage",
    preview: false,
    page: include_str!("words_answered_with_percentage.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let (odd, even): (Vec<Row<'_>>, Vec<Row<'_>>) = rows(subject)
        .into_iter()
        .partition(|row| is_wordy(&row.row.target) && percent(&row.row.actual).is_some());
    for row in &even {
        record.pass(row.slot(IndicatorColumn::Actual), &[]);
    }
    let Some(first) = odd.first() else {
        return;
    };
    let (zh, en) = names(&odd);
    record.fail(
        first.slot(IndicatorColumn::Actual),
        &slots(&odd[1..], IndicatorColumn::Actual),
        Text::new(
            format!("{zh}的指标值是文字，实际完成值却写百分比，看不出是怎么算出来的。"),
            format!("A target in words is answered with a percentage, and nobody can tell how it was found: {en}."),
        ),
    );
}
