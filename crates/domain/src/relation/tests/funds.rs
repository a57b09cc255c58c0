//! Fund lines: by source, by nature, parts of the appropriation.

use super::support::*;
use crate::form::*;
use crate::number::*;
use crate::relation::*;
use crate::value::*;

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

#[test]
fn beside_a_line_nobody_knows_the_others_need_not_be_the_whole() {
    use FundKind::{Appropriation, CarriedOver, Other, Total, Unnamed};
    let by = |appropriation, kind| {
        let lines = [
            (Total, "100"),
            (Appropriation, appropriation),
            (Other, "20"),
            (kind, "15"),
        ];
        budget_of(&lines, RelationKind::FundsBySource)
    };
    assert!(by("60", CarriedOver).is_open());
    assert!(!by("60", Unnamed).is_open());
    assert!(by("90", Unnamed).is_open(), "more than the whole");
}

/// Lines with their printed labels, the same amounts in the budget column.
fn labelled(lines: &[(FundKind, &str, &str)]) -> Form {
    let funds = lines.iter().map(|&(kind, label, amount)| FundLine {
        label: cell(label),
        ..line(kind, ["", amount, ""])
    });
    with_funds(funds.collect())
}

fn by_source(lines: &[(FundKind, &str, &str)]) -> Vec<Closure> {
    let form = labelled(lines);
    let relations = relations(&form, &annual());
    let budget = |relation: &&Relation| {
        matches!(relation.result, Slot::Fund(_, FundColumn::Budget))
            && relation.kind != RelationKind::ExecutionRate
    };
    let relations = relations.iter().filter(budget);
    relations.map(|relation| close(relation, &form)).collect()
}

#[test]
fn a_line_within_a_line_is_no_part_of_the_total() {
    use FundKind::{Appropriation, CarriedOver, Other, SuperiorGrant, Total, Unnamed};
    let total = (Total, "年度资金总额", "130");
    // 其中 below a part, reaching over one line.
    let own = (Appropriation, "其中：财政拨款", "100");
    let one = [
        total,
        own,
        (CarriedOver, "其中：上年结转", "30"),
        (Other, "其他资金", "30"),
    ];
    assert_eq!(by_source(&one), [Closure::Exact, Closure::Exact]);
    // Over two.
    let two = [
        total,
        (FundKind::GeneralPublicBudget, "一般公共预算", "100"),
        (SuperiorGrant, "其中：上级补助", "70"),
        (CarriedOver, "上年结转", "30"),
        (Other, "其他资金", "30"),
    ];
    assert_eq!(by_source(&two), [Closure::Exact, Closure::Exact]);
    // Numbered parts, with lines that nobody knows within.
    let numbered = [
        total,
        (Appropriation, "一、财政拨款", "100"),
        (Unnamed, "其中：本年安排", "70"),
        (CarriedOver, "上年结转", "30"),
        (Other, "二、其他资金", "30"),
    ];
    assert_eq!(by_source(&numbered), [Closure::Exact, Closure::Exact]);
    // 其中 before every part.
    let each = [total, own, (Other, "其中：其他资金", "30")];
    assert_eq!(by_source(&each), [Closure::Exact]);
}

#[test]
fn lines_within_lines_hide_no_wrong_sum() {
    use FundKind::{Appropriation, CarriedOver, Other, Total};
    let total = (Total, "年度资金总额", "130");
    let own = (Appropriation, "其中：财政拨款", "100");
    let wrong = [
        total,
        own,
        (CarriedOver, "其中：上年结转", "20"),
        (Other, "其他资金", "40"),
    ];
    assert!(by_source(&wrong)[0].is_open());
    let each = [total, own, (Other, "其中：其他资金", "40")];
    assert!(by_source(&each)[0].is_open());
    let plain = [
        total,
        own,
        (CarriedOver, "上年结转", "20"),
        (Other, "其他资金", "30"),
    ];
    assert!(by_source(&plain)[0].is_open());
    let beyond = [
        total,
        own,
        (CarriedOver, "其中：上年结转", "120"),
        (Other, "其他资金", "30"),
    ];
    let ends = by_source(&beyond);
    assert!(ends[0].is_closed() && ends[1].is_open(), "{ends:?}");
}

/// How many relations by source and by nature are open, of lines with three amounts each.
fn open_of(lines: &[(FundKind, &str, [&str; 3])]) -> Vec<RelationKind> {
    let funds = lines.iter().map(|&(kind, label, amounts)| FundLine {
        label: cell(label),
        ..line(kind, amounts)
    });
    let form = with_funds(funds.collect());
    let relations = relations(&form, &annual());
    let open = relations.iter().filter(|it| close(it, &form).is_open());
    open.map(|it| it.kind)
        .filter(|kind| *kind != RelationKind::ExecutionRate)
        .collect()
}

