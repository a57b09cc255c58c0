//! Documents to be written: a self-evaluation form of the usual shape, with its merges, as
//! long as is asked for. Every name and figure in it is made up.

#![allow(dead_code, reason = "each test file uses its own part")]

use office::{
    Align, Block, Cell, Document, Face, Layout, PageSetup, Paragraph, Place, Role, Row, Style,
    Table,
};

/// Columns of the form.
pub const COLUMNS: usize = 9;

/// Rows for which the form has 25 rows and 155 cells.
pub const USUAL: usize = 14;

/// Second-level indicators: first level, name, and their part of the [`USUAL`] rows.
const GROUPS: [(&str, &str, usize); 8] = [
    ("产出指标", "数量指标", 3),
    ("产出指标", "质量指标", 2),
    ("产出指标", "时效指标", 2),
    ("产出指标", "成本指标", 1),
    ("效益指标", "经济效益指标", 1),
    ("效益指标", "社会效益指标", 2),
    ("效益指标", "可持续影响指标", 2),
    ("满意度指标", "服务对象满意度指标", 1),
];

/// Third-level indicators: name, target, actual, points, score, reason.
const ROWS: [[&str; 6]; USUAL] = [
    ["新建村级文化活动室", "≥12个", "12个", "5", "5", ""],
    ["组织送戏下乡演出", "≥40场次", "43场次", "5", "5", ""],
    [
        "培训基层文化骨干（含非遗传承人）",
        "≥300人次",
        "286人次",
        "6",
        "5.72",
        "因汛期道路中断，两期培训班改到次年举办；今后避开主汛期安排培训。",
    ],
    ["活动室验收合格率", "＝100%", "100%", "6", "6", ""],
    ["演出节目审核通过率", "≥98%", "98.6%", "6", "6", ""],
    [
        "工程按期完工率",
        "≥95%",
        "91.67%",
        "6",
        "5.79",
        "一处活动室用地调整，开工推迟45天。",
    ],
    ["资金拨付及时率", "100%", "100%", "6", "6", ""],
    [
        "单个活动室建设成本",
        "≤18.5万元",
        "17.92万元",
        "10",
        "10",
        "",
    ],
    ["带动乡村旅游收入增长", "≥3%", "3.4%", "8", "8", ""],
    ["惠及农村人口", "≥2.6万人", "27,350人", "8", "8", ""],
    [
        "丰富群众精神文化生活",
        "有所提升",
        "有所提升",
        "7",
        "6.5",
        "",
    ],
    ["管护制度健全", "健全", "健全", "4", "4", ""],
    ["设施持续发挥作用年限", "≥10年", "10年", "3", "3", ""],
    ["群众满意度", "≥90%", "93.2%", "10", "10", ""],
];

/// A self-evaluation form with that many indicator rows: title, year, the table, signatures.
/// Of 14 rows the table has 25 rows, 9 columns and 155 cells.
pub fn self_evaluation(rows: usize) -> Document {
    Document {
        blocks: vec![
            paragraph(
                Role::Title,
                Align::Centre,
                Face::XiaoBiaoSong,
                "项目支出绩效自评表",
            ),
            paragraph(Role::Body, Align::Centre, Face::Song, "（2022年度）"),
            Block::Table(table(rows)),
            paragraph(
                Role::Body,
                Align::Left,
                Face::Song,
                "填表人：某某　　联系电话：0000-0000000　　填报日期：2023年3月1日",
            ),
        ],
        layout: Layout::Grid,
        ..Document::default()
    }
}

/// The form on a lying page.
pub fn lying(rows: usize) -> Document {
    Document {
        page: PageSetup::default().lying(),
        ..self_evaluation(rows)
    }
}

/// The texts of the cells that are not covered, row by row.
pub fn texts(table: &Table) -> Vec<String> {
    table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| !cell.covered)
        .map(|cell| cell.text.clone())
        .collect()
}

/// The first table of a document.
pub fn first_table(document: &Document) -> Option<&Table> {
    document.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn paragraph(role: Role, align: Align, face: Face, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        text: text.to_owned(),
        role,
        style: Style {
            face,
            align,
            ..Style::default()
        },
        ..Paragraph::default()
    })
}

fn table(rows: usize) -> Table {
    let mut grid = Grid::default();
    grid.row(&[("项目名称", 1, 1), ("乡村公共文化服务提升项目", 1, 8)]);
    grid.row(&[
        ("主管部门", 1, 1),
        ("某某县文化旅游广电局", 1, 4),
        ("实施单位", 1, 1),
        ("某某县文化馆", 1, 3),
    ]);
    money(&mut grid);
    grid.row(&[
        ("年度总体目标", 2, 1),
        ("预期目标", 1, 4),
        ("实际完成情况", 1, 4),
    ]);
    grid.row(&[
        (
            "1.新建村级文化活动室12个，当年全部投入使用；\n2.组织送戏下乡演出40场以上，覆盖所有乡镇；\n3.培训基层文化骨干300人次。",
            1,
            4,
        ),
        (
            "新建活动室12个并投入使用，演出43场，覆盖16个乡镇；培训骨干286人次，完成目标的95.33%，未完成部分已列入下年度计划。",
            1,
            4,
        ),
    ]);
    indicators(&mut grid, rows);
    grid.row(&[("总分", 1, 6), ("100", 1, 1), ("98.01", 1, 1), ("", 1, 1)]);
    Table {
        rows: grid.rows,
        widths: vec![
            1_500, 1_700, 1_900, 3_400, 2_200, 2_200, 1_300, 1_400, 2_400,
        ],
        ..Table::default()
    }
}

