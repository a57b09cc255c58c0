//! `jixiao check`

use super::extras::{Extras, Made};
use super::letter::answers;
use super::{
    FINDINGS, FINE, Stop, UNREAD, WRONG, graver, inputs_of, language, output, session, style,
    targets, use_threads,
};
use crate::args::{CheckArgs, Cli, FormatArg, ShowArg};
use crate::progress;
use crate::report::{Format, Piece, Sink, View, piece};
use app::Selection;
use app::{
    Error, Outcome, Session, Tally, Tree, Waivers, check_documents, check_package, system_text,
    today,
};
use domain::finding::Level;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Used when no waiver file is named.
const WAIVER_FILE: &str = "waivers.toml";

/// Checks documents and reports on them.
pub fn run(cli: &Cli, args: &CheckArgs) -> Result<u8, Stop> {
    let formats: BTreeSet<Format> = args.format.iter().map(|&format| format.into()).collect();
    let formats: Vec<Format> = formats.into_iter().collect();
    let session = Session {
        month: args.monitored.month,
        selection: selection(args)?,
        waivers: waivers(args.waivers.as_deref())?,
        answers: answers(&args.answers)?,
        ..session(&args.input)?
    };
    use_threads(args.input.jobs);
    let view = view(cli, args, &session);
    let (inputs, outputs) = inputs_of(&args.input.paths, &files_named(args));
    let mut sinks = Vec::new();
    for (format, target) in targets(&formats, args.input.output.as_deref(), &outputs, |format| {
        format!("report.{}", format.extension())
    })? {
        sinks.push(Sink::begin(format, view, output(target)?)?);
    }
    let mut extras = Extras::new(args, &inputs, &outputs, view.language)?;
    let wish = extras.wish(view.language);
    let bar = progress::bar(inputs.len(), cli.quiet);
    let sinks = RefCell::new(sinks);
    let pieces = |outcome: &Outcome| -> (Vec<Piece>, Made) {
        let pieces = formats.iter();
        let pieces = pieces.map(|&format| piece(format, &view, outcome));
        (pieces.collect(), wish.make(outcome))
    };
    let each = |(pieces, made): (Vec<Piece>, Made)| -> Result<(), Stop> {
        bar.inc(1);
        extras.take(cli, made)?;
        for (sink, piece) in sinks.borrow_mut().iter_mut().zip(pieces) {
            sink.add(piece)?;
        }
        Ok(())
    };
    let begin = |tree: &Tree| -> Result<(), Stop> {
        for sink in sinks.borrow_mut().iter_mut() {
            sink.package(tree)?;
        }
        Ok(())
    };
    let mut tally = if args.package {
        check_package(&inputs, &session, begin, pieces, each)?
    } else {
        check_documents(&inputs, &session, pieces, each)?
    };
    let sinks = sinks.into_inner();
    bar.finish_and_clear();
    tally.add_waiver_findings(&session.waivers);
    for sink in sinks {
        sink.finish(&tally)?;
    }
    let to_file = args.input.output.is_some();
    if to_file && !cli.quiet {
        writeln!(io::stdout(), "{}", tally.verdict().get(view.language))?;
    }
    let code = code(&tally, args.fail_level.into(), args.exit_zero);
    Ok(graver(code, extras.finish()?))
}

/// The files named besides the inputs.
fn files_named(args: &CheckArgs) -> Vec<&Path> {
    let answers = args.answers.iter().map(PathBuf::as_path);
    let waivers = args.waivers.as_deref();
    answers
        .chain([waivers.unwrap_or(Path::new(WAIVER_FILE))])
        .collect()
}

fn view<'a>(cli: &Cli, args: &CheckArgs, session: &'a Session) -> View<'a> {
    View {
        session,
        language: language(cli),
        style: style(cli, args.input.output.is_some()),
        all: args.show == ShowArg::All,
        verbose: cli.verbose,
        quiet: cli.quiet,
        fail_level: args.fail_level.into(),
    }
}

/// The result code of a run.
fn code(tally: &Tally, fail_level: Level, exit_zero: bool) -> u8 {
    if tally.broken > 0 {
        WRONG
    } else if tally.failed > 0 || tally.read == 0 {
        UNREAD
    } else if !exit_zero && tally.reaches(fail_level) {
        FINDINGS
    } else {
        FINE
    }
}

/// A prefix that fits no check is a slip of the pen, not a wish.
fn selection(args: &CheckArgs) -> Result<Selection, Stop> {
    for prefix in args.select.iter().chain(&args.ignore) {
        app::explain(Some(prefix))?;
    }
    let upper = |list: &[String]| -> Vec<String> {
        list.iter()
            .map(|prefix| match app::by_code(prefix) {
                Some(check) => check.code.to_owned(),
                None => prefix.to_uppercase(),
            })
            .collect()
    };
    Ok(Selection {
        select: upper(&args.select),
        ignore: upper(&args.ignore),
        level: args.level.map(Into::into),
        preview: args.preview,
        publish: args.publish,
    })
}

fn waivers(named: Option<&Path>) -> Result<Waivers, Stop> {
    let usual = Path::new(WAIVER_FILE);
    let path = match named {
        Some(path) => path,
        None if usual.is_file() => usual,
        None => return Ok(Waivers::default()),
    };
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| {
        let missing = error.kind() == io::ErrorKind::NotFound;
        Error::WaiverFile(name.clone(), (!missing).then(|| system_text(&error)))
    })?;
    Ok(Waivers::parse(&name, &text, today())?)
}

impl From<FormatArg> for Format {
    fn from(arg: FormatArg) -> Self {
        match arg {
            FormatArg::Text => Self::Text,
            FormatArg::Json => Self::Json,
            FormatArg::Jsonl => Self::Jsonl,
            FormatArg::Sarif => Self::Sarif,
            FormatArg::Junit => Self::Junit,
            FormatArg::Html => Self::Html,
            FormatArg::Xlsx => Self::Xlsx,
        }
    }
}
