//! All rule sets: found by id, each read when first asked for.
//!
//! The embedded library is the repository's `rulesets/` folder; tests build one from texts.

use super::common::{self, Thresholds};
use super::error::{RulesError, RulesErrorKind};
use super::evaluation::names;
use super::folder::{self, Texts};
use super::measures;
use domain::measure::Measures;
use domain::rules::{MeasureNames, RuleSet, RuleSetId, Vocabulary};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../rulesets");

/// Folders whose names begin with this hold what all rule sets share.
const SHARED: char = '_';

/// Files whose names begin with this hold evaluation systems.
const EVALUATION: &str = "evaluation";

#[derive(Debug)]
struct Folder {
    head: Cow<'static, str>,
    values: Cow<'static, str>,
    /// Names and texts of the files about evaluation systems.
    evaluations: BTreeMap<String, Cow<'static, str>>,
    /// Names and texts of the pages about source documents.
    pages: BTreeMap<String, Cow<'static, str>>,
    read: OnceLock<Result<RuleSet, RulesError>>,
}

/// All rule sets, and the word lists and thresholds they share.
#[derive(Debug, Default)]
pub struct Library {
    folders: BTreeMap<RuleSetId, Folder>,
    words_text: Cow<'static, str>,
    thresholds_text: Cow<'static, str>,
    evaluation_text: Cow<'static, str>,
    measures_text: Cow<'static, str>,
    words: OnceLock<Result<Arc<Vocabulary>, RulesError>>,
    thresholds: OnceLock<Result<Arc<Thresholds>, RulesError>>,
    evaluation_measures: OnceLock<Result<Arc<MeasureNames>, RulesError>>,
    measures: OnceLock<Result<Arc<Measures>, RulesError>>,
    heads: OnceLock<Vec<RuleSet>>,
}

