//! Links between our own pages lead somewhere, and the test command is one and the same
//! in the READMEs and in `.ci/run`.

use super::Fault;
use crate::tree::Tree;

const CI: &str = ".ci/run";
const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];

pub(super) fn faults(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (page, text) in tree.below("", ".md") {
        for target in targets(text) {
            let path = resolve(page, target);
            let folder = format!("{path}/");
            let known = tree.get(&path).is_some() || tree.below(&folder, "").next().is_some();
            if !known {
                faults.push(Fault::new(
                    page,
                    format!("links to {target}, which is not there"),
                ));
            }
        }
    }
    faults.extend(test_command(tree));
    faults
}

/// The relative targets of a page's links, outside code.
fn targets(text: &str) -> Vec<&str> {
    let mut fenced = false;
    let mut all = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        for part in line.split("](").skip(1) {
            let target = part.split([')', '#']).next().unwrap_or("");
            if !target.is_empty() && !target.contains("://") && !target.contains('`') {
                all.push(target);
            }
        }
    }
    all
}

/// A target relative to a page as a path from the root.
fn resolve(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}

fn test_command(tree: &Tree) -> Vec<Fault> {
    let script = tree.get(CI).unwrap_or("");
    let called = script.lines().find_map(|line| line.strip_prefix("exec "));
    let Some(command) = called else {
        return vec![Fault::new(CI, "should end with `exec <the test command>`")];
    };
    let silent = |page: &&&str| !tree.get(page).unwrap_or("").contains(command);
    READMES
        .iter()
        .filter(silent)
        .map(|page| Fault::new(page, format!("does not name the test command `{command}`")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUSE: [(&str, &str); 3] = [
        (CI, "#!/bin/sh\nexec cargo xtask test\n"),
        ("README.md", "run `cargo xtask test`\n"),
        (
            "README.zh-CN.md",
            "[a](docs/a.md#b)\n\n    cargo xtask test\n",
        ),
    ];

    fn texts(files: &[(&str, &str)]) -> Vec<String> {
        let faults = faults(&Tree::of(files));
        faults.into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn links_are_followed_from_their_page() {
        let mut files = HOUSE.to_vec();
        let text = "[up](../README.md) [out](https://a.b/c) [folder](x)\n```\n[no](no)\n```\n";
        files.extend([("docs/a.md", text), ("docs/x/y.md", "[gone](z.md)")]);
        assert_eq!(texts(&files), ["links to z.md, which is not there"]);
    }

    #[test]
    fn the_readme_and_the_script_name_one_command() {
        let files = [
            HOUSE[0],
            ("README.md", "cargo test"),
            ("README.zh-CN.md", "cargo xtask test"),
        ];
        assert_eq!(
            texts(&files),
            ["does not name the test command `cargo xtask test`"]
        );
        assert_eq!(texts(&[]), ["should end with `exec <the test command>`"]);
    }
}
