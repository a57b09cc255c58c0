//! Paragraphs: text, breaks, symbols, numbering, roles.

use super::{p, paragraphs, read, text_of, with_parts};
use crate::document::{Align, Block, Document, Place, Role};

fn with_styles(body: &str, styles: &str) -> Document {
    super::super::read(&with_parts(
        body,
        &[("styles", "styles.xml", "styles", styles)],
    ))
    .unwrap()
}

fn with_lists(body: &str, lists: &str) -> Document {
    let parts = [("numbering", "numbering.xml", "numbering", lists)];
    super::super::read(&with_parts(body, &parts)).unwrap()
}

fn texts(document: &Document) -> Vec<&str> {
    paragraphs(document)
        .into_iter()
        .map(|(_, text)| text)
        .collect()
}

#[test]
fn runs_breaks_tabs_and_hyphens_make_one_text() {
    let body = r#"<w:p><w:r><w:t>项目</w:t></w:r><w:r><w:t>支出</w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t><w:cr/><w:t>末</w:t></w:r></w:p>"#;
    assert_eq!(text_of(body), "项目支出\t甲\nA-BC\n末");
}

#[test]
fn references_to_characters_are_characters() {
    let body = "<w:p><w:r><w:t>&lt;5%&#12289;A&amp;B&#x2265;&gt;&quot;&apos;</w:t></w:r></w:p>";
    assert_eq!(text_of(body), "<5%、A&B≥>\"'");
}

#[test]
fn no_entity_of_the_file_is_expanded() {
    let main = format!(
        "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>{}<w:body><w:p><w:r><w:t>甲&b;乙</w:t></w:r></w:p></w:body></w:document>",
        super::ROOT
    );
    let bytes = super::zipped(&[
        ("[Content_Types].xml", b""),
        ("word/document.xml", main.as_bytes()),
    ]);
    let document = super::super::read(&bytes).unwrap();
    assert_eq!(texts(&document), ["甲&b;乙"]);
}

#[test]
fn spaces_count_where_the_file_says_so() {
    let body = r#"<w:p><w:r><w:t> 甲
乙 </w:t><w:t xml:space="preserve"> 丙</w:t></w:r></w:p>"#;
    assert_eq!(text_of(body), "甲 乙 丙");
}

#[test]
fn symbols_keep_their_meaning() {
    let body = r#"<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>&#xF0FE;</w:t></w:r></w:p>"#;
    assert_eq!(text_of(body), "≥95%☑");
}

#[test]
fn an_unknown_symbol_is_a_doubt() {
    let document =
        read(r#"<w:p><w:r><w:t>甲</w:t><w:sym w:font="Nobody" w:char="F0B3"/></w:r></w:p>"#);
    assert_eq!(texts(&document), ["甲\u{F0B3}"]);
    assert_eq!(document.doubts.len(), 1);
    assert_eq!(document.doubts[0].0.line, 1);
}

#[test]
fn paragraphs_are_counted_outside_tables_and_empty_ones_too() {
    let table = super::tbl(1, &[super::tr(&[super::tc("", "格")])]);
    let document = read(&format!("{}<w:p/>{table}{}", p("一"), p("三")));
    let lines: Vec<u32> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.place.line),
            _ => None,
        })
        .collect();
    assert_eq!(lines, [1, 3]);
    assert_eq!(document.layout, crate::Layout::Grid);
}

#[test]
fn styles_tell_titles_and_headings() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="own"><w:name w:val="自定"/><w:basedOn w:val="1"/></w:style><w:style w:type="paragraph" w:styleId="loop"><w:name w:val="圈"/><w:basedOn w:val="loop"/></w:style>"#;
    let styled = |id: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{id}"/></w:pPr><w:r><w:t>{id}</w:t></w:r></w:p>"#)
    };
    let outline =
        r#"<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>三级</w:t></w:r></w:p>"#;
    let body = ["a3", "1", "own", "loop", "none"].map(styled).concat() + outline;
    let document = with_styles(&body, styles);
    let roles: Vec<Role> = paragraphs(&document)
        .into_iter()
        .map(|(role, _)| role)
        .collect();
    assert_eq!(
        roles,
        [
            Role::Title,
            Role::Heading(1),
            Role::Heading(1),
            Role::Body,
            Role::Body,
            Role::Heading(3)
        ]
    );
    let Block::Paragraph(title) = &document.blocks[0] else {
        panic!("a paragraph");
    };
    assert_eq!(
        (title.style.size, title.style.bold, title.style.align),
        (180, true, Align::Centre)
    );
}

#[test]
fn page_breaks_are_blocks() {
    let body = format!(
        r#"{}<w:p><w:r><w:t>二</w:t><w:br w:type="page"/><w:t>三</w:t></w:r></w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>四</w:t></w:r></w:p>"#,
        p("一")
    );
    let document = read(&body);
    let shown: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text.as_str(),
            _ => "—",
        })
        .collect();
    assert_eq!(shown, ["一", "二", "—", "三", "—", "四"]);
}

#[test]
fn a_section_begins_a_page_unless_it_goes_on() {
    let end = |text: &str, kind: &str| {
        format!(
            r#"<w:p><w:pPr><w:sectPr><w:type w:val="{kind}"/><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="567"/></w:sectPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body = end("一", "nextPage")
        + &end("二", "continuous")
        + &p("三")
        + r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>"#;
    let document = read(&body);
    let breaks: Vec<bool> = document
        .blocks
        .iter()
        .map(|block| matches!(block, Block::PageBreak))
        .collect();
    assert_eq!(breaks, [false, false, true, false]);
    assert_eq!(
        (document.page.width, document.page.height),
        (29_700, 21_001)
    );
    assert_eq!(document.page.margins, [2000, 1000, 2000, 1000]);
}

const LISTS: &str = r#"<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/><w:suff w:val="nothing"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"#;

fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

#[test]
fn automatic_numbers_are_part_of_the_text() {
    let body = [
        item(1, 0, "甲"),
        item(1, 1, "95%"),
        item(1, 1, "丙"),
        item(1, 0, "丁"),
        item(1, 1, "戊"),
        item(2, 0, "己"),
        item(0, 0, "庚"),
        item(3, 0, "辛"),
        item(9, 0, "壬"),
    ]
    .concat();
    let document = with_lists(&body, LISTS);
    assert_eq!(
        texts(&document),
        [
            "（一）甲",
            "1. 95%",
            "2. 丙",
            "（二）丁",
            "1. 戊",
            "● 己",
            "庚",
            "（五）辛",
            "壬"
        ]
    );
}

#[test]
fn a_cell_that_only_has_an_automatic_number_shows_it() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", item(1, 1, text));
    let rows = [super::tr(&[cell("")]), super::tr(&[cell("")])];
    let document = with_lists(&super::tbl(1, &rows), LISTS);
    assert_eq!(super::drawn(super::tables(&document)[0]), "1. / 2.");
}

#[test]
fn hidden_text_is_left_out_and_told() {
    let body = r#"<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>乙</w:t></w:r></w:p>"#;
    let document = read(body);
    assert_eq!(texts(&document), ["甲乙"]);
    let (place, [zh, _]) = &document.notes[0];
    assert_eq!(
        place,
        &Place {
            line: 1,
            ..Place::default()
        }
    );
    assert_eq!(
        zh,
        "有 1 处隐藏文字没有读入（打印出来也看不到）：正文第 1 段"
    );
}
