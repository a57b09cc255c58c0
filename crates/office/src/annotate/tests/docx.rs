//! Comments and shading in texts.

use super::{BLUE, RED, at, cells, notes, part, remark, touched, written, zipped};
use crate::Format;
use crate::annotate::annotate;
use crate::document::Place;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const MAIN: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A package with this body; with a comment of someone else's where one is given.
fn package(body: &str, comment: Option<&str>) -> Vec<u8> {
    let main = format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    let comments = comment
        .map(|comment| format!("<w:comments xmlns:w=\"{WORD}\">{comment}</w:comments>"))
        .unwrap_or_default();
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>"#;
    let mut parts = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", MAIN),
        ("word/document.xml", main.as_str()),
        ("word/media/picture.bin", "not to be touched"),
    ];
    if comment.is_some() {
        parts.push(("word/_rels/document.xml.rels", relations));
        parts.push(("word/comments.xml", comments.as_str()));
    }
    zipped(&parts)
}

#[test]
fn a_cell_gets_a_comment_and_a_colour_and_nothing_else_changes() {
    let before = written(Format::Docx);
    let remarks = [
        remark(at(1, 2), RED, "应为 13，现为 12 < 13"),
        remark(at(1, 2), BLUE, "第二处"),
        remark(at(2, 1), BLUE, "合并的格"),
    ];
    let after = annotate(&before, &remarks, None).unwrap();
    assert_eq!(cells(&after), cells(&before));
    assert_eq!(
        touched(&before, &after),
        [
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
            "word/comments.xml",
            "word/document.xml",
        ]
    );
    // What we remarked ourselves is nothing the document says when it is read again.
    assert_eq!(notes(&after), notes(&before));
    let comments = part(&after, "word/comments.xml");
    let texts = comments
        .split("</w:t>")
        .filter_map(|text| text.rsplit_once('>'));
    let mut said: Vec<String> = texts
        .map(|(_, text)| text.replace("&lt;", "<"))
        .filter(|text| !text.is_empty())
        .collect();
    said.sort();
    said.dedup();
    assert_eq!(
        said,
        ["合并的格", "应为 13，现为 12 < 13", "第二处", "错误 SUM001"]
    );
    let main = part(&after, "word/document.xml");
    assert_eq!(main.matches("w:fill=\"FF0000\"").count(), 1);
    assert_eq!(main.matches("w:fill=\"0000FF\"").count(), 1);
    assert_eq!(main.matches("<w:commentReference").count(), 2);
    assert!(!part(&after, "word/comments.xml").contains("w:date"));
    let dated = annotate(&before, &remarks, Some("2026-12-01T00:00:00Z")).unwrap();
    assert!(part(&dated, "word/comments.xml").contains("w:date=\"2026-12-01T00:00:00Z\""));
}

#[test]
fn what_others_wrote_stays_and_is_extended() {
    let comment = r#"<w:comment w:id="7" w:author="甲"><w:p><w:r><w:t>已有的批注</w:t></w:r></w:p></w:comment>"#;
    let body = r#"<w:p><w:r><w:t>题</w:t></w:r></w:p><w:tbl><w:tr>
        <w:tc><w:tcPr><w:tcW w:w="9"/><w:shd w:val="clear" w:fill="EEEEEE"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:commentRangeStart w:id="7"/><w:r><w:t>一</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p></w:tc>
        <w:tc><w:tcPr><w:tcW w:w="9"/><w:vAlign w:val="center"/></w:tcPr><w:p/></w:tc>
        <w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>外</w:t></w:r></w:p></w:tc>
        <w:tc/></w:tr></w:tbl>"#;
    let before = package(body, Some(comment));
    let remarks: Vec<_> = (1..=4).map(|cell| remark(at(1, cell), RED, "错")).collect();
    let after = annotate(&before, &remarks, None).unwrap();
    assert_eq!(
        touched(&before, &after),
        ["word/comments.xml", "word/document.xml"]
    );
    assert_eq!(cells(&after), cells(&before));
    let main = part(&after, "word/document.xml");
    let red = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FF0000\"/>";
    assert!(main.contains(&format!("<w:tcW w:w=\"9\"/>{red}<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:commentRangeStart w:id=\"8\"/>")), "{main}");
    assert!(main.contains(&format!("<w:tcW w:w=\"9\"/>{red}<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:commentRangeStart w:id=\"9\"/><w:commentRangeEnd w:id=\"9\"/><w:r>")), "{main}");
    assert!(
        main.contains(&format!("<w:tc><w:tcPr>{red}</w:tcPr><w:tbl>")),
        "{main}"
    );
    assert!(main.contains("<w:t>内</w:t></w:r></w:p>"), "{main}");
    assert!(
        main.contains("<w:p><w:commentRangeStart w:id=\"10\"/><w:r><w:t>外</w:t>"),
        "{main}"
    );
    assert!(
        main.contains(&format!(
            "<w:tc><w:tcPr>{red}</w:tcPr><w:p><w:commentRangeStart w:id=\"11\"/>"
        )),
        "{main}"
    );
    let comments = part(&after, "word/comments.xml");
    assert!(comments.contains(comment), "{comments}");
    assert_eq!(comments.matches("<w:comment ").count(), 5);
}

#[test]
fn what_has_no_place_stands_at_the_beginning() {
    let before = package(
        "<w:p><w:r><w:t>题</w:t></w:r></w:p><w:p><w:r><w:t>次</w:t></w:r></w:p>",
        None,
    );
    let second = Place {
        line: 2,
        ..Place::default()
    };
    let remarks = [remark(at(9, 9), RED, "甲"), remark(second, RED, "乙")];
    let after = annotate(&before, &remarks, None).unwrap();
    let main = part(&after, "word/document.xml");
    let (first, second) = main.split_once("<w:t>题").unwrap();
    assert!(first.contains("commentRangeStart w:id=\"1\""), "{main}");
    assert!(second.contains("commentRangeStart w:id=\"0\""), "{main}");
    assert!(!main.contains("w:shd"));
}
