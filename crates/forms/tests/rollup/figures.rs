//! What is added, what is averaged, and with what.

use super::support::{COUNTY, PROJECT, figure, form, indicator, n, node, rolled, row};
use domain::form::FundKind;
use domain::rollup::{How, Left, Manner, Rollup};

const FINANCE: &str = r#"
  { level1 = "产出", level2 = "数量", name = "培训人数", target = "≥100人", actual = "120人", points = "10", score = "10" },
  { level1 = "满意度", level2 = "服务对象满意度", name = "学员满意度", target = "≥90%", actual = "95%（19/20）", points = "10", score = "10" },
  { level1 = "效益", level2 = "社会效益", name = "培训效果", target = "优秀", actual = "良好", points = "10", score = "8" },
  { level1 = "产出", level2 = "成本", name = "人均费用", target = "≤500元/人", actual = "400元/人", points = "10", score = "10" },
  { level1 = "产出", level2 = "成本", name = "总费用", target = "≤1.2万元", actual = "10000元", points = "10", score = "10" },
  { level1 = "产出", level2 = "时效", name = "办理时限", target = "≤5个工作日", actual = "4个工作日", points = "10", score = "10" },
"#;

const SCHOOL: &str = r#"
  { level1 = "产出", level2 = "数量", name = "1.参训人数", target = "≥200人", actual = "180人", points = "10", score = "9" },
  { level1 = "满意度", level2 = "服务对象满意度", name = "学员满意度", target = "≥90%", actual = "90%，45份÷50份", points = "10", score = "10" },
  { level1 = "效益", level2 = "社会效益", name = "培训效果", target = "优秀", actual = "优秀", points = "10", score = "10" },
  { level1 = "产出", level2 = "成本", name = "人均费用", target = "≤500元/人", actual = "480元/人", points = "10", score = "10" },
  { level1 = "产出", level2 = "成本", name = "总费用（元）", target = "≤20000元", actual = "1.5万元", points = "10", score = "10" },
  { level1 = "产出", level2 = "时效", name = "办理时限", target = "≤5个工作日", actual = "3个工作日", points = "10", score = "10" },
"#;

fn two() -> Rollup {
    let texts = [
        form("县财政局", "培训", ("100", "80"), "92", FINANCE),
        form("第一中学", "培训", ("300", "300"), "96", SCHOOL),
    ];
    rolled(COUNTY, &texts)
}

#[test]
fn amounts_are_added_whatever_scale_and_synonym_they_are_printed_in() {
    let rollup = two();
    let people = figure(&rollup, "培训人数", "county");
    assert_eq!(
        (people.target.value, people.actual.value),
        (Some(n("300")), Some(n("300")))
    );
    assert_eq!((people.how, people.sources.len()), (How::Added, 2));
    let cost = figure(&rollup, "总费用", "county");
    assert_eq!(
        (cost.target.value, cost.actual.value),
        (Some(n("32000")), Some(n("25000")))
    );
    assert_eq!(
        indicator(&rollup, "培训人数").names,
        ["1.参训人数", "培训人数"]
    );
}

#[test]
fn rates_come_from_their_parts_where_every_form_tells_them() {
    let rollup = two();
    let rate = figure(&rollup, "学员满意度", "county");
    assert_eq!(rate.how, How::ByParts);
    // 64 of 70.
    assert_eq!(rate.actual.value.unwrap().round_half_up(4), n("91.4286"));
    assert_eq!(
        figure(&rollup, "学员满意度", "finance").actual.value,
        Some(n("95"))
    );
}

#[test]
fn rates_without_parts_are_weighted_by_funds() {
    let rows = |actual| row(["产出", "质量", "合格率", "≥90%", actual, "10", "10"]);
    let rollup = rolled(
        COUNTY,
        &[
            form("县财政局", "甲", ("100", "80"), "92", &rows("95%（19/20）")),
            form("第一中学", "乙", ("300", "300"), "96", &rows("90%")),
        ],
    );
    let rate = figure(&rollup, "合格率", "county");
    assert_eq!(
        (rate.how, rate.actual.value),
        (How::ByFunds, Some(n("91.25")))
    );
    assert_eq!(figure(&rollup, "合格率", "finance").how, How::ByParts);
}

