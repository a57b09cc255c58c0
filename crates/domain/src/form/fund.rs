//! The money lines of a form.

use super::{Cell, FundColumn, MoneyUnit};
use crate::number::Number;
use crate::value::{Scale, UnitKind};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What a fund line is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum FundKind { $($(#[$doc])* $name,)* }

        impl FundKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name used in data and machine output.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The kind of that name.
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$name),)* _ => None }
            }
        }
    };
}

kinds! {
    /// 年度资金总额
    Total = "total",
    /// 当年财政拨款
    Appropriation = "appropriation",
    /// 上级补助
    SuperiorGrant = "superior-grant",
    /// 本级安排
    OwnLevel = "own-level",
    /// 上年结转资金
    CarriedOver = "carried-over",
    /// 其他资金
    Other = "other",
    /// 基本支出
    Basic = "basic",
    /// 项目支出
    Project = "project",
    /// 一般公共预算
    GeneralPublicBudget = "general-public-budget",
    /// 政府性基金拨款
    GovernmentFund = "government-fund",
    /// 纳入专户管理的非税收入拨款
    SpecialAccount = "special-account",
    /// A line whose label nobody knows: its amounts are kept, what they are part of is not told.
    Unnamed = "unnamed",
}

impl FundKind {
    /// Whether the line splits the total by the nature of the spending.
    pub fn is_by_nature(self) -> bool {
        matches!(self, Self::Basic | Self::Project)
    }

    /// Whether the line splits the appropriation (财政拨款), not the total.
    pub fn is_part_of_appropriation(self) -> bool {
        matches!(self, Self::SuperiorGrant | Self::OwnLevel)
    }
}

/// One money line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundLine {
    /// What the line is.
    pub kind: FundKind,
    /// The printed label.
    pub label: Cell,
    /// 年初预算数
    pub initial: Cell,
    /// 全年预算数; in a target form the planned amount.
    pub budget: Cell,
    /// 全年执行数
    pub executed: Cell,
    /// 全年预计执行数 of a monitoring form
    pub expected: Cell,
    /// 分值
    pub points: Cell,
    /// 执行率
    pub rate: Cell,
    /// 预计执行率 of a monitoring form
    pub expected_rate: Cell,
    /// 得分
    pub score: Cell,
}

impl FundLine {
    /// An empty line of that kind.
    pub fn empty(kind: FundKind) -> Self {
        Self {
            kind,
            label: Cell::default(),
            initial: Cell::default(),
            budget: Cell::default(),
            executed: Cell::default(),
            expected: Cell::default(),
            points: Cell::default(),
            rate: Cell::default(),
            expected_rate: Cell::default(),
            score: Cell::default(),
        }
    }

    /// The cell of a column.
    pub fn cell(&self, column: FundColumn) -> &Cell {
        match column {
            FundColumn::Label => &self.label,
            FundColumn::Initial => &self.initial,
            FundColumn::Budget => &self.budget,
            FundColumn::Executed => &self.executed,
            FundColumn::Expected => &self.expected,
            FundColumn::Points => &self.points,
            FundColumn::Rate => &self.rate,
            FundColumn::ExpectedRate => &self.expected_rate,
            FundColumn::Score => &self.score,
        }
    }

    /// The cell of a column, to be changed.
    pub fn cell_mut(&mut self, column: FundColumn) -> &mut Cell {
        match column {
            FundColumn::Label => &mut self.label,
            FundColumn::Initial => &mut self.initial,
            FundColumn::Budget => &mut self.budget,
            FundColumn::Executed => &mut self.executed,
            FundColumn::Expected => &mut self.expected,
            FundColumn::Points => &mut self.points,
            FundColumn::Rate => &mut self.rate,
            FundColumn::ExpectedRate => &mut self.expected_rate,
            FundColumn::Score => &mut self.score,
        }
    }
}

/// The amount of a cell in 元; `None` where it is no amount of money. A bare figure is in
/// the unit of the form.
pub fn yuan(cell: &Cell, unit: MoneyUnit) -> Option<Number> {
    let quantity = cell.value.quantity()?;
    match quantity.unit.kind {
        UnitKind::None if quantity.unit.scale == Scale::One => {
            quantity.number.value.shifted(unit.power())
        }
        UnitKind::None | UnitKind::Yuan => quantity.base_value(),
        _ => None,
    }
}
