//! Many of everything that is looked up: work that grows with the square of the file would
//! take hours.

use crate::archive::{Workbook, zipped};
use crate::made::{compound, words};
use std::fmt::Write as _;

/// How many; a square of it is too much for any test.
const MANY: usize = 60_000;

const WORD: &str =
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r""#;

/// So many pieces, each made of its number.
fn many(piece: impl Fn(usize) -> String) -> String {
    (0..MANY).fold(String::new(), |mut all, number| {
        all += &piece(number);
        all
    })
}

/// A Word document with this in its body, related to these, and with these parts.
fn document(body: &str, relations: &str, parts: &[(&str, String)]) -> Vec<u8> {
    let main = format!(
        "<w:document {WORD}><w:body>{body}<w:p><w:r><w:t>完</w:t></w:r></w:p></w:body></w:document>"
    );
    let relations = format!("<Relationships>{relations}</Relationships>");
    let mut all = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &*main),
        ("word/_rels/document.xml.rels", &*relations),
    ];
    all.extend(parts.iter().map(|(name, text)| (*name, text.as_str())));
    zipped(&all)
}

fn read_to_the_end(bytes: &[u8]) {
    assert!(words(&office::read(bytes).unwrap()).contains('完'));
}

#[test]
fn relations_and_what_refers_to_them() {
    let relations =
        many(|number| format!(r#"<Relationship Id="r{number}" Type="x/header" Target="h.xml"/>"#));
    let body = many(|number| {
        format!(
            r#"<w:p><w:hyperlink r:id="r{number}"/><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="r{number}"/></w:sectPr></w:pPr></w:p>"#
        )
    });
    read_to_the_end(&document(
        &body,
        &relations,
        &[("word/h.xml", format!("<w:hdr {WORD}/>"))],
    ));
}

#[test]
fn styles_that_follow_one_another() {
    let styles = many(|number| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="s{number}"><w:basedOn w:val="s{}"/></w:style>"#,
            number + 1
        )
    });
    let styles = format!("<w:styles {WORD}>{styles}</w:styles>");
    let body = many(|number| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="s{}"/></w:pPr><w:r><w:rPr><w:rStyle w:val="s{number}"/></w:rPr><w:t>a</w:t></w:r></w:p>"#,
            number % 7
        )
    });
    let relations = r#"<Relationship Id="r" Type="x/styles" Target="styles.xml"/>"#;
    read_to_the_end(&document(&body, relations, &[("word/styles.xml", styles)]));
}

#[test]
fn lists_and_their_numbers() {
    let lists = many(|number| {
        format!(
            r#"<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>"#
        )
    });
    let numbers = many(|number| {
        format!(r#"<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>"#)
    });
    let numbering = format!("<w:numbering {WORD}>{lists}{numbers}</w:numbering>");
    let body = many(|number| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"#
        )
    });
    let relations = r#"<Relationship Id="r" Type="x/numbering" Target="numbering.xml"/>"#;
    read_to_the_end(&document(
        &body,
        relations,
        &[("word/numbering.xml", numbering)],
    ));
}