#[test]
fn a_figure_per_person_and_a_span_of_days_are_averaged() {
    let rollup = two();
    assert_eq!(
        figure(&rollup, "人均费用", "county").actual.value,
        Some(n("460"))
    );
    assert_eq!(
        figure(&rollup, "办理时限", "county").actual.value,
        Some(n("3.25"))
    );
}

#[test]
fn words_have_no_value_but_a_score_weighted_by_funds() {
    let rollup = two();
    assert_eq!(indicator(&rollup, "培训效果").key.manner, Manner::Scored);
    let effect = figure(&rollup, "培训效果", "county");
    assert_eq!(
        (effect.score.value, effect.points),
        (Some(n("9.5")), Some(n("10")))
    );
    assert_eq!((effect.share(), effect.actual.value), (Some(n("95")), None));
}

#[test]
fn funds_add_up_and_scores_are_weighted() {
    let rollup = two();
    let filings = rollup.filings_of(rollup.section(PROJECT).unwrap(), 0);
    let funds = rollup.funds(filings.clone(), FundKind::Total);
    let values: Vec<_> = funds.amounts.iter().map(|told| told.value).collect();
    assert_eq!(values, [None, Some(n("4000000")), Some(n("3800000"))]);
    assert_eq!(funds.rate.value, Some(n("0.95")));
    let results = rollup.results(filings);
    assert_eq!(results.score.value, Some(n("95")));
    assert_eq!(results.ends, Some((n("92"), n("96"))));
}

#[test]
fn a_branch_has_only_its_own() {
    let rollup = two();
    assert_eq!(
        figure(&rollup, "培训人数", "education").actual.value,
        Some(n("180"))
    );
    assert_eq!(
        figure(&rollup, "培训人数", "school1").actual.value,
        Some(n("180"))
    );
    let none = figure(&rollup, "培训人数", "school2");
    assert_eq!((none.actual.value, none.actual.count), (None, 0));
    assert_eq!(node(&rollup, "财政局"), node(&rollup, "finance"));
}

#[test]
fn what_cannot_be_used_is_kept_with_its_reason() {
    let rows = [
        row(["产出", "数量", "会议次数", "≥10次", "100%", "10", "10"]),
        row(["产出", "数量", "简报期数", "≥10期", "", "10", "10"]),
        row(["产出", "数量", "走访户数", "≥10户", "8-12户", "10", "10"]),
        row([
            "产出",
            "数量",
            "公文数",
            "≥10件",
            "全年共计120件",
            "10",
            "10",
        ]),
        row([
            "产出",
            "数量",
            "信息条数",
            "≥10条",
            "采用3条，上报20条",
            "10",
            "",
        ]),
        row(["产出", "数量", "", "≥10条", "20条", "10", "10"]),
        row(["产出", "质量", "合格率", "≥90%", "95%", "10", "10"]),
    ];
    let text = form("县财政局", "甲", ("", ""), "92", &rows.concat());
    let rollup = rolled(COUNTY, &[text]);
    let left: Vec<(u32, Left)> = rollup
        .left
        .iter()
        .map(|left| (left.row, left.reason))
        .collect();
    assert_eq!(
        left,
        [
            (0, Left::OtherKind),
            (1, Left::NoActual),
            (2, Left::Range),
            (4, Left::Sentence),
            (4, Left::NoScore),
            (5, Left::NoName),
            (6, Left::NoFunds),
        ]
    );
    assert_eq!(
        figure(&rollup, "公文数", "county").actual.value,
        Some(n("120"))
    );
}

#[test]
fn one_name_with_two_units_stays_two_indicators() {
    let rollup = rolled(
        COUNTY,
        &[
            form(
                "县财政局",
                "甲",
                ("1", "1"),
                "",
                &row(["产出", "数量", "宣传", "≥10次", "12次", "10", "10"]),
            ),
            form(
                "第一中学",
                "乙",
                ("1", "1"),
                "",
                &row(["产出", "数量", "宣传", "≥10场", "12场", "10", "10"]),
            ),
            form(
                "第二中学",
                "丙",
                ("1", "1"),
                "",
                &row(["产出", "质量", "宣传", "≥10场", "12场", "10", "10"]),
            ),
        ],
    );
    assert_eq!(rollup.section(PROJECT).unwrap().indicators.len(), 3);
}
