//! Forms that stand upright and forms that lie in one file: each keeps its page in every
//! format, and what is read back is the same.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use office::{
    Block, Cell, Document, Fonts, Format, PageSetup, Paragraph, Role, Row, Section, Table,
};
use std::io::Read;

/// Three forms, the second of which lies.
fn document() -> Document {
    let mut blocks = Vec::new();
    let mut begins = Vec::new();
    for name in ["甲表", "乙表", "丙表"] {
        if !blocks.is_empty() {
            blocks.push(Block::PageBreak);
        }
        begins.push(blocks.len());
        blocks.push(Block::Paragraph(Paragraph {
            text: name.to_owned(),
            role: Role::Title,
            ..Paragraph::default()
        }));
        let row = |texts: [&str; 2]| Row {
            cells: texts.map(Cell::new).to_vec(),
            ..Row::default()
        };
        blocks.push(Block::Table(Table {
            rows: vec![row(["数量指标", "≥5次"]), row(["质量指标", "合格"])],
            sheet: name.to_owned(),
            ..Table::default()
        }));
    }
    let upright = PageSetup::default();
    let section = |at: usize, page| Section {
        from: begins[at],
        page,
    };
    Document {
        blocks,
        sections: vec![section(1, upright.lying()), section(2, upright)],
        ..Document::default()
    }
}

fn written(format: Format) -> Vec<u8> {
    office::write(&document(), format, &Fonts::bundled()).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

/// Texts and page breaks, in their order.
fn shown(document: &Document) -> Vec<String> {
    let blocks = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(words) if words.role == Role::Footer => Vec::new(),
        Block::Paragraph(words) => vec![words.text.clone()],
        Block::PageBreak => vec!["——".to_owned()],
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            let cells = cells.filter(|cell| !cell.covered);
            cells.map(|cell| cell.text.clone()).collect()
        }
    });
    blocks.collect()
}

#[test]
fn a_word_document_has_a_section_for_each_page() {
    let body = part(&written(Format::Docx), "word/document.xml");
    let pages: Vec<bool> = body
        .split("<w:pgSz ")
        .skip(1)
        .map(|page| page.split("/>").next().unwrap().contains("landscape"))
        .collect();
    assert_eq!(pages, [false, true, false]);
    // Each table is as wide as its own page.
    let widths: Vec<&str> = body.split("<w:tblW w:w=\"").skip(1).collect();
    assert_eq!(widths.len(), 3);
    let width = |at: usize| -> u32 { widths[at].split('"').next().unwrap().parse().unwrap() };
    assert!(width(1) > width(0) && width(2) == width(0));
}

#[test]
fn a_workbook_has_a_page_for_each_sheet() {
    let bytes = written(Format::Xlsx);
    let lies = |n: usize| {
        let sheet = part(&bytes, &format!("xl/worksheets/sheet{n}.xml"));
        sheet.contains("orientation=\"landscape\"")
    };
    assert_eq!([lies(1), lies(2), lies(3)], [false, true, false]);
}

#[test]
fn a_pdf_and_an_ofd_have_pages_of_their_own_sizes() {
    let pdf = String::from_utf8_lossy(&written(Format::Pdf)).into_owned();
    let boxes: Vec<&str> = pdf
        .split("/MediaBox")
        .skip(1)
        .map(|page| {
            page.split(']')
                .next()
                .unwrap()
                .trim_start_matches([' ', '['])
        })
        .collect();
    assert_eq!(boxes.len(), 3, "{boxes:?}");
    assert!(boxes[0] == boxes[2] && boxes[0] != boxes[1], "{boxes:?}");
    let ofd = written(Format::Ofd);
    let boxes = [0, 1, 2].map(|n| {
        let page = part(&ofd, &format!("Doc_0/Pages/Page_{n}/Content.xml"));
        let (_, told) = page.split_once("<ofd:PhysicalBox>").unwrap();
        told.split_once('<').unwrap().0.to_owned()
    });
    assert_eq!(boxes, ["0 0 210 297", "0 0 297 210", "0 0 210 297"]);
}

#[test]
fn a_web_page_names_the_paper_of_each_part() {
    let page = String::from_utf8(written(Format::Html)).unwrap();
    assert!(page.contains("@page{size:210.00mm 297.00mm"));
    assert!(page.contains("@page s0{size:297.00mm 210.00mm"));
    assert!(page.contains("main.s0{page:s0;width:297.00mm"));
    assert_eq!(page.matches("<main").count(), 3);
}

#[test]
fn the_same_is_read_back() {
    let wanted = shown(&document());
    for format in [Format::Docx, Format::Xlsx, Format::Pdf, Format::Html] {
        let read = office::read(&written(format)).unwrap();
        let found = shown(&read);
        let texts = |shown: &[String]| -> Vec<String> {
            shown.iter().filter(|text| *text != "——").cloned().collect()
        };
        assert_eq!(texts(&found), texts(&wanted), "{format:?}");
        if format != Format::Pdf {
            assert_eq!(found, wanted, "{format:?}");
        }
    }
}
