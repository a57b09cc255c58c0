//! The units on one day in one tree: who stands under whom, depth first, and to whom the
//! forms of a unit belong that was renamed, merged or closed.

use super::units::{Expected, MOST_FAULTS, UnitSpan, Units, UnitsFault};
use super::words::folded;
use crate::rules::Date;
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// A unit in its tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Its id; empty for the whole above several first units.
    pub id: String,
    /// Its name on the day.
    pub name: String,
    /// The node above it.
    pub parent: Option<usize>,
    /// Units above it.
    pub depth: usize,
    /// The node behind the last of those below it: what belongs to it are the nodes from
    /// its own up to this one.
    pub end: usize,
    /// Whether it was closed in the year and nobody alone took over.
    pub closed: bool,
    /// What it is expected to file.
    pub expected: Vec<Expected>,
}

/// The units on one day in one tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The day.
    pub on: Option<Date>,
    /// The nodes, each before those below it; the first is the whole.
    pub nodes: Vec<Node>,
    /// Nodes by every name, in one spelling; none where two share it.
    pub(super) names: BTreeMap<String, Option<usize>>,
}

impl Standing {
    /// How the units stand on a day in a tree of that id.
    ///
    /// # Errors
    /// Where units stand in a circle, under one that is gone, or share a name.
    pub fn at(units: &Units, tree: &str, on: Date) -> Result<Self, Vec<UnitsFault>> {
        let work = Work::new(units, tree, on);
        let mut faults = work.faults.clone();
        faults.extend(work.circles());
        if faults.is_empty() {
            let mut standing = work.build();
            faults.extend(work.names(&mut standing));
            if faults.is_empty() {
                return Ok(standing);
            }
        }
        faults.sort_by_key(|fault| fault.span);
        faults.truncate(MOST_FAULTS);
        Err(faults)
    }

    /// A tree of one node that holds every unit that files.
    pub fn flat(name: &str, filing: impl IntoIterator<Item = String>, on: Option<Date>) -> Self {
        let mut nodes = vec![Node {
            name: name.to_owned(),
            ..Node::default()
        }];
        let mut names = BTreeMap::new();
        for unit in filing {
            let key = folded(&unit, &[]);
            if key.is_empty() || names.contains_key(&key) {
                continue;
            }
            names.insert(key, Some(nodes.len()));
            nodes.push(Node {
                id: unit.clone(),
                name: unit,
                parent: Some(0),
                depth: 1,
                end: nodes.len() + 1,
                ..Node::default()
            });
        }
        if let Some(whole) = nodes.first().map(|_| nodes.len()) {
            nodes[0].end = whole;
        }
        Self { on, nodes, names }
    }

    /// The node of the first of these names that one unit has, and which name it was.
    pub fn place<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Option<(usize, usize)> {
        names.into_iter().enumerate().find_map(|(which, name)| {
            let node = self.names.get(&folded(name, &[])).copied().flatten()?;
            Some((node, which))
        })
    }

    /// The node of an id or a name.
    pub fn find(&self, wanted: &str) -> Option<usize> {
        let by_id = self.nodes.iter().position(|node| node.id == wanted);
        by_id.or_else(|| self.place([wanted]).map(|(node, _)| node))
    }
}

/// What the tree is built from.
pub(super) struct Work<'a> {
    pub(super) units: &'a Units,
    tree: &'a str,
    pub(super) on: Date,
    pub(super) ids: BTreeMap<&'a str, Vec<usize>>,
    /// The spans that are nodes, by id, with whether the unit is closed.
    pub(super) alive: BTreeMap<&'a str, (usize, bool)>,
    /// The id above each of them.
    pub(super) parents: BTreeMap<&'a str, &'a str>,
    faults: Vec<UnitsFault>,
}

impl<'a> Work<'a> {
    fn new(units: &'a Units, tree: &'a str, on: Date) -> Self {
        let mut work = Self {
            units,
            tree,
            on,
            ids: units.by_id(),
            alive: BTreeMap::new(),
            parents: BTreeMap::new(),
            faults: Vec::new(),
        };
        for (&id, places) in &work.ids {
            let on_the_day = places.iter().find(|&&at| span(units, at).holds(on));
            if let Some(&at) = on_the_day {
                work.alive.insert(id, (at, false));
            }
        }
        let closed: Vec<(&str, usize)> = work.closed_this_year();
        for (id, at) in closed {
            work.alive.insert(id, (at, true));
        }
        work.find_parents();
        work.keep_the_tree();
        work
    }

