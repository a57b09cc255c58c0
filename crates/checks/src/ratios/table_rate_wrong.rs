//! A rate column of a data table is this divided by that.

use crate::claim::{self, advise};
use crate::naming::cell;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::relation::RelationKind;
use domain::text::Text;

/// RAT006
pub const CHECK: Check = Check {
    code: "RAT006",
    name: "table-rate-wrong",
    level: Level::Error,
    title_zh: "表中比率算错",
    title_en: "A rate in a table is miscalculated",
    preview: false,
    page: include_str!("table_rate_wrong.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::each(subject, record, RelationKind::TableRate, |record, open| {
        let (expected, found) = (open.expected(), open.found);
        let (name, formula) = (
            cell(subject.form, open.relation.result),
            open.figures(subject.form),
        );
        let message = Text::new(
            format!(
                "{}填的是 {found}%，按 {formula} 应为 {expected}%。",
                name.zh
            ),
            format!("The {} reads {found}%; {formula} = {expected}%.", name.en),
        );
        let finding = open.report(subject, record, "%", message);
        let advice = Text::new(
            format!("两个数无误的话，改为 {expected}%。"),
            format!("If both figures are right, it is {expected}%."),
        );
        advise(finding, Trust::Likely, advice, None);
    });
}
