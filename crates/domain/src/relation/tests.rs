//! One form that fits, one that fails and one at the boundary for every kind of relation.

use super::*;
use crate::form::{Cell, DataTable, FundKind, FundLine, Heading, Indicator, Level1, Level2};
use crate::number::{Points, Printed, Rate};
use crate::place::Place;
use crate::rules::*;
use crate::value::{Quantity, Unit, UnitKind, Value};
use std::sync::Arc;

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

fn cell(text: &str) -> Cell {
    let mut cell = Cell::new(text, Place::default());
    if let Some(number) = text.strip_suffix('%') {
        cell.value = Value::Quantity(Quantity {
            unit: Unit {
                kind: UnitKind::Percent,
                ..Unit::default()
            },
            ..Quantity::bare(Printed::of(n(number)))
        });
    }
    cell
}

fn ruled<T>(value: T) -> Ruled<T> {
    Ruled {
        value,
        source: Arc::default(),
    }
}

fn points(text: &str) -> Points {
    Points::new(n(text))
}

fn rules(base: ExecutionBase, integer_habit: bool) -> RulesInForce {
    RulesInForce {
        id: RuleSetId::default(),
        year: crate::form::Year(2022),
        weights: ruled(Weights {
            execution: points("10"),
            output: points("50"),
            outcome: points("30"),
            satisfaction: points("10"),
            cost: points("0"),
        }),
        weights_with_cost: None,
        adjustable: ruled(WeightsAdjustable::No),
        without_satisfaction_to: None,
        total_points: ruled(points("100")),
        execution_base: ruled(base),
        at_least: ruled(AtLeastRule::Proportional),
        at_most: ruled(AtMostRule::Inverse),
        tiers: ruled(Tiers {
            lower: vec![Rate::new(n("0.8")), Rate::new(n("0.6")), Rate::new(n("0"))],
        }),
        satisfaction_bands: None,
        cost_bands: None,
        capped: ruled(true),
        over_achievement: None,
        reason_for_unmet: ruled(true),
        rounding: ruled(Rounding {
            decimals: 2,
            integer_habit,
        }),
        grades: None,
        due: None,
        vocabulary: Arc::new(words()),
        thresholds: Arc::default(),
    }
}

fn words() -> Vocabulary {
    let list = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    Vocabulary::new(
        [
            (
                "table-total",
                list(&["合计", "总计", "小计", "总支出", "支出合计"]),
            ),
            ("table-part-of", list(&["其中"])),
            ("table-change", list(&["增加", "增减"])),
            ("table-rate", list(&["控制率", "执行率"])),
        ]
        .into_iter()
        .map(|(key, words): (&str, Vec<String>)| (key.to_owned(), words))
        .collect(),
    )
}

fn annual() -> RulesInForce {
    rules(ExecutionBase::Annual, false)
}

/// A fund line: initial, budget, executed.
fn line(kind: FundKind, amounts: [&str; 3]) -> FundLine {
    FundLine {
        initial: cell(amounts[0]),
        budget: cell(amounts[1]),
        executed: cell(amounts[2]),
        ..FundLine::empty(kind)
    }
}

fn with_funds(funds: Vec<FundLine>) -> Form {
    Form {
        funds,
        ..Form::default()
    }
}

/// The total line of a form with rate and score.
fn execution(budget: &str, executed: &str, rate: &str, score: &str) -> Form {
    with_funds(vec![FundLine {
        points: cell("10"),
        rate: cell(rate),
        score: cell(score),
        ..line(FundKind::Total, ["", budget, executed])
    }])
}

fn row(level1: Level1, level2: Level2, points: &str, score: &str) -> Indicator {
    Indicator {
        level1,
        level2,
        points: cell(points),
        score: cell(score),
        ..Indicator::default()
    }
}

/// How every relation of a kind ends.
fn ends(form: &Form, rules: &RulesInForce, kind: RelationKind) -> Vec<Closure> {
    relations(form, rules)
        .iter()
        .filter(|relation| relation.kind == kind)
        .map(|relation| close(relation, form))
        .collect()
}

fn end(form: &Form, rules: &RulesInForce, kind: RelationKind) -> Closure {
    let mut all = ends(form, rules, kind);
    assert_eq!(all.len(), 1, "{kind:?}: {all:?}");
    all.remove(0)
}

fn budget_of(lines: &[(FundKind, &str)], kind: RelationKind) -> Closure {
    let funds = lines
        .iter()
        .map(|&(kind, amount)| line(kind, ["", amount, ""]))
        .collect();
    ends(&with_funds(funds), &annual(), kind).remove(1)
}

