//! The column of the year before shows another figure than last year's own sheet.

use crate::look::quoted;
use crate::naming::more_or_less;
use crate::pairing::{ALONE, spent_in};
use crate::{Check, Record, Subject};
use domain::finding::{CellRef, Level};
use domain::form::{Slot, Stage};
use domain::number::Number;
use domain::relation::Figure;
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
        .filter_map(|&at| Some((at, subject.cases.get(at)?.form)))
        .find(|(_, form)| form.family == subject.form.family && !form.blank);
    let Some((at, form)) = before else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    let theirs = spent_in(subject, form, year - 1, year - 1);
    let power = form.money_unit.power() - subject.form.money_unit.power();
    for (label, &slot) in &ours {
        let Some(&last) = theirs.get(label) else {
            continue;
        };
        let (now, then) = (Figure::at(subject.form, slot), Figure::at(form, last));
        let shifted = then.value().and_then(|value| value.shifted(power));
        let (Some(found), Some(expected)) = (now.value(), shifted.map(Number::normalized)) else {
            continue;
        };
        let intervals = now.interval().zip(then.interval());
        if found == expected {
            record.pass(slot, &[]);
        } else if intervals.is_some_and(|(now, then)| power == 0 && now.meets(then)) {
            record.within_rounding(slot, &[]);
        } else {
            let difference = found.minus(expected).unwrap_or(Number::ZERO).normalized();
            let off = more_or_less(difference, "");
            let name = match slot {
                Slot::Table(t, r, _) => subject.form.cell(Slot::Table(t, r, 0)),
                _ => None,
            };
            let name = quoted(name.map_or(label, |cell| &cell.raw));
            let message = Text::new(
                format!(
                    "{name}的上年数写的是 {found}，{} 年度的表上当年数是 {expected}，{}。",
                    year - 1,
                    off.zh
                ),
                format!(
                    "{name}: the figure of the year before is {found}; the sheet of {} has {expected}: {}.",
                    year - 1,
                    off.en
                ),
            );
            let finding = record.fail(slot, &[], message);
            finding.expected = expected.to_string();
            finding.found = found.to_string();
            finding.difference = Some(difference);
            finding.related = vec![CellRef {
                form: at,
                slot: last,
            }];
        }
    }
}
