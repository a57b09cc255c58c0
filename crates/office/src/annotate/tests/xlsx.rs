//! Comments and fills in workbooks.

use super::{BLUE, RED, cells, form, notes, part, remark, touched, zipped};
use crate::annotate::annotate;
use crate::document::{Block, Place};
use crate::{Fonts, Format};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;

fn on(sheet: &str, row: u32, cell: u32) -> Place {
    Place {
        row,
        cell,
        sheet: Some(sheet.into()),
        ..Place::default()
    }
}

/// A workbook of one sheet 表 with these rows; with a comment where one is given.
fn workbook(rows: &str, comment: Option<&str>) -> Vec<u8> {
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="3" max="3" width="9" style="1"/></cols><sheetData>{rows}</sheetData><pageMargins left="1"/>{}<tableParts count="0"/></worksheet>"#,
        comment.map_or("", |_| r#"<legacyDrawing xmlns:r="x" r:id="rId2"/>"#)
    );
    let book = format!(
        r#"<workbook xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let start = format!(
        r#"<Relationships><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let of_book = format!(
        r#"<Relationships><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#
    );
    let of_sheet = format!(
        r#"<Relationships><Relationship Id="rId1" Type="{OFFICE}/comments" Target="../comments1.xml"/><Relationship Id="rId2" Type="{OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>"#
    );
    let comments = format!(
        "<comments><authors><author>甲</author></authors><commentList>{}</commentList></comments>",
        comment.unwrap_or_default()
    );
    let mut parts = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", start.as_str()),
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", of_book.as_str()),
        (
            "xl/styles.xml",
            r#"<styleSheet><fills count="2"><fill/><fill/></fills><cellXfs count="2"><xf numFmtId="0" fillId="0"/><xf numFmtId="2" fillId="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_str()),
    ];
    if comment.is_some() {
        parts.push(("xl/worksheets/_rels/sheet1.xml.rels", of_sheet.as_str()));
        parts.push(("xl/comments1.xml", comments.as_str()));
        parts.push((
            "xl/drawings/vmlDrawing1.vml",
            r#"<xml><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s1030"/></xml>"#,
        ));
    }
    zipped(&parts)
}

#[test]
fn a_cell_of_our_own_writer_gets_a_comment_and_a_colour() {
    let before = crate::write(&form(), Format::Xlsx, &Fonts::bundled()).unwrap();
    let document = crate::read(&before).unwrap();
    let find = |text: &str| {
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let mut all = tables.flat_map(|table| table.rows.iter().flat_map(|row| &row.cells));
        all.find(|cell| cell.text == text).unwrap().place.clone()
    };
    let covered = Place {
        row: find("甲").row + 1,
        ..find("甲")
    };
    let remarks = [
        remark(find("12"), RED, "应为 13"),
        remark(covered, BLUE, "合并"),
    ];
    let after = annotate(&before, &remarks, None).unwrap();
    assert_eq!(cells(&after), cells(&before));
    assert!(notes(&after).iter().any(|note| note.contains("应为 13")));
    assert_eq!(
        touched(&before, &after),
        [
            "[Content_Types].xml",
            "xl/comments1.xml",
            "xl/drawings/vmlDrawing1.vml",
            "xl/styles.xml",
            "xl/worksheets/_rels/sheet1.xml.rels",
            "xl/worksheets/sheet1.xml",
        ]
    );
    let name = crate::sheet::area::name(find("甲").row, find("甲").cell);
    let comments = part(&after, "xl/comments1.xml");
    assert!(comments.contains(&format!("ref=\"{name}\"")), "{comments}");
}

