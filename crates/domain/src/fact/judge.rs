//! Whether what a sentence claims of its figures can be true, rounding considered.

use super::printing::{Amount, Printing};
use super::{Facts, Told, Whose};
use crate::form::Form;
use crate::measure::Measures;
use crate::number::{Interval, Number};
use crate::prose::{Change, Operand, Parts, Ratio, Statement};
use crate::relation::Closure;

/// A claim and how it ends.
#[derive(Clone, Debug)]
pub struct Judged<'f> {
    /// How the printed figures fit: amounts in 元, heads or percent.
    pub closure: Closure,
    /// The figures of the formula in their order, the base unit of each.
    pub operands: Vec<Number>,
    /// Figures that the text only names, with the place that prints them.
    pub elsewhere: Vec<&'f Printing>,
    /// Whether the size is right and only the sign is wrong.
    pub sign_only: bool,
    /// Whether the claim follows from the words beyond doubt.
    pub certain: bool,
}

/// Judges one statement of a text; `whose` is what the text is about.
pub fn judge<'f>(
    statement: &Statement,
    told: &Told<'_>,
    (facts, form, whose): (&'f Facts, &Form, &Whose),
    measures: &Measures,
) -> Judged<'f> {
    let bench = Bench {
        told,
        facts,
        form,
        whose,
        measures,
    };
    let judged = match statement {
        Statement::Parts(parts) => bench.parts(parts),
        Statement::Ratio(ratio) => bench.ratio(ratio),
        Statement::Change(change) => bench.change(change),
    };
    judged.unwrap_or_else(|| Judged::ending(Closure::NotApplicable))
}

impl Judged<'_> {
    fn ending(closure: Closure) -> Self {
        Self {
            closure,
            operands: Vec::new(),
            elsewhere: Vec::new(),
            sign_only: false,
            certain: true,
        }
    }
}

struct Bench<'a, 'f> {
    told: &'a Told<'a>,
    facts: &'f Facts,
    form: &'a Form,
    whose: &'a Whose,
    measures: &'a Measures,
}

impl<'f> Bench<'_, 'f> {
    fn amount(&self, at: usize) -> Option<Amount> {
        Amount::plain(self.told.reading.quantity(at)?)
    }

    /// What an operand may be, with the place of each where it is not the text itself.
    fn operand(&self, operand: Operand) -> Vec<(Amount, Option<&'f Printing>)> {
        match operand {
            Operand::Here(at) => self
                .amount(at)
                .map(|amount| (amount, None))
                .into_iter()
                .collect(),
            Operand::Elsewhere(label) => self
                .facts
                .named(label, (self.whose.clone(), self.form.year), self.measures)
                .into_iter()
                .map(|printing| (printing.amount, Some(printing)))
                .collect(),
        }
    }

    fn parts(&self, parts: &Parts) -> Option<Judged<'f>> {
        let whole = self.amount(parts.whole)?;
        let listed = if parts.complete.is_empty() {
            &parts.parts
        } else {
            &parts.complete
        };
        let half = whole.half()?;
        let finest = |amount: Amount| amount.as_sharp_as(half.max(Number::ZERO));
        let amounts: Vec<Amount> = listed
            .iter()
            .map(|&at| self.amount(at).and_then(finest))
            .collect::<Option<_>>()?;
        let (mut sum, mut allowed) = (Number::ZERO, Interval::exactly(Number::ZERO));
        let mut closes_before = false;
        for amount in &amounts {
            sum = sum.plus(amount.value)?;
            allowed = allowed.plus(amount.interval)?;
            closes_before |= allowed.meets(whole.interval);
        }
        let certain = !parts.complete.is_empty();
        let closure = if sum == whole.value {
            Closure::Exact
        } else if allowed.meets(whole.interval) || (!certain && closes_before) {
            Closure::WithinRounding { computed: sum }
        } else if !certain && allowed.low < whole.interval.low {
            // 其中 may name some of the parts only.
            Closure::NotApplicable
        } else {
            Closure::Open {
                computed: sum,
                allowed,
                found: whole.value,
            }
        };
        Some(Judged {
            operands: amounts.iter().map(|amount| amount.value).collect(),
            certain,
            ..Judged::ending(closure)
        })
    }

    fn ratio(&self, ratio: &Ratio) -> Option<Judged<'f>> {
        let rate = self.amount(ratio.rate)?;
        let parts = self.operand(ratio.part);
        let less = match ratio.less {
            Some(less) => self.operand(less).into_iter().map(Some).collect(),
            None => vec![None],
        };
        let mut open = None;
        for (part, from) in &parts {
            for less in &less {
                for base in &ratio.bases {
                    for (base, of) in self.operand(*base) {
                        let taken = less.as_ref().map(|(amount, _)| *amount);
                        let mut judged = percent(*part, taken, base, rate)?;
                        let there = less.as_ref().and_then(|(_, printing)| *printing);
                        judged.elsewhere = [*from, there, of].into_iter().flatten().collect();
                        if judged.closure.is_closed() {
                            return Some(judged);
                        }
                        open = open.or(Some(judged));
                    }
                }
            }
        }
        open
    }

    fn change(&self, change: &Change) -> Option<Judged<'f>> {
        let by = self.amount(change.by)?;
        let by = if change.up { by } else { negated(by)? };
        let percent_of = self
            .told
            .reading
            .quantity(change.by)
            .is_some_and(|quantity| quantity.unit.is_percent());
        let mut open = None;
        for (now, from) in self.operand(change.now) {
            for (base, of) in self.operand(change.base) {
                let mut judged = if percent_of {
                    percent(now, Some(base), base, by)?
                } else {
                    difference(now, base, by)?
                };
                judged.elsewhere = [from, of].into_iter().flatten().collect();
                if judged.closure.is_closed() {
                    return Some(judged);
                }
                open = open.or(Some(judged));
            }
        }
        open
    }
}

