//! The same form told in another layout gives the same facts.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod support;

use domain::form::Form;
use office::{Block, Document};
use support::document;

/// Writes the document with each row on one line.
fn retold(document: &Document, gap: &str, keep_blank: bool) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => text.push_str(&paragraph.text),
            Block::PageBreak => {}
            Block::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<String> = row
                        .cells
                        .iter()
                        .map(|cell| cell.text.split_whitespace().collect::<String>())
                        .filter(|cell| keep_blank || !cell.is_empty())
                        .collect();
                    text.push_str(&cells.join(gap));
                    text.push('\n');
                }
            }
        }
        text.push('\n');
    }
    text
}

type Row = (String, String, String, String, String, String, String);

fn facts(form: &Form) -> (String, String, Vec<String>, Vec<Row>, String) {
    let squeeze = |raw: &str| raw.split_whitespace().collect::<String>();
    let funds = form
        .funds
        .iter()
        .map(|line| {
            let cells = [
                &line.initial,
                &line.budget,
                &line.executed,
                &line.rate,
                &line.score,
            ];
            cells.map(|cell| squeeze(&cell.raw)).join("|")
        })
        .collect();
    let rows = form
        .indicators
        .iter()
        .map(|row| {
            (
                format!("{}/{}", row.level1.name(), row.level2.name()),
                squeeze(&row.name.raw),
                squeeze(&row.target.raw),
                squeeze(&row.actual.raw),
                squeeze(&row.points.raw),
                squeeze(&row.score.raw),
                squeeze(&row.reason.raw),
            )
        })
        .collect();
    (
        form.family.id().to_owned(),
        squeeze(&form.project.raw),
        funds,
        rows,
        form.total.score.raw.clone(),
    )
}

fn scored(document: &Document) -> Vec<Form> {
    forms::read(document)
        .forms
        .into_iter()
        .filter(|form| form.family.is_scored() && !form.blank)
        .collect()
}

#[test]
fn tabs_instead_of_word_cells() {
    for number in ["001", "003"] {
        let Some(document) = document(number) else {
            println!("skipped: document {number} is not beside the repository");
            continue;
        };
        let tabbed = office::read(retold(&document, "\t", true).as_bytes()).unwrap();
        let (before, after) = (scored(&document), scored(&tabbed));
        assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(facts(before), facts(after));
        }
    }
}

#[test]
fn words_in_a_row_instead_of_word_cells() {
    for number in ["001", "003"] {
        let Some(document) = document(number) else {
            println!("skipped: document {number} is not beside the repository");
            continue;
        };
        let lines = office::read(retold(&document, " ", false).as_bytes()).unwrap();
        let (before, after) = (scored(&document), scored(&lines));
        assert_eq!(before.len(), after.len(), "document {number}");
        for (before, after) in before.iter().zip(&after) {
            let (before, after) = (facts(before), facts(after));
            assert_eq!(
                (&before.0, &before.1, &before.4),
                (&after.0, &after.1, &after.4)
            );
            let without_group = |rows: &[Row]| -> Vec<[String; 5]> {
                rows.iter()
                    .map(|r| [&r.1, &r.2, &r.3, &r.4, &r.5].map(Clone::clone))
                    .collect()
            };
            assert_eq!(without_group(&before.3), without_group(&after.3));
        }
    }
}
