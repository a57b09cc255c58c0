//! Every rule set has its three parts. What they say is the loader's matter.
//! A folder whose name begins with `_` holds what rule sets share.

use super::Fault;
use crate::tree::Tree;

pub(super) fn faults(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for id in tree.folders("rulesets/") {
        if id.starts_with('_') {
            continue;
        }
        let folder = format!("rulesets/{id}/");
        for file in ["ruleset.toml", "values.toml"] {
            if tree.get(&format!("{folder}{file}")).is_none() {
                faults.push(Fault::new(&folder, format!("has no {file}")));
            }
        }
        let sources = format!("{folder}sources/");
        if tree.below(&sources, ".md").next().is_none() {
            faults.push(Fault::new(&folder, "has no page in sources/"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_rule_set_is_in_order_and_a_bare_one_is_not() {
        let tree = Tree::of(&[
            ("rulesets/a/ruleset.toml", ""),
            ("rulesets/a/values.toml", ""),
            ("rulesets/a/sources/x.md", ""),
            ("rulesets/b/ruleset.toml", ""),
            ("rulesets/_common/labels.toml", ""),
        ]);
        let found = faults(&tree);
        let texts: Vec<&str> = found.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(texts, ["has no values.toml", "has no page in sources/"]);
        assert_eq!(found[0].path, "rulesets/b/");
    }
}
