//! Tables without ruling lines, or with some of them only.

use super::{Drawn, pdf, shown, tables};
use crate::{Block, limits};
use std::fmt::Write as _;

/// A form as offices print it without lines: a head of two lines, labels merged over rows
/// and standing in their middle, a cell of three lines, rows that leave cells empty.
fn form() -> Drawn {
    let mut page =
        Drawn::default()
            .text(20.0, 360.0, "项目")
            .text(70.0, 360.0, "修一条很长很长的乡村公路");
    for (x, head) in [
        (70.0, "一级"),
        (130.0, "名称"),
        (200.0, "指标值"),
        (260.0, "得分"),
    ] {
        page = page.text(x, 334.0, head);
    }
    page = page
        .text(310.0, 340.0, "偏差原因")
        .text(310.0, 328.0, "和措施");
    let rows = [
        (308.0, "里程", "42公里", "10"),
        (284.0, "桥梁", "3座", "20"),
        (252.0, "验收", "合格", "15"),
        (220.0, "满意", "≥95%", "5"),
    ];
    for (y, name, target, score) in rows {
        page = page
            .text(130.0, y, name)
            .text(200.0, y, target)
            .text(260.0, y, score);
    }
    page.text(70.0, 296.0, "产出")
        .text(70.0, 252.0, "效益")
        .text(70.0, 220.0, "群众")
        .text(20.0, 277.0, "绩效")
        .text(310.0, 264.0, "雨季太长所")
        .text(310.0, 252.0, "以推迟了，")
        .text(310.0, 240.0, "已经补上")
        .text(20.0, 200.0, "总分")
        .text(260.0, 200.0, "50")
}

/// What the form says, cell by cell.
fn said() -> Vec<Vec<&'static str>> {
    vec![
        vec!["项目", "修一条很长很长的乡村公路(1x5)"],
        vec![
            "绩效(5x1)",
            "一级",
            "名称",
            "指标值",
            "得分",
            "偏差原因和措施",
        ],
        vec!["产出(2x1)", "里程", "42公里", "10", ""],
        vec!["桥梁", "3座", "20", ""],
        vec!["效益", "验收", "合格", "15", "雨季太长所以推迟了，已经补上"],
        vec!["群众", "满意", "≥95%", "5", ""],
        vec!["总分", "", "", "", "50", ""],
    ]
}

#[test]
fn a_form_without_lines_is_read_with_its_merged_labels_and_broken_lines() {
    let document = crate::read(&pdf(&[form()])).unwrap();
    let table = tables(&document)[0];
    assert_eq!(shown(table), said());
    assert!(table.guessed);
    assert_eq!(document.doubts.len(), 1);
    assert_eq!(document.doubts[0].0.table, 1);
}

#[test]
fn a_frame_around_a_form_is_only_its_edge() {
    let framed = form().grid(&[15.0, 395.0], &[190.0, 375.0]);
    let document = crate::read(&pdf(&[framed])).unwrap();
    assert_eq!(shown(tables(&document)[0]), said());
    assert!(tables(&document)[0].guessed);
}

#[test]
fn a_frame_around_one_text_stays_one_cell() {
    let framed = Drawn::default()
        .grid(&[15.0, 300.0], &[300.0, 375.0])
        .text(20.0, 350.0, "这里写一段话，")
        .text(20.0, 335.0, "说明情况。");
    let document = crate::read(&pdf(&[framed])).unwrap();
    let table = tables(&document)[0];
    assert_eq!(table.rows.len(), 1);
    assert!(!table.guessed);
}

#[test]
fn lines_across_part_texts_that_stand_close_below_one_another() {
    let mut page = Drawn::default();
    for row in 0..4 {
        let y = 350.0 - 12.0 * f64::from(row);
        page = page
            .line(20.0, y - 2.0, 300.0, y - 2.0)
            .text(20.0, y, "某项工作")
            .text(120.0, y, "已经完成")
            .text(220.0, y, "按时间办");
    }
    let document = crate::read(&pdf(&[page])).unwrap();
    let row = vec!["某项工作", "已经完成", "按时间办"];
    assert_eq!(shown(tables(&document)[0]), vec![row; 4]);
}

#[test]
fn figures_at_the_right_stand_under_the_head_at_the_left() {
    let mut page = Drawn::default();
    for (row, figure) in ["10", "8.5", "100"].into_iter().enumerate() {
        let y = 335.0 - 15.0 * row as f64;
        let x = 195.0 - 5.0 * figure.len() as f64;
        page = page
            .text(20.0, y, "某项")
            .text(x, y, figure)
            .text(210.0, y, "完成");
    }
    let page = page
        .text(20.0, 350.0, "名称")
        .text(110.0, 350.0, "得分")
        .text(210.0, 350.0, "情况");
    let document = crate::read(&pdf(&[page])).unwrap();
    assert_eq!(
        shown(tables(&document)[0]),
        [
            ["名称", "得分", "情况"],
            ["某项", "10", "完成"],
            ["某项", "8.5", "完成"],
            ["某项", "100", "完成"],
        ]
    );
}

#[test]
fn text_cut_off_at_the_edge_of_its_cell_stays_in_it() {
    let mut page = Drawn::default();
    for row in 0..4 {
        let y = 350.0 - 15.0 * f64::from(row);
        writeln!(page.0, "q 20 {} 60 14 re W n", y - 3.0).unwrap();
        page = page.text(20.0, y, "名称比栏目宽得多");
        page.0.push_str("Q\n");
        page = page.text(81.0, y, "完成").text(150.0, y, "10");
    }
    let document = crate::read(&pdf(&[page])).unwrap();
    let row = vec!["名称比栏目宽得多", "完成", "10"];
    assert_eq!(shown(tables(&document)[0]), vec![row; 4]);
}

#[test]
fn running_text_and_lists_stay_text() {
    let mut page = Drawn::default();
    for row in 0..12 {
        let y = 380.0 - 14.0 * f64::from(row);
        page = page.text(20.0, y, "本年度的各项工作都按照计划完成，资金使用符合规定");
    }
    let page = page
        .text(20.0, 180.0, "填报人：某某")
        .text(150.0, 180.0, "审核：某某")
        .text(280.0, 180.0, "日期：某日")
        .text(20.0, 160.0, "第一章")
        .text(370.0, 160.0, "3")
        .text(20.0, 146.0, "第二章")
        .text(370.0, 146.0, "8");
    let document = crate::read(&pdf(&[page])).unwrap();
    assert!(tables(&document).is_empty());
}

/// How many paragraphs a page of so many rows of three texts is read to; none where it is
/// read as a table.
fn paragraphs(rows: usize, texts: usize) -> usize {
    let mut page = Drawn::default();
    for row in 0..rows {
        let y = 395.0 - 390.0 * row as f64 / rows as f64;
        for text in 0..texts {
            page = page.sized(5.0 + 12.0 * text as f64, y, "甲", 0.6);
        }
    }
    let document = crate::read(&pdf(&[page])).unwrap();
    let is_paragraph = |block: &&Block| matches!(block, Block::Paragraph(_));
    document.blocks.iter().filter(is_paragraph).count()
}

#[test]
fn more_texts_or_rows_than_a_page_has_are_left_as_lines() {
    assert_eq!(paragraphs(20, 3), 0);
    assert_eq!(
        paragraphs(limits::MOST_UNRULED_ROWS + 1, 3),
        limits::MOST_UNRULED_ROWS + 1
    );
    let rows = limits::MOST_UNRULED_CHUNKS / 30 + 1;
    assert_eq!(paragraphs(rows, 30), rows);
}
