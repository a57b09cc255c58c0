//! Files stay small: over 400 lines only when listed in `xtask/ratchet.toml`, whose
//! numbers may only go down; over 800 never.

use super::Fault;
use crate::tree::Tree;

const LIST: &str = "xtask/ratchet.toml";
const SMELLS: i64 = 400;
const FAILS: i64 = 800;
/// How far a listed file may shrink before its number must follow.
const SLACK: i64 = 20;

pub(super) fn faults(tree: &Tree) -> Vec<Fault> {
    let allowed = match tree.get(LIST).unwrap_or("").parse::<toml::Table>() {
        Ok(table) => table,
        Err(error) => return vec![Fault::new(LIST, error.message().to_owned())],
    };
    let mut faults = Vec::new();
    for (path, text) in tree.below("", ".rs") {
        let lines = i64::try_from(text.lines().count()).unwrap_or(i64::MAX);
        let listed = allowed.get(path).and_then(toml::Value::as_integer);
        let message = match listed {
            _ if lines > FAILS => format!("{lines} lines; no file may have more than {FAILS}"),
            Some(most) if lines > most => {
                format!("{lines} lines; {LIST} allows {most}, and the number may only go down")
            }
            Some(most) if lines < most - SLACK => {
                format!("{lines} lines; write that number (or, up to {SMELLS}, none) in {LIST}")
            }
            None if lines > SMELLS => format!("{lines} lines; split it below {SMELLS}"),
            _ => continue,
        };
        faults.push(Fault::new(path, message));
    }
    for path in allowed.keys().filter(|path| tree.get(path).is_none()) {
        faults.push(Fault::new(LIST, format!("lists {path}, which is gone")));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(lines: usize, list: &str) -> usize {
        let text = "//!\n".repeat(lines);
        faults(&Tree::of(&[("a.rs", &text), (LIST, list)])).len()
    }

    #[test]
    fn four_hundred_lines_pass_and_one_more_does_not() {
        assert_eq!(judged(400, ""), 0);
        assert_eq!(judged(401, ""), 1);
    }

    #[test]
    fn the_number_of_a_listed_file_follows_it_down() {
        assert_eq!(judged(450, "\"a.rs\" = 450"), 0);
        assert_eq!(judged(451, "\"a.rs\" = 450"), 1);
        assert_eq!(judged(430, "\"a.rs\" = 450"), 0);
        assert_eq!(judged(429, "\"a.rs\" = 450"), 1);
    }

    #[test]
    fn no_list_excuses_more_than_eight_hundred() {
        assert_eq!(judged(801, "\"a.rs\" = 801"), 1);
        assert_eq!(judged(1, "\"gone.rs\" = 500"), 1);
    }
}
