//! A formula whose kept value is not what it gives today.

use crate::look::look_behind;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::text::Text;

/// FRM008
pub const CHECK: Check = Check {
    code: "FRM008",
    name: "stale-formula-value",
    level: Level::Warning,
    title_zh: "公式格里的数没有重算",
    title_en: "A formula shows what it no longer gives",
    preview: false,
    page: include_str!("stale_formula_value.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let none = "没有结果过时的公式";
    look_behind(subject.form, record, none, |record, slot, cell, kept| {
        let (raw, now) = (&cell.raw, &kept.recomputed);
        if now.is_empty() {
            return false;
        }
        // Read as what it gives where the file keeps nothing.
        let never = raw == now;
        let finding = record.fail(slot, &[], message(raw, now, never));
        finding.expected.clone_from(now);
        finding.found = if never { String::new() } else { raw.clone() };
        true
    });
}

fn message(raw: &str, now: &str, never: bool) -> Text {
    if never {
        Text::new(
            format!(
                "这一格是公式，表里没有存结果，按公式算是“{now}”，已按此核对：请打开后重新计算并保存。"
            ),
            format!(
                "The formula here keeps no result; it gives \"{now}\", which was checked: open the file, compute again and save it."
            ),
        )
    } else {
        Text::new(
            format!(
                "这一格是公式，表里存的是“{raw}”，按现在的数据重算是“{now}”：公式没有随数据更新。"
            ),
            format!(
                "The formula here keeps \"{raw}\", but with today's data it gives \"{now}\": it was not updated."
            ),
        )
    }
}
