//! The body of a Word document: paragraphs, tables, page breaks, the page; and the parts
//! that run along its pages.

use super::text::{Line, paragraph};
use super::{NAMESPACES, XML, fit, parts, styles, table};
use crate::document::{Block, Document, PageSetup, Paragraph, Role, Table};
use crate::look;
use std::collections::BTreeSet;
use std::fmt::Write;

/// What parts tables that follow one another, and ends a document behind a table: as low
/// as a line can be.
const GAP: &str = "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>\
     <w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:pPr></w:p>";

/// The frame around what stood in a text box.
const FRAME: &str = "<w:pBdr>\
     <w:top w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"auto\"/>\
     <w:left w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"auto\"/>\
     <w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"auto\"/>\
     <w:right w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"auto\"/></w:pBdr>";

/// Hundredths of a millimetre in twentieths of a point.
pub(super) fn twips(length: u32) -> u32 {
    u32::try_from((u64::from(length) * 1440 + 1270) / 2540).unwrap_or(u32::MAX)
}

/// The part `document.xml`; notes the sizes of cells it uses.
pub(super) fn write(
    document: &Document,
    header: bool,
    footer: bool,
    cells: &mut BTreeSet<u16>,
) -> String {
    let mut out = String::with_capacity(64 * 1024);
    out.push_str(XML);
    let _ = write!(out, "<w:document {NAMESPACES}><w:body>");
    let mut behind_table = false;
    let mut broken = false;
    let mut scale = fit::one_page(document, 0);
    for (number, block) in document.blocks.iter().enumerate() {
        if number > 0 && document.begins_section(number) {
            let page = document.page_of(number - 1);
            section_end(&mut out, page, header, footer);
            (behind_table, broken) = (false, false);
            scale = fit::one_page(document, number);
        }
        match block {
            Block::Paragraph(words) if matches!(words.role, Role::Header | Role::Footer) => {}
            Block::Paragraph(words) => {
                words_of(&mut out, words, broken);
                (behind_table, broken) = (false, false);
            }
            Block::Table(rows) if !rows.rows.is_empty() => {
                if broken {
                    page_break(&mut out);
                } else if behind_table {
                    out.push_str(GAP);
                }
                let page = document.page_of(number);
                match scale {
                    Some(scale) => table::write(&mut out, rows, page, scale, cells),
                    None => several_pages(&mut out, rows, page, cells),
                }
                (behind_table, broken) = (true, false);
            }
            Block::Table(_) => {}
            Block::PageBreak => {
                if broken {
                    page_break(&mut out);
                }
                broken = true;
                scale = fit::one_page(document, number + 1);
            }
        }
    }
    if broken {
        page_break(&mut out);
    } else if behind_table {
        out.push_str(GAP);
    }
    let last = document.page_of(document.blocks.len());
    section(&mut out, last, header, footer);
    out.push_str("</w:body></w:document>");
    out
}

/// A table that takes several pages, as two where a part of it has a head of its own.
fn several_pages(out: &mut String, whole: &Table, page: &PageSetup, cells: &mut BTreeSet<u16>) {
    let scale = fit::several_pages(whole);
    if let Some([upper, lower]) = parts::of(whole) {
        table::write(out, &upper, page, scale, cells);
        out.push_str(GAP);
        table::write(out, &lower, page, scale, cells);
    } else {
        table::write(out, whole, page, scale, cells);
    }
}

/// The part that holds the paragraphs of that role; none where there are none.
pub(super) fn running(document: &Document, role: Role, element: &str) -> Option<String> {
    let mut out = format!("{XML}<w:{element} {NAMESPACES}>");
    let empty = out.len();
    for block in &document.blocks {
        if let Block::Paragraph(words) = block
            && words.role == role
        {
            words_of(&mut out, words, false);
        }
    }
    if out.len() == empty {
        return None;
    }
    let _ = write!(out, "</w:{element}>");
    Some(out)
}

/// A page break before a paragraph is the paragraph's own: a break in a line of its own
/// leaves an empty line on the new page.
fn words_of(out: &mut String, words: &Paragraph, broken: bool) {
    let mut properties = String::new();
    if broken {
        properties.push_str("<w:pageBreakBefore/>");
    }
    if words.role == Role::TextBox {
        properties.push_str(FRAME);
    }
    let look = look::paragraph_style(words);
    if let Some(fill) = look.fill {
        table::shade(&mut properties, fill);
    }
    let given = styles::given(words.role);
    if look.size != given.size {
        // Space above and below stays as the style has it.
        let line = styles::line(words.role, look.size);
        let _ = write!(
            properties,
            "<w:spacing w:line=\"{line}\" w:lineRule=\"exact\"/>"
        );
    }
    let line = Line {
        style: styles::id(words.role),
        given,
        look,
        properties: &properties,
    };
    paragraph(out, &words.text, &line);
}

fn page_break(out: &mut String) {
    out.push_str(
        "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>\
         <w:r><w:br w:type=\"page\"/></w:r></w:p>",
    );
}

/// A section ends with a line, as low as it can be, that says on which page it stands.
fn section_end(out: &mut String, page: &PageSetup, header: bool, footer: bool) {
    out.push_str(
        "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>\
         <w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr>",
    );
    section(out, page, header, footer);
    out.push_str("</w:pPr></w:p>");
}

fn section(out: &mut String, page: &PageSetup, header: bool, footer: bool) {
    out.push_str("<w:sectPr>");
    for (present, kind) in [(header, "header"), (footer, "footer")] {
        if present {
            let _ = write!(
                out,
                "<w:{kind}Reference w:type=\"default\" r:id=\"{kind}1\"/>"
            );
        }
    }
    let [top, right, bottom, left] = page.margins.map(twips);
    let lying = if page.width > page.height {
        " w:orient=\"landscape\""
    } else {
        ""
    };
    let _ = write!(
        out,
        "<w:pgSz w:w=\"{}\" w:h=\"{}\"{lying}/>\
         <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" \
         w:header=\"{}\" w:footer=\"{}\" w:gutter=\"0\"/></w:sectPr>",
        twips(page.width),
        twips(page.height),
        top / 2,
        bottom / 2,
    );
}
