//! The address of a cell inside a form.

use super::{
    Cell, Field, Form, FundColumn, GoalColumn, IndicatorColumn, ItemColumn, StepColumn, TotalColumn,
};

/// Where in a form a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// The title.
    Title,
    /// 项目名称
    Project,
    /// 主管部门
    Department,
    /// 实施单位
    Unit,
    /// A named field.
    Field(Field),
    /// A fund line's column; lines count from 0.
    Fund(usize, FundColumn),
    /// A goal's column.
    Goal(usize, GoalColumn),
    /// A plan step's column.
    Step(usize, StepColumn),
    /// A group heading's points.
    Heading(usize),
    /// An indicator's column.
    Indicator(usize, IndicatorColumn),
    /// The total row.
    Total(TotalColumn),
    /// A note.
    Note(usize),
    /// A data table's title.
    TableTitle(usize),
    /// A data table's column heading.
    TableHead(usize, usize),
    /// A data table's cell: table, row, column.
    Table(usize, usize, usize),
    /// A paragraph of a report.
    Paragraph(usize),
    /// A figure in a paragraph: paragraph, figure.
    Figure(usize, usize),
    /// An evaluated item's column.
    Item(usize, ItemColumn),
}

impl Slot {
    /// The address as text: `indicators.3.score`, counting from 1.
    pub fn path(self) -> String {
        match self {
            Self::Title => "title".to_owned(),
            Self::Project => "project".to_owned(),
            Self::Department => "department".to_owned(),
            Self::Unit => "unit".to_owned(),
            Self::Field(field) => format!("fields.{}", field.key()),
            Self::Fund(i, column) => format!("funds.{}.{}", i + 1, column.key()),
            Self::Goal(i, column) => format!("goals.{}.{}", i + 1, column.key()),
            Self::Step(i, column) => format!("steps.{}.{}", i + 1, column.key()),
            Self::Heading(i) => format!("headings.{}.points", i + 1),
            Self::Indicator(i, column) => format!("indicators.{}.{}", i + 1, column.key()),
            Self::Total(column) => format!("total.{}", column.key()),
            Self::Note(i) => format!("notes.{}", i + 1),
            Self::TableTitle(t) => format!("tables.{}.title", t + 1),
            Self::TableHead(t, c) => format!("tables.{}.columns.{}", t + 1, c + 1),
            Self::Table(t, r, c) => format!("tables.{}.rows.{}.{}", t + 1, r + 1, c + 1),
            Self::Paragraph(p) => format!("paragraphs.{}", p + 1),
            Self::Figure(p, f) => format!("paragraphs.{}.figures.{}", p + 1, f + 1),
            Self::Item(i, column) => format!("items.{}.{}", i + 1, column.key()),
        }
    }

    /// The address that [`Slot::path`] writes so.
    pub fn from_path(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('.').collect();
        Some(match parts[..] {
            ["title"] => Self::Title,
            ["project"] => Self::Project,
            ["department"] => Self::Department,
            ["unit"] => Self::Unit,
            ["fields", key] => Self::Field(Field::from_key(key)?),
            ["funds", i, key] => Self::Fund(from_one(i)?, FundColumn::from_key(key)?),
            ["goals", i, key] => Self::Goal(from_one(i)?, GoalColumn::from_key(key)?),
            ["steps", i, key] => Self::Step(from_one(i)?, StepColumn::from_key(key)?),
            ["headings", i, "points"] => Self::Heading(from_one(i)?),
            ["indicators", i, key] => {
                Self::Indicator(from_one(i)?, IndicatorColumn::from_key(key)?)
            }
            ["total", key] => Self::Total(TotalColumn::from_key(key)?),
            ["notes", i] => Self::Note(from_one(i)?),
            ["tables", t, "title"] => Self::TableTitle(from_one(t)?),
            ["tables", t, "columns", c] => Self::TableHead(from_one(t)?, from_one(c)?),
            ["tables", t, "rows", r, c] => Self::Table(from_one(t)?, from_one(r)?, from_one(c)?),
            ["paragraphs", p] => Self::Paragraph(from_one(p)?),
            ["paragraphs", p, "figures", f] => Self::Figure(from_one(p)?, from_one(f)?),
            ["items", i, key] => Self::Item(from_one(i)?, ItemColumn::from_key(key)?),
            _ => return None,
        })
    }

    /// The row an indicator cell belongs to.
    pub fn indicator_row(self) -> Option<usize> {
        match self {
            Self::Indicator(row, _) => Some(row),
            _ => None,
        }
    }
}

/// A position counted from 1 as one counted from 0.
fn from_one(text: &str) -> Option<usize> {
    text.parse::<usize>().ok()?.checked_sub(1)
}

/// Room for the cells that every form has a few of.
const FEW: usize = 64;

