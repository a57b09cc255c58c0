//! Damaged and hostile files: what can be read is read, nothing hangs or panics.

use super::{ROOT, drawn, p, paragraphs, tables, tbl, tc, tr, zipped};
use crate::document::Role;
use crate::limits::DEEPEST;
use crate::{ReadError, read};
use proptest::prelude::*;

fn package(main: &[u8]) -> Vec<u8> {
    zipped(&[("[Content_Types].xml", b""), ("word/document.xml", main)])
}

fn whole() -> String {
    let inner = tbl(1, &[tr(&[tc("", "内")])]);
    let rows = [
        tr(&[
            tc(r#"<w:gridSpan w:val="2"/>"#, "甲"),
            tc(r#"<w:vMerge w:val="restart"/>"#, "乙"),
        ]),
        tr(&[
            tc("", "1"),
            format!("<w:tc>{inner}{}</w:tc>", p("&lt;2")),
            tc("<w:vMerge/>", ""),
        ]),
    ];
    let field = r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:ins w:id="1"><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r></w:ins></w:p>"#;
    format!(
        "{ROOT}<w:body>{}{}{field}</w:body></w:document>",
        p("首"),
        tbl(3, &rows)
    )
}

#[test]
fn a_text_that_breaks_off_is_damaged_and_says_where() {
    let main = whole();
    for (end, place) in [
        ("内", "只到第 2 个表第 1 行第 1 列"),
        ("首", "只到正文第 1 段"),
    ] {
        let cut = main.find(end).unwrap() + end.len();
        let error = read(&package(&main.as_bytes()[..cut])).unwrap_err();
        let zh = error.chinese();
        assert!(zh.contains(&format!("第 {cut} 字节处断了")), "{zh}");
        assert!(zh.contains(place) && zh.contains("已损坏"), "{zh}");
        assert!(error.to_string().contains("breaks off"), "{error}");
    }
    // Nothing is missing but the end of the last element.
    let error = read(&package(&main.as_bytes()[..main.len() - 1])).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
}

#[test]
fn a_part_that_is_no_xml_is_damaged() {
    for main in [
        "",
        "<w:document>",
        "no xml at all",
        "<w:document><w:body><w:p></w:t>",
    ] {
        let error = read(&package(main.as_bytes())).unwrap_err();
        assert!(
            matches!(error, ReadError::Damaged { .. }),
            "{main}: {error}"
        );
        assert!(error.chinese().contains("重新保存"));
    }
    let error = read(&zipped(&[
        ("[Content_Types].xml", b""),
        ("word/x.xml", b""),
    ]))
    .unwrap_err();
    assert!(error.to_string().contains("word/document.xml is missing"));
}

#[test]
fn elements_nested_without_end_are_refused() {
    let deep = "<w:sdt>".repeat(100_000);
    let error = read(&package(format!("{ROOT}<w:body>{deep}").as_bytes())).unwrap_err();
    assert_eq!(
        error,
        ReadError::Limit {
            zh: "XML 元素的嵌套层数",
            en: "XML elements within one another",
            most: DEEPEST as u64,
        }
    );
    let mut nested = p("底");
    for _ in 0..(DEEPEST / 3 - 4) {
        nested = format!("<w:tbl><w:tr><w:tc>{nested}</w:tc></w:tr></w:tbl>");
    }
    let document = super::read(&nested);
    assert_eq!(tables(&document).len(), DEEPEST / 3 - 4);
}

#[test]
fn bytes_that_are_no_text_are_a_doubt() {
    let main = format!("{ROOT}<w:body>{}</w:body></w:document>", p("甲X乙"));
    let mut main = main.into_bytes();
    let at = main.iter().rposition(|byte| *byte == b'X').unwrap();
    main[at] = 0xFF;
    let document = read(&package(&main)).unwrap();
    assert_eq!(paragraphs(&document), [(Role::Body, "甲\u{FFFD}乙")]);
    assert_eq!(document.doubts.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_change_of_the_main_part_panics(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..3), 0..8),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let mut main = whole().into_bytes();
        for (at, byte, how) in edits {
            let at = at.index(main.len());
            match how {
                0 => main[at] = byte,
                1 => { main.remove(at); }
                _ => main.insert(at, byte),
            }
        }
        if cuts {
            main.truncate(cut.index(main.len()));
        }
        if let Ok(document) = read(&package(&main)) {
            for table in tables(&document) {
                drawn(table);
            }
        }
    }

    #[test]
    fn no_change_of_the_file_panics(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = package(whole().as_bytes());
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _read = super::super::read(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        prop_assert!(super::super::read(&bytes).is_err());
    }
}