#[test]
fn cells_that_are_not_there_are_put_in_with_the_style_they_would_have() {
    let rows = r#"<row r="2" ht="20"><c r="B2" s="1"><f>1+1</f><v>2</v></c></row><row r="5"/>"#;
    let before = workbook(rows, None);
    let remarks: Vec<_> = [(1, 1), (2, 1), (2, 2), (2, 3), (5, 3), (9, 3)]
        .into_iter()
        .map(|(row, cell)| remark(on("表", row, cell), RED, "错"))
        .collect();
    let after = annotate(&before, &remarks, None).unwrap();
    let sheet = part(&after, "xl/worksheets/sheet1.xml");
    // Of a place the reading does not know, the remark goes to the first cell, uncoloured.
    assert!(
        sheet.contains(r#"<row r="2" ht="20"><c r="B2" s="2"><f>1+1</f><v>2</v></c></row><row r="5"/></sheetData><pageMargins left="1"/><legacyDrawing"#),
        "{sheet}"
    );
    let styles = part(&after, "xl/styles.xml");
    assert!(
        styles.contains(
            r#"<xf numFmtId="2" fillId="2" applyFill="1"><alignment wrapText="1"/></xf></cellXfs>"#
        ),
        "{styles}"
    );
    assert!(styles.contains(r#"<fills count="3">"#) && styles.contains(r#"<cellXfs count="3">"#));
    let comments = part(&after, "xl/comments1.xml");
    assert_eq!(comments.matches("<comment ").count(), 2, "{comments}");
}

#[test]
fn missing_cells_and_rows_are_put_in_in_order() {
    use super::super::xlsx::sheet_with_fills as filled;
    let text = r#"<x:worksheet><x:cols><x:col min="3" max="3" style="1"/></x:cols><x:sheetData><x:row r="2" s="1" customFormat="1"><x:c r="B2"/></x:row><x:row r="5"/></x:sheetData></x:worksheet>"#;
    let cells = [(1, 1), (2, 1), (2, 2), (2, 4), (5, 3), (9, 3)];
    let before = workbook("", None);
    let new = filled(&before, text, &cells, RED);
    assert_eq!(
        new,
        r#"<x:worksheet><x:cols><x:col min="3" max="3" style="1"/></x:cols><x:sheetData><x:row r="1"><x:c r="A1" s="2"/></x:row><x:row r="2" s="1" customFormat="1"><x:c r="A2" s="3"/><x:c r="B2" s="2"/><x:c r="D2" s="3"/></x:row><x:row r="5"><x:c r="C5" s="3"/></x:row><x:row r="9"><x:c r="C9" s="3"/></x:row></x:sheetData></x:worksheet>"#
    );
    // Out of order nothing is put in: it would stand twice.
    let odd = r#"<worksheet><sheetData><row r="5"/><row r="2"/></sheetData></worksheet>"#;
    assert_eq!(filled(&before, odd, &cells, RED), odd);
}

#[test]
fn a_comment_that_is_there_is_kept_and_ours_stands_below() {
    let comment = r#"<comment ref="A1" authorId="0"><text><t>已有的批注</t></text></comment>"#;
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>"#;
    let before = workbook(rows, Some(comment));
    let remarks = [
        remark(on("表", 1, 1), RED, "一"),
        remark(on("表", 1, 2), RED, "二"),
    ];
    let after = annotate(&before, &remarks, None).unwrap();
    assert_eq!(
        touched(&before, &after),
        [
            "xl/comments1.xml",
            "xl/drawings/vmlDrawing1.vml",
            "xl/styles.xml",
            "xl/worksheets/sheet1.xml",
        ]
    );
    let comments = part(&after, "xl/comments1.xml");
    assert!(
        comments.contains("<text><r><t>已有的批注</t></r><r>"),
        "{comments}"
    );
    assert!(comments.contains("<author>甲</author><author>绩效核查</author>"));
    assert!(comments.contains("<comment ref=\"B1\" authorId=\"1\">"));
    let drawing = part(&after, "xl/drawings/vmlDrawing1.vml");
    assert_eq!(drawing.matches("<v:shape ").count(), 2, "{drawing}");
    assert!(drawing.contains("_x0000_s1031"), "{drawing}");
    assert!(drawing.contains("<v:shape xmlns:v="), "{drawing}");
    let all = notes(&after);
    assert!(
        all.iter()
            .any(|note| note.contains("已有的批注\n错误 SUM001")),
        "{all:?}"
    );
}

/// A workbook with a thread at A1 of its sheet.
fn with_a_thread() -> Vec<u8> {
    const THREADS: &str = "http://schemas.microsoft.com/office/2017/10/relationships";
    const SPOKEN: &str = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
    let comment =
        r#"<comment ref="A1" authorId="0"><text><t>[Threaded comment]</t></text></comment>"#;
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>"#;
    let plain = workbook(rows, Some(comment));
    let of_book = part(&plain, "xl/_rels/workbook.xml.rels").replace("</Relationships>", &format!(
        r#"<Relationship Id="rId7" Type="{THREADS}/person" Target="persons/person.xml"/></Relationships>"#
    ));
    let of_sheet = part(&plain, "xl/worksheets/_rels/sheet1.xml.rels").replace("</Relationships>", &format!(
        r#"<Relationship Id="rId8" Type="{THREADS}/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>"#
    ));
    let thread = format!(
        r#"<ThreadedComments xmlns="{SPOKEN}"><threadedComment ref="A1" dT="2023-01-01T00:00:00.00" personId="{{P}}" id="{{T}}"><text>对吗</text></threadedComment></ThreadedComments>"#
    );
    let persons = format!(
        r#"<personList xmlns="{SPOKEN}"><person displayName="甲" id="{{P}}" userId="x" providerId="None"/></personList>"#
    );
    let others = [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    ]
    .map(|name| (name, part(&plain, name)));
    let mut parts: Vec<(&str, &str)> = others.iter().map(|(n, t)| (*n, t.as_str())).collect();
    parts.push(("xl/_rels/workbook.xml.rels", &of_book));
    parts.push(("xl/worksheets/_rels/sheet1.xml.rels", &of_sheet));
    parts.push(("xl/threadedComments/threadedComment1.xml", &thread));
    parts.push(("xl/persons/person.xml", &persons));
    zipped(&parts)
}

/// The package without the list of those who speak.
fn without_persons(bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names = (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned());
    let names: Vec<String> = names.collect();
    let texts: Vec<(String, String)> = names
        .into_iter()
        .filter(|name| !name.contains("persons"))
        .map(|name| {
            let text =
                part(bytes, &name).replace("relationships/person\"", "relationships/other\"");
            (name, text)
        })
        .collect();
    let parts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    zipped(&parts)
}

#[test]
fn a_cell_with_a_thread_gets_a_reply_in_it() {
    let before = with_a_thread();
    let remarks = [
        remark(on("表", 1, 1), RED, "应为 2 < 3"),
        remark(on("表", 1, 2), RED, "二"),
    ];
    let after = annotate(&before, &remarks, None).unwrap();
    let said = part(&after, "xl/threadedComments/threadedComment1.xml");
    let reply = r#"<threadedComment ref="A1" dT="2023-01-01T00:00:00.00" personId="{6A697869-616F-4000-8000-000000000001}" id="{6A697869-616F-4000-8000-000000000001}" parentId="{T}"><text>错误 SUM001
应为 2 &lt; 3</text></threadedComment></ThreadedComments>"#;
    assert!(said.ends_with(reply), "{said}");
    assert_eq!(said.matches("<threadedComment ").count(), 2, "{said}");
    let who = part(&after, "xl/persons/person.xml");
    assert!(
        who.contains(
            r#"<person displayName="绩效核查" id="{6A697869-616F-4000-8000-000000000001}""#
        ),
        "{who}"
    );
    // Where nobody is listed yet, a list is added.
    let listed = part(&before, "xl/persons/person.xml");
    assert!(!listed.contains("绩效核查"), "{listed}");
    let alone = without_persons(&before);
    let added = annotate(&alone, &remarks, None).unwrap();
    assert!(part(&added, "xl/persons/person.xml").contains("绩效核查"));
    let related = part(&added, "xl/_rels/workbook.xml.rels");
    assert!(
        related.contains("relationships/person\" Target=\"/xl/persons/person.xml\""),
        "{related}"
    );
    // Programs that do not know threads show the comment.
    let comments = part(&after, "xl/comments1.xml");
    assert!(
        comments.contains("应为 2 &lt; 3") && comments.contains("ref=\"B1\""),
        "{comments}"
    );
    // Marked once more, the same speaks again.
    let again = annotate(&after, &remarks, Some("2026-12-01T00:00:00Z")).unwrap();
    let said = part(&again, "xl/threadedComments/threadedComment1.xml");
    assert!(
        said.contains("dT=\"2026-12-01T00:00:00\"") && said.contains("8000-000000000002}\""),
        "{said}"
    );
    assert_eq!(part(&again, "xl/persons/person.xml"), who);
}
