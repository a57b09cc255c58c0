//! What a program prints again on every page above a table that goes on: its title, the
//! lines below it, its first rows.

use super::flow::{Flow, Item};
use super::marks::TOLERANCE;
use super::sheet::Sheet;
use super::stitch::{self, squeezed};

/// Most rows of a table that are printed again.
const MOST_ROWS: usize = 8;

/// Most lines left on a page that only ends a form.
const MOST_LAST: usize = 8;

/// What a page begins with: the lines above its first table, and that table's first rows.
#[derive(Default)]
pub(super) struct Top {
    lines: Vec<String>,
    rows: Vec<Vec<Label>>,
}

/// What a page begins with, by the form before it.
pub(super) enum Then {
    /// So many rows of its table were only printed again, and are gone.
    Again(usize),
    /// Another form.
    Anew(Top),
    /// Something else, or what goes on.
    Else(Top),
}

/// A cell of a row that may be printed again.
struct Label {
    left: f64,
    right: f64,
    rows: usize,
    text: String,
}

impl Label {
    fn is(&self, other: &Self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() <= TOLERANCE;
        near(self.left, other.left)
            && near(self.right, other.right)
            && self.rows == other.rows
            && self.text == other.text
    }
}

impl Top {
    fn of(flow: &Flow) -> Self {
        let mut top = Self::default();
        for item in &flow.items {
            match item {
                Item::Line(line) => top.lines.push(line.text.split_whitespace().collect()),
                Item::Sheet(sheet) => {
                    top.rows = rows(sheet);
                    break;
                }
            }
        }
        top
    }

    /// What a page begins with beside the beginning of the form before it, whose last table
    /// is known if nothing follows it; what is only printed again is taken off the page.
    pub(super) fn then(&self, flow: &mut Flow, before: Option<&Sheet>) -> Then {
        let here = Self::of(flow);
        if self.ends(&here) {
            flow.items.drain(..self.lines.len());
            return Then::Again(0);
        }
        if here.lines.is_empty() && here.begins_as(self) {
            return Then::Anew(here);
        }
        let again = before.and_then(|before| here.repeats(self, flow, before));
        let Some(rows) = again else {
            return Then::Else(here);
        };
        flow.items.drain(..here.lines.len());
        if let Some(Item::Sheet(sheet)) = flow.items.first_mut() {
            stitch::behead(sheet, rows);
        }
        Then::Again(rows)
    }

    /// Whether the table begins as that of another form, under the same heading: its next
    /// rows have the same labels.
    fn begins_as(&self, other: &Self) -> bool {
        let rows = || self.rows.iter().zip(&other.rows);
        let same = rows().take_while(|(a, b)| alike(a, b)).count();
        let mut next = rows().skip(same);
        let first = next.next().is_some_and(|(a, b)| {
            // Beside a label over several rows stands that of the first.
            let labels = 1 + usize::from(a.first().is_some_and(|label| label.rows > 1));
            begins(a, labels) == begins(b, labels) && begins(a, labels).is_some()
        });
        let second = |(a, b): (&Vec<Label>, &Vec<Label>)| {
            begins(a, 1).is_some() && begins(a, 1) == begins(b, 1)
        };
        first && next.next().is_some_and(second)
    }

    /// Whether a page only has the last lines of a form below its title.
    fn ends(&self, here: &Self) -> bool {
        let (said, last) = here.lines.split_at(self.lines.len().min(here.lines.len()));
        !said.is_empty()
            && said == self.lines
            && !self.rows.is_empty()
            && here.rows.is_empty()
            && (1..=MOST_LAST).contains(&last.len())
    }

    /// The first rows that are only printed again, as the lines above are, above a table that
    /// goes on: another form would begin as the first one did.
    fn repeats(&self, top: &Self, flow: &Flow, before: &Sheet) -> Option<usize> {
        let Some(Item::Sheet(next)) = flow.items.get(self.lines.len()) else {
            return None;
        };
        let lines = self.lines.as_slice();
        let said = match lines.len() {
            0 => true,
            count => top.lines.windows(count).any(|said| said == lines),
        };
        let rows = match top.lines.ends_with(lines) || lines.is_empty() {
            true => self.same_rows(top, next),
            false => 0,
        };
        let some = !lines.is_empty() || rows > 0;
        let first = |row: &Vec<Label>| begins(row, 1).map(|words| words.concat());
        let anew = first(self.rows.get(rows)?) == top.rows.get(rows).and_then(first);
        (said && some && !anew && stitch::continues(before, next, 0.0)).then_some(rows)
    }

    /// How many rows are those that the form began with; no cell reaches out of them.
    fn same_rows(&self, top: &Self, next: &Sheet) -> usize {
        let pairs = self.rows.iter().zip(&top.rows);
        let mut same = pairs.take_while(|(a, b)| alike(a, b)).count();
        let reaches = |same: usize| {
            let mut cells = next.cells.iter();
            cells.any(|cell| cell.span.top < same && cell.span.bottom > same)
        };
        while same > 0 && reaches(same) {
            same -= 1;
        }
        let said = self.rows.iter().take(same).flatten();
        match said.into_iter().any(|label| !label.text.is_empty()) {
            true => same,
            false => 0,
        }
    }
}

/// The first rows of a table.
fn rows(sheet: &Sheet) -> Vec<Vec<Label>> {
    let mut rows: Vec<Vec<Label>> = (0..sheet.rows.min(MOST_ROWS)).map(|_| Vec::new()).collect();
    for cell in &sheet.cells {
        let edge = |at: usize| sheet.xs.get(at).copied().unwrap_or_default();
        if let Some(row) = rows.get_mut(cell.span.top) {
            row.push(Label {
                left: edge(cell.span.left),
                right: edge(cell.span.right),
                rows: cell.rows(),
                text: squeezed(cell),
            });
        }
    }
    rows
}

/// Whether two rows say the same in the same cells.
fn alike(a: &[Label], b: &[Label]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is(b))
}

/// The first words of a row; none where it has not so many.
fn begins(row: &[Label], count: usize) -> Option<Vec<&str>> {
    let texts = row.iter().map(|label| label.text.as_str());
    let words: Vec<&str> = texts.filter(|text| !text.is_empty()).take(count).collect();
    (words.len() == count).then_some(words)
}
