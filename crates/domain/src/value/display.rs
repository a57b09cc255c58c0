//! Amounts in print: what is written here reads back as the same amount.

use super::{Period, Quantity, Scale, Unit, UnitKind};
use std::fmt;

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::One => "",
            Self::Hundred => "百",
            Self::Thousand => "千",
            Self::TenThousand => "万",
            Self::Million => "百万",
            Self::TenMillion => "千万",
            Self::HundredMillion => "亿",
        })
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.scale.fmt(f)?;
        match &self.kind {
            UnitKind::None => {}
            UnitKind::Percent => f.write_str("%")?,
            UnitKind::PerMille => f.write_str("‰")?,
            UnitKind::Yuan => f.write_str("元")?,
            UnitKind::Counted(word) => f.write_str(word)?,
        }
        for word in &self.per {
            write!(f, "/{word}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hour => "小时",
            Self::Day => "天",
            Self::Week => "周",
            Self::Month => "月",
            Self::Quarter => "季度",
            Self::HalfYear => "半年",
            Self::Year => "年",
        })
    }
}

impl fmt::Display for Quantity {
    /// `≥10次/月`, `岗位信息＞100条`, `约80-100%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.subject)?;
        if let Some(comparator) = self.comparator {
            f.write_str(comparator.sign())?;
        }
        if self.approximate {
            f.write_str("约")?;
        }
        write!(f, "{}", self.number.value)?;
        if let Some(upper) = self.upper {
            write!(f, "-{}", upper.value)?;
        }
        self.unit.fmt(f)?;
        match self.period {
            Some(period) => write!(f, "/{period}"),
            None => Ok(()),
        }
    }
}
