//! A figure cannot be read.

use crate::look::{TEMPLATE, is_filled, quoted};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, IndicatorColumn, Slot};
use domain::text::Text;
use domain::value::Value;

/// TYP001
pub const CHECK: Check = Check {
    code: "TYP001",
    name: "number-unreadable",
    level: Level::Error,
    title_zh: "数字写法有误，无法读取",
    title_en: "A figure cannot be read",
    preview: false,
    page: include_str!("number_unreadable.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    if !is_filled(form) {
        record.not_applicable(Slot::Title, TEMPLATE);
        return;
    }
    for slot in form.slots() {
        let Some(cell) = form.cell(slot).filter(|_| is_for_figures(slot)) else {
            continue;
        };
        match &cell.value {
            Value::Empty | Value::Dash => {}
            Value::Unreadable(why) => {
                let raw = quoted(&cell.raw);
                let finding = record.fail(
                    slot,
                    &[],
                    Text::new(
                        format!("{raw}不是合格的数字：{}。", why.zh.trim_end_matches('。')),
                        format!(
                            "{raw} is no readable number: {}.",
                            why.en.trim_end_matches('.')
                        ),
                    ),
                );
                finding.found.clone_from(&cell.raw);
                // A person may know what a target such as 10+ means; an amount must be a number.
                if matches!(slot, Slot::Indicator(_, column) if is_a_value(column)) {
                    finding.level = Level::Warning;
                }
            }
            _ => record.pass(slot, &[]),
        }
    }
}

/// Whether the column holds what is to be, or was, achieved.
fn is_a_value(column: IndicatorColumn) -> bool {
    matches!(column, IndicatorColumn::Target | IndicatorColumn::Actual)
}

/// Whether figures are expected in the cell.
fn is_for_figures(slot: Slot) -> bool {
    match slot {
        Slot::Fund(_, column) => column != FundColumn::Label,
        Slot::Indicator(_, column) => {
            is_a_value(column) || matches!(column, IndicatorColumn::Points | IndicatorColumn::Score)
        }
        Slot::Heading(_) | Slot::Total(_) => true,
        _ => false,
    }
}
