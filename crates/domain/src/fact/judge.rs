//! Whether what a sentence claims of its figures can be true, rounding considered.

use super::defence;
use super::printing::Amount;
use super::{Facts, Told, Whose};
use crate::finding::CellRef;
use crate::form::Form;
use crate::measure::{Measures, Phrase};
use crate::number::{Interval, Number};
use crate::prose::{Again, Change, Operand, Parts, Ratio, Statement, Worked};
use crate::relation::Closure;
use crate::value::{Quantity, UnitKind};

/// A figure that a claim uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// What it may be, in 元, heads or percent.
    pub amount: Amount,
    /// As it is printed, with its unit.
    pub raw: String,
    /// Its position in [`crate::prose::Reading::stated`], where the text itself prints it.
    pub here: Option<usize>,
    /// The cell that prints it, where the text only names it.
    pub elsewhere: Option<CellRef>,
}

/// A claim and how it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// How the printed figures fit: amounts in 元, heads or percent.
    pub closure: Closure,
    /// The figures of the formula in their order: parts; part, what is taken off, base; now, before.
    pub used: Vec<Used>,
    /// Whether the size is right and only the sign is wrong.
    pub sign_only: bool,
    /// Whether the claim follows from the words beyond doubt.
    pub certain: bool,
}

/// Judges one statement of a text; `whose` is what the text is about.
pub fn judge(
    statement: &Statement,
    told: &Told<'_>,
    (facts, form, whose): (&Facts, &Form, &Whose),
    measures: &Measures,
) -> Judged {
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
        Statement::Again(again) => bench.again(again),
        Statement::Worked(worked) => bench.worked(worked),
    };
    judged.unwrap_or_else(|| Judged::ending(Closure::NotApplicable))
}

impl Judged {
    fn ending(closure: Closure) -> Self {
        Self {
            closure,
            used: Vec::new(),
            sign_only: false,
            certain: true,
        }
    }

    /// Not judged, where something else may be meant.
    fn unless(self, defended: bool) -> Self {
        if defended && self.closure.is_open() {
            return Self::ending(Closure::NotApplicable);
        }
        self
    }

    fn doubtful(self) -> Self {
        Self {
            certain: false,
            ..self
        }
    }
}

/// A claim's text, and what is known beside it.
pub(super) struct Bench<'a> {
    pub(super) told: &'a Told<'a>,
    pub(super) facts: &'a Facts,
    pub(super) form: &'a Form,
    pub(super) whose: &'a Whose,
    pub(super) measures: &'a Measures,
}

