//! What stands on each page: heads and feet, and the titles and signatures of forms.

use super::{Drawn, pdf, shown, tables};
use crate::{Block, Document, Role};

/// Rows of a form from a height down, 20 points high.
fn rows(mut page: Drawn, top: f64, rows: &[[&str; 2]]) -> Drawn {
    let mut y = top;
    for [label, value] in rows {
        page = page.grid(&[50.0, 150.0, 350.0], &[y - 20.0, y]);
        page = page
            .text(60.0, y - 15.0, label)
            .text(160.0, y - 15.0, value);
        y -= 20.0;
    }
    page
}

/// A form for a project over two pages, and what stands above its first.
fn over_two(name: &str, title: &str, head: &str) -> [Drawn; 2] {
    let begin = Drawn::default().text(50.0, 388.0, head);
    let begin = begin.text(50.0, 360.0, title);
    let mut first = vec![["名称", name], ["单位", "一局"]];
    first.extend([["资金", "十万元"]; 15]);
    let next = Drawn::default().text(50.0, 388.0, head);
    [
        rows(begin, 356.0, &first),
        rows(next, 372.0, &[["目标", "全部修完"], ["总分", "九十分"]]),
    ]
}

fn said(document: &Document, wanted: &[Role]) -> Vec<String> {
    let lines = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) if wanted.contains(&paragraph.role) => {
            Some(paragraph.text.clone())
        }
        _ => None,
    });
    lines.collect()
}

fn body(document: &Document) -> Vec<String> {
    said(document, &[Role::Title, Role::Body])
}

#[test]
fn the_title_of_forms_of_two_pages_each_is_no_running_head() {
    let title = "某年度项目支出自评表";
    let names = ["修路", "造林", "引水", "治沙"];
    for head in ["", "某县水务局决算"] {
        let pages = names.map(|name| over_two(name, title, head)).concat();
        let document = crate::read(&pdf(&pages)).unwrap();
        assert_eq!(body(&document), [title; 4]);
        let heads = said(&document, &[Role::Header]);
        assert_eq!(heads, [head].repeat(usize::from(!head.is_empty())));
        let tables = tables(&document);
        assert_eq!(tables.len(), 4);
        for (table, name) in tables.iter().zip(names) {
            assert_eq!(shown(table)[0], ["名称", name]);
            assert_eq!(table.rows.len(), 19);
        }
    }
}

#[test]
fn heads_of_odd_and_even_pages_run() {
    let page = |head, name| {
        let page = Drawn::default().text(50.0, 388.0, head);
        rows(page, 300.0, &[["名称", name], ["单位", "一局"]])
    };
    let names = ["修路", "造林", "引水", "治沙"];
    let heads = ["单数页", "双数页"].into_iter().cycle();
    let pages: Vec<Drawn> = heads
        .zip(names)
        .map(|(head, name)| page(head, name))
        .collect();
    let document = crate::read(&pdf(&pages)).unwrap();
    assert_eq!(said(&document, &[Role::Header]), ["单数页", "双数页"]);
    assert!(body(&document).is_empty());
}

#[test]
fn page_numbers_of_any_kind_are_feet_and_a_signature_below_a_form_is_none() {
    let numbers: [fn(usize) -> String; 3] = [
        |page| format!("第{page}页共3页"),
        |page| format!("第 {page} 页 共 3 页"),
        |page| format!("- {page} -"),
    ];
    for number in numbers {
        let page = |at: usize, name| {
            let page = Drawn::default().text(50.0, 330.0, "项目支出自评表");
            let mut filled = vec![["名称", name]];
            filled.extend([["资金", "十万元"]; 13]);
            let page = rows(page, 325.0, &filled).text(50.0, 34.0, "填表人：张三");
            page.text(180.0, 8.0, &number(at))
        };
        let pages = [page(1, "修路"), page(2, "造林"), page(3, "引水")];
        let document = crate::read(&pdf(&pages)).unwrap();
        let form = ["项目支出自评表", "填表人：张三"];
        assert_eq!(body(&document), [form; 3].concat());
        assert_eq!(said(&document, &[Role::Footer]), [number(1)]);
    }
}

