//! One file for each command, and what they share: result codes, output, sessions.

mod check;
mod copies;
mod explain;
mod extras;
mod letter;
mod package;
mod read;
mod rules;
mod score;
mod write;

use crate::args::{Cli, ColorArg, Command, InputArgs};
use crate::style::{Style, one_line};
use app::Selection;
use app::{Answers, Error, ErrorKind, Input, Rules, Session, Waivers};
use domain::form::Year;
use domain::rules::Date;
use domain::text::{Language, Text};
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Nothing to say.
pub const FINE: u8 = 0;
/// Findings at or above the failing level.
pub const FINDINGS: u8 = 1;
/// A wrong call or a fault of our own.
pub const WRONG: u8 = 2;
/// Some input could not be read.
pub const UNREAD: u8 = 3;

/// Why a command stopped.
pub enum Stop {
    /// An error with its own sentence.
    Told(Box<Error>),
    /// The output could not be written.
    Output(io::Error),
    /// A wrong call.
    Usage(Text),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Told(Box::new(error))
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Runs the command; gives the result code.
pub fn run(cli: &Cli) -> u8 {
    let done = match &cli.command {
        Command::Check(args) => check::run(cli, args),
        Command::Read(args) => read::run(cli, args),
        Command::Score(args) => score::run(cli, args),
        Command::Package(args) => package::run(cli, args),
        Command::Write(args) => write::run(cli, args),
        Command::Explain(args) => explain::run(cli, args),
        Command::Rules(args) => rules::run(cli, args),
    };
    match done {
        Ok(code) => code,
        // Whoever read our output has seen enough.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => FINE,
        Err(Stop::Output(error)) => {
            tell(
                cli,
                &Text::new(
                    format!("写不出结果：{error}"),
                    format!("cannot write: {error}"),
                ),
            );
            WRONG
        }
        Err(Stop::Usage(text)) => {
            tell(cli, &text);
            WRONG
        }
        Err(Stop::Told(error)) => {
            tell(cli, &error.text());
            code_of(error.kind())
        }
    }
}

/// The result code of an error.
pub fn code_of(kind: ErrorKind) -> u8 {
    match kind {
        ErrorKind::Skipped => FINE,
        ErrorKind::Input => UNREAD,
        ErrorKind::Usage | ErrorKind::Internal => WRONG,
    }
}

/// The graver of two result codes: our own fault, then what was not read, then findings.
pub fn graver(one: u8, other: u8) -> u8 {
    let rank = |code| match code {
        WRONG => 3,
        UNREAD => 2,
        FINDINGS => 1,
        _ => 0,
    };
    if rank(one) >= rank(other) { one } else { other }
}

/// A sentence on standard error.
pub fn tell(cli: &Cli, text: &Text) {
    // With standard error closed there is nobody left to tell.
    let _ = writeln!(
        io::stderr(),
        "jixiao: {}",
        one_line(text.get(language(cli)))
    );
}

/// The language asked for.
pub fn language(cli: &Cli) -> Language {
    cli.lang.into()
}

/// Colour where it was asked for, or where standard output is a terminal.
pub fn style(cli: &Cli, to_file: bool) -> Style {
    let color = match cli.color {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            !to_file && !refused && io::stdout().is_terminal()
        }
    };
    Style { color }
}

/// What a run works with, without checks or waivers.
pub fn session(input: &InputArgs) -> Result<Session, Error> {
    let rules = Rules::default();
    let ruleset = input
        .ruleset
        .as_deref()
        .map(|id| rules.named(id))
        .transpose()?;
    Ok(Session {
        rules,
        ruleset,
        year: budget_year(input.year)?,
        selection: Selection::default(),
        waivers: Waivers::default(),
        answers: Answers::default(),
    })
}

/// The year asked for.
pub fn budget_year(typed: Option<i64>) -> Result<Option<Year>, Error> {
    let refused = |year| Error::Year("--year".to_owned(), year);
    typed
        .map(|year| Year::possible(year).ok_or_else(|| refused(year)))
        .transpose()
}

/// Uses so many threads; without a number, one for each core.
pub fn use_threads(jobs: Option<usize>) {
    if let Some(jobs) = jobs {
        // Fails only if the threads already run, which then serve as well.
        let _ = rayon::ThreadPoolBuilder::new()
            .num_threads(jobs)
            .build_global();
    }
}

/// Where each format goes: standard output or a file for one, a folder for several, where
/// each has a file of its own name.
pub fn targets<F: Copy>(
    formats: &[F],
    output: Option<&Path>,
    file_name: impl Fn(F) -> String,
) -> Result<Vec<(F, Option<PathBuf>)>, Stop> {
    match (formats, output) {
        ([one], path) => Ok(vec![(*one, path.map(Path::to_owned))]),
        (_, None) => Err(Stop::Usage(Text::new(
            "几种格式要写到文件夹里，请加 -o 文件夹",
            "several formats go into a folder; name it with -o",
        ))),
        (_, Some(folder)) => {
            std::fs::create_dir_all(folder)?;
            let path = |&format: &F| (format, Some(folder.join(file_name(format))));
            Ok(formats.iter().map(path).collect())
        }
    }
}

/// The output asked for.
pub fn output(path: Option<&Path>) -> Result<Box<dyn Write>, Stop> {
    match path {
        Some(path) => match File::create(path) {
            Ok(file) => Ok(Box::new(BufWriter::new(file))),
            Err(error) => Err(Stop::Usage(Text::new(
                format!("{}：写不了（{error}）", path.display()),
                format!("{}: cannot be written ({error})", path.display()),
            ))),
        },
        None => Ok(Box::new(BufWriter::new(io::stdout().lock()))),
    }
}

/// Does something with every input and goes on after those that cannot be read.
pub fn for_each_input(
    cli: &Cli,
    inputs: Vec<Result<Input, Error>>,
    mut each: impl FnMut(&Input) -> Result<(), Stop>,
) -> Result<u8, Stop> {
    let mut code = FINE;
    for input in inputs {
        let done = match input {
            Ok(input) => each(&input),
            Err(error) => Err(error.into()),
        };
        match done {
            Ok(()) => {}
            Err(Stop::Told(error)) => {
                tell(cli, &error.text());
                code = graver(code, code_of(error.kind()));
            }
            Err(stop) => return Err(stop),
        }
    }
    Ok(code)
}

/// A date as typed: `2026-12-01`, or `today`.
pub fn date(typed: &str) -> Result<Date, Stop> {
    if typed == "today" {
        return Ok(app::today());
    }
    app::date(typed).ok_or_else(|| {
        Stop::Usage(Text::new(
            format!("{typed}：不是日期；请写成 2026-12-01 这样"),
            format!("{typed}: no date; write it as 2026-12-01"),
        ))
    })
}
