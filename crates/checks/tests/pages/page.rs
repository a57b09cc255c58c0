//! A check's page taken apart: its sections and its examples.
//!
//! ````text
//! # SUM001 total-not-sum-of-rows
//!
//! ## 查什么    (and 为什么, 怎么改, 依据: Chinese first, then a short English paragraph)
//!
//! ## 例
//!
//! ### fails            (or passes, or boundary; words may follow)
//! ```toml
//! # ruleset = "hunan-xiangxi" year = 2022
//! …one form in the notation of forms, or several as [[form]]
//! ```
//! ```text
//! ERROR SUM001 total.score expected 94 found 96
//! ```
//! ````
//!
//! An empty text block means that nothing is found. With several forms the
//! address begins with the form's number: `2:total.score`.

use checks::Check;

/// The sections every page has, in this order.
const SECTIONS: [&str; 5] = ["查什么", "为什么", "怎么改", "依据", "例"];

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Fails,
    Passes,
    Boundary,
}

/// One example: the forms of a document and what is found in them.
#[derive(Debug)]
pub struct Example {
    /// `SUM001 fails`, for messages.
    pub title: String,
    /// What it shows.
    pub kind: Kind,
    /// The rule set and year of the first comment line.
    pub ruleset: String,
    /// The budget year.
    pub year: i32,
    /// The forms as text.
    pub forms: String,
    /// The findings as printed.
    pub expected: String,
}

/// Takes a page apart; what is wrong with it is an error in words.
pub fn examples(check: &Check) -> Result<Vec<Example>, String> {
    let fault = |what: &str| format!("{} {}: {what}", check.code, check.name);
    let first = check.page.lines().next().unwrap_or_default();
    if first != format!("# {} {}", check.code, check.name) {
        return Err(fault("the page's title is not `# CODE name`"));
    }
    let sections: Vec<&str> = headings(check.page, "## ").collect();
    if sections != SECTIONS {
        return Err(fault(&format!("sections {sections:?}, not {SECTIONS:?}")));
    }
    let Some((_, part)) = check.page.split_once("\n## 例\n") else {
        return Err(fault("no examples"));
    };
    let examples = part
        .split("\n### ")
        .skip(1)
        .map(|text| example(check.code, text).map_err(|what| fault(&what)))
        .collect::<Result<Vec<_>, _>>()?;
    for kind in [Kind::Fails, Kind::Passes, Kind::Boundary] {
        if !examples.iter().any(|example| example.kind == kind) {
            return Err(fault(&format!("no example of the kind {kind:?}")));
        }
    }
    Ok(examples)
}

/// The headings of one level outside code blocks.
fn headings<'a>(page: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    let mut fenced = false;
    page.lines().filter_map(move |line| {
        fenced ^= line.starts_with("```");
        line.strip_prefix(mark).filter(|_| !fenced)
    })
}

fn example(code: &str, text: &str) -> Result<Example, String> {
    let title = text.lines().next().unwrap_or_default();
    let kind = match title.split_whitespace().next() {
        Some("fails") => Kind::Fails,
        Some("passes") => Kind::Passes,
        Some("boundary") => Kind::Boundary,
        _ => return Err(format!("`### {title}` is not fails, passes or boundary")),
    };
    let form = block(text, "toml").ok_or(format!("`{title}` has no toml block"))?;
    let expected = block(text, "text").ok_or(format!("`{title}` has no text block"))?;
    let named = |what: &str| -> Option<String> {
        let (_, rest) = form.lines().next()?.split_once(&format!("{what} ="))?;
        let word = rest.split_whitespace().next()?;
        Some(word.trim_matches('"').to_owned())
    };
    let ruleset = named("ruleset").ok_or(format!("`{title}` names no ruleset"))?;
    let year = named("year").and_then(|year| year.parse().ok());
    Ok(Example {
        title: format!("{code} {title}"),
        kind,
        ruleset,
        year: year.ok_or(format!("`{title}` names no year"))?,
        forms: form,
        expected,
    })
}

/// The text of the first block of that language.
fn block(text: &str, language: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("\n```{language}\n"))?;
    if rest.starts_with("```") {
        return Some(String::new());
    }
    let (body, _) = rest.split_once("\n```")?;
    Some(format!("{body}\n"))
}
