//! The styles: title, headings with outline levels, tables, headers and footers. Their
//! names are Word's own, so that every program shows them in its language.

use super::text::{fonts, size};
use super::wrapped;
use crate::document::{Align, Paragraph, Role, Style};
use crate::look;
use std::fmt::Write;

/// Heading levels Word knows.
const LEVELS: u8 = 9;

/// The id of the style of cells.
pub(super) const CELL: &str = "TableText";

/// The id of a role's style.
pub(super) fn id(role: Role) -> &'static str {
    const HEADINGS: [&str; LEVELS as usize] = [
        "Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6", "Heading7",
        "Heading8", "Heading9",
    ];
    match role {
        Role::Body | Role::TextBox | Role::Note => "Normal",
        Role::Title => "Title",
        Role::Heading(level) => HEADINGS[usize::from(level.clamp(1, LEVELS)) - 1],
        Role::Header => "Header",
        Role::Footer => "Footer",
    }
}

/// What a role's style gives a paragraph of it.
pub(super) fn given(role: Role) -> Style {
    let role = match role {
        Role::Heading(level) => Role::Heading(level.clamp(1, LEVELS)),
        Role::TextBox | Role::Note => Role::Body,
        other => other,
    };
    look::paragraph_style(&Paragraph {
        role,
        ..Paragraph::default()
    })
}

/// What the style of cells gives.
pub(super) fn given_cell() -> Style {
    Style {
        size: look::TABLE,
        align: Align::Centre,
        ..Style::default()
    }
}

/// The part.
pub(super) fn write() -> String {
    let mut out = String::with_capacity(6 * 1024);
    out.push_str("<w:docDefaults><w:rPrDefault><w:rPr>");
    let body = given(Role::Body);
    fonts(&mut out, &body);
    size(&mut out, body.size);
    out.push_str(
        "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults>",
    );
    out.push_str(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">\
         <w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/>\
         <w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>",
    );
    let spacing = "<w:spacing w:before=\"60\" w:after=\"120\"/>";
    style(&mut out, "Title", "Title", spacing, &given(Role::Title));
    for level in 1..=LEVELS {
        let properties = format!(
            "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/>@<w:outlineLvl w:val=\"{}\"/>",
            level - 1
        );
        let role = Role::Heading(level);
        let name = format!("heading {level}");
        style(&mut out, id(role), &name, &properties, &given(role));
    }
    style(&mut out, "Header", "header", "", &given(Role::Header));
    style(&mut out, "Footer", "footer", "", &given(Role::Footer));
    let mut height = String::new();
    line_height(&mut height, look::TABLE);
    style(&mut out, CELL, "Table Text", &height, &given_cell());
    wrapped("styles", &out)
}

/// Appends the height of lines of that size: fixed, so that a form keeps its pages with
/// whatever font stands in for 宋体.
pub(super) fn line_height(out: &mut String, size: u16) {
    // Tenths of a point to twentieths, with three tenths of the size between the lines.
    let height = u32::from(size) * 26 / 10;
    let _ = write!(out, "<w:spacing w:line=\"{height}\" w:lineRule=\"exact\"/>");
}

/// Appends a paragraph style; the alignment stands at the `@` of its properties, or behind.
fn style(out: &mut String, id: &str, name: &str, properties: &str, look: &Style) {
    let (before, after) = properties.split_once('@').unwrap_or((properties, ""));
    let align = match look.align {
        Align::Centre => "<w:jc w:val=\"center\"/>",
        _ => "",
    };
    let _ = write!(
        out,
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
         <w:basedOn w:val=\"Normal\"/><w:qFormat/>\
         <w:pPr>{before}{align}{after}</w:pPr><w:rPr>"
    );
    fonts(out, look);
    if look.bold {
        out.push_str("<w:b/><w:bCs/>");
    }
    size(out, look.size);
    out.push_str("</w:rPr></w:style>");
}
