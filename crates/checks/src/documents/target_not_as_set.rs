//! A target value is another than was set.

use crate::claim::advise;
use crate::look::{quoted, unnegated};
use crate::pairing::{ALONE, Other, Said, asks_less, called, pair_rows, said, set_in};
use crate::{Check, Record, Subject};
use domain::finding::{Level, Trust};
use domain::form::{Indicator, IndicatorColumn, Slot};
use domain::text::Text;

/// XDO001
pub const CHECK: Check = Check {
    code: "XDO001",
    name: "target-not-as-set",
    level: Level::Warning,
    title_zh: "指标值与目标表（批复表）不一致",
    title_en: "A target is another than was set",
    preview: false,
    page: include_str!("target_not_as_set.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let Some(set) = set_in(subject) else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    let rows = pair_rows(subject, subject.form, set.form);
    for (own, theirs) in rows.paired() {
        let slot = Slot::Indicator(own, IndicatorColumn::Target);
        let pair = (
            subject.form.indicators.get(own),
            set.form.indicators.get(theirs),
        );
        let (Some(now), Some(then)) = pair else {
            continue;
        };
        if now.target.is_blank() || then.target.is_blank() {
            record.not_applicable(slot, "有一张表没有填指标值");
            continue;
        }
        match said(&now.target, &then.target) {
            Said::Same => record.pass(slot, &[]),
            ended => report(subject, record, (own, now), (&set, theirs, then), ended),
        }
    }
}

fn report(
    subject: &Subject<'_>,
    record: &mut Record,
    (own, now): (usize, &Indicator),
    (set, theirs, then): (&Other<'_>, usize, &Indicator),
    ended: Said,
) {
    let (here, there) = (called(subject.form), called(set.form));
    let name = quoted(&now.name.raw);
    let (new, old) = (quoted(&now.target.raw), quoted(&then.target.raw));
    let less = match asks_less(&now.target, &then.target) {
        Some(true) => Text::new("，要求降低了", ", which asks for less"),
        _ => Text::default(),
    };
    let told = |cell| unnegated(subject.rules, "adjusted", cell).is_some();
    // The form itself may keep what was first set beside the adjusted target.
    let kept = !now.initial.is_blank() && said(&now.initial, &then.target) == Said::Same;
    let adjusted = kept || told(&now.note.raw) || told(&now.reason.raw);
    let message = Text::new(
        format!(
            "指标{name}在{}里的指标值是{old}，{}写成了{new}{}。",
            there.zh, here.zh, less.zh
        ),
        format!(
            "{} sets {old} for {name}; {} has {new}{}.",
            there.en, here.en, less.en
        ),
    );
    let slot = Slot::Indicator(own, IndicatorColumn::Target);
    let finding = record.fail(slot, &[], message);
    if ended == Said::Reworded || adjusted {
        finding.level = Level::Note;
    }
    finding.expected.clone_from(&then.target.raw);
    finding.found.clone_from(&now.target.raw);
    finding.related = vec![set.cell(Slot::Indicator(theirs, IndicatorColumn::Target))];
    let advice = Text::new(
        "按批准的目标改回；确已按程序调整的，附调整批复并在说明里写明。",
        "Put the approved target back; where it was adjusted, attach the approval and say so.",
    );
    advise(finding, Trust::LookAtIt, advice, None);
}
