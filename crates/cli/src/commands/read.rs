//! `jixiao read`

use super::{Stop, for_each_input, inputs_of, language, output, session, style};
use crate::args::{Cli, Layer, ReadArgs, ReadFormat};
use crate::wire::{LayoutReading, Reading};
use app::{is_skipped, load, read_layout};
use std::io::Write;

pub mod report;
pub mod text;

/// Shows what was understood.
pub fn run(cli: &Cli, args: &ReadArgs) -> Result<u8, Stop> {
    let session = session(&args.input)?;
    let (inputs, outputs) = inputs_of(&args.input.paths, &[]);
    // One input gives one JSON value; several give one value a line.
    let pretty = inputs.iter().filter(|input| !is_skipped(input)).count() == 1;
    let target = args
        .input
        .output
        .as_deref()
        .map(|path| outputs.target(path));
    let mut out = output(target.transpose()?)?;
    let view = text::TextView {
        language: language(cli),
        style: style(cli, args.input.output.is_some()),
        verbose: cli.verbose,
    };
    let code = for_each_input(cli, inputs, |input| {
        if args.layer == Layer::Document {
            let (sha256, document) = read_layout(input)?;
            if args.format == ReadFormat::Text {
                text::layout(&input.name, &document, &view, &mut out)?;
            } else {
                let wire = LayoutReading::new(&input.name, &sha256, &document, view.language);
                write_json(&wire, pretty, &mut out)?;
            }
            return Ok(());
        }
        let loaded = load(input)?;
        let rules = session
            .rules
            .choose_all(&loaded, session.ruleset.as_ref(), session.year)?;
        match args.format {
            ReadFormat::Text => text::forms(&loaded, &rules, &view, &mut out)?,
            ReadFormat::Toml => out.write_all(super::write::toml(&loaded.forms).as_bytes())?,
            ReadFormat::Json => {
                write_json(
                    &Reading::new(&loaded, &rules, view.language),
                    pretty,
                    &mut out,
                )?;
            }
        }
        Ok(())
    })?;
    out.finish()?;
    Ok(code)
}

fn write_json(
    value: &impl serde::Serialize,
    pretty: bool,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    if pretty {
        serde_json::to_writer_pretty(&mut *out, value)?;
    } else {
        serde_json::to_writer(&mut *out, value)?;
    }
    out.write_all(b"\n")
}
