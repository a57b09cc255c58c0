//! One evaluated item: its rate, its points, and how they were found.

use super::basis::Basis;
use super::given::{Given, Known};
use super::shape::{self, between};
use super::told::{Beside, Tellings};
use super::{ItemScore, plain};
use crate::form::{Form, ItemColumn, Slot};
use crate::number::{Interval, Number, Points, Printed};
use crate::rules::{
    Evaluation, EvaluationItem, Expression, MeasureKind, PartStep, RulesInForce, Shape,
};
use crate::scoring::steps::{percent, shown, step};
use crate::scoring::{Attainment, RowScore, RuleScore};
use crate::text::Text;
use std::collections::BTreeMap;

/// What scoring goes by, the same for all items of a form.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) form: &'a Form,
    pub(super) system: Option<&'a Evaluation>,
    /// Whether the form has a point table of its own.
    pub(super) own_points: bool,
    pub(super) rules: &'a RulesInForce,
    pub(super) given: &'a Given,
    /// What the other texts of the form tell, by item.
    pub(super) told: &'a Tellings,
}

/// An item without anything known of it.
fn unknown(slot: Slot) -> ItemScore {
    ItemScore {
        row: RowScore {
            slot,
            printed: None,
            rule: RuleScore::Unknown(Text::new("没有分值", "no points are given")),
            attainment: Attainment::Undecided,
            ratio: None,
            steps: Vec::new(),
        },
        item: None,
        shape: Text::default(),
        missing: Vec::new(),
        taken_of: Vec::new(),
        without_subject: false,
        rate: None,
        stated_rate: None,
        worked: Vec::new(),
        strange_operands: Vec::new(),
    }
}

/// Scores the item.
pub(super) fn score(index: usize, around: Around<'_>) -> ItemScore {
    let mut scored = unknown(Slot::Item(index, ItemColumn::Score));
    let Some(printed) = around.form.items.get(index) else {
        return scored;
    };
    scored.row.printed = plain(&printed.score);
    let basis = around.told.basis(index);
    scored.stated_rate = basis.rate;
    scored.worked.clone_from(&basis.worked);
    let found = around.system.and_then(|system| {
        let item = system.item(&printed.name.raw)?;
        let at = system.items.iter().position(|other| other == item)?;
        Some((system, item, at))
    });
    let own = plain(&printed.points);
    let points = found.and_then(|(_, item, _)| item.points.as_ref());
    let ruled = points.map(|points| points.value.number());
    let weight = match ruled {
        Some(ruled) if !around.own_points => Some(ruled),
        _ => own.or(ruled),
    };
    let Some(weight) = weight else {
        return scored;
    };
    let Some((system, item, at)) = found else {
        scored.row.rule = between(Number::ZERO, weight);
        return scored;
    };
    let item = item.at(Points::new(weight));
    scored.item = Some(at);
    scored.shape = item.shape_in_words(system.part_steps);
    let mut reckoning = Reckoning {
        part: system.part_steps,
        item: &item,
        weight,
        rules: around.rules,
        given: around.given,
        sources: sources(index, &item, around),
        scored,
    };
    let text = &super::told::text_of(printed);
    let words = &around.rules.vocabulary;
    let absent = words.found_in("no-such-subject", text).is_some();
    reckoning.rule(absent, basis.rate);
    reckoning.compare(basis);
    reckoning.scored
}

/// Each measure of the item's formula with the figure that is known of it: of its own text
/// first, whose figures have no place of their own, then of the document's tables and facts,
/// then of the other texts of the report.
fn sources(index: usize, item: &EvaluationItem, around: Around<'_>) -> BTreeMap<String, Known> {
    let (told, given) = (around.told, around.given);
    let measures = item.rate.iter().flat_map(Expression::measures);
    let known = measures.filter_map(|key| {
        let own = told.basis(index).figures.get(key);
        let own = own.map(|(value, interval, raw)| Known {
            value: *value,
            interval: *interval,
            raw: raw.clone(),
            at: None,
        });
        let found = own.or_else(|| given.of(key).cloned());
        let beside = || match told.beside(index, key, given) {
            _ if given.contradicts_itself(key) => None,
            Beside::Told(known) => Some(known),
            Beside::Differently => None,
            Beside::Nothing => given.further(key).cloned(),
        };
        Some((key.to_owned(), found.or_else(beside)?))
    });
    known.collect()
}

