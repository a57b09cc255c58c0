//! What can go wrong at the door: what, where, what next.

use domain::form::Year;
use domain::text::Text;
use std::fmt;
use std::path::Path;

/// Whose fault an error is; the executable and the server turn it into a code of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorKind {
    /// An input could not be read.
    Input,
    /// A file lying in a folder is none that can be checked; nobody's fault.
    Skipped,
    /// The call was wrong.
    Usage,
    /// Our own fault.
    Internal,
}

/// One error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// No file or folder of that name, or nothing that fits the pattern.
    Missing(String),
    /// A file of a kind that is not read.
    Extension(String),
    /// The system refused.
    Io(String, Text),
    /// Larger than any form package.
    TooLarge(String, u64),
    /// Not a document.
    NotADocument(String, Text),
    /// A form file that does not follow the notation.
    Notation(String, Text),
    /// A document without a form in it.
    NoForm(String),
    /// A file in a folder, of a kind that is not read.
    Unsupported(String),
    /// An archive deeper within archives than is opened; how deep that is.
    Nested(String, usize),
    /// A text in a folder without a form in it.
    Formless(String),
    /// No rule set of that id; the known ones.
    UnknownRuleSet(String, Vec<String>),
    /// A rule set that cannot be used, and why.
    Rules(Box<Text>),
    /// No check of that code; near ones.
    UnknownCheck(String, Vec<String>),
    /// A waiver file that cannot be used: file, line, why.
    Waivers(String, usize, String),
    /// A waiver file that cannot be opened; why, unless there is none of that name.
    WaiverFile(String, Option<Text>),
    /// No form of that number; how many there are.
    FormNumber(String, usize, usize),
    /// No family of forms of that name; the known ones.
    UnknownFamily(String, Vec<String>),
    /// No official layout for it.
    NoLayout(String),
    /// A document that cannot be written, and why.
    Unwritable(Box<Text>),
    /// A file that was given and is not written over.
    Original(String),
    /// Two things that are to be written to one file.
    WrittenTwice(String),
    /// The system refused to write.
    NotWritten(String, Text),
    /// A returned list or letter in which no finding is named.
    NoAnswers(String),
    /// A units file that cannot be used, and why.
    Units(String, Box<Text>),
    /// No tree of that name; the known ones.
    UnknownTree(String, Vec<String>),
    /// No unit of that name in the tree.
    UnknownUnit(String),
    /// Several units, and one must be chosen.
    ManyUnits(Vec<String>),
    /// No forms of a unit and year that a report could be written from.
    NothingToReport,
    /// The forms are of these years, and one must be chosen; none where none tells its year.
    Years(Vec<i32>),
    /// No budget year: the option and what was typed.
    Year(String, i64),
    /// A fault of the program itself.
    Internal(String),
}

