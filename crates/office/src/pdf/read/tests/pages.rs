//! What stands at the end of a page and at the beginning of the next.

use super::*;

fn paragraphs(document: &Document) -> Vec<&str> {
    let texts = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
        Block::Table(_) | Block::PageBreak => None,
    });
    texts.collect()
}

fn table(page: Drawn, top: f64) -> Drawn {
    let page = page.grid(&[50.0, 150.0, 350.0], &[top - 40.0, top - 20.0, top]);
    page.text(60.0, top - 15.0, "甲")
        .text(160.0, top - 15.0, "乙")
}

#[test]
fn a_signature_and_the_title_on_the_next_page_are_two() {
    let signature = "填表人：张三　填报日期：三月十五日";
    let first = table(Drawn::default(), 90.0).text(50.0, 30.0, signature);
    let second = table(
        Drawn::default().text(60.0, 370.0, "某州项目支出自评表"),
        340.0,
    );
    let document = crate::read(&pdf(&[first, second])).unwrap();
    assert_eq!(paragraphs(&document), [signature, "某州项目支出自评表"]);
}

#[test]
fn a_paragraph_that_was_wrapped_before_goes_on_over_the_page() {
    let long = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
    let first = table(Drawn::default(), 120.0)
        .text(50.0, 54.0, long)
        .text(50.0, 40.0, long);
    let second = table(Drawn::default().text(50.0, 370.0, "完了。"), 340.0);
    let document = crate::read(&pdf(&[first, second])).unwrap();
    assert_eq!(paragraphs(&document), [format!("{long}{long}完了。")]);
}

/// A form under its title, with two rows to the page's end.
fn titled(rows: [[&str; 2]; 2]) -> Drawn {
    let page = Drawn::default().sized(100.0, 370.0, "项目支出自评表", 18.0);
    let mut page = page.grid(&[50.0, 150.0, 350.0], &[20.0, 190.0, 360.0]);
    for (y, [label, value]) in [300.0, 100.0].into_iter().zip(rows) {
        page = page.text(60.0, y, label).text(160.0, y, value);
    }
    page
}

const NAME: [&str; 2] = ["名称", "县里的各项资金"];
const MONEY: [&str; 2] = ["资金", "全年的各项成效"];
const TOTAL: [&str; 2] = ["总分", "九十分"];

#[test]
fn a_title_printed_again_above_a_table_that_goes_on_begins_nothing() {
    let goal = ["目标", "全年的各项成效"];
    let document = crate::read(&pdf(&[titled([NAME, MONEY]), titled([goal, TOTAL])])).unwrap();
    assert_eq!(paragraphs(&document), ["项目支出自评表"]);
    assert_eq!(tables(&document)[0].rows.len(), 4);
    // Another form begins as the first one did, whatever it says.
    let other = ["名称", "乡里的各项资金"];
    for rows in [[other, TOTAL], [NAME, MONEY], [other, MONEY]] {
        let document = crate::read(&pdf(&[titled([NAME, MONEY]), titled(rows)])).unwrap();
        assert_eq!(paragraphs(&document).len(), 2, "{rows:?}");
    }
}

#[test]
fn a_first_row_printed_again_with_the_title_is_read_once() {
    let pages = [titled([NAME, MONEY]), titled([NAME, TOTAL])];
    let document = crate::read(&pdf(&pages)).unwrap();
    assert_eq!(paragraphs(&document), ["项目支出自评表"]);
    let rows = shown(tables(&document)[0]);
    assert_eq!(rows, [NAME, MONEY, TOTAL]);
}
