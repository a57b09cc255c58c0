//! The filled rows of a form and how a message names them.

use super::forms::{is_filled, soften};
use super::values::{figure, quoted};
use crate::Record;
use crate::Subject;
use crate::rows::{Deducted, deducted};
use domain::finding::Level;
use domain::form::{Indicator, IndicatorColumn, Slot, Stage};
use domain::number::Number;
use domain::scoring::{Attainment, RowScore};
use domain::text::Text;

/// Indicators named in a message that speaks of several.
const SHOWN: usize = 3;

/// One filled indicator row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    /// Its position, from 0.
    pub at: usize,
    /// The row.
    pub row: &'a Indicator,
    /// Its score by the rules.
    pub score: Option<&'a RowScore>,
    deducted: Deducted,
}

impl Row<'_> {
    /// The address of one of its cells.
    pub fn slot(&self, column: IndicatorColumn) -> Slot {
        Slot::Indicator(self.at, column)
    }

    /// Its name in quotes, or its number where the name is blank.
    pub fn name(&self) -> String {
        if self.row.name.is_blank() {
            format!("第{}行", self.at + 1)
        } else {
            quoted(&self.row.name.raw)
        }
    }

    /// Whether the target is met by the figures.
    pub fn attainment(&self) -> Attainment {
        self.score
            .map_or(Attainment::Undecided, |score| score.attainment)
    }

    /// Actual ÷ target, where the rules could compare them.
    pub fn ratio(&self) -> Option<Number> {
        self.score.and_then(|score| score.ratio)
    }

    /// Points and score as printed, where both are numbers.
    pub fn points_and_score(&self) -> Option<(Number, Number)> {
        Some((figure(&self.row.points)?, figure(&self.row.score)?))
    }

    /// Whether the row's score is all its points, with none taken off beside it.
    pub fn is_full(&self) -> bool {
        self.deducted == Deducted::Nothing
            && self
                .points_and_score()
                .is_some_and(|(points, score)| score >= points)
    }
}

/// The rows somebody filled; none in a template or in a form that has no indicator grid.
pub(crate) fn rows<'a>(subject: &Subject<'a>) -> Vec<Row<'a>> {
    if !is_filled(subject.form) {
        return Vec::new();
    }
    let indicators = &subject.form.indicators;
    // Nearly every check asks for the rows.
    let mut rows = Vec::with_capacity(indicators.len());
    let filled = indicators
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.name.is_blank() || !row.target.is_blank())
        // What is added or taken off is no indicator.
        .filter(|(_, row)| !row.level1.is_beside())
        .map(|(at, row)| Row {
            at,
            row,
            score: subject
                .score
                .rows
                .get(at)
                .filter(|score| score.slot.indicator_row() == Some(at)),
            deducted: deducted(subject.form, at),
        });
    rows.extend(filled);
    rows
}

/// The first few of some indicators by name and how many they are, in both languages.
pub(crate) fn names(rows: &[Row<'_>]) -> (String, String) {
    let shown: Vec<String> = rows.iter().take(SHOWN).map(Row::name).collect();
    let (zh, en) = (shown.join("、"), shown.join(", "));
    match rows.len() {
        1 => (format!("指标{zh}"), en),
        count if count > SHOWN => (
            format!("{zh}等{count}个指标"),
            format!("{en} and {} more", count - SHOWN),
        ),
        count => (format!("{zh}{count}个指标"), en),
    }
}

/// One column of all those rows.
pub(crate) fn slots(rows: &[Row<'_>], column: IndicatorColumn) -> Vec<Slot> {
    rows.iter().map(|row| row.slot(column)).collect()
}

/// Records every filled row: in order, or at fault where nothing stands in that column.
///
/// A column that is empty in every row is missing as a whole, which is another fault.
pub(crate) fn each_row_has(
    subject: &Subject<'_>,
    record: &mut Record,
    column: IndicatorColumn,
    (zh, en): (&str, &str),
) {
    let rows = rows(subject);
    let is_empty = |row: &Row<'_>| {
        subject.form.cell(row.slot(column)).is_none_or(|cell| {
            let dash_is_none = matches!(column, IndicatorColumn::Score | IndicatorColumn::Actual);
            cell.is_empty() || dash_is_none && cell.is_blank()
        })
    };
    if rows.iter().all(is_empty) {
        record.not_applicable(Slot::Title, "各行都没有这一栏");
        return;
    }
    for row in &rows {
        let slot = row.slot(column);
        if is_empty(row) {
            let name = row.name();
            let finding = record.fail(
                slot,
                &[row.slot(IndicatorColumn::Name)],
                Text::new(
                    format!("指标{name}没有填写{zh}。"),
                    format!("The indicator {name} has no {en}."),
                ),
            );
            soften(finding, subject.form);
            // Halfway through the year some results cannot be known yet.
            let early = subject.form.stage() == Stage::Monitoring;
            if early && column == IndicatorColumn::Actual {
                finding.level = Level::Note;
            }
        } else {
            record.pass(slot, &[]);
        }
    }
}
