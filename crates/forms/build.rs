//! Builds the crate again when a file is added to the rule sets, which are embedded.

fn main() {
    println!("cargo::rerun-if-changed=../../rulesets");
}
