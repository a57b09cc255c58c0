//! The parts that a note counts up add to the count that the row states.

use crate::claim::advise;
use crate::naming::{more_or_less, short};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Indicator, IndicatorColumn, Slot};
use domain::number::Number;
use domain::text::Text;
use domain::value::{Quantity, UnitKind, Value};

/// SUM008
pub const CHECK: Check = Check {
    code: "SUM008",
    name: "note-parts-not-adding",
    level: Level::Warning,
    title_zh: "说明里分列的数与指标值不符",
    title_en: "The parts named in a note do not add to the target",
    preview: false,
    page: include_str!("note_parts_not_adding.md"),
    run,
};

/// Fewer parts than these are no list that counts something up.
const FEWEST_PARTS: usize = 3;

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.blank {
        return;
    }
    for (row, indicator) in subject.form.indicators.iter().enumerate() {
        let note = Slot::Indicator(row, IndicatorColumn::Note);
        let target = Slot::Indicator(row, IndicatorColumn::Target);
        let Some((stated, parts)) = stated_and_parts(indicator) else {
            if !indicator.note.is_blank() {
                record.not_applicable(note, "说明里没有分列的数");
            }
            continue;
        };
        let Some(sum) = Number::sum(parts.iter().map(|part| part.number.value)) else {
            continue;
        };
        let found = stated.number.value;
        if sum == found {
            record.pass(note, &[target]);
            continue;
        }
        let formula = listed(&parts);
        report(record, indicator, (note, target), (sum, found), formula);
    }
}

/// The count the row states and the parts its note lists after repeating that count.
fn stated_and_parts(row: &Indicator) -> Option<(&Quantity, Vec<&Quantity>)> {
    let stated = row.target.value.quantity()?;
    let Value::Words(quantities) = &row.note.value else {
        return None;
    };
    let UnitKind::Counted(_) = stated.unit.kind else {
        return None;
    };
    let mut alike = quantities
        .iter()
        .filter(|quantity| quantity.unit.same_kind(&stated.unit) && quantity.comparator.is_none());
    // Only a note that says the whole first and then its parts claims a sum.
    let whole = alike.next()?;
    let parts: Vec<&Quantity> = alike.collect();
    let claims = whole.number.value == stated.number.value
        && parts.len() >= FEWEST_PARTS
        && parts
            .iter()
            .all(|part| part.number.value < whole.number.value);
    claims.then_some((stated, parts))
}

fn listed(parts: &[&Quantity]) -> String {
    let figures: Vec<String> = parts
        .iter()
        .map(|part| part.number.value.to_string())
        .collect();
    figures.join(" + ")
}

fn report(
    record: &mut Record,
    row: &Indicator,
    (note, target): (Slot, Slot),
    (sum, found): (Number, Number),
    formula: String,
) {
    let difference = found.minus(sum).unwrap_or(Number::ZERO);
    let (name, off) = (short(&row.name.raw), more_or_less(difference, ""));
    let message = Text::new(
        format!(
            "「{name}」写的是 {found}，说明里分列的各数 {formula} 合计 {sum}，{}。",
            off.zh
        ),
        format!(
            "“{name}” states {found}, but the parts in its note, {formula}, make {sum}: {}.",
            off.en
        ),
    );
    let finding = record.fail(note, &[target], message);
    finding.expected = sum.to_string();
    finding.found = found.to_string();
    finding.difference = Some(difference);
    finding.formula = format!("{formula} = {sum}");
    let advice = Text::new(
        "核对说明里分列的人数或件数，补上漏掉的一项或改正指标值。",
        "Check the parts in the note; add the missing one or correct the target.",
    );
    advise(finding, Trust::LookAtIt, advice, None);
}
