//! The words of the grammar: units, comparisons, periods, feasts. Vocabulary only:
//! no rate, no threshold, and no rule how the words are used.
//!
//! To teach the grammar a counter, add one line to [`COUNTERS`], which is sorted
//! by code point (a test says where it is not).

use super::{Comparator, Period, Scale};

/// Units and counting words. What may stand behind a figure in a sentence; a cell that
/// is one figure and one unknown character is understood without being listed.
#[rustfmt::skip]
pub(super) const COUNTERS: [&str; 286] = [
    "GB", "GHz", "Gb", "Gbps", "Hz", "KB", "L", "MB", "MHz", "MPa", "MW", "MWh", "Mb", "Mbps", "PB",
    "Pa", "TB", "cm", "d", "dB", "dm", "g", "h", "kPa", "kW", "kWh", "kg", "km", "km2", "km²", "m",
    "m2", "m3", "mL", "mg", "min", "ml", "mm", "ms", "m²", "m³", "nm", "t", "μm", "℃", "㎡", "个",
    "个季度", "个小时", "个工作日", "个月", "个点", "个点位", "个百分点", "乡", "亩", "亩次", "人",
    "人·天", "人·年", "人·日", "人·月", "人·次", "人份", "人天", "人年", "人日", "人月", "人次",
    "件", "件套", "件次", "份", "份次", "伏", "位", "位次", "例", "例次", "倍", "元", "兆字节",
    "兆比特", "兆瓦", "克", "公吨", "公斤", "公里", "公顷", "册", "册次", "分", "分米", "分钟", "列",
    "列次", "剂", "剂次", "副", "包", "匹", "区", "千克", "千瓦", "千瓦·时", "千瓦时", "千米", "升",
    "单", "厘米", "县", "县市", "双", "口", "口井", "只", "台", "台套", "台次", "名", "名次", "吨",
    "员", "周", "周年", "回", "圆", "场", "场次", "块", "块次", "处", "夜", "天", "头", "头只",
    "头次", "套", "套次", "字节", "季", "季度", "学分", "学年", "学时", "宗", "家", "家次", "对",
    "小时", "尾", "届次", "岗位", "工作日", "市", "帕", "帧", "幅", "幅次", "幢", "平方公里",
    "平方千米", "平方米", "年", "年度", "床", "床位", "床日", "床次", "度", "座", "座次", "张",
    "微米", "户", "户次", "房", "所", "扇", "批", "批人次", "批次", "把", "担", "摄氏度", "支",
    "支队", "斤", "日", "日元", "日历天", "旬", "星期", "月", "期", "本", "村", "条", "条次",
    "条线", "杯", "枚", "枝", "架次", "标段", "栋", "栋次", "校", "株", "根", "桌", "桶", "棵",
    "次", "欧元", "款", "毫克", "毫升", "毫秒", "毫米", "海里", "港元", "点位", "点次", "片",
    "班次", "瓦", "瓶", "百分点", "盏", "盒", "省", "社区", "种", "秒", "秒钟", "窝", "立方米",
    "站", "章", "笔", "箱", "箱次", "篇", "篇次", "米", "粒", "组", "美元", "羽", "航次", "艘",
    "艘次", "节", "英镑", "街道", "袋", "角", "课时", "起", "趟", "车次", "轮", "轮次", "辆",
    "辆次", "遍", "道", "部", "部次", "针", "针剂", "针次", "镇", "门", "间", "间夜", "间次", "队",
    "集", "面", "页", "顶", "项", "项次", "颗",
];

