//! The figures that a claim uses: those of its text, and those that it only names.
//!
//! Must not judge a claim.

use super::judge::{Bench, Used};
use super::printing::Amount;
use crate::measure::Phrase;
use crate::number::{Interval, Number};
use crate::prose::{Operand, Ratio};
use crate::value::UnitKind;

/// Whole figures below are round, where others beside them show decimals.
const ROUND: Number = Number::HUNDRED;

impl Bench<'_> {
    /// A figure of the text.
    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
        Amount::plain(self.told.reading.quantity(at)?)
    }

    /// The same with how it is printed.
    pub(super) fn here(&self, at: usize) -> Option<Used> {
        Some(Used {
            amount: self.amount(at)?,
            raw: self.told.reading.mention(at)?.raw.to_owned(),
            here: Some(at),
            elsewhere: None,
        })
    }

    /// What a figure was before it changed by another.
    pub(super) fn before(&self, now: usize, by: usize, up: bool) -> Option<Used> {
        let (now, by) = (self.here(now)?, self.here(by)?);
        let (a, b) = (now.amount, by.amount);
        let (value, interval, sign) = if up {
            let interval = a.interval.minus(b.interval);
            (a.value.minus(b.value), interval, '−')
        } else {
            let interval = a.interval.plus(b.interval);
            (a.value.plus(b.value), interval, '+')
        };
        let (value, interval) = (value?, interval?);
        Some(Used {
            amount: Amount { value, interval },
            raw: format!("({} {sign} {})", now.raw, by.raw),
            here: None,
            elsewhere: None,
        })
    }

    /// What an operand may be.
    pub(super) fn operand(&self, operand: Operand) -> Vec<Used> {
        match operand {
            Operand::Here(at) => self.here(at).into_iter().collect(),
            Operand::Before { now, by, up } => self.before(now, by, up).into_iter().collect(),
            Operand::Elsewhere(label) => self
                .facts
                .named(label, (self.whose.clone(), self.form.year), self.measures)
                .into_iter()
                .map(|printing| Used {
                    amount: printing.amount,
                    raw: printing.raw.clone(),
                    here: None,
                    elsewhere: Some(printing.cell),
                })
                .collect(),
        }
    }

    pub(super) fn amounts(&self, figures: &[usize]) -> Vec<Amount> {
        figures.iter().filter_map(|&at| self.part(at)).collect()
    }

    /// A figure that is added: points are given exactly, whatever decimals they show.
    pub(super) fn part(&self, at: usize) -> Option<Amount> {
        let amount = self.amount(at)?;
        let unit = &self.told.reading.quantity(at)?.unit;
        let given = matches!(&unit.kind, UnitKind::Counted(name)
            if self.measures.phrases().is(Phrase::Given, name));
        let interval = if given {
            Interval::exactly(amount.value)
        } else {
            amount.interval
        };
        Some(Amount { interval, ..amount })
    }

    /// The finest rounding of the operands that the text prints; none where the claim is
    /// certain and has to stand whatever was rounded.
    pub(super) fn finest(&self, ratio: &Ratio) -> Option<Number> {
        let operands = ratio.bases.iter().chain([&ratio.part]).chain(&ratio.less);
        let halves = operands.filter_map(|operand| match operand {
            Operand::Here(at) => self.amount(*at)?.half(),
            _ => None,
        });
        halves.min().filter(|_| !ratio.certain)
    }

    /// 5万元 beside 4.2万元 is a round figure, not a rounded one.
    pub(super) fn sharpened(&self, used: Used, half: Option<Number>) -> Used {
        let quantity = used.here.and_then(|at| self.told.reading.quantity(at));
        let round = quantity.is_some_and(|quantity| {
            quantity.number.decimals == 0 && quantity.number.value.abs() < ROUND
        });
        let amount = half
            .filter(|_| round)
            .and_then(|half| used.amount.as_sharp_as(half));
        Used {
            amount: amount.unwrap_or(used.amount),
            ..used
        }
    }

    pub(super) fn is_percent(&self, used: &Used) -> bool {
        let quantity = used.here.and_then(|at| self.told.reading.quantity(at));
        quantity.is_some_and(|quantity| quantity.unit.is_percent())
    }
}
