//! An indicator has another name than when it was set.

use crate::look::quoted;
use crate::pairing::{ALONE, called, pair_rows, set_in};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Form, IndicatorColumn, Slot};
use domain::text::Text;

/// XDO004
pub const CHECK: Check = Check {
    code: "XDO004",
    name: "indicator-renamed",
    level: Level::Note,
    title_zh: "指标名称与目标表（批复表）不同",
    title_en: "An indicator was renamed",
    preview: false,
    page: include_str!("indicator_renamed.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(set) = set_in(subject) else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    let rows = pair_rows(subject, subject.form, set.form);
    let slot = |row| Slot::Indicator(row, IndicatorColumn::Name);
    for &(own, _) in &rows.same {
        record.pass(slot(own), &[]);
    }
    let name = |form: &Form, row: usize| {
        let row = form.indicators.get(row);
        row.map_or(String::new(), |row| row.name.raw.clone())
    };
    for &(own, theirs) in &rows.renamed {
        let (new, old) = (name(subject.form, own), name(set.form, theirs));
        let (here, there) = (called(subject.form), called(set.form));
        let message = Text::new(
            format!(
                "{}里的指标{}，{}写成了{}，请确认是不是同一项指标。",
                there.zh,
                quoted(&old),
                here.zh,
                quoted(&new)
            ),
            format!(
                "{} has the indicator {}, {} has {}; are they one?",
                there.en,
                quoted(&old),
                here.en,
                quoted(&new)
            ),
        );
        let finding = record.fail(slot(own), &[], message);
        finding.expected = old;
        finding.found = new;
        finding.related = vec![set.cell(slot(theirs))];
    }
}
