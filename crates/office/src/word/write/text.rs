//! Texts in Word's XML: escaping, runs, paragraphs.

use crate::document::{Align, Style};
use crate::look;
use std::fmt::Write;

/// Appends the text with the marks of XML escaped, without characters XML has no place for.
pub(super) fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(character),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(character),
        }
    }
}

/// A paragraph to be written.
pub(super) struct Line<'a> {
    /// The id of its style.
    pub style: &'a str,
    /// What its style gives already.
    pub given: Style,
    /// How it looks.
    pub look: Style,
    /// Elements between the style's name and the alignment.
    pub properties: &'a str,
}

/// Appends a paragraph; inner line ends are line breaks.
pub(super) fn paragraph(out: &mut String, text: &str, line: &Line<'_>) {
    out.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
    out.push_str(line.style);
    out.push_str("\"/>");
    out.push_str(line.properties);
    if line.look.align != line.given.align {
        out.push_str(match line.look.align {
            Align::Left | Align::Auto => "<w:jc w:val=\"left\"/>",
            Align::Centre => "<w:jc w:val=\"center\"/>",
            Align::Right => "<w:jc w:val=\"right\"/>",
        });
    }
    let mut looks = String::new();
    run_properties(&mut looks, &line.look, &line.given);
    // An empty line is as high as its paragraph mark.
    if text.is_empty() {
        out.push_str(&looks);
    }
    out.push_str("</w:pPr>");
    if !text.is_empty() {
        out.push_str("<w:r>");
        out.push_str(&looks);
        run(out, text);
        out.push_str("</w:r>");
    }
    out.push_str("</w:p>");
}

/// The text of a run: line ends and tabs are elements.
fn run(out: &mut String, text: &str) {
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push_str("<w:br/>");
        }
        for (number, piece) in line.split('\t').enumerate() {
            if number > 0 {
                out.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                out.push_str("<w:t xml:space=\"preserve\">");
                escape(out, piece);
                out.push_str("</w:t>");
            }
        }
    }
}

/// What differs from what the style gives already.
fn run_properties(out: &mut String, look: &Style, given: &Style) {
    if (look.face, look.bold, look.size) == (given.face, given.bold, given.size) {
        return;
    }
    out.push_str("<w:rPr>");
    if look.face != given.face {
        fonts(out, look);
    }
    if look.bold != given.bold {
        let on = if look.bold { "" } else { " w:val=\"0\"" };
        let _ = write!(out, "<w:b{on}/><w:bCs{on}/>");
    }
    if look.size != given.size {
        size(out, look.size);
    }
    out.push_str("</w:rPr>");
}

/// The typeface for every script. The hint makes quotation marks and signs Chinese.
pub(super) fn fonts(out: &mut String, look: &Style) {
    let name = look::typeface(look.face).name;
    let _ = write!(
        out,
        "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"{name}\" w:hAnsi=\"{name}\" w:eastAsia=\"{name}\" w:cs=\"{name}\"/>"
    );
}

/// The size, in halves of a point.
pub(super) fn size(out: &mut String, tenths: u16) {
    let halves = (tenths + 2) / 5;
    let _ = write!(
        out,
        "<w:sz w:val=\"{halves}\"/><w:szCs w:val=\"{halves}\"/>"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_xml_are_escaped_and_what_xml_cannot_hold_is_dropped() {
        let mut out = String::new();
        escape(&mut out, "a<b>&\"c\"\u{1}\u{b}\r\u{ffff}≥");
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;c&quot;≥");
    }

    #[test]
    fn line_ends_and_tabs_are_elements() {
        let mut out = String::new();
        run(&mut out, "甲\n\t乙 ");
        assert_eq!(
            out,
            "<w:t xml:space=\"preserve\">甲</w:t><w:br/><w:tab/><w:t xml:space=\"preserve\">乙 </w:t>"
        );
    }
}
