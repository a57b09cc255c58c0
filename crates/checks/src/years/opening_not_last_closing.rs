//! This year opens with another balance than last year closed with.

use crate::look::quoted;
use crate::naming::more_or_less;
use crate::pairing::{ALONE, Balances, balances};
use crate::{Check, Record, Subject};
use domain::finding::{CellRef, Level};
use domain::form::Stage;
use domain::number::Number;
use domain::relation::Figure;
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
        let figure = Figure::at(subject.form, slot);
        let before = closing
            .iter()
            .find_map(|(at, balances)| Some((*at, *balances.get(name)?)));
        let before = before.and_then(|(at, slot)| Some((at, slot, subject.cases.get(at)?.form)));
        let (Some((at, theirs, form)), Some(found)) = (before, figure.value()) else {
            record.not_applicable(slot, ALONE);
            continue;
        };
        let power = form.money_unit.power() - subject.form.money_unit.power();
        let last = Figure::at(form, theirs);
        let shifted = last.value().and_then(|value| value.shifted(power));
        let Some(expected) = shifted.map(Number::normalized) else {
            continue;
        };
        let close = last.interval().zip(figure.interval());
        let meets = close.is_some_and(|(last, now)| power == 0 && last.meets(now));
        if expected == found {
            record.pass(slot, &[]);
            continue;
        } else if meets {
            record.within_rounding(slot, &[]);
            continue;
        }
        let unit = subject.form.money_unit.name();
        let difference = found.minus(expected).unwrap_or(Number::ZERO).normalized();
        let off = more_or_less(difference, unit);
        let of = if name.is_empty() {
            String::new()
        } else {
            quoted(name)
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
        finding.expected = expected.to_string();
        finding.found = found.to_string();
        finding.difference = Some(difference);
        unit.clone_into(&mut finding.unit);
        finding.related = vec![CellRef {
            form: at,
            slot: theirs,
        }];
    }
}
