//! Stacks to rows: cells whose first, last or middle lines stand at one height. What stands
//! between two rows, in columns that both leave empty, is a label merged over them.

use super::stacks::Stack;

/// How far lines of one row may be out of level, in shares of the size.
const LEVEL: f64 = 0.25;

/// Cells from which a row is told by itself.
const STRONG: usize = 3;

/// Share of the usual white between rows that a row of its own has on either side.
const ROOM: f64 = 0.8;

/// A row; its cells from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    pub stacks: Vec<usize>,
    pub top: f64,
    pub bottom: f64,
}

/// A label between two rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Float {
    pub stack: usize,
    /// The row above; another one is below.
    pub after: usize,
}

/// The rows of a table and the labels between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rows {
    pub rows: Vec<Row>,
    pub floats: Vec<Float>,
}

/// The rows of some stacks.
pub(super) fn rows(stacks: &[Stack]) -> Rows {
    let clusters = clusters(stacks);
    let mut found = Rows::default();
    let mut between: Vec<&Vec<usize>> = Vec::new();
    let usual = usual_white(stacks, &clusters);
    for (at, cluster) in clusters.iter().enumerate() {
        if is_row(stacks, &clusters, at, usual) {
            found.rows.push(row(stacks, cluster));
        } else {
            between.push(cluster);
        }
    }
    let middle = |row: &Row| f64::midpoint(row.top, row.bottom);
    found.rows.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    for stack in between.into_iter().flatten() {
        let Some(of) = stacks.get(*stack) else {
            continue;
        };
        let (_, y) = of.area.centre();
        let above = found.rows.partition_point(|row| middle(row) <= y);
        found.floats.push(Float {
            stack: *stack,
            after: above.saturating_sub(1),
        });
    }
    found
}

fn row(stacks: &[Stack], cluster: &[usize]) -> Row {
    let of = || cluster.iter().filter_map(|at| stacks.get(*at));
    let mut sorted = cluster.to_vec();
    sorted.sort_by(|a, b| {
        let x = |at: &usize| stacks.get(*at).map_or(0.0, |stack| stack.area.x0);
        x(a).total_cmp(&x(b))
    });
    Row {
        stacks: sorted,
        top: of().map(|stack| stack.area.y0).fold(f64::MAX, f64::min),
        bottom: of().map(|stack| stack.area.y1).fold(f64::MIN, f64::max),
    }
}

/// Stacks at one height, from top to bottom.
fn clusters(stacks: &[Stack]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..stacks.len()).collect();
    let key = |at: &usize| stacks.get(*at).map_or(0.0, Stack::middle);
    order.sort_by(|a, b| key(a).total_cmp(&key(b)));
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    for at in &order {
        let Some(stack) = stacks.get(*at) else {
            continue;
        };
        let home = clusters.iter_mut().rev().take(12).find(|cluster| {
            let mut others = cluster.iter().filter_map(|at| stacks.get(*at));
            level(stacks, cluster, stack) && !others.any(|other| other.meets(stack))
        });
        match home {
            Some(cluster) => cluster.push(*at),
            None => clusters.push(vec![*at]),
        }
    }
    merge_level(stacks, clusters)
}

/// Whether some line of a cluster's cells stands where one of the stack's does.
fn level(stacks: &[Stack], cluster: &[usize], stack: &Stack) -> bool {
    let others = cluster.iter().filter_map(|at| stacks.get(*at));
    let near = |a: f64, b: f64| (a - b).abs() <= LEVEL * stack.size;
    let mut alike = others.filter(|other| {
        near(other.middle(), stack.middle())
            || near(other.first, stack.first)
            || near(other.last, stack.last)
    });
    alike.next().is_some()
}

/// Clusters that came to meet only by cells that were added later.
fn merge_level(stacks: &[Stack], clusters: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::with_capacity(clusters.len());
    for cluster in clusters {
        let of = || cluster.iter().filter_map(|at| stacks.get(*at));
        let home = out.iter_mut().rev().take(4).find(|other| {
            let others = || other.iter().filter_map(|at| stacks.get(*at));
            of().any(|stack| level(stacks, other, stack))
                && !of().any(|stack| others().any(|other| other.meets(stack)))
        });
        match home {
            Some(other) => other.extend(&cluster),
            None => out.push(cluster),
        }
    }
    out
}

/// The white that rows of several cells usually have between them.
fn usual_white(stacks: &[Stack], clusters: &[Vec<usize>]) -> f64 {
    let strong = clusters.iter().filter(|cluster| cluster.len() >= STRONG);
    let rows: Vec<Row> = strong.map(|cluster| row(stacks, cluster)).collect();
    let pairs = rows.iter().zip(rows.iter().skip(1));
    let mut whites: Vec<f64> = pairs.map(|(a, b)| (b.top - a.bottom).max(0.0)).collect();
    whites.sort_by(f64::total_cmp);
    whites.get(whites.len() / 2).copied().unwrap_or(0.0)
}

/// Whether a cluster is a row, and no label between two.
fn is_row(stacks: &[Stack], clusters: &[Vec<usize>], at: usize, usual: f64) -> bool {
    let Some(cluster) = clusters.get(at) else {
        return false;
    };
    if cluster.len() >= STRONG {
        return true;
    }
    let meets = |other: &Vec<usize>| {
        let others = || other.iter().filter_map(|at| stacks.get(*at));
        let mut own = cluster.iter().filter_map(|at| stacks.get(*at));
        own.any(|stack| others().any(|other| other.meets(stack)))
    };
    // As far as the next strong row on either side.
    let mut above = None;
    for other in clusters.iter().take(at).rev() {
        if meets(other) {
            return true;
        }
        if other.len() >= STRONG {
            above = Some(row(stacks, other));
            break;
        }
    }
    let mut below = None;
    for other in clusters.iter().skip(at + 1) {
        if meets(other) {
            return true;
        }
        if other.len() >= STRONG {
            below = Some(row(stacks, other));
            break;
        }
    }
    let (Some(above), Some(below)) = (above, below) else {
        return true;
    };
    let own = row(stacks, cluster);
    let white = (own.top - above.bottom).min(below.top - own.bottom);
    white > 0.0 && white >= ROOM * usual
}
