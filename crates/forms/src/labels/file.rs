//! The shape of the file of labels. Must not know what a label means.

use super::ticked::TickedWords;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) type Lists = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct File {
    pub(super) title: Vec<Title>,
    pub(super) title_shape: TitleShape,
    pub(super) field: Lists,
    pub(super) line: LineWords,
    pub(super) fund_line: Lists,
    pub(super) fund_column: Lists,
    pub(super) fund_change: Words,
    pub(super) indicator_column: Lists,
    pub(super) level1: Lists,
    pub(super) beside: Beside,
    pub(super) including: Words,
    pub(super) level2: Lists,
    pub(super) ticked: TickedWords,
    pub(super) side: Words,
    pub(super) goal: GoalWords,
    pub(super) plan: Words,
    pub(super) total: TotalWords,
    pub(super) target_part: TargetPart,
    pub(super) half: HalfWords,
    pub(super) reason: Words,
    pub(super) task: Words,
    pub(super) note: Note,
    pub(super) placeholder: Placeholder,
    pub(super) nothing: Words,
    pub(super) guide: GuideWords,
    pub(super) annex: Vec<Annex>,
    pub(super) report: ReportWords,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Title {
    pub(super) family: String,
    pub(super) patterns: Vec<Vec<String>>,
    /// What the title of a report ends with.
    #[serde(default)]
    pub(super) endings: Vec<String>,
    /// What it ends with only where it names a year.
    #[serde(default)]
    pub(super) dated: Vec<String>,
    /// Whether only an organisation's name tells what it is about.
    #[serde(default)]
    pub(super) by_organisation: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct TitleShape {
    pub(super) longest: String,
    pub(super) endings: Vec<String>,
    /// What no title of a report has in it.
    pub(super) report_marks: String,
    pub(super) subjects: Vec<String>,
    /// What the titles of projects' forms have in them.
    pub(super) of_projects: Vec<String>,
    pub(super) organisation_endings: Vec<String>,
    /// In front of a project's name in the title of its report.
    pub(super) openings: Vec<String>,
    pub(super) joining: Vec<String>,
    /// Behind it.
    pub(super) name_ends_at: Vec<String>,
    /// What stands in its place and is none.
    pub(super) no_project_names: Vec<String>,
}

/// The words of lines of labels and values.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LineWords {
    /// In front of a department.
    pub(crate) department: Vec<String>,
    /// In front of the year.
    pub(crate) year: Vec<String>,
    /// In front of the unit of money.
    pub(crate) money: Vec<String>,
    /// What the unit of money may begin with.
    pub(crate) currency: Vec<String>,
    /// In front of a name that may be the department's or the unit's.
    pub(crate) own: Vec<String>,
    /// What room for a stamp ends with.
    pub(crate) stamp: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TotalWords {
    pub(super) words: Vec<String>,
    pub(super) open: Vec<String>,
    pub(super) grades: Vec<String>,
    pub(super) partial: Vec<String>,
}

/// What stands over the two halves of a grid of two sets of targets.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HalfWords {
    /// Over that of the year.
    pub(crate) year: Vec<String>,
    /// Over that of several years.
    pub(crate) years: Vec<String>,
    /// What both are called.
    pub(crate) heads: Vec<String>,
    /// Over a goal of several years.
    pub(crate) goals: Vec<String>,
}

/// What labels of rows beside the points end with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Beside {
    pub(super) bonus: Vec<String>,
    pub(super) penalty: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TargetPart {
    pub(super) comparator: Vec<String>,
    pub(super) unit: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GoalWords {
    pub(super) statement: Vec<String>,
    pub(super) block: Vec<String>,
    pub(super) expected: Vec<String>,
    pub(super) actual: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Note {
    pub(super) beginnings: Vec<String>,
    pub(super) in_headings: Vec<String>,
}

/// The words of the page that tells what belongs where.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GuideWords {
    pub(crate) title: String,
    pub(crate) head: [String; 2],
    /// What belongs in a line behind the labels that stand for `{}`, Chinese and English.
    pub(crate) line: [String; 2],
    /// What belongs in a title without its year.
    pub(crate) year: [String; 2],
    /// What to do where there are too few rows: the label and what is told.
    pub(crate) rows: [String; 2],
}

/// A page behind a report, for those who check it; passed over in reading.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// The heading above it.
    pub title: String,
    /// Its columns.
    pub head: Vec<String>,
}

/// The words of reports.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ReportWords {
    /// In front of the number of something attached.
    pub(crate) annex: Vec<String>,
    /// What headings without a number end with.
    pub(crate) heading_endings: Vec<String>,
    /// Further headings of a completion table's names.
    pub(crate) indicator_name: Vec<String>,
    /// Further headings of its targets.
    pub(crate) indicator_target: Vec<String>,
    /// Headings of an evaluation's items.
    pub(crate) item_name: Vec<String>,
    /// Headings of why an item lost points.
    pub(crate) item_reason: Vec<String>,
    /// Further headings of what became of the goals.
    pub(crate) goal_actual: Vec<String>,
    /// Headings that say only that parts of the one beside them follow.
    pub(crate) parts: Vec<String>,
    /// First headings of a list of people.
    pub(crate) people: Vec<String>,
    /// What room to sign is called.
    pub(crate) signature: Vec<String>,
    /// In front of an item's score.
    pub(crate) score: Vec<String>,
    /// In the sentence of a score that is one item's own, whatever else it says.
    pub(crate) own: Vec<String>,
    /// In the sentence of a score that is of several items together.
    pub(crate) several: Vec<String>,
    /// What marks something that is left open for a person.
    pub(crate) open: Vec<String>,
    /// In front of the score of all.
    pub(crate) total: Vec<String>,
    /// In front of the grade.
    pub(crate) grade: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Placeholder {
    pub(super) characters: String,
}
