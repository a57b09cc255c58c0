//! Pages in, documents out, and back.

use super::{read, write};
use crate::document::{
    Align, Block, Cell, Document, Encoding, Extra, Face, Layout, Paragraph, Role, Row, Style, Table,
};
use crate::limits::{MOST_COLUMNS, UNCLOSED_ELEMENTS};
use crate::{Format, ReadError};

fn page(text: &str) -> Document {
    read::read(text, Document::default()).unwrap()
}

fn tables(document: &Document) -> Vec<&Table> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

/// Cells as text: `text/rows×columns` where they span, `.` where they are covered.
fn grid(table: &Table) -> Vec<Vec<String>> {
    let show = |cell: &Cell| match (cell.covered, cell.row_span, cell.column_span) {
        (true, ..) => ".".to_owned(),
        (_, 1, 1) => cell.text.clone(),
        (_, rows, columns) => format!("{}/{rows}×{columns}", cell.text),
    };
    table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(show).collect())
        .collect()
}

fn words(document: &Document) -> Vec<(Role, &str)> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(words) => Some((words.role, words.text.as_str())),
            _ => None,
        })
        .collect()
}

#[test]
fn spans_make_a_grid() {
    let document = page(
        "<!DOCTYPE html><table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d\
         <tr><td colspan=99>e<tr><td>f</table>",
    );
    assert_eq!(document.layout, Layout::Grid);
    assert_eq!(document.format, Format::Html);
    assert_eq!(
        grid(tables(&document)[0]),
        [
            ["a/2×1", "b/1×2", "."],
            [".", "c", "d"],
            ["e/1×3", ".", "."],
            ["f", "", ""],
        ]
    );
    let cell = &tables(&document)[0].rows[1].cells[2];
    assert_eq!(
        (cell.place.table, cell.place.row, cell.place.cell),
        (1, 2, 3)
    );
}

#[test]
fn spans_end_with_their_group_and_with_the_table() {
    let document = page(
        "<html><table><thead><tr><th rowspan=5>a<th>b</thead>\
         <tbody><tr><td>c<td rowspan=0>d<tr><td>e<tr><td rowspan=9>f</table>",
    );
    let table = tables(&document)[0];
    assert_eq!(
        grid(table),
        [["a", "b"], ["c", "d/3×1"], ["e", "."], ["f", "."]]
    );
    assert_eq!(table.head_rows, 1);
}

#[test]
fn text_is_set_as_a_browser_sets_it() {
    let cell = |html: &str| {
        let document = page(&format!("<html><table><tr><td>{html}</td><td>x</table>"));
        tables(&document)[0].rows[0].cells[0].text.clone()
    };
    for (html, text) in [
        ("甲<br>乙", "甲\n乙"),
        ("<p>甲</p> <p>乙</p>", "甲\n乙"),
        ("<div>甲<br></div><div>乙</div>", "甲\n乙"),
        ("<p>甲</p><p><br></p><p>乙</p>", "甲\n\n乙"),
        ("  a \n  b  ", "a b"),
        ("甲\n   乙", "甲乙"),
        ("<b>甲</b> <i>乙</i>", "甲 乙"),
        ("&ge;5&nbsp;&amp;&lt;b&gt;", "≥5 &<b>"),
        ("&nbsp;", ""),
        ("<script>x<y</script>甲<!-- 乙 -->", "甲"),
        ("<pre>a  b\nc</pre>", "a  b\nc"),
        ("<input value=67><input type=hidden value=8>", "67"),
        ("<select><option>否<option selected>是</select>", "是"),
        ("甲<span style='display: none'>乙</span>", "甲"),
    ] {
        assert_eq!(cell(html), text, "{html}");
    }
}

#[test]
fn headings_paragraphs_and_page_breaks_keep_their_order() {
    let document = page(
        "<html><head><title>不读</title></head><body><h1>表</h1><p>一<br>二</p>散<h3>三</h3>\
         <p style='page-break-before:always'>四</p><table><caption>五</caption><tr><td>六</table>",
    );
    assert_eq!(
        words(&document),
        [
            (Role::Title, "表"),
            (Role::Body, "一\n二"),
            (Role::Body, "散"),
            (Role::Heading(2), "三"),
            (Role::Body, "四"),
            (Role::Body, "五"),
        ]
    );
    assert_eq!(document.blocks[4], Block::PageBreak);
}

#[test]
fn a_table_within_a_cell_follows_its_table() {
    let document = page(
        "<html><table><tr><td>a<table><tr><td>b</table>c<td>d</table><table><tr><td>e</table>",
    );
    let found: Vec<_> = tables(&document).into_iter().map(grid).collect();
    assert_eq!(
        found,
        [vec![vec!["a\nc", "d"]], vec![vec!["b"]], vec![vec!["e"]]]
    );
    assert_eq!(tables(&document)[1].rows[0].cells[0].place.table, 2);
}

