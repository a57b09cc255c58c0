//! The figure stands in the name, the target is 100%.

use crate::look::{percent, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::IndicatorColumn;
use domain::number::Number;
use domain::text::Text;
use domain::value::{UnitKind, Value};

/// WRD007
pub const CHECK: Check = Check {
    code: "WRD007",
    name: "figure-in-name",
    level: Level::Note,
    title_zh: "数字写进了指标名称，指标值却写100%",
    title_en: "The figure stands in the name, the target is 100%",
    preview: false,
    page: include_str!("figure_in_name.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Name);
        let operands = [row.slot(IndicatorColumn::Target)];
        let whole =
            percent(&row.row.target).is_some_and(|target| target.number.value == Number::HUNDRED);
        let figure = match &row.row.name.value {
            Value::Words(found) => found
                .iter()
                .find(|q| matches!(q.unit.kind, UnitKind::Counted(_) | UnitKind::Yuan)),
            _ => None,
        };
        match figure.filter(|_| whole) {
            None => record.pass(slot, &operands),
            Some(figure) => {
                let name = row.name();
                record.fail(
                    slot,
                    &operands,
                    Text::new(
                        format!("指标{name}把数字{figure}写进了名称，指标值却是100%，应把数字写在指标值里。"),
                        format!("The indicator {name} holds the figure {figure} in its name while its target is 100%; write the figure as target."),
                    ),
                );
            }
        }
    }
}
