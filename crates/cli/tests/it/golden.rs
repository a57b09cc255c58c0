//! The report for people, word by word. `UPDATE_GOLDEN=1` writes it anew.

use crate::support::{FAULTY, Folder};

fn hold(name: &str, arguments: &[&str]) {
    let folder = Folder::with(&[("会议.toml", FAULTY.as_bytes())]);
    let said = folder.run(arguments).out;
    let path = format!("{}/tests/it/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, said).unwrap();
        return;
    }
    let held = std::fs::read_to_string(path).unwrap();
    assert_eq!(said, held, "run `cargo xtask golden --update`");
}

#[test]
fn the_report_in_chinese() {
    hold("report.zh.txt", &["check", "会议.toml"]);
}

#[test]
fn the_report_in_english() {
    hold("report.en.txt", &["check", "会议.toml", "--lang", "en"]);
}

#[test]
fn the_score_table() {
    hold("score.zh.txt", &["score", "会议.toml"]);
}