    /// Units closed in the year of the day that no single unit took over.
    fn closed_this_year(&self) -> Vec<(&'a str, usize)> {
        let closed = self.ids.iter().filter_map(|(&id, places)| {
            if self.alive.contains_key(id) {
                return None;
            }
            let ended = |at: usize| span(self.units, at).to.filter(|to| *to < self.on);
            let at = places.iter().copied().rfind(|&at| ended(at).is_some())?;
            let this_year = ended(at)?.year >= self.on.year;
            (this_year && self.heir(id).is_none()).then_some((id, at))
        });
        closed.collect()
    }

    /// The living unit that alone took over from one, over any number of steps.
    pub(super) fn heir(&self, id: &str) -> Option<&'a str> {
        let mut seen = BTreeSet::new();
        let mut at = *self.ids.get_key_value(id)?.0;
        loop {
            if let Some((&id, (_, false))) = self.alive.get_key_value(at) {
                return Some(id);
            }
            if !seen.insert(at) {
                return None;
            }
            let last = *self.ids.get(at)?.last()?;
            let [heir] = span(self.units, last).successors.as_slice() else {
                return None;
            };
            at = self.ids.get_key_value(heir.as_str())?.0;
        }
    }

    fn find_parents(&mut self) {
        for (&id, &(at, closed)) in &self.alive {
            let Some(above) = span(self.units, at).under.get(self.tree) else {
                continue;
            };
            let standing = self.alive.get_key_value(above.as_str()).map(|(&id, _)| id);
            match standing.or_else(|| self.heir(above)) {
                Some(above) => {
                    self.parents.insert(id, above);
                }
                // A unit that is gone itself may stand at the top.
                None if closed => {}
                None => self.faults.push(UnitsFault::new(
                    at,
                    "under",
                    Text::new(
                        format!("上级单位“{above}”在 {} 已不存在", self.on),
                        format!("the unit `{above}` above it is gone on {}", self.on),
                    ),
                    Text::new(
                        "给上级单位写一个 successor，或给本单位另写一段（同一 id），写明新的上级和起始日",
                        "give that unit one successor, or add a span of this unit with its new superior and first day",
                    ),
                )),
            }
        }
    }

    /// Of several trees, only what stands in this one.
    fn keep_the_tree(&mut self) {
        if self.units.trees.len() < 2 {
            return;
        }
        let above: BTreeSet<&str> = self.parents.values().copied().collect();
        let parents = &self.parents;
        self.alive
            .retain(|id, _| parents.contains_key(id) || above.contains(id));
    }

    /// A fault for every circle.
    fn circles(&self) -> Vec<UnitsFault> {
        let mut safe: BTreeSet<&str> = BTreeSet::new();
        let mut faults = Vec::new();
        for &start in self.alive.keys() {
            let mut path = vec![start];
            let mut on_path = BTreeSet::from([start]);
            let mut at = start;
            while let Some(&above) = self.parents.get(at) {
                if safe.contains(above) {
                    break;
                }
                if !on_path.insert(above) {
                    faults.extend(self.circle(&path, above));
                    break;
                }
                path.push(above);
                at = above;
            }
            safe.extend(path);
        }
        faults
    }

    fn circle(&self, path: &[&str], first: &str) -> Option<UnitsFault> {
        let from = path.iter().position(|id| *id == first)?;
        let mut ids: Vec<&str> = path.get(from..)?.to_vec();
        ids.push(first);
        // A long circle is told by its beginning.
        let told: Vec<&str> = ids.iter().take(8).copied().collect();
        let told = told.join(" → ");
        let (at, _) = self.alive.get(first)?;
        Some(UnitsFault::new(
            *at,
            "under",
            Text::new(
                format!("上下级绕成了圈：{told}"),
                format!("the units stand in a circle: {told}"),
            ),
            Text::new(
                "改正其中一个的 under，最上面的单位不写 under",
                "correct the `under` of one of them; the unit at the top has none",
            ),
        ))
    }
}

pub(super) fn span(units: &Units, at: usize) -> &UnitSpan {
    // Positions come from counting the spans themselves.
    &units.spans[at]
}
