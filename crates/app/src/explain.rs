//! The page of a check.

use crate::error::Error;
use crate::waivers::WAIVER_FINDINGS;
use checks::CHECKS;
use domain::finding::Level;
use domain::text::Text;

/// What there is to say about a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// `SUM001`
    pub code: &'static str,
    /// `total-not-sum-of-rows`
    pub name: &'static str,
    /// The usual level of its findings.
    pub level: Level,
    /// What it finds, in one line.
    pub title: Text,
    /// Whether it is shown on request only.
    pub preview: bool,
    /// The page, in Markdown.
    pub page: &'static str,
}

/// The check of a code or name, or all checks whose code begins so; all for nothing.
///
/// # Errors
/// Where there is no such check.
pub fn explain(asked: Option<&str>) -> Result<Vec<Explanation>, Error> {
    let all = everything();
    let Some(asked) = asked else {
        return Ok(all);
    };
    let upper = asked.to_uppercase();
    let exact = |one: &&Explanation| one.code == upper || one.name.eq_ignore_ascii_case(asked);
    if let Some(one) = all.iter().find(exact) {
        return Ok(vec![one.clone()]);
    }
    let group: Vec<_> = all
        .iter()
        .filter(|one| !upper.is_empty() && one.code.starts_with(&upper))
        .cloned()
        .collect();
    if group.is_empty() {
        let prefix: String = upper.chars().take(3).collect();
        let near = all
            .iter()
            .filter(|one| one.code.starts_with(&prefix))
            .map(|one| one.code.to_owned())
            .collect();
        return Err(Error::UnknownCheck(asked.to_owned(), near));
    }
    Ok(group)
}

fn everything() -> Vec<Explanation> {
    let checks = CHECKS.iter().map(|check| Explanation {
        code: check.code,
        name: check.name,
        level: check.level,
        title: Text::new(check.title_zh, check.title_en),
        preview: check.preview,
        page: check.page,
    });
    let waivers = WAIVER_FINDINGS.iter().map(|&(_, code, name, page)| {
        let title = match code {
            "WVR001" => Text::new("豁免没有对上任何问题", "A waiver covers nothing"),
            _ => Text::new("豁免已到期", "A waiver has run out"),
        };
        Explanation {
            code,
            name,
            level: Level::Warning,
            title,
            preview: false,
            page,
        }
    });
    checks.chain(waivers).collect()
}
