//! What became of the goals and the indicator of the same name give the same figure.

use crate::look::{agrees, is_called, is_plain, named, quoted};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{GoalColumn, Indicator, IndicatorColumn, Slot, Stage};
use domain::prose::figures;
use domain::text::Text;

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
            let name = named(before, words);
            if name.chars().count() < FEWEST {
                continue;
            }
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
