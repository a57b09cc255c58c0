//! Forms in real tables: read by rows, columns and spans.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/grids.rs"]
mod grids;

use domain::form::{Family, Field, Form, FundColumn, MoneyUnit, Slot};
use domain::place::Place;
use grids::{drawn, told};

fn only(rows: &[&str]) -> Form {
    let mut forms = forms::read(&drawn(rows)).forms;
    assert_eq!(forms.len(), 1, "{forms:#?}");
    forms.remove(0)
}

fn field(form: &Form, field: Field) -> &str {
    form.field(field).map_or("", |cell| cell.raw.as_str())
}

fn rows(form: &Form) -> Vec<[&str; 8]> {
    form.indicators
        .iter()
        .map(|row| {
            [
                row.level1.name(),
                row.level2.name(),
                row.name.raw.as_str(),
                row.target.raw.as_str(),
                row.actual.raw.as_str(),
                row.points.raw.as_str(),
                row.score.raw.as_str(),
                row.reason.raw.as_str(),
            ]
        })
        .collect()
}

const EVALUATION: &[&str] = &[
    "某局项目支出绩效自评表|<|<|<|<|<|<|<|<",
    "（2022年度）|<|<|<|<|<|<|<|<",
    "项目名称|<|灯光改造|<|<|项目负责人||联系电话|12345",
    "主管部门|<|某局|<|<|实施单位|<|主管部门|<",
    "项目资金（万元）|<||年初预算数|全年预算数|全年执行数|分值|执行率|得分",
    "^|^|年度资金总额|100|120|90|10|75%|7.5",
    "^|^|其中：当年财政拨款||120|90|—|—|—",
    "年度总体目标|预期目标|<|<|<|实际完成情况|<|<|<",
    "^|改造路灯二百盏|<|<|<||<|<|<",
    "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施",
    "^|产出指标（50分）|数量指标|改造路灯|≥200盏|210盏|20|20|",
    "^|^|^|更换电缆|≥3千米|2千米|20|13.33|材料迟到",
    "^|^||按期验收|12月|12月|10|10|^",
    "^|效益指标|社会效益指标|管理制度|健全|健全|30|28|",
    "^|满意度指标|服务对象满意度指标|居民满意度|≥90%||10|10|",
    "总分|<|<|<|<|<|100|88.83|",
    "注：按实填写。|<|<|<|<|<|<|<|<",
    "填表人：某甲 填报日期：2023年3月1日|<|<|<|<|<|<|<|<",
];

#[test]
fn a_form_with_its_title_in_the_table_is_read_by_columns_and_spans() {
    let form = only(EVALUATION);
    assert_eq!(form.family, Family::ProjectSelfEvaluation);
    assert_eq!(form.year.map(|year| year.0), Some(2022));
    assert_eq!(form.title.place, at(1, 1));
    assert_eq!(form.money_unit, MoneyUnit::TenThousand);
    assert_eq!(form.project.raw, "灯光改造");
    assert_eq!(field(&form, Field::PersonInCharge), "");
    assert_eq!(field(&form, Field::Phone), "12345");
    assert_eq!(field(&form, Field::Preparer), "某甲");
    // What stands in the place of a value is one, though it is worded like a label.
    assert_eq!(form.department.raw, "某局");
    assert_eq!(form.unit.raw, "主管部门");
    assert_eq!(form.headings.len(), 1);
    assert_eq!(form.notes.len(), 1, "{:?}", form.notes);
    assert!(form.doubts.is_empty(), "{:#?}", form.doubts);
}

#[test]
fn amounts_and_goals_stand_under_their_headings() {
    let form = only(EVALUATION);
    let funds: Vec<Vec<&str>> = (0..form.funds.len())
        .map(|i| {
            let cell = |&column: &FundColumn| form.cell(Slot::Fund(i, column)).unwrap();
            let texts = FundColumn::ALL
                .iter()
                .map(|column| cell(column).raw.as_str());
            texts.collect()
        })
        .collect();
    assert_eq!(
        funds,
        [
            [
                "年度资金总额",
                "100",
                "120",
                "90",
                "",
                "10",
                "75%",
                "",
                "7.5"
            ],
            ["其中：当年财政拨款", "", "120", "90", "", "—", "—", "", "—"]
        ]
    );
    assert_eq!(form.goals.len(), 1);
    assert_eq!(form.goals[0].expected.raw, "改造路灯二百盏");
    assert_eq!(form.goals[0].actual.raw, "");
}

#[test]
fn rows_belong_to_the_labels_that_reach_down_to_them() {
    let form = only(EVALUATION);
    assert_eq!(
        rows(&form),
        [
            [
                "产出",
                "数量",
                "改造路灯",
                "≥200盏",
                "210盏",
                "20",
                "20",
                ""
            ],
            [
                "产出",
                "数量",
                "更换电缆",
                "≥3千米",
                "2千米",
                "20",
                "13.33",
                "材料迟到"
            ],
            // Its own kind is empty where others reach down; the reason above does.
            [
                "产出",
                "",
                "按期验收",
                "12月",
                "12月",
                "10",
                "10",
                "材料迟到"
            ],
            [
                "效益",
                "社会效益",
                "管理制度",
                "健全",
                "健全",
                "30",
                "28",
                ""
            ],
            [
                "满意度",
                "服务对象满意度",
                "居民满意度",
                "≥90%",
                "",
                "10",
                "10",
                ""
            ],
        ]
    );
    assert_eq!(form.total.points.raw, "100");
    assert_eq!(form.total.score.raw, "88.83");
    assert_eq!(form.indicators[1].score.place, at(12, 8));
}

