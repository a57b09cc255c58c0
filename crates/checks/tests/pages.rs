//! Every check's page is whole, and every example on it finds what it says.

#[path = "pages/page.rs"]
mod page;

use checks::{CHECKS, Case, Check, Report, Selection, check};
use domain::form::Year;
use domain::rules::RuleSetId;
use forms::notation::forms_from_toml;
use forms::rulesets::Library;
use page::Example;

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
    let mut faults = Vec::new();
    for check in CHECKS {
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
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The findings of one check on the forms of an example, one a line.
fn run(check_: &Check, example: &Example) -> Result<String, String> {
    let forms = forms_from_toml(&example.forms).map_err(|error| error.to_string())?;
    let rules = Library::embedded()
        .in_force(&RuleSetId(example.ruleset.clone()), Year(example.year))
        .map_err(|error| error.to_string())?;
    let cases: Vec<Case<'_>> = forms.iter().map(|form| Case::new(form, &rules)).collect();
    let selection = Selection {
        select: vec![check_.code.to_owned()],
        preview: true,
        ..Selection::default()
    };
    Ok(told(&check(&cases, &selection), forms.len() > 1))
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
