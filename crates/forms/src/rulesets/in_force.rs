//! What holds in one place for one budget year: the chain of `extends` walked key by key.

use super::error::{RulesError, RulesErrorKind};
use super::library::Library;
use super::{parameter as p, typed};
use domain::form::Year;
use domain::rules::{
    Date, DatedValue, Evaluation, RuleSet, RuleSetId, Ruled, RulesInForce, Weights,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The values in force, by key, each from the nearest rule set of the chain that has one.
pub(super) struct Resolved<'a> {
    /// The rule set asked for.
    pub(super) set: &'a RuleSet,
    /// Values by key.
    pub(super) values: BTreeMap<&'a str, &'a DatedValue>,
}

impl Library {
    /// The rules of a place for a budget year. The year is governed by what holds on its last day.
    pub fn in_force(&self, id: &RuleSetId, year: Year) -> Result<RulesInForce, RulesError> {
        let resolved = self.resolve(id, year)?;
        let builder = Builder {
            resolved: &resolved,
            year,
        };
        builder.build(self)
    }

    /// Whether the rule set is in force for the year.
    pub fn covers(&self, id: &RuleSetId, year: Year) -> bool {
        self.get(id).is_some_and(|set| set.covers(year))
    }

    pub(super) fn resolve(&self, id: &RuleSetId, year: Year) -> Result<Resolved<'_>, RulesError> {
        let set = self.load(id)?;
        if !set.covers(year) {
            return Err(not_in_force(set, year));
        }
        let mut values: BTreeMap<&str, &DatedValue> = BTreeMap::new();
        for link in self.chain(id)? {
            let link = self.successor(link, year)?;
            for (key, dated) in &link.parameters {
                if let Some(value) = dated.iter().find(|value| value.covers(year)) {
                    values.entry(key).or_insert(value);
                }
            }
        }
        Ok(Resolved { set, values })
    }

    /// The evaluation systems in force in a place for a year, the nearest first. A system that
    /// the predecessor of a rule set brought holds on its own days, whatever took over from it.
    pub(super) fn evaluations(
        &self,
        id: &RuleSetId,
        year: Year,
    ) -> Result<Vec<Evaluation>, RulesError> {
        let mut found = Vec::new();
        for link in self.chain(id)? {
            let before = self.heads().iter().filter(|head| {
                head.replaced_by
                    .as_ref()
                    .is_some_and(|next| *next == link.id)
            });
            let before = before.map(|head| self.load(&head.id));
            for set in std::iter::once(Ok(link)).chain(before) {
                let systems = set?.evaluations.iter();
                found.extend(systems.filter(|system| system.covers(year)).cloned());
            }
        }
        Ok(found)
    }

    /// The rule set itself while it is in force, else the one that took over from it.
    fn successor<'a>(&'a self, set: &'a RuleSet, year: Year) -> Result<&'a RuleSet, RulesError> {
        let mut seen = vec![&set.id];
        let mut set = set;
        while !set.covers(year) {
            let next = set.replaced_by.as_ref().filter(|id| !seen.contains(id));
            let Some(next) = next else {
                return Err(not_in_force(set, year));
            };
            set = self.load(next)?;
            seen.push(&set.id);
        }
        Ok(set)
    }
}

fn not_in_force(set: &RuleSet, year: Year) -> RulesError {
    let from = set.from.map_or_else(String::new, |day| day.to_string());
    let to = set.to.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let (zh, en) = match (&set.replaced_by, set.to) {
        (Some(next), Some(last)) if last < Date::last_of(year) => {
            (format!("改用 {next}"), format!("use `{next}`"))
        }
        _ => (
            "换一个年度，或改用全国规则".to_owned(),
            "choose another year, or the national rules".to_owned(),
        ),
    };
    RulesError::at(
        RulesErrorKind::NotInForce,
        ("", ""),
        format!(
            "“{}”适用于 {from} 至 {to}，不适用于 {} 年度；{zh}",
            set.id, year.0
        ),
        format!(
            "`{}` holds from {from} to {to}, not for {}; {en}",
            set.id, year.0
        ),
    )
}

struct Builder<'a> {
    resolved: &'a Resolved<'a>,
    year: Year,
}

