//! Tracked changes: the accepted state, and the note.

use super::{drawn, p, paragraphs, read, tables, tbl, tc, tr};
use crate::document::Role;

const MARK: &str = r#"w:id="1" w:author="甲" w:date="2026-01-01T00:00:00Z""#;

#[test]
fn insertions_stay_and_deletions_go() {
    let body = format!(
        "<w:p><w:r><w:t>完成</w:t></w:r><w:ins {MARK}><w:r><w:t>96</w:t></w:r></w:ins><w:del {MARK}><w:r><w:delText>95</w:delText></w:r></w:del><w:r><w:rPr><w:rPrChange {MARK}><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>项</w:t></w:r></w:p><w:p><w:moveFrom {MARK}><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo {MARK}><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>"
    );
    let document = read(&body);
    assert_eq!(
        paragraphs(&document),
        [(Role::Body, "完成96项"), (Role::Body, "新")]
    );
    assert_eq!(document.notes.len(), 1);
    let (place, [zh, en]) = &document.notes[0];
    assert_eq!(place.line, 1);
    assert_eq!(
        zh,
        "文件里有 3 处修订没有定稿（插入 1、删除 1、移动 1），一律按接受后的内容读取：正文第 1 段、正文第 2 段"
    );
    assert!(en.contains("3 tracked changes (1 inserted, 1 deleted, 1 moved)"));
}

#[test]
fn a_deleted_paragraph_end_joins_two_paragraphs() {
    let body = format!(
        "<w:p><w:pPr><w:rPr><w:del {MARK}/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>{}{}",
        p("后"),
        p("末")
    );
    let document = read(&body);
    assert_eq!(
        paragraphs(&document),
        [(Role::Body, "前后"), (Role::Body, "末")]
    );
    let body = tbl(1, &[tr(&[format!("<w:tc>{body}</w:tc>")])]);
    assert_eq!(drawn(tables(&read(&body))[0]), "前后↵末");
}

#[test]
fn a_deleted_end_before_a_table_loses_nothing() {
    let body = format!(
        "<w:p><w:pPr><w:rPr><w:del {MARK}/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>{}",
        tbl(1, &[tr(&[tc("", "格")])])
    );
    assert_eq!(paragraphs(&read(&body)), [(Role::Body, "前")]);
}

#[test]
fn deleted_rows_and_cells_go_and_inserted_ones_stay() {
    let row = |change: &str, text: &str| {
        format!(
            "<w:tr><w:trPr><w:{change} {MARK}/></w:trPr>{}{}</w:tr>",
            tc("", text),
            tc("", text)
        )
    };
    let rows = [
        tr(&[tc("", "甲"), tc("", "乙")]),
        row("del", "删"),
        row("ins", "增"),
        tr(&[tc(&format!("<w:cellDel {MARK}/>"), "去"), tc("", "留")]),
    ];
    let document = read(&tbl(2, &rows));
    assert_eq!(drawn(tables(&document)[0]), "甲|乙 / 增|增 / 留|");
    assert!(
        document.notes[0].1[0].starts_with("文件里有 3 处修订没有定稿（插入 1、删除 2、移动 0）")
    );
}

#[test]
fn a_table_with_all_rows_deleted_is_none() {
    let row = format!(
        "<w:tr><w:trPr><w:del {MARK}/></w:trPr>{}</w:tr>",
        tc("", "删")
    );
    let body = tbl(1, &[row]) + &tbl(1, &[tr(&[tc("", "留")])]);
    let document = read(&body);
    assert_eq!(drawn(tables(&document)[0]), "留");
    assert_eq!(tables(&document)[0].rows[0].cells[0].place.table, 1);
}
