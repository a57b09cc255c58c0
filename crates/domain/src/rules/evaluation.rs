//! The systems by which a place evaluates whole departments or projects: items, their points,
//! how a rate is taken of named measures, and how the points follow from it.

use super::formula::Expression;
use super::in_force::{Banding, Ruled};
use super::rule_set::Date;
use crate::form::Year;
use crate::measure::{MeasureId, Version};
use crate::number::{Points, Rate};
use crate::text::Text;
use std::collections::BTreeMap;

/// How the points of an item follow from its rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Full up to a bound; each step above it costs points.
    Ceiling(Banding),
    /// Full from a bound; each step below it costs points.
    Floor(Banding),
    /// Full at a bound; each step above or below it costs points.
    Around(Banding),
    /// Up to each bound, included, so many points; beyond the last none.
    Bands(Vec<(Rate, Points)>),
    /// From each bound on, included, so many points, the highest bound first; below the last none.
    Levels(Vec<(Rate, Points)>),
    /// The rate's share of the points, at most all of them.
    Share,
    /// A list of conditions that a person ticks.
    Conditions(Conditions),
    /// A person decides.
    Judgement,
}

/// A list of conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conditions {
    /// The conditions in printed order, each with the points it stands for.
    pub list: Vec<(Text, Points)>,
    /// Whether an unfulfilled one costs its points; otherwise a fulfilled one earns them.
    pub costs: bool,
}

/// What a part of a step costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartStep {
    /// As much as a whole one.
    Whole,
    /// Nothing.
    Nothing,
    /// Nothing is said: a person decides between the two.
    Unstated,
}

/// What a system evaluates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evaluated {
    /// 部门整体支出
    Department,
    /// 项目支出
    Project,
}

/// One item of an evaluation system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationItem {
    /// The level-1 group: 投入, 过程, 产出及效率.
    pub group: String,
    /// The item: 三公经费控制率.
    pub name: String,
    /// Other names it is printed by.
    pub also: Vec<String>,
    /// Its points, and where they are written; a framework leaves them to the evaluator.
    pub points: Option<Ruled<Points>>,
    /// How its rate is taken, in words.
    pub formula: Text,
    /// How its rate is taken of measures; none where a person judges without a rate.
    pub rate: Option<Expression>,
    /// How its points follow from the rate, and where that is written.
    pub shape: Ruled<Shape>,
    /// Whether the points of a step are a share of the item's, so that they grow with them.
    pub by_share: bool,
    /// Whether an item that has no subject (no building project) earns full points.
    pub full_without_subject: bool,
}

impl EvaluationItem {
    /// The item in a table that gives it other points: shares of the points grow with them,
    /// points for each step are those of the rule.
    pub fn at(&self, points: Points) -> Self {
        let mut item = self.clone();
        let Some(own) = &mut item.points else {
            return item;
        };
        let (from, to) = (own.value.number(), points.number());
        own.value = points;
        let grown = |part: Points| {
            let part = part.number().times(to).and_then(|part| part.over(from));
            part.map_or(Points::default(), |part| Points::new(part.normalized()))
        };
        match &mut item.shape.value {
            Shape::Ceiling(steps) | Shape::Floor(steps) | Shape::Around(steps) => {
                if self.by_share {
                    steps.deduction = grown(steps.deduction);
                }
            }
            Shape::Bands(bands) | Shape::Levels(bands) => {
                for (_, kept) in bands {
                    *kept = grown(*kept);
                }
            }
            Shape::Conditions(conditions) => {
                for (_, part) in &mut conditions.list {
                    *part = grown(*part);
                }
            }
            Shape::Share | Shape::Judgement => {}
        }
        item
    }
}

/// What kind of figure a measure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// Counted: a printed figure is exact.
    Count,
    /// An amount: a printed figure is rounded.
    Amount,
    /// A rate, printed in percent and rounded.
    Rate,
}

/// Which fact a measure of formulas is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactName {
    /// What is measured.
    pub measure: MeasureId,
    /// Which figure of it; `Budget` is any of the budget's.
    pub version: Option<Version>,
    /// Whether it is that of the year before.
    pub prior: bool,
    /// Whether the version alone, without a name, means it in the text of an item.
    pub alone: bool,
}

/// A measure that formulas name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureName {
    /// What people call it.
    pub name: Text,
    /// What kind of figure it is.
    pub kind: MeasureKind,
    /// The fact it is; its names are those of the measures.
    pub fact: Option<FactName>,
    /// The words before a figure that say it is this measure, where no fact's name does.
    pub words: Vec<String>,
    /// Words too broad for that, which mean it in the text of its item where nothing else
    /// stands in the clause but the year and words that add nothing: 编制60人.
    pub close: Vec<String>,
    /// Words that mean it where the clause begins with them and goes on with what is counted:
    /// 计划养护200公里.
    pub begins: Vec<String>,
    /// Whether the close words mean it in the other sentences of the report too.
    pub anywhere: bool,
    /// The units it is counted in; empty where any will do.
    pub units: Vec<String>,
    /// Where a basic data sheet gives it: words of the row and of the column.
    pub cells: Vec<(String, String)>,
}

/// The measures that formulas may name, by key.
pub type MeasureNames = BTreeMap<String, MeasureName>;

/// An evaluation system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// Its name in the rule set.
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// What it evaluates.
    pub evaluated: Evaluated,
    /// First day.
    pub from: Date,
    /// Last day; none while it still holds.
    pub to: Option<Date>,
    /// All points together; a framework leaves the points to the evaluator.
    pub total: Option<Points>,
    /// What a part of a step costs.
    pub part_steps: PartStep,
    /// Groups that must hold so many points together at least.
    pub at_least: Option<(Vec<String>, Ruled<Points>)>,
    /// Items in printed order.
    pub items: Vec<EvaluationItem>,
}

impl Evaluation {
    /// Whether the system holds for a budget year.
    pub fn covers(&self, year: Year) -> bool {
        let day = Date::last_of(year);
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// The item of that printed name. Quotation marks, spaces and 新建 aside; of several names
    /// that the printed one holds or that hold it, the longest.
    pub fn item(&self, printed: &str) -> Option<&EvaluationItem> {
        let printed = plain_name(printed);
        if printed.is_empty() {
            return None;
        }
        let names = |item: &EvaluationItem| -> Vec<String> {
            let also = item.also.iter().map(|name| plain_name(name));
            std::iter::once(plain_name(&item.name))
                .chain(also)
                .collect()
        };
        let exact = |item: &&EvaluationItem| names(item).contains(&printed);
        let within = |item: &EvaluationItem| {
            let found = names(item).into_iter();
            let found = found.filter(|name| printed.contains(name.as_str()));
            found.map(|name| name.len()).max()
        };
        self.items.iter().find(exact).or_else(|| {
            let found = self.items.iter();
            let found = found.filter_map(|item| Some((within(item)?, item)));
            found
                .max_by_key(|(length, _)| *length)
                .map(|(_, item)| item)
        })
    }
}

/// A name without the marks that one writer sets and another leaves out.
pub(crate) fn plain_name(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !"“”\"'‘’「」《》".contains(*c))
        .collect()
}
