//! More was carried over than last year's form left unspent.

use crate::look::total_line;
use crate::naming::more_or_less;
use crate::pairing::{ALONE, in_unit, last_year};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{FundColumn, FundKind, Slot};
use domain::number::{Interval, Number};
use domain::relation::Figure;
use domain::text::Text;

/// XYR001
pub const CHECK: Check = Check {
    code: "XYR001",
    name: "more-carried-over-than-left",
    level: Level::Warning,
    title_zh: "上年结转比上年表上的结余还多",
    title_en: "More was carried over than last year left",
    preview: false,
    page: include_str!("more_carried_over_than_left.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    let form = subject.form;
    let Some((line, _)) = form.fund(FundKind::CarriedOver) else {
        return;
    };
    let slot = [FundColumn::Budget, FundColumn::Initial]
        .map(|column| Slot::Fund(line, column))
        .into_iter()
        .find(|&slot| Figure::at(form, slot).value().is_some());
    let before = last_year(subject).and_then(|before| Some((before, total_line(before.form)?.0)));
    let (Some(slot), Some((before, total))) = (slot, before) else {
        record.not_applicable(Slot::Fund(line, FundColumn::Budget), ALONE);
        return;
    };
    let budget = Slot::Fund(total, FundColumn::Budget);
    let spent = Slot::Fund(total, FundColumn::Executed);
    let left = in_unit(before.form, budget, form)
        .zip(in_unit(before.form, spent, form))
        .and_then(|(budget, spent)| budget.minus(spent));
    let printed = Figure::at(form, slot);
    let (Some(left), Some(carried), Some(interval)) = (left, printed.value(), printed.interval())
    else {
        record.not_applicable(slot, "上年的表没有填全年预算和执行数");
        return;
    };
    let most = half(before.form, budget, form)
        .zip(half(before.form, spent, form))
        .and_then(|(a, b)| a.plus(b)?.plus(left));
    let allowed = Interval {
        low: left,
        high: most.unwrap_or(left),
    };
    if carried <= left {
        record.pass(slot, &[]);
        return;
    }
    if interval.meets(allowed) {
        record.within_rounding(slot, &[]);
        return;
    }
    let unit = form.money_unit.name();
    let (left, carried) = (left.normalized(), carried.normalized());
    let difference = carried.minus(left).unwrap_or(Number::ZERO).normalized();
    let off = more_or_less(difference, unit);
    let message = Text::new(
        format!(
            "上年结转填的是 {carried} {unit}，上年的表全年预算减去执行数只剩 {left} {unit}，{}。",
            off.zh
        ),
        format!(
            "{carried} was carried over, but last year's form leaves only {left} unspent: {}.",
            off.en
        ),
    );
    let finding = record.fail(slot, &[], message);
    finding.expected = left.to_string();
    finding.found = carried.to_string();
    finding.difference = Some(difference);
    unit.clone_into(&mut finding.unit);
    finding.related = vec![before.cell(budget), before.cell(spent)];
}

/// Half the last printed digit, in the unit of another form.
fn half(form: &domain::form::Form, slot: Slot, unit: &domain::form::Form) -> Option<Number> {
    let figure = Figure::at(form, slot);
    let power = form.money_unit.power() - unit.money_unit.power();
    figure
        .interval()?
        .high
        .minus(figure.value()?)?
        .shifted(power)
}
