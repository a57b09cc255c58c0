//! The command line as typed. Help is written `Chinese¦English`; [`parse`] keeps one.

mod check;
mod help;
mod report;
mod rollup;
mod wrong;

pub use check::CheckArgs;
pub use help::parse;
pub use report::{ReportArgs, ReportFormat};
pub use rollup::{RollupArgs, RollupFormat};

use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::finding::Level;
use domain::text::Language;
use std::path::PathBuf;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "jixiao",
    version,
    about = "绩效表：读懂、计分、查错，并指出错的是哪一格¦Reads, scores and checks budget performance forms, and names the wrong cell",
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The language.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "zh",
        help = "语言¦Language"
    )]
    pub lang: LanguageArg,
    /// Colour.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        help = "是否用颜色¦When to use colour"
    )]
    pub color: ColorArg,
    /// Less output.
    #[arg(
        short,
        long,
        global = true,
        conflicts_with = "verbose",
        help = "只出结果，不出过程和提示¦Only the result"
    )]
    pub quiet: bool,
    /// More output.
    #[arg(
        short,
        long,
        global = true,
        help = "展开每一处问题和每一步计算¦Spell out every finding and step"
    )]
    pub verbose: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check documents.
    #[command(about = "检查：读、计分、查错¦Read, score and check documents")]
    Check(Box<CheckArgs>),
    /// Show what was understood.
    #[command(about = "查看读懂了什么¦Show what was understood")]
    Read(ReadArgs),
    /// Score documents.
    #[command(about = "按规则逐行计分，列出每一步¦Score every row by the rules, step by step")]
    Score(ScoreArgs),
    /// Show a package.
    #[command(
        about = "把多份文件归成一套材料：单位、年度、表¦Group documents into a package by unit and year"
    )]
    Package(PackageArgs),
    /// Write a form.
    #[command(
        about = "把表写成 Word、Excel、PDF、OFD、网页、TOML 或 JSON；也写空白表¦Write a form as Word, Excel, PDF, OFD, HTML, TOML or JSON, or a blank one"
    )]
    Write(WriteArgs),
    /// Write the reports of a unit.
    #[command(
        about = "据一套表写自评报告和评价报告：数字有出处，人才知道的留空白¦Write the reports of a unit from its forms: figures with sources, blanks for what people know"
    )]
    Report(Box<ReportArgs>),
    /// Roll documents up.
    #[command(
        about = "按单位汇总：累加、按资金加权平均，缺什么说什么¦Roll up by unit: amounts added, rates weighted by funds, what is missing told"
    )]
    Rollup(Box<RollupArgs>),
    /// Explain a check.
    #[command(about = "解释一个检查项¦Explain a check")]
    Explain(ExplainArgs),
    /// Show rule sets.
    #[command(about = "查看评分规则及其出处¦Show rule sets and their sources")]
    Rules(RulesArgs),
}

/// Which documents, by which rules.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// Files, folders, patterns, `-`.
    #[arg(
        required = true,
        help = "文件、文件夹、通配符；- 为标准输入¦Files, folders, patterns; - is standard input"
    )]
    pub paths: Vec<PathBuf>,
    /// The rule set to use.
    #[arg(
        long,
        value_name = "ID",
        help = "指定评分规则，不按文件判断¦Use this rule set instead of choosing by the document"
    )]
    pub ruleset: Option<String>,
    /// The year to use.
    #[arg(
        long,
        value_name = "YYYY",
        help = "指定年度，不按文件判断¦Use this budget year instead of the form's"
    )]
    pub year: Option<i64>,
    /// Threads.
    #[arg(
        short = 'j',
        long,
        value_name = "N",
        help = "并行线程数¦Number of threads"
    )]
    pub jobs: Option<usize>,
    /// Where to write.
    #[arg(
        short,
        long,
        value_name = "FILE",
        help = "写到文件；多种格式时写到文件夹¦Write to a file; with several formats, into a folder"
    )]
    pub output: Option<PathBuf>,
}

/// `read`
#[derive(Debug, Args)]
pub struct ReadArgs {
    /// Inputs.
    #[command(flatten)]
    pub input: InputArgs,
    /// Format.
    #[arg(
        long,
        value_enum,
        default_value = "text",
        help = "输出格式¦Output format"
    )]
    pub format: ReadFormat,
    /// Layer.
    #[arg(
        long,
        value_enum,
        default_value = "form",
        help = "看版面还是看表¦The layout, or the forms"
    )]
    pub layer: Layer,
}

/// The month that monitoring forms tell of.
#[derive(Clone, Copy, Debug, Args)]
pub struct MonthArg {
    /// The month of monitoring forms.
    #[arg(
        long,
        value_name = "M",
        value_parser = clap::value_parser!(u8).range(1..=12),
        help = "监控表填到几月（1—12），不按表上判断¦The month monitoring forms tell of, instead of their own"
    )]
    pub month: Option<u8>,
}

/// `score`
#[derive(Debug, Args)]
pub struct ScoreArgs {
    /// Inputs.
    #[command(flatten)]
    pub input: InputArgs,
    /// The month of monitoring forms.
    #[command(flatten)]
    pub monitored: MonthArg,
    /// Format.
    #[arg(
        long,
        value_enum,
        default_value = "text",
        help = "输出格式¦Output format"
    )]
    pub format: ScoreFormat,
}

