//! What is wrong with a form's text: where, what, and what to do.

use domain::text::Text;
use std::fmt;
use std::ops::Range;

/// A form's text that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotationError {
    /// Line from 1.
    pub line: usize,
    /// The key at fault; empty when the text is no TOML there.
    pub key: String,
    /// What is wrong.
    pub problem: Box<Text>,
    /// What to do.
    pub remedy: Box<Text>,
}

impl std::error::Error for NotationError {}

impl fmt::Display for NotationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl NotationError {
    /// An error at a span of the source.
    pub(super) fn at(
        source: &str,
        span: &Range<usize>,
        key: impl Into<String>,
        problem: Text,
        remedy: Text,
    ) -> Self {
        Self {
            line: line_of(source, span.start),
            key: key.into(),
            problem: Box::new(problem),
            remedy: Box::new(remedy),
        }
    }

    /// What the TOML reader could not take.
    pub(super) fn from_toml(source: &str, error: &toml::de::Error) -> Self {
        let span = error.span().unwrap_or(0..0);
        let key = key_at(source, &span);
        let message = error.message().lines().collect::<Vec<_>>().join("; ");
        let (zh, remedy) = if let Some(known) = unknown_key(&message) {
            (
                format!("没有“{key}”这一项"),
                Text::new(
                    format!("可用的项：{known}"),
                    format!("the keys known here are {known}"),
                ),
            )
        } else if message.starts_with("invalid type") {
            (
                format!("这一项的写法不对（{message}）"),
                Text::new(
                    "单元格的内容一律写成带引号的文字，如 points = \"10\"；只有 year 和 blank 不加引号",
                    "write every cell as a quoted string (points = \"10\"); only year and blank go without quotes",
                ),
            )
        } else {
            (
                format!("不是合格的 TOML（{message}）"),
                Text::new(
                    "请检查这一行的引号、括号和等号是否成对、完整",
                    "look at the quotes, brackets and equal signs of this line",
                ),
            )
        };
        Self::at(source, &span, key, Text::new(zh, message), remedy)
    }

    /// The whole sentence: line, key, problem and remedy.
    pub fn text(&self) -> Text {
        let Self {
            line,
            key,
            problem,
            remedy,
        } = self;
        let (zh_key, en_key) = if key.is_empty() {
            (String::new(), String::new())
        } else {
            (format!("“{key}”"), format!(", `{key}`"))
        };
        Text::new(
            format!("第 {line} 行{zh_key}：{}。{}。", problem.zh, remedy.zh),
            format!("line {line}{en_key}: {}; {}", problem.en, remedy.en),
        )
    }
}

/// The keys listed in the message about an unknown one.
fn unknown_key(message: &str) -> Option<String> {
    let (_, known) = message
        .strip_prefix("unknown field ")?
        .split_once("expected ")?;
    Some(known.trim_start_matches("one of ").replace('`', ""))
}

fn line_of(source: &str, at: usize) -> usize {
    let head = source.as_bytes().get(..at).unwrap_or(source.as_bytes());
    1 + head.iter().filter(|&&byte| byte == b'\n').count()
}

/// The key that a span stands on or behind: the last `word =` before the span's end.
fn key_at(source: &str, span: &Range<usize>) -> String {
    let here = source.get(span.clone()).unwrap_or("");
    if !here.is_empty() && here.chars().all(is_key_char) {
        let after = source.get(span.end..).unwrap_or("").trim_start();
        if after.starts_with('=') || after.starts_with('.') || after.starts_with(']') {
            return here.to_owned();
        }
    }
    let head = source.get(..span.start).unwrap_or("");
    let line = head.rsplit('\n').next().unwrap_or("");
    let Some((before, _)) = line.rsplit_once('=') else {
        return String::new();
    };
    let before = before.trim_end();
    let start = before
        .char_indices()
        .rev()
        .take_while(|&(_, c)| is_key_char(c) || c == '.')
        .last()
        .map_or(before.len(), |(at, _)| at);
    before[start..].to_owned()
}

fn is_key_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}
