//! One evaluated item: its rate, its points, and how they were found.

use super::basis::{self, Basis};
use super::given::{Given, Known};
use super::shape::{self, between};
use super::{ItemScore, plain};
use crate::form::{Form, ItemColumn, Slot};
use crate::number::{Interval, Number};
use crate::rules::{Evaluation, EvaluationItem, Expression, RulesInForce, Shape};
use crate::scoring::steps::{percent, shown, step};
use crate::scoring::{Attainment, RowScore, RuleScore};
use crate::text::Text;
use std::collections::BTreeMap;

/// Scores the item.
pub(super) fn score(
    form: &Form,
    index: usize,
    system: Option<&Evaluation>,
    rules: &RulesInForce,
    given: &Given,
) -> ItemScore {
    let slot = |column| Slot::Item(index, column);
    let mut scored = ItemScore {
        row: RowScore {
            slot: slot(ItemColumn::Score),
            printed: None,
            rule: RuleScore::Unknown(Text::new("没有分值", "no points are given")),
            attainment: Attainment::Undecided,
            ratio: None,
            steps: Vec::new(),
        },
        item: None,
        missing: Vec::new(),
        taken_of: Vec::new(),
        without_subject: false,
        rate: None,
        stated_rate: None,
        strange_operands: Vec::new(),
    };
    let Some(printed) = form.items.get(index) else {
        return scored;
    };
    scored.row.printed = plain(&printed.score);
    let found = system.and_then(|system| {
        let item = system.item(&printed.name.raw)?;
        let at = system.items.iter().position(|other| other == item)?;
        Some((system, item, at))
    });
    let points = found.and_then(|(_, item, _)| item.points.as_ref());
    let points = points.map(|points| points.value.number());
    let Some(weight) = points.or_else(|| plain(&printed.points)) else {
        return scored;
    };
    let Some((system, item, at)) = found else {
        scored.row.rule = between(Number::ZERO, weight);
        return scored;
    };
    scored.item = Some(at);
    // Why points were taken may stand in a column of its own.
    let text = &match (printed.basis.is_empty(), printed.reason.is_empty()) {
        (_, true) => printed.basis.raw.clone(),
        (true, false) => printed.reason.raw.clone(),
        (false, false) => format!("{}\n{}", printed.basis.raw, printed.reason.raw),
    };
    let basis = basis::read(text, rules);
    let mut reckoning = Reckoning {
        system,
        item,
        weight,
        rules,
        given,
        sources: sources(item, &basis, given),
        scored,
    };
    let absent = rules.vocabulary.found_in("no-such-subject", text).is_some();
    reckoning.rule(absent);
    reckoning.compare(&basis);
    reckoning.scored
}

/// Each measure of the item's formula with the figure that is known of it: of its own text
/// first, whose figures have no form of their own.
fn sources(item: &EvaluationItem, basis: &Basis, given: &Given) -> BTreeMap<String, Known> {
    let measures = item.rate.iter().flat_map(Expression::measures);
    let known = measures.filter_map(|key| {
        let told = basis.figures.get(key).map(|(value, interval, raw)| Known {
            value: *value,
            interval: *interval,
            raw: raw.clone(),
            at: None,
        });
        Some((key.to_owned(), told.or_else(|| given.of(key).cloned())?))
    });
    known.collect()
}

struct Reckoning<'a> {
    system: &'a Evaluation,
    item: &'a EvaluationItem,
    weight: Number,
    rules: &'a RulesInForce,
    given: &'a Given,
    sources: BTreeMap<String, Known>,
    scored: ItemScore,
}

impl Reckoning<'_> {
    fn rule(&mut self, absent: bool) {
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
            self.unknown();
            return;
        }
        let value = formula.value(&|key| self.sources.get(key).map(|k| Interval::exactly(k.value)));
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
        self.scored.row.ratio = Some(value.low);
        self.scored.rate = Some(interval);
        self.scored.taken_of = self.sources.values().filter_map(|known| known.at).collect();
        self.tell(
            Text::new(
                format!("{}＝{}", self.item.name, self.item.formula.zh),
                format!("{} = {}", self.item.name, self.item.formula.en),
            ),
            formula,
            percent(value.low),
        );
        if matches!(self.item.shape.value, Shape::Judgement) {
            self.judged();
            return;
        }
        let part = self.system.part_steps;
        let shape = &self.item.shape.value;
        let Some(rule) = shape::score(shape, value.low, interval, self.weight, part) else {
            self.scored.row.rule = too_large();
            return;
        };
        let result = told(&rule);
        self.tell(self.item.shape_in_words(part), percent(value.low), result);
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
        self.scored.stated_rate = basis.rate;
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
