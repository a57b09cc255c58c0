//! From documents to a roll-up: each is read, scored and checked, and only what counts is kept.

use crate::charts::{Losses, add_losses};
use crate::check::{Checked, Outcome, Session, check_documents};
use crate::error::{Error, ErrorKind};
use crate::input::Input;
use domain::form::{Form, FundColumn, Year};
use domain::rollup::{Gather, Graded, Part, Rollup, Standing, Words};
use domain::rules::{Date, RulesInForce};
use domain::scoring::{Attainment, FormScore, score};
use domain::text::Language;
use std::collections::BTreeMap;

/// A units file.
#[derive(Clone, Debug)]
pub struct Units {
    told: forms::rollup::Told,
    /// The name of the file.
    pub file: String,
}

impl Units {
    /// Reads a units file.
    ///
    /// # Errors
    /// Where it cannot be used, with the lines at fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, Error> {
        match forms::rollup::units(text) {
            Ok(told) => Ok(Self {
                told,
                file: file.to_owned(),
            }),
            Err(error) => Err(Error::Units(file.to_owned(), Box::new(error.text()))),
        }
    }
}

/// How to roll up.
#[derive(Debug)]
pub struct Wish {
    /// The units; without, every unit stands for itself.
    pub units: Option<Units>,
    /// The tree of that id or name; else the first.
    pub tree: Option<String>,
    /// The day on which the tree is looked at; else the last of the year.
    pub on: Option<Date>,
    /// The amounts that averages are weighted with.
    pub by: FundColumn,
    /// The language of what has no name of its own.
    pub language: Language,
}

/// A document that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RolledDocument {
    /// Its name.
    pub name: String,
    /// The SHA-256 of its bytes; empty where it could not be read.
    pub sha256: String,
}

/// What came of it.
#[derive(Debug)]
pub struct RolledUp {
    /// Everything rolled up.
    pub rollup: Rollup,
    /// The documents, by the numbers the roll-up has for them.
    pub documents: Vec<RolledDocument>,
    /// Inputs that could not be read, and why.
    pub failed: Vec<(String, Error)>,
    /// Files of folders that are none to be read.
    pub skipped: usize,
    /// The name of the tree; empty where the file names none.
    pub tree: String,
    /// Whether the units were told by a file.
    pub planned: bool,
    /// The threshold below which a rate of spending stands out, as a fraction of one.
    pub low: Option<domain::number::Number>,
    /// What came of the rows of each form, by the numbers of document and form.
    pub attained: BTreeMap<(usize, usize), Attained>,
}

/// What came of the rows of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attained {
    /// Indicators that met their targets.
    pub met: usize,
    /// Indicators that did not.
    pub unmet: usize,
    /// Indicators that a person judges, or that cannot be compared.
    pub open: usize,
    /// The points they lost, by reason.
    pub lost: Losses,
}

/// What is kept of one document.
enum Kept {
    Read(
        RolledDocument,
        Vec<(Part, Attained)>,
        Option<domain::number::Number>,
    ),
    Failed(String, Error),
    Skipped,
}

/// Reads, scores and checks all inputs and rolls them up. `tick` is called after each.
///
/// # Errors
/// Where the units file cannot be used, or the forms are of several years and none is asked for.
pub fn roll_up(
    inputs: &[Result<Input, Error>],
    session: &Session,
    wish: &Wish,
    mut tick: impl FnMut(),
) -> Result<RolledUp, Error> {
    let mut words = forms::rollup::words();
    for names in wish.units.iter().flat_map(|units| &units.told.same) {
        words.add_same(names);
    }
    let numbers = numbers(inputs);
    let mut documents = vec![RolledDocument::default(); numbers.len()];
    let (mut failed, mut skipped, mut low) = (Vec::new(), 0, None);
    let mut attained = BTreeMap::new();
    let mut gather = Gather::new(words.clone());
    check_documents(
        inputs,
        session,
        |outcome| keep(outcome, &numbers, &words),
        |kept| -> Result<(), Error> {
            tick();
            match kept {
                Kept::Failed(name, error) => failed.push((name, error)),
                Kept::Skipped => skipped += 1,
                Kept::Read(document, parts, threshold) => {
                    low = low.or(threshold);
                    let number = numbers.get(document.name.as_str());
                    if let Some(place) = number.and_then(|&at| documents.get_mut(at)) {
                        *place = document;
                    }
                    for (part, rows) in parts {
                        attained.insert((part.document, part.form), rows);
                        gather.add(part);
                    }
                }
            }
            Ok(())
        },
    )?;
    let year = year(session.year, &gather)?;
    let (standing, tree) = standing(wish, &gather, year)?;
    Ok(RolledUp {
        rollup: gather.roll_up(standing, year, wish.by),
        documents,
        failed,
        skipped,
        tree,
        planned: wish.units.is_some(),
        low,
        attained,
    })
}

