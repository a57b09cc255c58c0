//! What the layouts teach the reader beyond the labels, as a list beside them, so that a
//! start need not read every layout. The list is made from the layouts (a test holds it to
//! them) and never written by hand.

use super::{Column, Label, Labels};
use domain::form::{Field, FundColumn, FundKind, IndicatorColumn, Level1, Level2};
use std::fmt::Write;

const LIST: &str = include_str!("../../../../layouts/labels.txt");

/// Teaches what the list holds: on each line a meaning and a word of it.
pub(super) fn teach(labels: &mut Labels) {
    for (path, word) in LIST.lines().filter_map(|line| line.split_once('\t')) {
        if let Some(meaning) = meaning(path) {
            labels.teach(&[word.to_owned()], &meaning);
        }
    }
}

/// What the layouts teach the reader that the labels do not say: `layouts/labels.txt` as it
/// should read.
pub fn labels_taught() -> String {
    let mut labels = Labels::parse(super::DATA).unwrap_or_default();
    let mut list = String::new();
    for lesson in crate::layout::lessons() {
        if labels.learn(&lesson.word, &lesson.meaning) {
            // Blanks mean nothing in a label.
            let word: String = lesson.word.split_whitespace().collect();
            let _ = writeln!(list, "{}\t{word}", path(&lesson.meaning));
        }
    }
    list
}

/// The name of a meaning, as the tables of the labels name it.
fn path(label: &Label) -> String {
    let (table, name) = match label {
        Label::Project => ("field", "project"),
        Label::Department => ("field", "department"),
        Label::Unit => ("field", "unit"),
        Label::Field(field) => ("field", field.key()),
        Label::FundLine(kind) => ("fund-line", kind.id()),
        Label::FundColumn(column) => ("fund-column", column.key()),
        Label::Column(Column::Level1) => ("indicator-column", "level1"),
        Label::Column(Column::Level2) => ("indicator-column", "level2"),
        Label::Column(Column::Weighted) => ("indicator-column", "weighted"),
        Label::Column(Column::Cell(column)) => ("indicator-column", column.key()),
        Label::Column(Column::Comparator) => ("target-part", "comparator"),
        Label::Column(Column::Unit) => ("target-part", "unit"),
        Label::Level1(level1) => ("level1", level1.name()),
        Label::Level2(level2) => ("level2", level2.name()),
        Label::Side => ("side", ""),
        Label::GoalStatement => ("goal", "statement"),
        Label::GoalBlock => ("goal", "block"),
        Label::GoalExpected => ("goal", "expected"),
        Label::GoalActual => ("goal", "actual"),
        Label::Plan => ("plan", ""),
        Label::Total => ("total", ""),
        Label::OpenTotal => ("total", "open"),
        Label::PartialTotal => ("total", "partial"),
        Label::Task => ("task", "words"),
    };
    format!("{table} {name}").trim_end().to_owned()
}

fn meaning(path: &str) -> Option<Label> {
    Some(match path.split_once(' ').unwrap_or((path, "")) {
        ("field", "project") => Label::Project,
        ("field", "department") => Label::Department,
        ("field", "unit") => Label::Unit,
        ("field", key) => Label::Field(Field::from_key(key)?),
        ("fund-line", id) => Label::FundLine(FundKind::from_id(id)?),
        ("fund-column", key) => Label::FundColumn(FundColumn::from_key(key)?),
        ("indicator-column", "level1") => Label::Column(Column::Level1),
        ("indicator-column", "level2") => Label::Column(Column::Level2),
        ("indicator-column", "weighted") => Label::Column(Column::Weighted),
        ("indicator-column", key) => Label::Column(Column::Cell(IndicatorColumn::from_key(key)?)),
        ("target-part", "comparator") => Label::Column(Column::Comparator),
        ("target-part", "unit") => Label::Column(Column::Unit),
        ("level1", name) => Label::Level1(Level1::from_name(name)),
        ("level2", name) => Label::Level2(Level2::from_name(name)),
        ("side", _) => Label::Side,
        ("goal", "statement") => Label::GoalStatement,
        ("goal", "block") => Label::GoalBlock,
        ("goal", "expected") => Label::GoalExpected,
        ("goal", "actual") => Label::GoalActual,
        ("plan", _) => Label::Plan,
        ("total", "") => Label::Total,
        ("total", "open") => Label::OpenTotal,
        ("total", "partial") => Label::PartialTotal,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_the_meaning_it_names() {
        for lesson in crate::layout::lessons() {
            assert_eq!(meaning(&path(&lesson.meaning)), Some(lesson.meaning));
        }
        assert_eq!(meaning("fields phone"), None);
    }

    #[test]
    fn the_list_is_what_the_layouts_teach() {
        let fresh = labels_taught();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../layouts/labels.txt");
            std::fs::write(path, &fresh).unwrap();
            return;
        }
        assert_eq!(LIST, fresh, "run `cargo xtask golden --update`");
    }
}
