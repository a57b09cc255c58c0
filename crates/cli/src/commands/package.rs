//! `jixiao package`

use super::{
    Stop, code_of, graver, inputs_of, language, output, session, style, tell, use_threads,
};
use crate::args::{Cli, PackageArgs, ScoreFormat};
use crate::report::package;
use crate::wire::PackageWire;
use app::package_of;
use std::io::Write;

/// Shows how documents group by unit and year.
pub fn run(cli: &Cli, args: &PackageArgs) -> Result<u8, Stop> {
    let session = session(&args.input)?;
    use_threads(args.input.jobs);
    let (inputs, outputs) = inputs_of(&args.input.paths, &[]);
    let target = args
        .input
        .output
        .as_deref()
        .map(|path| outputs.target(path));
    let mut out = output(target.transpose()?)?;
    let (tree, errors) = package_of(&inputs, &session);
    match args.format {
        ScoreFormat::Text => {
            let style = style(cli, args.input.output.is_some());
            let text = package::text(&tree, true, language(cli), style);
            out.write_all(text.as_bytes())?;
        }
        ScoreFormat::Json => {
            let wire = PackageWire::whole(&tree, language(cli));
            serde_json::to_writer_pretty(&mut out, &wire).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    out.finish()?;
    let mut code = super::FINE;
    for error in errors {
        tell(cli, &error.text());
        code = graver(code, code_of(error.kind()));
    }
    Ok(code)
}
