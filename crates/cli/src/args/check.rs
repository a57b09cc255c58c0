//! What may be typed behind `check`.

use super::{FormatArg, InputArgs, LevelArg, MonthArg, ShowArg};
use clap::Args;
use std::path::PathBuf;

/// `check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Inputs.
    #[command(flatten)]
    pub input: InputArgs,
    /// The month of monitoring forms.
    #[command(flatten)]
    pub monitored: MonthArg,
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
    /// One package.
    #[arg(
        long,
        help = "把给出的文件当作一套材料：按单位、年度归在一起，再作表与表、年与年之间的核对¦Take the documents as one package: grouped by unit and year, and checked against each other"
    )]
    pub package: bool,
    /// To be published.
    #[arg(
        long,
        help = "材料将要公开：另查电话号码、经办人姓名等个人信息¦The documents are to be published: look for personal data too"
    )]
    pub publish: bool,
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
