//! The waiver file.

use crate::support::{CLEAN, FAULTY, Folder, json};

fn waiver(rest: &str) -> String {
    format!(
        "[[waiver]]\ncode = \"SUM001\"\n{rest}\nrequester = \"财务科\"\napprover = \"绩效科\"\nreason = \"更正说明另附\"\n"
    )
}

fn folder(waivers: &str) -> Folder {
    Folder::with(&[
        ("a.toml", FAULTY.as_bytes()),
        ("waivers.toml", waivers.as_bytes()),
    ])
}

#[test]
fn a_waived_finding_stays_but_does_not_fail() {
    let folder = folder(&waiver("path = \"*.toml\"\nexpires = \"2999-12-31\""));
    let ran = folder.run(&["check", "a.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("已豁免 SUM001"), "{}", ran.out);
    assert!(ran.out.contains("1 处已豁免"), "{}", ran.out);
    let report = json(&folder.run(&["check", "a.toml", "--format", "json"]).out);
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    let waived = findings.iter().find(|f| f["code"] == "SUM001").unwrap();
    assert_eq!(waived["suppressed"]["approver"], "绩效科");
    let log = json(&folder.run(&["check", "a.toml", "--format", "sarif"]).out);
    assert!(log.to_string().contains("\"suppressions\""));
}

#[test]
fn a_waiver_can_name_one_finding() {
    let bare = Folder::with(&[("a.toml", FAULTY.as_bytes())]);
    let report = json(
        &bare
            .run(&["check", "a.toml", "--select", "SUM", "--format", "json"])
            .out,
    );
    let print = report["documents"][0]["findings"][0]["fingerprint"].clone();
    let named = waiver(&format!("fingerprint = {print}\nexpires = \"2999-12-31\""));
    std::fs::write(bare.path("w.toml"), &named).unwrap();
    assert_eq!(
        bare.run(&["check", "a.toml", "--waivers", "w.toml"]).code,
        0
    );
    // The fingerprint does not depend on the file the form stands in.
    std::fs::write(bare.path("b.toml"), FAULTY).unwrap();
    assert_eq!(
        bare.run(&["check", "b.toml", "--waivers", "w.toml"]).code,
        0
    );
}

#[test]
fn expired_and_unused_waivers_are_findings() {
    let expired = folder(&waiver("path = \"*\"\nexpires = \"2020-01-01\""));
    let ran = expired.run(&["check", "a.toml"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("WVR002") && ran.out.contains("错误 SUM001"),
        "{}",
        ran.out
    );
    let unused = folder(&waiver("path = \"a.toml\"\nexpires = \"2999-12-31\""));
    std::fs::write(unused.path("a.toml"), CLEAN).unwrap();
    let ran = unused.run(&["check", "a.toml"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("WVR001"), "{}", ran.out);
    let strict = unused.run(&["check", "a.toml", "--fail-level", "warning"]);
    assert_eq!(strict.code, 1);
    for format in ["json", "jsonl", "sarif", "junit", "html"] {
        let ran = unused.run(&["check", "a.toml", "--format", format]);
        assert!(ran.out.contains("WVR001"), "{format}");
    }
}

#[test]
fn a_run_that_did_not_look_calls_no_waiver_unused() {
    let folder = folder(&waiver("path = \"a.toml\"\nexpires = \"2999-12-31\""));
    std::fs::write(folder.path("a.toml"), CLEAN).unwrap();
    std::fs::write(folder.path("b.toml"), CLEAN).unwrap();
    for arguments in [
        &["check", "b.toml"][..],
        &["check", "a.toml", "--select", "WGT"],
        &["check", "a.toml", "--ignore", "SUM001"],
        &["check", "a.toml", "--level", "error"],
    ] {
        let ran = folder.run(arguments);
        assert!(!ran.out.contains("WVR001"), "{arguments:?}: {}", ran.out);
    }
    for arguments in [&["check", "."][..], &["check", "a.toml", "--select", "SUM"]] {
        let ran = folder.run(arguments);
        assert!(ran.out.contains("WVR001"), "{arguments:?}: {}", ran.out);
    }
}

#[test]
fn a_malformed_waiver_file_is_a_wrong_call() {
    for bad in [
        "[[waiver]]\ncode = \"SUM001\"\n".to_owned(),
        waiver("path = \"*\"\nexpires = \"soon\""),
        waiver("path = \"*\"\nexpires = \"2999-12-31\"\nwhy = \"\""),
        "not toml".to_owned(),
    ] {
        let ran = folder(&bad).run(&["check", "a.toml"]);
        assert_eq!(ran.code, 2, "{bad}");
        assert!(ran.err.contains("waivers.toml"), "{}", ran.err);
    }
    let folder = Folder::with(&[("a.toml", FAULTY.as_bytes())]);
    let gone = folder.run(&["check", "a.toml", "--waivers", "gone.toml"]);
    assert_eq!(gone.code, 2);
    assert!(
        gone.err.contains("gone.toml：没有这个豁免文件"),
        "{}",
        gone.err
    );
}
