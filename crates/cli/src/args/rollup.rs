//! What may be typed behind `rollup`.

use super::{InputArgs, LevelArg};
use clap::{Args, ValueEnum};
use domain::form::FundColumn;
use std::path::PathBuf;

/// `rollup`
#[derive(Debug, Args)]
pub struct RollupArgs {
    /// Inputs.
    #[command(flatten)]
    pub input: InputArgs,
    /// The units file.
    #[arg(
        long,
        value_name = "FILE",
        help = "单位文件：单位、隶属、应报；不写则每个单位自成一家¦The units file: units, superiors, what is expected; without it every unit stands for itself"
    )]
    pub tree: Option<PathBuf>,
    /// Which tree of the file.
    #[arg(
        long = "by",
        value_name = "TREE",
        requires = "tree",
        help = "单位文件里有几棵树时用哪一棵；缺省为第一棵¦Which tree of the units file; the first by default"
    )]
    pub by: Option<String>,
    /// The day.
    #[arg(
        long = "on",
        value_name = "DATE",
        help = "按哪一天的隶属关系；缺省为年度最后一天¦The day on which the units are looked at; the last of the year by default"
    )]
    pub on: Option<String>,
    /// The weights.
    #[arg(
        long,
        value_enum,
        default_value = "budget",
        help = "加权用哪个资金数¦Which amount to weight with"
    )]
    pub weight: WeightArg,
    /// The unit it is told of.
    #[arg(
        long,
        value_name = "UNIT",
        help = "只看这个单位及其下级（id 或名称）¦Only this unit and those below it (id or name)"
    )]
    pub node: Option<String>,
    /// Levels shown.
    #[arg(
        long,
        value_name = "N",
        default_value_t = 2,
        help = "显示几级下级单位¦How many levels of units to show"
    )]
    pub depth: usize,
    /// Formats.
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "text",
        help = "输出格式，可用逗号列出几种¦Output formats, separated by commas"
    )]
    pub format: Vec<RollupFormat>,
    /// The level that fails.
    #[arg(
        long,
        value_enum,
        default_value = "error",
        help = "须知到这一级即返回 1¦Return 1 when there is a notice of this level or above"
    )]
    pub fail_level: LevelArg,
}

/// The amounts that averages are weighted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
#[allow(missing_docs, reason = "the names are the words typed")]
pub enum WeightArg {
    Budget,
    Executed,
    Initial,
}

/// A format of `rollup`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
#[allow(missing_docs, reason = "the names are the words typed")]
pub enum RollupFormat {
    Text,
    Json,
    Xlsx,
    Html,
}

impl RollupFormat {
    /// The usual file name ending.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
        }
    }
}

impl From<WeightArg> for FundColumn {
    fn from(arg: WeightArg) -> Self {
        match arg {
            WeightArg::Budget => Self::Budget,
            WeightArg::Executed => Self::Executed,
            WeightArg::Initial => Self::Initial,
        }
    }
}