impl Bench<'_> {
    fn again(&self, again: &Again) -> Option<Judged> {
        let used = self.here(again.first)?;
        let (first, second) = (used.amount, self.amount(again.again)?);
        Some(ended((first.value, first.interval), second, vec![used]))
    }

    fn worked(&self, worked: &Worked) -> Option<Judged> {
        let rate = self.amount(worked.rate)?;
        let used = worked.figures.iter().filter_map(|&at| self.here(at));
        let judged = ended((worked.value, worked.allowed), rate, used.collect());
        if worked.certain {
            return Some(judged);
        }
        // 增长20%（12÷10）
        let hundred = Interval::exactly(Number::HUNDRED);
        let turned = [worked.allowed.minus(hundred), hundred.minus(worked.allowed)];
        let other = turned
            .iter()
            .flatten()
            .any(|other| other.meets(rate.interval));
        Some(judged.unless(other).doubtful())
    }

    fn parts(&self, parts: &Parts) -> Option<Judged> {
        let certain = !parts.complete.is_empty();
        let all = self.sum(parts, &parts.parts, certain)?;
        if !parts.others.is_empty() {
            let defended = all.closure.is_open()
                && defence::sum(self.amount(parts.whole)?, &self.amounts(&parts.others));
            return Some(all.unless(defended).doubtful());
        }
        // A list may name more than the known parts: 结转 beside 基本支出 and 项目支出.
        if !certain || all.closure.is_closed() {
            return Some(all);
        }
        self.sum(parts, &parts.complete, certain)
    }

    fn sum(&self, parts: &Parts, listed: &[usize], certain: bool) -> Option<Judged> {
        let whole = self.amount(parts.whole)?;
        let half = whole.half()?;
        let used: Vec<Used> = listed
            .iter()
            .map(|&at| {
                let amount = self.part(at)?;
                Some(Used {
                    amount,
                    ..self.here(at)?
                })
            })
            .collect::<Option<_>>()?;
        let (mut sum, mut allowed) = (Number::ZERO, Interval::exactly(Number::ZERO));
        let mut closes_before = false;
        for one in &used {
            let amount = one.amount.as_sharp_as(half)?;
            sum = sum.plus(amount.value)?;
            allowed = allowed.plus(amount.interval)?;
            closes_before |= allowed.meets(whole.interval);
        }
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
            used,
            certain,
            ..Judged::ending(closure)
        })
    }

    fn ratio(&self, ratio: &Ratio) -> Option<Judged> {
        let rate = self.amount(ratio.rate)?;
        let step = self.finest(ratio);
        let sharp = |used: Used| self.sharpened(used, step);
        let less: Vec<Option<Used>> = match ratio.less {
            Some(less) => self
                .operand(less)
                .into_iter()
                .map(sharp)
                .map(Some)
                .collect(),
            None => vec![None],
        };
        let bases: Vec<Used> = ratio
            .bases
            .iter()
            .flat_map(|base| self.operand(*base))
            .map(sharp)
            .collect();
        let defended = || {
            let others = ratio.others.iter().filter_map(|&at| self.here(at));
            let others: Vec<Amount> = others.map(|used| sharp(used).amount).collect();
            let base = bases.first().map(|base| base.amount);
            base.is_some_and(|base| {
                defence::rate(rate, base, &others) || ratio.free && defence::any_rate(rate, &others)
            })
        };
        let mut open = None;
        for part in self.operand(ratio.part).into_iter().map(sharp) {
            for less in &less {
                for base in &bases {
                    let judged = percent(&part, less.as_ref(), base, rate)?;
                    if judged.closure.is_closed() {
                        return Some(judged);
                    }
                    open = open.or(Some(judged));
                }
            }
        }
        let judged = open?;
        let defended = !ratio.others.is_empty() && defended();
        let judged = judged.unless(defended);
        Some(if ratio.certain {
            judged
        } else {
            judged.doubtful()
        })
    }

    fn change(&self, change: &Change) -> Option<Judged> {
        let by = self.amount(change.by)?;
        let by = if change.up { by } else { negated(by)? };
        let quantity = self.told.reading.quantity(change.by)?;
        let mut open = None;
        let bases = self.operand(change.base);
        for now in self.operand(change.now) {
            for base in &bases {
                let judged = self.changed(&now, base, by, quantity)?;
                if judged.closure.is_closed() {
                    return Some(judged);
                }
                open = open.or(Some(judged));
            }
        }
        let (judged, others) = (open?, self.amounts(&change.others));
        let grown = match change.base {
            Operand::Before { by: size, up, .. } => self
                .amount(size)
                .is_some_and(|size| defence::grown_by(by, size, up, &others)),
            _ => false,
        };
        let defended = grown
            || bases.first().is_some_and(|base| {
                let of_base = |rate| defence::growth(by, base.amount, &others, rate);
                // A rate is no difference of amounts.
                let rates = quantity.unit.is_percent() && !self.is_percent(base);
                of_base(true) || !rates && of_base(false)
            });
        let unsized_ = change.size_open && !judged.sign_only;
        let judged = judged.unless(unsized_ || !others.is_empty() && defended);
        Some(if change.certain {
            judged
        } else {
            judged.doubtful()
        })
    }

    /// A change in the unit of its figures, in percent of the base, or between percentages.
    fn changed(&self, now: &Used, base: &Used, by: Amount, unit: &Quantity) -> Option<Judged> {
        let unit = &unit.unit;
        let points = matches!(&unit.kind, UnitKind::Counted(name)
            if self.measures.phrases().is(Phrase::Points, name));
        if !(unit.is_percent() || points) {
            return difference(now, base, by);
        }
        let rates = self.is_percent(now) && self.is_percent(base);
        if rates && points {
            return difference(now, base, by);
        }
        let growth = percent(now, Some(base), base, by)?;
        if growth.closure.is_closed() || !rates {
            return Some(growth);
        }
        difference(now, base, by)
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

fn difference(now: &Used, base: &Used, by: Amount) -> Option<Judged> {
    let computed = now.amount.value.minus(base.amount.value)?;
    let half = by.half()?;
    let sharp = |used: &Used| used.amount.as_sharp_as(half);
    let allowed = sharp(now)?.interval.minus(sharp(base)?.interval)?;
    let used = vec![now.clone(), base.clone()];
    Some(ended((computed, allowed), by, used))
}

/// (part − less) ÷ base in percent.
fn percent(part: &Used, less: Option<&Used>, base: &Used, rate: Amount) -> Option<Judged> {
    if base.amount.value.is_zero() {
        return Some(Judged::ending(Closure::NotApplicable));
    }
    let mut used = vec![part.clone()];
    let (mut top, mut tops) = (part.amount.value, part.amount.interval);
    if let Some(less) = less {
        top = top.minus(less.amount.value)?;
        tops = tops.minus(less.amount.interval)?;
        used.push(less.clone());
    }
    used.push(base.clone());
    let computed = top.over(base.amount.value)?.times(Number::HUNDRED)?;
    let hundred = Interval::exactly(Number::HUNDRED);
    let allowed = tops.over(base.amount.interval)?.times(hundred)?;
    Some(ended((computed, allowed), rate, used))
}

fn ended(computed: (Number, Interval), found: Amount, used: Vec<Used>) -> Judged {
    let (_, allowed) = computed;
    let reversed = negated(found).is_some_and(|other| allowed.meets(other.interval));
    let closure = Closure::of(computed, (found.value, found.interval));
    Judged {
        used,
        sign_only: closure.is_open() && reversed,
        ..Judged::ending(closure)
    }
}