/// Words of comparison in front of a figure; the longest that fits counts.
pub(super) const COMPARED_BEFORE: [(&str, Comparator); 44] = [
    ("≥", Comparator::AtLeast),
    (">=", Comparator::AtLeast),
    ("=>", Comparator::AtLeast),
    ("≥=", Comparator::AtLeast),
    ("不低于", Comparator::AtLeast),
    ("不少于", Comparator::AtLeast),
    ("不小于", Comparator::AtLeast),
    ("不得低于", Comparator::AtLeast),
    ("不得少于", Comparator::AtLeast),
    ("大于等于", Comparator::AtLeast),
    ("大于或等于", Comparator::AtLeast),
    ("高于或等于", Comparator::AtLeast),
    ("至少", Comparator::AtLeast),
    ("最少", Comparator::AtLeast),
    ("≤", Comparator::AtMost),
    ("<=", Comparator::AtMost),
    ("=<", Comparator::AtMost),
    ("≤=", Comparator::AtMost),
    ("不高于", Comparator::AtMost),
    ("不超过", Comparator::AtMost),
    ("不多于", Comparator::AtMost),
    ("不大于", Comparator::AtMost),
    ("未超过", Comparator::AtMost),
    ("不得高于", Comparator::AtMost),
    ("不得超过", Comparator::AtMost),
    ("小于等于", Comparator::AtMost),
    ("小于或等于", Comparator::AtMost),
    ("至多", Comparator::AtMost),
    ("最多", Comparator::AtMost),
    (">", Comparator::MoreThan),
    ("大于", Comparator::MoreThan),
    ("超过", Comparator::MoreThan),
    ("超", Comparator::MoreThan),
    ("突破", Comparator::MoreThan),
    ("高于", Comparator::MoreThan),
    ("多于", Comparator::MoreThan),
    ("<", Comparator::LessThan),
    ("小于", Comparator::LessThan),
    ("低于", Comparator::LessThan),
    ("不足", Comparator::LessThan),
    ("不到", Comparator::LessThan),
    ("少于", Comparator::LessThan),
    ("=", Comparator::Equal),
    ("等于", Comparator::Equal),
];

/// Words of comparison behind a figure. 以上 and 以下 include the figure itself.
pub(super) const COMPARED_BEHIND: [(&str, Comparator); 10] = [
    ("(含)以上", Comparator::AtLeast),
    ("及以上", Comparator::AtLeast),
    ("或以上", Comparator::AtLeast),
    ("以上", Comparator::AtLeast),
    ("(含)以下", Comparator::AtMost),
    ("及以下", Comparator::AtMost),
    ("或以下", Comparator::AtMost),
    ("以下", Comparator::AtMost),
    ("以内", Comparator::AtMost),
    ("之内", Comparator::AtMost),
];

/// In front of a figure that is not meant exactly.
pub(super) const ROUGHLY_BEFORE: [&str; 6] = ["约", "大约", "约为", "将近", "近", "≈"];

/// Words that end like one of those and say nothing of the kind: 节约4万元.
pub(super) const NOT_ROUGHLY: [&str; 10] = [
    "节约", "集约", "制约", "违约", "履约", "契约", "签约", "最近", "附近", "邻近",
];

/// Between a figure and its unit, when it is not meant exactly.
pub(super) const ROUGHLY_WITHIN: [&str; 3] = ["余", "多", "来"];

/// Behind an amount that is not meant exactly.
pub(super) const ROUGHLY_BEHIND: [&str; 2] = ["左右", "上下"];

/// What may lead a cell that is one amount without adding to its meaning.
pub(super) const AMOUNT_LEADS: [&str; 10] = [
    "控制在",
    "保持在",
    "维持在",
    "稳定在",
    "达到",
    "达",
    "为",
    "在",
    "应",
    "需",
];

/// What may lead an amount and makes it money.
pub(super) const MONEY_LEADS: [&str; 2] = ["¥", "人民币"];

/// Scales, longer words first.
pub(super) const SCALES: [(&str, Scale); 8] = [
    ("百万", Scale::Million),
    ("千万", Scale::TenMillion),
    ("亿", Scale::HundredMillion),
    ("億", Scale::HundredMillion),
    ("万", Scale::TenThousand),
    ("萬", Scale::TenThousand),
    ("千", Scale::Thousand),
    ("百", Scale::Hundred),
];

/// Periods behind 每 or `/`.
pub(super) const PERIODS: [(&str, Period); 15] = [
    ("小时", Period::Hour),
    ("天", Period::Day),
    ("日", Period::Day),
    ("周", Period::Week),
    ("星期", Period::Week),
    ("个月", Period::Month),
    ("月", Period::Month),
    ("月度", Period::Month),
    ("季度", Period::Quarter),
    ("个季度", Period::Quarter),
    ("季", Period::Quarter),
    ("半年", Period::HalfYear),
    ("半年度", Period::HalfYear),
    ("年", Period::Year),
    ("年度", Period::Year),
];

/// Characters that, behind a figure, are never an unlisted unit.
pub(super) const NOT_UNITS: &str =
    "号届等前后底末初以之不的为是和与至到及或中上下内余多来几第每约整含无未已共";

/// Behind 内, what makes it another word: 内容, 内部, 内外.
pub(super) const AFTER_INSIDE: &str = "容部外地控设在需";

/// Words behind which a bare figure is a name: 附件1, 任务2, 电话.
pub(super) const NAMED_BEFORE: [&str; 12] = [
    "附件", "附表", "附图", "任务", "编码", "编号", "代码", "电话", "邮编", "传真", "文号", "序号",
];

