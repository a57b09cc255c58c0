//! A change column is this minus that; a wrong sign is RAT005.

use crate::claim::{self, advise};
use crate::naming::cell;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::relation::RelationKind;
use domain::text::Text;

/// RAT004
pub const CHECK: Check = Check {
    code: "RAT004",
    name: "change-wrong",
    level: Level::Error,
    title_zh: "增减数算错",
    title_en: "A change column is miscalculated",
    preview: false,
    page: include_str!("change_wrong.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::each(
        subject,
        record,
        RelationKind::TableChange,
        |record, open| {
            if open.sign_only() {
                record.not_applicable(open.relation.result, "大小相符，只是正负号相反，见 RAT005");
                return;
            }
            let (expected, found) = (open.expected(), open.found);
            let (name, formula) = (
                cell(subject.form, open.relation.result),
                open.figures(subject.form),
            );
            let message = Text::new(
                format!("{}填的是 {found}，按 {formula} 应为 {expected}。", name.zh),
                format!("The {} reads {found}; {formula} = {expected}.", name.en),
            );
            let unit = claim::unit(subject.form, open.relation.result);
            let finding = open.report(subject, record, unit, message);
            let advice = Text::new(
                format!("两个数无误的话，改为 {expected}。"),
                format!("If both figures are right, it is {expected}."),
            );
            advise(finding, Trust::Likely, advice, None);
        },
    );
}
