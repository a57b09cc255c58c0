//! Facts of the money lines of forms.

use super::printing::{Amount, PrintedIn, Printing};
use super::{FactKey, Facts, Owners};
use crate::finding::CellRef;
use crate::form::{Form, FundColumn, FundKind, FundLine, Slot, Stage};
use crate::measure::{Funding, Kind, Measures, OVERALL, Version};
const BASIC: &str = "basic-spending";
const PROJECT: &str = "project-spending";

pub(super) fn gather(
    facts: &mut Facts,
    owners: &Owners,
    index: usize,
    form: &Form,
    measures: &Measures,
) {
    let Some(year) = form.year else {
        return;
    };
    for (line_at, line) in form.funds.iter().enumerate() {
        let Some((measure, funding)) = named(line.kind) else {
            continue;
        };
        let Some(measure) = measures.id(measure) else {
            continue;
        };
        for &(column, version) in versions(form) {
            let Some(cell) = column_of(line, column) else {
                continue;
            };
            let amount = cell
                .value
                .quantity()
                .and_then(|quantity| Amount::of(quantity, Kind::Money, Some(form.money_unit)));
            let Some(amount) = amount else {
                continue;
            };
            let key = FactKey {
                measure,
                whose: owners.form(index),
                year,
                version: Some(version),
                funding,
            };
            facts.add(
                key,
                Printing {
                    cell: CellRef {
                        form: index,
                        slot: Slot::Fund(line_at, column),
                    },
                    printed_in: PrintedIn::Funds,
                    raw: cell.raw.clone(),
                    amount,
                    loose: false,
                },
            );
        }
    }
}

fn named(kind: FundKind) -> Option<(&'static str, Funding)> {
    Some(match kind {
        FundKind::Total => (OVERALL, Funding::All),
        FundKind::Basic => (BASIC, Funding::All),
        FundKind::Project => (PROJECT, Funding::All),
        FundKind::GeneralPublicBudget => (OVERALL, Funding::General),
        FundKind::GovernmentFund => (OVERALL, Funding::GovernmentFund),
        FundKind::SpecialAccount => (OVERALL, Funding::SpecialAccount),
        _ => return None,
    })
}

/// Before the year begins there is one budget, which becomes the initial one; while the year
/// lasts nothing is final.
fn versions(form: &Form) -> &'static [(FundColumn, Version)] {
    const ALL: [(FundColumn, Version); 3] = [
        (FundColumn::Initial, Version::Initial),
        (FundColumn::Budget, Version::Annual),
        (FundColumn::Executed, Version::Final),
    ];
    const PLANNED: [(FundColumn, Version); 1] = [(FundColumn::Budget, Version::Initial)];
    match form.stage() {
        Stage::Target | Stage::Review | Stage::Approval => &PLANNED,
        Stage::Monitoring => &ALL[..2],
        _ => &ALL,
    }
}

fn column_of(line: &FundLine, column: FundColumn) -> Option<&crate::form::Cell> {
    match column {
        FundColumn::Initial => Some(&line.initial),
        FundColumn::Budget => Some(&line.budget),
        FundColumn::Executed => Some(&line.executed),
        _ => None,
    }
}
