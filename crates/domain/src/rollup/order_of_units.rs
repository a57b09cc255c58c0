//! The nodes put in order, each with the names by which forms find it.

use super::standing::{Node, Standing, Work, span};
use super::units::{UnitSpan, UnitsFault};
use super::words::folded;
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};

impl Work<'_> {
    pub(super) fn build(&self) -> Standing {
        let mut below: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut tops: Vec<&str> = Vec::new();
        for &id in self.alive.keys() {
            match self.parents.get(id) {
                Some(&above) => below.entry(above).or_default().push(id),
                None => tops.push(id),
            }
        }
        let order = |ids: &mut Vec<&str>| {
            ids.sort_by_key(|id| self.alive.get(id).map(|(at, _)| *at));
        };
        below.values_mut().for_each(order);
        order(&mut tops);
        let mut nodes = Vec::new();
        let one = tops.len() == 1;
        if !one {
            nodes.push(Node {
                name: self.units.name.clone(),
                ..Node::default()
            });
        }
        let above = (!one).then_some(0);
        let mut stack: Vec<(&str, Option<usize>)> =
            tops.iter().rev().map(|&id| (id, above)).collect();
        while let Some((id, parent)) = stack.pop() {
            let at = nodes.len();
            nodes.extend(self.node(id, parent, &nodes));
            let children = below.get(id).into_iter().flatten().rev();
            stack.extend(children.map(|&child| (child, Some(at))));
        }
        let mut standing = Standing {
            on: Some(self.on),
            nodes,
            names: BTreeMap::new(),
        };
        standing.close();
        standing
    }

    fn node(&self, id: &str, parent: Option<usize>, nodes: &[Node]) -> Option<Node> {
        let &(at, closed) = self.alive.get(id)?;
        let span = span(self.units, at);
        let above = parent.and_then(|parent| nodes.get(parent));
        Some(Node {
            id: id.to_owned(),
            name: span.name.clone(),
            parent,
            depth: above.map_or(0, |above| above.depth + 1),
            end: 0,
            closed,
            expected: if closed {
                Vec::new()
            } else {
                span.expected.clone()
            },
        })
    }

    /// Names of the day first; then those of former days, for whoever they belong to now.
    pub(super) fn names(&self, standing: &mut Standing) -> Vec<UnitsFault> {
        let mut faults = Vec::new();
        let of_id: BTreeMap<String, usize> = standing
            .nodes
            .iter()
            .enumerate()
            .map(|(node, unit)| (unit.id.clone(), node))
            .collect();
        let mut now: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let of_day = self.alive.iter().filter(|(_, (_, closed))| !closed);
        for (&id, &(at, _)) in of_day {
            let Some(&node) = of_id.get(id) else { continue };
            for name in all_names(span(self.units, at)) {
                match now.get(&name) {
                    Some(&(other, with)) if other != node => {
                        faults.push(shared(at.max(with), span(self.units, at.min(with)), &name));
                    }
                    _ => {
                        now.insert(name, (node, at));
                    }
                }
            }
        }
        let mut before: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (&id, places) in &self.ids {
            let heir = self.heir(id).or(Some(id));
            let Some(&node) = heir.and_then(|heir| of_id.get(heir)) else {
                continue;
            };
            for name in places
                .iter()
                .flat_map(|&at| all_names(span(self.units, at)))
            {
                let known = before.entry(name).or_insert(Some(node));
                if *known != Some(node) {
                    *known = None;
                }
            }
        }
        let now = now.into_iter().map(|(name, (node, _))| (name, Some(node)));
        before.extend(now);
        standing.names = before;
        faults
    }
}

impl Standing {
    /// Tells every node where those below it end.
    fn close(&mut self) {
        for at in (0..self.nodes.len()).rev() {
            let end = self.nodes.get(at).map_or(0, |node| node.end.max(at + 1));
            let mut parent = None;
            if let Some(node) = self.nodes.get_mut(at) {
                node.end = end;
                parent = node.parent;
            }
            if let Some(above) = parent.and_then(|above| self.nodes.get_mut(above)) {
                above.end = above.end.max(end);
            }
        }
    }
}

fn all_names(span: &UnitSpan) -> BTreeSet<String> {
    let names = std::iter::once(&span.name).chain(&span.names);
    let names = names.map(|name| folded(name, &[]));
    names.filter(|name| !name.is_empty()).collect()
}

fn shared(at: usize, other: &UnitSpan, name: &str) -> UnitsFault {
    UnitsFault::new(
        at,
        "name",
        Text::new(
            format!("名称“{name}”与单位“{}”相同", other.id),
            format!("the name `{name}` is also that of unit `{}`", other.id),
        ),
        Text::new(
            "同一天里一个名称只能属于一个单位；请改名，或给其中一个写上 to",
            "on one day a name can belong to one unit only; change one, or give one of them a `to`",
        ),
    )
}
