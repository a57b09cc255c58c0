//! What tidy and the generated pages read out of our own sources, line by line.
//! Holds to the house's formatting; must not try to parse Rust.

use crate::tree::Tree;

/// Where the checks live.
pub const CHECKS: &str = "crates/checks/src/";

/// A check as its source file declares it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckSource {
    /// `sums`
    pub topic: String,
    /// `total_not_sum_of_rows`
    pub file: String,
    /// `SUM001`
    pub code: String,
    /// `total-not-sum-of-rows`
    pub name: String,
    /// `Error`
    pub level: String,
    /// What it finds, in Chinese.
    pub title_zh: String,
    /// The same in English.
    pub title_en: String,
    /// `true` for a check on trial.
    pub preview: bool,
}

/// Every check file, by path.
pub fn checks(tree: &Tree) -> Vec<CheckSource> {
    tree.below(CHECKS, ".rs")
        .filter_map(|(path, text)| check(path, text))
        .collect()
}

fn check(path: &str, text: &str) -> Option<CheckSource> {
    let (topic, file) = path.strip_prefix(CHECKS)?.split_once('/')?;
    let body = text.split_once("const CHECK: Check = Check {")?.1;
    let body = body.split_once("\n};").map_or(body, |(body, _)| body);
    let quoted = |key: &str| {
        let rest = body.split_once(&format!("\n    {key}:"))?.1;
        let rest = rest.split_once('"')?.1;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let level = body.split_once("level: Level::");
    Some(CheckSource {
        topic: topic.to_owned(),
        file: file.strip_suffix(".rs")?.to_owned(),
        code: quoted("code").unwrap_or_default(),
        name: quoted("name").unwrap_or_default(),
        level: level
            .and_then(|(_, rest)| rest.split_once(','))
            .map_or_else(String::new, |(level, _)| level.to_owned()),
        title_zh: quoted("title_zh").unwrap_or_default(),
        title_en: quoted("title_en").unwrap_or_default(),
        preview: body.contains("preview: true"),
    })
}

/// The topic and file of every line of the registry, in order.
pub fn registered(tree: &Tree) -> Vec<(String, String)> {
    let text = tree.get("crates/checks/src/registry.rs").unwrap_or("");
    let Some((_, list)) = text.split_once("\nchecks! {") else {
        return Vec::new();
    };
    let mut topic = String::new();
    let mut all = Vec::new();
    for line in list.lines().map(str::trim).skip(1) {
        if let Some(name) = line.strip_suffix('{') {
            name.trim().clone_into(&mut topic);
        } else if line == "}" {
            if topic.is_empty() {
                break;
            }
            topic.clear();
        } else {
            let names = line.split(',').map(str::trim);
            let names = names.filter(|name| !name.is_empty() && !name.starts_with("//"));
            all.extend(names.map(|name| (topic.clone(), name.to_owned())));
        }
    }
    all
}

/// The commands of the executable: the variants of the enum that derives `Subcommand`.
pub fn commands(tree: &Tree) -> Vec<String> {
    let mut all = Vec::new();
    for (_, text) in tree.below("crates/cli/src/", ".rs") {
        let Some((_, rest)) = text.split_once("Subcommand)]") else {
            continue;
        };
        let body = rest.split_once("\n}").map_or(rest, |(body, _)| body);
        let variants = body.lines().filter_map(|line| {
            let word = line.strip_prefix("    ")?;
            let end = word.find(|c: char| !c.is_ascii_alphanumeric())?;
            let starts = word.starts_with(|c: char| c.is_ascii_uppercase());
            (starts && end > 0).then(|| kebab(&word[..end]))
        });
        all.extend(variants);
    }
    all
}

/// The long options of the executable, `--format`: the fields whose `#[arg(…)]` says `long`.
pub fn options(tree: &Tree) -> Vec<String> {
    let mut all = Vec::new();
    for (_, text) in tree.below("crates/cli/src/", ".rs") {
        for part in text.split("#[arg(").skip(1) {
            let Some((attribute, rest)) = part.split_once(")]\n") else {
                continue;
            };
            let words: Vec<&str> = attribute.split(',').map(str::trim).collect();
            let given = words.iter().find_map(|word| word.strip_prefix("long = \""));
            let name = match given {
                Some(name) => name.trim_end_matches('"').to_owned(),
                None if words.contains(&"long") => {
                    let field = rest.trim_start().trim_start_matches("pub ");
                    let end = field.find(':').unwrap_or(0);
                    field[..end].replace('_', "-")
                }
                None => continue,
            };
            all.push(format!("--{name}"));
        }
    }
    all.sort();
    all.dedup();
    all
}

/// `RulesDiff` → `rules-diff`
fn kebab(camel: &str) -> String {
    let mut out = String::new();
    for c in camel.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_read_topic_by_topic() {
        let text = "//! x\nchecks! {\n    sums {\n        one,\n        two,\n    }\n    rates {\n        three,\n    }\n}\n\nfn f() {}\n";
        let tree = Tree::of(&[("crates/checks/src/registry.rs", text)]);
        let pairs = registered(&tree);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(t, f)| (&**t, &**f)).collect();
        assert_eq!(
            pairs,
            [("sums", "one"), ("sums", "two"), ("rates", "three")]
        );
    }

    #[test]
    fn a_check_says_who_it_is() {
        let text = "pub const CHECK: Check = Check {\n    code: \"SUM001\",\n    name: \"a-b\",\n    level: Level::Error,\n    title_zh: \"甲\",\n    title_en:\n        \"A\",\n    preview: true,\n};\n";
        let tree = Tree::of(&[("crates/checks/src/sums/a_b.rs", text)]);
        let found = checks(&tree);
        assert_eq!(found.len(), 1);
        let check = &found[0];
        assert_eq!((&*check.topic, &*check.file), ("sums", "a_b"));
        assert_eq!((&*check.code, &*check.name), ("SUM001", "a-b"));
        assert_eq!((&*check.level, &*check.title_en), ("Error", "A"));
        assert!(check.preview);
    }

    #[test]
    fn options_are_the_fields_that_say_long() {
        let text = "#[arg(long, help = \"x\")]\n    pub exit_zero: bool,\n#[arg(\n    long = \"as\",\n    value_enum\n)]\n    pub formats: X,\n#[arg(required = true)]\n    pub paths: X,\n";
        let tree = Tree::of(&[("crates/cli/src/args.rs", text)]);
        assert_eq!(options(&tree), ["--as", "--exit-zero"]);
    }

    #[test]
    fn commands_are_the_variants_of_the_enum() {
        let text = "#[derive(Debug, Subcommand)]\nenum Command {\n    /// Reads.\n    Read(ReadArgs),\n    /// Two words.\n    RulesDiff {\n        a: String,\n    },\n    Serve,\n}\nenum Other {\n    No,\n}\n";
        let tree = Tree::of(&[("crates/cli/src/main.rs", text)]);
        assert_eq!(commands(&tree), ["read", "rules-diff", "serve"]);
    }
}
