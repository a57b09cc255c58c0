//! Every source file says first what it owns.

use super::Fault;
use crate::tree::Tree;

pub(super) fn faults(tree: &Tree) -> Vec<Fault> {
    tree.below("", ".rs")
        .filter(|(_, text)| !text.trim_start_matches('\u{feff}').starts_with("//!"))
        .map(|(path, _)| {
            Fault::new(
                path,
                "begin with `//!` and say what the file owns and must not know",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_header_is_seen() {
        let tree = Tree::of(&[
            ("a.rs", "//! Owns a.\n"),
            ("b.rs", "use a;\n"),
            ("c.md", ""),
        ]);
        let found = faults(&tree);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "b.rs");
    }
}
