//! A blank form still holds sample text.

use crate::look::{is_filled, quoted};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Cell, GoalColumn, Slot};
use domain::text::Text;

/// FRM002
pub const CHECK: Check = Check {
    code: "FRM002",
    name: "sample-text-left",
    level: Level::Warning,
    title_zh: "空白表里留有示例文字",
    title_en: "A blank form still holds sample text",
    preview: false,
    page: include_str!("sample_text_left.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if is_filled(form) || !form.indicators.iter().all(|row| row.target.is_blank()) {
        record.not_applicable(Slot::Title, "表已填写");
        return;
    }
    for (at, goal) in form.goals.iter().enumerate() {
        let left: Vec<(Slot, &Cell)> = [
            (Slot::Goal(at, GoalColumn::Expected), &goal.expected),
            (Slot::Goal(at, GoalColumn::Actual), &goal.actual),
        ]
        .into_iter()
        .filter(|(_, cell)| !cell.is_blank())
        .collect();
        let Some((slot, cell)) = left.first() else {
            record.pass(Slot::Goal(at, GoalColumn::Expected), &[]);
            continue;
        };
        let others: Vec<Slot> = left[1..].iter().map(|(slot, _)| *slot).collect();
        let text = quoted(&cell.raw);
        record.fail(
            *slot,
            &others,
            Text::new(
                format!("这张表没有填写，目标栏里却有{text}，多半是模板的示例或别的表留下的文字。"),
                format!("The form is blank, yet a goal cell holds {text}: probably sample text of the template or of another form."),
            ),
        );
    }
}
