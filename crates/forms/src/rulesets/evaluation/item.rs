//! One item of an evaluation system: its points, the formula of its rate, its shape.

use super::super::error::RulesError;
use super::super::shape;
use super::file::{Item, Scale};
use super::{Reader, Sources, adds_up};
use domain::number::{Number, Points};
use domain::rules::{Conditions, EvaluationItem, Expression, Ruled, Shape};
use domain::text::Text;

impl Reader<'_> {
    pub(super) fn item(
        &self,
        item: &Item,
        scale: Option<&Scale>,
        sources: &Sources,
    ) -> Result<EvaluationItem, RulesError> {
        let name = item.name.as_str();
        let at = (self.file, name);
        let points = match scale {
            Some(scale) => scale.points.get(name).map(|p| (p, Some(&scale.source))),
            None => item.points.as_ref().map(|p| (p, item.source.as_ref())),
        };
        let points = points
            .map(|(points, source)| {
                Ok(Ruled {
                    value: self.points(name, points)?,
                    source: self.source(name, source.map_or("", String::as_str), sources)?,
                })
            })
            .transpose()?;
        let value = points.as_ref().map(|points: &Ruled<Points>| points.value);
        let shape = shape::read(&item.shape, value)
            .ok_or_else(|| RulesError::bad_value(at, &item.shape, shape::DEMAND))?;
        let shape = match shape {
            shape::Read::Whole(shape) => shape,
            shape::Read::Conditions(costs) => self.conditions(item, costs, value)?,
        };
        let rate = item.rate.as_deref().map(|text| self.rate(at, text));
        let rate = rate.transpose()?;
        let judged = matches!(shape, Shape::Judgement | Shape::Conditions(_));
        if rate.is_none() && !judged {
            let demand = "a shape with `rate`, the formula of the rate";
            return Err(RulesError::bad_value(at, &item.shape, demand));
        }
        let without = item.full_without_subject.as_deref().unwrap_or("no");
        Ok(EvaluationItem {
            group: item.group.clone(),
            name: item.name.clone(),
            also: item.also.clone(),
            points,
            formula: Text::new(&*item.zh, &*item.en),
            rate,
            shape: Ruled {
                value: shape,
                source: self.source(name, &item.shape_source, sources)?,
            },
            by_share: item.shape.contains('/'),
            full_without_subject: self.yes_no(name, without)?,
        })
    }

    /// A formula all of whose measures are known.
    fn rate(&self, at: (&str, &str), text: &str) -> Result<Expression, RulesError> {
        let demand = "a formula of measures with + - / and brackets";
        let formula =
            Expression::parse(text).ok_or_else(|| RulesError::bad_value(at, text, demand))?;
        let known = |name: &&str| self.measures.contains_key(*name);
        if let Some(stray) = formula.measures().into_iter().find(|name| !known(name)) {
            let demand = "measures that stand in _common/evaluation.toml";
            return Err(RulesError::bad_value(at, stray, demand));
        }
        Ok(formula)
    }

    /// The conditions of an item; those that earn make up its points, none costs more.
    fn conditions(
        &self,
        item: &Item,
        costs: bool,
        points: Option<Points>,
    ) -> Result<Shape, RulesError> {
        let at = (self.file, item.name.as_str());
        let all = points.unwrap_or_default();
        let mut list = Vec::new();
        for condition in &item.conditions {
            let part = shape::part(&condition.points, all);
            let part = part
                .filter(|part| *part <= all && part.number() > Number::ZERO)
                .ok_or_else(|| RulesError::bad_value(at, &condition.points, "points"))?;
            list.push((Text::new(&*condition.zh, &*condition.en), part));
        }
        if list.is_empty() {
            let demand = "a shape with `conditions`, the list of them";
            return Err(RulesError::bad_value(at, &item.shape, demand));
        }
        if !costs {
            let parts = list.iter().map(|(_, part)| part.number());
            adds_up(at, parts, all.number())?;
        }
        Ok(Shape::Conditions(Conditions { list, costs }))
    }
}
