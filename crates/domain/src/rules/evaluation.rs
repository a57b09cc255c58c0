//! The system a place evaluates whole departments by: items, their points, and how the
//! points follow from a rate.

use super::in_force::{Banding, Ruled};
use super::rule_set::Date;
use crate::form::Year;
use crate::number::{Points, Rate};
use crate::text::Text;

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
    /// A person decides by conditions.
    Judgement,
}

/// One item of an evaluation system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationItem {
    /// The level-1 group: 投入, 过程, 产出及效率.
    pub group: String,
    /// The item: 三公经费控制率.
    pub name: String,
    /// Its points, and where they are written.
    pub points: Ruled<Points>,
    /// How its rate is taken.
    pub formula: Text,
    /// How its points follow from the rate, and where that is written.
    pub shape: Ruled<Shape>,
    /// Whether an item that has no subject (no building project) earns full points.
    pub full_without_subject: bool,
}

/// An evaluation system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// First day.
    pub from: Date,
    /// Last day; none while it still holds.
    pub to: Option<Date>,
    /// All points together.
    pub total: Points,
    /// Whether a part of a step costs as much as a whole one.
    pub part_steps: bool,
    /// Items in printed order.
    pub items: Vec<EvaluationItem>,
}

impl Evaluation {
    /// Whether the system holds for a budget year.
    pub fn covers(&self, year: Year) -> bool {
        let day = Date::last_of(year);
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// The item of that name.
    pub fn item(&self, name: &str) -> Option<&EvaluationItem> {
        self.items.iter().find(|item| item.name == name)
    }
}
