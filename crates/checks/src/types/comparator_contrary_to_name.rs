//! The comparator is contrary to the name.

use crate::look::{percent, rows, unnegated_ending};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::text::Text;
use domain::value::Comparator;

/// TYP011
pub const CHECK: Check = Check {
    code: "TYP011",
    name: "comparator-contrary-to-name",
    level: Level::Warning,
    title_zh: "比较符号与指标名称相反",
    title_en: "The comparator is contrary to the name",
    preview: false,
    page: include_str!("comparator_contrary_to_name.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Target);
        let comparator = row.row.target.value.quantity().and_then(|q| q.comparator);
        let Some(comparator) = comparator.filter(|&c| c != Comparator::Equal) else {
            record.not_applicable(slot, "指标值没有方向");
            continue;
        };
        let name = &row.row.name.raw;
        let lower = unnegated_ending(subject.rules, "lower-is-better", name);
        let higher = unnegated_ending(subject.rules, "higher-is-better", name)
            .filter(|_| percent(&row.row.target).is_some());
        let contrary = match (lower, higher) {
            (Some(word), None) if comparator.rewards_more() => Some((word, "越低", "lower")),
            (None, Some(word)) if comparator.rewards_less() => Some((word, "越高", "higher")),
            _ => None,
        };
        match contrary {
            None => record.pass(slot, &[]),
            Some((word, zh, en)) => {
                let (name, target) = (row.name(), &row.row.target.raw);
                record.fail(
                    slot,
                    &[row.slot(IndicatorColumn::Name)],
                    Text::new(
                        format!("指标{name}的“{word}”{zh}越好，指标值却写{target}，方向相反。"),
                        format!("The indicator {name} is better the {en} its 「{word}」 is, yet its target is {target}."),
                    ),
                );
            }
        }
    }
}
