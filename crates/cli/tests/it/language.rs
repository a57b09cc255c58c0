//! Chinese by default, English on request, colour only where it is wanted.

use crate::support::{CLEAN, FAULTY, Folder};

#[test]
fn help_and_reports_speak_the_language_asked_for() {
    let folder = Folder::with(&[("a.toml", FAULTY.as_bytes())]);
    assert!(folder.run(&["--help"]).out.contains("用法："));
    assert!(
        folder
            .run(&["--help", "--lang", "en"])
            .out
            .contains("Usage: ")
    );
    assert!(
        folder
            .run(&["check", "--help", "--lang=en"])
            .out
            .contains("Output formats")
    );
    assert!(folder.run(&["check", "a.toml"]).out.contains("错误 SUM001"));
    let english = folder.run(&["check", "a.toml", "--lang", "en"]).out;
    assert!(english.contains("error SUM001"), "{english}");
    let last = english.lines().last().unwrap();
    assert!(
        last.starts_with("Not in order: 1 document, 1 form, 1 error"),
        "{last}"
    );
    let gone = folder.run(&["read", "gone.txt", "--lang", "en"]);
    assert!(gone.err.contains("no such file"), "{}", gone.err);
}

#[test]
fn colour_stays_away_from_files_and_pipes() {
    let folder = Folder::with(&[("a.toml", FAULTY.as_bytes())]);
    assert!(!folder.run(&["check", "a.toml"]).out.contains('\u{1b}'));
    let forced = folder.run(&["check", "a.toml", "--color", "always"]).out;
    assert!(forced.contains("\u{1b}[1;31m"));
}

#[test]
fn control_characters_of_a_document_never_reach_the_terminal() {
    let nasty = FAULTY.replace("会议经费", "会议\\u001b[2J经费");
    let folder = Folder::with(&[("a.toml", nasty.as_bytes())]);
    for command in ["check", "read", "score"] {
        assert!(
            !folder.run(&[command, "a.toml"]).out.contains('\u{1b}'),
            "{command}"
        );
    }
}

#[test]
fn wrong_calls_are_told_in_chinese_and_in_english_on_request() {
    let folder = Folder::with(&[("a.toml", CLEAN.as_bytes())]);
    for (arguments, words) in [
        (
            &["check", "a.toml", "--year", "20x2"] as &[&str],
            "--year <YYYY> 要写数字，写的是“20x2”",
        ),
        (
            &["check", "a.toml", "--month", "13"],
            "--month <M> 要写 1 到 12 之间的数，写的是“13”",
        ),
        (
            &["check", "a.toml", "--format", "pdf"],
            "不能写“pdf”；可写：text、json",
        ),
        (
            &["check", "a.toml", "--formt", "xlsx"],
            "没有 --formt 这个选项，是不是 --format",
        ),
        (&["chek", "a.toml"], "没有“chek”这个命令，是不是 check"),
        (&["check"], "少了 <PATHS>"),
        (&["write", "--blank"], "--blank <FAMILY> 后面少了要填的内容"),
        (&["check", "a.toml", "-q", "-v"], "不能和"),
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains("--help"), "{}", ran.err);
    }
    let ran = folder.run(&["check", "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("required"), "{}", ran.err);
    assert!(folder.run(&["--help"]).out.contains("用法"));
}
