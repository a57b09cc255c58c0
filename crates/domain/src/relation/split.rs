//! Which fund lines split the total, and by what: their source or their nature.
//!
//! Lines by nature may stand within a line by source (一般公共预算, 其中：基本支出), and the
//! appropriation within the general budget. Where the print leaves several readings open, the
//! one that adds up is taken. Must not judge: it only asks how readings close.

use super::funds::{by_source, sums};
use super::nest::{is_unnamed, says_within};
use super::{Formula, Relation, RelationKind, close};
use crate::form::{Form, FundKind, Slot};
use crate::rules::{RulesInForce, Vocabulary};

/// Which lines split what.
#[derive(Clone, Default)]
pub(super) struct Split {
    by_source: Vec<usize>,
    by_nature: Vec<usize>,
    /// The lines by nature that stand within a line by source.
    runs: Vec<(usize, Vec<usize>)>,
    /// Whether the lines within need not be all there is.
    loose: bool,
    /// Whether it claims less than the plain reading.
    weaker: bool,
    pub(super) of_appropriation: Vec<usize>,
}

impl Split {
    /// The plain reading: every line splits the total, but grants and own-level funds.
    fn of(form: &Form) -> Self {
        let has = |kind| form.funds.iter().any(|line| line.kind == kind);
        let appropriation = has(FundKind::Appropriation);
        let nature = form.funds.iter().any(|line| line.kind.is_by_nature());
        let source = form.funds.iter().any(|line| is_source(line.kind));
        let mut split = Self::default();
        // 其他资金 belongs to the block it stands in: 基本/项目/其他, or 拨款/结转/其他.
        let mut in_nature = nature && !source;
        for (index, line) in form.funds.iter().enumerate() {
            match line.kind {
                FundKind::Total | FundKind::Unnamed => {}
                FundKind::Basic | FundKind::Project => {
                    in_nature = true;
                    split.by_nature.push(index);
                }
                FundKind::SuperiorGrant | FundKind::OwnLevel if appropriation => {
                    split.of_appropriation.push(index);
                }
                kind if appropriation && is_budget(kind) => {}
                FundKind::Other if in_nature => split.by_nature.push(index),
                _ => {
                    in_nature = false;
                    split.by_source.push(index);
                }
            }
        }
        split
    }

    /// The reading of the lines below the total that adds up best; the plain one of equals.
    pub(super) fn settled(form: &Form, total: Option<usize>, rules: &RulesInForce) -> Self {
        let plain = Self::of(form);
        let Some(total) = total else {
            return plain;
        };
        let open = plain.open(form, total, rules);
        if open == 0 {
            return plain;
        }
        let confirmed = plain.nature_closes(form, total, rules);
        let mut all = plain.budgets_beside(form);
        let more: Vec<Self> = all.iter().flat_map(|split| split.nested(form)).collect();
        all.extend(more);
        // A reading that claims less must not hide what the plain one has confirmed elsewhere.
        all.retain(|split| !(split.weaker && confirmed));
        let best = best(all, form, total, rules);
        if best.open(form, total, rules) == 0
            || confirmed
            || best.nature_closes(form, total, rules)
            || !best.may_be_loose(form, total, &rules.vocabulary)
        {
            return best;
        }
        let looser = best.nested(form).into_iter().map(|split| Self {
            loose: true,
            ..split
        });
        let loose = Self {
            loose: true,
            ..best.clone()
        };
        let all = [best, loose].into_iter().chain(looser).collect();
        self::best(all, form, total, rules)
    }

    /// What the reading claims of the total.
    pub(super) fn claims(&self, form: &Form, total: usize, rules: &RulesInForce) -> Vec<Relation> {
        let mut found = Vec::new();
        by_source(form, total, &self.by_source, rules, &mut found);
        let nature = RelationKind::FundsByNature;
        sums(form, total, &self.by_nature, nature, &mut found);
        let from = found.len();
        for (whole, parts) in &self.runs {
            sums(form, *whole, parts, nature, &mut found);
        }
        if self.loose {
            let within = found.iter_mut().skip(from);
            within.for_each(|relation| relation.formula = Formula::PartsOf);
        }
        found
    }

    fn open(&self, form: &Form, total: usize, rules: &RulesInForce) -> usize {
        let claims = self.claims(form, total, rules);
        let open = claims
            .iter()
            .filter(|relation| close(relation, form).is_open());
        open.count()
    }

    /// Whether lines by nature add up in at least one column.
    fn nature_closes(&self, form: &Form, total: usize, rules: &RulesInForce) -> bool {
        self.claims(form, total, rules).iter().any(|relation| {
            relation.kind == RelationKind::FundsByNature
                && relation.formula == Formula::Sum
                && close(relation, form).is_closed()
        })
    }