#[test]
fn a_title_in_the_middle_and_the_line_below_it_are_two() {
    let page = Drawn::default().text(230.0, 360.0, "项目支出自评表");
    let page = page.text(50.0, 347.0, "填报单位：某县水务局");
    let page = rows(page, 340.0, &[["名称", "修路"], ["单位", "一局"]]);
    let document = crate::read(&pdf(&[page])).unwrap();
    assert_eq!(body(&document), ["项目支出自评表", "填报单位：某县水务局"]);
}

/// A page of a workbook: rows that it prints on each page, and those of its own.
fn printed(title: &str, again: &[[&str; 2]], own: &[[&str; 2]]) -> Drawn {
    let page = Drawn::default().sized(120.0, 380.0, title, 16.0);
    rows(page, 376.0, &[again, own].concat())
}

const FORM: [[&str; 2]; 5] = [
    ["名称", "修路"],
    ["单位", "一局"],
    ["资金", "十万元"],
    ["目标", "修完"],
    ["总分", "九十分"],
];

#[test]
fn rows_printed_on_each_page_are_read_once_wherever_the_page_ends() {
    for title in ["", "项目支出自评表"] {
        for repeated in 0..=2 {
            for end in repeated + 1..FORM.len() {
                let (again, own) = (&FORM[..repeated], &FORM[repeated..]);
                if title.is_empty() && again.is_empty() {
                    continue;
                }
                let (first, next) = own.split_at(end - repeated);
                let pages = [printed(title, again, first), printed(title, again, next)];
                let document = crate::read(&pdf(&pages)).unwrap();
                assert_eq!(body(&document).len(), usize::from(!title.is_empty()));
                let table = shown(tables(&document)[0]);
                assert_eq!(table, FORM, "{title}, {repeated} rows, end {end}");
            }
        }
    }
}

#[test]
fn another_form_below_the_same_rows_is_another_table() {
    let head = [["自评表", "某年度"], ["省份", "贵州"]];
    let mut other = FORM;
    other[0][1] = "造林";
    let pages = [printed("", &head, &FORM), printed("", &head, &other)];
    let document = crate::read(&pdf(&pages)).unwrap();
    let tables = tables(&document);
    assert_eq!(tables.len(), 2);
    assert_eq!(shown(tables[1])[..2], head);
    // So it is where the label of its first row breaks elsewhere.
    let other = [["名 称", "造林"], ["单位", "二局"]];
    let pages = [
        printed("自评表", &[], &FORM),
        printed("自评表", &[], &other),
    ];
    let document = crate::read(&pdf(&pages)).unwrap();
    assert_eq!(body(&document), ["自评表"; 2]);
}

#[test]
fn the_last_lines_of_a_form_below_its_title_printed_again_belong_to_it() {
    let end = Drawn::default().sized(120.0, 380.0, "自评表", 16.0);
    let pages = [
        printed("自评表", &[], &FORM),
        end.text(50.0, 340.0, "填表人：张三"),
    ];
    let document = crate::read(&pdf(&pages)).unwrap();
    assert_eq!(body(&document), ["自评表", "填表人：张三"]);
}

#[test]
fn a_cover_behind_a_full_page_begins_anew() {
    let full = rows(Drawn::default(), 370.0, &[["名称", "修路"]; 17]);
    let cover = Drawn::default().sized(50.0, 360.0, "附件二", 14.0);
    let cover = cover.sized(150.0, 200.0, "某单位", 26.0);
    let cover = cover.sized(150.0, 100.0, "经办人：张三", 16.0);
    let remark = Drawn::default().text(50.0, 360.0, "填表人：张三");
    for (next, breaks) in [(cover, 1), (remark, 0)] {
        let pages = [full.clone(), next];
        let document = crate::read(&pdf(&pages)).unwrap();
        let blocks = document.blocks.iter();
        let found = blocks.filter(|block| matches!(block, Block::PageBreak));
        assert_eq!(found.count(), breaks);
    }
}
