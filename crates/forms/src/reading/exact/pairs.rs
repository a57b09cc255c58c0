//! Amounts told as pairs in a row: 预算数：| 586.5 | 执行数：| 563.04, and the same for each
//! source below, its label printed before every amount.

use super::Exact;
use super::line::{Line, Shown};
use crate::labels::Label;
use crate::reading::cell;
use crate::reading::funds::{add, column_of};
use domain::form::{FundColumn, FundKind, FundLine};

impl<'a> Exact<'a> {
    /// Takes a row of such pairs.
    pub(super) fn paired_funds(&mut self, line: &Line<'a>) -> bool {
        let pairs = self.pairs_of(line);
        let heads: Vec<FundColumn> = pairs
            .iter()
            .filter_map(|(label, _)| self.amount_column(label))
            .collect();
        if heads.len() >= 2 && heads.len() == pairs.len() {
            self.paired = heads;
            self.take_pairs(&pairs, FundLine::empty(FundKind::Total));
            return true;
        }
        if self.paired_scores(&pairs) {
            return true;
        }
        let Some((first, _)) = pairs
            .first()
            .filter(|_| pairs.len() >= 2 && pairs.len() == self.paired.len())
        else {
            return false;
        };
        let kind_of = |shown: &Shown<'a>| {
            let meanings = self.meanings(shown).iter();
            meanings.into_iter().find_map(|label| match label {
                Label::FundLine(kind) => Some(*kind),
                _ => None,
            })
        };
        let kind = kind_of(first);
        let Some(kind) = kind.filter(|_| pairs.iter().all(|(label, _)| kind_of(label) == kind))
        else {
            return false;
        };
        let fund = FundLine {
            label: cell(first.cell),
            ..FundLine::empty(kind)
        };
        self.take_pairs(&pairs, fund);
        true
    }

    /// 执行率 | 96% | 分值 | 10 | 得分 | 9.6: the rest of the total, in a row below its amounts.
    fn paired_scores(&mut self, pairs: &[(Shown<'a>, Shown<'a>)]) -> bool {
        let scored = |shown: &Shown<'a>| {
            let of_score = |column: &FundColumn| {
                matches!(
                    column,
                    FundColumn::Rate | FundColumn::Points | FundColumn::Score
                )
            };
            self.fund_column(shown).filter(of_score)
        };
        let heads: Vec<FundColumn> = pairs
            .iter()
            .filter_map(|(label, _)| scored(label))
            .collect();
        let whole = !self.paired.is_empty() && !heads.is_empty() && heads.len() == pairs.len();
        let mut funds = self.form.funds.iter_mut();
        let Some(total) = funds.find(|line| whole && line.kind == FundKind::Total) else {
            return false;
        };
        let open = heads
            .iter()
            .all(|&column| column_of(total, column).is_empty());
        if open {
            for (column, (_, value)) in heads.into_iter().zip(pairs) {
                *column_of(total, column) = cell(value.cell);
            }
        }
        open
    }

    /// The known labels of a row, each with the amount behind it.
    fn pairs_of(&self, line: &Line<'a>) -> Vec<(Shown<'a>, Shown<'a>)> {
        let own: Vec<Shown<'a>> = line.own().copied().collect();
        let known = |label: &Label| matches!(label, Label::FundColumn(_) | Label::FundLine(_));
        own.windows(2)
            .filter_map(|pair| match pair {
                [label, amount] => {
                    let value = cell(amount.cell).value;
                    let fits =
                        self.has(label, known) && (value.is_blank() || value.number().is_some());
                    fits.then_some((*label, *amount))
                }
                _ => None,
            })
            .collect()
    }

    fn amount_column(&self, shown: &Shown<'a>) -> Option<FundColumn> {
        self.fund_column(shown).filter(|column| {
            matches!(
                column,
                FundColumn::Initial | FundColumn::Budget | FundColumn::Executed
            )
        })
    }

    fn take_pairs(&mut self, pairs: &[(Shown<'a>, Shown<'a>)], mut fund: FundLine) {
        for (column, (_, amount)) in self.paired.iter().zip(pairs) {
            *column_of(&mut fund, *column) = cell(amount.cell);
        }
        add(&mut self.form, fund);
    }
}