fn money(grid: &mut Grid) {
    grid.row(&[
        ("项目资金\n（万元）", 5, 1),
        ("", 1, 2),
        ("年初预算数", 1, 1),
        ("全年预算数", 1, 1),
        ("全年执行数", 1, 1),
        ("分值", 1, 1),
        ("执行率", 1, 1),
        ("得分", 1, 1),
    ]);
    for (label, figures) in [
        (
            "年度资金总额",
            ["240.00", "268.50", "252.39", "10", "94.00%", "9.40"],
        ),
        (
            "其中：当年财政拨款",
            ["240.00", "240.00", "225.19", "—", "93.83%", "—"],
        ),
        (
            "上年结转资金",
            ["0.00", "28.50", "27.20", "—", "95.44%", "—"],
        ),
        ("其他资金", ["0.00", "0.00", "0.00", "—", "", "—"]),
    ] {
        let mut cells = vec![(label, 1, 2)];
        cells.extend(figures.map(|figure| (figure, 1, 1)));
        grid.row(&cells);
    }
}

fn indicators(grid: &mut Grid, rows: usize) {
    let rows = rows.max(1);
    let mut head = vec![("绩效指标", 1 + rows, 1)];
    head.extend(
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
        ]
        .map(|label| (label, 1, 1)),
    );
    grid.row(&head);
    let sizes = sizes(rows);
    let mut number = 0;
    let mut level1 = "";
    for (index, &(first, second, _)) in GROUPS.iter().enumerate() {
        for row in 0..sizes[index] {
            let mut cells = Vec::new();
            if first != level1 {
                level1 = first;
                let span = (0..GROUPS.len()).filter(|&at| GROUPS[at].0 == first);
                cells.push((first, span.map(|at| sizes[at]).sum(), 1));
            }
            if row == 0 {
                cells.push((second, sizes[index], 1));
            }
            cells.extend(ROWS[number % ROWS.len()].map(|text| (text, 1, 1)));
            grid.row(&cells);
            number += 1;
        }
    }
}

/// How many of the rows each group has.
fn sizes(rows: usize) -> [usize; GROUPS.len()] {
    let mut sizes = [0; GROUPS.len()];
    let (mut parts, mut given) = (0, 0);
    for (size, (_, _, part)) in sizes.iter_mut().zip(GROUPS) {
        parts += part;
        *size = rows * parts / USUAL - given;
        given += *size;
    }
    sizes
}

/// A table as it grows: rows with the cells that spans from above cover.
#[derive(Default)]
struct Grid {
    rows: Vec<Row>,
    /// Rows for which each column is still covered from above.
    covered: [usize; COLUMNS],
}

impl Grid {
    /// Adds a row of texts with the rows and columns they span.
    fn row(&mut self, texts: &[(&str, usize, usize)]) {
        let mut cells = Vec::new();
        let mut texts = texts.iter();
        while cells.len() < COLUMNS {
            let column = cells.len();
            if self.covered[column] > 0 {
                self.covered[column] -= 1;
                cells.push(Cell::hidden_by_span());
                continue;
            }
            let Some(&(text, rows, columns)) = texts.next() else {
                unreachable!("a text for every free column");
            };
            cells.push(Cell::new(text).spanning(rows as u32, columns as u32));
            cells.resize(column + columns, Cell::hidden_by_span());
            self.covered[column..column + columns].fill(rows - 1);
        }
        assert!(texts.next().is_none(), "a text too many");
        for (index, cell) in cells.iter_mut().enumerate() {
            cell.place = Place {
                table: 1,
                row: self.rows.len() as u32 + 1,
                cell: index as u32 + 1,
                ..Place::default()
            };
        }
        self.rows.push(Row { cells, height: 0 });
    }
}

/// A document of all kinds of blocks: headings, running text, notes and a table whose head
/// is repeated, with a row higher than a page.
pub fn long_texts() -> Document {
    let sentence =
        "本年度预算执行总体平稳，项目按计划推进，支出进度与工作进度基本匹配（详见附表）；";
    let mut grid = Grid::default();
    grid.row(&[("序号", 1, 1), ("工作内容", 1, 5), ("完成情况", 1, 3)]);
    for number in ["1", "2", "3", "4"] {
        let (text, result) = match number {
            "2" => (sentence.repeat(60), sentence.repeat(25)),
            _ => (sentence.repeat(2), "已完成".to_owned()),
        };
        grid.row(&[(number, 1, 1), (&text, 1, 5), (&result, 1, 3)]);
    }
    grid.row(&["合计", "1", "2", "3", "4", "5", "6", "7", "8"].map(|text| (text, 1, 1)));
    let table = Table {
        rows: grid.rows,
        widths: vec![1_000; COLUMNS],
        head_rows: 1,
        ..Table::default()
    };
    let body = |text: &str| paragraph(Role::Body, Align::Auto, Face::FangSong, text);
    Document {
        blocks: vec![
            paragraph(
                Role::Title,
                Align::Auto,
                Face::XiaoBiaoSong,
                "部门整体支出绩效自评报告",
            ),
            paragraph(Role::Heading(1), Align::Auto, Face::Hei, "一、部门概况"),
            body(&format!("　　{}", sentence.repeat(6))),
            paragraph(Role::Heading(2), Align::Auto, Face::Kai, "（一）主要职责"),
            body(
                "　　The budget of 2022 was 2735.89万元, of which 92.6% was spent.\n　　另起一行。",
            ),
            paragraph(Role::Heading(1), Align::Auto, Face::Hei, "二、完成情况"),
            Block::Table(table),
            Block::PageBreak,
            paragraph(Role::Heading(1), Align::Auto, Face::Hei, "三、说明"),
            body("　　☑是　☐否　☒不适用；王喆、李堃、张玥已签字。"),
        ],
        layout: Layout::Grid,
        ..Document::default()
    }
}
