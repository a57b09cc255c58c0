//! The rules for each form: chosen, looked at, compared.

use crate::error::Error;
use crate::fingerprint::sha256_hex;
use crate::load::Loaded;
use domain::form::{Form, Year};
use domain::rules::{RuleSetId, RulesInForce};
use domain::text::{Language, Text};
use forms::rulesets::{self, Edition, Library, Overrides, RulesError};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// The rules in force for a form, and why these.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The rules.
    pub rules: Arc<RulesInForce>,
    /// Why they were chosen.
    pub why: Text,
}

/// All rule sets, each put together only once for a year.
#[derive(Debug)]
pub struct Rules {
    library: &'static Library,
    ready: Mutex<BTreeMap<(RuleSetId, Year), Arc<RulesInForce>>>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            library: Library::embedded(),
            ready: Mutex::default(),
        }
    }
}

impl Rules {
    /// The rule set of an id as a person typed it.
    ///
    /// # Errors
    /// Where there is none.
    pub fn named(&self, id: &str) -> Result<RuleSetId, Error> {
        let id = RuleSetId(id.to_owned());
        if self.library.ids().any(|known| *known == id) {
            return Ok(id);
        }
        let known = self.library.ids().map(ToString::to_string).collect();
        Err(Error::UnknownRuleSet(id.0, known))
    }

    /// Every id, in order.
    pub fn ids(&self) -> Vec<RuleSetId> {
        self.library.ids().cloned().collect()
    }

    /// The rules for each form of a document.
    ///
    /// # Errors
    /// Where a rule set asked for cannot be used.
    pub fn choose_all(
        &self,
        loaded: &Loaded,
        ruleset: Option<&RuleSetId>,
        year: Option<Year>,
    ) -> Result<Vec<Chosen>, Error> {
        let texts: Vec<&str> = loaded.texts.iter().map(String::as_str).collect();
        let overrides = Overrides {
            ruleset: ruleset.cloned(),
            year,
        };
        self.library
            .choose_all(&texts, &loaded.forms, &overrides)
            .into_iter()
            .map(|choice| {
                Ok(Chosen {
                    rules: self.in_force(&choice.id, choice.year)?,
                    why: choice.why,
                })
            })
            .collect()
    }

    /// The rules for a form that nobody has filled: of the place and year asked for, else the
    /// national ones, else the latest.
    ///
    /// # Errors
    /// Where the rule set cannot be used.
    pub(crate) fn for_blank(
        &self,
        ruleset: Option<&RuleSetId>,
        year: Option<Year>,
    ) -> Result<Arc<RulesInForce>, Error> {
        let overrides = Overrides {
            ruleset: ruleset.cloned(),
            year,
        };
        let choice = self.library.choose(&[], &Form::default(), &overrides);
        self.in_force(&choice.id, choice.year)
    }

    fn in_force(&self, id: &RuleSetId, year: Year) -> Result<Arc<RulesInForce>, Error> {
        let key = (id.clone(), year);
        // A lock poisoned by a panic elsewhere still guards a sound map.
        let mut ready = self
            .ready
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(rules) = ready.get(&key) {
            return Ok(Arc::clone(rules));
        }
        let rules = self
            .library
            .in_force(id, year)
            .map(Arc::new)
            .map_err(unusable)?;
        ready.insert(key, Arc::clone(&rules));
        Ok(rules)
    }

    /// Id and name of every rule set, in the order of the ids.
    ///
    /// # Errors
    /// Where one of them cannot be read.
    pub fn list(&self) -> Result<Vec<(RuleSetId, Text)>, Error> {
        self.library
            .ids()
            .map(|id| {
                let set = self.library.load(id).map_err(unusable)?;
                Ok((id.clone(), set.name.clone()))
            })
            .collect()
    }

    /// A rule set as a page: by itself, or everything in force in a year.
    ///
    /// # Errors
    /// Where there is none, or it says nothing about the year.
    pub fn page(&self, id: &str, year: Option<Year>, language: Language) -> Result<String, Error> {
        let id = self.named(id)?;
        match year {
            Some(year) => {
                rulesets::render_in_force(self.library, &id, year, language).map_err(unusable)
            }
            None => Ok(rulesets::render(
                self.library.load(&id).map_err(unusable)?,
                language,
            )),
        }
    }

    /// What differs between two rule sets (`hunan-xiangxi`), or years of one (`hunan-xiangxi@2020`).
    ///
    /// # Errors
    /// Where one of them is unknown or says nothing about the year.
    pub fn diff(&self, a: &str, b: &str, language: Language) -> Result<String, Error> {
        let editions = [Edition::parse(a), Edition::parse(b)];
        for edition in &editions {
            self.named(&edition.id.0)?;
        }
        let [a, b] = &editions;
        rulesets::diff(self.library, a, b, language).map_err(unusable)
    }

    /// The SHA-256 over all texts behind a rule set, inherited and shared ones among them, so
    /// that a report says what it was checked by.
    pub fn sha256(&self, id: &str) -> String {
        let texts = self.library.texts_behind(&RuleSetId(id.to_owned()));
        texts.map_or_else(
            |_| String::new(),
            |texts| sha256_hex(texts.concat().as_bytes()),
        )
    }
}

fn unusable(error: RulesError) -> Error {
    Error::Rules(Box::new(error.text))
}
