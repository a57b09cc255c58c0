//! A quoted table: columns in line, the marked cells underlined.

use crate::report::put;
use crate::report::quote::{Mark, Quote};
use crate::style::{Style, Tone, clip, pad, width};

/// No cell is quoted wider than this.
const WIDEST: usize = 32;

/// Between two columns.
const GAP: &str = "  ";

/// Writes the table, each line behind the margin.
pub fn write(quote: &Quote, style: Style, margin: &str, out: &mut String) {
    let clipped: Vec<Vec<(String, Mark)>> = quote
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|(text, mark)| (clip(text, WIDEST), *mark))
                .collect()
        })
        .collect();
    let head: Vec<String> = quote.head.iter().map(|text| clip(text, WIDEST)).collect();
    let widths = widths(&head, &clipped);
    let bar = style.paint(Tone::Faint, "│");
    let heads: Vec<String> = head
        .iter()
        .zip(&widths)
        .map(|(text, &w)| pad(text, w))
        .collect();
    let line = heads.join(GAP);
    put!(
        out,
        "{margin}{bar} {}",
        style.paint(Tone::Faint, line.trim_end())
    );
    for row in &clipped {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|((text, mark), &w)| {
                let blanks = " ".repeat(w.saturating_sub(width(text)));
                format!("{}{blanks}", style.paint(tone(*mark), text))
            })
            .collect();
        put!(out, "{margin}{bar} {}", cells.join(GAP).trim_end());
        underline(row, &widths, style, &format!("{margin}{bar} "), out);
    }
}

fn widths(head: &[String], rows: &[Vec<(String, Mark)>]) -> Vec<usize> {
    head.iter()
        .enumerate()
        .map(|(column, text)| {
            rows.iter()
                .filter_map(|row| row.get(column))
                // An empty cell at fault still needs room for its underline.
                .map(|(text, mark)| width(text).max(if *mark >= Mark::Suspect { 2 } else { 0 }))
                .fold(width(text), usize::max)
        })
        .collect()
}

fn tone(mark: Mark) -> Tone {
    match mark {
        Mark::Wrong => Tone::Bad,
        Mark::Suspect => Tone::Doubtful,
        Mark::Operand => Tone::Calm,
        Mark::None => Tone::Faint,
    }
}

fn underline(
    row: &[(String, Mark)],
    widths: &[usize],
    style: Style,
    margin: &str,
    out: &mut String,
) {
    if row.iter().all(|(_, mark)| *mark < Mark::Suspect) {
        return;
    }
    let mut line = String::new();
    let mut used = 0;
    let mut at = 0;
    for ((text, mark), &wide) in row.iter().zip(widths) {
        let sign = match mark {
            Mark::Wrong => "^",
            Mark::Suspect => "~",
            Mark::None | Mark::Operand => "",
        };
        if !sign.is_empty() {
            let long = width(text).max(2);
            line.push_str(&" ".repeat(at - used));
            line.push_str(&style.paint(tone(*mark), &sign.repeat(long)));
            used = at + long;
        }
        at += wide + GAP.len();
    }
    put!(out, "{margin}{line}");
}
