//! A roll-up as one page that needs no other file: charts, then the tables; those of sources
//! are folded.

use crate::report::escape;
use crate::words::say;
use app::rollup::{Detail, RolledUp, drawings};
use app::{Block, Document, DocumentCell, Role, Stored};
use domain::text::Language;

const STYLE: &str = include_str!("page.css");

/// Rows of a table on the page; a workbook holds all.
const MOST_ROWS: usize = 2_000;
/// Rows up to which a table is open.
const OPEN: usize = 120;

/// The page.
pub fn page(document: &Document, rolled: &RolledUp, detail: &Detail) -> String {
    let language = detail.language;
    let code = match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let title = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(escape(&paragraph.text)),
        _ => None,
    });
    let title = title.unwrap_or_default();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{code}\"><head><meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title><style>\n{STYLE}</style></head><body>\n"
    );
    let mut heading = String::new();
    let mut drawn = false;
    for block in &document.blocks {
        match block {
            Block::PageBreak => {}
            Block::Paragraph(paragraph) => {
                let text = escape(&paragraph.text);
                match paragraph.role {
                    Role::Title => out += &format!("<h1>{text}</h1>\n"),
                    Role::Heading(_) => heading = text,
                    _ => out += &format!("<p class=\"basis\">{text}</p>\n"),
                }
            }
            Block::Table(table) => {
                if !drawn {
                    out += &format!(
                        "<div class=\"charts\">\n{}</div>\n",
                        drawings(rolled, detail)
                    );
                    drawn = true;
                }
                out += &folded(&heading, table, language);
            }
        }
    }
    out + "</body></html>\n"
}

fn folded(heading: &str, table: &app::DocumentTable, language: Language) -> String {
    let rows = table.rows.len().saturating_sub(1);
    let open = if rows <= OPEN { " open" } else { "" };
    let count = match language {
        Language::Chinese => format!("{rows} 行"),
        Language::English => format!("{rows} rows"),
    };
    let mut out =
        format!("<details{open}><summary><b>{heading}</b> <span>{count}</span></summary>\n<table>");
    for (at, row) in table.rows.iter().take(MOST_ROWS + 1).enumerate() {
        let cells: String = row.cells.iter().map(|one| cell(one, at == 0)).collect();
        out += &format!("<tr>{cells}</tr>\n");
    }
    out += "</table>";
    if rows > MOST_ROWS {
        let rest = rows - MOST_ROWS;
        let more = say(
            language,
            "行没有列在网页上，见 Excel 或 JSON",
            "more rows stand in Excel and JSON",
        );
        out += &format!("<p class=\"basis\">{rest} {more}</p>");
    }
    out + "</details>\n"
}

fn cell(cell: &DocumentCell, head: bool) -> String {
    let text = escape(&cell.text);
    let stored = cell.extra.as_ref().and_then(|extra| extra.stored.as_ref());
    match (head, stored) {
        (true, _) => format!("<th scope=\"col\">{text}</th>"),
        (false, Some(Stored::Number(_))) => format!("<td class=\"n\">{text}</td>"),
        (false, _) => format!("<td>{text}</td>"),
    }
}
