//! The responsible office is of another city.

use crate::look::{quoted, same_place, stationed};
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
    let named = |text: &str| -> Vec<String> {
        let listed = cities.iter().filter(|city| text.contains(city.as_str()));
        let mut named: Vec<String> = listed.cloned().collect();
        named.extend(stationed(text, subject.rules));
        named
    };
    let (mut ours, theirs) = (named(&subject.form.project.raw), named(&office.raw));
    let mut whose = Slot::Project;
    // A project without a city is of the office that carries it out.
    if ours.is_empty() {
        ours = stationed(&subject.form.unit.raw, subject.rules);
        whose = Slot::Unit;
    }
    let same = |city: &String| ours.iter().any(|own| same_place(own, city));
    if ours.is_empty() || theirs.is_empty() {
        record.not_applicable(slot, "项目或机构没有写城市");
    } else if theirs.iter().any(same) {
        record.pass(slot, &[whose]);
    } else {
        let own = subject.form.cell(whose).map_or("", |cell| &cell.raw);
        let (own, office) = (quoted(own), quoted(&office.raw));
        let (zh, en) = match whose {
            Slot::Unit => ("实施单位", "unit"),
            _ => ("项目", "project"),
        };
        record.fail(
            slot,
            &[whose],
            Text::new(
                format!("{zh}{own}的组织机构写的是{office}，不是同一个城市，可能抄自另一个项目。"),
                format!("The {en} {own} names {office} as responsible, an office of another city; was it copied from another form?"),
            ),
        );
    }
}
