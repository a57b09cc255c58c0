//! What may be typed behind `report`.

use super::InputArgs;
use app::Format;
use clap::{Args, ValueEnum};
use domain::form::Family;
use std::path::PathBuf;

/// `report`
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Inputs.
    #[command(flatten)]
    pub input: InputArgs,
    /// The unit.
    #[arg(
        long,
        value_name = "UNIT",
        help = "写哪个单位的（名称或其中几个字）；只有一个单位时不必写¦The unit, by its name or a part of it; not needed for one unit"
    )]
    pub unit: Option<String>,
    /// One of the reports.
    #[arg(
        long,
        value_enum,
        value_name = "REPORT",
        help = "只写其中一份；缺省两份都写¦Only one of the reports; both by default"
    )]
    pub only: Option<ReportKind>,
    /// Formats.
    #[arg(
        long = "as",
        value_enum,
        value_delimiter = ',',
        default_value = "docx",
        help = "写成什么，可用逗号列出几种¦What to write, separated by commas"
    )]
    pub formats: Vec<ReportFormat>,
    /// A font of the user's.
    #[arg(
        long = "font",
        value_name = "FILE",
        help = "PDF 用的字体文件；可写多次¦A font file for PDF; may be given several times"
    )]
    pub fonts: Vec<PathBuf>,
    /// Leave installed fonts alone.
    #[arg(
        long,
        help = "不用本机安装的字体，只用自带字体¦Leave installed fonts alone"
    )]
    pub bundled_fonts: bool,
}

/// A report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
#[allow(missing_docs, reason = "the names are the words typed")]
pub enum ReportKind {
    SelfEvaluation,
    Evaluation,
}

/// A format of `report`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
#[allow(missing_docs, reason = "the names are the words typed")]
pub enum ReportFormat {
    Docx,
    Md,
    Html,
    Pdf,
}

impl ReportFormat {
    /// The kind of file, and the usual ending of its name.
    pub fn file(self) -> (Format, &'static str) {
        match self {
            Self::Docx => (Format::Docx, "docx"),
            Self::Md => (Format::Markdown, "md"),
            Self::Html => (Format::Html, "html"),
            Self::Pdf => (Format::Pdf, "pdf"),
        }
    }
}

impl From<ReportKind> for Family {
    fn from(kind: ReportKind) -> Self {
        match kind {
            ReportKind::SelfEvaluation => Self::SelfEvaluationReport,
            ReportKind::Evaluation => Self::EvaluationReport,
        }
    }
}
