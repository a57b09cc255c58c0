//! Performance forms: everything a filled form says, each cell with its place.
//!
//! Must not know how a form was read or how it will be written.

mod cell;
mod column;
mod family;
mod fund;
mod indicator;
mod slot;

pub use cell::{Cell, Doubt, Kept, Reach};
pub use column::{FundColumn, GoalColumn, IndicatorColumn, ItemColumn, StepColumn, TotalColumn};
pub use family::{Family, Stage};
pub use fund::{FundKind, FundLine, yuan};
pub use indicator::{Heading, Indicator, Level1, Level2};
pub use slot::Slot;

use std::collections::BTreeMap;

/// A budget year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(pub i32);

impl Year {
    /// Budget years that can be meant: performance forms came up after 1990, and a year
    /// beyond 2100 is a slip of the pen.
    pub const POSSIBLE: std::ops::RangeInclusive<i32> = 1990..=2100;

    /// The year, where it can be one.
    pub fn possible(year: i64) -> Option<Self> {
        let year = i32::try_from(year).ok()?;
        Self::POSSIBLE.contains(&year).then_some(Self(year))
    }
}

/// The unit the amounts of a form's fund lines are printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 千元
    Thousand,
    /// 万元
    #[default]
    TenThousand,
    /// 亿元
    HundredMillion,
}

impl MoneyUnit {
    /// Every unit with its printed name.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Yuan, "元"),
        (Self::Thousand, "千元"),
        (Self::TenThousand, "万元"),
        (Self::HundredMillion, "亿元"),
    ];

    /// The printed name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Thousand => "千元",
            Self::TenThousand => "万元",
            Self::HundredMillion => "亿元",
        }
    }

    /// The power of ten to 元.
    pub fn power(self) -> i32 {
        match self {
            Self::Yuan => 0,
            Self::Thousand => 3,
            Self::TenThousand => 4,
            Self::HundredMillion => 8,
        }
    }
}

/// Fields of a form besides names, funds, goals and indicators.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// A named field of a form besides names, funds, goals and indicators.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field { $($(#[$doc])* $name,)* }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name used in data and in machine output.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// The field of that name.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$name),)* _ => None }
            }
        }
    };
}

fields! {
    /// 联系电话
    Phone = "phone",
    /// 项目负责人
    PersonInCharge = "person_in_charge",
    /// 填表人, 经办人
    Preparer = "preparer",
    /// 单位负责人
    UnitHead = "unit_head",
    /// 联系人
    Contact = "contact",
    /// 填报日期
    FilledOn = "filled_on",
    /// 项目编码, 预算编码
    Code = "code",
    /// 主管部门代码
    DepartmentCode = "department_code",
    /// 项目类别
    Category = "category",
    /// 项目属性
    Nature = "nature",
    /// 项目计划实施时间
    Period = "period",
    /// 资金性质
    FundNature = "fund_nature",
    /// 部门职能概述
    Duties = "duties",
    /// 保障措施: 组织机构
    Organisation = "organisation",
    /// 保障措施: 管理制度
    Regulations = "regulations",
    /// 自评结论
    Conclusion = "conclusion",
    /// 评价等级
    Grade = "grade",
    /// 其他说明的问题
    Remarks = "remarks",
    /// 厉行节约保障措施
    Thrift = "thrift",
    /// 部门审核意见
    DepartmentOpinion = "department_opinion",
    /// 财政部门意见
    FinanceOpinion = "finance_opinion",
    /// 评价组组长签署意见
    LeaderOpinion = "leader_opinion",
    /// 人员编制
    StaffAuthorised = "staff_authorised",
    /// 实有人数
    StaffActual = "staff_actual",
    /// 评价方式
    EvaluationWay = "evaluation_way",
    /// 评价机构
    Evaluator = "evaluator",
    /// 报告时间
    ReportedOn = "reported_on",
}

/// A whole form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Which official form it is.
    pub family: Family,
    /// Whether it is a template that nobody filled.
    pub blank: bool,
    /// The printed title.
    pub title: Cell,
    /// The budget year it is about.
    pub year: Option<Year>,
    /// The month up to which a monitoring form tells, where it is known.
    pub month: Option<u8>,
    /// The unit of the fund lines' amounts.
    pub money_unit: MoneyUnit,
    /// 项目名称; empty in a department form.
    pub project: Cell,
    /// 主管部门, or the department itself in a department form.
    pub department: Cell,
    /// 实施单位, or the unit that filled the form.
    pub unit: Cell,
    /// Money, line by line.
    pub funds: Vec<FundLine>,
    /// Annual goals.
    pub goals: Vec<Goal>,
    /// 阶段性计划, 本年度实施计划.
    pub steps: Vec<PlanStep>,
    /// Group headings that print points of their own (产出指标（50分）).
    pub headings: Vec<Heading>,
    /// Indicator rows in printed order.
    pub indicators: Vec<Indicator>,
    /// The total row.
    pub total: Total,
    /// All other named fields.
    pub fields: BTreeMap<Field, Cell>,
    /// Notes below the form.
    pub notes: Vec<Cell>,
    /// Tables of a report or data sheet that are no indicator grid.
    pub tables: Vec<DataTable>,
    /// The running text of a report, headings among it.
    pub paragraphs: Vec<Paragraph>,
    /// The items of an evaluation, with the scores a report gives them.
    pub items: Vec<EvaluatedItem>,
    /// What was not certain in reading.
    pub doubts: Vec<Doubt>,
    /// Whether nothing drawn showed which cell a text stands in: what was read may stand in
    /// the wrong place, and no finding on it is certain.
    pub guessed: bool,
}