#[test]
fn funds_by_source() {
    use FundKind::{Appropriation, CarriedOver, Other, Total};
    let by = |total, parts: [&str; 3]| {
        let lines = [
            (Total, total),
            (Appropriation, parts[0]),
            (CarriedOver, parts[1]),
            (Other, parts[2]),
        ];
        budget_of(&lines, RelationKind::FundsBySource)
    };
    assert_eq!(by("505.22", ["443.7", "53.52", "8"]), Closure::Exact);
    assert_eq!(by("193.03", ["38.25", "154.78", ""]), Closure::Exact);
    assert!(by("193.03", ["38.25", "145.78", ""]).is_open());
    assert_eq!(by("193.03", ["", "—", ""]), Closure::Blank);
    assert_eq!(by("", ["38.25", "154.78", ""]), Closure::Blank);
    assert!(matches!(
        by("1", ["见附件", "", ""]),
        Closure::Unreadable(_)
    ));
}

#[test]
fn rounding_explains_one_last_digit_a_part_and_no_more() {
    use FundKind::{Basic, Project, Total};
    let by = |total, a, b| {
        let lines = [(Total, total), (Basic, a), (Project, b)];
        budget_of(&lines, RelationKind::FundsByNature)
    };
    assert_eq!(
        by("805.66", "363.49", "442.18"),
        Closure::WithinRounding {
            computed: n("805.67")
        }
    );
    // Three figures, half a hundredth each: 0.015 is the limit, 0.02 is beyond it.
    assert!(by("805.65", "363.49", "442.18").is_open());
    assert_eq!(by("3312.53", "2080.63", "1231.9"), Closure::Exact);
    assert!(by("3312.53", "2080.63", "0").is_open());
}

#[test]
fn a_zero_beside_decimals_says_none() {
    use FundKind::{Appropriation, CarriedOver, Other, Total};
    let by = |total| {
        let lines = [
            (Total, total),
            (Appropriation, "12.01"),
            (CarriedOver, "0"),
            (Other, "0"),
        ];
        budget_of(&lines, RelationKind::FundsBySource)
    };
    assert_eq!(by("12.01"), Closure::Exact);
    assert!(by("12.51").is_open());
}

#[test]
fn fewer_decimals_than_the_whole_are_lost_zeros_more_are_rounding() {
    use FundKind::{Basic, Project, Total};
    let by = |total, a, b| {
        let lines = [(Total, total), (Basic, a), (Project, b)];
        budget_of(&lines, RelationKind::FundsByNature)
    };
    assert_eq!(by("193.03", "173.03", "20"), Closure::Exact);
    assert!(by("193.03", "173.30", "20").is_open());
    assert!(by("505", "443.7", "61.52").is_closed());
    assert!(by("505", "443.7", "62.52").is_open());
}

#[test]
fn other_funds_belong_to_the_block_they_stand_in() {
    use FundKind::{Basic, GeneralPublicBudget, Other, Project, Total};
    let nature = [
        (Total, "2735.89"),
        (Basic, "1558.67"),
        (Project, "1077.22"),
        (Other, "100"),
    ];
    assert_eq!(
        budget_of(&nature, RelationKind::FundsByNature),
        Closure::Exact
    );
    let both = [
        (Total, "3312.53"),
        (GeneralPublicBudget, "3300.53"),
        (Other, "12"),
        (Basic, "2080.63"),
        (Project, "1231.9"),
    ];
    assert_eq!(
        budget_of(&both, RelationKind::FundsBySource),
        Closure::Exact
    );
    assert_eq!(
        budget_of(&both, RelationKind::FundsByNature),
        Closure::Exact
    );
}

#[test]
fn appropriation_parts() {
    use FundKind::{Appropriation, Other, OwnLevel, SuperiorGrant, Total};
    let by = |own| {
        let lines = [
            (Total, "120"),
            (Appropriation, "100"),
            (SuperiorGrant, "40"),
            (OwnLevel, own),
            (Other, "20"),
        ];
        (
            budget_of(&lines, RelationKind::AppropriationParts),
            budget_of(&lines, RelationKind::FundsBySource),
        )
    };
    assert_eq!(by("60"), (Closure::Exact, Closure::Exact));
    assert!(by("62").0.is_open());
    assert!(by("61").0.is_closed());
}

