//! Units files that cannot be: every fault names its line and what to do.

use domain::form::Year;
use domain::rules::Date;

/// The first fault of a file, on the last day of 2022.
fn fault(source: &str) -> (usize, String, String) {
    let told = forms::rollup::units(source);
    let error = match told {
        Err(error) => error,
        Ok(told) => told.standing("", Date::last_of(Year(2022))).unwrap_err(),
    };
    let fault = error.faults.into_iter().next().unwrap();
    assert!(!fault.remedy.zh.is_empty() && !fault.remedy.en.is_empty());
    (fault.line, fault.key, fault.problem.zh)
}

#[track_caller]
fn is(source: &str, line: usize, key: &str, problem: &str) {
    let found = fault(source);
    assert_eq!((found.0, found.1.as_str()), (line, key), "{found:?}");
    assert!(found.2.contains(problem), "{found:?}");
}

#[test]
fn units_in_a_circle_are_told() {
    let circle = "[[unit]]\nid = \"a\"\nname = \"甲\"\nunder = \"b\"\n\n[[unit]]\nid = \"b\"\nname = \"乙\"\nunder = \"c\"\n\n[[unit]]\nid = \"c\"\nname = \"丙\"\nunder = \"a\"\n";
    is(circle, 4, "under", "a → b → c → a");
    is(
        "[[unit]]\nid = \"a\"\nname = \"甲\"\nunder = \"a\"\n",
        4,
        "under",
        "a → a",
    );
}

#[test]
fn a_superior_that_is_not_there_is_told() {
    is(
        "[[unit]]\nid = \"a\"\nname = \"甲\"\nunder = \"x\"\n",
        4,
        "under",
        "没有 id 为“x”",
    );
    is(
        "[[unit]]\nid = \"a\"\nname = \"甲\"\nunder = { y = \"a\" }\n",
        4,
        "under",
        "没有“y”这棵树",
    );
    let gone = "[[unit]]\nid = \"a\"\nname = \"甲\"\nto = \"2020-01-01\"\n[[unit]]\nid = \"b\"\nname = \"乙\"\nunder = \"a\"\n";
    is(gone, 8, "under", "已不存在");
    is(
        "[[unit]]\nid = \"a\"\nname = \"甲\"\nto = \"2020-01-01\"\nsuccessor = \"x\"",
        5,
        "successor",
        "没有 id",
    );
}

#[test]
fn spans_that_overlap_or_run_backwards_are_told() {
    let twice = "[[unit]]\nid = \"a\"\nname = \"甲\"\nto = \"2022-06-30\"\n[[unit]]\nid = \"a\"\nname = \"乙\"\nfrom = \"2022-06-30\"\n";
    is(twice, 8, "from", "两段时间重叠");
    is(
        "[[unit]]\nid = \"a\"\nname = \"甲\"\n[[unit]]\nid = \"a\"\nname = \"乙\"\n",
        4,
        "from",
        "两段时间重叠",
    );
    is(
        "[[unit]]\nid = \"a\"\nname = \"甲\"\nfrom = \"2022-06-30\"\nto = \"2022-06-29\"\n",
        5,
        "to",
        "早于起始",
    );
}

#[test]
fn one_name_for_two_units_is_told() {
    is(
        "[[unit]]\nid = \"a\"\nname = \"甲局\"\n[[unit]]\nid = \"b\"\nname = \"甲 局\"\n",
        6,
        "name",
        "与单位“a”相同",
    );
}

#[test]
fn slips_of_the_pen_are_told() {
    is(
        "[[unit]]\nid = \"a\"\nname = \"甲\"\nfrom = \"2022-6-30\"\n",
        4,
        "from",
        "看不懂",
    );
    is(
        "[[unit]]\nid = \"a\"\nname = \"甲\"\nfrom = 2022-06-30\n",
        4,
        "",
        "写法不对",
    );
    is(
        "[[unit]]\nid = \"a\"\nname = \"甲\"\nunder = 3\n",
        4,
        "under",
        "写法不对",
    );
    is(
        "[[unit]]\nid = \"a\"\nname = \"甲\"\nboss = \"x\"\n",
        4,
        "",
        "没有这一项",
    );
    is("[[unit]]\nid = \"a\"\n", 1, "", "缺一项");
    is("[[unit]]\nid = \"\"\nname = \"甲\"\n", 2, "id", "是空的");
    is("name = \"x\"\n", 1, "unit", "没有写任何单位");
    is("[[unit]\n", 1, "", "不是合格的 TOML");
    is(
        "money_unit = \"块\"\n[[unit]]\nid=\"a\"\nname=\"甲\"\n",
        1,
        "money_unit",
        "看不懂",
    );
    let due = |due: &str| {
        format!("[[unit]]\nid = \"a\"\nname = \"甲\"\nexpected = [\n  {{ {due} }},\n]\n")
    };
    is(&due("family = \"x\""), 5, "family", "看不懂");
    is(
        &due("family = \"project-target\", forms = \"many\""),
        5,
        "forms",
        "看不懂",
    );
    is(
        &due("family = \"project-target\", funds = \"-3\""),
        5,
        "funds",
        "看不懂",
    );
    is(
        &due("family = \"project-target\", year = \"22\""),
        5,
        "year",
        "看不懂",
    );
}

#[test]
fn a_long_chain_and_a_ring_of_heirs_end() {
    let mut chain = String::from("[[unit]]\nid = \"u0\"\nname = \"单位0\"\n");
    for at in 1..3000 {
        chain += &format!(
            "[[unit]]\nid = \"u{at}\"\nname = \"单位{at}\"\nunder = \"u{}\"\n",
            at - 1
        );
    }
    let told = forms::rollup::units(&chain).unwrap();
    let standing = told.standing("", Date::last_of(Year(2022))).unwrap();
    assert_eq!(standing.nodes.last().unwrap().depth, 2999);
    let ring = "[[unit]]\nid = \"a\"\nname = \"甲\"\nto = \"2020-01-01\"\nsuccessor = \"b\"\n\
                [[unit]]\nid = \"b\"\nname = \"乙\"\nto = \"2020-01-01\"\nsuccessor = \"a\"\n\
                [[unit]]\nid = \"c\"\nname = \"丙\"\nunder = \"a\"\n";
    is(ring, 14, "under", "已不存在");
}
