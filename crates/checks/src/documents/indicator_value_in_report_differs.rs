//! A report tells another result of an indicator than the form it stands on.

use crate::look::{
    agrees, clause, is_filled, is_of_another_time, is_plain, named, names_thing, plain, quoted,
};
use crate::{Check, Record, Subject};
use domain::fact::Told;
use domain::finding::{CellRef, Level};
use domain::form::{Form, Indicator, IndicatorColumn, Slot, Stage};
use domain::text::Text;
use domain::value::{Quantity, UnitKind};

/// XDO015
pub const CHECK: Check = Check {
    code: "XDO015",
    name: "indicator-value-in-report-differs",
    level: Level::Warning,
    title_zh: "报告文字里的指标完成值与自评表不一致",
    title_en: "A report tells another result of an indicator than its form",
    preview: false,
    page: include_str!("indicator_value_in_report_differs.md"),
    run,
};

/// Letters of a name that are enough to know an indicator in a sentence.
const FEWEST: usize = 5;

/// A row of a form: the form's position, the form, the row's.
type Place<'a> = (usize, &'a Form, usize, &'a Indicator);

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.stage() != Stage::Report {
        return;
    }
    let rows = rows(subject);
    if rows.is_empty() {
        return;
    }
    for told in subject.sentences.texts(subject.cases, subject.index) {
        for at in 0..told.reading.stated.len() {
            one(subject, record, (told, at), &rows);
        }
    }
}

/// The rows of the self-evaluations of the same unit and year.
fn rows<'a>(subject: &Subject<'a>) -> Vec<Place<'a>> {
    let group = subject.around.of_unit(subject.index, 0).iter();
    let forms = group.filter_map(|&at| Some((at, subject.cases.get(at)?.form)));
    forms
        .filter(|(_, form)| form.stage() == Stage::SelfEvaluation && is_filled(form))
        .flat_map(|(at, form)| {
            let rows = form.indicators.iter().enumerate();
            rows.map(move |(index, row)| (at, form, index, row))
        })
        .collect()
}

fn one(
    subject: &Subject<'_>,
    record: &mut Record,
    (told, at): (&Told<'_>, usize),
    rows: &[Place<'_>],
) {
    let quantity = told.reading.quantity(at).filter(|one| is_plain(one));
    let (Some(quantity), Some((piece, true))) = (quantity, clause(told, at)) else {
        return;
    };
    let name = named(piece, &subject.rules.vocabulary);
    let so_called = |(_, form, _, row): &&Place<'_>| {
        agrees(quantity, row).is_some() && is_called_so(subject, (form, row), &name, quantity)
    };
    let called: Vec<&Place<'_>> = rows.iter().filter(so_called).collect();
    let Some(first) = called.first() else {
        return;
    };
    let slot = told.slot(at);
    if called
        .iter()
        .any(|place| agrees(quantity, place.3) == Some(true))
    {
        record.pass(slot, &[]);
        return;
    }
    // Rows of several forms under one name leave open which is meant.
    let value = |place: &&&Place<'_>| plain(&place.3.actual.raw) != plain(&first.3.actual.raw);
    if called.iter().any(|place| value(&place)) || is_of_another_time(subject, told, at) {
        record.not_applicable(slot, "说的不一定是本年这一个指标");
        return;
    }
    report(subject, record, (told, at, slot), first);
}

/// Whether words name a row: by its whole name, also behind words of its project's name
/// （农产品 追溯覆盖率）, or by its letters and unit in another order （抽检批次: 抽检…批次）.
fn is_called_so(
    subject: &Subject<'_>,
    (form, row): (&Form, &Indicator),
    name: &str,
    quantity: &Quantity,
) -> bool {
    let own: String = row.name.raw.chars().filter(|c| c.is_alphabetic()).collect();
    let long = |text: &str| text.chars().count() >= FEWEST;
    if own == name {
        return long(&own);
    }
    if names_thing(name, &own, &subject.rules.vocabulary) {
        return true;
    }
    if let Some(lead) = name.strip_suffix(own.as_str()) {
        return long(&own) && plain(&form.project.raw).contains(lead);
    }
    let UnitKind::Counted(unit) = &quantity.unit.kind else {
        return false;
    };
    long(&own) && !name.is_empty() && sorted(&own) == sorted(&format!("{name}{unit}"))
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters
}

fn report(
    subject: &Subject<'_>,
    record: &mut Record,
    (told, at, slot): (&Told<'_>, usize, Slot),
    &(index, form, row_at, row): &Place<'_>,
) {
    let raw = told.reading.mention(at).map_or("", |mention| mention.raw);
    let (name, printed) = (quoted(&row.name.raw), row.actual.raw.trim());
    let whose = quoted(form.subject());
    let message = Text::new(
        format!("这里写 {raw}，{whose}自评表上指标{name}的实际完成值是 {printed}，两处不一致。"),
        format!(
            "This sentence tells {raw}; on the form of {whose} the indicator {name} has {printed}."
        ),
    );
    let finding = record.fail(slot, &[], message);
    // An evaluation may have measured anew.
    if subject.form.family.is_evaluation_report() {
        finding.level = Level::Note;
    }
    printed.clone_into(&mut finding.expected);
    raw.clone_into(&mut finding.found);
    finding.related = vec![CellRef {
        form: index,
        slot: Slot::Indicator(row_at, IndicatorColumn::Actual),
    }];
}
