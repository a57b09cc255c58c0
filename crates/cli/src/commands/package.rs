//! `jixiao package`

use super::{Stop, code_of, graver, language, output, session, style, tell, use_threads};
use crate::args::{Cli, PackageArgs, ScoreFormat};
use crate::report::package;
use crate::wire::PackageWire;
use app::{find_inputs, package_of};

/// Shows how documents group by unit and year.
pub fn run(cli: &Cli, args: &PackageArgs) -> Result<u8, Stop> {
    let session = session(&args.input)?;
    use_threads(args.input.jobs);
    let inputs = find_inputs(&args.input.paths);
    let (tree, errors) = package_of(&inputs, &session);
    let mut out = output(args.input.output.as_deref())?;
    match args.format {
        ScoreFormat::Text => {
            let style = style(cli, args.input.output.is_some());
            let text = package::text(&tree, true, language(cli), style);
            out.write_all(text.as_bytes())?;
        }
        ScoreFormat::Json => {
            let wire = PackageWire::whole(&tree, language(cli));
            serde_json::to_writer_pretty(&mut *out, &wire).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    let mut code = super::FINE;
    for error in errors {
        tell(cli, &error.text());
        code = graver(code, code_of(error.kind()));
    }
    Ok(code)
}