impl Form {
    /// The cell at an address; `None` when the form has no such row.
    pub fn cell(&self, slot: Slot) -> Option<&Cell> {
        Some(match slot {
            Slot::Title => &self.title,
            Slot::Project => &self.project,
            Slot::Department => &self.department,
            Slot::Unit => &self.unit,
            Slot::Field(field) => self.fields.get(&field)?,
            Slot::Fund(i, column) => self.funds.get(i)?.cell(column),
            Slot::Goal(i, GoalColumn::Expected) => &self.goals.get(i)?.expected,
            Slot::Goal(i, GoalColumn::Actual) => &self.goals.get(i)?.actual,
            Slot::Step(i, StepColumn::Period) => &self.steps.get(i)?.period,
            Slot::Step(i, StepColumn::Task) => &self.steps.get(i)?.task,
            Slot::Heading(i) => &self.headings.get(i)?.points,
            Slot::Indicator(i, column) => self.indicators.get(i)?.cell(column),
            Slot::Total(TotalColumn::Points) => &self.total.points,
            Slot::Total(TotalColumn::Score) => &self.total.score,
            Slot::Note(i) => self.notes.get(i)?,
            Slot::TableTitle(t) => &self.tables.get(t)?.title,
            Slot::TableHead(t, c) => self.tables.get(t)?.columns.get(c)?,
            Slot::Table(t, r, c) => self.tables.get(t)?.rows.get(r)?.get(c)?,
            Slot::Paragraph(p) => &self.paragraphs.get(p)?.text,
            Slot::Figure(p, f) => self.paragraphs.get(p)?.figures.get(f)?,
            Slot::Item(i, column) => {
                let item = self.items.get(i)?;
                match column {
                    ItemColumn::Group => &item.group,
                    ItemColumn::Name => &item.name,
                    ItemColumn::Points => &item.points,
                    ItemColumn::Basis => &item.basis,
                    ItemColumn::Reason => &item.reason,
                    ItemColumn::Score => &item.score,
                }
            }
        })
    }

    /// The cell at an address, to be changed.
    pub fn cell_mut(&mut self, slot: Slot) -> Option<&mut Cell> {
        Some(match slot {
            Slot::Title => &mut self.title,
            Slot::Project => &mut self.project,
            Slot::Department => &mut self.department,
            Slot::Unit => &mut self.unit,
            Slot::Field(field) => self.fields.get_mut(&field)?,
            Slot::Fund(i, column) => self.funds.get_mut(i)?.cell_mut(column),
            Slot::Goal(i, GoalColumn::Expected) => &mut self.goals.get_mut(i)?.expected,
            Slot::Goal(i, GoalColumn::Actual) => &mut self.goals.get_mut(i)?.actual,
            Slot::Step(i, StepColumn::Period) => &mut self.steps.get_mut(i)?.period,
            Slot::Step(i, StepColumn::Task) => &mut self.steps.get_mut(i)?.task,
            Slot::Heading(i) => &mut self.headings.get_mut(i)?.points,
            Slot::Indicator(i, column) => self.indicators.get_mut(i)?.cell_mut(column),
            Slot::Total(TotalColumn::Points) => &mut self.total.points,
            Slot::Total(TotalColumn::Score) => &mut self.total.score,
            Slot::Note(i) => self.notes.get_mut(i)?,
            Slot::TableTitle(t) => &mut self.tables.get_mut(t)?.title,
            Slot::TableHead(t, c) => self.tables.get_mut(t)?.columns.get_mut(c)?,
            Slot::Table(t, r, c) => self.tables.get_mut(t)?.rows.get_mut(r)?.get_mut(c)?,
            Slot::Paragraph(p) => &mut self.paragraphs.get_mut(p)?.text,
            Slot::Figure(p, f) => self.paragraphs.get_mut(p)?.figures.get_mut(f)?,
            Slot::Item(i, column) => {
                let item = self.items.get_mut(i)?;
                match column {
                    ItemColumn::Group => &mut item.group,
                    ItemColumn::Name => &mut item.name,
                    ItemColumn::Points => &mut item.points,
                    ItemColumn::Basis => &mut item.basis,
                    ItemColumn::Reason => &mut item.reason,
                    ItemColumn::Score => &mut item.score,
                }
            }
        })
    }

    /// The address of every cell of the form, in printed order.
    pub fn slots(&self) -> Vec<Slot> {
        let cells = self.funds.len() * FundColumn::ALL.len()
            + self.indicators.len() * IndicatorColumn::ALL.len();
        let mut slots = Vec::with_capacity(cells + self.fields.len() + FEW);
        slots.extend([Slot::Title, Slot::Project, Slot::Department, Slot::Unit]);
        slots.extend(self.fields.keys().map(|&field| Slot::Field(field)));
        for i in 0..self.funds.len() {
            slots.extend(FundColumn::ALL.iter().map(|&column| Slot::Fund(i, column)));
        }
        for i in 0..self.goals.len() {
            slots.extend(GoalColumn::ALL.iter().map(|&column| Slot::Goal(i, column)));
        }
        for i in 0..self.steps.len() {
            slots.extend(StepColumn::ALL.iter().map(|&column| Slot::Step(i, column)));
        }
        slots.extend((0..self.headings.len()).map(Slot::Heading));
        for i in 0..self.indicators.len() {
            slots.extend(
                IndicatorColumn::ALL
                    .iter()
                    .map(|&column| Slot::Indicator(i, column)),
            );
        }
        slots.extend(TotalColumn::ALL.iter().map(|&column| Slot::Total(column)));
        slots.extend((0..self.notes.len()).map(Slot::Note));
        for (t, table) in self.tables.iter().enumerate() {
            slots.push(Slot::TableTitle(t));
            slots.extend((0..table.columns.len()).map(|c| Slot::TableHead(t, c)));
            for (r, row) in table.rows.iter().enumerate() {
                slots.extend((0..row.len()).map(|c| Slot::Table(t, r, c)));
            }
        }
        for (p, paragraph) in self.paragraphs.iter().enumerate() {
            slots.push(Slot::Paragraph(p));
            slots.extend((0..paragraph.figures.len()).map(|f| Slot::Figure(p, f)));
        }
        for i in 0..self.items.len() {
            slots.extend(ItemColumn::ALL.iter().map(|&column| Slot::Item(i, column)));
        }
        slots
    }
}