/// What directly follows a figure that is part of a name: 22号, 500强.
pub(super) const NAMED_BEHIND: &str = "号届强〕]";

/// Words that begin with a numeral and a counter and yet count nothing.
pub(super) const NOT_AMOUNTS: [&str; 8] = [
    "一起", "一道", "一面", "一块", "一对", "一组", "一行", "一点",
];

/// Feasts and turns of the calendar that tell a date.
pub(super) const OCCASIONS: [&str; 32] = [
    "春节",
    "元旦",
    "元宵",
    "清明",
    "清明节",
    "劳动节",
    "五一",
    "端午",
    "端午节",
    "中秋",
    "中秋节",
    "国庆",
    "国庆节",
    "十一",
    "建党节",
    "建军节",
    "年底",
    "年末",
    "年初",
    "年中",
    "月底",
    "月末",
    "月初",
    "季末",
    "季度末",
    "季度底",
    "汛期",
    "上半年",
    "下半年",
    "底",
    "末",
    "当年",
];

/// What may lead a cell that is one date.
pub(super) const DATE_LEADS: [&str; 9] = [
    "截至",
    "截止",
    "截至到",
    "截止到",
    "于",
    "在",
    "到",
    "应于",
    "最迟",
];

/// What leads a date by which something is due.
pub(super) const DATE_LIMITS: [&str; 4] = ["不晚于", "不迟于", "不得晚于", "不得迟于"];

/// What may follow a date in a cell that is one date.
pub(super) const DATE_TAILS: [&str; 8] = [
    "完成",
    "全部完成",
    "按时完成",
    "已完成",
    "完成任务",
    "底完成",
    "前完成",
    "止",
];

/// Parts of a month or a year behind a date.
pub(super) const DATE_PHASES: [&str; 19] = [
    "上半年",
    "下半年",
    "上旬",
    "中旬",
    "下旬",
    "底",
    "末",
    "初",
    "份",
    "全年",
    "内",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "第一季度",
    "第二季度",
    "第三季度",
    "第四季度",
];

/// What makes a date a due date.
pub(super) const BEFORE_WORDS: [&str; 3] = ["之前", "以前", "前"];

/// The longest entry of `table` the text begins with.
pub(super) fn begins<'t>(text: &str, table: &[&'t str]) -> Option<&'t str> {
    if text.is_empty() {
        return None;
    }
    longest(table.iter().copied().filter(|word| text.starts_with(word)))
}

/// The longest entry of `table` the text ends with.
pub(super) fn ends<'t>(text: &str, table: &[&'t str]) -> Option<&'t str> {
    longest(table.iter().copied().filter(|word| ends_in(text, word)))
}

/// Whether the text ends with the word; looks at the last byte first, which mostly decides.
pub(super) fn ends_in(text: &str, word: &str) -> bool {
    text.as_bytes().last() == word.as_bytes().last() && text.ends_with(word)
}

fn longest<'t>(words: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    words.max_by_key(|word| word.len())
}

/// The longest counter the text begins with.
pub(super) fn counter(text: &str) -> Option<&'static str> {
    let ends = text
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take(LONGEST_COUNTER);
    let mut found = None;
    for end in ends {
        if let Ok(at) = COUNTERS.binary_search(&&text[..end]) {
            found = Some(COUNTERS[at]);
        }
    }
    // `5m20` and `3GBx` are names, not amounts.
    let name = |word: &str| {
        word.ends_with(|c: char| c.is_ascii_alphanumeric())
            && text[word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
    };
    found.filter(|word| !name(word))
}

/// Characters of the longest counter.
const LONGEST_COUNTER: usize = 4;

/// The period of that name.
pub(super) fn period(word: &str) -> Option<Period> {
    let entry = PERIODS.iter().find(|(name, _)| *name == word);
    entry.map(|(_, period)| *period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_sorted_and_short_enough() {
        for pair in COUNTERS.windows(2) {
            assert!(
                pair[0] < pair[1],
                "{} must stand before {}",
                pair[1],
                pair[0]
            );
        }
        let longest = COUNTERS.iter().map(|word| word.chars().count()).max();
        assert_eq!(longest, Some(LONGEST_COUNTER));
    }

    #[test]
    fn the_longest_counter_counts() {
        assert_eq!(counter("个月内"), Some("个月"));
        assert_eq!(counter("人次。"), Some("人次"));
        assert_eq!(counter("m20"), None);
        assert_eq!(counter("㎡"), Some("㎡"));
    }
}
