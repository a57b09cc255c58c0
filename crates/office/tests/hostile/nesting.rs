//! Elements, objects and archives within one another without end.

use crate::made::{Object, SEEN, docx, limit, ods, odt, page, pdf, plain, stream, words, xlsx};
use office::limits::DEEPEST;

const DEEP: usize = 100_000;

#[test]
fn word_documents() {
    for element in ["w:p", "w:sdt", "w:tbl", "w:r", "x:y"] {
        assert_eq!(
            limit(&docx(&format!("<{element}>").repeat(DEEP))),
            DEEPEST as u64
        );
    }
    let tables = "<w:tbl><w:tr><w:tc>".repeat(DEEP);
    assert_eq!(limit(&docx(&tables)), DEEPEST as u64);
}

#[test]
fn workbooks() {
    for element in ["row", "c", "is", "x:y"] {
        assert_eq!(
            limit(&xlsx(&format!("<{element}>").repeat(DEEP))),
            DEEPEST as u64
        );
    }
}

#[test]
fn open_documents() {
    let deep = "<table:table><table:table-row><table:table-cell>".repeat(DEEP);
    assert_eq!(limit(&ods(&deep)), DEEPEST as u64);
    assert_eq!(limit(&odt(&deep)), DEEPEST as u64);
    assert_eq!(limit(&odt(&"<text:span>".repeat(DEEP))), DEEPEST as u64);
}

#[test]
fn web_pages() {
    for element in ["div", "b", "table", "table><tr><td", "span"] {
        let text = format!("<html><body>{}深", format!("<{element}>").repeat(DEEP));
        match office::read(text.as_bytes()) {
            Ok(document) => assert!(words(&document).contains('深')),
            Err(error) => assert!(matches!(error, office::ReadError::Limit { .. }), "{error}"),
        }
    }
}

#[test]
fn objects_of_a_pdf() {
    for (open, close) in [("[", "]"), ("<</A ", ">>")] {
        let deep = format!("{}1{}", open.repeat(DEEP), close.repeat(DEEP));
        let objects = page("/X 7 0 R", stream("", SEEN), vec![plain(&deep)]);
        // Where nobody looks it does no harm; where it is looked at it is no object.
        let _ = office::read(&pdf(&objects));
        let text = format!("{SEEN}/A {deep} BDC {SEEN} EMC");
        let _ = office::read(&pdf(&page("", stream("", &text), Vec::new())));
        let kids = format!("<</Type/Pages/Count 1/Kids {deep}>>");
        let mut objects = page("", stream("", SEEN), Vec::new());
        objects[1] = Object::Plain(kids);
        let _ = office::read(&pdf(&objects));
    }
}

#[test]
fn formulas() {
    let deep = format!("{}1{}", "(".repeat(8000), ")".repeat(8000));
    let rows = format!(r#"<row r="1"><c r="A1"><f>{deep}</f><v>1</v></c></row>"#);
    assert!(words(&office::read(&xlsx(&rows)).unwrap()).contains('1'));
}
