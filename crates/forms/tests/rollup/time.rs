//! Units that merge, split, move and are renamed; several trees.

use super::support::{PROJECT, figure, form, forms, gather, n, node, row, standing};
use domain::form::{FundColumn, Year};
use domain::rollup::Rollup;

const CHANGED: &str = r#"
[[tree]]
id = "seat"
name = "行政隶属"
[[tree]]
id = "field"
name = "按领域"

[[unit]]
id = "county"
name = "示例县"
[[unit]]
id = "culture-field"
name = "文教领域"

[[unit]]
id = "culture"
name = "文化局"
under = { seat = "county", field = "culture-field" }
to = "2022-06-30"
successor = "tourism"
[[unit]]
id = "travel"
name = "旅游局"
under = { seat = "county" }
to = "2022-06-30"
successor = ["tourism"]
[[unit]]
id = "tourism"
name = "文化旅游局"
from = "2022-07-01"
under = { seat = "county", field = "culture-field" }

[[unit]]
id = "press"
name = "报社"
under = { seat = "culture", field = "culture-field" }
[[unit]]
id = "labour"
name = "劳动局"
under = { seat = "county" }
to = "2021-12-31"
[[unit]]
id = "labour"
name = "人社局"
under = { seat = "county" }
from = "2022-01-01"
[[unit]]
id = "farm"
name = "农机局"
under = { seat = "county" }
to = "2022-03-31"
successor = ["tourism", "labour"]
"#;

fn one(unit: &str, project: &str, actual: &str) -> String {
    form(
        unit,
        project,
        ("1", "1"),
        "90",
        &row(["产出", "数量", "次数", "≥1次", actual, "10", "10"]),
    )
}

fn rolled_in(tree: &str, texts: &[String]) -> Rollup {
    let gather = gather(&forms(texts));
    gather.roll_up(
        standing(CHANGED, tree, 2022),
        Some(Year(2022)),
        FundColumn::Budget,
    )
}

#[test]
fn forms_of_merged_and_renamed_units_belong_to_their_heirs() {
    let texts = [
        one("文化局", "演出", "1次"),
        one("旅游局", "演出", "2次"),
        one("文化旅游局", "展览", "4次"),
        one("劳动局", "培训", "8次"),
        one("报社", "出报", "16次"),
        one("农机局", "推广", "32次"),
    ];
    let rollup = rolled_in("seat", &texts);
    assert!(rollup.aside.is_empty(), "{:?}", rollup.aside);
    let actual = |unit: &str| figure(&rollup, "次数", unit).actual.value;
    // The press stood under the culture bureau, whose heir it now stands under.
    assert_eq!(actual("tourism"), Some(n("23")));
    assert_eq!(actual("labour"), Some(n("8")));
    // What was split cannot be divided: it stays itself, in the tree of its year.
    assert_eq!(actual("farm"), Some(n("32")));
    assert!(rollup.standing.nodes[node(&rollup, "farm")].closed);
    assert_eq!(actual("county"), Some(n("63")));
}

#[test]
fn another_tree_over_the_same_units_holds_only_its_own() {
    let texts = [
        one("文化局", "演出", "1次"),
        one("报社", "出报", "16次"),
        one("人社局", "培训", "8次"),
    ];
    let rollup = rolled_in("field", &texts);
    let names: Vec<&str> = rollup
        .standing
        .nodes
        .iter()
        .map(|node| node.name.as_str())
        .collect();
    assert_eq!(names, ["文教领域", "文化旅游局", "报社"]);
    assert_eq!(
        figure(&rollup, "次数", "culture-field").actual.value,
        Some(n("17"))
    );
    assert_eq!(rollup.aside.len(), 1);
}

#[test]
fn the_same_units_stand_otherwise_in_another_year() {
    let before = standing(CHANGED, "seat", 2020);
    let names: Vec<&str> = before.nodes.iter().map(|node| node.name.as_str()).collect();
    assert_eq!(
        names,
        ["", "示例县", "文化局", "报社", "旅游局", "劳动局", "农机局"]
            .split_at(1)
            .1
    );
    let press = before.find("press").unwrap();
    assert_eq!(before.nodes[press].depth, 2);
}

#[test]
fn without_a_tree_every_unit_stands_for_itself() {
    let forms = forms(&[one("甲", "一", "1次"), one("乙", "二", "2次")]);
    let gather = gather(&forms);
    let names: Vec<String> = gather.unit_names().into_iter().map(str::to_owned).collect();
    let standing = domain::rollup::Standing::flat("全部", names, None);
    let rollup = gather.roll_up(standing, None, FundColumn::Budget);
    assert_eq!(rollup.standing.nodes.len(), 3);
    assert_eq!(rollup.section(PROJECT).unwrap().filings.len(), 2);
    assert_eq!(figure(&rollup, "次数", "").actual.value, Some(n("3")));
}
