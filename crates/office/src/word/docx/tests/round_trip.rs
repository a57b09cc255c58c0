//! What our own writer writes is read back.

use super::{drawn, p, tables};
use crate::document::{Block, Cell, Document, Layout, PageSetup, Paragraph, Role, Row, Table};

fn document() -> Document {
    let paragraph = |role, text: &str| {
        Block::Paragraph(Paragraph {
            text: text.to_owned(),
            role,
            ..Paragraph::default()
        })
    };
    let row = |cells: Vec<Cell>| Row { cells, height: 800 };
    let table = Table {
        rows: vec![
            row(vec![
                Cell::new("甲").spanning(2, 1),
                Cell::new("乙").spanning(1, 2),
                Cell::hidden_by_span(),
            ]),
            row(vec![
                Cell::hidden_by_span(),
                Cell::new("≥95%\n<5"),
                Cell::new("A&B"),
            ]),
        ],
        widths: vec![3000, 5000, 6000],
        head_rows: 1,
        ..Table::default()
    };
    Document {
        blocks: vec![
            paragraph(Role::Title, "自评表"),
            paragraph(Role::Heading(2), "一、基本情况"),
            paragraph(Role::Body, "单位：某局"),
            Block::Table(table),
            Block::PageBreak,
            paragraph(Role::Body, "填报人："),
        ],
        layout: Layout::Grid,
        page: PageSetup::default().lying(),
        ..Document::default()
    }
}

#[test]
fn what_is_written_is_read() {
    let written = document();
    let bytes = crate::word::write::write(&written).unwrap();
    let read = crate::read(&bytes).unwrap();
    let roles_and_texts = |document: &Document| -> Vec<(Role, String)> {
        let found = super::paragraphs(document);
        found
            .into_iter()
            .map(|(role, text)| (role, text.to_owned()))
            .collect()
    };
    assert_eq!(roles_and_texts(&read), roles_and_texts(&written));
    let found = tables(&read)[0];
    assert_eq!(drawn(found), "甲(2×1)|乙(1×2)|· / ·|≥95%↵<5|A&B");
    assert_eq!(found.head_rows, 1);
    let kinds = |document: &Document| -> Vec<u8> {
        let kind = |block: &Block| match block {
            Block::Paragraph(_) => 0,
            Block::Table(_) => 1,
            Block::PageBreak => 2,
        };
        document.blocks.iter().map(kind).collect()
    };
    assert_eq!(kinds(&read), kinds(&written));
    assert_eq!((read.doubts.len(), read.notes.len()), (0, 0));
    assert!(read.page.width.abs_diff(written.page.width) < 5);
}

#[test]
fn styles_are_found_however_many_there_are() {
    let style = |id: usize| {
        format!(
            r#"<w:style w:styleId="s{id}"><w:name w:val="n"/><w:pPr><w:outlineLvl w:val="{}"/></w:pPr></w:style>"#,
            id % 9
        )
    };
    let styles: String = (0..100).map(style).collect();
    let body: String = (0..100)
        .map(|id| {
            p("甲").replace(
                "<w:p>",
                &format!(r#"<w:p><w:pPr><w:pStyle w:val="s{id}"/></w:pPr>"#),
            )
        })
        .collect();
    let bytes = super::with_parts(&body, &[("styles", "styles.xml", "styles", &styles)]);
    let document = crate::read(&bytes).unwrap();
    for (id, (role, _)) in super::paragraphs(&document).into_iter().enumerate() {
        assert_eq!(role, Role::Heading(u8::try_from(id % 9).unwrap() + 1));
    }
}