/// `package`
#[derive(Debug, Args)]
pub struct PackageArgs {
    /// Inputs.
    #[command(flatten)]
    pub input: InputArgs,
    /// Format.
    #[arg(
        long,
        value_enum,
        default_value = "text",
        help = "输出格式¦Output format"
    )]
    pub format: ScoreFormat,
}

/// `write`
#[derive(Debug, Args)]
pub struct WriteArgs {
    /// The form.
    #[arg(
        value_name = "FORM",
        required_unless_present = "blank",
        help = "表单文件或文件；- 为标准输入¦A form file or a document; - is standard input"
    )]
    pub path: Option<PathBuf>,
    /// A blank form instead.
    #[arg(
        long,
        value_name = "FAMILY",
        conflicts_with_all = ["path", "form"],
        help = "写空白表，例如 project-self-evaluation¦Write a blank form, such as project-self-evaluation"
    )]
    pub blank: Option<String>,
    /// Whose layout and rules.
    #[arg(
        long,
        value_name = "ID",
        help = "指定版式和评分规则，不按文件判断¦Use the layout and rules of this place instead of choosing by the document"
    )]
    pub ruleset: Option<String>,
    /// The year.
    #[arg(long, value_name = "YYYY", help = "年度¦The budget year")]
    pub year: Option<i64>,
    /// A font of the user's.
    #[arg(
        long = "font",
        value_name = "FILE",
        help = "PDF 和 OFD 用的字体文件，例如仿宋、小标宋；可写多次¦A font file for PDF and OFD; may be given several times"
    )]
    pub fonts: Vec<PathBuf>,
    /// The review sheet instead.
    #[arg(
        long,
        conflicts_with = "blank",
        help = "写目标表的审核表，查到的问题填在各项旁边¦Write the review sheet of target forms, with the findings as evidence"
    )]
    pub review: bool,
    /// Tell what belongs where.
    #[arg(
        long,
        requires = "blank",
        help = "空白表后附一页填写要求¦Add a page to a blank form that tells what belongs where"
    )]
    pub guide: bool,
    /// Leave installed fonts alone.
    #[arg(
        long,
        help = "不用本机安装的仿宋、小标宋等，只用自带字体，各处写出的文件一字节不差¦Leave installed fonts alone, so that files are the same everywhere"
    )]
    pub bundled_fonts: bool,
    /// Formats.
    #[arg(
        long = "as",
        value_enum,
        value_delimiter = ',',
        default_value = "toml",
        help = "写成什么¦What to write"
    )]
    pub formats: Vec<WriteFormat>,
    /// Which form.
    #[arg(long, value_name = "N", help = "只写第 N 张表¦Only the N-th form")]
    pub form: Option<usize>,
    /// Where to write.
    #[arg(
        short,
        long,
        value_name = "FILE",
        help = "写到文件；多种格式时写到文件夹¦Write to a file; with several formats, into a folder"
    )]
    pub output: Option<PathBuf>,
}

/// `explain`
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The check.
    #[arg(
        value_name = "CODE",
        help = "检查代码、名称或前缀；不写则列出全部¦A code, a name or a prefix; all when left out"
    )]
    pub code: Option<String>,
}

/// `rules`
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// `diff A B`, an id, or nothing.
    #[arg(value_name = "ID | diff A B", num_args = 0..=3, help = "规则编号；diff A B 比较两套；不写则列出全部¦A rule set; diff A B compares two; all when left out")]
    pub what: Vec<String>,
    /// The year.
    #[arg(long, value_name = "YYYY", help = "年度¦The budget year")]
    pub year: Option<i64>,
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
        #[allow(missing_docs, reason = "the names are the words typed")]
        pub enum $name { $($variant,)* }
    };
}

choices!(
    /// A language.
    LanguageArg { Zh, En, }
);
choices!(
    /// When to use colour.
    ColorArg { Auto, Always, Never, }
);
choices!(
    /// A report format.
    FormatArg { Text, Json, Jsonl, Sarif, Junit, Html, Xlsx, }
);
choices!(
    /// A level.
    LevelArg { Note, Warning, Error, }
);
choices!(
    /// What to show.
    ShowArg { Findings, All, }
);
choices!(
    /// A format of `read`.
    ReadFormat { Text, Json, Toml, }
);
choices!(
    /// A layer of reading.
    Layer { Document, Form, }
);
choices!(
    /// A format of `score`.
    ScoreFormat { Text, Json, }
);
choices!(
    /// A format of `write`.
    WriteFormat { Toml, Json, Docx, Xlsx, Pdf, Ofd, Html, }
);

impl From<LanguageArg> for Language {
    fn from(arg: LanguageArg) -> Self {
        match arg {
            LanguageArg::Zh => Self::Chinese,
            LanguageArg::En => Self::English,
        }
    }
}

impl From<LevelArg> for Level {
    fn from(arg: LevelArg) -> Self {
        match arg {
            LevelArg::Note => Self::Note,
            LevelArg::Warning => Self::Warning,
            LevelArg::Error => Self::Error,
        }
    }
}
