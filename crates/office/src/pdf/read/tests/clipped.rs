//! Text that runs over the edges of its cell, and text that belongs to no cell.

use super::{Document, Drawn, pdf, shown, tables};

/// Text that is clipped to a box: left, bottom, width, height.
pub(super) fn clipped(page: Drawn, area: [f64; 4], text: Drawn) -> Drawn {
    let [x, y, width, height] = area;
    let clip = format!("q {x} {y} {width} {height} re W* n\n{}Q\n", text.0);
    Drawn(page.0 + &clip)
}

/// Text drawn under an operator of its own: a colour, a turn.
fn under(page: Drawn, operator: &str, text: Drawn) -> Drawn {
    Drawn(format!("{}q {operator}\n{}Q\n", page.0, text.0))
}

fn read(page: Drawn) -> Document {
    crate::read(&pdf(&[page])).unwrap()
}

/// Two columns, three rows of 20 points from 300 up.
fn table() -> Drawn {
    let page = Drawn::default().grid(&[50.0, 150.0, 250.0], &[300.0, 320.0, 340.0, 360.0]);
    page.text(55.0, 346.0, "项目")
        .text(155.0, 346.0, "资金")
        .text(55.0, 306.0, "总分")
        .text(155.0, 306.0, "九十分")
}

#[test]
fn lines_that_are_clipped_away_stay_with_their_cell() {
    let lines = Drawn::default()
        .text(55.0, 348.0, "一是修路")
        .text(55.0, 336.0, "二是造林")
        .text(55.0, 324.0, "三是引水")
        .text(55.0, 312.0, "四是治沙");
    let document = read(clipped(table(), [50.2, 320.2, 99.6, 19.6], lines));
    assert_eq!(
        shown(tables(&document)[0]),
        [
            ["项目", "资金"],
            ["一是修路\n二是造林\n三是引水\n四是治沙", ""],
            ["总分", "九十分"]
        ]
    );
}

#[test]
fn a_line_that_runs_over_into_other_cells_stays_whole() {
    let over = "某某县农村饮水安全巩固提升";
    let plain = table().text(55.0, 326.0, over);
    let clip = Drawn::default().text(55.0, 326.0, over);
    // Clipped where the page's other columns would begin.
    let wide = clipped(table(), [50.0, 40.0, 160.0, 330.0], clip);
    let middle = Drawn::default().text(135.0, 326.0, over);
    let centred = clipped(table(), [100.0, 40.0, 200.0, 330.0], middle);
    for (page, row) in [
        (plain, [over, ""]),
        (wide, [over, ""]),
        (centred, ["", over]),
    ] {
        let document = read(page);
        assert_eq!(
            shown(tables(&document)[0]),
            [["项目", "资金"], row, ["总分", "九十分"]]
        );
    }
}

#[test]
fn the_end_of_a_line_that_is_clipped_away_stays_with_its_beginning() {
    let over = Drawn::default().text(55.0, 326.0, "某某县农村饮水安全巩固提升");
    let document = read(clipped(table(), [50.0, 40.0, 100.0, 330.0], over));
    assert_eq!(
        shown(tables(&document)[0])[1],
        ["某某县农村饮水安全巩固提升", ""]
    );
}

#[test]
fn texts_that_nearly_touch_stay_in_their_cells() {
    let page = table()
        .text(110.0, 326.0, "一二三四")
        .text(150.0, 326.0, "五六");
    let spaced = table().text(100.0, 326.0, "一二三四 五六");
    for page in [page, spaced] {
        let document = read(page);
        let row = shown(tables(&document)[0]).swap_remove(1);
        assert_eq!(
            row.iter().map(|text| text.trim()).collect::<Vec<_>>(),
            ["一二三四", "五六"]
        );
    }
}

#[test]
fn what_is_clipped_away_outside_of_all_cells_is_not_there() {
    let gone = Drawn::default().text(155.0, 326.0, "看不见");
    let document = read(clipped(table(), [300.0, 300.0, 50.0, 50.0], gone));
    assert_eq!(shown(tables(&document)[0])[1], ["", ""]);
}

fn notes(document: &Document) -> Vec<&str> {
    document.notes.iter().map(|(_, note)| &*note[0]).collect()
}

#[test]
fn text_askew_over_a_table_is_a_watermark() {
    let stamp = Drawn::default().sized(0.0, 0.0, "内部资料", 40.0);
    let document = read(under(table(), "0.7 0.7 -0.7 0.7 80 270 cm", stamp));
    assert_eq!(
        shown(tables(&document)[0]),
        [["项目", "资金"], ["", ""], ["总分", "九十分"]]
    );
    assert!(document.doubts.is_empty());
    assert_eq!(
        notes(&document),
        ["第 1 页斜排或浅色的文字“内部资料”是水印，没有当作表里的内容"]
    );
}

#[test]
fn pale_text_across_or_all_over_a_table_is_a_watermark() {
    let large = Drawn::default().sized(60.0, 310.0, "公开样本", 30.0);
    let mut many = Drawn::default();
    for y in [304.0, 325.0, 349.0] {
        many = many.text(70.0, y, "李四零三").text(170.0, y, "李四零三");
    }
    for stamp in [large, many] {
        let document = read(under(table(), "0.9 g", stamp));
        assert_eq!(
            shown(tables(&document)[0]),
            [["项目", "资金"], ["", ""], ["总分", "九十分"]]
        );
        assert_eq!(notes(&document).len(), 1);
    }
}

#[test]
fn pale_text_in_a_cell_and_light_text_on_a_dark_ground_is_text() {
    let hint = Drawn::default().text(55.0, 326.0, "请填写");
    let document = read(under(table(), "0.7 g", hint));
    assert_eq!(shown(tables(&document)[0])[1], ["请填写", ""]);
    let ground = Drawn(format!("0.2 g 50 320 200 20 re f 0 g\n{}", table().0));
    let head = Drawn::default().sized(60.0, 322.0, "大字", 16.0);
    let document = read(under(ground, "0.9 g", head));
    assert_eq!(shown(tables(&document)[0])[1], ["大字", ""]);
    assert!(document.notes.is_empty());
}

#[test]
fn what_the_file_calls_a_watermark_is_one() {
    let stamp = Drawn::default().text(60.0, 326.0, "样张").0;
    let marked = format!("/Artifact <</Type/Pagination/Subtype/Watermark>> BDC\n{stamp}EMC\n");
    let document = read(Drawn(table().0 + &marked));
    assert_eq!(shown(tables(&document)[0])[1], ["", ""]);
    assert_eq!(notes(&document).len(), 1);
}
