//! Self-evaluation and evaluation reports: nothing is left out, columns have full names,
//! items come out of the prose, and every layout says the same.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/grids.rs"]
mod grids;
#[path = "support/report.rs"]
mod report;

use domain::form::{Family, Field, Form};
use domain::place::Place;
use forms::Reading;
use grids::drawn_table;
use office::{Block, Document, Layout, Paragraph, Role};
use report::{COVER, DRAWN, PROSE, TABLE};

fn text() -> String {
    let cells = |row: &&str| format!("\t{}\n\n", row.replace('|', "\n\t"));
    let table: String = TABLE.iter().map(cells).collect();
    format!("{}\n\n{table}{}\n", COVER.join("\n"), PROSE.join("\n"))
}

fn read(text: &str) -> Reading {
    forms::read(&office::read(text.as_bytes()).unwrap())
}

fn both(reading: &Reading) -> [&Form; 2] {
    assert!(reading.unread.is_empty(), "{:?}", reading.unread);
    assert!(reading.narrative.is_empty(), "{:?}", reading.narrative);
    let [report, evaluation] = &reading.forms[..] else {
        panic!("{} forms", reading.forms.len())
    };
    assert_eq!(report.family, Family::SelfEvaluationReport);
    assert_eq!(evaluation.family, Family::EvaluationReport);
    [report, evaluation]
}

fn field(form: &Form, field: Field) -> &str {
    form.field(field).map_or("", |cell| cell.raw.as_str())
}

#[test]
fn the_cover_and_the_frame_of_a_report_are_fields() {
    let reading = read(&text());
    let [report, _] = both(&reading);
    assert_eq!(report.year.map(|year| year.0), Some(2023));
    assert_eq!(report.department.raw, "某县水务局");
    for (name, value) in [
        (Field::EvaluationWay, "单位绩效自评"),
        (Field::ReportedOn, "2024年5月"),
        (Field::StaffAuthorised, "20"),
        (Field::StaffActual, "18"),
        (Field::Grade, "优"),
        (Field::DepartmentOpinion, "同意。"),
    ] {
        assert_eq!(field(report, name), value, "{}", name.key());
    }
    assert_eq!(report.total.score.raw, "91");
    assert_eq!(report.goals[0].actual.raw, "已修12公里");
    let told: Vec<(u8, &str)> = report
        .paragraphs
        .iter()
        .map(|one| (one.level, one.text.raw.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (1, "一、部门（单位）基本概况"),
            (2, "年度主要工作内容"),
            (0, "任务1：修渠12公里。"),
            (1, "二、部门（单位）收支情况"),
            (0, "年度收入情况（万元）"),
            (0, "部门（单位）年度支出和结余情况（万元）"),
            (1, "三、部门（单位）整体支出绩效自评情况"),
            (1, "四、评价人员"),
        ]
    );
    assert_eq!(report.paragraphs[2].figures[0].raw, "12公里");
}

