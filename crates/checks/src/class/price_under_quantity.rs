//! A price stands under quantity.

use crate::look::{counted, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level2};
use domain::text::Text;
use domain::value::UnitKind;

/// CLS008
pub const CHECK: Check = Check {
    code: "CLS008",
    name: "price-under-quantity",
    level: Level::Note,
    title_zh: "数量指标的指标值是价格",
    title_en: "A price stands under quantity",
    preview: false,
    page: include_str!("price_under_quantity.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Name);
        let named = subject
            .rules
            .vocabulary
            .found_in("cost-name", &row.row.name.raw)
            .is_some();
        let priced = !named
            && row.row.level2 == Level2::Quantity
            && counted(&row.row.target).is_some_and(|quantity| {
                quantity.unit.kind == UnitKind::Yuan && !quantity.unit.per.is_empty()
            });
        if priced {
            let (name, kind) = (row.name(), row.row.level2.name());
            record.fail(
                slot,
                &[row.slot(IndicatorColumn::Target)],
                Text::new(
                    format!(
                        "{name}列在{kind}指标下，指标值却是每人、每天多少元一类的标准，属于成本。"
                    ),
                    format!(
                        "{name} stands under 「{kind}」 but its target is a price, which is a cost."
                    ),
                ),
            );
        } else {
            record.pass(slot, &[]);
        }
    }
}