#[test]
fn amounts_in_another_unit_are_brought_to_the_forms() {
    use FundKind::{Basic, Project, Total};
    let mut form = with_funds(vec![
        line(Total, ["", "30.5", ""]),
        line(Basic, ["", "10.5", ""]),
        line(Project, ["", "", ""]),
    ]);
    form.funds[2].budget.value = Value::Quantity(Quantity {
        unit: Unit {
            kind: UnitKind::Yuan,
            ..Unit::default()
        },
        ..Quantity::bare(Printed::of(n("200000")))
    });
    let ends = ends(&form, &annual(), RelationKind::FundsByNature);
    assert_eq!(ends[1], Closure::Exact);
}

#[test]
fn a_single_part_must_not_exceed_the_whole() {
    use FundKind::{Appropriation, Total};
    let by = |part| {
        budget_of(
            &[(Total, "100"), (Appropriation, part)],
            RelationKind::FundsBySource,
        )
    };
    assert_eq!(by("80"), Closure::Exact);
    assert_eq!(by("100"), Closure::Exact);
    assert!(by("180").is_open());
}

fn scored(points: [&str; 3], scores: [&str; 3], total: (&str, &str)) -> Form {
    let mut form = execution("100", "100", "100%", "10");
    form.headings = vec![Heading {
        level1: Level1::Output,
        points: cell("50"),
        ..Heading::default()
    }];
    let groups = [
        (Level1::Output, Level2::Quantity),
        (Level1::Output, Level2::Quality),
        (Level1::Outcome, Level2::Social),
    ];
    form.indicators = groups
        .into_iter()
        .enumerate()
        .map(|(i, (level1, level2))| row(level1, level2, points[i], scores[i]))
        .collect();
    form.total.points = cell(total.0);
    form.total.score = cell(total.1);
    form
}

#[test]
fn points_and_scores_are_exact() {
    let form = scored(
        ["20", "30", "40"],
        ["20", "28.5", "39.28"],
        ("100", "97.78"),
    );
    for kind in [
        RelationKind::PointsTotal,
        RelationKind::HeadingPoints,
        RelationKind::ScoreTotal,
    ] {
        assert_eq!(end(&form, &annual(), kind), Closure::Exact, "{kind:?}");
    }
    let swapped = scored(
        ["20", "30", "40"],
        ["20", "28.5", "39.28"],
        ("100", "97.87"),
    );
    assert_eq!(
        end(&swapped, &annual(), RelationKind::ScoreTotal),
        Closure::Open {
            computed: n("97.78"),
            allowed: Interval::exactly(n("97.78")),
            found: n("97.87"),
        }
    );
    let light = scored(["20", "20", "40"], ["20", "20", "40"], ("100", "90"));
    assert!(end(&light, &annual(), RelationKind::PointsTotal).is_open());
    assert!(end(&light, &annual(), RelationKind::HeadingPoints).is_open());
    assert_eq!(
        end(&light, &annual(), RelationKind::ScoreTotal),
        Closure::Exact
    );
}

#[test]
fn a_missing_score_may_make_up_the_rest_but_not_a_surplus() {
    let short = scored(["20", "30", "40"], ["20", "", "40"], ("100", "95"));
    assert_eq!(
        end(&short, &annual(), RelationKind::ScoreTotal),
        Closure::Blank
    );
    let over = scored(["20", "30", "40"], ["20", "", "40"], ("100", "60"));
    assert!(end(&over, &annual(), RelationKind::ScoreTotal).is_open());
}

#[test]
fn a_total_of_the_rows_alone_leaves_execution_out_where_it_has_room() {
    let apart = scored(["20", "30", "40"], ["20", "29", "40"], ("90", "89"));
    let full = scored(["60", "30", "10"], ["60", "30", "9"], ("100", "99"));
    for kind in [RelationKind::PointsTotal, RelationKind::ScoreTotal] {
        assert_eq!(end(&apart, &annual(), kind), Closure::Exact);
        assert!(end(&full, &annual(), kind).is_open(), "{kind:?}");
    }
}

#[test]
fn execution_rate() {
    let rate = |budget, executed, printed| {
        let form = execution(budget, executed, printed, "");
        end(&form, &annual(), RelationKind::ExecutionRate)
    };
    assert!(rate("719.81", "604.64", "84%").is_closed());
    assert!(rate("912.63", "48.40", "5.3%").is_closed());
    assert!(rate("3312.53", "1066.75", "32.2%").is_closed());
    assert_eq!(rate("167.19", "167.19", "100%"), Closure::Exact);
    assert!(rate("719.81", "604.64", "48%").is_open());
    assert!(rate("719.81", "604.64", "0.84").is_closed());
    assert!(rate("719.81", "604.64", "0.94").is_open());
    assert_eq!(rate("0", "0", "0%"), Closure::NotApplicable);
    assert_eq!(rate("719.81", "", "84%"), Closure::Blank);
}

