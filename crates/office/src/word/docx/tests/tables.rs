//! Tables: spans, gaps, nesting, content controls.

use super::{drawn, drawn_of, p, paragraphs, read, tables, tbl, tc, tr};
use crate::ReadError;
use crate::document::Block;
use crate::limits::{MOST_COLUMNS, MOST_PIECES};

const RESTART: &str = r#"<w:vMerge w:val="restart"/>"#;
const CONTINUE: &str = "<w:vMerge/>";

fn span(columns: u32) -> String {
    format!(r#"<w:gridSpan w:val="{columns}"/>"#)
}

#[test]
fn spans_cover_the_grid() {
    let rows = [
        tr(&[tc(&span(2), "甲"), tc("", "乙")]),
        tr(&[tc(RESTART, "丙"), tc("", "1"), tc("", "2")]),
        tr(&[tc(CONTINUE, ""), tc("", "3"), tc("", "4")]),
    ];
    assert_eq!(
        drawn_of(&tbl(3, &rows)),
        "甲(1×2)|·|乙 / 丙(2×1)|1|2 / ·|3|4"
    );
}

#[test]
fn a_block_merged_both_ways_is_one_cell() {
    let both = |merge: &str| format!("{}{merge}", span(2));
    let rows = [
        tr(&[tc(&both(RESTART), "甲"), tc("", "1")]),
        tr(&[tc(&both(CONTINUE), ""), tc("", "2")]),
        tr(&[tc(&both(RESTART), "乙"), tc("", "3")]),
        tr(&[tc(&both(CONTINUE), ""), tc("", "4")]),
    ];
    assert_eq!(
        drawn_of(&tbl(3, &rows)),
        "甲(2×2)|·|1 / ·|·|2 / 乙(2×2)|·|3 / ·|·|4"
    );
}

#[test]
fn a_continued_cell_that_fits_none_above_stands_for_itself() {
    let wider = format!("{}{CONTINUE}", span(2));
    let rows = [
        tr(&[tc(RESTART, "甲"), tc("", "1"), tc("", "2")]),
        tr(&[tc(&wider, "乙"), tc("", "3")]),
        tr(&[tc(&wider, ""), tc(CONTINUE, "丙")]),
    ];
    assert_eq!(drawn_of(&tbl(3, &rows)), "甲|1|2 / 乙(2×2)|·|3 / ·|·|丙");
}

#[test]
fn cells_merged_the_old_way_are_one() {
    let rows = [
        tr(&[
            tc(r#"<w:hMerge w:val="restart"/>"#, "甲"),
            tc(r#"<w:hMerge w:val="continue"/>"#, ""),
            tc("<w:hMerge/>", "丁"),
        ]),
        tr(&[tc("", "1"), tc("", "2"), tc("", "3")]),
    ];
    assert_eq!(drawn_of(&tbl(3, &rows)), "甲\n丁(1×3)|·|· / 1|2|3");
}

#[test]
fn gaps_before_and_after_a_row_are_empty_cells() {
    let before = r#"<w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>"#;
    let rows = [
        tr(&["甲", "乙", "丙", "丁"].map(|text| tc("", text))),
        format!("<w:tr>{before}{}</w:tr>", tc("", "1")),
        tr(&[tc("", "2")]),
    ];
    assert_eq!(drawn_of(&tbl(4, &rows)), "甲|乙|丙|丁 / ||1| / 2|||");
}

#[test]
fn a_missing_or_wrong_grid_loses_no_cell() {
    let rows = [
        tr(&[tc("", "甲"), tc("", "乙")]),
        tr(&[tc("", "1"), tc("", "2"), tc("", "3")]),
    ];
    for columns in [0, 1, 3, 7] {
        assert_eq!(drawn_of(&tbl(columns, &rows)), "甲|乙| / 1|2|3");
    }
}

#[test]
fn widths_come_from_the_grid_else_from_the_cells() {
    let rows = [tr(&[
        tc(r#"<w:tcW w:w="567" w:type="dxa"/>"#, "甲"),
        tc(r#"<w:tcW w:w="1134" w:type="dxa"/>"#, "乙"),
    ])];
    let with = read(&tbl(2, &rows));
    assert_eq!(tables(&with)[0].widths, [1764, 1764]);
    let without = read(&tbl(0, &rows));
    assert_eq!(tables(&without)[0].widths, [1000, 2000]);
}

#[test]
fn repeated_rows_heights_and_looks_are_kept() {
    let head = r#"<w:trPr><w:trHeight w:val="567"/><w:tblHeader/></w:trPr>"#;
    let bold = r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="21"/></w:rPr><w:t>甲</w:t></w:r></w:p>"#;
    let body = format!(
        r#"<w:tbl><w:tr>{head}<w:tc><w:tcPr><w:shd w:val="clear" w:fill="FFEE00"/></w:tcPr>{bold}</w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"#,
        p("1")
    );
    let document = read(&body);
    let table = tables(&document)[0];
    assert_eq!((table.head_rows, table.rows[0].height), (1, 1000));
    let style = table.rows[0].cells[0].style;
    assert!(style.bold);
    assert_eq!((style.size, style.fill), (105, Some([255, 238, 0])));
    assert_eq!(style.align, crate::Align::Centre);
    assert_eq!(style.face, crate::Face::Hei);
}

#[test]
fn a_nested_table_follows_the_outer_one() {
    let inner = tbl(1, &[tr(&[tc("", "内")])]);
    let cell = format!("<w:tc>{}{inner}<w:p/></w:tc>", p("外"));
    let body = tbl(2, &[tr(&[tc("", "甲"), cell])]) + &tbl(1, &[tr(&[tc("", "后")])]);
    let document = read(&body);
    let shown: Vec<String> = tables(&document).into_iter().map(drawn).collect();
    assert_eq!(shown, ["甲|外", "内", "后"]);
    let numbers: Vec<u32> = tables(&document)
        .iter()
        .map(|table| table.rows[0].cells[0].place.table)
        .collect();
    assert_eq!(numbers, [1, 2, 3]);
    let (place, [zh, en]) = &document.notes[0];
    assert_eq!((place.table, place.row, place.cell), (1, 1, 2));
    assert_eq!(zh, "第 2 个表在第 1 个表第 1 行第 2 列里");
    assert_eq!(en, "table 2 stands in table 1 row 1 column 2");
}

#[test]
fn content_controls_hide_no_row_cell_or_table() {
    let control = |inner: String| {
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"名\"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )
    };
    let run = control("<w:r><w:t>丙</w:t></w:r>".to_owned());
    let rows = [
        tr(&[tc("", "甲"), control(tc("", "乙"))]),
        control(tr(&[
            format!("<w:tc><w:p>{run}</w:p></w:tc>"),
            tc("", "丁"),
        ])),
    ];
    let body = control(p("前") + &control(tbl(2, &rows)));
    let document = read(&body);
    assert_eq!(paragraphs(&document)[0].1, "前");
    assert_eq!(drawn(tables(&document)[0]), "甲|乙 / 丙|丁");
}

#[test]
fn several_paragraphs_of_a_cell_are_lines() {
    let vertical = r#"<w:tcPr><w:textDirection w:val="tbRlV"/></w:tcPr>"#;
    let cell = format!(
        "<w:tc>{vertical}<w:p/>{}<w:p/>{}<w:p/></w:tc>",
        p("产出"),
        p("指标")
    );
    assert_eq!(drawn_of(&tbl(1, &[tr(&[cell])])), "产出↵↵指标");
}

#[test]
fn what_a_merged_cell_covers_is_told() {
    let rows = [
        tr(&[tc(RESTART, "甲"), tc("", "1")]),
        tr(&[tc(CONTINUE, "漏"), tc("", "2")]),
    ];
    let document = read(&tbl(2, &rows));
    assert_eq!(drawn(tables(&document)[0]), "甲(2×1)|1 / ·|2");
    assert!(document.notes[0].1[0].contains("漏"));
}

#[test]
fn a_huge_span_is_taken_as_the_rest_of_the_grid() {
    let rows = [
        tr(&[tc("", "甲"), tc("", "乙"), tc("", "丙")]),
        tr(&[tc("", "1"), tc(&span(1_000_000), "2")]),
        tr(&[tc(r#"<w:gridSpan w:val="99999999999999"/>"#, "3")]),
        tr(&[
            tc(r#"<w:gridSpan w:val="0"/>"#, "4"),
            tc(r#"<w:gridSpan w:val="-5"/>"#, "5"),
        ]),
    ];
    let document = read(&tbl(3, &rows));
    assert_eq!(
        drawn(tables(&document)[0]),
        "甲|乙|丙 / 1|2(1×2)|· / 3(1×3)|·|· / 4|5|"
    );
    assert_eq!(document.doubts.len(), 2);
}

#[test]
fn too_many_columns_or_cells_are_refused() {
    let wide = tr(&vec![tc("", ""); MOST_COLUMNS as usize + 1]);
    let error = crate::read(&super::docx(&tbl(1, &[wide])));
    assert!(matches!(error, Err(ReadError::Limit { most: 1000, .. })));

    let widest = tr(&[tc(&span(MOST_COLUMNS), "")]);
    let rows = vec![widest; MOST_PIECES / MOST_COLUMNS as usize + 1];
    let error = crate::read(&super::docx(&tbl(1, &rows)));
    assert!(matches!(
        error,
        Err(ReadError::Limit {
            most: 1_000_000,
            ..
        })
    ));
}

#[test]
fn elements_outside_their_table_lose_no_text() {
    let body = format!("<w:tr><w:tc>{}</w:tc></w:tr>{}", p("甲"), p("乙"));
    let document = read(&body);
    assert_eq!(document.blocks.len(), 2);
    let body = tbl(
        1,
        &[format!("<w:tc>{}</w:tc>", p("甲")), tr(&[tc("", "乙")])],
    );
    let document = read(&body);
    assert!(
        matches!(document.blocks.as_slice(), [Block::Paragraph(first), Block::Table(_)] if first.text == "甲")
    );
}
