//! A roll-up for people: its tables one behind the other, then the verdict.

use crate::commands::read::text::{TextView, grid};
use crate::style::{Style, Tone};
use crate::words::say;
use app::rollup::{Detail, RolledUp, notices};
use app::{Block, Document};
use domain::finding::Level;
use domain::text::Language;
use std::io::{self, Write};

/// Rows of a table that are shown; all of them stand in the other formats.
const MOST_ROWS: usize = 60;

/// Writes the tables.
pub fn write(
    document: &Document,
    rolled: &RolledUp,
    detail: &Detail,
    style: Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let language = detail.language;
    let view = TextView {
        language,
        style,
        verbose: false,
    };
    let mut first = true;
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if first => {
                writeln!(out, "{}", style.paint(Tone::Strong, &paragraph.text))?;
                first = false;
            }
            Block::Paragraph(paragraph) if paragraph.role == app::Role::Body => {
                writeln!(out, "  {}", paragraph.text)?;
            }
            Block::Paragraph(paragraph) => {
                writeln!(out, "\n{}", style.paint(Tone::Strong, &paragraph.text))?;
            }
            Block::PageBreak => {}
            Block::Table(table) => {
                let most = if detail.sources {
                    usize::MAX
                } else {
                    MOST_ROWS
                };
                let rows = table.rows.iter().take(most.saturating_add(1));
                let rows = rows.map(|row| row.cells.iter().map(|cell| shown(&cell.text)).collect());
                notices_or_grid(rows.collect(), &view, out)?;
                let rest = table.rows.len().saturating_sub(most.saturating_add(1));
                if rest > 0 {
                    writeln!(
                        out,
                        "    {}",
                        style.paint(Tone::Faint, &more(rest, language))
                    )?;
                }
            }
        }
    }
    writeln!(out, "\n{}", verdict(rolled, language))
}

/// A name that stands below another keeps its distance on a terminal, which drops blanks.
fn shown(text: &str) -> String {
    let name = text.trim_start_matches('\u{3000}');
    let above = text.chars().count() - name.chars().count();
    format!("{}{name}", "· ".repeat(above))
}

/// A table of two columns tells sentences, which are not cut.
fn notices_or_grid(rows: Vec<Vec<String>>, view: &TextView, out: &mut dyn Write) -> io::Result<()> {
    if rows.first().is_none_or(|head| head.len() > 2) {
        return grid(rows, view, out);
    }
    for row in rows.iter().skip(1) {
        writeln!(out, "    {}", row.join("  "))?;
    }
    Ok(())
}

fn more(rest: usize, language: Language) -> String {
    match language {
        Language::Chinese => format!("另有 {rest} 行，见 --format xlsx、html 或 json"),
        Language::English => format!("{rest} more rows; see --format xlsx, html or json"),
    }
}

/// The last line, in words and counts.
fn verdict(rolled: &RolledUp, language: Language) -> String {
    let count = |level: Level| {
        let all = notices(rolled);
        all.iter().filter(|notice| notice.level == level).count()
    };
    let rollup = &rolled.rollup;
    let indicators: usize = rollup
        .sections
        .iter()
        .map(|section| section.indicators.len())
        .sum();
    let (counted, aside) = (rollup.filings.len(), rollup.aside.len());
    let (errors, warnings) = (count(Level::Error), count(Level::Warning));
    let word = match (rolled.is_empty(), errors > 0) {
        (true, _) => say(language, "没有可汇总的表", "Nothing to roll up"),
        (false, true) => say(
            language,
            "汇总有误，请先处理",
            "Rolled up, with errors to be settled first",
        ),
        (false, false) => say(language, "已汇总", "Rolled up"),
    };
    let documents = rolled
        .documents
        .iter()
        .filter(|document| !document.name.is_empty())
        .count();
    let failed = rolled.failed.len();
    match language {
        Language::Chinese => format!(
            "{word}：{documents} 份文件，计入 {counted} 张表，未计入 {aside} 张，{indicators} 个指标；{errors} 处错误，{warnings} 处需说明；读不出 {failed} 份，跳过 {} 份",
            rolled.skipped
        ),
        Language::English => format!(
            "{word}: {documents} documents, {counted} forms counted, {aside} set aside, {indicators} indicators; {errors} errors, {warnings} warnings; {failed} not read, {} skipped",
            rolled.skipped
        ),
    }
}
