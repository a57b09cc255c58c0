//! A count stands under timeliness.

use crate::look::{counted, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{IndicatorColumn, Level2};
use domain::text::Text;
use domain::value::UnitKind;

/// CLS003
pub const CHECK: Check = Check {
    code: "CLS003",
    name: "count-under-timeliness",
    level: Level::Note,
    title_zh: "时效指标的指标值是次数",
    title_en: "A count stands under timeliness",
    preview: false,
    page: include_str!("count_under_timeliness.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for row in rows(subject) {
        let slot = row.slot(IndicatorColumn::Name);
        let units = subject.rules.vocabulary.words("time-units");
        let odd = row.row.level2 == Level2::Timeliness
            && counted(&row.row.target).is_some_and(|quantity| match &quantity.unit.kind {
                UnitKind::Counted(unit) => !units.contains(unit),
                _ => true,
            });
        if odd {
            let (name, kind) = (row.name(), row.row.level2.name());
            record.fail(
                slot,
                &[row.slot(IndicatorColumn::Target)],
                Text::new(
                    format!("{name}列在{kind}指标下，指标值却是次数一类的数量，说明不了及时不及时。"),
                    format!("{name} stands under 「{kind}」 but its target is a count, which says nothing about time."),
                ),
            );
        } else {
            record.pass(slot, &[]);
        }
    }
}