impl Error {
    /// Whose fault it is.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Missing(_)
            | Self::Extension(_)
            | Self::Io(..)
            | Self::TooLarge(..)
            | Self::NotADocument(..)
            | Self::Notation(..)
            | Self::Nested(..)
            | Self::NoForm(_) => ErrorKind::Input,
            Self::Unsupported(_) | Self::Formless(_) => ErrorKind::Skipped,
            Self::UnknownRuleSet(..)
            | Self::Rules(_)
            | Self::UnknownCheck(..)
            | Self::Waivers(..)
            | Self::WaiverFile(..)
            | Self::FormNumber(..)
            | Self::UnknownFamily(..)
            | Self::NoLayout(_)
            | Self::Unwritable(_)
            | Self::Original(_)
            | Self::WrittenTwice(_)
            | Self::NotWritten(..)
            | Self::NoAnswers(_)
            | Self::Units(..)
            | Self::UnknownTree(..)
            | Self::UnknownUnit(_)
            | Self::ManyUnits(_)
            | Self::NothingToReport
            | Self::Years(_)
            | Self::Year(..) => ErrorKind::Usage,
            Self::Internal(_) => ErrorKind::Internal,
        }
    }

    /// The file, folder, id or code it is about; empty where there is none.
    pub fn path(&self) -> &str {
        match self {
            Self::Missing(about)
            | Self::Extension(about)
            | Self::Io(about, _)
            | Self::TooLarge(about, _)
            | Self::NotADocument(about, _)
            | Self::Notation(about, _)
            | Self::NoForm(about)
            | Self::Unsupported(about)
            | Self::Nested(about, _)
            | Self::Formless(about)
            | Self::UnknownRuleSet(about, _)
            | Self::UnknownCheck(about, _)
            | Self::Waivers(about, ..)
            | Self::WaiverFile(about, _)
            | Self::FormNumber(about, ..)
            | Self::UnknownFamily(about, _)
            | Self::NoLayout(about)
            | Self::Original(about)
            | Self::WrittenTwice(about)
            | Self::NotWritten(about, _)
            | Self::NoAnswers(about)
            | Self::Units(about, _)
            | Self::UnknownTree(about, _)
            | Self::UnknownUnit(about)
            | Self::Year(about, _)
            | Self::Internal(about) => about,
            Self::Rules(_)
            | Self::Unwritable(_)
            | Self::Years(_)
            | Self::ManyUnits(_)
            | Self::NothingToReport => "",
        }
    }

    /// The sentence for a person: what, where, what next.
    pub fn text(&self) -> Text {
        let mut text = self.told();
        if self.path() == "-" {
            text.zh = text.zh.replacen('-', "标准输入", 1);
            text.en = text.en.replacen('-', "standard input", 1);
        }
        text
    }

    fn told(&self) -> Text {
        match self {
            Self::Missing(path) => Text::new(
                format!("{path}：没有这个文件或文件夹，请核对路径"),
                format!("{path}: no such file or folder; check the path"),
            ),
            Self::Extension(path) => {
                let known = crate::input::EXTENSIONS.join(" ");
                Text::new(
                    format!("{path}：不是能读的文件类型；能读：{known}。请另存为其中一种再试"),
                    format!("{path}: not such a file; these are read: {known}. Save it as one"),
                )
            }
            Self::Io(path, reason) => Text::new(
                format!("{path}：打不开（{}）", reason.zh),
                format!("{path}: cannot be opened ({})", reason.en),
            ),
            Self::TooLarge(path, bytes) => {
                let (size, limit) = (bytes >> 20, crate::input::LARGEST_INPUT >> 20);
                Text::new(
                    format!("{path}：文件有 {size} MB，超过上限 {limit} MB，请拆分后再试"),
                    format!("{path}: {size} MB is more than the limit of {limit} MB; split it"),
                )
            }
            Self::NotADocument(path, why) | Self::Notation(path, why) => {
                Text::new(format!("{path}：{}", why.zh), format!("{path}: {}", why.en))
            }
            Self::NoForm(path) => Text::new(
                format!(
                    "{path}：没有认出任何绩效表；可用 jixiao read --layer document 看读到了什么"
                ),
                format!(
                    "{path}: no performance form was recognised; see jixiao read --layer document"
                ),
            ),
            Self::Unsupported(path) => {
                let kind = Path::new(path)
                    .extension()
                    .and_then(|ending| ending.to_str());
                let (zh, en) = kind.map_or((String::new(), String::new()), |kind| {
                    (format!(" {kind} "), format!("{kind} "))
                });
                Text::new(
                    format!("{path}：不读{zh}文件；如有绩效表，请另存为 Word、Excel 或 PDF 再查"),
                    format!(
                        "{path}: {en}files are not read; if it holds a form, save it as Word, Excel or PDF"
                    ),
                )
            }
            Self::Nested(path, most) => Text::new(
                format!("{path}：压缩包套了不止 {most} 层；请解压后再查"),
                format!("{path}: archives within archives are opened {most} deep; unpack it"),
            ),
            Self::Formless(path) => Text::new(
                format!("{path}：没有认出任何绩效表"),
                format!("{path}: no performance form was recognised"),
            ),
            other => other.writing_text().unwrap_or_else(|| other.usage_text()),
        }
    }

    /// What is wrong with a wish to write.
    fn writing_text(&self) -> Option<Text> {
        Some(match self {
            Self::UnknownFamily(name, known) => Text::new(
                format!("没有“{name}”这类表；可写：{}", known.join("、")),
                format!("no form family {name}; known: {}", known.join(", ")),
            ),
            Self::NoLayout(about) => Text::new(
                format!("{about}：没有这类表的版式；可用 --as toml 写出内容"),
                format!("{about}: no layout for such a form; --as toml writes what it says"),
            ),
            Self::Unwritable(why) => (**why).clone(),
            Self::Original(path) => Text::new(
                format!("{path}：这是原件，不会覆盖；请换一个名字"),
                format!("{path}: this is the original and is not written over; use another name"),
            ),
            Self::WrittenTwice(path) => Text::new(
                format!("{path}：两样结果要写到同一个文件；请换一个名字"),
                format!("{path}: two results go into one file; use another name"),
            ),
            Self::NotWritten(path, why) => Text::new(
                format!("{path}：写不了（{}）", why.zh),
                format!("{path}: cannot be written ({})", why.en),
            ),
            Self::NoAnswers(path) => Text::new(
                format!("{path}：没有找到问题的编号；请给出单位退回的问题清单或核查意见"),
                format!(
                    "{path}: no numbers of findings in it; give the list or letter that came back"
                ),
            ),
            other => return other.rollup_text(),
        })
    }

    /// What is wrong with a wish to roll up.
    fn rollup_text(&self) -> Option<Text> {
        Some(match self {
            Self::Units(file, why) => Text::new(
                format!("{file}：单位文件有误：{}", why.zh),
                format!("{file}: the units file is wrong: {}", why.en),
            ),
            Self::UnknownTree(name, known) => Text::new(
                format!("单位文件里没有“{name}”这棵树；已有：{}", known.join("、")),
                format!(
                    "no tree {name} in the units file; known: {}",
                    known.join(", ")
                ),
            ),
            Self::UnknownUnit(name) => Text::new(
                format!("单位树里没有“{name}”；请写 id 或名称"),
                format!("no unit {name} in the tree; write its id or name"),
            ),
            Self::ManyUnits(known) => Text::new(
                format!("写哪个单位的，请用 --unit 指定；已有：{}", known.join("、")),
                format!("name the unit with --unit; there are {}", known.join(", ")),
            ),
            Self::NothingToReport => Text::new(
                "没有可以据以写报告的表；请给出这个单位当年的自评表和基础数据表",
                "no forms to write a report from; give the unit's forms of the year",
            ),
            Self::Years(years) if years.is_empty() => Text::new(
                "表上都没有年度，请用 --year 指定",
                "no form tells its year; name it with --year",
            ),
            Self::Years(years) => {
                let years: Vec<String> = years.iter().map(ToString::to_string).collect();
                Text::new(
                    format!("有 {} 年的表，请用 --year 指定汇总哪一年", years.join("、")),
                    format!(
                        "there are forms of {}; name the year with --year",
                        years.join(", ")
                    ),
                )
            }
            _ => return None,
        })
    }

    fn usage_text(&self) -> Text {
        match self {
            Self::UnknownRuleSet(id, known) => Text::new(
                format!("没有评分规则 {id}；已有：{}", known.join("、")),
                format!("no rule set {id}; known: {}", known.join(", ")),
            ),
            Self::Rules(why) => Text::new(
                format!("评分规则不能用：{}", why.zh),
                format!("the rules cannot be used: {}", why.en),
            ),
            Self::UnknownCheck(code, near) if near.is_empty() => Text::new(
                format!("没有检查项 {code}；用 jixiao explain 看全部"),
                format!("no check {code}; jixiao explain lists all"),
            ),
            Self::UnknownCheck(code, near) => Text::new(
                format!("没有检查项 {code}；是不是：{}", near.join("、")),
                format!("no check {code}; did you mean {}", near.join(", ")),
            ),
            Self::Waivers(path, line, why) => Text::new(
                format!("{path} 第 {line} 行：豁免文件有误：{why}"),
                format!("{path}, line {line}: the waiver file is wrong: {why}"),
            ),
            Self::WaiverFile(path, None) => Text::new(
                format!("{path}：没有这个豁免文件，请核对 --waivers 后面的路径"),
                format!("{path}: no such waiver file; check the path behind --waivers"),
            ),
            Self::WaiverFile(path, Some(reason)) => Text::new(
                format!("{path}：豁免文件打不开（{}）", reason.zh),
                format!("{path}: the waiver file cannot be opened ({})", reason.en),
            ),
            Self::FormNumber(path, asked, count) => Text::new(
                format!("{path}：没有第 {asked} 张表，一共 {count} 张"),
                format!("{path}: no form {asked}, there are {count}"),
            ),
            Self::Year(option, year) => {
                let (first, last) = (Year::POSSIBLE.start(), Year::POSSIBLE.end());
                Text::new(
                    format!("{option} {year}：不是预算年度；请写 {first} 至 {last} 之间的年份"),
                    format!("{option} {year}: no budget year; write one from {first} to {last}"),
                )
            }
            Self::Internal(what) => Text::new(
                format!("程序内部错误：{what}。请把这份文件报告给我们"),
                format!("internal error: {what}. Please report it with the file"),
            ),
            // Every other case has its sentence in `told`.
            _ => Text::default(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for Error {}
