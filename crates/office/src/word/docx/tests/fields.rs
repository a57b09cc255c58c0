//! Fields, hyperlinks, content controls, formulas, text boxes.

use super::{p, paragraphs, read, text_of, with_parts};
use crate::document::Role;

fn field(instruction: &str, result: &str) -> String {
    format!(
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
    )
}

#[test]
fn fields_show_their_results() {
    let nested = field("IF", "3");
    let body = format!(
        r#"<w:p><w:r><w:t>第</w:t></w:r>{}<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>页</w:t></w:r></w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/></w:r>{nested}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>共</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink r:id="x"><w:r><w:t>链</w:t></w:r></w:hyperlink></w:p>"#,
        field("PAGE", "2")
    );
    assert_eq!(text_of(&body), "第2页共链");
}

#[test]
fn old_form_fields_show_what_was_ticked_or_chosen() {
    let begin = |data: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let body = format!(
        "<w:p>{}{}{}</w:p>",
        begin(r#"<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>"#),
        begin(r#"<w:checkBox><w:default w:val="0"/></w:checkBox>"#),
        begin(
            r#"<w:ddList><w:result w:val="1"/><w:listEntry w:val="优"/><w:listEntry w:val="良"/></w:ddList>"#
        )
    );
    assert_eq!(text_of(&body), "☑☐良");
}

#[test]
fn enclosed_characters_are_read() {
    let eq = |text: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> eq \o\ac(○,{text})</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    assert_eq!(
        text_of(&format!("<w:p>{}{}</w:p>", eq("3"), eq("甲"))),
        "③甲"
    );
}

#[test]
fn a_field_that_never_ends_swallows_nothing() {
    let body = format!(
        r#"<w:p><w:r><w:t>一</w:t><w:fldChar w:fldCharType="begin"/></w:r></w:p>{}"#,
        p("二")
    );
    assert_eq!(
        paragraphs(&read(&body)),
        [(Role::Body, "一"), (Role::Body, "二")]
    );
}

#[test]
fn a_ticked_content_control_shows_its_box() {
    let body = r#"<w:p><w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r></w:sdtContent></w:sdt><w:r><w:t>是</w:t></w:r></w:p>"#;
    assert_eq!(text_of(body), "☑是");
}

#[test]
fn a_prompt_is_not_an_entry() {
    let styles = r#"<w:style w:type="character" w:styleId="a9"><w:name w:val="Placeholder Text"/></w:style>"#;
    let control = |style: &str, text: &str| {
        format!(
            r#"<w:p><w:r><w:t>名：</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr>{style}</w:rPr><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt></w:p>"#
        )
    };
    let body = control(r#"<w:rStyle w:val="a9"/>"#, "请填") + &control("", "程序填的");
    let bytes = with_parts(&body, &[("styles", "styles.xml", "styles", styles)]);
    let document = super::super::read(&bytes).unwrap();
    assert_eq!(
        paragraphs(&document),
        [(Role::Body, "名："), (Role::Body, "名：程序填的")]
    );
    assert!(document.notes[0].1[0].starts_with("有 1 处控件还是提示文字"));
}

#[test]
fn a_prompt_in_a_style_that_is_not_defined_is_a_prompt() {
    let body = r#"<w:p><w:r><w:t>名：</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>请填</w:t></w:r></w:sdtContent></w:sdt></w:p>"#;
    assert_eq!(text_of(body), "名：");
}

fn boxed(text: &str) -> String {
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        p(text)
    )
}

#[test]
fn a_text_box_is_read_once_behind_its_paragraph() {
    let body = format!("<w:p>{}<w:r><w:t>文</w:t></w:r></w:p>", boxed("框"));
    assert_eq!(
        paragraphs(&read(&body)),
        [(Role::Body, "文"), (Role::TextBox, "框")]
    );
    let old = format!(
        "<w:p><w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
        p("框")
    );
    assert_eq!(paragraphs(&read(&old)), [(Role::TextBox, "框")]);
}

#[test]
fn a_text_box_in_a_cell_knows_its_cell() {
    let cell = format!(
        "<w:tc><w:p>{}<w:r><w:t>格</w:t></w:r></w:p></w:tc>",
        boxed("框")
    );
    let document = read(&super::tbl(2, &[super::tr(&[super::tc("", "甲"), cell])]));
    assert_eq!(super::drawn(super::tables(&document)[0]), "甲|格");
    let crate::Block::Paragraph(found) = &document.blocks[1] else {
        panic!("a paragraph");
    };
    assert_eq!(
        (found.place.table, found.place.row, found.place.cell),
        (1, 1, 2)
    );
}

#[test]
fn what_no_choice_gives_the_fallback_does() {
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>退</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>{}",
        p("后")
    );
    assert_eq!(paragraphs(&read(&body)).len(), 2);
}

#[test]
fn formulas_keep_their_figures() {
    let body = "<w:p><m:oMath><m:f><m:num><m:r><m:t>33.9</m:t></m:r></m:num><m:den><m:r><m:t>40</m:t></m:r></m:den></m:f></m:oMath><w:r><w:t>×10</w:t></w:r></w:p>";
    assert_eq!(text_of(body), "33.9/40×10");
}
