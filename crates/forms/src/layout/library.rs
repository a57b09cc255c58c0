//! The layouts that come with the program: `layouts/<place>/<family>[-<since>].toml`.

use super::data::Layout;
use domain::form::Family;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::sync::OnceLock;

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../layouts");

/// The folder of the layouts that hold where a place has none of its own.
const NATIONAL: &str = "cn";

/// A layout's text, read when first asked for.
#[derive(Debug)]
struct Entry {
    text: &'static str,
    read: OnceLock<Result<Layout, String>>,
}

/// All layouts, by place, family and first year.
#[derive(Debug, Default)]
pub struct Library {
    entries: BTreeMap<(String, Family, i32), Entry>,
    /// Files whose names say no family.
    strange: Vec<String>,
}

/// The layouts that come with the program.
pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let mut library = Library::default();
        for place in EMBEDDED.dirs() {
            let name = place.path().to_string_lossy().into_owned();
            for file in place.files() {
                let path = file.path().to_string_lossy().replace('\\', "/");
                let stem = file.path().file_stem().map(|stem| stem.to_string_lossy());
                let parts = stem.as_deref().and_then(family_and_year);
                match (parts, file.contents_utf8()) {
                    (Some((family, since)), Some(text)) => {
                        let entry = Entry {
                            text,
                            read: OnceLock::new(),
                        };
                        library.entries.insert((name.clone(), family, since), entry);
                    }
                    _ => library.strange.push(path),
                }
            }
        }
        library
    })
}

/// `project-self-evaluation-2022` → the family, and 2022.
fn family_and_year(stem: &str) -> Option<(Family, i32)> {
    if let Some(family) = Family::from_id(stem) {
        return Some((family, 0));
    }
    let (family, year) = stem.rsplit_once('-')?;
    Some((Family::from_id(family)?, year.parse().ok()?))
}

impl Library {
    /// The layout of a family in a place for a budget year: the newest that is in use, else
    /// the oldest; where the place has none, the national one, else that of the first place
    /// that has one. None for families that are no form.
    pub fn choose(&self, family: Family, place: &str, year: Option<i32>) -> Option<&Layout> {
        let others = self.entries.keys().map(|(name, _, _)| name.as_str());
        [place, NATIONAL]
            .into_iter()
            .chain(others)
            .find_map(|place| {
                let mut own: Vec<&Layout> = self
                    .entries
                    .iter()
                    .filter(|((name, of, _), _)| name == place && *of == family)
                    .filter_map(|(key, entry)| entry.layout(key).as_ref().ok())
                    .collect();
                let in_use = |layout: &&&Layout| year.is_none_or(|year| layout.since <= year);
                let newest = own.iter().rev().find(in_use).copied();
                newest.or_else(|| own.drain(..).next())
            })
    }

    /// Every layout that can be read, in order of place, family and year.
    pub fn all(&self) -> impl Iterator<Item = &Layout> {
        self.entries
            .iter()
            .filter_map(|(key, entry)| entry.layout(key).as_ref().ok())
    }

    /// What is wrong with the files, one line each; nothing when all are sound.
    pub fn faults(&self) -> Vec<String> {
        let strange = self
            .strange
            .iter()
            .map(|path| format!("{path}: the name is no form family"));
        let unread = self.entries.iter().filter_map(|(key, entry)| {
            let (place, family, _) = key;
            let error = entry.layout(key).as_ref().err()?;
            Some(format!("{place}/{}: {error}", family.id()))
        });
        strange.chain(unread).collect()
    }
}

impl Entry {
    fn layout(&self, (place, family, since): &(String, Family, i32)) -> &Result<Layout, String> {
        self.read.get_or_init(|| {
            let mut layout: Layout =
                toml::from_str(self.text).map_err(|error| error.to_string())?;
            layout.place.clone_from(place);
            (layout.family, layout.since) = (*family, *since);
            super::validate::check(&layout)?;
            Ok(layout)
        })
    }
}