/// One goal statement and, in a self-evaluation, what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// 预期目标, 年度目标
    pub expected: Cell,
    /// 实际完成情况
    pub actual: Cell,
}

/// One step of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanStep {
    /// The printed date range.
    pub period: Cell,
    /// What is to be done.
    pub task: Cell,
}

/// The total row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// 分值 of the total row.
    pub points: Cell,
    /// 得分 of the total row.
    pub score: Cell,
}

/// A table that is not an indicator grid: headcount, three public expenses, spending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataTable {
    /// The caption or first heading.
    pub title: Cell,
    /// Column headings, the label column first.
    pub columns: Vec<Cell>,
    /// Rows; each begins with its label.
    pub rows: Vec<Vec<Cell>>,
}

/// A paragraph of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The level of a heading, from 1; 0 for running text.
    pub level: u8,
    /// The whole paragraph.
    pub text: Cell,
    /// The figures in it with their units, each at its own place.
    pub figures: Vec<Cell>,
}

/// One item of an evaluation system, as a report scores it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvaluatedItem {
    /// 一级指标: 投入, 过程, 产出及效率.
    pub group: Cell,
    /// 在职人员控制率
    pub name: Cell,
    /// Its points.
    pub points: Cell,
    /// The formula, figures and reasoning printed for it.
    pub basis: Cell,
    /// 扣分原因, where it stands in a column of its own
    pub reason: Cell,
    /// The score given.
    pub score: Cell,
}

impl Form {
    /// The stage of the year that the form belongs to.
    pub fn stage(&self) -> Stage {
        self.family.stage()
    }

    /// Whether the form is about one project: by its family or, where a family serves both,
    /// by the project it names.
    pub fn is_of_project(&self) -> bool {
        let serves_both = matches!(self.stage(), Stage::Monitoring | Stage::Review);
        self.family.is_project() || serves_both && !self.project.is_blank()
    }

    /// The fund line of that kind.
    pub fn fund(&self, kind: FundKind) -> Option<(usize, &FundLine)> {
        self.funds
            .iter()
            .enumerate()
            .find(|(_, line)| line.kind == kind)
    }

    /// A named field, when it was printed.
    pub fn field(&self, field: Field) -> Option<&Cell> {
        self.fields.get(&field)
    }

    /// Whether something may have been printed that nobody read: what is missing is then no
    /// fault of who filled the form.
    pub fn may_hide_more(&self) -> bool {
        let mut doubts = self.doubts.iter();
        doubts.any(|doubt| matches!(doubt.reach, Reach::Figures | Reach::Form))
    }

    /// Whether a figure among the points or scores was not read.
    pub fn leaves_out_figures(&self) -> bool {
        let mut doubts = self.doubts.iter();
        doubts.any(|doubt| doubt.reach == Reach::Figures)
    }

    /// Whether the form has any place for scores: a column of points or scores, a total. Some
    /// places ask for results alone.
    pub fn prints_scores(&self) -> bool {
        let printed = |cell: &Cell| !cell.is_empty() || !cell.place.is_unknown();
        let rows = self.indicators.iter();
        let mut rows = rows.flat_map(|row| [&row.points, &row.score]);
        let lines = self.funds.iter();
        let mut lines = lines.flat_map(|line| [&line.points, &line.score]);
        let total = [&self.total.points, &self.total.score];
        rows.any(printed) || lines.any(printed) || total.into_iter().any(printed)
    }

    /// Whether every row stands in the groups that were printed for it.
    pub fn groups_are_printed(&self) -> bool {
        let mut doubts = self.doubts.iter();
        doubts.all(|doubt| doubt.reach == Reach::Place)
    }

    /// The name people know the form by: its project, else its department, else its unit.
    pub fn subject(&self) -> &str {
        [&self.project, &self.department, &self.unit]
            .into_iter()
            .map(|cell| cell.raw.as_str())
            .find(|raw| !raw.is_empty())
            .unwrap_or(&self.title.raw)
    }
}
