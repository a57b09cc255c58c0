//! The reports of a unit and year written from its forms: every figure from a fact, every
//! score by its rule, and a marked blank where only people know.
//!
//! Must not know how a report is worded: headings, sentences and tables are data
//! (`forms::report`); nor the format it is written in.

mod annex;
mod book;
mod contradicted;
mod draft;
mod fill;
mod grid;
mod group;
mod item;
mod items;
mod known;
mod problems;
mod rows;

use crate::check::Session;
use crate::error::Error;
use crate::input::Input;
use book::Book;
use domain::form::Family;
use domain::text::Text;
use draft::Draft;
use forms::report::reports;
use office::{Block, Document};

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct ReportWish {
    /// The unit, by its name or a part of it; needed where there are several.
    pub unit: Option<String>,
    /// The budget year; else the latest.
    pub year: Option<i32>,
    /// One of the reports only.
    pub family: Option<Family>,
}

/// A report as it was written.
#[derive(Clone, Debug, Default)]
pub struct WrittenReport {
    /// The reports, one behind the other, and the pages that prove them.
    pub document: Document,
    /// What was written and what was left blank, and what could not be read.
    pub told: Vec<Text>,
    /// Why inputs could not be read.
    pub errors: Vec<Error>,
}

/// Writes the reports of a unit and year from its forms.
///
/// # Errors
/// Where no forms of the unit and year are there, or several units are and none is asked for.
pub fn write_report(
    inputs: &[Result<Input, Error>],
    session: &Session,
    wish: &ReportWish,
) -> Result<WrittenReport, Error> {
    let (tree, outcomes) = crate::package::checked_together(inputs, session);
    let (checked, errors) = group::parted(outcomes);
    let group = match (group::choose(&tree, &checked, wish), errors.first()) {
        // Where nothing could be read, why is what helps.
        (Err(_), Some(why)) if checked.is_empty() => return Err(why.clone()),
        (group, _) => group?,
    };
    let book = Book::of(&group);
    let mut draft = Draft::new(&book);
    let plans = reports().plans.iter();
    let wanted = plans.filter(|plan| wish.family.is_none_or(|family| family == plan.family));
    for (at, plan) in wanted.enumerate() {
        if at > 0 {
            draft.blocks.push(Block::PageBreak);
        }
        draft.write(plan);
    }
    annex::sources(&mut draft);
    annex::found(&mut draft);
    let told = told(&draft, &group);
    Ok(WrittenReport {
        document: Document {
            blocks: draft.blocks,
            ..Document::default()
        },
        told,
        errors,
    })
}

fn told(draft: &Draft<'_>, group: &group::Group<'_>) -> Vec<Text> {
    let (unit, year) = (&group.unit, group.year.0);
    let (forms, figures) = (group.plain, draft.origins.len());
    vec![
        Text::new(
            format!("{unit} {year} 年度：依据 {forms} 张表，{figures} 个数字有出处"),
            format!("{unit}, {year}: {forms} forms, {figures} figures with their sources"),
        ),
        Text::new(
            format!("留给单位填写的空白 {} 处，以【】标出", draft.blanks),
            format!("{} blanks are left to the unit, marked 【】", draft.blanks),
        ),
    ]
}
