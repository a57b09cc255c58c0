//! What a layout file says, as types; refuses what is not sound when a file is read.
//!
//! Must not know how a form is written.

use super::names::{
    fund_column, fund_columns, fund_kind, fund_kinds, grid_column, level1, level2, money,
};
use super::pattern::Pattern;
use super::target::{Target, target};
use domain::form::{
    Family, FundColumn, FundKind, IndicatorColumn, Level1, Level2, MoneyUnit, Slot,
};
use serde::Deserialize;

/// The official shape of one form in one place: the printed words, and where every value
/// of a form stands between them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Layout {
    /// The place and family by which it is found; set from the path.
    #[serde(skip)]
    pub place: String,
    /// The family; set from the path.
    #[serde(skip)]
    pub family: Family,
    /// The first budget year it is used for; set from the path, 0 for all.
    #[serde(skip)]
    pub since: i32,
    pub(crate) title: Pattern,
    /// The words `{kind}` may stand for, where one layout serves several kinds of form.
    #[serde(default)]
    pub(crate) kinds: Vec<String>,
    /// The line that tells the year, where the title does not.
    pub(crate) year_line: Pattern,
    /// The unit of the amounts in the blank form.
    #[serde(default, deserialize_with = "money")]
    pub(crate) money: MoneyUnit,
    #[serde(default)]
    pub(crate) page: Page,
    /// Lines of the cover page; none where there is no cover.
    #[serde(default)]
    pub(crate) cover: Vec<Line>,
    /// Lines between title and table.
    #[serde(default)]
    pub(crate) above: Vec<Line>,
    /// Lines below the table.
    #[serde(default)]
    pub(crate) below: Vec<Line>,
    /// Notes of the blank form; a filled form prints its own.
    #[serde(default)]
    pub(crate) notes: Vec<String>,
    /// Widths of the columns in hundredths of a millimetre.
    pub(crate) columns: Vec<u32>,
    #[serde(rename = "part")]
    pub(crate) parts: Vec<Part>,
}

/// The page.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Page {
    /// Whether the paper lies.
    #[serde(default)]
    pub(crate) lying: bool,
    /// Top, right, bottom, left, in hundredths of a millimetre.
    pub(crate) margins: Option<[u32; 4]>,
    /// Size of the table's text in tenths of a point; 0 for the writer's own.
    #[serde(default)]
    pub(crate) size: u16,
}

/// A line outside of the table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Line {
    pub(crate) text: Pattern,
    #[serde(default)]
    pub(crate) align: Align,
    /// Size in tenths of a point.
    #[serde(default)]
    pub(crate) size: u16,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Align {
    #[default]
    Auto,
    Left,
    Centre,
    Right,
}

impl From<Align> for office::Align {
    fn from(align: Align) -> Self {
        match align {
            Align::Auto => Self::Auto,
            Align::Left => Self::Left,
            Align::Centre => Self::Centre,
            Align::Right => Self::Right,
        }
    }
}

/// A part of the table, from top to bottom.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Part {
    Row(RowPart),
    Funds(FundsPart),
    Goals(GoalsPart),
    Plan(PlanPart),
    Indicators(IndicatorsPart),
    Tables(TablesPart),
}

impl Part {
    pub(crate) fn sides(&self) -> &[Side] {
        match self {
            Self::Row(part) => &part.side,
            Self::Funds(part) => &part.side,
            Self::Goals(part) => &part.side,
            Self::Plan(part) => &part.side,
            Self::Indicators(part) => &part.side,
            Self::Tables(_) => &[],
        }
    }
}

/// A label at the side of a part, over all its rows. Without a label the side of the part
/// above goes on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Side {
    pub(crate) label: Option<Pattern>,
    #[serde(default = "one")]
    pub(crate) columns: u32,
}

fn one() -> u32 {
    1
}

/// One row of labels and values.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RowPart {
    #[serde(default)]
    pub(crate) side: Vec<Side>,
    pub(crate) cells: Vec<RowCell>,
    /// The least height in hundredths of a millimetre.
    #[serde(default)]
    pub(crate) height: u32,
}

impl RowPart {
    /// Whether it says the total.
    pub(crate) fn is_total(&self) -> bool {
        let mut values = self.cells.iter().filter_map(|cell| cell.value);
        values.any(|value| matches!(value.0, Slot::Total(_)))
    }
}

/// A label, a value, or an empty cell.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RowCell {
    pub(crate) label: Option<Pattern>,
    #[serde(default, deserialize_with = "target")]
    pub(crate) value: Option<Target>,
    #[serde(default = "one")]
    pub(crate) columns: u32,
    #[serde(default)]
    pub(crate) align: Align,
    /// What to fill in, Chinese and English.
    pub(crate) guide: Option<[String; 2]>,
    /// The words to choose from.
    #[serde(default)]
    pub(crate) choice: Vec<String>,
}