#[test]
fn notes_and_comments() {
    let notes = many(|number| {
        format!(r#"<w:footnote w:id="{number}"><w:p><w:r><w:t>a</w:t></w:r></w:p></w:footnote>"#)
    });
    let comments = many(|number| {
        format!(r#"<w:comment w:id="{number}"><w:p><w:r><w:t>a</w:t></w:r></w:p></w:comment>"#)
    });
    let body = many(|number| {
        format!(
            r#"<w:p><w:r><w:footnoteReference w:id="{}"/><w:commentReference w:id="{number}"/></w:r></w:p>"#,
            MANY - number
        )
    });
    let relations = r#"<Relationship Id="f" Type="x/footnotes" Target="f.xml"/><Relationship Id="c" Type="x/comments" Target="c.xml"/>"#;
    let parts = [
        (
            "word/f.xml",
            format!("<w:footnotes {WORD}>{notes}</w:footnotes>"),
        ),
        (
            "word/c.xml",
            format!("<w:comments {WORD}>{comments}</w:comments>"),
        ),
    ];
    read_to_the_end(&document(&body, relations, &parts));
}

#[test]
fn namespaces_bound_without_end() {
    let deep = (0..80).fold(String::new(), |mut all, number| {
        let _ = write!(all, r#"<a{number}:b xmlns:a{number}="x{number}">"#);
        all
    });
    let names = many(|number| {
        format!(
            r#" xmlns:n{number}="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#
        )
    });
    let body = format!(
        "<w:p><w:r{names}>{}</w:r></w:p>{deep}",
        "<z:t>a</z:t>".repeat(MANY)
    );
    let _ = office::read(&document(&body, "", &[]));
}

#[test]
fn merges_comments_and_hidden_columns_of_a_workbook() {
    let rows = many(|number| {
        format!(
            r#"<row r="{0}" hidden="1"><c r="A{0}"><v>1</v></c><c r="B{0}"><v>2</v></c></row>"#,
            number + 1
        )
    });
    let merges = many(|number| format!(r#"<mergeCell ref="A{0}:B{0}"/>"#, number + 1));
    let columns = many(|number| {
        format!(
            r#"<col min="{0}" max="{0}" hidden="1"/>"#,
            number % 16_000 + 3
        )
    });
    let comments = many(|number| {
        format!(
            r#"<comment ref="A{}"><text><t>注</t></text></comment>"#,
            MANY - number
        )
    });
    let workbook = Workbook {
        before: &format!("<cols>{columns}</cols>"),
        rows: &rows,
        after: &format!("<mergeCells>{merges}</mergeCells>"),
        comments: &comments,
        ..Workbook::default()
    };
    assert!(office::read(&workbook.bytes()).is_ok());
}

#[test]
fn formulas_of_a_workbook() {
    let rows = many(|number| {
        let row = number + 1;
        format!(
            r#"<row r="{row}"><c r="A{row}"><f t="shared" si="{number}">SUM(B$1:B$60000)</f><v>1</v></c><c r="B{row}"><f>A{}+1</f><v>2</v></c></row>"#,
            row + 1
        )
    });
    let workbook = Workbook {
        rows: &rows,
        ..Workbook::default()
    };
    assert!(office::read(&workbook.bytes()).is_ok());
}

#[test]
fn sheets_of_a_workbook() {
    let sheets = many(|number| format!(r#"<sheet name="s{number}" r:id="s0"/>"#));
    let relations = many(|number| {
        format!(r#"<Relationship Id="s{number}" Type="x/worksheet" Target="s.xml"/>"#)
    });
    let bytes = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            &format!("<workbook><sheets>{sheets}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!("<Relationships>{relations}</Relationships>"),
        ),
        (
            "xl/s.xml",
            r#"<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"#,
        ),
    ]);
    let _ = office::read(&bytes);
}

#[test]
fn streams_of_a_compound_file() {
    let names: Vec<String> = (0..2000).map(|number| format!("/s{number}")).collect();
    let streams: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"x"[..]))
        .collect();
    assert!(office::read(&compound(&streams)).is_err());
}

#[test]
fn rows_of_a_web_page_that_span_all_others() {
    let rows = many(|_| r#"<tr><td rowspan="65534">a</td>"#.to_owned());
    let _ = office::read(format!("<html><table>{rows}").as_bytes());
}

#[test]
fn tables_of_a_web_page_within_one_another() {
    let tables = many(|number| format!("<table><tr><td>{number}"));
    let _ = office::read(format!("<html>{tables}").as_bytes());
}

#[test]
fn tables_of_a_text() {
    let lines = many(|number| format!("| {number} | b |\n|---|---|\n"));
    let _ = office::read(lines.as_bytes());
}

#[test]
fn rows_of_open_documents() {
    let rows = many(|number| {
        format!(
            r#"<table:table-row table:visibility="collapse"><table:table-cell table:number-rows-spanned="60000"><text:p>{number}</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"#
        )
    });
    let _ = office::read(&crate::made::ods(&rows));
    let _ = office::read(&crate::made::odt(&format!(
        "<table:table>{rows}</table:table>"
    )));
    let lists = many(|number| {
        format!("<text:list><text:list-item><text:p>{number}</text:p></text:list-item></text:list>")
    });
    assert!(office::read(&crate::made::odt(&lists)).is_ok());
}

#[test]
fn objects_and_marks_of_a_pdf() {
    use crate::made::{SEEN, page, pdf, plain, stream};
    let objects = (0..MANY).map(|_| plain("<</A[1 2 3]/B 5 0 R>>")).collect();
    let marks = many(|number| {
        format!(
            "BT /F 4 Tf {} {} Td (a) Tj ET\n",
            number % 400,
            number % 397
        )
    });
    let content = stream("", &format!("{SEEN}{marks}"));
    let document = office::read(&pdf(&page("", content, objects))).unwrap();
    assert!(words(&document).contains('a'));
}

#[test]
fn rows_of_a_word_table_that_are_merged() {
    let rows = many(|_| {
        r#"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>完</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>"#.to_owned()
    });
    read_to_the_end(&document(&format!("<w:tbl>{rows}</w:tbl>"), "", &[]));
}

#[test]
fn lines_of_texts() {
    for line in [
        "\t甲\n",
        "甲\t乙\n",
        "\t甲\n\n\t乙\n",
        "甲,乙\n",
        "\"甲\n",
        "<b>甲\n",
        "* 甲\n",
        "> 甲\n",
    ] {
        let _ = office::read(line.repeat(MANY).as_bytes());
    }
}

#[test]
fn cells_that_double_one_another_do_not_fill_the_memory() {
    let mut rows = String::from(r#"<row r="1"><c r="A1" t="str"><v>完</v></c></row>"#);
    for row in 2..200 {
        let above = row - 1;
        write!(
            rows,
            r#"<row r="{row}"><c r="A{row}"><f>A{above}&amp;A{above}</f></c></row>"#
        )
        .unwrap();
    }
    let bytes = Workbook {
        rows: &rows,
        ..Default::default()
    }
    .bytes();
    read_to_the_end(&bytes);
}
