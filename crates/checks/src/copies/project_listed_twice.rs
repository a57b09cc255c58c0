//! One project name stands on two forms.

use crate::look::{quoted, whole_document};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Family, Form, Slot};
use domain::text::Text;
use std::collections::BTreeMap;

/// DUP008
pub const CHECK: Check = Check {
    code: "DUP008",
    name: "project-listed-twice",
    level: Level::Note,
    title_zh: "同一项目名称出现在两张表上",
    title_en: "One project name stands on two forms",
    preview: false,
    page: include_str!("project_listed_twice.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let mut first: BTreeMap<(&str, Family), &Form> = BTreeMap::new();
    for form in whole_document(subject) {
        let (form, record) = form.open(record);
        if form.project.is_blank() {
            record.not_applicable(Slot::Project, "没有项目名称");
            continue;
        }
        let earlier = first
            .get(&(form.project.raw.as_str(), form.family))
            .copied();
        first
            .entry((&form.project.raw, form.family))
            .or_insert(form);
        let Some(other) = earlier else {
            record.pass(Slot::Project, &[]);
            continue;
        };
        let name = quoted(&form.project.raw);
        let finding = record.fail(
            Slot::Project,
            &[Slot::Unit],
            Text::new(
                format!("项目{name}在本文件中有两张表，实施单位不同，汇总时请勿混淆。"),
                format!("The project {name} has two forms in this document, by different units; keep them apart in the roll-up."),
            ),
        );
        if other.unit.raw == form.unit.raw && other.year == form.year {
            finding.level = Level::Warning;
            finding.message = Text::new(
                format!("项目{name}在本文件中有两张表，年度和实施单位都相同，汇总时会重复计算。"),
                format!(
                    "The project {name} has two forms of the same year and unit in this document: it would be counted twice."
                ),
            );
        }
    }
}
