//! The note gives another figure than the target.

use crate::look::{Row, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::number::Number;
use domain::text::Text;
use domain::value::{Quantity, Scale, UnitKind, Value};

/// WRD001
pub const CHECK: Check = Check {
    code: "WRD001",
    name: "note-contradicts-target",
    level: Level::Warning,
    title_zh: "说明里的数字与指标值不符",
    title_en: "The note gives another figure than the target",
    preview: false,
    page: include_str!("note_contradicts_target.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Target);
        let operands = [row.slot(IndicatorColumn::Note)];
        let Some(target) = row.row.target.value.quantity() else {
            record.not_applicable(slot, "指标值不是一个数");
            continue;
        };
        let linked = linked(&row, target, subject);
        if linked.is_empty() {
            record.not_applicable(slot, "说明里没有该指标的数字");
            continue;
        }
        let spread = subject
            .rules
            .vocabulary
            .found_in("other-figure-word", &row.row.note.raw);
        if agrees(&linked, target) {
            record.pass(slot, &operands);
        } else if spread.is_some() {
            record.not_readable(slot, "说明里是分项、平均或往年的数");
        } else {
            let (name, printed) = (row.name(), &row.row.target.raw);
            let told: Vec<String> = linked
                .iter()
                .map(|told| told.quantity.to_string())
                .collect();
            let told = told.join("、");
            let finding = record.fail(
                slot,
                &operands,
                Text::new(
                    format!("指标{name}的指标值是{printed}，说明里是{told}，请核对。"),
                    format!("The indicator {name} has target {printed}, its note says {told}: please compare."),
                ),
            );
            finding.found.clone_from(printed);
        }
    }
}

/// A figure of the note that speaks of the indicator itself.
struct Told {
    quantity: Quantity,
    /// Whether a word for the target stands before it; else a word of the indicator's name.
    as_target: bool,
}

/// Whether one of the figures, or all together, can stand beside the target.
fn agrees(linked: &[Told], target: &Quantity) -> bool {
    let Some(wanted) = target.base_value() else {
        return true;
    };
    let fits = |value: Number, as_target: bool| match target.comparator {
        Some(comparator) if !as_target && comparator.rewards_more() => value >= wanted,
        Some(comparator) if !as_target && comparator.rewards_less() => value <= wanted,
        _ => value == wanted,
    };
    let values: Vec<Number> = linked
        .iter()
        .filter_map(|told| told.quantity.base_value())
        .collect();
    let as_target = linked.iter().any(|told| told.as_target);
    Number::sum(values.iter().copied()).is_none_or(|sum| fits(sum, as_target))
        || values.iter().any(|&value| fits(value, as_target))
}

/// The figures of the note of the target's kind, standing right behind a word of the
/// indicator's name or behind a word for the target.
fn linked(row: &Row<'_>, target: &Quantity, subject: &Subject<'_>) -> Vec<Told> {
    let Value::Words(found) = &row.row.note.value else {
        return Vec::new();
    };
    let words = subject.rules.vocabulary.words("target-word");
    let name: Vec<char> = row.row.name.raw.chars().collect();
    let mut rest = row.row.note.raw.as_str();
    let mut linked = Vec::new();
    for quantity in found {
        let digits = quantity.number.value.to_string();
        let Some(at) = rest.find(&digits) else {
            continue;
        };
        let before = &rest[..at];
        rest = &rest[at + digits.len()..];
        let tail: Vec<char> = before.chars().rev().take(2).collect();
        let of_name = tail.len() == 2
            && tail.iter().all(|c| c.is_alphabetic())
            && name
                .windows(2)
                .any(|pair| pair[0] == tail[1] && pair[1] == tail[0]);
        let as_target = words.iter().any(|word| before.ends_with(word.as_str()));
        if (of_name || as_target) && comparable(quantity, target, subject) {
            linked.push(Told {
                quantity: quantity.clone(),
                as_target,
            });
        }
    }
    linked
}

/// Whether a figure of the note can stand for the target's.
fn comparable(told: &Quantity, target: &Quantity, subject: &Subject<'_>) -> bool {
    let general = subject.rules.vocabulary.words("general-units");
    match (&told.unit.kind, &target.unit.kind) {
        (UnitKind::Percent | UnitKind::PerMille, _)
        | (_, UnitKind::Percent | UnitKind::PerMille) => false,
        (a, b) if a == b => true,
        (UnitKind::Counted(unit), UnitKind::Counted(_) | UnitKind::None) => general.contains(unit),
        (UnitKind::None, UnitKind::Yuan) => told.unit.scale != Scale::One,
        _ => false,
    }
}
