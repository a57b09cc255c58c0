//! Whether an actual value meets its target, and on what grounds.
//!
//! Must not guess: what is not of one kind is left to a person.

use super::figures::{Figures, figures};
use super::sentence::sentence;
use super::{Attainment, dates};
use crate::form::{Indicator, Year};
use crate::rules::Vocabulary;
use crate::text::Text;
use crate::value::Value;

/// What a comparison rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// One target figure and one actual figure of one kind.
    Figures(Figures),
    /// Figures that tell whether the target is met but not by what share: a range,
    /// or what stands in a sentence.
    Told,
    /// Two dates.
    Dates,
    /// Words, and the qualitative tier they name, from 0.
    Words(usize),
    /// A person must say, and why.
    Open(Text),
    /// The actual value is missing.
    NoActual,
    /// The row did not apply this year, by its own words.
    NotApplicable,
}

/// A comparison and its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    pub(super) attainment: Attainment,
    pub(super) basis: Basis,
}

impl Comparison {
    pub(super) fn new(attainment: Attainment, basis: Basis) -> Self {
        Self { attainment, basis }
    }

    pub(super) fn open(zh: &str, en: &str) -> Self {
        Self::new(Attainment::Undecided, Basis::Open(Text::new(zh, en)))
    }

    fn confirmed(self) -> Self {
        match self.basis {
            Basis::Figures(_) => Self::new(Attainment::Met, self.basis),
            _ => Self::new(Attainment::Met, Basis::Told),
        }
    }

    /// A figure taken from a sentence: a sentence may tell a part only, so a shortfall
    /// found in it is not computed with.
    pub(super) fn told(self) -> Self {
        match (self.attainment, &self.basis) {
            (Attainment::Unmet, Basis::Figures(_)) => Self::new(self.attainment, Basis::Told),
            _ => self,
        }
    }

    pub(super) fn mismatch() -> Self {
        Self::open(
            "实际完成值与指标值的类型、单位或周期不同，无法比较",
            "the actual value and the target differ in kind, unit or period and cannot be compared",
        )
    }
}

/// Compares a row's actual value with its target.
pub(super) fn compare(row: &Indicator, year: Option<Year>, words: &Vocabulary) -> Comparison {
    let (target, actual) = (&row.target, &row.actual);
    if actual.is_blank() {
        return Comparison::new(Attainment::Undecided, Basis::NoActual);
    }
    if matches!(actual.value, Value::Words(_)) && words.is("not-applicable", &plain(&actual.raw)) {
        return Comparison::new(Attainment::Undecided, Basis::NotApplicable);
    }
    let same_text = telling(&target.raw).eq(telling(&actual.raw));
    match (&target.value, &actual.value) {
        (Value::Empty | Value::Dash, _) => {
            Comparison::open("没有填写指标值", "the target is not filled in")
        }
        (Value::Unreadable(why), _) | (_, Value::Unreadable(why)) => {
            Comparison::new(Attainment::Undecided, Basis::Open(why.clone()))
        }
        (Value::Quantity(a), Value::Quantity(b)) => {
            match figures(row, a, b, words, true) {
                // ＞95% answered with ＞95%: the target itself was confirmed.
                Some(outcome) if same_text => outcome.confirmed(),
                Some(outcome) => outcome,
                None => Comparison::mismatch(),
            }
        }
        (Value::Quantity(a), Value::Words(found)) => sentence(row, a, found, words),
        (Value::Deadline(_), Value::Deadline(_)) if same_text => {
            Comparison::new(Attainment::Met, Basis::Dates)
        }
        (Value::Deadline(a), Value::Deadline(b)) => match dates::kept(a, b, year) {
            Some(true) => Comparison::new(Attainment::Met, Basis::Dates),
            Some(false) => Comparison::new(Attainment::Unmet, Basis::Dates),
            None => Comparison::open(
                "两个日期无法比较先后",
                "the two dates cannot be put in order",
            ),
        },
        (Value::Words(_), _) if same_text => Comparison::new(Attainment::Met, Basis::Words(0)),
        (Value::Words(_), Value::Quantity(_)) => Comparison::open(
            "指标值是文字，实际完成值是数字，是否完成须由人判断",
            "the target is in words and the actual value a figure; a person must judge",
        ),
        (Value::Words(_), Value::Words(_)) => in_words(&target.raw, &actual.raw, words),
        _ => Comparison::mismatch(),
    }
}

/// The characters without blanks and the marks that close a sentence.
fn telling(raw: &str) -> impl Iterator<Item = char> {
    raw.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '。' | '；' | ';' | '，' | ',' | '、'))
}

fn plain(raw: &str) -> String {
    telling(raw).collect()
}

