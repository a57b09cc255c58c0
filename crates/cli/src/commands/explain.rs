//! `jixiao explain`

use super::{FINE, Stop, language, output, style};
use crate::args::{Cli, ExplainArgs};
use crate::style::{Tone, pad};
use crate::words::{self, say};
use std::io::Write;

/// Prints the page of a check, or the list of checks.
pub fn run(cli: &Cli, args: &ExplainArgs) -> Result<u8, Stop> {
    let found = app::explain(args.code.as_deref())?;
    let (language, style) = (language(cli), style(cli, false));
    let mut out = output(None)?;
    if let [one] = found.as_slice() {
        writeln!(
            out,
            "{} {}（{}）",
            style.paint(Tone::Strong, one.code),
            one.title.get(language),
            words::level(one.level, language)
        )?;
        writeln!(out, "\n{}", one.page.trim_end())?;
    } else {
        for one in &found {
            let preview = if one.preview {
                say(language, "（试行）", " (preview)")
            } else {
                ""
            };
            writeln!(
                out,
                "{}  {}  {}{preview}",
                style.paint(Tone::Strong, one.code),
                pad(words::level(one.level, language), 8),
                one.title.get(language)
            )?;
        }
    }
    out.flush()?;
    Ok(FINE)
}
