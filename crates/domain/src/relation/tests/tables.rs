//! Data tables.

use super::support::*;
use crate::form::*;
use crate::relation::*;
use crate::value::*;

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

#[test]
fn what_may_be_a_sub_line_or_another_rate_is_no_claim() {
    let with_sub_line = |total: &str| {
        table(&[
            "项目|金额",
            "基本支出|100.00",
            "人员经费|60.00",
            "项目支出|50.00",
            &format!("合计|{total}"),
        ])
    };
    assert_eq!(open(&with_sub_line("150.00")), []);
    assert_eq!(open(&with_sub_line("210.00")), []);
    assert_eq!(open(&with_sub_line("220.00")), [pair("4.2", "210.00")]);
    let more_lines = table(&["项目|金额", "合计|110", "1、甲|60", "2、乙|40", "其他|10"]);
    assert_eq!(open(&more_lines), []);
    let subtotal = table(&[
        "项目|金额",
        "甲|60",
        "小计|60",
        "乙|30",
        "丙|10",
        "合计|100",
    ]);
    assert_eq!(open(&subtotal), []);
    let vacant = table(&["人员|编制数|实有数|控制率", "全处|17|9|47.06%"]);
    assert_eq!(open(&vacant), []);
    let inverse = table(&["人员|实有数|编制数|控制率", "全处|9|17|52.94%"]);
    assert_eq!(open(&inverse), []);
    let wrong = table(&["人员|编制数|实有数|控制率", "全处|17|9|59.24%"]);
    assert_eq!(open(&wrong), [pair("1.4", "52.94")]);
}

#[test]
fn columns_that_split_a_column_are_left_out_of_the_total() {
    let form = table(&[
        "机构|支出合计|基本支出|人员支出|公用支出|项目支出|当年结余|累计结余",
        "甲|3312.53|805.66|363.49|442.18|261.09||2245.78",
    ]);
    assert_eq!((closed(&form), open(&form)), (2, vec![]));
}

#[test]
fn a_change_since_the_year_before_is_between_two_years_of_one_kind() {
    let report = |change: &str| {
        table(&[
            "项目|2022年决算数|2023年预算数|2023年决算数|比上年增减",
            &format!("三公合计|10.00|9.50|8.00|{change}"),
            "接待费|4.00|3.50|2.00|-2.00",
            "车辆费|6.00|6.00|6.00|0.00",
        ])
    };
    assert_eq!(open(&report("-2.00")), []);
    assert_eq!(open(&report("-1.00")), [pair("1.5", "-2.00")]);
    let no_pair = table(&[
        "项目|2023年预算数|2023年决算数|比上年增减",
        "甲|9.50|8.00|-2.00",
        "乙|3.50|2.00|-1.50",
    ]);
    assert_eq!(open(&no_pair), []);
}

#[test]
fn a_second_list_of_a_line_is_not_one_of_the_first() {
    let lines = |second: &str| {
        table(&[
            "项目|预算数",
            "项目支出|420",
            "其中：中央资金|100",
            &format!("其中：救助项目|{second}"),
        ])
    };
    assert_eq!(open(&lines("300")), []);
    assert_eq!(open(&lines("500")), [pair("1.2", "500")]);
}

#[test]
fn rows_that_are_numbered_have_their_label_behind_the_number() {
    let lines = |executed: &str, rate: &str| {
        table(&[
            "序号|项目|年初预算|调整数|调整后预算|支出数|结余|执行率",
            "1|甲|220|-20|200|180|20|90.00%",
            &format!("2|乙|130|30|160|120|40|{rate}"),
            "3|丙|60|0|60|60|0|100.00%",
            &format!("|合计|410|10|420|{executed}|60|85.71%"),
        ])
    };
    assert_eq!(open(&lines("360", "75.00%")), []);
    assert_eq!(
        open(&lines("370", "75.00%")),
        [pair("4.6", "360"), pair("4.8", "88.10")]
    );
    assert_eq!(open(&lines("360", "65.00%")), [pair("2.8", "75")]);
    let under_number = table(&["序号|项目|金额", "1|甲|60", "2|乙|40", "合计||110"]);
    assert_eq!(open(&under_number), [pair("3.3", "100")]);
}

#[test]
fn the_rows_prove_from_which_columns_a_change_follows() {
    let lines = |change: &str, rate: &str| {
        table(&[
            "项目|2023年决算数|2022年决算数|增减额|增减率",
            &format!("甲|640|600|{change}|6.67%"),
            &format!("乙|360|300|60|{rate}"),
            "合计|1000|900|100|11.11%",
        ])
    };
    assert_eq!(open(&lines("40", "20.00%")), []);
    assert_eq!(open(&lines("60", "20.00%")), [pair("1.4", "40")]);
    assert_eq!(open(&lines("40", "30.00%")), [pair("2.5", "20")]);
    let saved = |rate: &str| {
        table(&[
            "类别|预算金额|采购金额|节约金额|节约率",
            "货物|100|92|8|8%",
            &format!("服务|200|180|20|{rate}"),
            "合计|300|272|28|9.33%",
        ])
    };
    assert_eq!(open(&saved("10%")), []);
    assert_eq!(open(&saved("20%")), [pair("2.5", "10")]);
}

#[test]
fn what_the_rows_do_not_prove_is_no_claim() {
    for lines in [
        // One row follows, one does not.
        &["项目|今年|去年|增减额", "甲|640|600|40", "乙|360|300|10"][..],
        // Nothing changed but in the odd row.
        &[
            "项目|甲数|乙数|丙数|增减额",
            "甲|64|64|60|4",
            "乙|30|30|30|0",
            "丙|20|20|20|0",
        ],
        // The rate is of something that the table does not print.
        &[
            "项目|预算|支出|满意率",
            "甲|100|90|95%",
            "乙|200|190|92%",
            "丙|50|45|96%",
        ],
        // Two bases by turns.
        &[
            "项目|年初预算|调整后预算|支出|完成比率",
            "甲|100|120|90|90.00%",
            "乙|200|160|120|60.00%",
            "丙|80|100|75|75.00%",
            "丁|50|40|30|75.00%",
        ],
    ] {
        assert_eq!(open(&table(lines)), [], "{lines:?}");
    }
}

#[test]
fn people_are_counted_and_not_rounded() {
    let lines = |change: &str, rate: &str, all: &str| {
        table(&[
            "单位|编制数|年初实有|年末实有|增减|控制率",
            &format!("局机关|40|38|36|{change}|90.00%"),
            &format!("执法队|25|22|24|2|{rate}"),
            &format!("合计|65|60|{all}|0|92.31%"),
        ])
    };
    assert_eq!(open(&lines("-2", "96.00%", "60")), []);
    assert_eq!(open(&lines("-3", "96.00%", "60")), [pair("1.5", "-2")]);
    assert_eq!(open(&lines("-2", "86.00%", "60")), [pair("2.6", "96")]);
    assert!(open(&lines("-2", "96.00%", "61")).contains(&pair("3.4", "60")));
}

#[test]
fn one_column_that_adds_up_makes_the_others_claims() {
    let lines = |bought: &str, saved: &str, price: &str| {
        table(&[
            "类别|预算金额|采购金额|结余金额|单价",
            "货物|100|92|8|20",
            "服务|200|180|20|30",
            &format!("合计|300|{bought}|{saved}|{price}"),
        ])
    };
    assert_eq!(open(&lines("272", "28", "25")), []);
    assert_eq!(
        open(&lines("282", "26", "25")),
        [pair("3.3", "272"), pair("3.4", "28")]
    );
}