fn at(row: u32, column: u32) -> Place {
    let table = domain::place::TablePlace {
        table: 1,
        row,
        column,
    };
    Place {
        table: Some(table),
        ..Place::default()
    }
}

#[test]
fn a_page_break_in_the_table_goes_on_with_the_same_form() {
    let mut document = drawn(&EVALUATION[..12]);
    // Rows that no label reaches down to any more: each begins with an empty cell.
    let rest: Vec<String> = EVALUATION[12..16]
        .iter()
        .map(|row| row.replace('^', ""))
        .collect();
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    let table = grids::drawn_table(&rest);
    document.blocks.push(office::Block::Table(table));
    let read = forms::read(&document);
    assert_eq!(read.forms.len(), 1);
    let kinds: Vec<[&str; 2]> = rows(&read.forms[0])
        .iter()
        .map(|row| [row[0], row[1]])
        .collect();
    assert_eq!(
        kinds[1..4],
        [["产出", "数量"], ["产出", "数量"], ["效益", "社会效益"]]
    );
    assert_eq!(read.forms[0].total.score.raw, "88.83");
}

#[test]
fn one_sheet_holds_several_forms() {
    let mut sheet: Vec<&str> = EVALUATION.to_vec();
    sheet.push("||||||||");
    sheet.extend(EVALUATION);
    let read = forms::read(&drawn(&sheet));
    assert_eq!(read.forms.len(), 2);
    let told: Vec<Vec<String>> = read.forms.iter().map(told).collect();
    assert_eq!(told[0], told[1]);
    assert!(read.narrative.is_empty(), "{:?}", read.narrative);
    assert!(read.unread.is_empty(), "{:?}", read.unread);
}

#[test]
fn a_heading_of_two_rows_parts_its_columns() {
    let form = only(&[
        "项目支出绩效目标表|<|<|<|<|<|<",
        "项目名称|<|改造|<|<|<|<",
        "绩效指标|<|<|指标值|<|<|说明",
        "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|^",
        "产出指标|数量指标|工期|≤|20|天|按合同",
        "^|质量指标|合格率|＝|100|%|",
    ]);
    let told: Vec<[&str; 3]> = form
        .indicators
        .iter()
        .map(|row| {
            [
                row.level2.name(),
                row.target.raw.as_str(),
                row.note.raw.as_str(),
            ]
        })
        .collect();
    assert_eq!(told, [["数量", "≤20天", "按合同"], ["质量", "＝100%", ""]]);
}

#[test]
fn plans_and_goals_reach_down_over_their_rows() {
    let form = only(&[
        "某市项目支出绩效目标表|<|<|<|<",
        "项目情况|项目名称|改造|<|<",
        "^|预算资金（元）|120000|资金性质|一般公共预算",
        "^|年度目标|目标一|<|<",
        "^|本年度实施计划|2024-01-01 至 2024-06-30|招标|<",
        "^|^|2024-07-01 至 2024-12-31|施工|<",
        "^|保障绩效目标实现的措施|组织机构|某科|<",
        "^|^|管理制度||<",
        "一级指标|二级指标|三级指标|指标值|说明",
        "产出指标|数量指标|路灯|≥200盏|",
    ]);
    assert_eq!(form.money_unit, MoneyUnit::Yuan);
    assert_eq!(form.funds[0].budget.raw, "120000");
    assert_eq!(field(&form, Field::FundNature), "一般公共预算");
    assert_eq!(form.goals[0].expected.raw, "目标一");
    let steps: Vec<&str> = form
        .steps
        .iter()
        .map(|step| step.task.raw.as_str())
        .collect();
    assert_eq!(steps, ["招标", "施工"]);
    assert_eq!(field(&form, Field::Organisation), "某科");
    assert_eq!(field(&form, Field::Regulations), "");
}

#[test]
fn a_title_in_the_page_header_serves_where_the_page_has_none() {
    let header = |text: &str| {
        office::Block::Paragraph(office::Paragraph {
            text: text.to_owned(),
            role: office::Role::Header,
            ..office::Paragraph::default()
        })
    };
    for (from, title) in [
        (2, "各单位项目支出绩效自评表"),
        (0, "某局项目支出绩效自评表"),
    ] {
        let mut document = drawn(&EVALUATION[from..16]);
        document
            .blocks
            .insert(0, header("各单位项目支出绩效自评表"));
        let read = forms::read(&document);
        assert_eq!(read.forms.len(), 1);
        assert_eq!(read.forms[0].title.raw, title);
    }
}

#[test]
fn a_broken_table_is_read_without_a_panic() {
    let mut document = drawn(EVALUATION);
    if let office::Block::Table(table) = &mut document.blocks[0] {
        for (r, row) in table.rows.iter_mut().enumerate() {
            row.cells.truncate(9 - r % 4);
            for (c, cell) in row.cells.iter_mut().enumerate() {
                cell.covered ^= (r + c) % 3 == 0;
                cell.row_span = u32::MAX - 1;
                cell.column_span = (r * c) as u32;
            }
        }
        table.widths = vec![0; 9];
    }
    assert!(forms::read(&document).forms.len() <= 2);
}
