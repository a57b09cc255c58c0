//! What the goals promise and the target of the indicator for the same thing are one figure.

use crate::look::{is_within, named, names_thing, quoted};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{GoalColumn, Indicator, IndicatorColumn, Slot};
use domain::prose::{Mention, figures};
use domain::text::Text;
use domain::value::{Quantity, UnitKind};

/// XTB006
pub const CHECK: Check = Check {
    code: "XTB006",
    name: "goal-contradicts-target",
    level: Level::Warning,
    title_zh: "总体目标里的数与指标值不一致",
    title_en: "The goals promise another figure than the indicator's target",
    preview: false,
    page: include_str!("goal_contradicts_target.md"),
    run,
};

/// Fewer letters name nothing.
const FEWEST: usize = 2;

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    // Of several goals one may be of more years than this.
    let [goal] = form.goals.as_slice() else {
        return;
    };
    let text = &goal.expected.raw;
    let found = figures(text);
    for mention in &found {
        let Some(told) = mention.quantity().filter(|one| is_counted(one)) else {
            continue;
        };
        let alike = |other: &Quantity| told.unit.same_kind(&other.unit);
        let twice = found
            .iter()
            .filter(|other| other.quantity().is_some_and(alike));
        let mut rows = form.indicators.iter().enumerate().filter(|(_, row)| {
            let target = row.target.value.quantity();
            target.is_some_and(|target| is_counted(target) && alike(target))
        });
        let (Some((index, row)), None) = (rows.next(), rows.next()) else {
            continue;
        };
        if twice.count() > 1 || !speaks_of(subject, text, mention, row) {
            continue;
        }
        let slot = Slot::Goal(0, GoalColumn::Expected);
        let target = Slot::Indicator(index, IndicatorColumn::Target);
        let value = row.target.value.quantity().and_then(Quantity::base_value);
        if told.base_value() == value {
            record.pass(slot, &[target]);
        } else {
            report(record, slot, target, (mention.raw, row));
        }
    }
}

/// People and things that are counted, exactly or at least so many, in no period.
fn is_counted(quantity: &Quantity) -> bool {
    let exact = quantity.upper.is_none() && !quantity.approximate && quantity.period.is_none();
    exact && matches!(quantity.unit.kind, UnitKind::Counted(_))
}

/// Whether the clause of the figure names the row's thing and nothing besides.
fn speaks_of(subject: &Subject<'_>, text: &str, mention: &Mention<'_>, row: &Indicator) -> bool {
    let words = &subject.rules.vocabulary;
    let before = text.get(..mention.bytes.start).unwrap_or_default();
    let signs = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let clause = before.rsplit(signs).next().unwrap_or_default();
    // A figure or a year in the clause leaves open what this one is of.
    let bare = !clause.contains(|c: char| c.is_ascii_digit());
    let name = named(clause, words);
    let within = name.chars().count() >= FEWEST && is_within(&name, &row.name.raw);
    bare && (within || names_thing(&name, row.name.raw.trim(), words))
}

fn report(record: &mut Record, slot: Slot, target: Slot, (told, row): (&str, &Indicator)) {
    let (name, printed) = (quoted(&row.name.raw), row.target.raw.trim());
    let message = Text::new(
        format!("总体目标写的是 {told}，指标{name}的指标值是 {printed}，两处不一致。"),
        format!("The goals promise {told}, the indicator {name} {printed}."),
    );
    let finding = record.fail(slot, &[target], message);
    printed.clone_into(&mut finding.expected);
    told.clone_into(&mut finding.found);
}
