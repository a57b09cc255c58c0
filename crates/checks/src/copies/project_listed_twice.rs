//! One project name stands on two forms.

use crate::look::{quoted, whole_document};
use crate::{Check, Record, Subject};
use domain::finding::{CellRef, Level};
use domain::form::{Family, Form, Slot, Year};
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

/// What a project is known by: its name, family and year, and in a package its unit.
type Key<'a> = (&'a str, Family, Option<Year>, Option<usize>);

fn run(subject: &Subject<'_>, record: &mut Record) {
    let mut first: BTreeMap<Key<'_>, (usize, &Form)> = BTreeMap::new();
    let here = subject.around.name();
    for member in whole_document(subject) {
        let (form, record) = member.open(record);
        if form.project.is_blank() {
            record.not_applicable(Slot::Project, "没有项目名称");
            continue;
        }
        let of = subject.around.of(member.at);
        // Several units of a package may well have a project of one name each.
        let unit = of.unit.filter(|_| subject.around.is_package());
        let key = (form.project.raw.as_str(), form.family, of.year, unit);
        let (at, other) = *first.entry(key).or_insert((member.at, form));
        if at == member.at {
            record.pass(Slot::Project, &[]);
            continue;
        }
        let name = quoted(&form.project.raw);
        let message = Text::new(
            format!(
                "项目{name}在{}中有两张表，实施单位不同，汇总时请勿混淆。",
                here.zh
            ),
            format!(
                "The project {name} has two forms in {}, by different units; keep them apart in the roll-up.",
                here.en
            ),
        );
        let finding = record.fail(Slot::Project, &[Slot::Unit], message);
        finding.related.push(CellRef {
            form: at,
            slot: Slot::Project,
        });
        if other.unit.raw == form.unit.raw {
            finding.level = Level::Warning;
            finding.message = Text::new(
                format!(
                    "项目{name}在{}中有两张表，年度和实施单位都相同，汇总时会重复计算。",
                    here.zh
                ),
                format!(
                    "The project {name} has two forms of the same year and unit in {}: it would be counted twice.",
                    here.en
                ),
            );
        }
    }
}
