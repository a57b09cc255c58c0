//! Every check's page is whole, and every example on it finds what it says.

#[path = "pages/page.rs"]
#[allow(
    dead_code,
    reason = "the examples run once forms can be read from text"
)]
mod page;

use checks::CHECKS;

#[test]
fn every_page_has_its_sections_and_an_example_of_each_kind() {
    let faults: Vec<String> = CHECKS
        .iter()
        .filter_map(|check| page::examples(check).err())
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