impl Library {
    /// The rule sets that come with the program.
    pub fn embedded() -> &'static Self {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| {
            let mut files = BTreeMap::new();
            collect(&EMBEDDED, &mut files);
            Self::of(files)
        })
    }

    /// Rule sets from texts by path (`hunan/values.toml`), as they stand in `rulesets/`.
    pub fn from_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self::of(
            files
                .into_iter()
                .map(|(path, text)| (path.to_owned(), Cow::Owned(text.to_owned())))
                .collect(),
        )
    }

    fn of(mut files: BTreeMap<String, Cow<'static, str>>) -> Self {
        let ids: Vec<String> = files
            .keys()
            .filter_map(|path| path.split_once('/'))
            .filter(|(id, _)| !id.starts_with(SHARED))
            .map(|(id, _)| id.to_owned())
            .collect();
        let mut library = Self {
            words_text: files.remove("_common/words.toml").unwrap_or_default(),
            thresholds_text: files.remove("_common/thresholds.toml").unwrap_or_default(),
            evaluation_text: files.remove(names::FILE).unwrap_or_default(),
            measures_text: files.remove("_common/measures.toml").unwrap_or_default(),
            ..Self::default()
        };
        for id in ids {
            if library.folders.contains_key(&RuleSetId(id.clone())) {
                continue;
            }
            let prefix = format!("{id}/sources/");
            let folder = Folder {
                head: files
                    .remove(&format!("{id}/ruleset.toml"))
                    .unwrap_or_default(),
                values: files
                    .remove(&format!("{id}/values.toml"))
                    .unwrap_or_default(),
                evaluations: below(&files, &format!("{id}/"), |name| {
                    name.starts_with(EVALUATION) && name.ends_with(".toml")
                }),
                pages: below(&files, &prefix, |_| true),
                read: OnceLock::new(),
            };
            library.folders.insert(RuleSetId(id), folder);
        }
        library
    }

    /// Every id, in order.
    pub fn ids(&self) -> impl Iterator<Item = &RuleSetId> {
        self.folders.keys()
    }

    /// The rule set of that id, read on first use; `None` where there is none that can be read.
    pub fn get(&self, id: &RuleSetId) -> Option<&RuleSet> {
        self.load(id).ok()
    }

    /// As [`Library::get`], with the reason where there is none.
    pub fn load(&self, id: &RuleSetId) -> Result<&RuleSet, RulesError> {
        let Some(folder) = self.folders.get(id) else {
            let known: Vec<&RuleSetId> = self.ids().collect();
            return Err(RulesError::unknown_rule_set(id, &known));
        };
        folder
            .read
            .get_or_init(|| {
                let measures = self.evaluation_measures()?;
                let evaluations = folder.evaluations.iter();
                let texts = Texts {
                    head: &folder.head,
                    values: &folder.values,
                    evaluations: evaluations.map(|(n, t)| (n.as_str(), t.as_ref())).collect(),
                    measures: &measures,
                };
                folder::read(&id.0, &texts, &|page| folder.pages.contains_key(page))
            })
            .as_ref()
            .map_err(Clone::clone)
    }

    /// The pages about a rule set's source documents: file name and text.
    pub fn pages(&self, id: &RuleSetId) -> impl Iterator<Item = (&str, &str)> {
        self.folders
            .get(id)
            .into_iter()
            .flat_map(|folder| &folder.pages)
            .map(|(name, text)| (name.as_str(), text.as_ref()))
    }

    /// The texts everything in force under an id comes from: its own files, those of the rule
    /// sets it extends and of their successors, the evaluation systems of predecessors, and what
    /// all share. For a fingerprint.
    pub fn texts_behind(&self, id: &RuleSetId) -> Result<Vec<&str>, RulesError> {
        let mut ids: Vec<&RuleSetId> = self.chain(id)?.iter().map(|set| &set.id).collect();
        let mut at = 0;
        while let Some(&next) = ids.get(at) {
            let successor = self.load(next)?.replaced_by.as_ref();
            ids.extend(successor.filter(|next| !ids.contains(next)));
            at += 1;
        }
        let mut texts = vec![
            self.words_text.as_ref(),
            self.thresholds_text.as_ref(),
            self.evaluation_text.as_ref(),
            self.measures_text.as_ref(),
        ];
        for folder in ids.iter().filter_map(|id| self.folders.get(*id)) {
            texts.extend([&*folder.head, &*folder.values]);
            texts.extend(folder.evaluations.values().map(|text| &**text));
        }
        let before = self.heads().iter().filter(|head| {
            let next = head.replaced_by.as_ref();
            !ids.contains(&&head.id) && next.is_some_and(|next| ids.contains(&next))
        });
        for folder in before.filter_map(|head| self.folders.get(&head.id)) {
            texts.extend(folder.evaluations.values().map(|text| &**text));
        }
        Ok(texts)
    }

    /// The word lists.
    pub fn vocabulary(&self) -> Result<Arc<Vocabulary>, RulesError> {
        self.words
            .get_or_init(|| common::words(&self.words_text).map(Arc::new))
            .clone()
    }

    /// What is measured and how it is named.
    pub fn measures(&self) -> Result<Arc<Measures>, RulesError> {
        self.measures
            .get_or_init(|| measures::measures(&self.measures_text).map(Arc::new))
            .clone()
    }

    /// The checking thresholds that hold everywhere unless a rule set says otherwise.
    pub fn thresholds(&self) -> Result<Arc<Thresholds>, RulesError> {
        self.thresholds
            .get_or_init(|| common::thresholds(&self.thresholds_text).map(Arc::new))
            .clone()
    }

    /// The measures that evaluation formulas name.
    pub fn evaluation_measures(&self) -> Result<Arc<MeasureNames>, RulesError> {
        self.evaluation_measures
            .get_or_init(|| {
                let measures = self.measures()?;
                names::read(&self.evaluation_text, &measures).map(Arc::new)
            })
            .clone()
    }

    /// Every rule set without its values, for choosing; those that cannot be read are left out.
    pub(super) fn heads(&self) -> &[RuleSet] {
        self.heads.get_or_init(|| {
            self.folders
                .iter()
                .filter_map(|(id, folder)| folder::read_head(&id.0, &folder.head).ok())
                .collect()
        })
    }

    /// The rule set and those it extends, nearest first, whatever their days.
    pub(super) fn chain(&self, id: &RuleSetId) -> Result<Vec<&RuleSet>, RulesError> {
        let mut chain = vec![self.load(id)?];
        while let Some(parent) = chain.last().and_then(|set| set.extends.as_ref()) {
            let child = chain.last().map_or("", |set| set.id.0.as_str());
            let file = format!("{child}/ruleset.toml");
            if chain.iter().any(|set| set.id == *parent) {
                return Err(RulesError::at(
                    RulesErrorKind::Loop,
                    (&file, "extends"),
                    format!("extends 绕回了“{parent}”；断开其中一处"),
                    format!("`extends` comes back to `{parent}`; break the loop"),
                ));
            }
            let next = self.load(parent).map_err(|mut error| {
                if error.kind == RulesErrorKind::UnknownRuleSet {
                    error.file.clone_from(&file);
                    error.key = "extends".to_owned();
                }
                error
            })?;
            chain.push(next);
        }
        Ok(chain)
    }
}

/// The files directly or deeper below a folder whose names below it are wanted.
fn below(
    files: &BTreeMap<String, Cow<'static, str>>,
    folder: &str,
    wanted: impl Fn(&str) -> bool,
) -> BTreeMap<String, Cow<'static, str>> {
    let names = files.iter().filter_map(|(path, text)| {
        let name = path.strip_prefix(folder)?;
        wanted(name).then(|| (name.to_owned(), text.clone()))
    });
    names.collect()
}

fn collect(dir: &Dir<'static>, files: &mut BTreeMap<String, Cow<'static, str>>) {
    for file in dir.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(path.replace('\\', "/"), Cow::Borrowed(text));
        }
    }
    dir.dirs().for_each(|inner| collect(inner, files));
}
