//! Forms as documents in their official layouts, blank ones too, and as bytes of a format.

use crate::check::Session;
use crate::error::Error;
use crate::load::Loaded;
use crate::rules::Rules;
use domain::form::{Family, Form, Year};
use domain::rules::{RuleSetId, RulesInForce};
use domain::text::Text;
use forms::layout::{self, Layout, Written};
use office::{Document, Fonts, Format};
use std::path::Path;
use std::sync::Arc;

/// Forms in their layouts.
#[derive(Clone, Debug, Default)]
pub struct InLayout {
    /// One document, each form on a page of its own.
    pub document: Document,
    /// Which layout each form was written in, and what found no place in it.
    pub told: Vec<Text>,
}

/// The forms of a document in their official layouts: all, or the one of that number from 1.
///
/// # Errors
/// Where a rule set cannot be used, there is no form of that number, or none of the forms
/// has a layout.
pub fn in_layout(
    session: &Session,
    loaded: &Loaded,
    number: Option<usize>,
) -> Result<InLayout, Error> {
    // Refuses a number that is none.
    crate::load::pick_forms(loaded, number)?;
    let chosen = session
        .rules
        .choose_all(loaded, session.ruleset.as_ref(), session.year)?;
    let mut told = Vec::new();
    let mut all = Vec::new();
    let wanted = |n: usize| number.is_none_or(|number| number == n);
    for (i, (form, chosen)) in loaded.forms.iter().zip(chosen).enumerate() {
        let number = i + 1;
        if !wanted(number) {
            continue;
        }
        // The rules of the place, by the place the form was first taken for.
        let place = session.ruleset.as_ref().unwrap_or(&chosen.rules.id);
        let Some(layout) = layout_for(form.family, place, form.year) else {
            told.push(Text::new(
                format!(
                    "第{number}张（{}）没有版式，没有写出",
                    form.family.chinese()
                ),
                format!(
                    "form {number} ({}) has no layout and was not written",
                    form.family.id()
                ),
            ));
            continue;
        };
        let written = layout::write(form, Some(&chosen.rules), layout);
        told.push(layout_used(number, form, layout));
        told.extend(unplaced(number, &written));
        all.push(written);
    }
    if all.is_empty() {
        return Err(Error::NoLayout(loaded.name.clone()));
    }
    Ok(InLayout {
        document: layout::join(all),
        told,
    })
}

/// The blank forms of a family in the layout of a place, as they are printed before anybody
/// fills them. Some families have several (one for each kind of fund).
///
/// # Errors
/// Where there is no such family, no such rule set, or no layout for the family.
pub fn blank_forms(
    rules: &Rules,
    family: &str,
    ruleset: Option<&RuleSetId>,
    year: Option<Year>,
) -> Result<(Vec<Form>, InLayout), Error> {
    let known = || Family::ALL.iter().map(|family| family.id().to_owned());
    let family = Family::from_id(family)
        .filter(|family| *family != Family::Unknown)
        .ok_or_else(|| Error::UnknownFamily(family.to_owned(), known().collect()))?;
    let in_force: Arc<RulesInForce> = rules.for_blank(ruleset, year)?;
    let place = ruleset.unwrap_or(&in_force.id);
    let layout =
        layout_for(family, place, year).ok_or_else(|| Error::NoLayout(family.id().to_owned()))?;
    let kinds: Vec<Option<&str>> = match layout.kinds() {
        [] => vec![None],
        kinds => kinds.iter().map(|kind| Some(kind.as_str())).collect(),
    };
    let forms: Vec<Form> = kinds
        .into_iter()
        .map(|kind| layout::blank_form(layout, Some(&in_force), year, kind))
        .collect();
    let all = forms
        .iter()
        .map(|form| layout::write(form, Some(&in_force), layout));
    let document = layout::join(all);
    let told = forms
        .iter()
        .enumerate()
        .map(|(i, form)| layout_used(i + 1, form, layout))
        .collect();
    Ok((forms, InLayout { document, told }))
}

/// A document as bytes of a format.
///
/// # Errors
/// Where no font has one of its characters, or the format cannot hold it.
pub fn to_bytes(document: &Document, format: Format, fonts: &Fonts) -> Result<Vec<u8>, Error> {
    office::write(document, format, fonts)
        .map_err(|error| Error::Unwritable(Box::new(Text::new(error.chinese(), error.to_string()))))
}

/// Adds a font of the user's; of a collection the first.
///
/// # Errors
/// Where the file cannot be opened or is no font.
pub fn add_font(fonts: &mut Fonts, path: &Path) -> Result<(), Error> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Error::Io(name.clone(), error.to_string()))?;
    let name = path
        .file_stem()
        .map_or(name, |stem| stem.to_string_lossy().into_owned());
    fonts
        .add(&name, bytes, 0)
        .map_err(|error| Error::Unwritable(Box::new(Text::new(error.chinese(), error.to_string()))))
}

fn layout_for(family: Family, place: &RuleSetId, year: Option<Year>) -> Option<&'static Layout> {
    layout::library().choose(family, &place.0, year.map(|year| year.0))
}

fn layout_used(number: usize, form: &Form, layout: &Layout) -> Text {
    let (subject, id) = (form.subject(), layout.id());
    Text::new(
        format!("第{number}张《{subject}》按 {id} 的版式"),
        format!("form {number} '{subject}' in the layout {id}"),
    )
}

fn unplaced(number: usize, written: &Written) -> Vec<Text> {
    written
        .unplaced
        .iter()
        .map(|(slot, text)| {
            let path = slot.path();
            Text::new(
                format!("第{number}张的 {path}「{text}」在版式里没有位置，没有写出"),
                format!(
                    "form {number}: {path} '{text}' has no place in the layout and was not written"
                ),
            )
        })
        .collect()
}
