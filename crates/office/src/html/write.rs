//! A neutral document to one web page that needs nothing else: it looks like the official
//! form on the screen and on paper.

use crate::document::{
    Align, Block, Cell, Document, Extra, Face, PageSetup, Paragraph, Role, Style, Table,
};
use crate::look;
use crate::spans::{Square, Squares};
use std::fmt::Write;

/// How everything looks that looks the same on every page.
const CSS: &str = include_str!("page.css");

/// Writes the document as a web page.
pub fn write(document: &Document) -> String {
    let mut out = String::with_capacity(32 * 1024);
    out.push_str("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
    );
    text(&mut out, &title(document).replace('\n', " "));
    out.push_str("</title>\n<style>\n");
    page(&mut out, "", &document.page);
    for (number, section) in document.sections.iter().enumerate() {
        page(&mut out, &format!("s{number}"), &section.page);
    }
    out.push_str(CSS);
    out.push_str("</style>\n</head>\n<body>\n<main>\n");
    for (at, block) in document.blocks.iter().enumerate() {
        let section = document
            .sections
            .iter()
            .position(|section| section.from == at);
        if let Some(number) = section {
            let _ = writeln!(out, "</main>\n<main class=\"s{number}\">");
        }
        match block {
            Block::Paragraph(words) => paragraph(&mut out, words),
            Block::Table(rows) if rows.rows.is_empty() => {}
            Block::Table(rows) => table(&mut out, rows, document.page_of(at)),
            Block::PageBreak => out.push_str("<div style=\"break-after:page\"></div>\n"),
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn title(document: &Document) -> &str {
    document
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Paragraph(words) if words.role == Role::Title => Some(words.text.as_str()),
            _ => None,
        })
        .unwrap_or_default()
}

/// The paper of a section for the printer, and as wide on the screen; without a name that of
/// the whole document.
fn page(out: &mut String, name: &str, page: &PageSetup) {
    let [top, right, bottom, left] = page.margins.map(millimetres);
    let (width, height) = (millimetres(page.width), millimetres(page.height));
    let (of_page, of_class, own) = match name {
        "" => (String::new(), String::new(), String::new()),
        name => (
            format!(" {name}"),
            format!(".{name}"),
            format!("page:{name};"),
        ),
    };
    let _ = writeln!(
        out,
        "@page{of_page}{{size:{width} {height};margin:{top} {right} {bottom} {left}}}\n\
         main{of_class}{{{own}width:{width};padding:{top} {right} {bottom} {left}}}"
    );
}

fn millimetres(length: u32) -> String {
    format!("{}.{:02}mm", length / 100, length % 100)
}

fn paragraph(out: &mut String, words: &Paragraph) {
    const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];
    let (element, role) = match words.role {
        Role::Body => ("p", ""),
        Role::Note => ("p", " role=\"note\""),
        Role::Title => ("h1", ""),
        Role::Heading(level) => (HEADINGS[usize::from(level.clamp(1, 5)) - 1], ""),
        Role::Header => ("header", ""),
        Role::Footer => ("footer", ""),
        Role::TextBox => ("aside", ""),
    };
    let given = look::paragraph_style(&Paragraph {
        role: match words.role {
            Role::Heading(level) => Role::Heading(level.clamp(1, 5)),
            other => other,
        },
        ..Paragraph::default()
    });
    if let Some(drawing) = words.extra.as_ref().map(|extra| &extra.drawing)
        && !drawing.is_empty()
    {
        let _ = writeln!(out, "<figure>{drawing}</figure>");
        return;
    }
    let _ = write!(out, "<{element}{role}");
    style(out, &look::paragraph_style(words), &given, "");
    // What is told of the whole is told by the paragraph itself.
    let told = words.extra.as_deref().map(|extra| extra.told.as_slice());
    if let Some([(stretch, told)]) = told
        && *stretch == (0..words.text.len())
    {
        title_of(out, told);
        out.push('>');
        text(out, &words.text);
    } else {
        out.push('>');
        told_text(out, &words.text, words.extra.as_deref());
    }
    let _ = writeln!(out, "</{element}>");
}

/// Appends what comes up where an element is pointed at.
fn title_of(out: &mut String, told: &str) {
    out.push_str(" title=\"");
    // Line ends of ours would be shown as marks.
    text(out, &told.replace(['\n', '\t'], " "));
    out.push('"');
}

