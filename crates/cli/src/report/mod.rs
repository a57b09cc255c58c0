//! The report of `check` in every format. A document becomes a piece in parallel;
//! the pieces are put together in the order of the inputs.

mod html;
mod json;
mod junit;
pub mod package;
mod quote;
mod sarif;
mod text;
mod xlsx;

/// Adds a line to a text; writing to a string cannot fail.
macro_rules! put {
    ($out:expr, $($rest:tt)*) => {{
        use std::fmt::Write as _;
        let _ = writeln!($out, $($rest)*);
    }};
}
pub use html::escape;
use put;

use crate::commands::{Output, Stop};
use crate::style::Style;
use app::{Outcome, Session, Tally, Tree};
use domain::finding::Level;
use domain::text::Language;
use std::io::{self, Write};

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// For people.
    Text,
    /// `check/1`
    Json,
    /// One finding a line.
    Jsonl,
    /// SARIF 2.1.0
    Sarif,
    /// JUnit
    Junit,
    /// One page that needs no other file.
    Html,
    /// 问题清单
    Xlsx,
}

impl Format {
    /// The usual file name ending.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Junit => "xml",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
        }
    }
}

/// How a report is to look.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// What the run works with.
    pub session: &'a Session,
    /// The language.
    pub language: Language,
    /// Colour.
    pub style: Style,
    /// Whether what passed is listed too.
    pub all: bool,
    /// Whether every finding is spelled out.
    pub verbose: bool,
    /// Whether only what has findings is told.
    pub quiet: bool,
    /// The level from which a finding fails.
    pub fail_level: Level,
}

/// What is kept of one document.
pub enum Piece {
    /// Text to be put into the report.
    Bytes(Vec<u8>),
    /// A message about an input that could not be read.
    Failure(Vec<u8>),
    /// A line about a file that was skipped.
    Notice(Vec<u8>),
    /// A suite of JUnit.
    Suite(Box<quick_junit::TestSuite>),
    /// Rows of the list of findings.
    Rows(Vec<xlsx::Row>),
}

/// A document in a format.
pub fn piece(format: Format, view: &View<'_>, outcome: &Outcome) -> Piece {
    match format {
        Format::Text => text::piece(view, outcome),
        Format::Json => Piece::Bytes(json::document(view, outcome)),
        Format::Jsonl => Piece::Bytes(json::lines(view, outcome)),
        Format::Sarif => sarif::piece(view, outcome),
        Format::Junit => Piece::Suite(Box::new(junit::suite(view, outcome))),
        Format::Html => html::piece(view, outcome),
        Format::Xlsx => Piece::Rows(xlsx::rows(view, outcome)),
    }
}

/// A report under way.
pub struct Sink<'a> {
    format: Format,
    view: View<'a>,
    out: Output,
    first: bool,
    failures: Vec<Vec<u8>>,
    notices: Vec<Vec<u8>>,
    suites: Vec<quick_junit::TestSuite>,
    rows: Vec<xlsx::Row>,
    package: Option<Tree>,
}

impl<'a> Sink<'a> {
    /// Begins a report.
    pub fn begin(format: Format, view: View<'a>, mut out: Output) -> io::Result<Self> {
        match format {
            Format::Json => out.write_all(&json::head())?,
            Format::Sarif => out.write_all(&sarif::head(&view))?,
            Format::Html => out.write_all(html::head(&view).as_bytes())?,
            Format::Text | Format::Jsonl | Format::Junit | Format::Xlsx => {}
        }
        Ok(Self {
            format,
            view,
            out,
            first: true,
            failures: Vec::new(),
            notices: Vec::new(),
            suites: Vec::new(),
            rows: Vec::new(),
            package: None,
        })
    }

