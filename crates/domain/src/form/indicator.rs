//! Indicator rows and the groups they stand under.

use super::{Cell, IndicatorColumn};

/// Level-1 group (一级指标).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level1 {
    /// 产出
    Output,
    /// 效益
    Outcome,
    /// 满意度
    Satisfaction,
    /// 成本, a group of its own since 2021
    Cost,
    /// 加分项: its rows add to the total, beside the points that are shared out
    Bonus,
    /// 扣分项: its rows take off the total, with or without a minus in front
    Penalty,
    /// 其他
    #[default]
    Other,
    /// A name that an evaluation framework gives (投入, 过程).
    Named(String),
}

impl Level1 {
    /// The groups every rule set weighs, in printed order.
    pub const WEIGHED: [Self; 4] = [Self::Output, Self::Cost, Self::Outcome, Self::Satisfaction];

    /// The name used in data and machine output.
    pub fn name(&self) -> &str {
        match self {
            Self::Output => "产出",
            Self::Outcome => "效益",
            Self::Satisfaction => "满意度",
            Self::Cost => "成本",
            Self::Bonus => "加分项",
            Self::Penalty => "扣分项",
            Self::Other => "其他",
            Self::Named(name) => name,
        }
    }

    /// Whether its rows stand beside the points that are shared out among the others.
    pub fn is_beside(&self) -> bool {
        matches!(self, Self::Bonus | Self::Penalty)
    }

    /// The group of that name.
    pub fn from_name(name: &str) -> Self {
        match name {
            "产出" => Self::Output,
            "效益" => Self::Outcome,
            "满意度" => Self::Satisfaction,
            "成本" => Self::Cost,
            "加分项" => Self::Bonus,
            "扣分项" => Self::Penalty,
            "其他" | "" => Self::Other,
            other => Self::Named(other.to_owned()),
        }
    }
}

/// Level-2 kind (二级指标).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level2 {
    /// 数量
    Quantity,
    /// 质量
    Quality,
    /// 时效
    Timeliness,
    /// 成本
    Cost,
    /// 经济效益
    Economic,
    /// 社会效益
    Social,
    /// 生态效益, 环境效益
    Ecological,
    /// 可持续影响
    Sustainable,
    /// 服务对象满意度
    Satisfaction,
    /// Another printed name, without 指标.
    Named(String),
    /// None was printed.
    #[default]
    Missing,
}

impl Level2 {
    /// The kinds of the national standard.
    pub const STANDARD: [Self; 9] = [
        Self::Quantity,
        Self::Quality,
        Self::Timeliness,
        Self::Cost,
        Self::Economic,
        Self::Social,
        Self::Ecological,
        Self::Sustainable,
        Self::Satisfaction,
    ];

