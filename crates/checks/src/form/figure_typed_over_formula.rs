//! A figure typed where its neighbours have a formula.

use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::Slot;
use domain::text::Text;

/// FRM009
pub const CHECK: Check = Check {
    code: "FRM009",
    name: "figure-typed-over-formula",
    level: Level::Warning,
    title_zh: "该用公式的格直接填了数字",
    title_en: "A figure was typed over a formula",
    preview: false,
    page: include_str!("figure_typed_over_formula.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let mut seen = false;
    for slot in form.slots() {
        let Some(cell) = form.cell(slot) else {
            continue;
        };
        if !cell.kept.as_deref().is_some_and(|kept| kept.typed_over) {
            continue;
        }
        seen = true;
        let raw = &cell.raw;
        let finding = record.fail(
            slot,
            &[],
            Text::new(
                format!("两边的格都是同一个公式，这一格却直接填了“{raw}”，不会随数据变动。"),
                format!("The cells on both sides hold one formula, but \"{raw}\" was typed here and does not follow its data."),
            ),
        );
        finding.found.clone_from(raw);
    }
    if !seen {
        record.not_applicable(Slot::Title, "no figure typed over a formula");
    }
}
