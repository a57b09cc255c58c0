//! The rules of the house that no compiler knows. Each rule is one file that takes the
//! repository as a [`Tree`] and returns what is wrong; each is tested on a made-up tree.

mod checks;
mod edges;
mod forbidden;
mod headers;
mod licences;
mod links;
mod pages;
mod rulesets;
mod sizes;

use crate::tree::Tree;
use std::path::Path;

/// One thing out of order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, relative to the root.
    pub path: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Fault {
    fn new(path: &str, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            message: message.into(),
        }
    }
}

/// A rule.
type Rule = fn(&Tree) -> Vec<Fault>;

/// Every rule by its name.
const RULES: &[(&str, Rule)] = &[
    ("crate edges", edges::faults),
    ("file headers", headers::faults),
    ("file sizes", sizes::faults),
    ("checks", checks::faults),
    ("pages", pages::faults),
    ("links", links::faults),
    ("rule sets", rulesets::faults),
    ("forbidden strings", forbidden::faults),
];

/// Everything out of order in a tree.
pub fn faults(tree: &Tree) -> Vec<Fault> {
    RULES.iter().flat_map(|(_, rule)| rule(tree)).collect()
}

/// Prints what is out of order; true when nothing is.
pub fn report(root: &Path) -> Result<bool, String> {
    let tree = Tree::read(root)?;
    let mut clean = true;
    for (name, rule) in RULES {
        let faults = rule(&tree);
        clean &= faults.is_empty();
        for fault in &faults {
            println!("{}: {} [{name}]", fault.path, fault.message);
        }
    }
    match licences::check(root)? {
        licences::Licences::Clean => {}
        licences::Licences::Faulty(text) => {
            println!("{text}");
            clean = false;
        }
        licences::Licences::Skipped(why) => println!("skipped: licences, {why}"),
    }
    if clean {
        println!("tidy: {} rules, all in order", RULES.len() + 1);
    }
    Ok(clean)
}