    /// Tells of the package that the documents are; JSON does where its documents end.
    pub fn package(&mut self, tree: &Tree) -> io::Result<()> {
        let view = &self.view;
        match self.format {
            Format::Text => {
                let text = package::text(tree, view.verbose, view.language, view.style);
                self.out.write_all(text.as_bytes())?;
                self.out.write_all(b"\n")
            }
            Format::Html => self
                .out
                .write_all(package::html(tree, view.language).as_bytes()),
            Format::Json => {
                self.package = Some(tree.clone());
                Ok(())
            }
            Format::Jsonl | Format::Sarif | Format::Junit | Format::Xlsx => Ok(()),
        }
    }

    /// Adds a document.
    pub fn add(&mut self, piece: Piece) -> io::Result<()> {
        match piece {
            Piece::Failure(bytes) => self.failures.push(bytes),
            Piece::Notice(bytes) => self.notices.push(bytes),
            Piece::Suite(suite) => self.suites.push(*suite),
            Piece::Rows(rows) => self.rows.extend(rows),
            Piece::Bytes(bytes) if bytes.is_empty() => {}
            Piece::Bytes(bytes) => {
                let listed = matches!(self.format, Format::Json | Format::Sarif);
                if listed && !self.first {
                    self.out.write_all(b",\n")?;
                }
                self.first = false;
                self.out.write_all(&bytes)?;
            }
        }
        Ok(())
    }

    /// Ends the report.
    pub fn finish(mut self, tally: &Tally) -> Result<(), Stop> {
        let waivers = &self.view.session.waivers;
        let about_waivers = tally.waiver_findings(waivers);
        if !about_waivers.is_empty() {
            let piece = match self.format {
                Format::Text => {
                    Piece::Bytes(text::waivers(&self.view, &about_waivers).into_bytes())
                }
                Format::Json => Piece::Bytes(json::waivers(&self.view, &about_waivers)),
                Format::Jsonl => Piece::Bytes(json::waiver_lines(&self.view, &about_waivers)),
                Format::Sarif => sarif::waivers(&self.view, &about_waivers),
                Format::Junit => Piece::Suite(Box::new(junit::waivers(&self.view, &about_waivers))),
                Format::Html => {
                    Piece::Bytes(html::waivers(&self.view, &about_waivers).into_bytes())
                }
                Format::Xlsx => Piece::Rows(xlsx::waiver_rows(&self.view, &about_waivers)),
            };
            self.add(piece)?;
        }
        self.closed(tally)?;
        match self.format {
            Format::Text => {
                self.out
                    .write_all(&text::skipped(&self.view, &self.notices))?;
                let verdict = text::verdict(&self.view, tally);
                self.out.write_all(verdict.as_bytes())?;
            }
            Format::Json => {
                let tail = json::tail(&self.view, tally, self.package.as_ref());
                self.out.write_all(&tail)?;
            }
            Format::Jsonl => {}
            Format::Sarif => self
                .out
                .write_all(&sarif::tail(&self.failures, &self.notices))?,
            Format::Junit => junit::write(self.suites, &mut self.out)?,
            Format::Html => {
                let skipped = html::skipped(&self.notices.concat());
                self.out.write_all(&skipped)?;
                self.out
                    .write_all(html::tail(&self.view, tally).as_bytes())?;
            }
            Format::Xlsx => xlsx::write(&self.view, &self.rows, tally, &mut self.out)?,
        }
        self.out.finish()
    }

    /// What became of the answers whose findings are not there; the machine formats tell
    /// it where their documents end.
    fn closed(&mut self, tally: &Tally) -> io::Result<()> {
        let answers = &self.view.session.answers;
        if !answers.given {
            return Ok(());
        }
        let closed = answers.closed(&tally.seen, &self.view.session.selection);
        let piece = match self.format {
            Format::Text => Piece::Bytes(text::closed(&self.view, &closed).into_bytes()),
            Format::Html => Piece::Bytes(html::closed(&self.view, &closed).into_bytes()),
            Format::Xlsx => Piece::Rows(xlsx::closed_rows(&self.view, &closed)),
            Format::Json | Format::Jsonl | Format::Sarif | Format::Junit => return Ok(()),
        };
        self.add(piece)
    }
}
