//! Crates may use one another only as the table in docs/ARCHITECTURE.md says.

use super::Fault;
use crate::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

const PAGE: &str = "docs/ARCHITECTURE.md";

/// What a crate uses: always, and in its tests besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Edges {
    normal: BTreeSet<String>,
    dev: BTreeSet<String>,
}

pub(super) fn faults(tree: &Tree) -> Vec<Fault> {
    let drawn = drawn(tree.get(PAGE).unwrap_or(""));
    let (built, mut faults) = built(tree);
    for (name, edges) in &built {
        let Some(plan) = drawn.get(name) else {
            faults.push(Fault::new(
                PAGE,
                format!("crate `{name}` is missing from the table"),
            ));
            continue;
        };
        compare(name, "", &edges.normal, &plan.normal, &mut faults);
        compare(name, " in tests", &edges.dev, &plan.dev, &mut faults);
    }
    for name in drawn.keys().filter(|name| !built.contains_key(*name)) {
        faults.push(Fault::new(
            PAGE,
            format!("the table names `{name}`, which is no crate"),
        ));
    }
    faults
}

fn compare(
    name: &str,
    when: &str,
    built: &BTreeSet<String>,
    drawn: &BTreeSet<String>,
    faults: &mut Vec<Fault>,
) {
    for other in built.difference(drawn) {
        let message = format!("`{name}` uses `{other}`{when}, but the table does not allow it");
        faults.push(Fault::new(PAGE, message));
    }
    for other in drawn.difference(built) {
        let message = format!("the table lets `{name}` use `{other}`{when}, but it does not");
        faults.push(Fault::new(PAGE, message));
    }
}

/// The rows of the table whose first heading is `crate`.
fn drawn(page: &str) -> BTreeMap<String, Edges> {
    let rows = page
        .lines()
        .skip_while(|line| !line.starts_with("| crate |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    rows.filter_map(|line| {
        let columns: Vec<&str> = line.trim_matches('|').split('|').collect();
        let name = ticked(columns.first()?).into_iter().next()?;
        let edges = Edges {
            normal: ticked(columns.get(2)?),
            dev: ticked(columns.get(3)?),
        };
        Some((name, edges))
    })
    .collect()
}

/// The words between backticks.
fn ticked(text: &str) -> BTreeSet<String> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The edges as the manifests have them.
fn built(tree: &Tree) -> (BTreeMap<String, Edges>, Vec<Fault>) {
    let mut manifests = BTreeMap::new();
    let mut faults = Vec::new();
    for (path, text) in tree.files() {
        let ours = path.starts_with("crates/") || path.starts_with("xtask/");
        if !ours || !path.ends_with("/Cargo.toml") {
            continue;
        }
        match text.parse::<toml::Table>() {
            Ok(table) => {
                let name = table
                    .get("package")
                    .and_then(|package| package.get("name"))
                    .and_then(toml::Value::as_str);
                manifests.insert(name.unwrap_or_default().to_owned(), table);
            }
            Err(error) => faults.push(Fault::new(path, error.message().to_owned())),
        }
    }
    let names: BTreeSet<String> = manifests.keys().cloned().collect();
    let used = |table: &toml::Table, key: &str| -> BTreeSet<String> {
        let section = table.get(key).and_then(toml::Value::as_table);
        let keys = section.into_iter().flat_map(toml::Table::keys);
        keys.filter(|key| names.contains(*key)).cloned().collect()
    };
    let edges = manifests.iter().map(|(name, table)| {
        let normal = &used(table, "dependencies") | &used(table, "build-dependencies");
        let dev = used(table, "dev-dependencies");
        (name.clone(), Edges { normal, dev })
    });
    (edges.collect(), faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# A\n\n| crate | what | uses | in tests also |\n|---|---|---|---|\n| `a` | x | – | – |\n| `b` | y | `a` | – |\n";
    const A: (&str, &str) = ("crates/a/Cargo.toml", "[package]\nname = \"a\"\n");

    #[test]
    fn a_tree_as_drawn_is_in_order() {
        let b = "[package]\nname = \"b\"\n[dependencies]\na.workspace = true\nserde = \"1\"\n";
        let tree = Tree::of(&[(PAGE, TABLE), A, ("crates/b/Cargo.toml", b)]);
        assert_eq!(faults(&tree), []);
    }

    #[test]
    fn an_edge_more_and_an_edge_less_are_seen() {
        let b = "[package]\nname = \"b\"\n[dev-dependencies]\na.workspace = true\n";
        let tree = Tree::of(&[(PAGE, TABLE), A, ("crates/b/Cargo.toml", b)]);
        let texts: Vec<String> = faults(&tree)
            .into_iter()
            .map(|fault| fault.message)
            .collect();
        assert_eq!(
            texts,
            [
                "the table lets `b` use `a`, but it does not",
                "`b` uses `a` in tests, but the table does not allow it",
            ]
        );
    }

    #[test]
    fn a_crate_missing_on_either_side_is_seen() {
        let c = ("crates/c/Cargo.toml", "[package]\nname = \"c\"\n");
        let tree = Tree::of(&[(PAGE, TABLE), A, c]);
        assert_eq!(faults(&tree).len(), 2);
    }
}
