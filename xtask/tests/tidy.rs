//! The rules of the house hold for the repository itself.

use xtask::tidy;
use xtask::tree::Tree;

#[test]
fn the_house_is_tidy() {
    let tree = Tree::read(&xtask::root()).unwrap();
    let faults = tidy::faults(&tree);
    let lines: Vec<String> = faults
        .iter()
        .map(|fault| format!("{}: {}", fault.path, fault.message))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", lines.join("\n"));
}
