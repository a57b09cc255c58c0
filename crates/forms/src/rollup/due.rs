//! What a units file expects of a unit: which forms, how many, which projects, what funds.

use super::error::UnitsError;
use super::file::bad;
use domain::form::{Family, MoneyUnit, Year};
use domain::number::Number;
use domain::rollup::Expected;
use domain::text::Text;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Due {
    family: Spanned<String>,
    year: Option<Spanned<String>>,
    forms: Option<Spanned<String>>,
    #[serde(default)]
    projects: Vec<String>,
    funds: Option<Spanned<String>>,
}

/// An expectation; the funds are in that unit.
pub(super) fn expected(source: &str, due: Due, money: MoneyUnit) -> Result<Expected, UnitsError> {
    let known: Vec<&str> = Family::ALL.iter().map(|family| family.id()).collect();
    let family = Family::from_id(due.family.get_ref()).ok_or_else(|| {
        let known = known.join(" ");
        bad(
            source,
            &due.family,
            "family",
            Text::new(
                format!("表种写作：{known}"),
                format!("write one of: {known}"),
            ),
        )
    })?;
    let year = match &due.year {
        Some(text) => {
            let year = text.get_ref().parse().ok().and_then(Year::possible);
            Some(year.ok_or_else(|| {
                bad(
                    source,
                    text,
                    "year",
                    Text::new("写成 \"2022\" 这样的年份", "write a year as \"2022\""),
                )
            })?)
        }
        None => None,
    };
    let forms = match &due.forms {
        Some(text) => {
            let forms: Option<u32> = text.get_ref().parse().ok();
            let remedy = Text::new(
                "写应报的份数，如 \"12\"",
                "write how many are expected, as \"12\"",
            );
            forms.ok_or_else(|| bad(source, text, "forms", remedy))? as usize
        }
        None => due.projects.len().max(1),
    };
    let funds = match &due.funds {
        Some(text) => {
            let funds: Option<Number> = text.get_ref().parse().ok();
            let funds = funds.filter(|funds| !funds.is_negative());
            let funds = funds.and_then(|funds| funds.shifted(money.power()));
            let remedy = Text::new(
                "写金额，如 \"1234.56\"，不带单位",
                "write an amount, as \"1234.56\", without a unit",
            );
            Some(funds.ok_or_else(|| bad(source, text, "funds", remedy))?)
        }
        None => None,
    };
    Ok(Expected {
        year,
        family,
        forms: forms.max(due.projects.len()),
        projects: due.projects,
        funds,
    })
}
