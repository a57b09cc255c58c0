//! A figure typed where its neighbours have a formula.

use crate::look::look_behind;
use crate::{Check, Record, Subject};
use domain::finding::Level;
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
    let none = "没有在公式位置上填的数字";
    look_behind(subject.form, record, none, |record, slot, cell, kept| {
        if kept.typed_over {
            let raw = &cell.raw;
            let message = Text::new(
                format!("两边的格都是同一个公式，这一格却直接填了“{raw}”，不会随数据变动。"),
                format!(
                    "The cells on both sides hold one formula, but \"{raw}\" was typed here and does not follow its data."
                ),
            );
            record.fail(slot, &[], message).found.clone_from(raw);
        }
        kept.typed_over
    });
}
