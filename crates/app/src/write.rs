//! Forms as documents in their official layouts, blank ones too, and as bytes of a format.

use crate::check::Session;
use crate::error::Error;
use crate::load::Loaded;
use crate::rules::Rules;
use crate::unwritable::writable;
use crate::words;
use domain::form::{Family, Form, Year};
use domain::rules::{RuleSetId, RulesInForce};
use domain::text::{Language, Text};
use forms::layout::{self, Layout, Written};
use office::{Document, Fonts, Format};
use std::sync::Arc;

/// Up to so many forms of one layout are told by name.
const NAMED_FORMS: usize = 3;

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
    let mut used: Vec<(&Layout, Vec<(usize, &Form)>)> = Vec::new();
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
        let (writable, lost) = writable(number, form);
        told.extend(lost);
        let written = layout::write(&writable, Some(&chosen.rules), layout);
        match used.iter_mut().find(|(known, _)| known.id() == layout.id()) {
            Some((_, forms)) => forms.push((number, form)),
            None => used.push((layout, vec![(number, form)])),
        }
        told.extend(unplaced(number, &written));
        all.push(written);
    }
    if all.is_empty() {
        return Err(Error::NoLayout(loaded.name.clone()));
    }
    told.extend(left_out(loaded));
    let layouts = used
        .iter()
        .map(|(layout, forms)| layout_used(layout, forms));
    Ok(InLayout {
        document: layout::join(all),
        told: layouts.chain(told).collect(),
    })
}

/// What stands in no form cannot be written: said, with the first of it.
fn left_out(loaded: &Loaded) -> Option<Text> {
    let (first, count) = (loaded.unread.first()?, loaded.unread.len());
    let words: String = first.text.trim().chars().take(LEFT_OUT_SHOWN).collect();
    let place = words::place(&first.place, Language::Chinese);
    let at = words::place(&first.place, Language::English);
    Some(Text::new(
        format!("原件有{count}处没有读懂，没有写出（如{place}「{words}」）；用 jixiao read 查看"),
        format!(
            "{count} cells of the original were not understood and not written (such as {at}, '{words}'); jixiao read shows them"
        ),
    ))
}

/// How many characters of what was left out are shown.
const LEFT_OUT_SHOWN: usize = 20;

/// The blank forms of a family in the layout of a place, as they are printed before anybody
/// fills them; on request with a page that tells what belongs where. Some families have several (one for each kind of fund).
///
/// # Errors
/// Where there is no such family, no such rule set, or no layout for the family.
pub fn blank_forms(
    rules: &Rules,
    family: &str,
    ruleset: Option<&RuleSetId>,
    year: Option<Year>,
    with_guide: bool,
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
    let mut document = layout::join(all);
    if with_guide {
        document.blocks.extend(layout::guide_page(layout));
    }
    let numbered: Vec<(usize, &Form)> = (1..).zip(&forms).collect();
    let told = vec![layout_used(layout, &numbered)];
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

fn layout_for(family: Family, place: &RuleSetId, year: Option<Year>) -> Option<&'static Layout> {
    layout::library().choose(family, &place.0, year.map(|year| year.0))
}

/// Which forms, by number, are written in a layout; a few are named too.
fn layout_used(layout: &Layout, forms: &[(usize, &Form)]) -> Text {
    let id = layout.id();
    let few = forms.len() <= NAMED_FORMS;
    let told = |before: &str, after: &str, between: &str| {
        let name = |(number, form): &(usize, &Form)| match form.subject() {
            subject if few && !subject.is_empty() => {
                format!("{before}{number}{after}《{subject}》")
            }
            _ => format!("{before}{number}{after}"),
        };
        forms.iter().map(name).collect::<Vec<_>>().join(between)
    };
    Text::new(
        format!("{}按 {id} 的版式", told("第", "张", "、")),
        format!("layout {id}: {}", told("form ", "", ", ")),
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
