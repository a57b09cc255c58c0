//! Columns of data tables that do not add up beside columns that do.

use super::support::*;
use crate::form::*;
use crate::relation::*;

fn open(form: &Form) -> Vec<String> {
    relations(form, &annual())
        .iter()
        .filter(|relation| matches!(close(relation, form), Closure::Open { .. }))
        .map(|relation| relation.result.path().replace("tables.1.rows.", ""))
        .collect()
}

/// A table of three lines and their total, its last column under the given heading.
fn under(heading: &str, amounts: &str, cells: [&str; 4]) -> Form {
    let [a, b, c, total] = cells;
    table(&[
        &format!("项目|数量|金额|{heading}"),
        &format!("道路|3|120.50|{a}"),
        &format!("桥涵|2|64.20|{b}"),
        &format!("绿化|4|31.30|{c}"),
        &format!("合计|9|{amounts}|{total}"),
    ])
}

#[test]
fn ratios_and_prices_are_no_sums() {
    for heading in [
        "完成预算（%）",
        "完成年初预算的％",
        "增长（%）",
        "比上年增长％",
        "支付率（%）",
        "利用率",
        "满意度（%）",
        "完成比例",
        "占预算比例（％）",
        "单位造价（元/平方米）",
        "单价",
        "平均单价",
    ] {
        for total in ["96.40", "150.00", "270.00"] {
            let cells = ["98.20", "95.10", "92.60", total];
            assert_eq!(open(&under(heading, "216.00", cells)), [""; 0], "{heading}");
            // The amounts beside them still add up or do not.
            assert_eq!(open(&under(heading, "261.00", cells)), ["4.3"], "{heading}");
        }
    }
}

#[test]
fn a_total_between_its_rows_is_an_average_where_other_columns_add() {
    for heading in [
        "得分",
        "年末余额",
        "油耗（升/百公里）",
        "每工日产出",
        "容积",
    ] {
        let cells = |total| ["98.20", "95.10", "92.60", total];
        assert_eq!(
            open(&under(heading, "216.00", cells("95.40"))),
            [""; 0],
            "{heading}"
        );
        assert_eq!(
            open(&under(heading, "216.00", cells("92.60"))),
            [""; 0],
            "{heading}"
        );
        assert_eq!(
            open(&under(heading, "216.00", cells("285.90"))),
            [""; 0],
            "{heading}"
        );
        // Near the sum it is a wrong sum.
        assert_eq!(
            open(&under(heading, "216.00", cells("258.90"))),
            ["4.4"],
            "{heading}"
        );
    }
}

#[test]
fn a_wrong_total_of_amounts_is_found_under_any_heading() {
    for heading in [
        "决算数",
        "金额（万元）",
        "资产原值",
        "上年结转",
        "支付金额",
        "合同额",
        "本年收入",
        "财政拨款",
        "补助资金",
        "人数",
        "工程造价总额",
        "全年预算数",
    ] {
        let cells = |total| ["120", "64", "31", total];
        assert_eq!(
            open(&under(heading, "216.00", cells("215"))),
            [""; 0],
            "{heading}"
        );
        for wrong in ["251", "205", "225"] {
            assert_eq!(
                open(&under(heading, "216.00", cells(wrong))),
                ["4.4"],
                "{heading}"
            );
        }
    }
}

#[test]
fn a_balance_carried_down_is_not_added() {
    let form = table(&[
        "月份|收入|支出|余额",
        "一月|60|20|40",
        "二月|50|25|65",
        "三月|40|25|80",
        "合计|150|70|80",
    ]);
    assert_eq!(open(&form), [""; 0]);
}
