//! The form names no department.

use crate::look::{TEMPLATE, is_filled};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Family, Slot};
use domain::text::Text;

/// CMP002
pub const CHECK: Check = Check {
    code: "CMP002",
    name: "department-name-missing",
    level: Level::Warning,
    title_zh: "没有填写部门（单位）名称",
    title_en: "The form names no department",
    preview: false,
    page: include_str!("department_name_missing.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let demanded = matches!(
        form.family,
        Family::DepartmentTarget
            | Family::DepartmentApproval
            | Family::DepartmentSelfEvaluation
            | Family::ProjectSelfEvaluation
            | Family::FundSelfEvaluation
    );
    if !demanded {
        record.not_applicable(Slot::Department, "这种表没有这一项");
    } else if !is_filled(form) {
        record.not_applicable(Slot::Department, TEMPLATE);
    } else if form.department.is_blank() && form.unit.is_blank() {
        record.fail(
            Slot::Department,
            &[Slot::Unit],
            Text::new(
                "主管部门、实施单位（部门名称）都没有填写。",
                "Neither the department nor the unit is named.",
            ),
        );
    } else {
        record.pass(Slot::Department, &[Slot::Unit]);
    }
}
