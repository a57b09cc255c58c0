//! The parameters a rule set may hold: key, name, and what a value looks like.
//!
//! Must not hold any value: those are data.

use domain::text::Text;

/// A parameter of rule sets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameter {
    /// The key in `values.toml`.
    pub(super) key: &'static str,
    /// Its Chinese name.
    pub(super) zh: &'static str,
    /// Its English name.
    pub(super) en: &'static str,
    /// What a value looks like, for the message when one does not.
    pub(super) demand: &'static str,
}

impl Parameter {
    /// The name in both languages.
    pub(super) fn name(&self) -> Text {
        Text::new(self.zh, self.en)
    }
}

/// Keys of checking thresholds begin with this in `values.toml`.
pub(super) const THRESHOLD: &str = "threshold.";

macro_rules! parameters {
    ($($name:ident = $key:literal, $zh:literal, $en:literal, $demand:literal;)*) => {
        $(pub(super) const $name: &str = $key;)*

        /// Every parameter, in the order they are shown.
        pub(super) const PARAMETERS: &[Parameter] = &[
            $(Parameter { key: $key, zh: $zh, en: $en, demand: $demand },)*
        ];
    };
}

parameters! {
    TOTAL_POINTS = "total-points", "总分", "total points", "a number of points";
    WEIGHTS = "weights", "各部分分值", "points by group",
        "name=points pairs of execution, output, outcome, satisfaction, cost";
    WEIGHTS_WITH_COST = "weights-with-cost", "成本作一级指标时各部分分值", "points by group with a cost group",
        "name=points pairs of execution, output, outcome, satisfaction, cost; or none";
    ADJUSTABLE = "weights-adjustable", "分值可否调整", "freedom to adjust the points",
        "no, special-cases, by-importance or all-but-execution";
    WITHOUT_SATISFACTION = "without-satisfaction-to", "无满意度指标时其分值归入", "where the satisfaction points go",
        "output, outcome, cost or none";
    EXECUTION_BASE = "execution-base", "预算执行率的分母", "base of the execution rate",
        "annual or initial";
    AT_LEAST = "at-least", "正向指标（≥）未达标的得分", "score of an unmet ≥ target",
        "proportional, own-rule or unstated";
    AT_MOST = "at-most", "反向指标（≤）未达标的得分", "score of an unmet ≤ target",
        "inverse, linear, own-rule or unstated";
    TIERS = "tiers", "定性指标各档（占分值）", "qualitative tiers (share of the points)",
        "percent figures, descending, the last 0";
    SATISFACTION_BANDS = "satisfaction-bands", "满意度分档", "satisfaction by bands",
        "full-at=percent step=points deduction=points, or none";
    COST_BANDS = "cost-bands", "成本控制分档", "cost control by bands",
        "percent=share pairs in percent, or none";
    SCORE_CAP = "score-cap", "得分以分值为上限", "no score above the row's points", "yes or no";
    OVER_ACHIEVEMENT = "over-achievement", "超额完成须说明的幅度（%）", "over-achievement that needs a reason (%)",
        "a percent figure above the target, or none";
    REASON_FOR_UNMET = "reason-for-unmet", "未达标须说明原因", "a reason for every unmet target", "yes or no";
    DEDUCTIONS = "deductions", "扣分是否另列", "deductions in a column of their own",
        "own-column or none";
    ROUNDING = "rounding", "得分的小数位", "rounding of scores", "decimals=n integer-habit=yes|no";
    GRADES = "grades", "评价等级", "grades", "word=points pairs, descending, the last 0; or none";
    ALARM_SHARES = "alarm-shares", "监控：进度与序时进度之比的颜色", "monitoring: colours by progress over the share of the year",
        "red=percent yellow=percent blue=percent rates=whole|by-time, rising; or none";
    ALARM_SPENDING = "alarm-spending", "监控：各月底应达到的执行率", "monitoring: what is to be spent by month",
        "month=percent pairs, both rising; or none";
    ALARM_DISTANCE = "alarm-distance", "监控：目标与支出进度可相差（百分点）", "monitoring: how far goals and spending may be apart",
        "percentage points, or none";
    REVIEW_GRADES = "review-grades", "目标审核：一般项目的综合评定", "target review: the overall grade of general projects",
        "grade=items/lowest, best first, the last 0; or none";
    REVIEW_POINTS = "review-points", "目标审核：重点项目各项分值", "target review: points of key projects",
        "item=points pairs, or none";
    DUE = "due", "自评报送期限（次年）", "due date in the following year", "month-day as 06-20, or none";
}

/// The parameter of that key.
pub(super) fn by_key(key: &str) -> Option<&'static Parameter> {
    PARAMETERS.iter().find(|parameter| parameter.key == key)
}

/// Every parameter a rule set may hold: key and name, in the order they are shown.
pub fn parameters() -> impl Iterator<Item = (&'static str, Text)> {
    PARAMETERS
        .iter()
        .map(|parameter| (parameter.key, parameter.name()))
}
