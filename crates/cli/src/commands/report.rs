//! `jixiao report`

use super::write::{installed_fonts, refuse_terminal};
use super::{FINE, Stop, code_of, graver, inputs_of, output, session, targets, tell, use_threads};
use crate::args::{Cli, ReportArgs, ReportFormat};
use app::{Fonts, Format, ReportWish, to_bytes, write_report};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes the reports of a unit from its forms.
pub fn run(cli: &Cli, args: &ReportArgs) -> Result<u8, Stop> {
    let session = session(&args.input)?;
    use_threads(args.input.jobs);
    let named: Vec<&Path> = args.fonts.iter().map(PathBuf::as_path).collect();
    let (inputs, outputs) = inputs_of(&args.input.paths, &named);
    let formats: BTreeSet<ReportFormat> = args.formats.iter().copied().collect();
    let formats: Vec<ReportFormat> = formats.into_iter().collect();
    let targets = targets(&formats, args.input.output.as_deref(), &outputs, |format| {
        format!("report.{}", format.file().1)
    })?;
    let wish = ReportWish {
        unit: args.unit.clone(),
        year: session.year.map(|year| year.0),
        family: args.only.map(Into::into),
    };
    let written = write_report(&inputs, &session, &wish)?;
    let mut code = FINE;
    for error in &written.errors {
        tell(cli, &error.text());
        code = graver(code, code_of(error.kind()));
    }
    if !cli.quiet {
        written.told.iter().for_each(|text| tell(cli, text));
    }
    let fonts = if formats.contains(&ReportFormat::Pdf) {
        installed_fonts(args.bundled_fonts, &args.fonts)?
    } else {
        Fonts::bundled()
    };
    for (format, target) in targets {
        let kind = format.file().0;
        if !matches!(kind, Format::Markdown | Format::Html) {
            refuse_terminal(target.as_ref())?;
        }
        let bytes = to_bytes(&written.document, kind, &fonts)?;
        let mut out = output(target)?;
        out.write_all(&bytes)?;
        out.finish()?;
    }
    Ok(code)
}
