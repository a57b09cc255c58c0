//! Items scored from their own text and from tables.

use super::*;
use crate::form::{Cell, EvaluatedItem, Family, Year};
use crate::measure::{Funding, Kind, Measure, MeasureId, Measures, Version, Word};
use crate::number::Points;
use crate::place::Place;
use crate::rules::{
    Banding, Date, Evaluated, Expression, FactName, MeasureKind, MeasureName, MeasureNames,
    PartStep, Ruled, Shape, SourceRef, Vocabulary,
};
use crate::scoring::support;
use crate::scoring::{FormScore, RuleScore, score};
use crate::text::Text;
use std::collections::BTreeMap;
use std::sync::Arc;

fn cell(raw: &str) -> Cell {
    Cell::new(raw, Place::default())
}

fn ruled<T>(value: T) -> Ruled<T> {
    Ruled {
        value,
        source: Arc::new(SourceRef::default()),
    }
}

fn measure(kind: MeasureKind, words: &[&str]) -> MeasureName {
    MeasureName {
        name: Text::new(words[0], words[0]),
        kind,
        fact: None,
        words: words.iter().map(|&w| w.to_owned()).collect(),
        cells: vec![(words[0].to_owned(), "{year}年预算".to_owned())],
        close: Vec::new(),
        begins: Vec::new(),
        anywhere: false,
        units: Vec::new(),
    }
}

fn three_public(version: Version, prior: bool) -> MeasureName {
    let year = if prior { "上年" } else { "" };
    let name = if version == Version::Final {
        "支出"
    } else {
        "预算"
    };
    MeasureName {
        name: Text::new(format!("{year}三公经费{name}"), String::new()),
        kind: MeasureKind::Amount,
        fact: Some(FactName {
            measure: MeasureId(0),
            version: Some(version),
            prior,
            alone: false,
        }),
        words: Vec::new(),
        cells: Vec::new(),
        close: Vec::new(),
        begins: Vec::new(),
        anywhere: false,
        units: Vec::new(),
    }
}

fn measures() -> Measures {
    let list = vec![Measure {
        key: "three-public".to_owned(),
        name: Text::default(),
        kind: Kind::Money,
        implied: None,
        versions: true,
        alone: false,
        loose_beside: Vec::new(),
        splits: Vec::new(),
        rate: None,
    }];
    let name = Word::Measure {
        measure: MeasureId(0),
        funding: Funding::All,
        version: None,
        exact: true,
    };
    let words = [
        ("三公经费", name),
        ("预算", Word::Version(Version::Budget)),
        ("预算安排", Word::Version(Version::Budget)),
        ("支出", Word::WeakVersion(Version::Final)),
        ("本年", Word::ThisYear),
        ("上年", Word::PriorYear),
        ("上年度", Word::PriorYear),
        ("总额", Word::Filler),
        ("为", Word::Filler),
    ];
    Measures::new(list, words.map(|(word, is)| (word.to_owned(), is)).into())
}

fn names() -> MeasureNames {
    BTreeMap::from([
        (
            "staff".to_owned(),
            measure(MeasureKind::Count, &["在职人员"]),
        ),
        (
            "posts".to_owned(),
            measure(MeasureKind::Count, &["编制人数", "编制数"]),
        ),
        ("budget".to_owned(), three_public(Version::Budget, false)),
        (
            "budget_before".to_owned(),
            three_public(Version::Budget, true),
        ),
        ("spent".to_owned(), three_public(Version::Final, false)),
        (
            "spent_before".to_owned(),
            three_public(Version::Final, true),
        ),
    ])
}

fn item(
    name: &str,
    points: i64,
    rate: &str,
    full_at: &str,
    full_without_subject: bool,
) -> EvaluationItem {
    EvaluationItem {
        group: "投入".to_owned(),
        name: name.to_owned(),
        also: Vec::new(),
        points: Some(ruled(Points::new(points.into()))),
        formula: Text::new("甲 ÷ 乙", "a ÷ b"),
        rate: Expression::parse(rate),
        shape: ruled(if rate.is_empty() {
            Shape::Judgement
        } else {
            Shape::Ceiling(Banding {
                full_at: support::rate(full_at),
                step: support::rate("0.01"),
                deduction: Points::new("0.4".parse().unwrap()),
            })
        }),
        by_share: true,
        full_without_subject,
    }
}

fn scored(part_steps: PartStep, items: &[[&str; 4]]) -> FormScore {
    let mut rules = support::rules();
    rules.evaluation_measures = Arc::new(names());
    rules.measures = Arc::new(measures());
    rules.vocabulary = Arc::new(Vocabulary::new(BTreeMap::from([(
        "no-such-subject".to_owned(),
        vec!["无新建".to_owned()],
    )])));
    rules.evaluations = Arc::new(vec![Evaluation {
        id: "evaluation".to_owned(),
        name: Text::default(),
        evaluated: Evaluated::Department,
        from: Date::last_of(Year(2021)),
        to: None,
        total: None,
        part_steps,
        at_least: None,
        items: vec![
            item("在职人员控制率", 4, "staff / posts", "1", false),
            item(
                "三公经费变动率",
                4,
                "(budget - budget_before) / budget_before",
                "0",
                false,
            ),
            item("面积控制率", 4, "staff / posts", "1", true),
            item("行政效能", 6, "", "0", false),
        ],
    }]);
    let form = Form {
        family: Family::EvaluationReport,
        items: items
            .iter()
            .map(|[name, points, basis, score]| EvaluatedItem {
                group: cell("投入"),
                name: cell(name),
                points: cell(points),
                basis: cell(basis),
                score: cell(score),
                reason: Default::default(),
            })
            .collect(),
        ..Form::default()
    };
    score(&form, &rules)
}