/// Words answered with words: only the listed words tell a tier.
fn in_words(target: &str, actual: &str, words: &Vocabulary) -> Comparison {
    let actual = plain(actual);
    // 优秀 answered with 满意: two words of praise, of which one may be the weaker.
    let comparable = !words.is("achieved", &plain(target));
    if comparable && words.is("achieved", &actual) {
        Comparison::new(Attainment::Met, Basis::Words(0))
    } else if words.is("partly-achieved", &actual) {
        Comparison::new(Attainment::Unmet, Basis::Words(1))
    } else if words.is("not-achieved", &actual) {
        Comparison::new(Attainment::Unmet, Basis::Words(2))
    } else {
        Comparison::open(
            "定性指标，完成情况须由人判断",
            "a qualitative indicator; a person must judge it",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::support::{row, rules};
    use super::*;
    use Attainment::{Met, Undecided, Unmet};

    fn of(name: &str, target: &str, actual: &str) -> Attainment {
        let indicator = row([name, target, actual, "10", ""]);
        compare(&indicator, Some(Year(2022)), &rules().vocabulary).attainment
    }

    #[test]
    fn figures_of_one_kind() {
        for (name, target, actual, expected) in [
            ("次数", "≥5次", "5次", Met),
            ("次数", "≥5次", "4次", Unmet),
            ("次数", "≥5次", "6", Met),
            ("次数", "＞5次", "5次", Unmet),
            ("次数", "＞5次", "＞5次", Met),
            ("次数", "＝10件/年", "10件", Met),
            ("次数", "＝10件", "9件", Unmet),
            ("次数", "＝10件", "12件", Undecided),
            ("满意度", "≧95%", "91.5%", Unmet),
            ("采集率", "90%以上", "95%", Met),
            ("误差", "≤0.2mm", "0.3mm", Unmet),
            ("引资", "1.2亿", "1.2亿", Met),
            ("引资", "≥1亿元", "9000万元", Unmet),
            ("发放资金", "708.97万元", "864.94万元", Met),
            ("接待", "1300余人次", "1350人次", Met),
            ("接待", "≥1300人次", "1300余人次", Met),
            ("接待", "≥1300人次", "1200余人次", Undecided),
            ("数量", "4", "4", Met),
            ("发放资金", "5万元", "5", Met),
            ("登记人次", "0次", "0次", Met),
            ("登记人次", "0次", "2次", Unmet),
            ("满意度", "≥95%", "≥96%", Met),
            ("满意度", "≥95%", "≥90%", Undecided),
        ] {
            assert_eq!(
                of(name, target, actual),
                expected,
                "{name} {target} {actual}"
            );
        }
    }

    #[test]
    fn figures_of_two_kinds_are_left_open() {
        for (target, actual) in [
            ("7个", "100%"),
            ("100%", "7个"),
            ("2020年12月31日之前", "100%"),
            ("90%", "满意"),
            ("≥10次/月", "120次"),
            ("≥5次", "6人"),
            ("会议圆满召开", "100%"),
            ("720元/人/月", "720元"),
            ("95%", "0.95"),
        ] {
            assert_eq!(of("指标", target, actual), Undecided, "{target} {actual}");
        }
    }

    #[test]
    fn sentences_are_answered_by_the_figure_in_the_targets_unit() {
        for (target, actual, expected) in [
            ("≥5个", "已完成新引进落地项目6个", Met),
            (
                "岗位信息＞100条",
                "提供优质岗位信息，共计120条，吸纳33人就业",
                Met,
            ),
            ("≥5个", "计划5个，完成3个", Undecided),
            ("≥5个", "上半年6个，全年9个", Met),
            ("≥5个", "上半年2个，下半年4个", Undecided),
            ("≤5个", "上半年3个，下半年4个", Undecided),
            ("≤5个", "上半年6个，下半年7个", Unmet),
            ("≥5个", "全年引进项目3个", Unmet),
            ("≥5个", "因故未完成，只做了5个", Undecided),
            ("≥5个", "做好了各项工作", Undecided),
        ] {
            assert_eq!(of("指标", target, actual), expected, "{target} {actual}");
        }
    }

    #[test]
    fn words_and_dates() {
        for (target, actual, expected) in [
            ("优秀", "优秀", Met),
            ("不断提升", "不断提升。", Met),
            ("公开及时", "完成", Met),
            ("优秀", "满意", Undecided),
            ("公开及时", "部分完成", Unmet),
            ("公开及时", "稳步进行", Undecided),
            ("2022年12月31日前", "2022年12月31日前", Met),
            ("2022年12月31日前", "2022年11月", Met),
            ("2022年6月30日前", "2022年8月15日", Unmet),
            ("春节前", "春节前", Met),
            ("", "完成", Undecided),
        ] {
            assert_eq!(of("指标", target, actual), expected, "{target} {actual}");
        }
    }
}
