//! A score against the points it is taken of, for rows, money lines and evaluated items alike.

use crate::claim::advise;
use crate::naming::cell;
use crate::{Record, Subject};
use domain::finding::Trust;
use domain::form::Slot;
use domain::relation::Figure;
use domain::rules::SourceRef;
use domain::text::Text;
use std::sync::Arc;

/// Records whether a score keeps within its points; `see` says what else may be wrong.
pub(crate) fn within_points(
    subject: &Subject<'_>,
    record: &mut Record,
    (slot, points): (Slot, Slot),
    see: &Text,
    source: Option<&Arc<SourceRef>>,
) {
    let figure = |slot| Figure::at(subject.form, slot).value();
    let (Some(found), Some(limit)) = (figure(slot), figure(points)) else {
        record.not_applicable(slot, "没有分值或得分");
        return;
    };
    if found <= limit {
        record.pass(slot, &[points]);
        return;
    }
    let name = cell(subject.form, slot);
    let message = Text::new(
        format!("{}是 {found} 分，超过分值 {limit} 分。", name.zh),
        format!("The {} is {found}, above its {limit} points.", name.en),
    );
    let finding = record.fail(slot, &[points], message);
    finding.expected = format!("≤ {limit}");
    finding.found = found.to_string();
    finding.difference = found.minus(limit);
    "分".clone_into(&mut finding.unit);
    finding.formula = format!("{found} > {limit}");
    let advice = Text::new(
        format!("得分最高 {limit} 分；{}", see.zh),
        format!("The score is at most {limit}; {}", see.en),
    );
    advise(finding, Trust::Likely, advice, source);
}
