//! A sentence that tells the whole unit's money, as its other figures prove, tells one figure
//! of it differently than the form.

use crate::claim::advise;
use crate::{Check, Record, Subject};
use domain::fact::{Amount, FactKey, Facts, Printing, Told, Whose};
use domain::finding::{Level, Trust};
use domain::form::{Stage, Year};
use domain::measure::{Funding, Version};
use domain::prose::Role;
use domain::text::Text;

/// XTB007
pub const CHECK: Check = Check {
    code: "XTB007",
    name: "overall-told-differently",
    level: Level::Warning,
    title_zh: "一句话里的年初预算、全年预算、实际支出有一个与表里不一样",
    title_en: "One of a sentence's budgets and outcome is not the form's",
    preview: false,
    page: include_str!("overall_told_differently.md"),
    run,
};

/// The measure of all money of a year.
const OVERALL: &str = "overall-spending";

fn run(subject: &Subject<'_>, record: &mut Record) {
    let family = subject.form.family;
    if subject.form.stage() != Stage::Report || family.is_project() {
        return;
    }
    let year = subject.around.of(subject.index).year.or(subject.form.year);
    let Some(year) = year else {
        return;
    };
    let facts = subject.sentences.facts(subject.cases);
    for told in subject.sentences.texts(subject.cases, subject.index) {
        let mut from = 0;
        while let Some(first) = told.reading.stated.get(from) {
            let rest = told.reading.stated.get(from..).unwrap_or_default();
            let end = from
                + rest
                    .iter()
                    .take_while(|one| one.sentence == first.sentence)
                    .count();
            sentence(subject, record, (told, from, end), (facts, year));
            from = end.max(from + 1);
        }
    }
}

/// A sentence that begins with figures named by their version alone: 年初预算…，全年预算….
fn sentence(
    subject: &Subject<'_>,
    record: &mut Record,
    (told, from, end): (&Told<'_>, usize, usize),
    (facts, year): (&Facts, Year),
) {
    let whose = facts.whose(subject.index);
    let overall = subject.rules.measures.id(OVERALL);
    let bare = |at: usize| {
        let stated = told.reading.stated.get(at)?;
        let own = stated
            .own
            .filter(|_| stated.role == Role::Amount && stated.depth == 0)?;
        let named = own.measure.is_none() || own.measure == overall;
        let this = own.year.is_none_or(|of| of.in_text_about(year) == year);
        let version = own
            .version
            .filter(|_| named && this && own.funding == Funding::All)?;
        let amount = told.reading.quantity(at).and_then(Amount::plain)?;
        Some((at, version, amount))
    };
    let figures: Vec<(usize, Version, Amount)> = (from..end).map_while(bare).collect();
    let key = |version| FactKey {
        measure: overall.unwrap_or(domain::measure::MeasureId(0)),
        whose: whose.clone(),
        year,
        version: Some(version),
        funding: Funding::All,
    };
    let found = |version| elsewhere(facts, &key(version), subject.index);
    let agrees = |(_, version, amount): &&(usize, Version, Amount)| {
        found(*version).is_some_and(|one| one.amount.interval.meets(amount.interval))
    };
    let right = figures.iter().filter(agrees).count();
    let odd: Vec<_> = figures.iter().filter(|one| !agrees(one)).collect();
    let (&[&(at, version, amount)], true) = (odd.as_slice(), overall.is_some() && right > 0) else {
        return;
    };
    // Where the words name the unit's whole it is a fact, and compared as such.
    let label = told.reading.stated.get(at).and_then(|stated| stated.label);
    if label.is_some_and(|label| label.measure == overall) {
        return;
    }
    let Some(one) = found(version).filter(|_| !is_of_another(facts, &whose, year, amount)) else {
        return;
    };
    report(record, (told, at), version, one);
}

/// What the tables and money lines print of a fact, all of one voice.
fn elsewhere<'f>(facts: &'f Facts, key: &FactKey, own: usize) -> Option<&'f Printing> {
    let prose = domain::fact::PrintedIn::Prose;
    let mut printed = facts.get(key).iter().filter(|one| one.printed_in != prose);
    let first = printed.next()?;
    let agreed = printed.all(|other| other.agrees(first));
    let outside = facts.get(key).iter().any(|one| one.cell.form != own);
    (agreed && outside).then_some(first)
}

/// Whether the figure is that of something else the unit tells of the year.
fn is_of_another(facts: &Facts, whose: &Whose, year: Year, amount: Amount) -> bool {
    let prose = domain::fact::PrintedIn::Prose;
    facts.iter().any(|(key, printings)| {
        let near = key.whose.unit == whose.unit && key.year == year;
        let mut printed = printings.iter().filter(|one| one.printed_in != prose);
        near && printed.any(|one| one.amount.interval.meets(amount.interval))
    })
}

fn report(record: &mut Record, (told, at): (&Told<'_>, usize), version: Version, one: &Printing) {
    let raw = told.reading.mention(at).map_or("", |mention| mention.raw);
    let power = told
        .reading
        .quantity(at)
        .map_or(0, |one| one.unit.scale.power());
    let value = one.amount.value;
    let expected = value.shifted(-power).unwrap_or(value).normalized();
    let (name, unit) = (version.name(), crate::sentences::unit(raw));
    let message = Text::new(
        format!(
            "部门（单位）的{}这里写 {raw}，表上是 {expected}{unit}，两处不一致。",
            name.zh
        ),
        format!(
            "The unit's {} is {raw} here and {expected}{unit} on the form.",
            name.en
        ),
    );
    let finding = record.fail(told.slot(at), &[], message);
    finding.expected = expected.to_string();
    raw.clone_into(&mut finding.found);
    finding.related = vec![one.cell];
    let advice = Text::new(
        "对照决算或批复，看哪个数对。",
        "See in the accounts which is right.",
    );
    advise(finding, Trust::LookAtIt, advice, None);
}