#[test]
fn lines_by_nature_may_stand_within_a_line_by_source() {
    use FundKind::{
        Appropriation, Basic, GeneralPublicBudget, GovernmentFund, Other, Project, Total,
    };
    let total = (Total, "年度资金总额", ["500", "600", "550"]);
    let general = (GeneralPublicBudget, "一般公共预算", ["450", "540", "500"]);
    let basic = (Basic, "其中：基本支出", ["200", "240", "230"]);
    let project = (Project, "项目支出", ["250", "300", "270"]);
    let fund = (GovernmentFund, "政府性基金", ["50", "60", "50"]);
    let other = (Other, "其他资金", ["50", "60", "50"]);
    let none: [RelationKind; 0] = [];
    assert_eq!(open_of(&[total, general, basic, project, fund]), none);
    assert_eq!(open_of(&[total, general, basic, project, other]), none);
    let plain = (Basic, "基本支出", ["200", "240", "230"]);
    assert_eq!(open_of(&[total, general, plain, project, other]), none);
    let alone = (Project, "其中：项目支出", ["250", "300", "270"]);
    assert_eq!(open_of(&[total, general, alone, other]), none);
    assert_eq!(open_of(&[total, general, alone, fund]), none);
    let own = (Appropriation, "财政拨款", ["450", "540", "500"]);
    assert_eq!(open_of(&[total, own, basic, project, fund, other]), none);
    // 其中 names some of the parts only.
    let some = (Project, "专项支出", ["150", "200", "170"]);
    assert_eq!(open_of(&[total, general, basic, some, fund]), none);
}

#[test]
fn lines_by_nature_within_a_line_hide_no_wrong_sum() {
    use FundKind::{GeneralPublicBudget, GovernmentFund, Other, Project, Total};
    use RelationKind::{FundsByNature, FundsBySource};
    let total = (Total, "年度资金总额", ["500", "600", "550"]);
    let general = (GeneralPublicBudget, "一般公共预算", ["450", "540", "500"]);
    let basic = |amount| (FundKind::Basic, "其中：基本支出", ["200", amount, "230"]);
    let project = (Project, "项目支出", ["250", "300", "270"]);
    let fund = |amount| (GovernmentFund, "政府性基金", ["50", amount, "50"]);
    let wrong = [total, general, basic("220"), project, fund("60")];
    assert_eq!(open_of(&wrong), [FundsByNature]);
    let wrong = [total, general, basic("240"), project, fund("80")];
    assert_eq!(open_of(&wrong), [FundsBySource]);
    let all = (GeneralPublicBudget, "一般公共预算", ["500", "600", "550"]);
    let rest = (Project, "项目支出", ["300", "360", "320"]);
    assert_eq!(
        open_of(&[total, all, basic("200"), rest]),
        [FundsByNature],
        "one source is the total"
    );
    let one = (Project, "项目支出", ["450", "500", "500"]);
    let other = (Other, "其他资金", ["50", "60", "50"]);
    assert_eq!(
        open_of(&[total, general, one, other]),
        [FundsByNature],
        "what other columns confirm is not read anew"
    );
    let beyond = (Project, "项目支出", ["280", "330", "310"]);
    assert!(!open_of(&[total, general, basic("240"), beyond, fund("60")]).is_empty());
}

#[test]
fn the_appropriation_may_stand_within_the_budget() {
    use FundKind::{Appropriation, GeneralPublicBudget, GovernmentFund, Other, Total};
    let total = (Total, "年度资金总额", ["500", "600", "550"]);
    let general = (GeneralPublicBudget, "一般公共预算", ["450", "540", "500"]);
    let own = (Appropriation, "其中：财政拨款", ["400", "480", "450"]);
    let other = |amount| (Other, "其他资金", ["50", amount, "50"]);
    let none: [RelationKind; 0] = [];
    assert_eq!(open_of(&[total, general, own, other("60")]), none);
    let plain = (Appropriation, "财政拨款", ["400", "480", "450"]);
    assert_eq!(open_of(&[total, general, plain, other("60")]), none);
    assert_eq!(
        open_of(&[total, general, own, other("90")]),
        [RelationKind::FundsBySource]
    );
    let beyond = (Appropriation, "其中：财政拨款", ["400", "580", "450"]);
    assert!(!open_of(&[total, general, beyond, other("60")]).is_empty());
    // The budgets may as well be the appropriation's.
    let whole = (Appropriation, "财政拨款", ["450", "540", "500"]);
    let part = (
        GeneralPublicBudget,
        "其中：一般公共预算",
        ["400", "480", "450"],
    );
    let fund = (GovernmentFund, "政府性基金", ["50", "60", "50"]);
    assert_eq!(open_of(&[total, whole, part, fund, other("60")]), none);
    assert_eq!(
        open_of(&[total, whole, part, fund, other("70")]),
        [RelationKind::FundsBySource]
    );
}