/// Appends a text; what is told of a stretch comes up where it is pointed at.
fn told_text(out: &mut String, words: &str, extra: Option<&Extra>) {
    let mut done = 0;
    for (stretch, told) in extra.iter().flat_map(|extra| &extra.told) {
        let (Some(before), Some(own)) = (
            words.get(done..stretch.start),
            words.get(stretch.start..stretch.end),
        ) else {
            continue;
        };
        text(out, before);
        out.push_str("<span");
        title_of(out, told);
        out.push('>');
        text(out, own);
        out.push_str("</span>");
        done = stretch.end;
    }
    text(out, words.get(done..).unwrap_or_default());
}

/// Appends attributes for what differs from what the element gives already.
fn style(out: &mut String, look: &Style, given: &Style, more: &str) {
    let mut classes = Vec::new();
    if look.face != given.face {
        classes.push(match look.face {
            Face::Song => "song",
            Face::Hei => "hei",
            Face::FangSong => "fang",
            Face::Kai => "kai",
            Face::XiaoBiaoSong => "xbs",
        });
    }
    if look.bold != given.bold {
        classes.push(if look.bold { "b" } else { "n" });
    }
    if look.align != given.align {
        classes.push(match look.align {
            Align::Left | Align::Auto => "l",
            Align::Centre => "c",
            Align::Right => "r",
        });
    }
    if !classes.is_empty() {
        let _ = write!(out, " class=\"{}\"", classes.join(" "));
    }
    let mut css = more.to_owned();
    if look.size != given.size {
        let _ = write!(css, "font-size:{}.{}pt;", look.size / 10, look.size % 10);
    }
    if let Some([red, green, blue]) = look.fill {
        let _ = write!(css, "background:#{red:02x}{green:02x}{blue:02x};");
    }
    if !css.is_empty() {
        let _ = write!(out, " style=\"{css}\"");
    }
}

fn table(out: &mut String, table: &Table, page: &PageSetup) {
    let squares = Squares::of(table);
    out.push_str("<table>\n<colgroup>");
    for width in look::columns(table, squares.width(), page.inner_width()) {
        let _ = write!(out, "<col style=\"width:{}\">", millimetres(width));
    }
    out.push_str("</colgroup>\n");
    let head = head(table, &squares);
    for (number, row) in table.rows.iter().enumerate() {
        if number == 0 && head > 0 {
            out.push_str("<thead>\n");
        }
        if number == head {
            out.push_str("<tbody>\n");
        }
        out.push_str("<tr");
        if row.height > 0 {
            let _ = write!(out, " style=\"height:{}\"", millimetres(row.height));
        }
        out.push('>');
        for column in 0..squares.width() {
            if let Square::Cell { rows, columns } = squares.at(number, column) {
                cell(out, row.cells.get(column), rows, columns);
            }
        }
        out.push_str("</tr>\n");
        if number + 1 == head {
            out.push_str("</thead>\n");
        }
    }
    out.push_str(if head < table.rows.len() {
        "</tbody>\n</table>\n"
    } else {
        "</table>\n"
    });
}

/// Rows of the table's head; none where a cell would reach out of it, for browsers cut
/// spans at its end.
fn head(table: &Table, squares: &Squares) -> usize {
    let head = (table.head_rows as usize).min(table.rows.len());
    let reaches_out = (0..head).any(|number| {
        (0..squares.width()).any(|column| {
            matches!(squares.at(number, column), Square::Cell { rows, .. } if number + rows > head)
        })
    });
    if reaches_out { 0 } else { head }
}

fn cell(out: &mut String, cell: Option<&Cell>, rows: usize, columns: usize) {
    out.push_str("<td");
    if rows > 1 {
        let _ = write!(out, " rowspan=\"{rows}\"");
    }
    if columns > 1 {
        let _ = write!(out, " colspan=\"{columns}\"");
    }
    let given = Style {
        size: look::TABLE,
        align: Align::Centre,
        ..Style::default()
    };
    if let Some(cell) = cell {
        style(out, &look::cell_style(cell), &given, "");
        out.push('>');
        told_text(out, &cell.text, cell.extra.as_deref());
    } else {
        out.push('>');
    }
    out.push_str("</td>");
}

/// Appends a text: marks escaped, line ends as breaks, blanks that browsers would drop kept.
pub(super) fn text(out: &mut String, text: &str) {
    let mut blank = true;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let last = characters.peek().is_none_or(|next| *next == '\n');
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            '\t' => out.push_str("<span style=\"white-space:pre\">&#9;</span>"),
            ' ' if blank || last => out.push_str("&nbsp;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            control if control.is_control() => {}
            '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
        blank = matches!(character, ' ' | '\n');
    }
}
