//! No single row carries so many points that the others hardly matter.

use crate::claim::advise;
use crate::naming::quoted;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{IndicatorColumn, Slot};
use domain::relation::Figure;
use domain::text::Text;

/// WGT010
pub const CHECK: Check = Check {
    code: "WGT010",
    name: "row-outweighs-others",
    level: Level::Note,
    title_zh: "一行指标的分值过高",
    title_en: "One row carries an outsized share of the points",
    preview: false,
    page: include_str!("row_outweighs_others.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(limit) = subject.rules.threshold("single-row-weight-maximum") else {
        return;
    };
    if subject.form.blank {
        return;
    }
    for (row, indicator) in subject.form.indicators.iter().enumerate() {
        let slot = Slot::Indicator(row, IndicatorColumn::Points);
        let Some(found) = Figure::at(subject.form, slot).value() else {
            continue;
        };
        let most = limit.value;
        if found <= most {
            record.pass(slot, &[]);
            continue;
        }
        let Text {
            zh: name,
            en: called,
        } = quoted(&indicator.name.raw);
        let message = Text::new(
            format!("{name}一行就占 {found} 分，超过 {most} 分，其余指标难以起作用。"),
            format!(
                "{called} alone carries {found} points, more than {most}: the other rows hardly matter."
            ),
        );
        let finding = record.fail(slot, &[], message);
        finding.expected = format!("≤ {most}");
        finding.found = found.to_string();
        finding.difference = found.minus(most);
        "分".clone_into(&mut finding.unit);
        let advice = Text::new(
            "把这一行拆成几个可以分别衡量的指标。",
            "Split the row into several that can be measured one by one.",
        );
        advise(finding, Trust::LookAtIt, advice, Some(&limit.source));
    }
}