#[test]
fn headings_of_several_rows_give_every_column_its_full_name() {
    let reading = read(&text());
    let [report, _] = both(&reading);
    let columns = |table: usize| {
        let columns = report.tables[table].columns.iter();
        columns.map(|cell| cell.raw.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        columns(0),
        [
            "机构名称",
            "收入合计",
            "其中：上年结转",
            "其中：财政拨款",
            "其中：其他收入"
        ]
    );
    assert_eq!(
        columns(1),
        [
            "机构名称",
            "支出合计",
            "其中：基本支出",
            "基本支出其中：人员支出",
            "基本支出其中：公用支出",
            "其中：项目支出",
            "当年结余",
            "累计结余"
        ]
    );
    let titles = report.tables.iter().map(|table| table.title.raw.as_str());
    assert!(titles.eq([
        "年度收入情况（万元）",
        "部门（单位）年度支出和结余情况（万元）",
        "四、评价人员"
    ]));
    let row = report.tables[1].rows[0].iter();
    assert!(row.map(|cell| cell.raw.as_str()).eq([
        "1、某县水务局",
        "260",
        "160",
        "100",
        "60",
        "100",
        "",
        "40"
    ]));
    assert_eq!(report.tables[0].rows.len(), 2);
}

#[test]
fn completion_rows_are_indicators_under_their_groups() {
    let reading = read(&text());
    let [report, _] = both(&reading);
    let rows: Vec<[&str; 5]> = report
        .indicators
        .iter()
        .map(|row| {
            let (one, two) = (row.level1.name(), row.level2.name());
            [one, two, &row.name.raw, &row.target.raw, &row.actual.raw]
        })
        .collect();
    assert_eq!(
        rows,
        [
            [
                "产出",
                "数量、质量、时效、成本",
                "修渠里程",
                "≥12公里",
                "12公里"
            ],
            ["产出", "数量、质量、时效、成本", "完工率", "100%", "100%"],
            [
                "效益",
                "社会、经济效益",
                "受益人次",
                "≥1400人次",
                "1500人次"
            ],
            ["满意度", "服务对象满意度", "群众满意度", "≥90%", "95%"],
        ]
    );
}

#[test]
fn a_row_that_an_empty_line_parts_is_joined_again() {
    let parted = text().replace(
        "数量、质量、时效、成本指标\n\t修渠里程",
        "数量、质量、时效、成本指标\n\n\n\t修渠里程",
    );
    let (reading, whole) = (read(&parted), read(&text()));
    let rows = |reading: &Reading| {
        let rows = both(reading)[0].indicators.iter();
        rows.map(|row| {
            (
                row.level2.clone(),
                row.name.raw.clone(),
                row.actual.raw.clone(),
            )
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(rows(&reading), rows(&whole));
}

#[test]
fn a_text_without_empty_cells_still_finds_its_columns() {
    let dropped = text()
        .replace("\t\n\t\n\t上年结转", "\t上年结转")
        .replace("\t100\n\t\n\t40", "\t100\n\t40");
    let (reading, whole) = (read(&dropped), read(&text()));
    let [report, whole] = [both(&reading)[0], both(&whole)[0]];
    let columns = |form: &Form| {
        let columns = form.tables[0].columns.iter();
        columns.map(|cell| cell.raw.clone()).collect::<Vec<_>>()
    };
    assert_eq!(columns(report), columns(whole));
    let row = report.tables[1].rows[0].iter();
    let texts: Vec<&str> = row.map(|cell| cell.raw.as_str()).collect();
    assert_eq!(
        texts[..6],
        ["1、某县水务局", "260", "160", "100", "60", "100"]
    );
    // Which of the last two is missing no sum can tell: that is a doubt.
    assert_eq!(texts[6..].concat(), "40");
    assert_eq!(report.doubts.len(), 1);
}

#[test]
fn items_come_out_of_the_prose_with_points_basis_and_score() {
    let reading = read(&text());
    let [_, evaluation] = both(&reading);
    let items: Vec<[&str; 5]> = evaluation
        .items
        .iter()
        .map(|item| {
            [
                &item.group,
                &item.name,
                &item.points,
                &item.score,
                &item.basis,
            ]
            .map(|cell| cell.raw.as_str())
        })
        .collect();
    assert_eq!(
        items,
        [
            [
                "投入",
                "绩效目标合理性",
                "3",
                "3",
                "目标合理。该项得满分3分。"
            ],
            [
                "投入",
                "在职人员控制率",
                "3",
                "2",
                "18÷20×100%＝90%，该项得2分。"
            ],
            [
                "过程",
                "预算完成率",
                "5",
                "4",
                "预算300万元，支出260万元。\n支出按进度进行。\n因此，该项指标得分4分。"
            ],
        ]
    );
    assert_eq!(evaluation.total.score.raw, "91");
    assert_eq!(field(evaluation, Field::Grade), "优");
}

#[test]
fn figures_and_scores_stand_where_they_are_printed() {
    let source = text();
    let reading = read(&source);
    let [_, evaluation] = both(&reading);
    let line = |wanted: &str| {
        let at = source
            .lines()
            .position(|line| line.contains(wanted))
            .unwrap();
        u32::try_from(at + 1).unwrap()
    };
    let at = |wanted: &str, column| Place::at_line(line(wanted), column);
    let staff = evaluation
        .paragraphs
        .iter()
        .find(|one| one.text.raw.starts_with("编制20人"))
        .unwrap();
    let figures: Vec<(&str, &Place)> = staff
        .figures
        .iter()
        .map(|figure| (figure.raw.as_str(), &figure.place))
        .collect();
    let (first, second) = (at("编制20人", 3), at("编制20人", 9));
    assert_eq!(figures, [("20人", &first), ("18人", &second)]);
    let item = &evaluation.items[1];
    assert_eq!(item.name.place, at("②在职", 2));
    assert_eq!(item.points.place, at("②在职", 10));
    assert_eq!(evaluation.items[2].score.place, at("因此，该项", 10));
}

#[test]
fn the_headings_of_an_annex_stand_below_its_title() {
    let reading = read(&text());
    let [_, evaluation] = both(&reading);
    let headings: Vec<(u8, &str)> = evaluation
        .paragraphs
        .iter()
        .filter(|one| one.level > 0)
        .map(|one| (one.level, one.text.raw.as_str()))
        .collect();
    assert_eq!(
        headings,
        [
            (1, "一、基本情况"),
            (2, "（一）部门情况"),
            (1, "三、综合评价情况"),
            (3, "1、投入（各项指标得分情况）"),
            (4, "（1）目标设定"),
            (3, "2、过程（各项指标得分情况）"),
            (3, "3、得分情况"),
            (1, "某县水务局关于开展2023年度自评工作的通知"),
            (2, "一、自评范围"),
        ]
    );
}

#[test]
fn a_real_table_says_the_same_as_the_text() {
    let paragraph = |text: &&str| {
        Block::Paragraph(Paragraph {
            text: (*text).to_owned(),
            role: Role::Body,
            ..Paragraph::default()
        })
    };
    let mut blocks: Vec<Block> = COVER.iter().map(paragraph).collect();
    blocks.push(Block::Table(drawn_table(DRAWN)));
    blocks.extend(PROSE.iter().map(paragraph));
    let document = Document {
        blocks,
        layout: Layout::Grid,
        ..Document::default()
    };
    let (grid, plain) = (forms::read(&document), read(&text()));
    for (grid, plain) in both(&grid).into_iter().zip(both(&plain)) {
        assert_eq!(grids::told(grid), grids::told(plain));
    }
}

#[test]
fn a_title_on_the_cover_and_again_above_the_text_is_one_report() {
    let [title, rest @ ..] = COVER else {
        panic!("a title")
    };
    let cover = format!("{title}\n{}\n\n", rest.join("\n"));
    let reading = read(&format!("{cover}{title}\n\n一、基本情况\n\n编制20人。\n"));
    let [form] = &reading.forms[..] else {
        panic!("{} forms", reading.forms.len())
    };
    assert_eq!(field(form, Field::EvaluationWay), "单位绩效自评");
    assert_eq!(form.paragraphs.len(), 2);
    assert!(reading.narrative.is_empty(), "{:?}", reading.narrative);
}
