//! Commands, checks and words are documented, and the generated page is fresh.

use super::Fault;
use crate::docs;
use crate::source::{commands, options};
use crate::tree::Tree;

const COMMANDS: &str = "docs/guide/commands.md";
const GLOSSARY: &str = "docs/GLOSSARY.md";

pub(super) fn faults(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    let page = tree.get(COMMANDS).unwrap_or("");
    for command in commands(tree) {
        let named = [format!("`jixiao {command}`"), format!("`jixiao {command} ")];
        if !named.iter().any(|name| page.contains(name.as_str())) {
            let message = format!("`jixiao {command}` is not described");
            faults.push(Fault::new(COMMANDS, message));
        }
    }
    for option in options(tree) {
        if !has_word(page, &option) {
            faults.push(Fault::new(COMMANDS, format!("`{option}` is not described")));
        }
    }
    if tree.get(docs::INDEX) != Some(&docs::index(tree)) {
        faults.push(Fault::new(
            docs::INDEX,
            "out of date; run `cargo xtask docs`",
        ));
    }
    faults.extend(glossary(tree));
    faults
}

/// Every code word of the glossary's third column must still occur in the code.
fn glossary(tree: &Tree) -> Vec<Fault> {
    let Some(page) = tree.get(GLOSSARY) else {
        return vec![Fault::new(GLOSSARY, "is missing")];
    };
    let rows = page.lines().filter(|line| line.starts_with("| "));
    let words = rows.filter_map(|row| row.split('|').nth(3));
    let words = words.flat_map(|column| column.split('`').skip(1).step_by(2));
    words
        .filter(|word| {
            !tree
                .below("crates/", ".rs")
                .any(|(_, text)| has_word(text, word))
        })
        .map(|word| Fault::new(GLOSSARY, format!("`{word}` is not in the code any more")))
        .collect()
}

fn has_word(text: &str, word: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(inner) && !text[at + word.len()..].starts_with(inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLI: (&str, &str) = (
        "crates/cli/src/main.rs",
        "#[derive(Subcommand)]\nenum Command {\n    Check(Args),\n}\n#[arg(long)]\npub lang: X,\n",
    );

    fn texts(files: &[(&str, &str)]) -> Vec<String> {
        let fresh = docs::index(&Tree::default());
        let mut all = files.to_vec();
        if !files.iter().any(|(path, _)| *path == docs::INDEX) {
            all.push((docs::INDEX, &fresh));
        }
        let faults = faults(&Tree::of(&all));
        faults.into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn a_described_command_and_a_living_word_are_in_order() {
        let page = (COMMANDS, "## `jixiao check PATH…`\n`--lang zh`\n");
        let words = (GLOSSARY, "| score | 得分 | `Args` | x |\n");
        assert_eq!(texts(&[CLI, page, words]), [""; 0]);
    }

    #[test]
    fn a_command_without_description_is_seen() {
        let found = texts(&[CLI, (GLOSSARY, "")]);
        let expected = [
            "`jixiao check` is not described",
            "`--lang` is not described",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_dead_word_and_a_stale_index_are_seen() {
        let words = (GLOSSARY, "| score | 得分 | `Arg` | x |\n");
        let found = texts(&[words, (docs::INDEX, "old")]);
        assert_eq!(
            found,
            [
                "out of date; run `cargo xtask docs`",
                "`Arg` is not in the code any more"
            ]
        );
    }
}
