//! Workbooks read back by another's reader.

use super::*;
use crate::document::{Cell, Entry, Formula, Paragraph, Row, Stored, Table};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;

fn title(text: &str) -> Block {
    Block::Paragraph(Paragraph {
        text: text.into(),
        role: Role::Title,
        ..Paragraph::default()
    })
}

fn table(rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table {
        rows: rows
            .into_iter()
            .map(|cells| Row {
                cells,
                ..Row::default()
            })
            .collect(),
        ..Table::default()
    })
}

fn entered(text: &str, entry: Entry) -> Cell {
    let mut cell = Cell::new(text);
    cell.extra_mut().entry = entry;
    cell
}

const FIGURE: Entry = Entry::Figure {
    least: None,
    most: None,
};

fn computed(text: &str) -> Cell {
    let mut cell = entered(text, Entry::Computed);
    cell.extra_mut().formula = Some(Formula(vec![
        crate::Piece::Text("SUM(".into()),
        crate::Piece::Range((0, 1), (1, 1)),
        crate::Piece::Text(")".into()),
    ]));
    cell
}

fn open(document: &Document) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(write(document).unwrap())).unwrap()
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        blocks,
        ..Document::default()
    }
}

#[test]
fn texts_stay_texts_and_figures_become_numbers() {
    let mut stored = Cell::new("92.6%");
    stored.extra_mut().stored = Some(Stored::Number("0.926".into()));
    let texts = [
        "=100%",
        "+5",
        "-5",
        "@甲",
        "=cmd|'/c calc'!A0",
        "67.00",
        "_x0041_",
    ];
    let mut cells: Vec<Cell> = texts.iter().map(|text| Cell::new(*text)).collect();
    cells.extend([
        entered("67.00", FIGURE),
        entered("——", FIGURE),
        entered("=100%", Entry::Text),
        stored,
    ]);
    let mut book = open(&document(vec![table(vec![cells])]));
    let range = book.worksheet_range("表1").unwrap();
    let row: Vec<&Data> = range.rows().next().unwrap().iter().collect();
    for (column, text) in texts.iter().enumerate() {
        assert_eq!(row[column], &Data::String((*text).into()));
    }
    assert_eq!(row[7], &Data::Float(67.0));
    assert_eq!(row[8], &Data::String("——".into()));
    assert_eq!(row[9], &Data::String("=100%".into()));
    assert_eq!(row[10], &Data::Float(0.926));
    assert!(book.worksheet_formula("表1").unwrap().is_empty());
}

#[test]
fn formulas_are_live_and_keep_their_results() {
    let rows = |result: &str| {
        document(vec![
            title("表"),
            table(vec![
                vec![Cell::new("甲"), entered("10", FIGURE)],
                vec![Cell::new("乙"), entered("2.50", FIGURE)],
                vec![Cell::new("计"), computed(result)],
            ]),
        ])
    };
    let mut book = open(&rows("12.50"));
    let formula = book.worksheet_formula("表").unwrap();
    assert_eq!(formula.get_value((3, 1)).unwrap(), "SUM(B2:B3)");
    let range = book.worksheet_range("表").unwrap();
    assert_eq!(range.get_value((3, 1)), Some(&Data::Float(12.5)));
    let mut blank = open(&rows(""));
    let range = blank.worksheet_range("表").unwrap();
    assert_eq!(range.get_value((3, 1)), Some(&Data::String(String::new())));
}

#[test]
fn the_result_of_a_formula_has_all_its_digits() {
    let rate = |stored: &str| {
        let mut cell = computed("53.45%");
        cell.extra_mut().stored = Some(Stored::Number(stored.into()));
        let cells = vec![
            vec![Cell::new("率"), cell],
            vec![Cell::new(""), Cell::new("")],
        ];
        let mut book = open(&document(vec![table(cells)]));
        book.worksheet_range("表1")
            .unwrap()
            .get_value((0, 1))
            .cloned()
    };
    assert_eq!(
        rate("0.534452296819788"),
        Some(Data::Float(0.534452296819788))
    );
    // What would be shown otherwise is not what the formula gives.
    assert_eq!(rate("0.5346"), Some(Data::Float(0.5345)));
}

#[test]
fn merged_cells_are_merged() {
    let mut book = open(&document(vec![
        title("甲表"),
        table(vec![
            vec![
                Cell::new("a").spanning(2, 1),
                Cell::new("b").spanning(1, 2),
                Cell::hidden_by_span(),
            ],
            vec![Cell::hidden_by_span(), Cell::new("c"), Cell::new("d")],
        ]),
    ]));
    let merged: Vec<_> = book
        .merge_cells_by_sheet_name("甲表")
        .unwrap()
        .iter()
        .map(|range| (range.start, range.end))
        .collect();
    let wanted = [((0, 0), (0, 2)), ((1, 0), (2, 0)), ((1, 1), (1, 2))];
    assert_eq!(merged, wanted);
}

