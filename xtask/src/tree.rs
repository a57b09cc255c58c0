//! The repository as a map from path to text, so that every rule can be tested on a made-up one.

use std::collections::BTreeMap;
use std::path::Path;

/// Paths with `/`, relative to the root, and what the files hold.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, String>,
}

/// Folders that hold nothing we wrote.
const SKIPPED: &[&str] = &["target", ".git", "corpus", "artifacts", "coverage"];

impl Tree {
    /// Reads the repository.
    pub fn read(root: &Path) -> Result<Self, String> {
        let mut tree = Self::default();
        let walk = walkdir::WalkDir::new(root).sort_by_file_name();
        let entries = walk.into_iter().filter_entry(|entry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() == 0 || !SKIPPED.contains(&name.as_ref())
        });
        for entry in entries {
            let entry = entry.map_err(|error| error.to_string())?;
            if !entry.file_type().is_file() || entry.file_name() == ".git" {
                continue;
            }
            let path = entry.path();
            let bytes =
                std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path.strip_prefix(root).unwrap_or(path);
            let name = name.to_string_lossy().replace('\\', "/");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            tree.files.insert(name, text);
        }
        Ok(tree)
    }

    /// A tree of the given files.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let own = |&(path, text): &(&str, &str)| (path.to_owned(), text.to_owned());
        Self {
            files: files.iter().map(own).collect(),
        }
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// All files, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files below a folder whose path ends so.
    pub fn below<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files()
            .filter(move |(path, _)| path.starts_with(folder) && path.ends_with(ending))
    }

    /// The names of the folders right below a folder (`crates/`).
    pub fn folders(&self, parent: &str) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .files()
            .filter_map(|(path, _)| path.strip_prefix(parent)?.split_once('/'))
            .map(|(name, _)| name)
            .collect();
        names.dedup();
        names
    }
}
