//! The columns of an indicator grid. Must not know the words that head them.

use domain::form::IndicatorColumn;

/// A column of an indicator grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Level1,
    Level2,
    /// The comparator of a target told in several columns.
    Comparator,
    /// The unit of a target told in several columns.
    Unit,
    /// Scores that the form weighs from others out of a hundred: 加权得分.
    Weighted,
    Cell(IndicatorColumn),
}

/// Where scores are weighed, the weighed ones are the scores and those out of a hundred what
/// they come from.
pub(crate) fn weigh<'c>(columns: impl Iterator<Item = &'c mut Column>) {
    let mut columns: Vec<&mut Column> = columns.collect();
    if !columns.iter().any(|column| **column == Column::Weighted) {
        return;
    }
    for column in &mut columns {
        match **column {
            Column::Cell(IndicatorColumn::Score) => {
                **column = Column::Cell(IndicatorColumn::Rating);
            }
            Column::Weighted => **column = Column::Cell(IndicatorColumn::Score),
            _ => {}
        }
    }
}