/// The money lines.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct FundsPart {
    #[serde(default)]
    pub(crate) side: Vec<Side>,
    /// The label column first, without a column's name; another without one shows the method.
    pub(crate) head: Vec<FundHead>,
    /// Whether no heading row is printed.
    #[serde(default)]
    pub(crate) headless: bool,
    pub(crate) lines: Vec<FundRow>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct FundHead {
    #[serde(default)]
    pub(crate) label: Pattern,
    #[serde(default, deserialize_with = "fund_column")]
    pub(crate) column: Option<FundColumn>,
    #[serde(default = "one")]
    pub(crate) columns: u32,
    pub(crate) guide: Option<[String; 2]>,
}

/// A money line, or with no kind a row that only says what follows.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct FundRow {
    #[serde(default, deserialize_with = "fund_kind")]
    pub(crate) line: Option<FundKind>,
    pub(crate) label: Pattern,
    /// Columns that the blank form fills with dashes.
    #[serde(default, deserialize_with = "fund_columns")]
    pub(crate) dashes: Vec<FundColumn>,
    /// The lines that add up to this one.
    #[serde(default, deserialize_with = "fund_kinds")]
    pub(crate) sum_of: Vec<FundKind>,
    /// What the blank form prints as the method of the score (得分计算方法).
    #[serde(default)]
    pub(crate) method: String,
}

/// The annual goals.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct GoalsPart {
    #[serde(default)]
    pub(crate) side: Vec<Side>,
    /// Two headings, expected and actual; or none where labels stand in front.
    #[serde(default)]
    pub(crate) head: Vec<GoalHead>,
    /// Labels in front of the first, second … goal; the last holds for all that follow.
    #[serde(default)]
    pub(crate) labels: Vec<GoalLabel>,
    /// The least height of a goal's row.
    #[serde(default)]
    pub(crate) height: u32,
    pub(crate) guide: Option<[String; 2]>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct GoalHead {
    pub(crate) label: Pattern,
    pub(crate) columns: u32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct GoalLabel {
    pub(crate) label: Pattern,
    #[serde(default = "one")]
    pub(crate) columns: u32,
}

/// The plan's steps.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct PlanPart {
    #[serde(default)]
    pub(crate) side: Vec<Side>,
    pub(crate) label: Pattern,
    #[serde(default = "one")]
    pub(crate) columns: u32,
    /// Columns of the date range.
    pub(crate) period_columns: u32,
    pub(crate) guide: Option<[String; 2]>,
}

/// The indicator grid.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct IndicatorsPart {
    #[serde(default)]
    pub(crate) side: Vec<Side>,
    pub(crate) head: Vec<IndicatorHead>,
    pub(crate) groups: Vec<Group>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct IndicatorHead {
    pub(crate) label: Pattern,
    #[serde(deserialize_with = "grid_column")]
    pub(crate) column: GridColumn,
    #[serde(default = "one")]
    pub(crate) columns: u32,
    pub(crate) guide: Option<[String; 2]>,
    #[serde(default)]
    pub(crate) choice: Vec<String>,
}

/// A column of the indicator grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GridColumn {
    Level1,
    Level2,
    Cell(IndicatorColumn),
}

/// A level-1 group as it is printed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Group {
    #[serde(deserialize_with = "level1")]
    pub(crate) level1: Level1,
    pub(crate) label: String,
    /// What stands behind the label where the group has points: `（{points}分）`.
    #[serde(default)]
    pub(crate) points: Pattern,
    /// Whether the blank form prints points.
    #[serde(default)]
    pub(crate) kinds: Vec<Kind>,
}

/// A level-2 kind as it is printed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Kind {
    #[serde(deserialize_with = "level2")]
    pub(crate) level2: Level2,
    pub(crate) label: String,
    /// Rows of the blank form.
    #[serde(default = "one")]
    pub(crate) rows: u32,
    /// Rows whose words are printed in the blank form; they come before `rows`.
    #[serde(default)]
    pub(crate) items: Vec<Item>,
    /// What the blank form prints as the method of the score (得分计算方法).
    #[serde(default)]
    pub(crate) method: String,
}

/// A row of a blank form that is printed already.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Item {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) target: String,
    /// Codes of checks, or what they begin with, whose findings are evidence for this row.
    #[serde(default)]
    pub(crate) checks: Vec<String>,
}

/// The tables of a data sheet.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct TablesPart {
    pub(crate) tables: Vec<TableShape>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct TableShape {
    pub(crate) columns: Vec<Pattern>,
    /// How many columns of the layout each covers.
    pub(crate) spans: Vec<u32>,
    /// Labels of the rows of the blank form.
    pub(crate) rows: Vec<String>,
}
