//! One file with all that other readers lose.

use super::{drawn, p, paragraphs, read, tables, tc};
use crate::document::Role;

#[test]
fn nothing_is_lost_of_the_tricky_file() {
    let control =
        |inner: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let split =
        "<w:tc><w:p><w:r><w:t>资金</w:t></w:r><w:proofErr/><w:r><w:t>总额</w:t></w:r></w:p></w:tc>";
    let changed = r#"<w:tc><w:p><w:ins w:id="1"><w:r><w:t>40</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>39</w:delText></w:r></w:del></w:p></w:tc>"#;
    let symbol = r#"<w:tc><w:p><w:r><w:sym w:font="Symbol" w:char="F0A3"/><w:t>5</w:t><w:tab/><w:t>天</w:t><w:br/><w:t>&lt;5%</w:t></w:r></w:p></w:tc>"#;
    let link = r#"<w:tc><w:p><w:hyperlink r:id="h"><w:r><w:t>附</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>94</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:tc>"#;
    let nested = format!(
        "<w:tc><w:tbl><w:tr>{}</w:tr></w:tbl>{}</w:tc>",
        tc("", "内"),
        p("外")
    );
    let boxed = format!(
        "<w:tc><w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p></w:tc>",
        p("框")
    );
    let body = [
        "<w:tbl>".to_owned(),
        format!("<w:tr>{split}{}{changed}</w:tr>", control(&tc("", "乙"))),
        control(&format!(
            "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{symbol}{link}</w:tr>"
        )),
        format!(
            "<w:tr>{}{}{nested}</w:tr>",
            tc(r#"<w:hMerge w:val="restart"/>"#, "横"),
            tc(r#"<w:hMerge w:val="continue"/>"#, "")
        ),
        format!("<w:tr>{boxed}</w:tr>"),
        "</w:tbl>".to_owned(),
    ]
    .concat();
    let document = read(&body);
    let shown: Vec<String> = tables(&document).into_iter().map(drawn).collect();
    assert_eq!(
        shown,
        ["资金总额|乙|40 / |≤5→天↵<5%|附94 / 横(1×2)|·|外 / ||", "内"]
    );
    assert_eq!(paragraphs(&document), [(Role::TextBox, "框")]);
    assert_eq!(document.notes.len(), 2);
}
