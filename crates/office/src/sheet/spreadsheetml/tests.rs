//! Workbooks of one XML file, made by hand.

use crate::document::{Block, Cell, Document, Piece};
use crate::format::Format;
use crate::limits::MOST_PIECES;
use crate::{ReadError, read};

fn workbook(sheet: &str) -> String {
    format!(
        r#"<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="Default"/><Style ss:ID="s1"><NumberFormat ss:Format="0.0%"/></Style><Style ss:ID="s2" ss:Parent="s1"/><Style ss:ID="s3"><NumberFormat ss:Format="Short Date"/></Style></Styles>
<Worksheet ss:Name="自评表"><Table>{sheet}</Table></Worksheet></Workbook>"#
    )
}

fn cells(document: &Document) -> Vec<&Cell> {
    let [Block::Table(table)] = &document.blocks[..] else {
        panic!("one table: {:?}", document.blocks);
    };
    table.rows.iter().flat_map(|row| &row.cells).collect()
}

#[test]
fn values_formats_spans_and_formulas_are_read() {
    let text = workbook(
        r#"<Column ss:Index="2" ss:Width="100" ss:Hidden="1"/>
<Row ss:Index="2"><Cell ss:MergeAcross="2"><Data ss:Type="String">甲&#10;<B>乙</B></Data><Comment ss:Author="u"><ss:Data>批注</ss:Data></Comment></Cell></Row>
<Row><Cell><Data ss:Type="Number">40</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="Number">0.5</Data></Cell><Cell ss:StyleID="s2" ss:Formula="=RC[-1]"><Data ss:Type="Number">0.5</Data></Cell></Row>
<Row ss:Hidden="1"><Cell ss:StyleID="s3"><Data ss:Type="DateTime">2022-03-01T00:00:00.000</Data></Cell><Cell ss:Index="3" ss:Formula="=R[-1]C[-2]*2"/></Row>
<Row><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell><Data ss:Type="String">95</Data></Cell></Row>"#,
    );
    let document = read(text.as_bytes()).unwrap();
    assert_eq!(document.format, Format::Xls);
    let cells = cells(&document);
    let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
    let wanted = [
        ["甲\n乙", "", ""],
        ["40", "50.0%", "50.0%"],
        ["2022/3/1", "", ""],
        ["TRUE", "#DIV/0!", "95"],
    ];
    assert_eq!(texts, wanted.concat());
    assert_eq!((cells[0].column_span, cells[1].covered), (3, true));
    let place = &cells[5].place;
    assert_eq!(
        (place.row, place.cell, place.sheet.as_deref()),
        (3, 3, Some("自评表"))
    );
    let extra = cells[8].extra.as_ref().unwrap();
    let formula = extra.formula.as_ref().unwrap();
    assert_eq!(formula.0, [Piece::Text("A3*2".to_owned())]);
    assert_eq!(extra.recomputed.as_deref(), Some("80"));
    let notes: String = document
        .notes
        .iter()
        .map(|(_, [zh, _])| zh.as_str())
        .collect();
    assert!(
        notes.contains("第 4 行是隐藏的") && notes.contains("批注"),
        "{notes}"
    );
}

#[test]
fn the_encoding_it_tells_is_taken() {
    let text = workbook(r#"<Row><Cell><Data ss:Type="String">培训人次</Data></Cell></Row>"#);
    let text = text.replace("version=\"1.0\"", "version=\"1.0\" encoding=\"gb2312\"");
    let (gbk, ..) = encoding_rs::GBK.encode(&text);
    assert_eq!(cells(&read(&gbk).unwrap())[0].text, "培训人次");
}

#[test]
fn cells_out_of_every_sheet_are_refused() {
    for sheet in [
        r#"<Row ss:Index="4294967295"/>"#,
        r#"<Row><Cell ss:Index="16385"/></Row>"#,
        r#"<Row><Cell ss:MergeDown="4294967295"/></Row>"#,
    ] {
        let error = read(workbook(sheet).as_bytes()).unwrap_err();
        assert!(matches!(error, ReadError::Limit { .. }), "{error}");
    }
    let many = "<Row><Cell ss:MergeDown=\"9\"/></Row>".repeat(MOST_PIECES + 1);
    assert!(matches!(
        read(workbook(&many).as_bytes()),
        Err(ReadError::Limit { .. })
    ));
    // A far cell makes no large sheet.
    let far = r#"<Row ss:Index="1000000"><Cell ss:Index="16000"><Data ss:Type="Number">7</Data></Cell></Row>"#;
    assert_eq!(cells(&read(workbook(far).as_bytes()).unwrap()).len(), 1);
}
