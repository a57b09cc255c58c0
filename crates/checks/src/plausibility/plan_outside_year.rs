//! The plan lies outside the budget year.

use crate::look::{is_filled, quoted, years};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Slot, StepColumn};
use domain::text::Text;

/// PLA007
pub const CHECK: Check = Check {
    code: "PLA007",
    name: "plan-outside-year",
    level: Level::Error,
    title_zh: "实施计划的时间不在预算年度内",
    title_en: "The plan lies outside the budget year",
    preview: false,
    page: include_str!("plan_outside_year.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(year) = subject.form.year.filter(|_| is_filled(subject.form)) else {
        record.not_applicable(Slot::Title, "表上没有年度");
        return;
    };
    let some_inside = subject.form.steps.iter().any(|step| {
        years(&step.period.raw).contains(&year.0) || years(&step.period.raw).is_empty()
    });
    for (at, step) in subject.form.steps.iter().enumerate() {
        let slot = Slot::Step(at, StepColumn::Period);
        let named = years(&step.period.raw);
        match (named.iter().min(), named.iter().max()) {
            (Some(&first), Some(&last)) if year.0 < first || year.0 > last => {
                let (period, year) = (quoted(&step.period.raw), year.0);
                let finding = record.fail(
                    slot,
                    &[],
                    Text::new(
                        format!("这是{year}年度的表，实施计划的时间却是{period}，完全不在年度内。"),
                        format!("The form is about {year}, but the plan runs {period}, wholly outside the year."),
                    ),
                );
                finding.expected = year.to_string();
                finding.found.clone_from(&step.period.raw);
                // Preparing in another year what is done in this one may be meant.
                if some_inside {
                    finding.level = Level::Warning;
                }
            }
            (Some(_), Some(_)) => record.pass(slot, &[]),
            _ => record.not_applicable(slot, "时间里没有年份"),
        }
    }
}
