//! `jixiao score`

use super::{FINE, Stop, code_of, graver, language, output, session, style, tell};
use crate::args::{Cli, ScoreArgs, ScoreFormat};
use crate::wire::{ScoredDocument, Scores};
use app::{find_inputs, score_document};

mod text;

/// Scores documents.
pub fn run(cli: &Cli, args: &ScoreArgs) -> Result<u8, Stop> {
    let session = session(&args.input)?;
    let mut out = output(args.input.output.as_deref())?;
    let (language, style) = (language(cli), style(cli, args.input.output.is_some()));
    let mut code = FINE;
    let mut results = Vec::new();
    for input in find_inputs(&args.input.paths) {
        let (name, result) = match input {
            Ok(input) => (input.name.clone(), score_document(&input, &session)),
            Err(error) => (error.path().to_owned(), Err(error)),
        };
        if let Err(error) = &result {
            code = graver(code, code_of(error.kind()));
            tell(cli, &error.text());
        }
        match (args.format, &result) {
            (ScoreFormat::Text, Ok(scored)) => {
                text::document(scored, language, style, &mut *out)?;
            }
            (ScoreFormat::Text, Err(_)) => {}
            (ScoreFormat::Json, _) => results.push((name, result)),
        }
    }
    if args.format == ScoreFormat::Json {
        let scores = Scores {
            schema: "score/1",
            engine: env!("CARGO_PKG_VERSION"),
            documents: results
                .iter()
                .map(|(name, result)| match result {
                    Ok(scored) => ScoredDocument::scored(scored, language),
                    Err(error) => ScoredDocument::failed(name, error, language),
                })
                .collect(),
        };
        serde_json::to_writer_pretty(&mut *out, &scores).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(code)
}
