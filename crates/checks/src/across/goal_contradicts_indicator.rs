//! What became of the goals and the indicator of the same name give the same figure.

use crate::look::quoted;
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{GoalColumn, Indicator, IndicatorColumn, Slot, Stage};
use domain::prose::figures;
use domain::rules::Vocabulary;
use domain::text::Text;
use domain::value::{Quantity, Unit};

/// XTB005
pub const CHECK: Check = Check {
    code: "XTB005",
    name: "goal-contradicts-indicator",
    level: Level::Warning,
    title_zh: "总体目标完成情况里的数与指标的实际完成值不一致",
    title_en: "The goals tell another figure than the indicator",
    preview: false,
    page: include_str!("goal_contradicts_indicator.md"),
    run,
};

/// Fewer letters in common do not make one thing of two.
const FEWEST: usize = 4;

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if form.stage() != Stage::SelfEvaluation {
        return;
    }
    let words = &subject.rules.vocabulary;
    for (at, goal) in form.goals.iter().enumerate() {
        let text = &goal.actual.raw;
        for mention in figures(text) {
            let told = mention.quantity().filter(|quantity| is_plain(quantity));
            let (Some(told), Some(before)) = (told, text.get(..mention.bytes.start)) else {
                continue;
            };
            // Most figures of a goal are of another kind than any row's.
            if form
                .indicators
                .iter()
                .all(|row| agrees(told, row).is_none())
            {
                continue;
            }
            let Some(name) = named(before, words) else {
                continue;
            };
            let mut rows = form.indicators.iter().enumerate();
            let mut rows = rows.by_ref().filter(|(_, row)| is_called(row, &name));
            let (Some((index, row)), None) = (rows.next(), rows.next()) else {
                continue;
            };
            let slot = Slot::Goal(at, GoalColumn::Actual);
            let actual = Slot::Indicator(index, IndicatorColumn::Actual);
            match agrees(told, row) {
                None => {}
                Some(true) => record.pass(slot, &[actual]),
                Some(false) => report(record, slot, actual, (mention.raw, row)),
            }
        }
    }
}

fn report(record: &mut Record, slot: Slot, actual: Slot, (told, row): (&str, &Indicator)) {
    let (name, printed) = (quoted(&row.name.raw), row.actual.raw.trim());
    let message = Text::new(
        format!("总体目标完成情况写的是 {told}，指标{name}的实际完成值是 {printed}，两处不一致。"),
        format!("The goals tell {told}, the indicator {name} {printed}."),
    );
    let finding = record.fail(slot, &[actual], message);
    finding.expected = printed.to_owned();
    finding.found = told.to_owned();
}

/// One exact figure with a unit of its own.
fn is_plain(quantity: &Quantity) -> bool {
    let exact = quantity.upper.is_none() && !quantity.approximate;
    exact && quantity.comparator.is_none() && quantity.unit != Unit::default()
}

/// Whether a figure is that of the row; a figure that is the target may speak of the plan.
fn agrees(told: &Quantity, row: &Indicator) -> Option<bool> {
    let actual = row.actual.value.quantity().filter(|one| is_plain(one))?;
    if !told.unit.same_kind(&actual.unit) || told.period != actual.period {
        return None;
    }
    let value = told.base_value()?;
    let target = row.target.value.quantity();
    let planned = target.and_then(Quantity::base_value) == Some(value);
    Some(planned || actual.base_value()? == value)
}

/// What a figure is of: the words right before it in its clause, without those that only
/// lead to a figure or say that it is of the whole year.
fn named(before: &str, words: &Vocabulary) -> Option<String> {
    let clause = before
        .rsplit(|c: char| !c.is_alphabetic() && !c.is_whitespace())
        .next()?;
    let mut name: String = clause.chars().filter(|c| !c.is_whitespace()).collect();
    while let Some(rest) = strip(&name, words.words("figure-lead"), |name, word| {
        name.strip_suffix(word)
    }) {
        name = rest;
    }
    while let Some(rest) = strip(&name, words.words("whole-year-lead"), |name, word| {
        name.strip_prefix(word)
    }) {
        name = rest;
    }
    (name.chars().count() >= FEWEST).then_some(name)
}

fn strip(
    name: &str,
    words: &[String],
    off: impl for<'n> Fn(&'n str, &str) -> Option<&'n str>,
) -> Option<String> {
    let mut found = words.iter().filter_map(|word| off(name, word));
    found.next().map(str::to_owned)
}

/// Whether a row is called so: letters may be left out of its name, none may be added.
fn is_called(row: &Indicator, name: &str) -> bool {
    let own: Vec<char> = row.name.raw.chars().filter(|c| c.is_alphabetic()).collect();
    let mut rest = own.iter();
    let within = name.chars().all(|c| rest.any(|own| *own == c));
    // Two letters of three tell one name from another.
    within && name.chars().count() * 3 >= own.len() * 2
}