    /// The reading itself; with the budgets by kind as parts beside the appropriation; and
    /// with the appropriation within the budget above it.
    fn budgets_beside(self, form: &Form) -> Vec<Self> {
        let kind = |line: usize| form.funds.get(line).map(|fund| fund.kind);
        let budgets: Vec<usize> = (0..form.funds.len())
            .filter(|&line| kind(line).is_some_and(is_budget))
            .filter(|line| !self.by_source.contains(line))
            .collect();
        if budgets.is_empty() {
            return vec![self];
        }
        let mut beside = self.clone();
        beside.by_source.extend(budgets);
        beside.by_source.sort_unstable();
        let mut instead = beside.clone();
        let appropriation = (1..form.funds.len()).find(|&line| {
            kind(line) == Some(FundKind::Appropriation) && kind(line - 1).is_some_and(is_budget)
        });
        instead
            .by_source
            .retain(|&line| Some(line) != appropriation);
        if let Some(line) = appropriation {
            instead.runs.push((line - 1, vec![line]));
        }
        vec![self, beside, instead]
    }

    /// The readings with 其他资金 among the sources, and with the lines by nature within the
    /// line by source right above them.
    fn nested(&self, form: &Form) -> Vec<Self> {
        if self.by_nature.is_empty() {
            return Vec::new();
        }
        let is_other = |&line: &usize| {
            let fund = form.funds.get(line);
            fund.is_some_and(|fund| fund.kind == FundKind::Other)
        };
        let mut found = Vec::new();
        let (others, nature): (Vec<usize>, Vec<usize>) =
            self.by_nature.iter().copied().partition(is_other);
        if !others.is_empty() {
            let mut apart = self.clone();
            apart.weaker = nature.len() < 2;
            apart.by_source.extend(others);
            apart.by_source.sort_unstable();
            apart.by_nature = nature;
            found.extend(apart.within(form));
            found.push(apart);
        }
        found.extend(self.within(form));
        found
    }

    /// The lines by nature within the line by source right above them, where all have one.
    fn within(&self, form: &Form) -> Option<Self> {
        let mut within = self.clone();
        within.by_nature.clear();
        let mut whole = None;
        let from = within.runs.len();
        for line in 0..form.funds.len() {
            if self.by_source.contains(&line) {
                whole = Some(line);
            } else if self.by_nature.contains(&line) {
                let whole = whole?;
                match within.runs.iter_mut().skip(from).find(|run| run.0 == whole) {
                    Some((_, parts)) => parts.push(line),
                    None => within.runs.push((whole, vec![line])),
                }
            } else if is_unnamed(form, line) {
                whole = None;
            }
        }
        let mut runs = within.runs.iter().skip(from);
        within.weaker |= runs.any(|(_, parts)| parts.len() < 2);
        Some(within)
    }

    /// Whether the print says that lines by nature stand within a line that is less than the
    /// total: then nobody knows whether they are all there is.
    fn may_be_loose(&self, form: &Form, total: usize, words: &Vocabulary) -> bool {
        let nature = self.runs.iter().flat_map(|(_, parts)| parts);
        let first = nature.chain(&self.by_nature).min();
        let Some(above) = first.and_then(|first| first.checked_sub(1)) else {
            return false;
        };
        let says = first
            .and_then(|&first| form.funds.get(first))
            .is_some_and(|fund| says_within(&fund.label.raw, words));
        says && self.by_source.contains(&above) && self.is_less(form, above, total)
    }

    fn is_less(&self, form: &Form, line: usize, total: usize) -> bool {
        super::nest::AMOUNTS.into_iter().any(|column| {
            let at = |line| super::Figure::at(form, Slot::Fund(line, column)).value();
            at(line)
                .zip(at(total))
                .is_some_and(|(part, all)| part < all)
        })
    }
}

fn best(all: Vec<Split>, form: &Form, total: usize, rules: &RulesInForce) -> Split {
    let splits = all.into_iter();
    splits
        .min_by_key(|split| split.open(form, total, rules))
        .unwrap_or_default()
}

fn is_source(kind: FundKind) -> bool {
    let neither = matches!(kind, FundKind::Total | FundKind::Other | FundKind::Unnamed);
    !kind.is_by_nature() && !neither
}

/// The budgets that an appropriation may come from.
fn is_budget(kind: FundKind) -> bool {
    matches!(
        kind,
        FundKind::GeneralPublicBudget | FundKind::GovernmentFund | FundKind::SpecialAccount
    )
}
