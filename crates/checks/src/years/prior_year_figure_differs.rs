//! The column of the year before shows another figure than last year's own sheet.

use crate::look::quoted;
use crate::naming::more_or_less;
use crate::pairing::{ALONE, Other, apart, spent_in};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Slot, Stage};
use domain::text::Text;

/// XYR003
pub const CHECK: Check = Check {
    code: "XYR003",
    name: "prior-year-figure-differs",
    level: Level::Warning,
    title_zh: "上年数与上年自己的表不一致",
    title_en: "A prior-year figure is not last year's own",
    preview: false,
    page: include_str!("prior_year_figure_differs.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let year = subject.around.of(subject.index).year.map(|year| year.0);
    let Some(year) = year.filter(|_| subject.form.stage() == Stage::Report) else {
        return;
    };
    let ours = spent_in(subject, subject.form, year, year - 1);
    if ours.is_empty() {
        return;
    }
    let group = subject.around.of_unit(subject.index, -1).iter();
    let before = group
        .filter_map(|&at| {
            let form = subject.cases.get(at)?.form;
            Some(Other { at, form })
        })
        .find(|before| before.form.family == subject.form.family && !before.form.blank);
    let Some(before) = before else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    let theirs = spent_in(subject, before.form, year - 1, year - 1);
    for (label, &slot) in &ours {
        if let Some(&last) = theirs.get(label) {
            compare(subject, record, (label, slot), (&before, last), year - 1);
        }
    }
}

fn compare(
    subject: &Subject<'_>,
    record: &mut Record,
    (label, slot): (&str, Slot),
    (before, theirs): (&Other<'_>, Slot),
    year: i32,
) {
    let form = subject.form;
    let Some(apart) = apart(record, (form, slot), (before, theirs)) else {
        return;
    };
    let (found, expected) = (apart.found, apart.expected);
    let off = more_or_less(apart.difference, "");
    let name = match slot {
        Slot::Table(t, r, _) => form.cell(Slot::Table(t, r, 0)),
        _ => None,
    };
    let name = quoted(name.map_or(label, |cell| &cell.raw));
    let message = Text::new(
        format!(
            "{name}的上年数写的是 {found}，{year} 年度的表上当年数是 {expected}，{}。",
            off.zh
        ),
        format!(
            "{name}: the figure of the year before is {found}; the sheet of {year} has {expected}: {}.",
            off.en
        ),
    );
    let finding = record.fail(slot, &[], message);
    apart.fill(finding, (before, theirs));
}
