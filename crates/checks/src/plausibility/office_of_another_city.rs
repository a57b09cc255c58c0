//! The responsible office is of another city.

use crate::look::quoted;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Field, Slot};
use domain::text::Text;

/// PLA006
pub const CHECK: Check = Check {
    code: "PLA006",
    name: "office-of-another-city",
    level: Level::Warning,
    title_zh: "负责单位是另一个城市的机构",
    title_en: "The responsible office is of another city",
    preview: false,
    page: include_str!("office_of_another_city.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let slot = Slot::Field(Field::Organisation);
    let Some(office) = subject.form.field(Field::Organisation) else {
        record.not_applicable(slot, "没有填写组织机构");
        return;
    };
    let cities = subject.rules.vocabulary.words("city");
    let named = |text: &str| -> Vec<&String> {
        cities
            .iter()
            .filter(|city| text.contains(city.as_str()))
            .collect()
    };
    let (ours, theirs) = (named(&subject.form.project.raw), named(&office.raw));
    if ours.is_empty() || theirs.is_empty() {
        record.not_applicable(slot, "项目或机构没有写城市");
    } else if theirs.iter().any(|city| ours.contains(city)) {
        record.pass(slot, &[Slot::Project]);
    } else {
        let (project, office) = (quoted(&subject.form.project.raw), quoted(&office.raw));
        record.fail(
            slot,
            &[Slot::Project],
            Text::new(
                format!("项目{project}的组织机构写的是{office}，不是同一个城市，可能抄自另一个项目。"),
                format!("The project {project} names {office} as responsible, an office of another city; was it copied from another form?"),
            ),
        );
    }
}
