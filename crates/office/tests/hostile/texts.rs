//! Texts that are not whole, or no texts.

use office::limits::{LISTED_DOUBTS, LONGEST_CELL, SNIFFED_BYTES};
use office::{Format, ReadError};

#[test]
fn control_bytes_are_looked_for_at_the_start() {
    let mut text = "项目支出绩效自评表\n"
        .repeat(SNIFFED_BYTES / 20)
        .into_bytes();
    assert!(text.len() > SNIFFED_BYTES);
    let late = text.len() - 1;
    text[late] = 1;
    assert_eq!(office::read(&text).unwrap().format, Format::Text);
    text[SNIFFED_BYTES - 1] = 1;
    assert_eq!(
        office::read(&text),
        Err(ReadError::Binary {
            offset: SNIFFED_BYTES - 1
        })
    );
}

#[test]
fn no_more_doubts_are_listed_than_anyone_reads() {
    let mut text = Vec::new();
    for _ in 0..2 * LISTED_DOUBTS {
        text.extend("绩效目标完成情况说明".repeat(60).as_bytes());
        text.extend(b"\xFF\n");
    }
    assert_eq!(office::read(&text).unwrap().doubts.len(), LISTED_DOUBTS);
}

#[test]
fn a_cells_text_is_cut_where_programs_cut_it() {
    let long = "长".repeat(LONGEST_CELL + 100);
    let rows = format!(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{long}</t></is></c></row>"#);
    let document = office::read(&crate::made::xlsx(&rows)).unwrap();
    let words = crate::made::words(&document);
    assert_eq!(words.trim().chars().count(), LONGEST_CELL);
}