/// Documents are numbered by their names, so that the order they are given in changes nothing.
fn numbers(inputs: &[Result<Input, Error>]) -> BTreeMap<String, usize> {
    let mut names: Vec<&str> = inputs
        .iter()
        .flatten()
        .map(|input| input.name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    let numbered = names.into_iter().enumerate();
    numbered.map(|(at, name)| (name.to_owned(), at)).collect()
}

fn keep(outcome: &Outcome, numbers: &BTreeMap<String, usize>, words: &Words) -> Kept {
    match outcome {
        Outcome::Skipped { .. } => Kept::Skipped,
        Outcome::Failed { name, error } => Kept::Failed(name.clone(), error.clone()),
        Outcome::Checked(checked) => {
            let name = &checked.loaded.name;
            let number = numbers.get(name).copied().unwrap_or(0);
            let forms = checked.loaded.forms.iter().enumerate();
            let parts = forms.filter_map(|(at, form)| {
                let mut part = Part::of((number, at), form, words)?;
                let mut rows = Attained::default();
                if let Some(chosen) = checked.rules.get(at)
                    && form.family.is_scored()
                {
                    let scored = score(form, &chosen.rules);
                    rows = attained(form, &scored);
                    part.grade = grade(scored, &chosen.rules);
                }
                part.findings = findings(checked, at);
                Some((part, rows))
            });
            let document = RolledDocument {
                name: name.clone(),
                sha256: checked.loaded.sha256.clone(),
            };
            let rules = checked.rules.first().map(|chosen| &chosen.rules);
            let low = rules.and_then(|rules| rules.threshold("low-execution-rate"));
            Kept::Read(document, parts.collect(), low.map(|low| low.value))
        }
    }
}

/// The grade by the rules, and its rank among them.
fn grade(scored: FormScore, rules: &RulesInForce) -> Option<Graded> {
    let word = scored.grade?;
    let grades = &rules.grades.as_ref()?.value;
    let rank = grades.iter().position(|grade| grade.word == word)?;
    Some(Graded { rank, word })
}

fn attained(form: &Form, scored: &FormScore) -> Attained {
    let count = |wanted: Attainment| {
        let rows = scored.rows.iter();
        rows.filter(|row| row.attainment == wanted).count()
    };
    let mut lost = Losses::new();
    add_losses(&mut lost, form, scored);
    Attained {
        met: count(Attainment::Met),
        unmet: count(Attainment::Unmet),
        open: count(Attainment::Undecided),
        lost,
    }
}

/// Findings about a form that nobody waived.
fn findings(checked: &Checked, form: usize) -> Vec<(&'static str, domain::finding::Level)> {
    let marked = checked.report.findings.iter().zip(&checked.marks);
    let own = marked.filter(|(finding, mark)| finding.cell.form == form && mark.waiver.is_none());
    own.map(|(finding, _)| (finding.code, finding.level))
        .collect()
}

/// The year asked for, else the one that all forms are about.
fn year(asked: Option<Year>, gather: &Gather) -> Result<Option<Year>, Error> {
    let years = gather.years();
    match (asked, years.len()) {
        (Some(year), _) => Ok(Some(year)),
        (None, 0 | 1) => Ok(years.first().copied()),
        (None, _) => Err(Error::Years(years.iter().map(|year| year.0).collect())),
    }
}

fn standing(wish: &Wish, gather: &Gather, year: Option<Year>) -> Result<(Standing, String), Error> {
    let Some(units) = &wish.units else {
        let names: Vec<String> = gather.unit_names().into_iter().map(str::to_owned).collect();
        let whole = crate::words::say(wish.language, "全部单位", "all units");
        let on = wish.on.or(year.map(Date::last_of));
        return Ok((Standing::flat(whole, names, on), String::new()));
    };
    let trees = &units.told.units.trees;
    let asked = wish.tree.as_deref();
    let tree = match asked {
        None => trees.first(),
        Some(asked) => trees
            .iter()
            .find(|tree| tree.id == asked || tree.name == asked),
    };
    let Some(tree) = tree else {
        let known = trees.iter().map(|tree| tree.id.clone()).collect();
        return Err(Error::UnknownTree(
            asked.unwrap_or_default().to_owned(),
            known,
        ));
    };
    let on = wish
        .on
        .or(year.map(Date::last_of))
        .ok_or(Error::Years(Vec::new()))?;
    let standing = units.told.standing(&tree.id, on);
    let mut standing =
        standing.map_err(|error| Error::Units(units.file.clone(), Box::new(error.text())))?;
    if let Some(whole) = standing
        .nodes
        .first_mut()
        .filter(|whole| whole.name.is_empty())
    {
        crate::words::say(wish.language, "全部单位", "all units").clone_into(&mut whole.name);
    }
    let name = if tree.name.is_empty() {
        &tree.id
    } else {
        &tree.name
    };
    Ok((standing, name.clone()))
}

impl RolledUp {
    /// Whether nothing at all could be read.
    pub fn is_empty(&self) -> bool {
        self.rollup.filings.is_empty() && self.rollup.aside.is_empty()
    }

    /// Whether a fault of our own kept an input from being read.
    pub fn is_broken(&self) -> bool {
        let mut kinds = self.failed.iter().map(|(_, error)| error.kind());
        kinds.any(|kind| kind != ErrorKind::Input)
    }
}
