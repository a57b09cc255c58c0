//! The rate that an item's text states follows from the item's own figures by the system's formula.

use crate::claim::advise;
use crate::look::{Item, items};
use crate::naming::quoted;
use crate::{Check, Record, Subject};
use domain::fact::At;
use domain::finding::{Level, Trust};
use domain::form::ItemColumn;
use domain::number::{Interval, Number, Printed};
use domain::prose::Statement;
use domain::relation::Closure;
use domain::text::Text;

/// RAT011
pub const CHECK: Check = Check {
    code: "RAT011",
    name: "item-rate-wrong",
    level: Level::Warning,
    title_zh: "评价指标写的比率与所列的数不符",
    title_en: "The rate of an item does not follow from its figures",
    preview: false,
    page: include_str!("item_rate_wrong.md"),
    run,
};

fn run(subject: &Subject<'_>, record: &mut Record) {
    for item in items(subject) {
        let slot = item.slot(ItemColumn::Basis);
        let Some((rule, stated)) = item.rule.zip(item.scored.stated_rate) else {
            continue;
        };
        if rule.rate.is_none() {
            continue;
        }
        if is_judged_as_sentence(subject, item.index, stated) {
            record.not_applicable(slot, "文字里的公式已经核对，见 RAT007、RAT010");
            continue;
        }
        let Some((rate, interval)) = own_rate(&item) else {
            record.not_applicable(slot, "所列的数不全，或用的是另一个公式");
            continue;
        };
        if turned(interval).is_some_and(|turned| turned.meets(stated.interval())) {
            record.not_applicable(slot, "只差正负号");
        } else if interval.contains(stated.value) {
            record.pass(slot, &[]);
        } else if interval.meets(stated.interval()) {
            record.within_rounding(slot, &[]);
        } else {
            report(&item, record, (rate, stated));
        }
    }
}

/// The rate in percent that the figures of the item's own text give by the system's formula,
/// and what it may be before rounding.
fn own_rate(item: &Item<'_>) -> Option<(Number, Interval)> {
    let scored = item.scored;
    let own = scored.taken_of.is_empty() && scored.strange_operands.is_empty();
    let rate = scored.rate.filter(|_| own)?;
    let value = scored.row.ratio?.times(Number::HUNDRED)?;
    let (low, high) = (rate.low.shifted(2)?, rate.high.shifted(2)?);
    Some((value, Interval { low, high }))
}

/// The same on the other side of nought; none for a rate that is not below it.
fn turned(rate: Interval) -> Option<Interval> {
    let turn = |end: Number| Number::ZERO.minus(end);
    (rate.high < Number::ZERO).then_some(Interval {
        low: turn(rate.high)?,
        high: turn(rate.low)?,
    })
}

/// Whether the rate is the result of a sentence whose figures were found.
fn is_judged_as_sentence(subject: &Subject<'_>, index: usize, stated: Printed) -> bool {
    let form = subject.form;
    let basis = form.items.get(index).map_or("", |item| &item.basis.raw);
    let mut claims = subject.sentences.claims(subject.cases, subject.index);
    claims.any(|claim| {
        let same_text = match claim.told.at {
            At::Basis(at) | At::Reason(at) => at == index,
            At::Paragraph(at) => {
                let paragraph = form.paragraphs.get(at);
                paragraph.is_some_and(|paragraph| paragraph.text.raw.contains(basis))
            }
        };
        let result = claim.told.reading.quantity(claim.statement.result());
        let same_rate = result
            .is_some_and(|result| result.unit.is_percent() && result.number.value == stated.value);
        let rate = !matches!(claim.statement, Statement::Parts(_));
        let judged = matches!(
            claim.judged.closure,
            Closure::Exact | Closure::WithinRounding { .. } | Closure::Open { .. }
        );
        same_text && same_rate && rate && judged
    })
}

fn report(item: &Item<'_>, record: &mut Record, (rate, stated): (Number, Printed)) {
    let Some(rule) = item.rule else { return };
    let decimals = stated.decimals.max(2);
    let right = rate.round_half_up(decimals).normalized();
    let found = stated.value.normalized();
    let steps = &item.scored.row.steps;
    let formula = steps.first().map_or("", |step| step.formula.as_str());
    let name = quoted(&rule.name);
    let message = Text::new(
        format!("{}写的是 {found}%，按 {formula} 应为 {right}%。", name.zh),
        format!("{} states {found}%; {formula} = {right}%.", name.en),
    );
    let finding = record.fail(item.slot(ItemColumn::Basis), &[], message);
    finding.expected = right.to_string();
    finding.found = found.to_string();
    finding.difference = stated.value.minus(right);
    "%".clone_into(&mut finding.unit);
    finding.formula = format!("{formula} = {right}%");
    let advice = Text::new(
        format!(
            "体系规定：{}。两个数无误的话，改为 {right}%，得分也要重算；否则先改数。",
            rule.formula.zh
        ),
        format!(
            "The system has: {}. If the figures are right it is {right}%, and the score follows; else correct them first.",
            rule.formula.en
        ),
    );
    advise(finding, Trust::Likely, advice, Some(&rule.shape.source));
}