fn rule(part: PartStep, basis: &str) -> String {
    let items = scored(part, &[["在职人员控制率", "4", basis, "3"]]).items;
    told(&items.items[0].row.rule)
}

fn told(rule: &RuleScore) -> String {
    match rule {
        RuleScore::Exact(score) => score.to_string(),
        RuleScore::Between { low, high, .. } => format!("{low}..{high}"),
        RuleScore::NotApplicable(why) | RuleScore::Unknown(why) => why.zh.clone(),
    }
}

#[test]
fn the_text_of_an_item_gives_its_figures() {
    let basis = "年末编制人数为20人，实际在职人员为21人，控制率＝（在职人员÷编制数）×100%＝105%";
    assert_eq!(rule(PartStep::Unstated, basis), "2");
    let items = scored(
        PartStep::Unstated,
        &[["“在职人员 控制率”", "4", basis, "3"]],
    )
    .items;
    let item = &items.items[0];
    assert_eq!(item.item, Some(0));
    assert_eq!(item.row.printed, Some(3.into()));
    assert_eq!(item.stated_rate.map(|rate| rate.value), Some(105.into()));
    assert!(
        item.strange_operands.is_empty(),
        "{:?}",
        item.strange_operands
    );
    let steps: Vec<&str> = item.row.steps.iter().map(|s| s.formula.as_str()).collect();
    assert_eq!(steps, ["21人 ÷ 20人", "105%"]);
}

#[test]
fn a_part_of_a_step_costs_what_the_system_says() {
    let basis = "编制人数40人，在职人员41人";
    assert_eq!(rule(PartStep::Nothing, basis), "3.2");
    assert_eq!(rule(PartStep::Whole, basis), "2.8");
    assert_eq!(rule(PartStep::Unstated, basis), "2.8..3.2");
    assert_eq!(rule(PartStep::Whole, "编制人数10人，在职人员20人"), "0");
    assert_eq!(rule(PartStep::Whole, "编制人数20人，在职人员20人"), "4");
}

#[test]
fn what_is_missing_is_named_and_nothing_is_guessed() {
    assert_eq!(rule(PartStep::Whole, "编制人数20人"), "还缺在职人员");
    assert_eq!(
        rule(PartStep::Whole, "编制人数0人，在职人员3人"),
        "作除数的数为零，比率无从计算"
    );
    // Told twice and differently: neither counts.
    assert_eq!(
        rule(PartStep::Whole, "编制人数20人，编制数21人，在职人员20人"),
        "还缺编制人数"
    );
}

#[test]
fn a_formula_of_other_measures_is_seen() {
    let basis = "预算安排“三公经费”总额为65.25万元，“三公经费”支出为13.72万元，\
        变动率＝（“三公经费”支出－上年度“三公经费”支出）÷上年度“三公经费”支出×100%＝72.8%。";
    let items = scored(PartStep::Whole, &[["三公经费变动率", "4", basis, "3"]]).items;
    let item = &items.items[0];
    assert_eq!(told(&item.row.rule), "还缺上年三公经费预算");
    let strange: Vec<&str> = item
        .strange_operands
        .iter()
        .map(|(_, key)| key.as_str())
        .collect();
    assert_eq!(strange, ["spent", "spent_before", "spent_before"]);
}

#[test]
fn the_year_before_a_figure_tells_whose_it_is() {
    let basis = "2021年三公经费预算50万元，本年三公经费预算60万元";
    let items = scored(PartStep::Whole, &[["三公经费变动率", "4", basis, "3"]]).items;
    assert_eq!(items.items[0].row.ratio, "0.2".parse().ok());
}

#[test]
fn amounts_are_what_they_say_and_only_a_rate_that_stands_alone_may_be_another() {
    // 101.0 of 100.0 is one step and nothing else, however many decimals are shown.
    let of = |name: &str, basis: &str| {
        let items = scored(PartStep::Nothing, &[[name, "4", basis, "3"]]).items;
        told(&items.items[0].row.rule)
    };
    let basis = "上年三公经费预算100.0万元，三公经费预算101.0万元";
    assert_eq!(of("三公经费变动率", basis), "3.6");
    let basis = "在职人员控制率为101%，得3分";
    assert_eq!(of("在职人员控制率", basis), "3.6..4");
    // Of a change the words may say the sign; another rate, year or bound says nothing.
    for (name, basis) in [
        ("三公经费变动率", "三公经费变动率20%"),
        ("在职人员控制率", "面积控制率101%"),
        ("在职人员控制率", "上年在职人员控制率101%"),
        ("在职人员控制率", "2020年控制率101%"),
        ("在职人员控制率", "控制率100%以内得满分"),
        ("在职人员控制率", "控制率101%，控制率102%"),
    ] {
        assert!(of(name, basis).starts_with("还缺"), "{basis}");
    }
}

#[test]
fn no_subject_earns_all_points_and_a_person_judges_the_rest() {
    let items = scored(
        PartStep::Whole,
        &[
            ["新建面积控制率", "4", "本单位无新建项目", "3"],
            ["行政效能", "6", "好", "6"],
            ["别的", "5", "", "5"],
        ],
    );
    let rules: Vec<String> = items
        .items
        .items
        .iter()
        .map(|i| told(&i.row.rule))
        .collect();
    assert_eq!(rules, ["4", "0..6", "0..5"]);
    assert!(items.items.items[0].without_subject);
    assert_eq!(items.printed_sum, Some(14.into()));
}

#[test]
fn items_of_no_system_stay_with_a_person() {
    let items = scored(
        PartStep::Whole,
        &[["甲", "5", "", "5"], ["乙", "5", "", "4"]],
    )
    .items;
    assert_eq!(items.system, None);
    assert_eq!(told(&items.items[1].row.rule), "0..5");
}
