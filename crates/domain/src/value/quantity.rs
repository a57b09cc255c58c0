//! Measured amounts: comparator, exact figure, unit with its scale, period.

use crate::number::{Number, Printed};

/// How an actual value is to be compared with its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparator {
    /// ≥, ≧, 不低于, 以上
    AtLeast,
    /// ＞, 大于, 超过
    MoreThan,
    /// ＝
    Equal,
    /// ＜, 小于
    LessThan,
    /// ≤, ≦, 不超过, 以内
    AtMost,
}

impl Comparator {
    /// Whether a larger actual value is the better one.
    pub fn rewards_more(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }

    /// Whether a smaller actual value is the better one.
    pub fn rewards_less(self) -> bool {
        matches!(self, Self::AtMost | Self::LessThan)
    }

    /// The sign as it is usually printed.
    pub fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::MoreThan => "＞",
            Self::Equal => "＝",
            Self::LessThan => "＜",
            Self::AtMost => "≤",
        }
    }
}

/// The power of ten a unit is printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Scale {
    /// 1
    #[default]
    One,
    /// 百 (100)
    Hundred,
    /// 千 (1000)
    Thousand,
    /// 万 (10⁴)
    TenThousand,
    /// 百万 (10⁶)
    Million,
    /// 千万 (10⁷)
    TenMillion,
    /// 亿 (10⁸)
    HundredMillion,
}

impl Scale {
    /// The power of ten.
    pub fn power(self) -> i32 {
        match self {
            Self::One => 0,
            Self::Hundred => 2,
            Self::Thousand => 3,
            Self::TenThousand => 4,
            Self::Million => 6,
            Self::TenMillion => 7,
            Self::HundredMillion => 8,
        }
    }
}

/// What is counted or measured.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum UnitKind {
    /// A bare number.
    #[default]
    None,
    /// %, ％; the figure is in percent.
    Percent,
    /// ‰
    PerMille,
    /// 元 with its scale (万元, 亿元, and 亿 or 万 where money is meant).
    Yuan,
    /// A counted or measured thing by its own word: 个, 次, 人次, 篇, 小时, mm, 日.
    Counted(String),
}

/// A unit: scale, thing, and what it is counted per (元/人/月 → `["人", "月"]`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Unit {
    /// The power of ten in the unit's word.
    pub scale: Scale,
    /// What is measured.
    pub kind: UnitKind,
    /// The words behind each `/` that are not periods.
    pub per: Vec<String>,
}

impl Unit {
    /// Whether two figures in these units measure the same kind of thing.
    pub fn same_kind(&self, other: &Self) -> bool {
        self.kind == other.kind && self.per == other.per
    }

    /// Whether the unit is a percentage.
    pub fn is_percent(&self) -> bool {
        self.kind == UnitKind::Percent
    }
}

/// How often an amount recurs: `≥10次/月`, `≥每季度1次`, `12篇/年`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// 每小时
    Hour,
    /// 每天, 每日
    Day,
    /// 每周
    Week,
    /// 每月
    Month,
    /// 每季度
    Quarter,
    /// 每半年
    HalfYear,
    /// 每年, /年
    Year,
}

/// One measured amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The words in front of the amount (岗位信息＞100条 → 岗位信息), or nothing.
    pub subject: String,
    /// The comparator as printed; none when none was printed.
    pub comparator: Option<Comparator>,
    /// The figure in the printed unit and scale.
    pub number: Printed,
    /// The upper end where a range is printed (3-5次).
    pub upper: Option<Printed>,
    /// The unit.
    pub unit: Unit,
    /// How often it recurs.
    pub period: Option<Period>,
    /// 余, 多, 约, 左右: the figure is not meant exactly.
    pub approximate: bool,
}

impl Quantity {
    /// A bare figure without unit or comparator.
    pub fn bare(number: Printed) -> Self {
        Self {
            subject: String::new(),
            comparator: None,
            number,
            upper: None,
            unit: Unit::default(),
            period: None,
            approximate: false,
        }
    }

    /// The value in the unit's base (1.2亿元 → 120 000 000); `None` when it does not fit.
    pub fn base_value(&self) -> Option<Number> {
        self.number.value.shifted(self.unit.scale.power())
    }
}
