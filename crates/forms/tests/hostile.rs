//! Texts nobody should send: read without panic, in time and memory proportional to them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use forms::Reading;

fn read(text: &str) -> Reading {
    forms::read(&office::read(text.as_bytes()).unwrap())
}

const HEAD: &str = "项目支出绩效自评表\n";
const GRID: &str = "指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n";

#[test]
fn a_form_without_rows_is_a_blank_form() {
    let reading = read(&format!("{HEAD}项目名称\t\n{GRID}总分\t\t\t\t\t\t\t\n"));
    assert_eq!(reading.forms.len(), 1);
    assert!(reading.forms[0].blank);
}

#[test]
fn a_title_alone_is_no_form() {
    let reading = read(HEAD);
    assert!(reading.forms.is_empty());
    assert_eq!(reading.narrative.len(), 1);
}

#[test]
fn broken_numbers_are_kept_and_marked() {
    let row = "\t产出指标\t数量指标\t甲\t≥1,2.3个\t１２个\t12%％\t((5\n";
    let form = &read(&format!("{HEAD}{GRID}{row}")).forms[0];
    let indicator = &form.indicators[0];
    assert_eq!(indicator.target.raw, "≥1,2.3个");
    assert!(matches!(
        indicator.points.value,
        domain::value::Value::Unreadable(_)
    ));
    assert_eq!(indicator.score.raw, "((5");
}

#[test]
fn one_line_of_ten_megabytes() {
    let reading = read(&format!(
        "{HEAD}{GRID}\t产出指标\t数量指标\t{}\t≥1个\n",
        "很长的名称12,".repeat(600_000)
    ));
    assert_eq!(reading.forms[0].indicators.len(), 1);
    let tabs = "\t".repeat(900_000);
    assert_eq!(read(&format!("{HEAD}{GRID}{tabs}\n")).forms.len(), 1);
}

#[test]
fn long_documents_take_time_in_proportion() {
    // Each would take minutes if any step looked back over all that came before.
    let paragraphs = format!("\t甲\n\n{}\t乙\n\n\n", "一段文字\n\n".repeat(50_000));
    read(&paragraphs);
    let names = format!("{HEAD}{}", "项目名称\t甲\n".repeat(50_000));
    read(&names);
    let lines = format!(
        "{HEAD}一级指标 二级指标 三级指标 指标值 分值 得分\n{}总分 100 90\n自评结论\n{}",
        "甲 ≥1个 1个 5 5\n".repeat(50_000),
        "结论的一行\n".repeat(50_000)
    );
    assert_eq!(read(&lines).forms[0].indicators.len(), 50_000);
    let rows = format!("{HEAD}{GRID}{}", "甲\t≥1\t5\t5\n".repeat(30_000));
    read(&rows);
}

#[test]
fn long_reports_take_time_in_proportion() {
    const TITLE: &str = "某局2023年度部门整体支出绩效评价报告\n";
    let items = format!(
        "{TITLE}{}",
        "1、投入\n①完成率（5分）：完成100%，该项得分4分。\n说明一句。\n".repeat(5_000)
    );
    assert_eq!(read(&items).forms[0].items.len(), 5_000);
    // A goal's cell that goes on and on, with another table far below.
    let goal = format!(
        "{TITLE}\t预期目标\n\t实际完成\n\n\t甲\n\t乙\n\n一句话12个。\n\n{}\t丙\n\t丁\n\n",
        "又一句话。\n\n".repeat(50_000)
    );
    assert!(!read(&goal).forms.is_empty());
    // Headings of nothing, one below the other, and rows without their empty cells.
    let wide = "\t栏目".repeat(200);
    let heads = format!("{TITLE}{}", format!("\n\t{wide}\n").repeat(500));
    assert!(!read(&heads).unread.is_empty());
    let short = format!(
        "{TITLE}项目\t甲\t乙\t丙\t丁\t戊\n{}",
        "子\t1\t2\t3\n".repeat(2_000)
    );
    assert!(!read(&short).forms.is_empty());
}