#[test]
fn hidden_rows_are_read_and_noted_and_hidden_words_are_noted() {
    let document =
        page("<html><p hidden>菜单</p><table><tr><td>a<tr style='display:none'><td>b</table>");
    assert_eq!(grid(tables(&document)[0]), [["a"], ["b"]]);
    let cell = &tables(&document)[0].rows[1].cells[0];
    assert!(cell.extra.as_ref().unwrap().hidden);
    assert_eq!(document.notes.len(), 2);
    assert!(words(&document).is_empty());
}

#[test]
fn pages_are_told_by_their_content() {
    for text in [
        "<!DOCTYPE HTML>\n<p>",
        "\u{feff} <?xml version='1.0'?><!-- x --><html xmlns='y'>",
        "<div><table class=x><tr><td>甲</td></tr></table></div>",
        "# 表\n\n<TABLE>\n\t<TR>\n\t<TD>甲</TABLE>",
    ] {
        assert!(read::is_html(text), "{text}");
    }
    for text in [
        "",
        "<",
        "<p>甲</p>\t<b>乙</b>",
        "甲\t<table><tr><td>乙</td></tr></table>\n",
        "数量<tables 和 <tr",
        "<!-- <html>",
        "<table>只是说说",
    ] {
        assert!(!read::is_html(text), "{text}");
    }
}

#[test]
fn a_text_with_tables_of_a_page_keeps_its_lines() {
    let text =
        "# 自评表\n\n单位：甲 & 乙\n日期：2023年\n\n<table><tr><td>甲</td>\n</tr></table>\n备注\n";
    let document = crate::read(text.as_bytes()).unwrap();
    assert_eq!(
        words(&document),
        [
            (Role::Title, "自评表"),
            (Role::Body, "单位：甲 & 乙"),
            (Role::Body, "日期：2023年"),
            (Role::Body, "备注"),
        ]
    );
    assert_eq!(grid(tables(&document)[0]), [["甲"]]);
}

#[test]
fn a_page_in_the_national_encoding_is_read() {
    let page = "<html><meta charset=gb2312><table><tr><td>绩效自评表<td>得分</table>";
    let (bytes, _, _) = encoding_rs::GB18030.encode(page);
    let document = crate::read(&bytes).unwrap();
    assert_eq!(document.encoding, Encoding::Gb18030);
    assert_eq!(grid(tables(&document)[0]), [["绩效自评表", "得分"]]);
}

#[test]
fn what_costs_too_much_is_refused() {
    let limit = |text: &str| {
        matches!(
            read::read(text, Document::default()),
            Err(ReadError::Limit { .. })
        )
    };
    assert!(limit(&format!(
        "<html>{}",
        "<div>".repeat(UNCLOSED_ELEMENTS)
    )));
    let faces: String = (0..2_000).map(|id| format!("<b id={id}>")).collect();
    assert!(limit(&format!("<html>{faces}{}", "<p>".repeat(2_000))));
    let wide = "<td>".repeat(MOST_COLUMNS as usize + 1);
    assert!(limit(&format!("<html><table><tr>{wide}")));
    let tall = format!(
        "<td colspan=1000><tr>{}{}",
        "<td>".repeat(1_000),
        "<tr>".repeat(1_000)
    );
    assert!(limit(&format!("<html><table><tr>{tall}")));
    assert!(!limit(&format!("<html>{}甲", "<div>".repeat(3_000))));
}

fn every_kind() -> Document {
    let row = |height: u32, cells: Vec<Cell>| Row { cells, height };
    let mut styled = Cell::new("  缩进  两格\n\n\t制表 ");
    styled.style = Style {
        face: Face::Hei,
        bold: true,
        size: 140,
        align: Align::Right,
        fill: Some([255, 242, 204]),
    };
    let head = vec![
        Cell::new("甲<&>\"").spanning(1, 2),
        Cell::hidden_by_span(),
        Cell::new(""),
    ];
    let last = vec![
        Cell::new("\n首行空"),
        Cell::new("a b"),
        Cell::hidden_by_span(),
    ];
    let middle = vec![
        styled,
        Cell::new("≥95%"),
        Cell::new("一\n二").spanning(2, 1),
    ];
    let table = Table {
        rows: vec![row(800, head), row(0, middle), row(0, last)],
        widths: vec![4_000, 5_000, 9_000],
        head_rows: 1,
        ..Table::default()
    };
    let paragraph = |role: Role, text: &str| {
        Block::Paragraph(Paragraph {
            text: text.into(),
            role,
            ..Paragraph::default()
        })
    };
    Document {
        blocks: vec![
            paragraph(Role::Header, "页眉"),
            paragraph(Role::Title, "表"),
            paragraph(Role::Body, "一\n二"),
            paragraph(Role::Heading(2), "节"),
            Block::Table(table),
            Block::PageBreak,
            paragraph(Role::TextBox, "框"),
            paragraph(Role::Note, "注"),
            paragraph(Role::Footer, "页脚"),
        ],
        ..Document::default()
    }
}

