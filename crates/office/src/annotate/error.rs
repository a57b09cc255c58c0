//! Why remarks could not be written into a file.

use crate::error::ReadError;
use crate::format::Format;

/// Why remarks could not be written into a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnnotateError {
    /// It could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// No remarks are written into files of this kind.
    #[error(
        "remarks are not written into a {} file; save it as {} first",
        .0.name(), instead(*.0)
    )]
    SaveFirst(Format),
    /// A part of the file is not as it should be.
    #[error("remarks cannot be written into it: {0}")]
    Odd(String),
}

fn instead(format: Format) -> &'static str {
    match format {
        Format::Xls | Format::Ods | Format::Csv => "xlsx",
        _ => "docx",
    }
}

impl AnnotateError {
    /// The message in Chinese.
    pub fn chinese(&self) -> String {
        match self {
            Self::Read(error) => error.chinese(),
            Self::SaveFirst(format) => format!(
                "{} 文件里不能直接加批注，请先另存为 {} 再试",
                format.name(),
                instead(*format)
            ),
            Self::Odd(why) => format!("不能在这份文件里加批注：{why}"),
        }
    }
}
