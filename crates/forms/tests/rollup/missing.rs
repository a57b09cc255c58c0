//! What was expected and is not there.

use super::support::{COUNTY, PROJECT, form, forms, gather, n, node, rolled, row, standing};
use domain::form::{FundColumn, Year};
use domain::rollup::Aside;

const EXPECTED: &str = r#"
[[unit]]
id = "county"
name = "示例县"
[[unit]]
id = "a"
name = "甲局"
under = "county"
expected = [
  { family = "project-self-evaluation", year = "2021", forms = "9", funds = "1" },
  { family = "project-self-evaluation", projects = ["培训", "会议"], funds = "100" },
]
[[unit]]
id = "b"
name = "乙局"
under = "county"
expected = [{ family = "project-self-evaluation", forms = "1", funds = "60" }]
[[unit]]
id = "c"
name = "丙局"
under = "county"
expected = [{ family = "project-self-evaluation", forms = "3", funds = "40" }]
"#;

fn one(unit: &str, project: &str, budget: &str) -> String {
    form(
        unit,
        project,
        (budget, budget),
        "90",
        &row(["产出", "数量", "次数", "≥1次", "1次", "10", "10"]),
    )
}

#[test]
fn units_forms_and_funds_that_are_missing_are_counted_and_named() {
    let rollup = rolled(
        EXPECTED,
        &[one("甲局", "培训", "80"), one("乙局", "其他", "70")],
    );
    let covered = rollup.covered(rollup.section(PROJECT).unwrap());
    let whole = covered.of(&rollup.standing, 0);
    assert_eq!((whole.units, whole.filed, whole.complete), (3, 2, 1));
    assert_eq!(
        (whole.forms, whole.forms_missing, whole.forms_there),
        (6, 4, 2)
    );
    // 20 of 甲局 and all 40 of 丙局; what 乙局 has more makes up for nobody.
    assert_eq!(
        (whole.funds, whole.funds_missing),
        (Some(n("2000000")), n("600000"))
    );
    assert_eq!(whole.funds_share(), Some(n("70")));
    let missing: Vec<(&str, usize, &[String])> = covered
        .missing
        .iter()
        .map(|missing| {
            let name = rollup.standing.nodes[missing.node].name.as_str();
            (name, missing.forms_missing, missing.projects.as_slice())
        })
        .collect();
    assert_eq!(
        missing,
        [
            ("甲局", 1, ["会议".to_owned()].as_slice()),
            ("丙局", 3, &[])
        ]
    );
}

#[test]
fn without_expectations_every_lowest_unit_files_once() {
    let rollup = rolled(COUNTY, &[one("第一中学", "培训", "80")]);
    let covered = rollup.covered(rollup.section(PROJECT).unwrap());
    let whole = covered.of(&rollup.standing, 0);
    assert_eq!(
        (covered.told, whole.units, whole.filed, whole.funds),
        (false, 3, 1, None)
    );
    let school = covered.of(&rollup.standing, node(&rollup, "education"));
    assert_eq!((school.units, school.filed), (2, 1));
}

#[test]
fn forms_that_do_not_count_are_set_aside_with_their_reason() {
    let mut other_year = one("第一中学", "旧", "80");
    other_year = other_year.replace("year = 2022", "year = 2021");
    let texts = [
        one("县财政局", "培训", "80"),
        one("县财政局", "1.培训", "80"),
        one("县财政局", "培训", "81"),
        one("某公司", "培训", "1"),
        other_year,
    ];
    let rollup = rolled(COUNTY, &texts);
    let why: Vec<(usize, Aside)> = rollup
        .aside
        .iter()
        .map(|aside| (aside.form, aside.why))
        .collect();
    assert_eq!(
        why,
        [
            (1, Aside::Repeated(0, 0)),
            (2, Aside::Conflicting(0, 0)),
            (3, Aside::Unplaced),
            (4, Aside::OtherYear(Year(2021))),
        ]
    );
    assert_eq!(rollup.filings.len(), 1);
}

#[test]
fn a_unit_that_is_not_in_the_tree_counts_for_its_department_and_is_marked() {
    let text = one("某科室", "培训", "80").replace("unit = ", "department = \"县教育局\"\nunit = ");
    let forms = forms(&[text]);
    let rollup = gather(&forms).roll_up(standing(COUNTY, "", 2022), None, FundColumn::Budget);
    let filing = &rollup.filings[0];
    assert_eq!(
        (filing.node, filing.by_superior),
        (node(&rollup, "education"), true)
    );
}