    /// The name used in data and machine output.
    pub fn name(&self) -> &str {
        match self {
            Self::Quantity => "数量",
            Self::Quality => "质量",
            Self::Timeliness => "时效",
            Self::Cost => "成本",
            Self::Economic => "经济效益",
            Self::Social => "社会效益",
            Self::Ecological => "生态效益",
            Self::Sustainable => "可持续影响",
            Self::Satisfaction => "服务对象满意度",
            Self::Named(name) => name,
            Self::Missing => "",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Self {
        Self::STANDARD
            .into_iter()
            .find(|kind| kind.name() == name)
            .unwrap_or_else(|| match name {
                "" => Self::Missing,
                other => Self::Named(other.to_owned()),
            })
    }

    /// The level-1 group the kind belongs to, when it has only one.
    pub fn group(&self) -> Option<Level1> {
        match self {
            Self::Quantity | Self::Quality | Self::Timeliness => Some(Level1::Output),
            Self::Economic | Self::Social | Self::Ecological | Self::Sustainable => {
                Some(Level1::Outcome)
            }
            Self::Satisfaction => Some(Level1::Satisfaction),
            Self::Cost | Self::Named(_) | Self::Missing => None,
        }
    }
}

/// A group heading that prints points: 产出指标（50分）.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The group.
    pub level1: Level1,
    /// The kind, when the heading is of level 2; else [`Level2::Missing`].
    pub level2: Level2,
    /// The printed points, only the figure.
    pub points: Cell,
    /// Other groups whose rows the points are of as well: 效益指标（40分，含满意度）.
    pub with: Vec<Level1>,
}

impl Heading {
    /// Whether a row of that group and kind is one of those that the points are of.
    pub fn counts(&self, level1: &Level1, level2: &Level2) -> bool {
        let own =
            self.level1 == *level1 && (self.level2 == Level2::Missing || self.level2 == *level2);
        own || self.with.contains(level1)
    }
}

/// One indicator row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Indicator {
    /// Its level-1 group.
    pub level1: Level1,
    /// Its level-2 kind.
    pub level2: Level2,
    /// 三级指标, the indicator itself.
    pub name: Cell,
    /// 调整前指标值: the target as it was first approved, where the form keeps it beside the
    /// adjusted one
    pub initial: Cell,
    /// 年度指标值, after adjustment where it was adjusted
    pub target: Cell,
    /// 实际完成值
    pub actual: Cell,
    /// 全年预计完成情况 of a monitoring form
    pub expected: Cell,
    /// 分值
    pub points: Cell,
    /// 得分
    pub score: Cell,
    /// 百分制得分: what was given out of a hundred, where the form weighs it by the points into
    /// the score
    pub rating: Cell,
    /// 扣分, where the form prints it apart; the net score is the score less the deduction
    pub deduction: Cell,
    /// 偏差原因分析及改进措施, 未完成原因分析
    pub reason: Cell,
    /// The kinds of cause that a monitoring form ticks: 经费保障, 人员保障 …
    pub cause: Cell,
    /// 改进措施, where it stands in a column of its own
    pub measure: Cell,
    /// 说明, 指标解释及计算公式
    pub note: Cell,
    /// 得分计算方法
    pub method: Cell,
    /// 完成可能性 of a monitoring form
    pub likelihood: Cell,
}

impl Indicator {
    /// The cell of a column.
    pub fn cell(&self, column: IndicatorColumn) -> &Cell {
        match column {
            IndicatorColumn::Name => &self.name,
            IndicatorColumn::Initial => &self.initial,
            IndicatorColumn::Target => &self.target,
            IndicatorColumn::Actual => &self.actual,
            IndicatorColumn::Expected => &self.expected,
            IndicatorColumn::Points => &self.points,
            IndicatorColumn::Score => &self.score,
            IndicatorColumn::Rating => &self.rating,
            IndicatorColumn::Deduction => &self.deduction,
            IndicatorColumn::Reason => &self.reason,
            IndicatorColumn::Cause => &self.cause,
            IndicatorColumn::Measure => &self.measure,
            IndicatorColumn::Note => &self.note,
            IndicatorColumn::Method => &self.method,
            IndicatorColumn::Likelihood => &self.likelihood,
        }
    }

    /// The cell of a column, to be changed.
    pub fn cell_mut(&mut self, column: IndicatorColumn) -> &mut Cell {
        match column {
            IndicatorColumn::Name => &mut self.name,
            IndicatorColumn::Initial => &mut self.initial,
            IndicatorColumn::Target => &mut self.target,
            IndicatorColumn::Actual => &mut self.actual,
            IndicatorColumn::Expected => &mut self.expected,
            IndicatorColumn::Points => &mut self.points,
            IndicatorColumn::Score => &mut self.score,
            IndicatorColumn::Rating => &mut self.rating,
            IndicatorColumn::Deduction => &mut self.deduction,
            IndicatorColumn::Reason => &mut self.reason,
            IndicatorColumn::Cause => &mut self.cause,
            IndicatorColumn::Measure => &mut self.measure,
            IndicatorColumn::Note => &mut self.note,
            IndicatorColumn::Method => &mut self.method,
            IndicatorColumn::Likelihood => &mut self.likelihood,
        }
    }
}
