//! Money lines within money lines: which of the lines below a total are its parts, and which
//! only say what a part holds (其中).
//!
//! Where the print leaves several readings open, the one that adds up is taken.

use super::{Closure, Figure, Formula, Reading, Relation, RelationKind, close};
use crate::form::{Form, FundColumn, FundKind, Slot};
use crate::rules::Vocabulary;

/// More readings than the few lines of a form leave open.
const MOST_READINGS: usize = 256;
/// What says that a line is part of the one above it.
const PART_OF: &str = "table-part-of";
/// The columns of amounts.
pub(super) const AMOUNTS: [FundColumn; 4] = [
    FundColumn::Initial,
    FundColumn::Budget,
    FundColumn::Executed,
    FundColumn::Expected,
];

/// One way to read the lines below a total: its parts, and the lines within each part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Nest {
    /// The parts of the total.
    pub top: Vec<usize>,
    /// A part, and the lines within it.
    pub within: Vec<(usize, Vec<usize>)>,
}

impl Nest {
    /// The lines read by the depth each stands at: whether it is within the part above it.
    fn of(lines: &[usize], inner: &[bool]) -> Self {
        let mut nest = Self::default();
        for (&line, &is_inner) in lines.iter().zip(inner) {
            match nest.top.last() {
                Some(&part) if is_inner => match nest.within.last_mut() {
                    Some((whole, parts)) if *whole == part => parts.push(line),
                    _ => nest.within.push((part, vec![line])),
                },
                _ => nest.top.push(line),
            }
        }
        nest
    }

    /// Whether nobody knows what one of the parts is.
    pub fn has_unnamed(&self, form: &Form) -> bool {
        self.top.iter().any(|&line| is_unnamed(form, line))
    }

    /// The parts that are known.
    pub fn named(&self, form: &Form) -> Vec<usize> {
        let lines = self.top.iter().copied();
        lines.filter(|&line| !is_unnamed(form, line)).collect()
    }

    /// How many columns contradict this reading, how many fail to confirm it, and how many
    /// have more within a part than the part.
    fn faults(&self, form: &Form, total: usize) -> [usize; 3] {
        let unnamed = self.has_unnamed(form);
        let formula = if unnamed {
            Formula::PartsOf
        } else {
            Formula::Sum
        };
        let (mut open, mut unsure) = (0, 0);
        for column in AMOUNTS {
            let closure = close(&sum(total, &self.named(form), column, formula), form);
            open += usize::from(closure.is_open());
            unsure += usize::from(unnamed || closure == Closure::Blank);
        }
        let mut inside = Vec::new();
        within(form, self, &mut inside);
        let beyond = inside
            .iter()
            .filter(|relation| close(relation, form).is_open());
        [open, unsure, beyond.count()]
    }
}

/// The reading of the lines below a total that their print allows and that adds up best.
pub(super) fn nest(form: &Form, total: usize, parts: &[usize], words: &Vocabulary) -> Nest {
    let flat = Nest {
        top: parts.to_vec(),
        within: Vec::new(),
    };
    // A line nobody knows may be a part, or within one.
    let lines: Vec<usize> = (0..form.funds.len())
        .filter(|&line| parts.contains(&line) || is_unnamed(form, line))
        .collect();
    let mut readings = readings(form, &lines, words);
    readings.push(vec![false; lines.len()]);
    let nests = readings.iter().map(|inner| Nest::of(&lines, inner));
    // Of equals the first: the print's plainest reading.
    nests
        .min_by_key(|nest| (nest.faults(form, total), nest.top.len() < 2))
        .unwrap_or(flat)
}

/// For every reading, which lines are within the part above them; the likeliest first.
fn readings(form: &Form, lines: &[usize], words: &Vocabulary) -> Vec<Vec<bool>> {
    let label = |line: usize| form.funds.get(line).map_or("", |fund| &fund.label.raw);
    let marks: Vec<usize> = (1..lines.len())
        .filter(|&at| {
            lines
                .get(at)
                .is_some_and(|&line| says_within(label(line), words))
        })
        .collect();
    let mut found = Vec::new();
    let outermost = lines.first().and_then(|&line| ordinal(label(line)));
    let numbered = |line: &usize| outermost.is_some() && ordinal(label(*line)) == outermost;
    if lines.iter().filter(|line| numbered(line)).count() >= 2 {
        found.push(lines.iter().map(|line| !numbered(line)).collect());
    }
    if marks.is_empty() {
        return found;
    }
    // How far each 其中 reaches: one line, or more up to the next.
    let ends = marks.iter().skip(1).copied().chain([lines.len()]);
    let mut runs = vec![vec![false; lines.len()]];
    for (&from, end) in marks.iter().zip(ends) {
        let longer = runs.iter().flat_map(|inner| {
            (from + 1..=end).map(move |to| {
                let mut inner = inner.clone();
                inner
                    .iter_mut()
                    .take(to)
                    .skip(from)
                    .for_each(|it| *it = true);
                inner
            })
        });
        runs = longer.take(MOST_READINGS).collect();
    }
    found.extend(runs);
    found
}

/// How a label is numbered: 一、 and 1. and （1） stand at different depths.
fn ordinal(label: &str) -> Option<(bool, bool)> {
    let open = label.starts_with(['（', '(']);
    let inner = label.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(is_numeral);
    let ends = if open {
        rest.starts_with(['）', ')'])
    } else {
        rest.starts_with(['、', '.', '．'])
    };
    let arabic = inner.starts_with(|c: char| c.is_ascii_digit());
    (rest.len() < inner.len() && ends).then_some((open, arabic))
}

/// Whether a label says that its line is part of the one above.
pub(super) fn says_within(label: &str, words: &Vocabulary) -> bool {
    let bare = bare(label);
    let mut all = words.words(PART_OF).iter();
    all.any(|word| bare.starts_with(word.as_str()))
}

/// A label without its number.
fn bare(label: &str) -> &str {
    if ordinal(label).is_none() {
        return label.trim_start();
    }
    let inner = label.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(is_numeral);
    rest.trim_start_matches(['）', ')', '、', '.', '．', ' '])
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

pub(super) fn is_unnamed(form: &Form, line: usize) -> bool {
    let fund = form.funds.get(line);
    fund.is_some_and(|fund| fund.kind == FundKind::Unnamed)
}

/// The relation of one column.
pub(super) fn sum(whole: usize, parts: &[usize], column: FundColumn, formula: Formula) -> Relation {
    Relation {
        kind: RelationKind::FundsBySource,
        result: Slot::Fund(whole, column),
        operands: parts.iter().map(|&i| Slot::Fund(i, column)).collect(),
        formula,
        reading: Reading::Rounded,
    }
}

/// What lines within a part print: their sum is at most the part.
pub(super) fn within(form: &Form, nest: &Nest, found: &mut Vec<Relation>) {
    for (whole, parts) in &nest.within {
        for column in AMOUNTS {
            let is_printed =
                |&&line: &&usize| Figure::at(form, Slot::Fund(line, column)).value().is_some();
            if parts.iter().filter(is_printed).count() > 0 {
                found.push(Relation {
                    kind: RelationKind::AppropriationParts,
                    ..sum(*whole, parts, column, Formula::PartsOf)
                });
            }
        }
    }
}