#[test]
fn titles_and_page_breaks_begin_sheets() {
    let cell = || table(vec![vec![Cell::new("甲")]]);
    let book = open(&document(vec![
        title("一/二"),
        title("（2022年度）"),
        cell(),
        title("一/二"),
        cell(),
        Block::PageBreak,
        cell(),
    ]));
    assert_eq!(book.sheet_names(), ["一_二", "一_二(2)", "表3"]);
    let book = open(&Document::default());
    assert_eq!(book.sheet_names().len(), 1);
}

#[test]
fn tables_of_other_columns_share_a_sheet_without_a_loss() {
    let texts = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| Cell::new(*text))
            .collect::<Vec<_>>()
    };
    let mut book = open(&document(vec![
        title("表"),
        table(vec![texts(&["a", "b"])]),
        table(vec![texts(&["c", "d", "e"])]),
    ]));
    let range = book.worksheet_range("表").unwrap();
    let found: Vec<String> = range
        .used_cells()
        .map(|(_, _, data)| data.to_string())
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(found, ["表", "a", "b", "c", "d", "e"]);
}

#[test]
fn the_same_document_is_the_same_file_and_only_blanks_are_protected() {
    let plain = document(vec![table(vec![vec![Cell::new("甲")]])]);
    assert_eq!(write(&plain).unwrap(), write(&plain).unwrap());
    let sheet = |document: &Document| {
        let bytes = write(document).unwrap();
        let mut archive = crate::archive::Archive::open(&bytes, Format::Xlsx).unwrap();
        String::from_utf8(archive.needed("xl/worksheets/sheet1.xml").unwrap()).unwrap()
    };
    assert!(!sheet(&plain).contains("<sheetProtection"));
    let blank = document(vec![table(vec![vec![entered(
        "",
        Entry::Figure {
            least: Some("0".into()),
            most: Some("10".into()),
        },
    )]])]);
    let blank = sheet(&blank);
    assert!(blank.contains("<sheetProtection"));
    assert!(blank.contains("请填 0 至 10 之间的数字"));
    assert!(blank.contains("<formula1>0</formula1><formula2>10</formula2>"));
}

/// Who signs stands in a line below the table, which is one merged cell.
#[test]
fn a_line_to_be_filled_is_open_and_says_what_belongs_there() {
    let line = |extra| {
        Block::Paragraph(Paragraph {
            text: "填表人：".into(),
            extra,
            ..Paragraph::default()
        })
    };
    let sheet = |blocks| {
        let bytes = write(&document(blocks)).unwrap();
        let mut archive = crate::archive::Archive::open(&bytes, Format::Xlsx).unwrap();
        let mut part = |name| String::from_utf8(archive.needed(name).unwrap()).unwrap();
        (part("xl/worksheets/sheet1.xml"), part("xl/styles.xml"))
    };
    let labels = table(vec![vec![Cell::new("甲"), Cell::new("乙")]]);
    let (plain, styles) = sheet(vec![labels.clone(), line(None)]);
    assert!(!plain.contains("<sheetProtection") && !styles.contains("locked=\"0\""));
    let open = crate::document::Extra {
        entry: Entry::Text,
        prompt: "在冒号后面填写".into(),
        ..Default::default()
    };
    let (open, styles) = sheet(vec![labels, line(Some(Box::new(open)))]);
    // Rows may be inserted.
    assert!(open.contains("<sheetProtection") && open.contains("insertRows=\"0\""));
    assert!(open.contains("prompt=\"在冒号后面填写\" sqref=\"A2\""));
    assert!(styles.contains("<protection locked=\"0\"/>"));
}

#[test]
fn a_choice_is_a_list_and_a_text_too_long_is_an_error() {
    let choice = Entry::Choice(vec!["是".into(), "否".into()]);
    let book = document(vec![table(vec![vec![entered("", choice)]])]);
    let bytes = write(&book).unwrap();
    let mut archive = crate::archive::Archive::open(&bytes, Format::Xlsx).unwrap();
    let sheet = archive.needed("xl/worksheets/sheet1.xml").unwrap();
    assert!(String::from_utf8(sheet).unwrap().contains("\"是,否\""));
    let long = document(vec![table(vec![vec![Cell::new("长".repeat(40_000))]])]);
    assert!(matches!(
        write(&long),
        Err(WriteError::Library {
            format: Format::Xlsx,
            ..
        })
    ));
}
