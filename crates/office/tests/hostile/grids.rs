//! A million cells, and few bytes that say they are.

use crate::archive::Workbook;
use crate::made::{cells, docx, limit, ods, odt, words, xlsx};
use office::ReadError;
use office::limits::{MOST_COLUMNS, MOST_PIECES};

#[test]
fn dimensions_that_lie_make_no_cells() {
    let workbook = Workbook {
        before: r#"<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" hidden="1"/></cols>"#,
        rows: r#"<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"/>"#,
        after: r#"<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:XFD9"/></mergeCells>"#,
        ..Workbook::default()
    };
    let document = office::read(&workbook.bytes()).unwrap();
    assert!(cells(&document) < 20_000, "{}", cells(&document));
    assert!(words(&document).contains('7'));
}

#[test]
fn cells_at_the_ends_of_a_sheet_make_no_grid_between_them() {
    let rows = r#"<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="XFD1048576"><v>8</v></c></row>"#;
    let document = office::read(&xlsx(rows)).unwrap();
    assert!(cells(&document) < 100);
    // References past the end are no cells.
    let rows = r#"<row r="4294967295"><c r="ZZZZZZ99999999999"><v>7</v></c></row>"#;
    if let Ok(document) = office::read(&xlsx(rows)) {
        assert!(cells(&document) < 100);
    }
}

#[test]
fn repeated_rows_and_columns() {
    let cell = |times: u64| {
        format!(
            r#"<table:table-cell table:number-columns-repeated="{times}" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>"#
        )
    };
    let row = |times: u64, cells: &str| {
        format!(
            r#"<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>"#
        )
    };
    // 16 384 columns by 1 048 576 rows of a value, in 200 bytes.
    let whole = row(1_048_576, &cell(16_384));
    assert_eq!(limit(&ods(&whole)), MOST_PIECES as u64);
    for times in [1 << 31, u64::MAX] {
        let beyond = row(times, &cell(times));
        // A number that is none stands for one.
        if let Ok(document) = office::read(&ods(&beyond)) {
            assert!(cells(&document) <= 1);
        }
    }
    // The same of empty cells, which every program writes below its table.
    let empty = r#"<table:table-cell table:number-columns-repeated="16384"/>"#;
    let table = format!("{}{}", row(1, &cell(1)), row(1_048_575, empty));
    assert_eq!(cells(&office::read(&ods(&table)).unwrap()), 1);
    assert!(office::read(&odt(&format!("<table:table>{whole}</table:table>"))).is_err());
}

#[test]
fn spans_of_open_documents() {
    let table = r#"<table:table-row><table:table-cell table:number-columns-spanned="4294967295" table:number-rows-spanned="4294967295"><text:p>7</text:p></table:table-cell></table:table-row>"#;
    let document = office::read(&ods(table)).unwrap();
    assert!(cells(&document) < 20_000);
    if let Ok(document) = office::read(&odt(&format!("<table:table>{table}</table:table>"))) {
        assert!(cells(&document) <= MOST_COLUMNS as usize);
    }
}

#[test]
fn spans_of_a_word_table() {
    for span in ["1000", "32767", "4294967295", "99999999999999999999", "-1"] {
        let cell = format!(
            r#"<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc>"#
        );
        let row = format!(
            r#"<w:tr><w:trPr><w:gridBefore w:val="{span}"/><w:gridAfter w:val="{span}"/></w:trPr>{cell}</w:tr>"#
        );
        match office::read(&docx(&format!("<w:tbl>{row}</w:tbl>"))) {
            Ok(document) => assert!(cells(&document) <= MOST_COLUMNS as usize, "{span}"),
            Err(error) => assert!(matches!(error, ReadError::Limit { .. }), "{error}"),
        }
    }
    let rows = r#"<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr><w:p/></w:tc></w:tr>"#;
    let many = format!("<w:tbl>{}</w:tbl>", rows.repeat(1001));
    assert_eq!(limit(&docx(&many)), MOST_PIECES as u64);
}

#[test]
fn spans_of_a_web_page() {
    for span in ["1000", "65534", "4294967295", "99999999999999999999"] {
        let page = format!(
            r#"<table><tr><td colspan="{span}" rowspan="{span}">7</td><td>8</td></tr><tr><td>9</td></tr></table>"#
        );
        match office::read(page.as_bytes()) {
            Ok(document) => {
                let words = words(&document);
                assert!(words.contains('7') && words.contains('9'), "{words}");
                assert!(cells(&document) <= 4 * MOST_COLUMNS as usize, "{span}");
            }
            Err(error) => assert!(matches!(error, ReadError::Limit { .. }), "{error}"),
        }
    }
    let row = format!("<tr>{}", "<td>".repeat(1000));
    let rows = r#"<tr><td colspan="1000">"#.repeat(1100);
    let page = format!("<html><body><table>{row}{rows}");
    assert_eq!(limit(page.as_bytes()), MOST_PIECES as u64);
}

#[test]
fn one_text_in_every_cell() {
    let long = "长".repeat(10_000);
    let workbook = Workbook {
        strings: &format!("<si><t>{long}</t></si>"),
        rows: &(1..4000).fold(String::new(), |rows, row| {
            rows + &format!(r#"<row r="{row}"><c t="s"><v>0</v></c></row>"#)
        }),
        ..Workbook::default()
    };
    assert_eq!(limit(&workbook.bytes()), office::limits::MOST_CELL_TEXT);
}