impl Builder<'_> {
    fn build(&self, library: &Library) -> Result<RulesInForce, RulesError> {
        let total_points = self.must(p::TOTAL_POINTS, typed::points)?;
        let weights = self.must(p::WEIGHTS, typed::weights)?;
        let weights_with_cost = self.may(p::WEIGHTS_WITH_COST, typed::weights)?;
        for weights in std::iter::once(&weights).chain(&weights_with_cost) {
            self.check_total(weights, &total_points)?;
        }
        Ok(RulesInForce {
            id: self.resolved.set.id.clone(),
            year: self.year,
            weights,
            weights_with_cost,
            adjustable: self.must(p::ADJUSTABLE, typed::adjustable)?,
            without_satisfaction_to: self.may(p::WITHOUT_SATISFACTION, typed::group)?,
            total_points,
            execution_base: self.must(p::EXECUTION_BASE, typed::execution_base)?,
            at_least: self.must(p::AT_LEAST, typed::at_least)?,
            at_most: self.must(p::AT_MOST, typed::at_most)?,
            tiers: self.must(p::TIERS, typed::tiers)?,
            satisfaction_bands: self.may(p::SATISFACTION_BANDS, typed::bands)?,
            cost_bands: self.may(p::COST_BANDS, typed::cost_bands)?,
            capped: self.must(p::SCORE_CAP, typed::yes_no)?,
            over_achievement: self.may(p::OVER_ACHIEVEMENT, typed::percent)?,
            reason_for_unmet: self.must(p::REASON_FOR_UNMET, typed::yes_no)?,
            rounding: self.must(p::ROUNDING, typed::rounding)?,
            grades: self.may(p::GRADES, typed::grades)?,
            due: self.may(p::DUE, typed::month_day)?,
            alarm_shares: self.may(p::ALARM_SHARES, typed::alarm_shares)?,
            alarm_spending: self.may(p::ALARM_SPENDING, typed::alarm_spending)?,
            alarm_distance: self.may(p::ALARM_DISTANCE, typed::percent)?,
            review_grades: self.may(p::REVIEW_GRADES, typed::review_grades)?,
            review_points: self.may(p::REVIEW_POINTS, typed::review_points)?,
            evaluations: Arc::new(library.evaluations(&self.resolved.set.id, self.year)?),
            evaluation_measures: library.evaluation_measures()?,
            vocabulary: library.vocabulary()?,
            measures: library.measures()?,
            thresholds: self.thresholds(library)?,
        })
    }

    fn check_total(
        &self,
        weights: &Ruled<Weights>,
        total: &Ruled<domain::number::Points>,
    ) -> Result<(), RulesError> {
        let sum = typed::weights_sum(&weights.value);
        if sum == Some(total.value.number()) {
            return Ok(());
        }
        let sum = sum.map_or_else(String::new, |sum| sum.to_string());
        let total = total.value;
        Err(RulesError::at(
            RulesErrorKind::WeightsTotal,
            (&self.file(&weights.source.ruleset), p::WEIGHTS),
            format!("各部分分值合计 {sum}，应为 {total}；改分值或改 total-points"),
            format!("the weights add up to {sum}, not {total}; change them or total-points"),
        ))
    }

    fn file(&self, id: &RuleSetId) -> String {
        format!("{id}/values.toml")
    }

    /// The checking thresholds, those of the rule sets before the common ones.
    fn thresholds(
        &self,
        library: &Library,
    ) -> Result<Arc<BTreeMap<String, Ruled<domain::number::Number>>>, RulesError> {
        let common = library.thresholds()?;
        let mut own = self
            .resolved
            .values
            .iter()
            .filter_map(|(key, value)| Some((key.strip_prefix(p::THRESHOLD)?, *value)))
            .peekable();
        if own.peek().is_none() {
            return Ok(common);
        }
        let mut all = common.as_ref().clone();
        for (key, dated) in own {
            let value = typed::number(&dated.value).ok_or_else(|| {
                RulesError::bad_value(
                    (&self.file(&dated.source.ruleset), key),
                    &dated.value,
                    "a figure",
                )
            })?;
            let source = Arc::new(dated.source.clone());
            all.insert(key.to_owned(), Ruled { value, source });
        }
        Ok(Arc::new(all))
    }

    fn may<T>(
        &self,
        key: &str,
        read: fn(&str) -> Option<T>,
    ) -> Result<Option<Ruled<T>>, RulesError> {
        let Some(dated) = self.resolved.values.get(key) else {
            return Ok(None);
        };
        if dated.value == typed::NONE {
            return Ok(None);
        }
        let value = read(&dated.value).ok_or_else(|| {
            let demand = p::by_key(key).map_or("", |parameter| parameter.demand);
            RulesError::bad_value(
                (&self.file(&dated.source.ruleset), key),
                &dated.value,
                demand,
            )
        })?;
        Ok(Some(Ruled {
            value,
            source: Arc::new(dated.source.clone()),
        }))
    }

    fn must<T>(&self, key: &str, read: fn(&str) -> Option<T>) -> Result<Ruled<T>, RulesError> {
        self.may(key, read)?.ok_or_else(|| {
            let id = &self.resolved.set.id;
            let year = self.year.0;
            RulesError::at(
                RulesErrorKind::Gap,
                (&self.file(id), key),
                format!("“{id}”及其所沿用的规则在 {year} 年度都没有这个值；补上"),
                format!("neither `{id}` nor what it extends has a value for {year}; add one"),
            )
        })
    }
}
