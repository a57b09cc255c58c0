//! The command line as typed. Help is written `Chinese¦English`; [`parse`] keeps one.

mod help;

pub use help::parse;

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
    /// Write a form.
    #[command(
        about = "把表写成 Word、Excel、PDF、OFD、网页、TOML 或 JSON；也写空白表¦Write a form as Word, Excel, PDF, OFD, HTML, TOML or JSON, or a blank one"
    )]
    Write(WriteArgs),
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

/// `check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Inputs.
    #[command(flatten)]
    pub input: InputArgs,
    /// Formats.
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "text",
        help = "输出格式，可用逗号列出几种¦Output formats, separated by commas"
    )]
    pub format: Vec<FormatArg>,
    /// The lowest level shown.
    #[arg(long, value_enum, help = "只看这一级及以上¦Show this level and above")]
    pub level: Option<LevelArg>,
    /// Checks to run.
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "PREFIX",
        help = "只运行这些检查（代码前缀）¦Run only these checks (code prefixes)"
    )]
    pub select: Vec<String>,
    /// Checks to leave out.
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "PREFIX",
        help = "不运行这些检查¦Leave these checks out"
    )]
    pub ignore: Vec<String>,
    /// The level that fails.
    #[arg(
        long,
        value_enum,
        default_value = "error",
        help = "到这一级即返回 1¦Return 1 at this level or above"
    )]
    pub fail_level: LevelArg,
    /// Never return 1.
    #[arg(
        long,
        help = "有问题也返回 0（2、3 不变）¦Return 0 even with findings (2 and 3 stay)"
    )]
    pub exit_zero: bool,
    /// Waiver file.
    #[arg(
        long,
        value_name = "FILE",
        help = "豁免文件；缺省为当前文件夹的 waivers.toml¦Waiver file; by default waivers.toml in the current folder"
    )]
    pub waivers: Option<PathBuf>,
    /// What to show.
    #[arg(
        long,
        value_enum,
        default_value = "findings",
        help = "all 则连同通过的一并列出¦all also lists what passed"
    )]
    pub show: ShowArg,
    /// Marked copies.
    #[arg(
        long,
        value_name = "OUT",
        help = "另存一份标注了问题的文件：Word、Excel 在原件上加批注和底色，其他写成网页或 PDF；查多份文件时 OUT 是文件夹¦Write a copy with every finding marked in it: comments and colours in Word and Excel, else a marked page; for several files OUT is a folder"
    )]
    pub annotate: Option<PathBuf>,
    /// The letter.
    #[arg(
        long,
        value_name = "OUT",
        help = "把问题写成给单位的核查意见：docx、pdf 或 html¦Write the findings as a letter to the unit: docx, pdf or html"
    )]
    pub letter: Option<PathBuf>,
    /// Until when an answer is asked for.
    #[arg(
        long,
        value_name = "DATE",
        requires = "letter",
        help = "核查意见要求反馈的日期，如 2026-12-10；缺省留空¦The date by which the letter asks for an answer; left open by default"
    )]
    pub deadline: Option<String>,
    /// Who writes.
    #[arg(
        long,
        value_name = "NAME",
        requires = "letter",
        help = "核查意见的发函单位¦Who writes the letter"
    )]
    pub from: Option<String>,
    /// To whom.
    #[arg(
        long,
        value_name = "NAME",
        requires = "letter",
        help = "核查意见的收函单位；缺省为表上的单位¦To whom; the forms' units by default"
    )]
    pub to: Option<String>,
    /// What came back.
    #[arg(
        long,
        value_name = "FILE",
        help = "单位退回的问题清单或核查意见，可写多次：逐条对上，看哪些已消除、哪些有说明¦The list or letter that came back; may be given several times: tells what is gone and what was explained"
    )]
    pub answers: Vec<PathBuf>,
    /// The date on what is written.
    #[arg(
        long,
        value_name = "DATE",
        help = "批注和意见函上的日期：2026-12-01，或 today；缺省留空¦The date on comments and letter: 2026-12-01, or today; none by default"
    )]
    pub dated: Option<String>,
    /// Run previews too.
    #[arg(long, help = "也运行试行中的检查¦Run preview checks too")]
    pub preview: bool,
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

/// `score`
#[derive(Debug, Args)]
pub struct ScoreArgs {
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
