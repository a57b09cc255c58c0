//! Which forms count, and in what order: by family, then as the tree goes.

use super::gather::{Gather, Taken};
use super::rolled::{Aside, Filing, SetAside};
use super::standing::Standing;
use super::words::folded;
use crate::form::{Family, FundColumn, Slot, Year};
use crate::number::Number;
use std::collections::BTreeMap;

/// A form that counts: its family, its node and which of its names led there, its position.
pub(super) type Ordered = (Family, (usize, usize), usize);

/// What forms about one thing have in common: family, node, unit, project, title.
type Subject = (Family, usize, String, String, String);

impl Gather {
    /// The forms that count, as (family, node, position), sorted.
    pub(super) fn order(
        &self,
        standing: &Standing,
        year: Option<Year>,
        aside: &mut Vec<SetAside>,
    ) -> Vec<Ordered> {
        let mut order = Vec::new();
        for (at, taken) in self.taken.iter().enumerate() {
            let part = &taken.part;
            let other = part
                .year
                .filter(|own| year.is_some_and(|year| year != *own));
            if let Some(other) = other {
                aside.push(SetAside::of(part, Aside::OtherYear(other)));
                continue;
            }
            match standing.place(part.units.iter().map(|(_, name)| name.as_str())) {
                Some(placed) => order.push((part.family, placed, at)),
                None => aside.push(SetAside::of(part, Aside::Unplaced)),
            }
        }
        order.sort_by_cached_key(|&(family, (node, _), at)| {
            let part = self.taken.get(at).map(|taken| &taken.part);
            let subject = part.map(|part| folded(&part.project, &[]));
            (
                family,
                node,
                subject,
                part.map(|part| (part.document, part.form)),
            )
        });
        self.without_repeats(&mut order, aside);
        aside.sort_by_key(|aside| (aside.document, aside.form));
        order
    }

    /// Of several forms of one unit about one project, the first counts.
    fn without_repeats(&self, order: &mut Vec<Ordered>, aside: &mut Vec<SetAside>) {
        let mut seen: BTreeMap<Subject, usize> = BTreeMap::new();
        order.retain(|&(family, (node, _), at)| {
            let Some(taken) = self.taken.get(at) else {
                return false;
            };
            let part = &taken.part;
            let unit = part.units.first().map_or("", |(_, name)| name);
            // Forms of several fund kinds differ by their titles only.
            let title = match family {
                Family::FundSelfEvaluation => folded(&part.title, &[]),
                _ => String::new(),
            };
            let key = (
                family,
                node,
                folded(unit, &[]),
                folded(&part.project, &[]),
                title,
            );
            let Some(&first) = seen.get(&key) else {
                seen.insert(key, at);
                return true;
            };
            let Some(kept) = self.taken.get(first) else {
                return true;
            };
            let reason = if kept.part.says_the_same(part) && self.same_rows(kept, taken) {
                Aside::Repeated(kept.part.document, kept.part.form)
            } else {
                Aside::Conflicting(kept.part.document, kept.part.form)
            };
            aside.push(SetAside::of(part, reason));
            false
        });
    }

    fn same_rows(&self, one: &Taken, other: &Taken) -> bool {
        self.rows.get(one.rows.clone()) == self.rows.get(other.rows.clone())
    }

    pub(super) fn filings(
        &mut self,
        order: &[(Family, (usize, usize), usize)],
        by: FundColumn,
    ) -> Vec<Filing> {
        let filings = order.iter().filter_map(|&(_, (node, which), at)| {
            let part = &self.taken.get(at)?.part;
            Some(Filing {
                document: part.document,
                form: part.form,
                family: part.family,
                subject: part.subject.clone(),
                project: part.project.clone(),
                unit: part.units.get(which).cloned(),
                by_superior: which > 0
                    && part
                        .units
                        .first()
                        .is_some_and(|(slot, _)| *slot == Slot::Unit),
                node,
                weight: part.funds_of(by).filter(|funds| *funds > Number::ZERO),
                budget: part.funds_of(FundColumn::Budget),
                year: part.year,
                funds: part.funds.clone(),
                score: part.score,
                grade: part.grade.clone(),
                findings: part.findings.clone(),
            })
        });
        filings.collect()
    }
}
