//! What a report written from data is made of: its headings, sentences and tables in their
//! order, the figures they name, and where each figure is looked for. All of it is data
//! (`rulesets/_common/report.toml` and a file for each report).
//!
//! Must not know what any figure amounts to.

mod file;

pub use crate::labels::Annex;
pub use file::{Figure, Finder, Sentence, TablePlan, annexes};

use domain::form::Family;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A report: its title and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Which report.
    pub family: Family,
    /// Its title, with names in braces.
    pub title: String,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of that level.
    Heading(u8, String),
    /// Sentences of one paragraph; each needs every figure it names.
    Text(Vec<Sentence>),
    /// What only people know: a marked blank.
    Blank(String),
    /// A table.
    Table(Box<TablePlan>),
    /// What is written by the rows of forms.
    Part(Part),
    /// What follows begins on a new page.
    NewPage,
}

/// A piece that is written by the rows of forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The unit's duties.
    Duties,
    /// The year's goals as a list.
    Tasks,
    /// Goals and what became of them.
    Goals,
    /// Indicators with targets and what became of them.
    Completion,
    /// Projects with their money and scores.
    Projects,
    /// Spending by project, drawn.
    SpendingChart,
    /// Scores by dimension, drawn.
    ScoreChart,
    /// Points lost by reason, drawn.
    LossChart,
    /// The score of the unit's own form.
    OwnScore,
    /// The items of the evaluation, each with its reasoning.
    Items,
    /// What the items add to.
    Verdict,
    /// Targets that were not met, with the reasons the forms give.
    Unmet,
    /// Projects that spent little.
    Slow,
    /// What was found in the forms.
    Found,
}

impl Part {
    /// Every part with its name in data.
    pub const ALL: [(Self, &'static str); 14] = [
        (Self::Duties, "duties"),
        (Self::Tasks, "tasks"),
        (Self::Goals, "goals"),
        (Self::Completion, "completion"),
        (Self::Projects, "projects"),
        (Self::SpendingChart, "spending-chart"),
        (Self::ScoreChart, "score-chart"),
        (Self::LossChart, "loss-chart"),
        (Self::OwnScore, "own-score"),
        (Self::Items, "items"),
        (Self::Verdict, "verdict"),
        (Self::Unmet, "unmet"),
        (Self::Slow, "slow"),
        (Self::Found, "found"),
    ];
}

/// Everything reports are written by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reports {
    /// The reports in the order of the year.
    pub plans: Vec<Plan>,
    /// Figures by name.
    pub figures: BTreeMap<String, Figure>,
    /// Measures of evaluation systems, and the figures they are.
    pub given: BTreeMap<String, String>,
    /// Sentences and words by name.
    pub words: BTreeMap<String, String>,
    /// What findings of a kind say, by the first letters of their codes.
    pub kinds: BTreeMap<String, String>,
}

impl Reports {
    /// A sentence or word; empty where there is none of that name.
    pub fn word(&self, name: &str) -> &str {
        self.words.get(name).map_or("", String::as_str)
    }
}

/// The reports that come with the program.
pub fn reports() -> &'static Reports {
    static REPORTS: OnceLock<Reports> = OnceLock::new();
    // A test reads the embedded texts, so they always can be read.
    REPORTS.get_or_init(|| file::read().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_reports_are_read() {
        let reports = file::read().unwrap();
        let families: Vec<Family> = reports.plans.iter().map(|plan| plan.family).collect();
        assert_eq!(
            families,
            [Family::SelfEvaluationReport, Family::EvaluationReport]
        );
        assert!(reports.figures.len() > 20 && reports.words.len() > 10);
        assert_eq!(annexes().len(), 2);
    }

    #[test]
    fn every_table_is_as_wide_in_all_its_rows() {
        for plan in &reports().plans {
            for block in &plan.blocks {
                if let Block::Table(table) = block {
                    let rows = table.head.iter().chain(&table.rows);
                    let widths: Vec<usize> = rows.map(Vec::len).collect();
                    assert!(
                        widths.iter().all(|&width| width == table.widths.len()),
                        "{table:?}"
                    );
                }
            }
        }
    }
}
