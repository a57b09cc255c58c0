//! A text names the unit's own office, not its sister in another city.

use crate::look::quoted;
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

/// In front of the city that an office is in.
const STATIONED: char = '驻';

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
            let Some(other) = city_of(subject, behind) else {
                continue;
            };
            if other == city {
                record.pass(slot, &[]);
            } else {
                report(record, slot, (region, city, other));
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
fn own_office<'s>(subject: &Subject<'s>) -> Option<(&'s str, &'s str)> {
    let form: &'s Form = subject.form;
    [&form.unit, &form.department].into_iter().find_map(|name| {
        let (region, behind) = name.raw.split_once(STATIONED)?;
        let city = city_of(subject, &format!("{STATIONED}{behind}"))?;
        (!region.is_empty()).then_some((region, city))
    })
}

/// The city behind 驻, where an office follows it.
fn city_of<'s>(subject: &Subject<'s>, text: &str) -> Option<&'s str> {
    let behind = text.strip_prefix(STATIONED)?;
    let words = &subject.rules.vocabulary;
    let city = words
        .words("city")
        .iter()
        .find(|city| behind.starts_with(city.as_str()))?;
    let office = behind.get(city.len()..)?.trim_start_matches('市');
    let named = words.words("office-ending");
    named
        .iter()
        .any(|word| office.starts_with(word.as_str()))
        .then_some(city)
}
