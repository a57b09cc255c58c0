//! This year opens with another balance than last year closed with.

use crate::look::quoted;
use crate::naming::more_or_less;
use crate::pairing::{ALONE, Balances, Other, apart, balances};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Slot, Stage};
use domain::text::Text;

/// XYR002
pub const CHECK: Check = Check {
    code: "XYR002",
    name: "opening-not-last-closing",
    level: Level::Warning,
    title_zh: "年初结转结余与上年年末数不一致",
    title_en: "The opening balance is not last year's closing one",
    preview: false,
    page: include_str!("opening_not_last_closing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.stage() != Stage::Report {
        return;
    }
    let opening = balances(subject, subject.form, "opening-balance");
    if opening.is_empty() {
        return;
    }
    let mut closing: Vec<(usize, Balances)> = Vec::new();
    for &at in subject.around.of_unit(subject.index, -1) {
        if let Some(case) = subject.cases.get(at) {
            closing.push((at, balances(subject, case.form, "closing-balance")));
        }
    }
    for (name, &slot) in &opening {
        let before = closing
            .iter()
            .find_map(|(at, balances)| Some((*at, *balances.get(name)?)));
        let before = before.and_then(|(at, slot)| {
            let form = subject.cases.get(at)?.form;
            Some((Other { at, form }, slot))
        });
        match before {
            Some((before, theirs)) => compare(subject, record, (name, slot), (&before, theirs)),
            None => record.not_applicable(slot, ALONE),
        }
    }
}

fn compare(
    subject: &Subject<'_>,
    record: &mut Record,
    (name, slot): (&str, Slot),
    (before, theirs): (&Other<'_>, Slot),
) {
    let form = subject.form;
    let Some(apart) = apart(record, (form, slot), (before, theirs)) else {
        return;
    };
    let (found, expected) = (apart.found, apart.expected);
    let unit = form.money_unit.name();
    let off = more_or_less(apart.difference, unit);
    let of = match name {
        "" => String::new(),
        name => quoted(name),
    };
    let message = Text::new(
        format!(
            "{of}年初结转结余写的是 {found} {unit}，上年的年末数是 {expected} {unit}，{}。",
            off.zh
        ),
        format!(
            "{of} opens with {found}; last year closed with {expected}: {}.",
            off.en
        ),
    );
    let finding = record.fail(slot, &[], message);
    apart.fill(finding, (before, theirs));
    unit.clone_into(&mut finding.unit);
}
