//! What the READMEs show is what the program says. `UPDATE_GOLDEN=1` writes it anew.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::PathBuf;
use std::process::Command;

const BEGIN: &str = "<!-- output: begin -->\n";
const END: &str = "<!-- output: end -->\n";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn shown(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let words = arguments.join(" ");
    format!("```console\n$ cargo run --release -- {words}\n{said}```\n")
}

fn hold(page: &str, arguments: &[&str]) {
    let path = root().join(page);
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once(BEGIN).unwrap();
    let (block, tail) = rest.split_once(END).unwrap();
    let now = shown(arguments);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, format!("{head}{BEGIN}{now}{END}{tail}")).unwrap();
        return;
    }
    assert_eq!(block, now, "{page}: run `cargo xtask golden --update`");
}

#[test]
fn the_chinese_readme_shows_the_true_output() {
    hold("README.zh-CN.md", &["check", "examples/"]);
}

#[test]
fn the_english_readme_shows_the_true_output() {
    hold("README.md", &["check", "examples/", "--lang", "en"]);
}
