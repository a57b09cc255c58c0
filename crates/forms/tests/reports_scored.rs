//! Reports whose items or completion rows carry points and scores in a table.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/grids.rs"]
mod grids;

use domain::form::Family;
use grids::drawn_table;
use office::{Block, Document, Layout, Paragraph};

#[test]
fn items_scored_in_a_table_are_items_too() {
    let document = Document {
        blocks: vec![
            Block::Paragraph(Paragraph {
                text: "2023年某县水务局部门整体支出绩效评价报告".to_owned(),
                ..Paragraph::default()
            }),
            Block::Table(drawn_table(&[
                "一级指标|二级指标|三级指标|分值|评分标准|得分|扣分原因",
                "投入|目标设定|目标合理性|5|合理得满分|5|",
                "^|预算配置|人员控制率|5|每超1%扣0.5分|4.5|超编1人",
                "过程|预算执行|预算完成率|10|按比例|9|支付较慢",
                "合计|<|<|20||18.5|",
            ])),
        ],
        layout: Layout::Grid,
        ..Document::default()
    };
    let reading = forms::read(&document);
    assert!(reading.unread.is_empty(), "{:?}", reading.unread);
    let form = &reading.forms[0];
    let items: Vec<[&str; 6]> = form
        .items
        .iter()
        .map(|item| {
            [
                &item.group,
                &item.name,
                &item.points,
                &item.score,
                &item.basis,
                &item.reason,
            ]
            .map(|cell| cell.raw.as_str())
        })
        .collect();
    assert_eq!(
        items,
        [
            ["投入", "目标合理性", "5", "5", "", ""],
            ["投入", "人员控制率", "5", "4.5", "", "超编1人"],
            ["过程", "预算完成率", "10", "9", "", "支付较慢"],
        ]
    );
    assert_eq!(form.total.points.raw, "20");
    assert_eq!(form.total.score.raw, "18.5");
    // What the system asks for is kept, but is not the unit's own word.
    assert!(form.notes.iter().any(|note| note.raw == "每超1%扣0.5分"));
}

#[test]
fn completion_rows_may_carry_points_and_scores() {
    let document = Document {
        blocks: vec![
            Block::Paragraph(Paragraph {
                text: "某县水务局2023年度项目支出绩效自评报告".to_owned(),
                ..Paragraph::default()
            }),
            Block::Table(drawn_table(&[
                "评价内容|<|绩效目标|完成情况|分值|得分",
                "产出目标|修渠里程|≥12公里|12公里|60|60",
                "效益目标|受益人次|≥1400人次|1300人次|40|37",
            ])),
        ],
        layout: Layout::Grid,
        ..Document::default()
    };
    let reading = forms::read(&document);
    assert!(reading.unread.is_empty(), "{:?}", reading.unread);
    let rows = reading.forms[0].indicators.iter();
    let rows: Vec<[&str; 3]> = rows
        .map(|row| [&row.name, &row.points, &row.score].map(|cell| cell.raw.as_str()))
        .collect();
    assert_eq!(rows, [["修渠里程", "60", "60"], ["受益人次", "40", "37"]]);
}

#[test]
fn the_report_of_a_project_is_no_department_s() {
    let text = "2023年度某县渠道清淤项目绩效评价报告\n\n一、基本情况\n\n项目资金40万元，支出36万元。\n\n\
                二、撰写某县渠道清淤项目绩效评价报告\n\n三、评价结论\n\n综合得分91分，评价等级为“优”。\n";
    let document = office::read(text.as_bytes()).unwrap();
    let reading = forms::read(&document);
    let [form] = &reading.forms[..] else {
        panic!("{} forms", reading.forms.len());
    };
    assert_eq!(form.family, Family::ProjectEvaluationReport);
    assert!(form.is_of_project());
    assert_eq!(form.project.raw, "某县渠道清淤项目");
    assert_eq!(form.department.raw, "");
    assert_eq!(form.year.map(|year| year.0), Some(2023));
    assert_eq!(form.total.score.raw, "91");
    assert_eq!(form.paragraphs.len(), 5);
}
