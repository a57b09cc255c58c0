//! Builds the crate again when a file is added to the rule sets or layouts, which are embedded.

fn main() {
    println!("cargo::rerun-if-changed=../../rulesets");
    println!("cargo::rerun-if-changed=../../layouts");
}
