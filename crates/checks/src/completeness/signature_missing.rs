//! Signature or date is missing.

use crate::look::{is_filled, whole_document};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Cell, Field, Form, Slot, Stage};
use domain::text::Text;

/// CMP018
pub const CHECK: Check = Check {
    code: "CMP018",
    name: "signature-missing",
    level: Level::Note,
    title_zh: "没有填写负责人、填表人或填报日期",
    title_en: "Signature or date is missing",
    preview: false,
    page: include_str!("signature_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.index > 0 {
        return; // the first form's turn looks at all of them
    }
    let lacking: Vec<usize> = subject
        .cases
        .iter()
        .enumerate()
        .filter(|(_, case)| {
            case.form.stage() == Stage::SelfEvaluation
                && is_filled(case.form)
                && !missing(case.form).is_empty()
        })
        .map(|(at, _)| at)
        .collect();
    for form in whole_document(subject) {
        let at = form.at;
        let (form, record) = form.open(record);
        let what = missing(form);
        if form.stage() != Stage::SelfEvaluation {
            record.not_applicable(Slot::Title, "不是自评表");
        } else if what.is_empty() {
            record.pass(Slot::Title, &[]);
        } else if lacking.first() != Some(&at) {
            record.not_applicable(Slot::Title, "已在前面的表提示过一次");
        } else {
            let (zh, en) = match lacking.len() {
                1 => (String::new(), String::new()),
                count => (
                    format!("；本文件共有{count}张自评表签字或日期不全"),
                    format!("; {count} self-evaluations of this document lack one"),
                ),
            };
            let what = what.join("、");
            record.fail(
                Slot::Title,
                &[],
                Text::new(
                    format!("没有填写{what}{zh}。"),
                    format!("Signature or date is not filled in ({what}){en}."),
                ),
            );
        }
    }
}

/// What the form lacks of signatures and date.
fn missing(form: &Form) -> Vec<&'static str> {
    let blank = |fields: &[Field]| {
        fields
            .iter()
            .all(|&field| form.field(field).is_none_or(Cell::is_blank))
    };
    let mut what = Vec::new();
    if blank(&[Field::UnitHead, Field::Preparer, Field::Contact]) {
        what.push("签字人");
    }
    if blank(&[Field::FilledOn]) {
        what.push("填报日期");
    }
    what
}
