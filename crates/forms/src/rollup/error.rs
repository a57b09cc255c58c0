//! What is wrong with a units file: in which line, what, and what to do.

use domain::text::Text;
use std::fmt;

/// A units file that cannot be used; every fault that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitsError {
    /// The faults in the order of their lines; at least one.
    pub faults: Vec<Fault>,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line from 1.
    pub line: usize,
    /// The key at fault; empty where the text is no TOML there.
    pub key: String,
    /// What is wrong.
    pub problem: Text,
    /// What to do.
    pub remedy: Text,
}

impl UnitsError {
    pub(super) fn one(line: usize, key: &str, problem: Text, remedy: Text) -> Self {
        Self {
            faults: vec![Fault {
                line,
                key: key.to_owned(),
                problem,
                remedy,
            }],
        }
    }

    /// All faults as sentences, one behind the other.
    pub fn text(&self) -> Text {
        let texts: Vec<Text> = self.faults.iter().map(Fault::text).collect();
        let zh: Vec<&str> = texts.iter().map(|text| text.zh.as_str()).collect();
        let en: Vec<&str> = texts.iter().map(|text| text.en.as_str()).collect();
        Text::new(zh.join("；"), en.join("; "))
    }
}

impl Fault {
    fn text(&self) -> Text {
        let Self {
            line,
            key,
            problem,
            remedy,
        } = self;
        let (zh_key, en_key) = match key.as_str() {
            "" => (String::new(), String::new()),
            key => (format!("“{key}”"), format!(", `{key}`")),
        };
        Text::new(
            format!("第 {line} 行{zh_key}：{}（{}）", problem.zh, remedy.zh),
            format!("line {line}{en_key}: {} ({})", problem.en, remedy.en),
        )
    }
}

impl fmt::Display for UnitsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for UnitsError {}
