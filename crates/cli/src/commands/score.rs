//! `jixiao score`

use super::{FINE, Stop, code_of, graver, inputs_of, language, output, session, style, tell};
use crate::args::{Cli, ScoreArgs, ScoreFormat};
use crate::wire::{ScoredDocument, Scores};
use app::{Session, score_document};
use std::io::Write;

mod text;

/// Scores documents.
pub fn run(cli: &Cli, args: &ScoreArgs) -> Result<u8, Stop> {
    let session = Session {
        month: args.monitored.month,
        ..session(&args.input)?
    };
    let (inputs, outputs) = inputs_of(&args.input.paths, &[]);
    let target = args
        .input
        .output
        .as_deref()
        .map(|path| outputs.target(path));
    let mut out = output(target.transpose()?)?;
    let (language, style) = (language(cli), style(cli, args.input.output.is_some()));
    let mut code = FINE;
    let mut results = Vec::new();
    for input in inputs {
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
                text::document(scored, language, style, &mut out)?;
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
        serde_json::to_writer_pretty(&mut out, &scores).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.finish()?;
    Ok(code)
}
