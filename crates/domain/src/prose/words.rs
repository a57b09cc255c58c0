//! The words that build official sentences. Vocabulary only: no rule how they are used.

/// Ends of a sentence.
pub(super) const STOPS: &str = "。！？!?\n";

/// Between two statements of a sentence.
pub(super) const SEMICOLONS: &str = "；;";

/// Between two clauses, or between a formula and its result.
pub(super) const COMMAS: &str = "，,：:=＝<＞>＜";

/// Opening brackets.
pub(super) const OPENING: &str = "（(";

/// Closing brackets.
pub(super) const CLOSING: &str = "）)";

/// Begin a list of parts.
pub(super) const PARTS: [&str; 3] = ["其中", "包括", "分别为"];

/// In front of a figure that is another figure of the whole, or is beside it, and no part of it.
pub(super) const BESIDE: [&str; 26] = [
    "预算", "决算", "年初", "年末", "调整", "调减", "调增", "追加", "上年", "本年", "去年", "当年",
    "结余", "结转", "满分", "核定", "编制", "目标", "计划", "实际", "合同", "中标", "原", "应",
    "占", "人均",
];

/// Two of a pair that is compared, though the whole names one of them.
pub(super) const COMPARED_YEARS: [&str; 4] = ["上年", "本年", "去年", "今年"];

/// An average is not the sum of others.
pub(super) const AVERAGES: [&str; 4] = ["人均", "平均", "年均", "单价"];

/// Signs of a formula.
pub(super) const SIGNS: &str = "÷×*/／=＝";

/// A budget that is the name of a purse or of work, not a figure of the budget.
pub(super) const NOT_A_BUDGET: [&str; 6] = [
    "公共预算",
    "基金预算",
    "经营预算",
    "预算执行",
    "预算单位",
    "预算绩效",
];

/// Stretches of a year; what is told of them is not the year's figure.
pub(super) const PART_YEAR: [&str; 4] = ["半年", "季度", "月底", "月末"];

/// Up to a day.
pub(super) const UNTIL: [&str; 4] = ["截至", "截止", "1-", "1—"];

/// The whole year again.
pub(super) const WHOLE_YEAR: [&str; 4] = ["全年", "年底", "年末", "12月"];

/// Begin a comparison.
pub(super) const AGAINST: [&str; 6] = ["相比", "比较", "较", "比", "同比", "与"];

/// End of a base that 与 or 同 began.
pub(super) const COMPARED: [&str; 3] = ["相比", "比较", "相比较"];

/// More than before.
pub(super) const UP: [&str; 10] = [
    "增加", "增长", "上升", "提高", "增支", "多支", "上涨", "提升", "增收", "增幅",
];

/// Less than before.
pub(super) const DOWN: [&str; 10] = [
    "减少", "下降", "降低", "压减", "节约", "缩减", "减支", "下调", "压缩", "降幅",
];

/// Behind the word of a change, without a meaning of their own.
pub(super) const CHANGE_TAILS: [&str; 7] = ["了", "额为", "额", "幅度为", "率为", "为", "达"];

/// From one figure …
pub(super) const FROM: [&str; 2] = ["由", "从"];

/// … to another.
pub(super) const TO: [&str; 6] = ["至", "到", "为", "了", "达", "成"];

/// Behind the whole of a share: 占总支出的比重为.
pub(super) const SHARE_TAILS: [&str; 7] =
    ["的比重", "的比例", "比重", "比例", "的比率", "比率", "的"];

/// Copulas in front of a figure.
pub(super) const COPULAS: [&str; 8] = ["达到", "达", "为", "是", "共计", "合计", "共", "约"];

/// Rates of what was planned that was done, whatever it is of.
pub(super) const RATES: [&str; 5] = [
    "预算执行率",
    "资金执行率",
    "支出执行率",
    "执行率",
    "预算完成率",
];

/// Groups of people that overlap with others and make no sum.
pub(super) const OVERLAPPING: [&str; 9] = [
    "党员",
    "女",
    "男",
    "本科",
    "研究生",
    "专科",
    "少数民族",
    "岁",
    "以上",
];
