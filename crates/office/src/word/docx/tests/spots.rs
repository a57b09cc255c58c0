//! Every cell's element is found again.

use super::super::{part_text, read_with_spots};
use super::{docx, p, tbl, tc, tr};

#[test]
fn the_element_of_a_grid_cell_is_found_again() {
    let inner = tbl(1, &[tr(&[tc("", "内")])]);
    let rows = [
        tr(&[
            tc(r#"<w:gridSpan w:val="2"/>"#, "甲"),
            tc(r#"<w:vMerge w:val="restart"/>"#, "乙"),
        ]),
        tr(&[
            tc("", "1"),
            format!("<w:tc>{inner}{}</w:tc>", p("2")),
            tc("<w:vMerge/>", "盖"),
        ]),
        tr(&[
            tc(r#"<w:hMerge w:val="restart"/>"#, "横"),
            tc("<w:hMerge/>", ""),
            "<w:tc/>".to_owned(),
        ]),
    ];
    let bytes = docx(&(p("首") + &tbl(3, &rows)));
    let mut archive = crate::archive::Archive::open(&bytes, crate::Format::Docx).unwrap();
    let text = part_text(archive.part("word/document.xml").unwrap().unwrap());
    let found: Vec<(u32, u32, u32, bool, bool)> = read_with_spots(&bytes)
        .unwrap()
        .1
        .cells
        .into_iter()
        .map(|spot| {
            assert_eq!(&*spot.part, "word/document.xml");
            let element = &text[spot.bytes];
            assert!(element.starts_with("<w:tc") && element.ends_with('>'));
            assert!(element.ends_with("</w:tc>") || element == "<w:tc/>");
            (
                spot.table,
                spot.row,
                spot.cell,
                spot.covered,
                element.contains("乙"),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (2, 1, 1, false, false),
            (1, 1, 1, false, false),
            (1, 1, 3, false, true),
            (1, 2, 1, false, false),
            (1, 2, 2, false, false),
            (1, 2, 3, true, false),
            (1, 3, 1, false, false),
            (1, 3, 2, true, false),
            (1, 3, 3, false, false),
        ]
    );
}
