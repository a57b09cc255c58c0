//! The initial budget is another amount than was set.

use crate::look::total_line;
use crate::naming::more_or_less;
use crate::pairing::{ALONE, Compared, called, in_unit, same_amount, set_in};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, Slot};
use domain::number::Number;
use domain::text::Text;

/// XDO007
pub const CHECK: Check = Check {
    code: "XDO007",
    name: "budget-not-as-set",
    level: Level::Warning,
    title_zh: "年初预算与目标表（批复表）的金额不一致",
    title_en: "The initial budget is another than was set",
    preview: false,
    page: include_str!("budget_not_as_set.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let lines =
        set_in(subject).and_then(|set| Some((set, total_line(form)?.0, total_line(set.form)?.0)));
    let Some((set, own, theirs)) = lines else {
        record.not_applicable(Slot::Title, ALONE);
        return;
    };
    let there = Slot::Fund(theirs, FundColumn::Budget);
    let compared = |column| {
        let slot = Slot::Fund(own, column);
        Some((slot, same_amount((form, slot), (set.form, there))?))
    };
    // An annual budget holds adjustments; only where no initial one is printed is it all there is.
    let (initial, annual) = (compared(FundColumn::Initial), compared(FundColumn::Budget));
    let Some((slot, ended)) = initial.or(annual) else {
        record.not_applicable(Slot::Fund(own, FundColumn::Initial), "有一张表没有填预算");
        return;
    };
    let fits = |ended: Compared| matches!(ended, Compared::Same | Compared::WithinRounding);
    match ended {
        Compared::Same => return record.pass(slot, &[]),
        Compared::WithinRounding => return record.within_rounding(slot, &[]),
        Compared::OtherUnit | Compared::Different => {}
    }
    // The targets may have been set anew with the adjusted budget.
    let as_adjusted = annual.is_some_and(|(_, ended)| fits(ended));
    let amounts = in_unit(form, slot, form).zip(in_unit(set.form, there, form));
    let Some((now, then)) = amounts else {
        return;
    };
    let unit = form.money_unit.name();
    let difference = now.minus(then).unwrap_or(Number::ZERO).normalized();
    let off = more_or_less(difference, unit);
    let (here, set_there) = (called(form), called(set.form));
    let slip = match ended {
        Compared::OtherUnit => Text::new(
            "，数字相同而单位相差一万倍，多半是元和万元写混了",
            "; the figures are the same ten thousand times over: 元 and 万元 were mixed up",
        ),
        _ => Text::default(),
    };
    let message = Text::new(
        format!(
            "{}的预算是 {then} {unit}，{}写的是 {now} {unit}，{}{}。",
            set_there.zh, here.zh, off.zh, slip.zh
        ),
        format!(
            "{} has a budget of {then}, {} {now}: {}{}.",
            set_there.en, here.en, off.en, slip.en
        ),
    );
    let finding = record.fail(slot, &[], message);
    if as_adjusted {
        finding.level = Level::Note;
    }
    finding.expected = then.to_string();
    finding.found = now.to_string();
    finding.difference = Some(difference);
    unit.clone_into(&mut finding.unit);
    finding.related = vec![set.cell(there)];
}
