//! The folder of checks, the registry and the pages tell the same story.

use super::Fault;
use crate::source::{CHECKS, CheckSource, checks, registered};
use crate::tree::Tree;
use std::collections::BTreeSet;

const REGISTRY: &str = "crates/checks/src/registry.rs";

pub(super) fn faults(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    let all = checks(tree);
    let listed = registered(tree);
    let mut codes = BTreeSet::new();
    for check in &all {
        let path = path(&check.topic, &check.file, "rs");
        faults.extend(own(tree, check, &path));
        if !codes.insert(check.code.as_str()) {
            faults.push(Fault::new(&path, format!("code {} is taken", check.code)));
        }
        let lines = listed
            .iter()
            .filter(|(topic, file)| *topic == check.topic && *file == check.file);
        let lines = lines.count();
        if lines != 1 {
            let message = format!("{} needs one line here, has {lines}", check.name);
            faults.push(Fault::new(REGISTRY, message));
        }
    }
    for (topic, file) in &listed {
        if tree.get(&path(topic, file, "rs")).is_none() {
            faults.push(Fault::new(
                REGISTRY,
                format!("lists {topic}/{file}, which is gone"),
            ));
        }
    }
    for (page, _) in tree.below(CHECKS, ".md") {
        let source = format!("{}.rs", page.trim_end_matches(".md"));
        if tree.get(&source).is_none() {
            faults.push(Fault::new(page, "a page without its check"));
        }
    }
    faults
}

fn path(topic: &str, file: &str, ending: &str) -> String {
    format!("{CHECKS}{topic}/{file}.{ending}")
}

/// What is wrong with one check by itself.
fn own(tree: &Tree, check: &CheckSource, path: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |message: String| faults.push(Fault::new(path, message));
    if !is_code(&check.code) {
        fault(format!(
            "code `{}` is not three capitals and three digits",
            check.code
        ));
    }
    if check.name != check.file.replace('_', "-") {
        fault(format!(
            "named `{}`, but the file says otherwise",
            check.name
        ));
    }
    if check.title_zh.is_empty() || check.title_en.is_empty() {
        fault("titles in Chinese and English are due".to_owned());
    }
    let page = path.replace(".rs", ".md");
    match tree.get(&page) {
        None => fault("its page is missing beside it".to_owned()),
        Some(text) => {
            let heading = format!("# {} {}", check.code, check.name);
            if text.lines().next() != Some(heading.as_str()) {
                fault(format!("its page should begin with `{heading}`"));
            }
            for part in ["### fails", "### passes", "### boundary"] {
                if !text.contains(part) {
                    fault(format!("its page lacks an example `{part}`"));
                }
            }
        }
    }
    faults
}

fn is_code(code: &str) -> bool {
    code.len() == 6
        && code.bytes().take(3).all(|byte| byte.is_ascii_uppercase())
        && code.bytes().skip(3).all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "//! x\npub const CHECK: Check = Check {\n    code: \"SUM001\",\n    name: \"a-b\",\n    level: Level::Error,\n    title_zh: \"甲\",\n    title_en: \"A\",\n};\n";
    const PAGE: &str = "# SUM001 a-b\n### fails\n### passes\n### boundary\n";
    const LIST: &str = "checks! {\n    sums {\n        a_b,\n    }\n}\n";

    fn texts(files: &[(&str, &str)]) -> Vec<String> {
        let faults = faults(&Tree::of(files));
        faults.into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn two_files_and_one_line_are_in_order() {
        let list = format!("//! x\n{LIST}");
        let files = [
            (REGISTRY, list.as_str()),
            ("crates/checks/src/sums/a_b.rs", SOURCE),
            ("crates/checks/src/sums/a_b.md", PAGE),
        ];
        assert_eq!(texts(&files), [""; 0]);
    }

    #[test]
    fn a_missing_page_and_a_missing_line_are_seen() {
        let files = [
            (REGISTRY, "//! x\n"),
            ("crates/checks/src/sums/a_b.rs", SOURCE),
        ];
        assert_eq!(
            texts(&files),
            [
                "its page is missing beside it",
                "a-b needs one line here, has 0"
            ]
        );
    }

    #[test]
    fn a_code_stands_for_one_check() {
        let other = SOURCE.replace("a-b", "c-d");
        let page = PAGE.replace("a-b", "c-d");
        let list = format!("//! x\n{}", LIST.replace("a_b,", "a_b, c_d,"));
        let files = [
            (REGISTRY, list.as_str()),
            ("crates/checks/src/sums/a_b.rs", SOURCE),
            ("crates/checks/src/sums/a_b.md", PAGE),
            ("crates/checks/src/sums/c_d.rs", &other),
            ("crates/checks/src/sums/c_d.md", &page),
        ];
        assert_eq!(texts(&files), ["code SUM001 is taken"]);
    }

    #[test]
    fn names_codes_and_headings_are_compared() {
        let source = SOURCE.replace("SUM001", "SUM1");
        let list = format!("//! x\n{}", LIST.replace("a_b", "other"));
        let files = [
            (REGISTRY, list.as_str()),
            ("crates/checks/src/sums/other.rs", source.as_str()),
            (
                "crates/checks/src/sums/other.md",
                "# x\n### fails\n### passes\n",
            ),
            ("crates/checks/src/sums/lone.md", ""),
        ];
        assert_eq!(
            texts(&files),
            [
                "code `SUM1` is not three capitals and three digits",
                "named `a-b`, but the file says otherwise",
                "its page should begin with `# SUM1 a-b`",
                "its page lacks an example `### boundary`",
                "a page without its check",
            ]
        );
    }
}