struct Reckoning<'a> {
    part: PartStep,
    item: &'a EvaluationItem,
    weight: Number,
    rules: &'a RulesInForce,
    given: &'a Given,
    sources: BTreeMap<String, Known>,
    scored: ItemScore,
}

impl Reckoning<'_> {
    fn rule(&mut self, absent: bool, stated: Option<Printed>) {
        if self.item.full_without_subject && absent {
            self.full_without_subject();
            return;
        }
        let Some(formula) = &self.item.rate else {
            self.judged();
            return;
        };
        let needed = formula.measures().into_iter();
        let missing = needed.filter(|key| !self.sources.contains_key(*key));
        self.scored.missing = missing.map(str::to_owned).collect();
        if !self.scored.missing.is_empty() {
            match stated.filter(|_| self.item.shape.value.is_of_size()) {
                Some(rate) => self.by_stated(rate),
                None => self.unknown(),
            }
            return;
        }
        let value = formula.value(&|key| self.exact(key));
        let interval = formula.value(&|key| self.sources.get(key).map(|known| known.interval));
        let (Some(value), Some(interval)) = (value, interval) else {
            self.without_divisor();
            return;
        };
        let of = |key: &str| {
            self.sources
                .get(key)
                .map_or_else(String::new, |known| known.raw.clone())
        };
        let formula = formula.written(&of);
        let ratio = self.shown(value);
        self.scored.row.ratio = Some(ratio);
        self.scored.rate = Some(interval);
        self.scored.taken_of = self.sources.values().filter_map(|known| known.at).collect();
        self.tell(
            Text::new(
                format!("{}＝{}", self.item.name, self.item.formula.zh),
                format!("{} = {}", self.item.name, self.item.formula.en),
            ),
            formula,
            percent(ratio),
        );
        self.points(value, percent(ratio));
    }

    /// What a measure counts for in scoring: amounts are what they say; a rate that is only
    /// printed may be any that is printed so.
    fn exact(&self, key: &str) -> Option<Interval> {
        let known = self.sources.get(key)?;
        let kind = self.rules.evaluation_measures.get(key)?.kind;
        Some(match kind {
            MeasureKind::Rate => known.interval,
            MeasureKind::Count | MeasureKind::Amount => Interval::exactly(known.value),
        })
    }

    /// The rate that people are shown.
    fn shown(&self, rate: Interval) -> Number {
        let formula = self.item.rate.as_ref();
        let exact = |key: &str| self.sources.get(key).map(|k| Interval::exactly(k.value));
        let value = formula.and_then(|formula| formula.value(&exact));
        value.map_or(rate.low, |value| value.low)
    }

    /// The figures are not all there, but the rate is printed.
    fn by_stated(&mut self, stated: Printed) {
        let interval = stated.interval();
        let (value, low, high) = (
            stated.value.shifted(-2),
            interval.low.shifted(-2),
            interval.high.shifted(-2),
        );
        let (Some(value), Some(low), Some(high)) = (value, low, high) else {
            self.scored.row.rule = too_large();
            return;
        };
        self.scored.row.ratio = Some(value);
        self.tell(
            Text::new(
                format!("{}：没有列出数，用文字里写的比率", self.item.name),
                format!(
                    "{}: the rate as stated, since figures are not given",
                    self.item.name
                ),
            ),
            String::new(),
            percent(value),
        );
        self.points(Interval { low, high }, percent(value));
    }

    /// The points of a rate.
    fn points(&mut self, rate: Interval, shown: String) {
        let shape = &self.item.shape.value;
        if matches!(shape, Shape::Judgement) {
            self.judged();
            return;
        }
        let Some(rule) = shape::score(shape, rate, self.weight, self.part) else {
            self.scored.row.rule = too_large();
            return;
        };
        let result = told(&rule);
        self.tell(self.scored.shape.clone(), shown, result);
        self.scored.row.rule = rule;
    }

    /// Nothing to evaluate, so all points.
    fn full_without_subject(&mut self) {
        self.scored.without_subject = true;
        self.scored.row.rule = RuleScore::Exact(self.weight);
        let label = Text::new("没有此类事项，得满分", "there is none, so all points");
        self.tell(label, String::new(), shown(self.weight));
    }

    /// A person decides; the conditions, where there is a list, say by what.
    fn judged(&mut self) {
        self.scored.row.rule = between(Number::ZERO, self.weight);
        let label = self.item.shape.value.in_words();
        let result = format!("0～{}", shown(self.weight));
        self.tell(label, String::new(), result);
        if let Shape::Conditions(conditions) = &self.item.shape.value {
            for (condition, points) in &conditions.list {
                let sign = if conditions.costs { "−" } else { "+" };
                let label = Text::new(
                    format!("{}（{sign}{points} 分）", condition.zh),
                    format!("{} ({sign}{points})", condition.en),
                );
                let result = format!("{sign}{points}");
                self.scored.row.steps.push(step(label, "", result, None));
            }
        }
    }

    fn unknown(&mut self) {
        let measures = &self.rules.evaluation_measures;
        let named = |disputed: bool| {
            let keys = self.scored.missing.iter();
            let keys = keys.filter(|key| self.given.is_disputed(key) == disputed);
            let names: Vec<&Text> = keys
                .filter_map(|key| Some(&measures.get(key)?.name))
                .collect();
            let zh: Vec<&str> = names.iter().map(|name| name.zh.as_str()).collect();
            let en: Vec<&str> = names.iter().map(|name| name.en.as_str()).collect();
            (!names.is_empty()).then(|| (zh.join("、"), en.join("; ")))
        };
        let absent =
            named(false).map(|(zh, en)| (format!("还缺{zh}"), format!("still needed: {en}")));
        let torn = named(true).map(|(zh, en)| {
            (
                format!("{zh}各处填得不同"),
                format!("told differently: {en}"),
            )
        });
        let (zh, en): (Vec<String>, Vec<String>) = absent.into_iter().chain(torn).unzip();
        self.scored.row.rule = RuleScore::Unknown(Text::new(zh.join("；"), en.join("; ")));
    }

    fn without_divisor(&mut self) {
        let none = self.sources.values().all(|known| known.value.is_zero());
        if none && self.item.full_without_subject {
            self.full_without_subject();
            return;
        }
        self.scored.row.rule = RuleScore::NotApplicable(Text::new(
            "作除数的数为零，比率无从计算",
            "the divisor is zero; there is no rate",
        ));
    }

    /// Sets the formula and the rate in the item's text beside the system's.
    fn compare(&mut self, basis: &Basis) {
        let Some(formula) = &self.item.rate else {
            return;
        };
        let own = formula.measures();
        let strange = basis.operands.iter();
        let strange = strange.filter(|(_, key)| !own.contains(key.as_str()));
        self.scored.strange_operands = strange.cloned().collect();
    }

    fn tell(&mut self, label: Text, formula: String, result: String) {
        let clause = Some(&self.item.shape.source);
        self.scored
            .row
            .steps
            .push(step(label, formula, result, clause));
    }
}

fn told(rule: &RuleScore) -> String {
    match rule {
        RuleScore::Exact(score) => shown(*score),
        RuleScore::Between { low, high, .. } => format!("{}～{}", shown(*low), shown(*high)),
        RuleScore::NotApplicable(_) | RuleScore::Unknown(_) => String::new(),
    }
}

fn too_large() -> RuleScore {
    RuleScore::Unknown(Text::new("数字过大，不能计算", "the figures are too large"))
}
