//! A text names the unit's own office, not its sister in another city.

use crate::look::{STATIONED, place_at, quoted, same_place};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Form, Slot};
use domain::text::Text;

/// TXT004
pub const CHECK: Check = Check {
    code: "TXT004",
    name: "office-of-another-place",
    level: Level::Warning,
    title_zh: "文字里写成了另一个地方的机构",
    title_en: "A sentence names the office of another place",
    preview: false,
    page: include_str!("office_of_another_place.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some((region, city)) = own_office(subject) else {
        return;
    };
    for text in subject.sentences.texts(subject.cases, subject.index) {
        let (slot, read) = (text.figure(usize::MAX), text.reading.text);
        for (at, _) in read.match_indices(region) {
            let Some(behind) = read.get(at + region.len()..) else {
                continue;
            };
            let Some(other) = place_at(behind, subject.rules) else {
                continue;
            };
            if same_place(&other, &city) {
                record.pass(slot, &[]);
            } else {
                report(record, slot, (region, &city, &other));
            }
        }
    }
}

fn report(record: &mut Record, slot: Slot, (region, city, other): (&str, &str, &str)) {
    let (own, named) = (
        quoted(&format!("{region}{STATIONED}{city}")),
        quoted(&format!("{region}{STATIONED}{other}")),
    );
    let message = Text::new(
        format!("本单位是{own}的机构，这里写的却是{named}，可能抄自另一份材料。"),
        format!(
            "The unit is {own}, but this sentence names {named}; was it copied from another report?"
        ),
    );
    let finding = record.fail(slot, &[], message);
    city.clone_into(&mut finding.expected);
    other.clone_into(&mut finding.found);
}

/// The region that keeps the office, and the city it is in.
fn own_office<'s>(subject: &Subject<'s>) -> Option<(&'s str, String)> {
    let form: &'s Form = subject.form;
    [&form.unit, &form.department].into_iter().find_map(|name| {
        let (region, behind) = name.raw.split_once(STATIONED)?;
        let city = place_at(&format!("{STATIONED}{behind}"), subject.rules)?;
        (!region.is_empty()).then_some((region, city))
    })
}
