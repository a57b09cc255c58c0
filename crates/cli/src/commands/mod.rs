//! One file for each command, and what they share: result codes, output, sessions.

mod check;
mod copies;
mod explain;
mod extras;
mod letter;
mod package;
mod read;
mod report;
mod rollup;
mod rules;
mod score;
mod write;

use crate::args::{Cli, ColorArg, Command, InputArgs};
use crate::style::{Style, one_line};
use app::Selection;
use app::{Answers, Error, ErrorKind, Input, OutputFile, Outputs, Rules, Session, Target, Waivers};
use app::{find_inputs, system_text};
use domain::form::Year;
use domain::rules::Date;
use domain::text::{Language, Text};
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
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
        Command::Report(args) => report::run(cli, args),
        Command::Rollup(args) => rollup::run(cli, args),
        Command::Explain(args) => explain::run(cli, args),
        Command::Rules(args) => rules::run(cli, args),
    };
    match done {
        Ok(code) => code,
        // Whoever read our output has seen enough.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => FINE,
        Err(Stop::Output(error)) => {
            let why = system_text(&error);
            tell(
                cli,
                &Text::new(
                    format!("写不出结果：{}", why.zh),
                    format!("cannot write: {}", why.en),
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
        month: None,
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

/// The inputs asked for, and what is not to be written over: they, and what else was named.
pub fn inputs_of(paths: &[PathBuf], named: &[&Path]) -> (Vec<Result<Input, Error>>, Outputs) {
    let inputs = find_inputs(paths);
    let named: Vec<&Path> = paths
        .iter()
        .map(PathBuf::as_path)
        .chain(named.iter().copied())
        .collect();
    let outputs = Outputs::keeping(&inputs, &named);
    (inputs, outputs)
}

/// Where each format goes: standard output or a file for one, a folder for several, where
/// each has a file of its own name.
pub fn targets<F: Copy>(
    formats: &[F],
    output: Option<&Path>,
    outputs: &Outputs,
    file_name: impl Fn(F) -> String,
) -> Result<Vec<(F, Option<Target>)>, Stop> {
    match (formats, output) {
        ([one], None) => Ok(vec![(*one, None)]),
        ([one], Some(path)) => Ok(vec![(*one, Some(outputs.target(path)?))]),
        (_, None) => Err(Stop::Usage(Text::new(
            "几种格式要写到文件夹里，请加 -o 文件夹",
            "several formats go into a folder; name it with -o",
        ))),
        (_, Some(file)) if file.is_file() => {
            let name = file.display();
            Err(Stop::Usage(Text::new(
                format!("{name}：这是文件；几种格式要写到文件夹里，请把 -o 改成文件夹"),
                format!("{name}: a file; several formats go into a folder, name one with -o"),
            )))
        }
        (_, Some(folder)) => {
            make_folder(folder)?;
            let target = |&format: &F| {
                let target = outputs.target(&folder.join(file_name(format)))?;
                Ok((format, Some(target)))
            };
            formats.iter().map(target).collect()
        }
    }
}

/// Makes a folder where there is none.
pub fn make_folder(folder: &Path) -> Result<(), Stop> {
    std::fs::create_dir_all(folder).map_err(|error| {
        let name = folder.display().to_string();
        Error::NotWritten(name, system_text(&error)).into()
    })
}

/// Standard output or a file.
pub enum Output {
    /// Standard output.
    Standard(BufWriter<StdoutLock<'static>>),
    /// A file, which is there when it is complete.
    File(OutputFile),
}

/// The output asked for.
pub fn output(target: Option<Target>) -> Result<Output, Stop> {
    Ok(match target {
        Some(target) => Output::File(target.create()?),
        None => Output::Standard(BufWriter::new(io::stdout().lock())),
    })
}

impl Output {
    /// Ends what was written.
    pub fn finish(self) -> Result<(), Stop> {
        match self {
            Self::Standard(mut out) => Ok(out.flush()?),
            Self::File(file) => Ok(file.finish()?),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::File(file) => file.flush(),
        }
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
