//! `jixiao rollup`

mod page;
mod text;

use super::{
    FINDINGS, FINE, Stop, UNREAD, WRONG, date, graver, inputs_of, language, output, session, style,
    targets, tell, use_threads,
};
use crate::args::{Cli, RollupArgs, RollupFormat};
use crate::progress;
use crate::wire::RollupWire;
use app::rollup::{Detail, RolledUp, Units, Wish, book, notices, roll_up};
use app::{Error, Fonts, Format, Target, system_text, to_bytes};
use domain::finding::Level;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

/// Rolls documents up and tells the result.
pub fn run(cli: &Cli, args: &RollupArgs) -> Result<u8, Stop> {
    let session = session(&args.input)?;
    use_threads(args.input.jobs);
    let wish = Wish {
        units: args.tree.as_deref().map(units).transpose()?,
        tree: args.by.clone(),
        on: args.on.as_deref().map(date).transpose()?,
        by: args.weight.into(),
        language: language(cli),
    };
    let formats: BTreeSet<RollupFormat> = args.format.iter().copied().collect();
    let formats: Vec<RollupFormat> = formats.into_iter().collect();
    let named: Vec<&Path> = args.tree.as_deref().into_iter().collect();
    let (mut inputs, outputs) = inputs_of(&args.input.paths, &named);
    let targets = targets(&formats, args.input.output.as_deref(), &outputs, |format| {
        format!("rollup.{}", format.extension())
    })?;
    leave_out(&mut inputs, args.tree.as_deref());
    let bar = progress::bar(inputs.len(), cli.quiet);
    let rolled = roll_up(&inputs, &session, &wish, || bar.inc(1))?;
    bar.finish_and_clear();
    for (_, error) in &rolled.failed {
        tell(cli, &error.text());
    }
    let detail = Detail {
        node: match &args.node {
            None => 0,
            Some(wanted) => {
                let found = rolled.rollup.standing.find(wanted);
                found.ok_or_else(|| Error::UnknownUnit(wanted.clone()))?
            }
        },
        depth: args.depth,
        every_unit: false,
        sources: false,
        language: language(cli),
    };
    for (format, path) in targets {
        write(cli, &rolled, &detail, (format, path))?;
    }
    Ok(code(&rolled, args.fail_level.into()))
}

fn units(path: &Path) -> Result<Units, Error> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Error::Missing(name.clone()),
        _ => Error::Io(name.clone(), system_text(&error)),
    })?;
    Units::parse(&name, &text)
}

/// The units file may lie among the forms; it is none.
fn leave_out(inputs: &mut Vec<Result<app::Input, Error>>, tree: Option<&Path>) {
    let Some(tree) = tree.and_then(|tree| tree.canonicalize().ok()) else {
        return;
    };
    inputs.retain(|input| match input {
        Ok(app::Input {
            source: app::Source::File(path),
            ..
        }) => path.canonicalize().map_or(true, |path| path != tree),
        _ => true,
    });
}

fn write(
    cli: &Cli,
    rolled: &RolledUp,
    detail: &Detail,
    (format, target): (RollupFormat, Option<Target>),
) -> Result<(), Stop> {
    let to_file = target.is_some();
    let mut out = output(target)?;
    match format {
        RollupFormat::Text => {
            let verbose = Detail {
                every_unit: cli.verbose,
                sources: cli.verbose,
                ..*detail
            };
            let style = style(cli, to_file);
            text::write(&book(rolled, &verbose), rolled, &verbose, style, &mut out)?;
        }
        RollupFormat::Json => {
            let wire = RollupWire::of(rolled, detail);
            serde_json::to_writer_pretty(&mut out, &wire).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        RollupFormat::Xlsx => {
            let full = Detail {
                every_unit: true,
                sources: true,
                ..*detail
            };
            let bytes = to_bytes(&book(rolled, &full), Format::Xlsx, &Fonts::bundled())?;
            out.write_all(&bytes)?;
        }
        RollupFormat::Html => {
            let full = Detail {
                sources: true,
                ..*detail
            };
            let page = page::page(&book(rolled, &full), rolled, detail);
            out.write_all(page.as_bytes())?;
        }
    }
    out.finish()
}

/// The result code: our own fault, what was not read, notices that fail.
fn code(rolled: &RolledUp, fail_level: Level) -> u8 {
    let unread = match (rolled.is_broken(), rolled.failed.is_empty()) {
        (true, _) => WRONG,
        (false, false) => UNREAD,
        (false, true) if rolled.is_empty() => UNREAD,
        (false, true) => FINE,
    };
    let fails = notices(rolled)
        .iter()
        .any(|notice| notice.level >= fail_level);
    graver(unread, if fails { FINDINGS } else { FINE })
}
