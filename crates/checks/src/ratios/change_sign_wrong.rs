//! A change that has the right size has the right sign too.

use crate::claim::{self, advise};
use crate::naming::cell;
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::relation::RelationKind;
use domain::text::Text;

/// RAT005
pub const CHECK: Check = Check {
    code: "RAT005",
    name: "change-sign-wrong",
    level: Level::Error,
    title_zh: "增减数的正负号写反",
    title_en: "The sign of a change is reversed",
    preview: false,
    page: include_str!("change_sign_wrong.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    claim::each(
        subject,
        record,
        RelationKind::TableChange,
        |record, open| {
            if !open.sign_only() {
                record.not_applicable(open.relation.result, "大小也不相符，见 RAT004");
                return;
            }
            let (expected, found) = (open.expected(), open.found);
            let (name, formula) = (
                cell(subject.form, open.relation.result),
                open.figures(subject.form),
            );
            let message = Text::new(
                format!(
                    "{}填的是 {found}，按 {formula} 应为 {expected}，大小对而正负号反了。",
                    name.zh
                ),
                format!(
                    "The {} reads {found}; {formula} = {expected}: the size is right, the sign is not.",
                    name.en
                ),
            );
            let unit = claim::unit(subject.form, open.relation.result);
            let finding = open.report(subject, record, unit, message);
            let advice = Text::new(format!("改为 {expected}。"), format!("Write {expected}."));
            advise(finding, Trust::Likely, advice, None);
        },
    );
}
