//! The styles: title, headings with outline levels, tables, headers and footers. Their
//! names are Word's own, so that every program shows them in its language.

use super::fit;
use super::text::{fonts, size};
use super::wrapped;
use crate::document::{Align, Paragraph, Role, Style};
use crate::look;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Heading levels Word knows.
const LEVELS: u8 = 9;

/// The id of the style of cells of that size in tenths of a point.
pub(super) fn cell_id(size: u16) -> String {
    match size {
        look::TABLE => "TableText".to_owned(),
        other => format!("TableText{}", other / 5),
    }
}

/// Height of a paragraph's lines in twentieths of a point.
pub(super) fn line(role: Role, size: u16) -> u32 {
    let leading = match role {
        Role::Title => 150,
        Role::Header | Role::Footer => 130,
        _ => 160,
    };
    // Tenths of a point to twentieths.
    u32::from(size) * 2 * leading / 100
}

/// Space above and below paragraphs of a role, in twentieths of a point.
fn spaces(role: Role) -> Option<(u16, u16)> {
    match role {
        Role::Title => Some((60, 120)),
        Role::Heading(_) => Some((120, 60)),
        _ => None,
    }
}

/// The same together.
pub(super) fn around(role: Role) -> i64 {
    spaces(role).map_or(0, |(above, below)| i64::from(above + below))
}

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

/// What the style of cells of a size gives.
pub(super) fn given_cell(size: u16) -> Style {
    Style {
        size,
        align: Align::Centre,
        ..Style::default()
    }
}

/// The part, with the styles of cells of those sizes.
pub(super) fn write(cells: &BTreeSet<u16>) -> String {
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
         <w:name w:val=\"Normal\"/><w:qFormat/><w:pPr>",
    );
    out.push_str(&spacing(Role::Body));
    out.push_str(
        "</w:pPr></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">\
         <w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/>\
         <w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>",
    );
    let title = spacing(Role::Title);
    style(&mut out, "Title", "Title", &title, &given(Role::Title));
    for level in 1..=LEVELS {
        let role = Role::Heading(level);
        let properties = format!(
            "<w:keepNext/>{}@<w:outlineLvl w:val=\"{}\"/>",
            spacing(role),
            level - 1
        );
        let name = format!("heading {level}");
        style(&mut out, id(role), &name, &properties, &given(role));
    }
    for (role, name) in [(Role::Header, "header"), (Role::Footer, "footer")] {
        style(&mut out, id(role), name, &spacing(role), &given(role));
    }
    for &size in cells {
        let id = cell_id(size);
        let name = id.replacen("TableText", "Table Text ", 1);
        let height = format!(
            "<w:spacing w:line=\"{}\" w:lineRule=\"exact\"/>",
            i64::from(size) * 2 * fit::LINE / 100
        );
        style(&mut out, &id, name.trim_end(), &height, &given_cell(size));
    }
    wrapped("styles", &out)
}

/// What keeps lines apart: fixed, so that a form keeps its pages with whatever font stands
/// in for the one that is asked for.
fn spacing(role: Role) -> String {
    let spaces = spaces(role).map_or_else(String::new, |(above, below)| {
        format!("w:before=\"{above}\" w:after=\"{below}\" ")
    });
    let line = line(role, given(role).size);
    format!("<w:spacing {spaces}w:line=\"{line}\" w:lineRule=\"exact\"/>")
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
