//! Every check's page is whole, and every example on it finds what it says.

#[path = "pages/page.rs"]
mod page;

/// The worked example of the guide, in a crate that offers what the checks' own offers.
#[path = "guide/satisfaction_target_not_a_rate.rs"]
mod worked_example;

use checks::{CHECKS, Case, Check, Record, Report, Selection, Subject, check_with};
use domain::form::Year;
use domain::rules::RuleSetId;
use forms::notation::forms_from_toml;
use forms::rulesets::Library;
use page::Example;

const GUIDE: &str = include_str!("../../../docs/guide/add-a-check.md");
const REGISTRY: &str = include_str!("../src/registry.rs");

#[test]
fn every_page_has_its_sections_and_an_example_of_each_kind() {
    let faults: Vec<String> = CHECKS
        .iter()
        .filter_map(|check| page::examples(check).err())
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_example_finds_what_its_page_says() {
    let faults: Vec<String> = CHECKS.iter().copied().flat_map(misled).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_example_of_the_guide_is_whole_and_finds_what_its_page_says() {
    let check = &worked_example::CHECK;
    assert_eq!(page::examples(check).err(), None);
    assert_eq!(misled(check), [""; 0]);
}

#[test]
fn the_guide_shows_the_example_and_the_registry_as_they_are() {
    let code = include_str!("guide/satisfaction_target_not_a_rate.rs");
    let page = worked_example::CHECK.page;
    assert!(GUIDE.contains(&format!("```rust\n{code}```\n")));
    assert!(GUIDE.contains(&format!("````markdown\n{page}````\n")));
    let (_, block) = GUIDE.split_once("```rust\n    types {\n").unwrap();
    let (block, _) = block.split_once("    }\n```").unwrap();
    let (before, new) = block.trim_end().rsplit_once('\n').unwrap();
    let (first, last) = before.split_once("        …\n").unwrap();
    assert_eq!(new.trim(), "satisfaction_target_not_a_rate,");
    assert!(REGISTRY.contains(&format!("    types {{\n{first}")));
    // Whoever follows the guide to the letter has the new line too.
    let after = [
        format!("{last}\n    }}\n"),
        format!("{last}\n{new}\n    }}\n"),
    ];
    assert!(after.iter().any(|lines| REGISTRY.contains(lines)));
}

/// The examples of a page that find something else than it says.
fn misled(check: &'static Check) -> Vec<String> {
    let mut faults = Vec::new();
    for example in page::examples(check).unwrap_or_default() {
        let title = &example.title;
        match run(check, &example) {
            Ok(found) if found == example.expected => {}
            Ok(found) => faults.push(format!(
                "{title}: the page says\n{}but found is\n{found}",
                example.expected
            )),
            Err(fault) => faults.push(format!("{title}: {fault}")),
        }
    }
    faults
}

/// The findings of one check on the forms of an example, one a line.
fn run(check: &'static Check, example: &Example) -> Result<String, String> {
    let forms = forms_from_toml(&example.forms).map_err(|error| error.to_string())?;
    let rules = Library::embedded()
        .in_force(&RuleSetId(example.ruleset.clone()), Year(example.year))
        .map_err(|error| error.to_string())?;
    let cases: Vec<Case<'_>> = forms.iter().map(|form| Case::new(form, &rules)).collect();
    let selection = Selection {
        select: vec![check.code.to_owned()],
        preview: true,
        ..Selection::default()
    };
    let report = check_with(&[check], &cases, &selection);
    Ok(told(&report, forms.len() > 1))
}

fn told(report: &Report, many: bool) -> String {
    let line = |finding: &domain::finding::Finding| {
        let level = finding.level.name().to_uppercase();
        let form = finding.cell.form + 1;
        let form = if many {
            format!("{form}:")
        } else {
            String::new()
        };
        let mut line = format!(
            "{level} {} {form}{}",
            finding.code,
            finding.cell.slot.path()
        );
        for (word, figure) in [("expected", &finding.expected), ("found", &finding.found)] {
            if !figure.is_empty() {
                line.push_str(&format!(" {word} {figure}"));
            }
        }
        line.push('\n');
        line
    };
    report.findings.iter().map(line).collect()
}