#[test]
fn documents_are_written_and_read_back() {
    let document = every_kind();
    let written = write::write(&document);
    assert_eq!(written, write::write(&document));
    assert!(!written.contains("http"));
    let read = crate::read(written.as_bytes()).unwrap();
    assert_eq!(words(&read), words(&document));
    assert_eq!(read.blocks.len(), document.blocks.len());
    assert_eq!(read.blocks[5], Block::PageBreak);
    let (before, after) = (tables(&document)[0], tables(&read)[0]);
    assert_eq!(grid(after), grid(before));
    assert_eq!(after.widths, before.widths);
    assert_eq!(after.head_rows, 1);
    assert_eq!(after.rows[0].height, 800);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 64, ..Default::default() })]
    #[test]
    fn any_heap_of_tags_is_read_to_whole_tables(
        pieces in proptest::collection::vec(0usize..24, 0..60),
    ) {
        const PIECES: [&str; 24] = [
            "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th rowspan=0>",
            "<td rowspan=3>", "<td colspan=4>", "<td rowspan=99999 colspan=0>", "<thead>",
            "</thead>", "<tbody>", "<col span=3>", "<caption>", "<p>", "</p>", "<br>",
            "<div hidden>", "</div>", "<h2>", "<pre>\n", "甲 ", "&nbsp;乙",
        ];
        let text: String = pieces.iter().filter_map(|&piece| PIECES.get(piece)).copied().collect();
        let Ok(document) = read::read(&format!("<html>{text}"), Document::default()) else {
            return Ok(());
        };
        for table in tables(&document) {
            for row in &table.rows {
                proptest::prop_assert_eq!(row.cells.len(), table.width());
            }
        }
        // What was read is whole: written and read again it is the same.
        let again = page(&write::write(&document));
        let grids = |document: &Document| tables(document).into_iter().map(grid).collect::<Vec<_>>();
        proptest::prop_assert_eq!(grids(&again).len(), grids(&document).len());
    }
}

#[test]
fn what_is_told_of_a_stretch_comes_up_and_changes_no_text() {
    let told = |text: &str, told: Vec<(std::ops::Range<usize>, String)>| {
        Block::Paragraph(Paragraph {
            text: text.to_owned(),
            extra: Some(Box::new(Extra {
                told,
                ..Extra::default()
            })),
            ..Paragraph::default()
        })
    };
    let mut cell = Cell::new("12");
    cell.extra_mut().told = vec![(0..2, "表 3".to_owned())];
    let table = Table {
        rows: vec![Row {
            cells: vec![cell],
            ..Row::default()
        }],
        ..Table::default()
    };
    let drawing = Block::Paragraph(Paragraph {
        text: "三个部分".to_owned(),
        extra: Some(Box::new(Extra {
            drawing: "<svg><text>甲</text></svg>".to_owned(),
            ..Extra::default()
        })),
        ..Paragraph::default()
    });
    let document = Document {
        blocks: vec![
            told("共12项", vec![(3..5, "\"A\" <表>".to_owned())]),
            told("全文", vec![(0..6, "第 3 行".to_owned())]),
            // Stretches that are none of the text are left out.
            told(
                "短",
                vec![(1..9, "甲".to_owned()), (40..50, "乙".to_owned())],
            ),
            Block::Table(table),
            drawing,
        ],
        ..Document::default()
    };
    let written = write::write(&document);
    for part in [
        "共<span title=\"&quot;A&quot; &lt;表&gt;\">12</span>项",
        "<p title=\"第 3 行\">全文</p>",
        "<p>短</p>",
        "<span title=\"表 3\">12</span></td>",
        "<figure><svg><text>甲</text></svg></figure>",
    ] {
        assert!(written.contains(part), "{part}: {written}");
    }
    let read = page(&written);
    let body: Vec<&str> = words(&read).iter().map(|(_, text)| *text).collect();
    assert_eq!(body, ["共12项", "全文", "短"]);
    assert_eq!(grid(tables(&read)[0]), [["12"]]);
}
