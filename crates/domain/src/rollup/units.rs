//! The units of a district or department as they stood over time: names, superiors, what
//! was expected of them, and what became of those that were closed.
//!
//! Must not know how they are written down; faults name the entry by its position.

use super::words::folded;
use crate::form::{Family, Year};
use crate::number::Number;
use crate::rules::Date;
use crate::text::Text;
use std::collections::BTreeMap;

/// A unit during one span of its life: one name, one place in each tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitSpan {
    /// What it is called in the file; the same in all spans of a unit.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names and codes by which forms call it.
    pub names: Vec<String>,
    /// The first day; none where it always was.
    pub from: Option<Date>,
    /// The last day; none where it still is.
    pub to: Option<Date>,
    /// The id of the unit above it, by tree.
    pub under: BTreeMap<String, String>,
    /// The ids of the units that took over when it was closed.
    pub successors: Vec<String>,
    /// What it is expected to file.
    pub expected: Vec<Expected>,
}

impl UnitSpan {
    /// Whether a day lies in the span.
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// What a unit is expected to file in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The year; every year where none is said.
    pub year: Option<Year>,
    /// Which form.
    pub family: Family,
    /// How many.
    pub forms: usize,
    /// The projects, where they are named.
    pub projects: Vec<String>,
    /// The funds of all of them in 元, where they are told.
    pub funds: Option<Number>,
}

/// One way to order the units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TreeName {
    /// What it is called in the file.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// All units, and the trees they stand in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// What the whole is called.
    pub name: String,
    /// The trees; the first is used unless another is asked for.
    pub trees: Vec<TreeName>,
    /// The spans as they were given.
    pub spans: Vec<UnitSpan>,
}

/// What is wrong with the units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitsFault {
    /// The span at fault, by position.
    pub span: usize,
    /// What of it: `under`, `to`.
    pub key: &'static str,
    /// What is wrong.
    pub problem: Text,
    /// What to do.
    pub remedy: Text,
}

impl UnitsFault {
    pub(super) fn new(span: usize, key: &'static str, problem: Text, remedy: Text) -> Self {
        Self {
            span,
            key,
            problem,
            remedy,
        }
    }
}

/// Faults told at once.
pub(super) const MOST_FAULTS: usize = 20;

impl Units {
    /// Takes the units, if what they say of one another can be.
    ///
    /// # Errors
    /// The first faults, in the order of the spans.
    pub fn new(
        name: String,
        mut trees: Vec<TreeName>,
        spans: Vec<UnitSpan>,
    ) -> Result<Self, Vec<UnitsFault>> {
        if trees.is_empty() {
            trees.push(TreeName::default());
        }
        let units = Self { name, trees, spans };
        let mut faults: Vec<UnitsFault> = Vec::new();
        let ids = units.by_id();
        for (place, span) in units.spans.iter().enumerate() {
            faults.extend(of_one(place, span));
            faults.extend(units.unknown(place, span, &ids));
            if faults.len() >= MOST_FAULTS {
                break;
            }
        }
        for places in ids.values() {
            faults.extend(units.overlaps(places));
        }
        faults.sort_by_key(|fault| fault.span);
        faults.truncate(MOST_FAULTS);
        if faults.is_empty() {
            Ok(units)
        } else {
            Err(faults)
        }
    }

    /// The spans of each unit, in the order of their days.
    pub(super) fn by_id(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut ids: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, span) in self.spans.iter().enumerate() {
            ids.entry(&span.id).or_default().push(place);
        }
        for places in ids.values_mut() {
            places.sort_by_key(|&place| self.spans.get(place).and_then(|span| span.from));
        }
        ids
    }

    fn unknown(
        &self,
        place: usize,
        span: &UnitSpan,
        ids: &BTreeMap<&str, Vec<usize>>,
    ) -> Vec<UnitsFault> {
        let mut faults = Vec::new();
        let missing = |id: &String| !ids.contains_key(id.as_str());
        for (tree, parent) in &span.under {
            if !self.trees.iter().any(|known| known.id == *tree) {
                let known: Vec<&str> = self.trees.iter().map(|tree| tree.id.as_str()).collect();
                let known = known.join(", ");
                faults.push(UnitsFault::new(
                    place,
                    "under",
                    Text::new(format!("没有“{tree}”这棵树"), format!("no tree `{tree}`")),
                    Text::new(
                        format!("已有的树：{known}；或加一段 [[tree]]"),
                        format!("the trees are {known}; or add a [[tree]]"),
                    ),
                ));
            }
            if missing(parent) {
                faults.push(no_unit(place, "under", parent));
            }
        }
        for id in span.successors.iter().filter(|id| missing(id)) {
            faults.push(no_unit(place, "successor", id));
        }
        faults
    }

    fn overlaps(&self, places: &[usize]) -> Vec<UnitsFault> {
        let pairs = places.windows(2).filter_map(|pair| {
            let (&[before, after], ..) = (pair,) else {
                return None;
            };
            let (one, next) = (self.spans.get(before)?, self.spans.get(after)?);
            let apart = matches!((one.to, next.from), (Some(to), Some(from)) if to < from);
            (!apart).then(|| {
                let from = next.from.map_or_else(String::new, |from| from.to_string());
                let (place, key) = (before.max(after), "from");
                UnitsFault::new(
                    place,
                    key,
                    Text::new(
                        format!("单位“{}”的两段时间重叠", one.id),
                        format!("two spans of unit `{}` overlap", one.id),
                    ),
                    Text::new(
                        format!("前一段写上 to，后一段写上 from，to 要早于 from {from}；若是两个单位，请用不同的 id"),
                        format!("give the earlier one a `to` before the `from` {from} of the later; two units need two ids"),
                    ),
                )
            })
        });
        pairs.collect()
    }
}

fn no_unit(place: usize, key: &'static str, id: &str) -> UnitsFault {
    UnitsFault::new(
        place,
        key,
        Text::new(format!("没有 id 为“{id}”的单位"), format!("no unit `{id}`")),
        Text::new(
            format!("加一段 id = \"{id}\" 的 [[unit]]，或改正这里的 id"),
            format!("add a [[unit]] with id = \"{id}\", or correct the id here"),
        ),
    )
}

/// What a span says wrongly by itself.
fn of_one(place: usize, span: &UnitSpan) -> Option<UnitsFault> {
    if span.id.trim().is_empty() || folded(&span.name, &[]).is_empty() {
        let key = if span.id.trim().is_empty() {
            "id"
        } else {
            "name"
        };
        return Some(UnitsFault::new(
            place,
            key,
            Text::new(format!("{key} 是空的"), format!("`{key}` is empty")),
            Text::new(
                "每个单位要有 id 和名称",
                "every unit needs an id and a name",
            ),
        ));
    }
    if let (Some(from), Some(to)) = (span.from, span.to)
        && to < from
    {
        return Some(UnitsFault::new(
            place,
            "to",
            Text::new(
                format!("止于 {to}，早于起始 {from}"),
                format!("ends on {to}, before it begins on {from}"),
            ),
            Text::new("from 不能晚于 to", "`from` must not be after `to`"),
        ));
    }
    if span.successors.contains(&span.id) {
        return Some(UnitsFault::new(
            place,
            "successor",
            Text::new("后继单位是它自己", "it is its own successor"),
            Text::new(
                "改名请用同一个 id 写两段，不必写 successor",
                "a new name is a second span of the same id and needs no successor",
            ),
        ));
    }
    None
}
