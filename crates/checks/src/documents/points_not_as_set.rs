//! The points of an indicator are others than were set.

use crate::look::{figure, quoted};
use crate::pairing::{ALONE, called, pair_rows, set_in};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Slot};
use domain::text::Text;

/// XDO005
pub const CHECK: Check = Check {
    code: "XDO005",
    name: "points-not-as-set",
    level: Level::Warning,
    title_zh: "指标分值与目标表（批复表）不一致",
    title_en: "The points are others than were set",
    preview: false,
    page: include_str!("points_not_as_set.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(set) = set_in(subject) else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    let rows = pair_rows(subject, subject.form, set.form);
    for (own, theirs) in rows.paired() {
        let slot = Slot::Indicator(own, IndicatorColumn::Points);
        let points = |form: &domain::form::Form, row: usize| {
            form.indicators.get(row).and_then(|row| figure(&row.points))
        };
        let (Some(now), Some(then)) = (points(subject.form, own), points(set.form, theirs)) else {
            record.not_applicable(slot, "有一张表没有填分值");
            continue;
        };
        if now == then {
            record.pass(slot, &[]);
            continue;
        }
        let row = subject.form.indicators.get(own);
        let name = quoted(row.map_or("", |row| &row.name.raw));
        let (here, there) = (called(subject.form), called(set.form));
        let (now, then) = (now.normalized(), then.normalized());
        let message = Text::new(
            format!(
                "指标{name}在{}里是 {then} 分，{}改成了 {now} 分。",
                there.zh, here.zh
            ),
            format!(
                "{} gives {name} {then} points, {} {now}.",
                there.en, here.en
            ),
        );
        let finding = record.fail(slot, &[], message);
        finding.expected = then.to_string();
        finding.found = now.to_string();
        finding.difference = now.minus(then);
        "分".clone_into(&mut finding.unit);
        finding.related = vec![set.cell(Slot::Indicator(theirs, IndicatorColumn::Points))];
    }
}
