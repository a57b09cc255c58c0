//! The figures of a running text: amounts, rates, counts and dates, each with its stretch.
//!
//! Numbers of documents (〔2020〕7号), enumerators (（一）, 1、, ①), codes and names
//! (500强, 附件1) are no figures.

use crate::form::Year;
use crate::value::{Quantity, UnitKind, Value, mentions};
use std::ops::Range;

/// A figure that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<'t> {
    /// Where it begins, in characters from 0.
    pub offset: usize,
    /// How many characters it takes, its unit and modifiers (超, 约, ＜) among them.
    pub chars: usize,
    /// The same in bytes of the text.
    pub bytes: Range<usize>,
    /// The printed text: `1,066.75万元`, `160余人次`, `2022年12月31日`.
    pub raw: &'t str,
    /// What it means: a quantity or a date.
    pub value: Value,
}

impl Mention<'_> {
    /// The quantity, where it is one and not a date.
    pub fn quantity(&self) -> Option<&Quantity> {
        self.value.quantity()
    }
}

/// Every figure of a text, in order. At most so many as a cell's value may hold.
pub fn figures(text: &str) -> Vec<Mention<'_>> {
    let mut found: Vec<Mention<'_>> = Vec::new();
    let (mut bytes, mut chars) = (0, 0);
    for (range, value) in mentions(text) {
        if is_year(&value) || is_number_of_document(text, &range) {
            continue;
        }
        if let Some(last) = found.last_mut()
            && joins(text, last, &range)
        {
            last.bytes.end = range.end;
            last.raw = text.get(last.bytes.clone()).unwrap_or_default();
            last.chars = last.raw.chars().count();
            last.value = Value::parse(last.raw);
            continue;
        }
        let (Some(before), Some(raw)) = (text.get(bytes..range.start), text.get(range.clone()))
        else {
            continue;
        };
        chars += before.chars().count();
        bytes = range.start;
        found.push(Mention {
            offset: chars,
            chars: raw.chars().count(),
            bytes: range,
            raw,
            value,
        });
    }
    found
}

/// A bare 2022 names a year.
fn is_year(value: &Value) -> bool {
    let Some(quantity) = value.quantity() else {
        return false;
    };
    let unit = quantity.unit.kind == UnitKind::None && quantity.unit.scale.power() == 0;
    let (digits, decimals) = quantity.number.value.parts();
    let year = i64::try_from(digits).ok().and_then(Year::possible);
    unit && decimals == 0 && quantity.comparator.is_none() && year.is_some()
}

/// 7号 and 第7号 behind the year of a document's number, whatever its brackets.
fn is_number_of_document(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let behind = text.get(range.end..).unwrap_or_default().trim_start();
    let closed = before.ends_with(['〕', '］', ']', '】', ')', '）']);
    closed
        && (behind.starts_with('号')
            || text
                .get(range.clone())
                .is_some_and(|raw| raw.ends_with('号')))
}

/// Both ends of a range whose first says that it belongs to it: 90（含）—100分.
fn joins(text: &str, last: &Mention<'_>, next: &Range<usize>) -> bool {
    let between = text.get(last.bytes.end..next.start).unwrap_or_default();
    let sign = between
        .trim()
        .strip_prefix("（含）")
        .or_else(|| between.trim().strip_prefix("(含)"));
    sign.is_some_and(|sign| {
        matches!(
            sign.trim(),
            "-" | "—" | "——" | "–" | "－" | "~" | "～" | "至" | "到"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raws(text: &str) -> Vec<&str> {
        figures(text).into_iter().map(|figure| figure.raw).collect()
    }

    #[test]
    fn figures_keep_their_units() {
        for (text, expected) in [
            (
                "整体支出1,066.75万元（其中，基本支出805.66万元，项目支出261.09万元）",
                vec!["1,066.75万元", "805.66万元", "261.09万元"],
            ),
            ("预算执行率为21.03%。", vec!["21.03%"]),
            (
                "控制率＝（甲÷乙）×100%＝52.94%，得2分",
                vec!["100%", "52.94%", "2分"],
            ),
            ("=21.02%<100%，", vec!["21.02%", "<100%"]),
            ("共服务160余人次，超100家企业", vec!["160余人次", "超100家"]),
            (
                "截止至2022年12月31日，编制共17人",
                vec!["2022年12月31日", "17人"],
            ),
            (
                "6月召开会议，２０２２年完成１２．５万元",
                vec!["6月", "２０２２年", "１２．５万元"],
            ),
            (
                "90（含）—100分为优；60分以下为差",
                vec!["90（含）—100分", "60分以下"],
            ),
            ("较年初减少-31.75万元", vec!["31.75万元"]),
            ("投资额3000万；总投资1.2亿", vec!["3000万", "1.2亿"]),
        ] {
            assert_eq!(raws(text), expected, "{text}");
        }
    }

    #[test]
    fn names_and_enumerators_are_no_figures() {
        for text in [
            "（湘财绩〔2020〕7号）",
            "州财绩〔2022〕6 号",
            "财预[2020]10号、（2021）101号",
            "（一）基本情况",
            "1、工资福利支出",
            "（1）会议支出",
            "①绩效目标合理性",
            "附件1",
            "任务2：提供信息服务",
            "500强企业名录",
            "一是强化党建，二是抓好管理",
            "二十大",
            "联系电话13800000000",
            "2022‘年货大吉’",
        ] {
            assert_eq!(raws(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn offsets_count_characters_of_the_printed_text() {
        let text = "（ 全年 ）共 １７ 人，其中9人";
        for figure in figures(text) {
            let cut: String = text
                .chars()
                .skip(figure.offset)
                .take(figure.chars)
                .collect();
            assert_eq!(cut, figure.raw);
        }
        assert_eq!(raws(text), ["１７ 人", "9人"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_figures_in_order_that_stand_in_it(text in "[0-9０-９.,，、。（）()年月日万元%％人 其中共—-]{0,60}") {
            let mut end = 0;
            for figure in figures(&text) {
                proptest::prop_assert!(figure.bytes.start >= end);
                end = figure.bytes.end;
                proptest::prop_assert_eq!(&text[figure.bytes.clone()], figure.raw);
                let before = text[..figure.bytes.start].chars().count();
                proptest::prop_assert_eq!(before, figure.offset);
                proptest::prop_assert_eq!(figure.raw.chars().count(), figure.chars);
            }
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,80}") {
            figures(&text);
        }
    }
}
