//! Why bytes could not be read as a document, or a document not be written.

use crate::format::Format;

/// Why bytes could not be read as a document at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// Nothing in it that could be read, and what to do.
    #[error("{en}")]
    Nothing {
        /// The message in Chinese.
        zh: &'static str,
        /// The message in English.
        en: &'static str,
    },
    /// Control bytes that no text has, and no format that is known.
    #[error(
        "not a text: byte {offset} is a control byte that no text holds; give a Word, Excel, PDF or text file"
    )]
    Binary {
        /// Position of the first such byte.
        offset: usize,
    },
    /// More cells and lines than any document has.
    #[error("line {line}: more than {most} cells and lines; cut the file into parts")]
    TooLarge {
        /// The line at which the limit was reached.
        line: usize,
        /// The limit.
        most: usize,
    },
    /// Neither UTF-8 nor GB18030.
    #[error("line {line} is neither UTF-8 nor GB18030; save the file as UTF-8")]
    Encoding {
        /// The first line that could not be decoded.
        line: usize,
    },
    /// The file is not whole, or not what it seems.
    #[error("damaged {} file: {en}; open it in its program and save it again", format.name())]
    Damaged {
        /// What it seems to be.
        format: Format,
        /// What is wrong, in Chinese.
        zh: String,
        /// What is wrong, in English.
        en: String,
    },
    /// Protected by a password.
    #[error("the {} file is encrypted; save it without a password", format.name())]
    Encrypted {
        /// What it is.
        format: Format,
    },
    /// Pictures of pages, without any text.
    #[error(
        "a scan: {pages} pages of pictures and no text; give the file it was printed from, or one with recognised text"
    )]
    Scan {
        /// How many pages.
        pages: usize,
    },
    /// A limit of [`crate::limits`] was reached.
    #[error("{en}: more than {}; cut the file into parts", amount(*most))]
    Limit {
        /// What there is too much of, in Chinese.
        zh: &'static str,
        /// What there is too much of, in English.
        en: &'static str,
        /// The limit.
        most: u64,
    },
    /// A kind of file that holds no forms we read.
    #[error("{en}; save it as {remedy}")]
    Unsupported {
        /// What it is, in Chinese.
        zh: &'static str,
        /// What it is, in English.
        en: &'static str,
        /// The format to save it as.
        remedy: &'static str,
    },
}

impl ReadError {
    /// A file that is not whole.
    pub(crate) fn damaged(format: Format, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Damaged {
            format,
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// The message in Chinese.
    pub fn chinese(&self) -> String {
        match self {
            Self::Empty => "文件是空的，请核对是否选错文件".to_owned(),
            Self::Nothing { zh, .. } => (*zh).to_owned(),
            Self::Binary { offset } => format!(
                "不是能识别的文件（第 {offset} 字节是文本里不会有的控制字符）；请提供 Word、Excel、PDF 或文本文件"
            ),
            Self::TooLarge { line, most } => {
                format!("第 {line} 行：单元格和文字行超过 {most} 个，请把文件拆开再检查")
            }
            Self::Encoding { line } => {
                format!("第 {line} 行既不是 UTF-8 也不是 GB18030 编码；请另存为 UTF-8 文本再试")
            }
            Self::Damaged { format, zh, .. } => format!(
                "{} 文件已损坏：{zh}；请用原来的软件打开后重新保存",
                format.name()
            ),
            Self::Encrypted { format } => {
                format!("{} 文件已加密；请取消密码后另存再试", format.name())
            }
            Self::Scan { pages } => {
                format!("是扫描件：{pages} 页都是图片，没有文字；请提供电子版原件，或先做文字识别")
            }
            Self::Limit { zh, most, .. } => {
                format!("{zh}超过 {}；请把文件拆开再检查", amount(*most))
            }
            Self::Unsupported { zh, remedy, .. } => format!("{zh}；请另存为 {remedy} 再试"),
        }
    }
}

/// A limit as it is told: whole megabytes as such.
fn amount(most: u64) -> String {
    let megabyte = 1 << 20;
    match most.is_multiple_of(megabyte) {
        true => format!("{} MB", most / megabyte),
        false => most.to_string(),
    }
}

/// Why a document could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// No font at hand has the character.
    #[error("no font has the character {character:?} (U+{:04X}) in “{text}”; give a font that has it", u32::from(*character))]
    Glyph {
        /// The character.
        character: char,
        /// The text it stands in.
        text: String,
    },
    /// A font file cannot be used.
    #[error("font {name} cannot be used: {why}")]
    Font {
        /// The font.
        name: String,
        /// Why.
        why: String,
    },
    /// The library that writes the format refused.
    #[error("the {} file could not be written: {why}", format.name())]
    Library {
        /// What was to be written.
        format: Format,
        /// What the library said.
        why: String,
    },
}

impl WriteError {
    /// The message in Chinese.
    pub fn chinese(&self) -> String {
        match self {
            Self::Glyph { character, text } => format!(
                "没有字体含有「{character}」（U+{:04X}，见“{text}”）；请指定含有该字的字体",
                u32::from(*character)
            ),
            Self::Font { name, why } => format!("字体 {name} 不能用：{why}"),
            Self::Library { format, why } => {
                format!("无法写出 {} 文件：{why}", format.name())
            }
        }
    }
}