fn negated(amount: Amount) -> Option<Amount> {
    Some(Amount {
        value: amount.value.negated(),
        interval: Interval {
            low: amount.interval.high.negated(),
            high: amount.interval.low.negated(),
        },
    })
}

fn difference<'f>(now: Amount, base: Amount, by: Amount) -> Option<Judged<'f>> {
    let computed = now.value.minus(base.value)?;
    let half = by.half()?;
    let (now_sharp, base_sharp) = (now.as_sharp_as(half)?, base.as_sharp_as(half)?);
    let allowed = now_sharp.interval.minus(base_sharp.interval)?;
    Some(ended(computed, allowed, by, vec![now.value, base.value]))
}

/// (part − less) ÷ base in percent.
fn percent<'f>(
    part: Amount,
    less: Option<Amount>,
    base: Amount,
    rate: Amount,
) -> Option<Judged<'f>> {
    if base.value.is_zero() {
        return Some(Judged::ending(Closure::NotApplicable));
    }
    let mut operands = vec![part.value];
    let (mut top, mut tops) = (part.value, part.interval);
    if let Some(less) = less {
        top = top.minus(less.value)?;
        tops = tops.minus(less.interval)?;
        operands.push(less.value);
    }
    operands.push(base.value);
    let computed = top.over(base.value)?.times(Number::HUNDRED)?;
    let hundred = Interval::exactly(Number::HUNDRED);
    let allowed = tops.over(base.interval)?.times(hundred)?;
    Some(ended(computed, allowed, rate, operands))
}

fn ended<'f>(
    computed: Number,
    allowed: Interval,
    found: Amount,
    operands: Vec<Number>,
) -> Judged<'f> {
    let reversed = negated(found).is_some_and(|other| allowed.meets(other.interval));
    let closure = if computed == found.value {
        Closure::Exact
    } else if allowed.meets(found.interval) {
        Closure::WithinRounding { computed }
    } else {
        Closure::Open {
            computed,
            allowed,
            found: found.value,
        }
    };
    Judged {
        operands,
        sign_only: closure.is_open() && reversed,
        ..Judged::ending(closure)
    }
}