#[test]
fn the_rate_is_taken_of_the_ruled_column() {
    let mut form = execution("200", "100", "100%", "10");
    form.funds[0].initial = cell("100");
    let initial = rules(ExecutionBase::Initial, false);
    assert!(end(&form, &initial, RelationKind::ExecutionRate).is_closed());
    assert!(end(&form, &annual(), RelationKind::ExecutionRate).is_open());
}

#[test]
fn execution_score() {
    let score = |budget, executed, rate, printed, habit| {
        let form = execution(budget, executed, rate, printed);
        end(
            &form,
            &rules(ExecutionBase::Annual, habit),
            RelationKind::ExecutionScore,
        )
    };
    assert!(score("912.63", "48.40", "5.3%", "0.53", false).is_closed());
    assert!(score("912.63", "48.40", "5.3%", "0.5", false).is_closed());
    assert!(score("912.63", "48.40", "5.3%", "0.05", false).is_open());
    assert!(score("193.03", "3.16", "1.64%", "0.16", false).is_closed());
    assert!(score("193.03", "3.16", "1.64%", "0", false).is_open());
    assert!(score("193.03", "3.16", "1.64%", "0", true).is_open());
    assert!(score("40", "33.9", "84.75%", "8.48", false).is_closed());
    assert!(score("505.22", "467.84", "92.60%", "9", false).is_open());
    assert!(score("505.22", "467.84", "92.60%", "9", true).is_closed());
    assert!(score("102.46", "54.76", "53.45%", "4", true).is_open());
    assert_eq!(score("67", "80", "119%", "10", false), Closure::Exact);
    assert!(score("67", "80", "119%", "11", false).is_open());
    assert_eq!(score("0", "0", "", "10", false), Closure::NotApplicable);
}

#[test]
fn a_score_from_the_printed_rate_is_accepted_only_while_the_rate_is_right() {
    let score = |rate, printed| {
        let form = execution("719.81", "604.64", rate, printed);
        end(&form, &annual(), RelationKind::ExecutionScore)
    };
    assert!(score("80%", "8").is_open());
    assert!(score("84%", "8.4").is_closed());
}

#[test]
fn blank_templates_claim_nothing_and_closing_is_counted() {
    let mut form = scored(["20", "20", "40"], ["20", "20", "40"], ("100", "90"));
    assert_eq!(closing_score(&form, &annual()), (3, 2));
    form.blank = true;
    assert!(relations(&form, &annual()).is_empty());
}

/// A form with one data table; cells are parted by `|`, the first line holds the headings.
fn table(lines: &[&str]) -> Form {
    let mut rows = lines
        .iter()
        .map(|line| line.split('|').map(cell).collect::<Vec<Cell>>());
    Form {
        tables: vec![DataTable {
            columns: rows.next().unwrap(),
            rows: rows.collect(),
            ..DataTable::default()
        }],
        ..Form::default()
    }
}

/// The results of the open relations, as `row.column` from 1, and what they should be.
fn open(form: &Form) -> Vec<(String, String)> {
    relations(form, &annual())
        .iter()
        .filter_map(|relation| match close(relation, form) {
            Closure::Open { computed, .. } => Some((
                relation.result.path().replace("tables.1.rows.", ""),
                computed.round_half_up(2).to_string(),
            )),
            _ => None,
        })
        .collect()
}

fn closed(form: &Form) -> usize {
    closing_score(form, &annual()).0
}

fn pair(place: &str, computed: &str) -> (String, String) {
    (place.to_owned(), computed.to_owned())
}

#[test]
fn numbered_lines_add_to_the_total_above() {
    let lines = |total: &str| {
        table(&[
            "项目|预算数|决算数|决算比预算增加",
            &format!("支出合计|734.44|{total}|+139.07"),
            "1、工资|282.3|327.51|+45.21",
            "2、补助|4|35.97|+31.97",
            "3、商品和服务|448.15|510.03|+61.88",
            "其中：接待费|15|1.71|-13.29",
            "出国费|||",
            "车辆运行费|12|12.01|+0.01",
            "4、补贴|||",
        ])
    };
    assert_eq!(open(&lines("873.51")), []);
    // 282.3 + 4 + 448.15 = 734.45 against 734.44 is rounding.
    assert!(closed(&lines("873.51")) >= 10);
    assert_eq!(
        open(&lines("837.54")),
        [pair("1.3", "873.51"), pair("1.4", "103.10")]
    );
}

