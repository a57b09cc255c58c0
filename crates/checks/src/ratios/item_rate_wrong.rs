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
        if written_is_wrong(subject, &item, record) {
            continue;
        }
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
        match closes(interval, stated) {
            Closes::Turned => record.not_applicable(slot, "只差正负号"),
            Closes::Exactly => record.pass(slot, &[]),
            Closes::Rounded => record.within_rounding(slot, &[]),
            Closes::Not => {
                let formula = item.scored.row.steps.first();
                let formula = formula.map_or("", |step| step.formula.as_str());
                report(&item, record, formula, (rate, stated));
            }
        }
    }
}

/// How a stated rate stands to what it may be.
enum Closes {
    Exactly,
    Rounded,
    Turned,
    Not,
}

fn closes(rate: Interval, stated: Printed) -> Closes {
    if turned(rate).is_some_and(|turned| turned.meets(stated.interval())) {
        Closes::Turned
    } else if rate.contains(stated.value) {
        Closes::Exactly
    } else if rate.meets(stated.interval()) {
        Closes::Rounded
    } else {
        Closes::Not
    }
}

/// Tells of a formula of figures whose result is another.
fn written_is_wrong(subject: &Subject<'_>, item: &Item<'_>, record: &mut Record) -> bool {
    let worked = item.scored.worked.iter().find(|worked| {
        matches!(closes(worked.interval, worked.stated), Closes::Not)
            && !is_judged_as_sentence(subject, item.index, worked.stated)
    });
    if let Some(worked) = worked {
        report(item, record, &worked.formula, (worked.value, worked.stated));
    }
    worked.is_some()
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

fn report(item: &Item<'_>, record: &mut Record, formula: &str, rates: (Number, Printed)) {
    let (rate, stated) = rates;
    let decimals = stated.decimals.max(2);
    let right = rate.round_half_up(decimals).normalized();
    let found = stated.value.normalized();
    let name = quoted(item.rule.map_or("", |rule| rule.name.as_str()));
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
    let ruled = item.rule.filter(|rule| rule.rate.is_some());
    let (zh, en) = ruled.map_or_else(Default::default, |rule| {
        let formula = &rule.formula;
        (
            format!("体系规定：{}。", formula.zh),
            format!("The system has: {}. ", formula.en),
        )
    });
    let advice = Text::new(
        format!("{zh}列的数无误的话，改为 {right}%，得分也要重算；否则先改数。"),
        format!(
            "{en}If the figures are right it is {right}%, and the score follows; else correct them first."
        ),
    );
    let source = item.rule.map(|rule| &rule.shape.source);
    advise(finding, Trust::Likely, advice, source);
}
