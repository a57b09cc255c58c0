//! The rules for each form: chosen, looked at, compared.

use crate::error::Error;
use crate::fingerprint::sha256_hex;
use crate::load::Loaded;
use domain::form::Year;
use domain::rules::{RuleSetId, RulesInForce};
use domain::text::Text;
use forms::rulesets::{Library, Overrides};
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
        loaded
            .forms
            .iter()
            .map(|form| {
                let choice = self.library.choose(&texts, form, &overrides);
                Ok(Chosen {
                    rules: self.in_force(&choice.id, choice.year)?,
                    why: choice.why,
                })
            })
            .collect()
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
            .map_err(|error| Error::Rules(Box::new(error.text)))?;
        ready.insert(key, Arc::clone(&rules));
        Ok(rules)
    }

    /// The SHA-256 over a rule set's values, so that a report says what it was checked by.
    pub fn sha256(&self, id: &str) -> String {
        let set = self.library.get(&RuleSetId(id.to_owned()));
        set.map_or_else(String::new, |set| sha256_hex(format!("{set:?}").as_bytes()))
    }
}