#[test]
fn sub_lines_may_not_exceed_their_line() {
    let lines = |part: &str| {
        table(&[
            "项目|预算数",
            "1、商品和服务|448.15",
            &format!("其中：接待费|{part}"),
            "车辆运行费|12",
            "2、补贴|3",
        ])
    };
    assert_eq!(open(&lines("15")), []);
    assert_eq!(open(&lines("436.15")), []);
    assert_eq!(open(&lines("936.15")), [pair("1.2", "948.15")]);
}

#[test]
fn a_complete_list_of_parts_is_a_sum() {
    let lines = |part: &str| {
        table(&[
            "经费|上年|预算|决算",
            "三公经费|50.45|65.25|13.72",
            &format!("1、车辆|12|12|{part}"),
            "其中：购置|0|0|0",
            "运行|12|12|12.01",
            "2、出国|0|0|0",
            "3、接待|38.45|53.25|1.71",
        ])
    };
    assert_eq!(open(&lines("12.01")), []);
    assert_eq!(
        open(&lines("12.10")),
        [pair("1.4", "13.81"), pair("2.4", "12.01")]
    );
}

#[test]
fn lines_under_a_colon_end_where_a_column_adds_up() {
    let lines = |budget: &str| {
        table(&[
            "经费|上年|预算|决算",
            &format!("项目支出：|77.11|{budget}|261.09"),
            "甲|13.23|38.25|3.16",
            "乙|0|167.19|167.19",
            "丙|25.87|116.24|32.34",
            "丁|0|912.63|48.40",
            "戊|20.00|10.00|10.00",
            "公用经费|295.24|448.15|416.4",
            "其中：办公费|6.72|318.86|23.41",
            "采购金额|24.33|1430.74|204.53",
        ])
    };
    assert_eq!(open(&lines("1244.31")), []);
    assert_eq!(open(&lines("1231.90")), [pair("1.3", "1244.31")]);
}

#[test]
fn a_total_below_leaves_sub_lines_out() {
    let lines = |operating: &str, change: &str| {
        table(&[
            "项目|年初预算数|决算数|决算比预算增加（减少为“-”）",
            "人员经费|286.3|363.48|+77.18",
            &format!("工资|282.3|327.51|{change}"),
            "补助|4|35.97|+31.97",
            &format!("公用经费|448.15|{operating}|-5.97"),
            &format!("商品和服务|448.15|{operating}|-5.97"),
            "资本性支出|0|0|0",
            "总支出|734.44|805.66|+71.22",
        ])
    };
    assert_eq!(open(&lines("442.18", "+45.21")), []);
    assert_eq!(open(&lines("442.18", "+45.41")), [pair("2.4", "45.21")]);
    let wrong = open(&lines("416.40", "+45.21"));
    assert!(wrong.contains(&pair("7.3", "779.88")), "{wrong:?}");
}

#[test]
fn a_plain_list_under_one_total() {
    let lines = |total: &str| {
        table(&[
            "名称|金额",
            "甲|1.50",
            "乙|2.25",
            &format!("合  计|{total}"),
        ])
    };
    assert_eq!(open(&lines("3.75")), []);
    assert_eq!(open(&lines("3.76")), []);
    assert_eq!(open(&lines("3.77")), [pair("3.2", "3.75")]);
}

#[test]
fn rates_of_a_second_heading_row() {
    let lines = |rate: &str| {
        table(&[
            "经费|上年|预算",
            "公用经费|295.24|448.15",
            "人员情况|编制数|实际在职人数|控制率",
            &format!("|17|9|{rate}"),
        ])
    };
    let mut form = lines("52.94%");
    for column in 1..4 {
        form.tables[0].rows[1][column].value = Value::Words(Vec::new());
    }
    assert_eq!(closed(&form), 1);
    form.tables[0].rows[2][3] = cell("54.92%");
    assert_eq!(open(&form), [pair("3.4", "52.94")]);
}

#[test]
fn a_total_column_and_its_parts() {
    let form = table(&[
        "机构|收入合计|上年结转|公共财政拨款|其他",
        "甲|3312.53|1550.78|1761.75|0",
        "乙|||||",
    ]);
    assert_eq!((closed(&form), open(&form)), (1, vec![]));
}
