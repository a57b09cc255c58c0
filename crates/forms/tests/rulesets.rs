//! The rule sets that come with the program: every one sound in every year it covers.

use domain::form::Year;
use domain::number::{Number, Rate};
use domain::rules::{AtLeastRule, Confidence, ExecutionBase, RuleSetId, Shape};
use forms::rulesets::Library;

fn id(text: &str) -> RuleSetId {
    RuleSetId(text.to_owned())
}

#[test]
fn every_rule_set_holds_in_every_year_it_covers() {
    let library = Library::embedded();
    for id in library.ids() {
        library.load(id).unwrap_or_else(|error| panic!("{error}"));
        let mut years = 0;
        for year in (2016..=2030).map(Year) {
            match library.in_force(id, year) {
                Ok(rules) => {
                    years += 1;
                    assert_eq!(rules.year, year);
                    assert!(!rules.vocabulary.words("lower-is-better").is_empty());
                }
                Err(error) => assert!(!library.covers(id, year), "{id} {year:?}: {error}"),
            }
        }
        assert!(years > 0, "{id} covers no year");
    }
}

#[test]
fn xiangxi_differs_between_2020_and_2022() {
    let library = Library::embedded();
    let xiangxi = id("hunan-xiangxi");
    let early = library.in_force(&xiangxi, Year(2020)).unwrap();
    let late = library.in_force(&xiangxi, Year(2022)).unwrap();
    assert!(early.rounding.value.integer_habit);
    assert_eq!(early.at_least.value, AtLeastRule::Unstated);
    assert_eq!(early.over_achievement, None);
    assert!(!late.rounding.value.integer_habit);
    assert_eq!(late.at_least.value, AtLeastRule::Proportional);
    let thirty = Rate::from_percent(Number::from(30));
    assert_eq!(late.over_achievement.map(|ruled| ruled.value), thirty);
    let words: Vec<String> = late
        .grades
        .unwrap()
        .value
        .into_iter()
        .map(|g| g.word)
        .collect();
    assert_eq!(words, ["优", "良", "较差", "差"]);
    assert_eq!(late.due.unwrap().value, (6, 20));
}

#[test]
fn qiannan_takes_execution_of_another_budget_from_2023() {
    let library = Library::embedded();
    let base = |year| {
        let rules = library
            .in_force(&id("guizhou-qiannan"), Year(year))
            .unwrap();
        rules.execution_base.value
    };
    assert_eq!(base(2022), ExecutionBase::Annual);
    assert_eq!(base(2023), ExecutionBase::Initial);
}

#[test]
fn xiangxi_evaluates_departments_by_eighteen_items() {
    let library = Library::embedded();
    let set = library.load(&id("hunan-xiangxi")).unwrap();
    let [system] = set.evaluations.as_slice() else {
        panic!("one system");
    };
    assert!(system.covers(Year(2022)) && !system.covers(Year(2021)));
    assert_eq!(system.items.len(), 18);
    let of = |group: &str| {
        let items = system.items.iter().filter(|item| item.group == group);
        Number::sum(items.map(|item| item.points.as_ref().unwrap().value.number())).unwrap()
    };
    assert_eq!(of("投入"), 13.into());
    assert_eq!(of("过程"), 61.into());
    assert_eq!(of("产出及效率"), 26.into());
    let staff = system.item("在职人员控制率").unwrap();
    assert_eq!(staff.shape.source.confidence, Confidence::Derived);
    let Shape::Ceiling(steps) = &staff.shape.value else {
        panic!("{:?}", staff.shape.value);
    };
    assert_eq!(steps.deduction.to_string(), "0.3");
    assert!(
        system
            .item("新建楼堂馆所 面积控制率")
            .unwrap()
            .full_without_subject
    );
}

#[test]
fn the_texts_behind_a_rule_set_reach_to_what_it_extends() {
    let library = Library::embedded();
    let behind = |name: &str| library.texts_behind(&id(name)).unwrap().concat();
    assert!(behind("hunan-xiangxi").contains("id = \"cn-2020\""));
    assert!(
        behind("jiangxi").contains("id = \"cn-2020\""),
        "by way of cn-2016"
    );
    assert!(!behind("cn-2020").contains("id = \"cn-2016\""));
    assert!(behind("hubei").contains("[lower-is-better]"));
}
