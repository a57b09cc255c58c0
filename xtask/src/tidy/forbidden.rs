//! Nothing in the repository tells about one machine: no absolute paths, no package hosts
//! but the public one. The strings are data, in `xtask/forbidden.toml`.

use super::Fault;
use crate::tree::Tree;
use serde::Deserialize;

const LIST: &str = "xtask/forbidden.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forbidden {
    paths: Vec<String>,
    hosts: Vec<String>,
    excused: Vec<String>,
}

pub(super) fn faults(tree: &Tree) -> Vec<Fault> {
    let list: Forbidden = match toml::from_str(tree.get(LIST).unwrap_or("")) {
        Ok(list) => list,
        Err(error) => return vec![Fault::new(LIST, error.message().to_owned())],
    };
    let mut faults = Vec::new();
    for (path, text) in tree.files().filter(|(path, _)| *path != LIST) {
        for (number, line) in text.lines().enumerate() {
            if list.excused.iter().any(|word| line.contains(word.as_str())) {
                continue;
            }
            let paths = list.paths.iter().filter(|word| has_path(line, word));
            let hosts = list
                .hosts
                .iter()
                .filter(|word| line.contains(word.as_str()));
            if let Some(word) = paths.chain(hosts).next() {
                let message = format!("line {} holds `{word}`", number + 1);
                faults.push(Fault::new(path, message));
            }
        }
    }
    faults
}

/// Whether an absolute path begins so; `../work/x` and `https://host/home/` do not count.
fn has_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '}'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATA: (&str, &str) = (
        LIST,
        "paths = [\"/secret/\"]\nhosts = [\"mirror.example\"]\nexcused = [\"public.example\"]\n",
    );

    #[test]
    fn paths_and_hosts_of_one_machine_are_seen() {
        let text = "ok\nlet p = \"/secret/x\";\nurl = mirror.example/a\n";
        let found = faults(&Tree::of(&[DATA, ("a.rs", text)]));
        let texts: Vec<&str> = found.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            texts,
            ["line 2 holds `/secret/`", "line 3 holds `mirror.example`"]
        );
    }

    #[test]
    fn relative_paths_and_excused_lines_are_in_order() {
        let text = "../secret/x https://a/secret/ public.example mirror.example\n./a/secret/\n";
        assert_eq!(faults(&Tree::of(&[DATA, ("a.rs", text)])), []);
    }
}
