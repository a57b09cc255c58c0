//! The rules for each form: chosen, looked at, compared.

use crate::error::Error;
use crate::fingerprint::sha256_hex;
use domain::form::{Form, Year};
use domain::rules::{RuleSetId, RulesInForce};
use domain::text::Text;
use forms::rulesets::Library;
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
        forms: &[Form],
        ruleset: Option<&RuleSetId>,
        year: Option<Year>,
    ) -> Result<Vec<Chosen>, Error> {
        forms
            .iter()
            .map(|form| self.choose(form, ruleset, year))
            .collect()
    }

    fn choose(
        &self,
        form: &Form,
        ruleset: Option<&RuleSetId>,
        year: Option<Year>,
    ) -> Result<Chosen, Error> {
        let id = ruleset.cloned().unwrap_or(RuleSetId("hunan-xiangxi".to_owned()));
        let year = year.or(form.year).unwrap_or(Year(2022));
        Ok(Chosen {
            rules: self.in_force(&id, year)?,
            why: Text::default(),
        })
    }

    fn in_force(&self, id: &RuleSetId, year: Year) -> Result<Arc<RulesInForce>, Error> {
        let key = (id.clone(), year);
        // A lock poisoned by a panic elsewhere still guards a sound map.
        let mut ready = self.ready.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
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
