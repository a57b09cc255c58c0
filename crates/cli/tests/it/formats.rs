//! The shape of every format.

use crate::support::{CLEAN, FAULTY, Folder, json};
use serde_json::Value;

fn folder() -> Folder {
    Folder::with(&[
        ("坏 表.toml", FAULTY.as_bytes()),
        ("好.toml", CLEAN.as_bytes()),
        ("空.txt", b""),
    ])
}

fn finding(report: &Value) -> &Value {
    let document = report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .find(|document| document["name"] == "坏 表.toml")
        .unwrap();
    document["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["code"] == "SUM001")
        .unwrap()
}

#[test]
fn json_keeps_its_contract() {
    let report = json(&folder().run(&["check", ".", "--format", "json"]).out);
    assert_eq!(report["schema"], "check/1");
    assert_eq!(report["rulesets"][0]["id"], "hunan-xiangxi");
    assert_eq!(report["rulesets"][0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(report["summary"]["errors"], 1);
    let finding = finding(&report);
    assert_eq!(finding["name"], "total-not-sum-of-rows");
    assert_eq!(finding["level"], "error");
    assert_eq!(finding["kind"], "fail");
    assert_eq!(finding["expected"], "94.34");
    assert_eq!(finding["found"], "95.34");
    assert_eq!(finding["difference"], "1");
    assert_eq!(finding["unit"], "分");
    assert_eq!(finding["form"]["index"], 0);
    assert_eq!(finding["form"]["family"], "project-self-evaluation");
    assert_eq!(finding["form"]["project"], "会议经费");
    assert_eq!(finding["cell"], "total.score");
    assert_eq!(finding["related"].as_array().unwrap().len(), 8);
    assert_eq!(finding["suspect"][0]["should_be"], "94.34");
    assert_eq!(finding["fingerprint"].as_str().unwrap().len(), 16);
    assert!(finding["suppressed"].is_null());
    assert!(finding["clause"]["source"].is_string());
}

#[test]
fn what_passed_is_listed_on_request() {
    let folder = folder();
    let counted = |arguments: &[&str]| {
        let report = json(&folder.run(arguments).out);
        report["documents"][0]["passed"]
            .as_array()
            .map_or(0, Vec::len)
    };
    assert_eq!(counted(&["check", "好.toml", "--format", "json"]), 0);
    assert!(counted(&["check", "好.toml", "--format", "json", "--show", "all"]) > 10);
}

#[test]
fn jsonl_is_one_finding_a_line() {
    let ran = folder().run(&["check", ".", "--format", "jsonl"]);
    let lines: Vec<Value> = ran.out.lines().map(json).collect();
    assert!(
        lines
            .iter()
            .any(|line| line["code"] == "SUM001" && line["document"] == "坏 表.toml")
    );
    assert!(
        lines
            .iter()
            .any(|line| line["document"] == "空.txt" && line["error"].is_string())
    );
}

#[test]
fn sarif_has_what_the_standard_asks_for() {
    let log = json(&folder().run(&["check", ".", "--format", "sarif"]).out);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let location = &result["locations"][0];
        let uri = location["physicalLocation"]["artifactLocation"]["uri"]
            .as_str()
            .unwrap();
        assert!(uri.is_ascii() && !uri.contains(' '), "{uri}");
        assert!(location["logicalLocations"][0]["fullyQualifiedName"].is_string());
        assert!(result["partialFingerprints"]["jixiao/v1"].is_string());
    }
    assert!(results.iter().any(|result| result["ruleId"] == "SUM001"));
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(
        invocation["toolExecutionNotifications"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn junit_counts_one_failure_and_one_error() {
    let ran = folder().run(&["check", ".", "--format", "junit"]);
    let head = ran.out.lines().nth(1).unwrap();
    assert!(head.starts_with("<testsuites name=\"jixiao\""), "{head}");
    assert!(head.contains("failures=\"1\" errors=\"1\""), "{head}");
    assert!(ran.out.contains("SUM001 total-not-sum-of-rows"));
}

#[test]
fn junit_has_a_case_of_its_own_for_every_finding() {
    let twice = FAULTY
        .replace("actual = \"47次\"", "actual = \"\"")
        .replace("actual = \"95%\"", "actual = \"\"");
    let folder = Folder::with(&[("a.toml", twice.as_bytes())]);
    let report = json(&folder.run(&["check", "a.toml", "--format", "json"]).out);
    let findings = report["documents"][0]["findings"].as_array().unwrap();
    let repeated = |f: &&Value| findings.iter().filter(|o| o["code"] == f["code"]).count() > 1;
    assert!(findings.iter().any(|f| repeated(&f)), "{findings:?}");
    let junit = folder
        .run(&[
            "check",
            "a.toml",
            "--format",
            "junit",
            "--fail-level",
            "note",
        ])
        .out;
    let head = junit.lines().nth(1).unwrap();
    let failures = format!("failures=\"{}\"", findings.len());
    assert!(head.contains(&failures), "{head}");
    for finding in findings {
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        let name = format!("\"{} {} {}\"", text("code"), text("name"), text("cell"));
        assert_eq!(junit.matches(&name).count(), 1, "{name}");
    }
}

#[test]
fn html_stands_alone_and_escapes_what_the_document_says() {
    let nasty = FAULTY.replace("开会次数", "<script>alert(1)</script>");
    let folder = Folder::with(&[("a.toml", nasty.as_bytes())]);
    let page = folder.run(&["check", "a.toml", "--format", "html"]).out;
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    assert!(!page.contains("<script>alert"));
    assert!(page.contains("&lt;script&gt;alert"));
    // The name of the drawings' vocabulary is no address that anything is fetched from.
    let page = page.replace(" xmlns=\"http://www.w3.org/2000/svg\"", "");
    for outside in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("data-cells=\"") && page.contains("total.score:w"));
    assert!(page.contains("data-s=\"total.score\""));
}

#[test]
fn the_workbook_is_a_zip_and_several_formats_go_into_a_folder() {
    let folder = folder();
    assert_eq!(folder.run(&["check", ".", "--format", "text,json"]).code, 2);
    let ran = folder.run(&[
        "check",
        "坏 表.toml",
        "--format",
        "xlsx,html,json",
        "-o",
        "out",
    ]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("不合格"), "{}", ran.out);
    let book = std::fs::read(folder.path("out/report.xlsx")).unwrap();
    assert!(book.starts_with(b"PK\x03\x04"));
    assert!(folder.text("out/report.html").contains("SUM001"));
    assert_eq!(json(&folder.text("out/report.json"))["schema"], "check/1");
}

#[test]
fn output_does_not_depend_on_the_number_of_threads() {
    let folder = Folder::new();
    for number in 0..40 {
        let form = if number % 3 == 0 { FAULTY } else { CLEAN };
        std::fs::write(folder.path(&format!("{number:02}.toml")), form).unwrap();
    }
    let one = folder
        .run(&["check", ".", "-j", "1", "--format", "json"])
        .out;
    let four = folder
        .run(&["check", ".", "-j", "4", "--format", "json"])
        .out;
    assert_eq!(one, four);
}

#[test]
fn a_text_like_a_formula_stays_a_text_when_its_cell_is_edited() {
    let nasty = FAULTY.replace("开会次数", "=1+1");
    let folder = Folder::with(&[("=a.toml", nasty.as_bytes())]);
    folder.run(&["check", "=a.toml", "--format", "xlsx", "-o", "l.xlsx"]);
    let list = std::fs::read(folder.path("l.xlsx")).unwrap();
    let styles = crate::marks::part(&list, "xl/styles.xml");
    assert!(styles.contains("quotePrefix=\"1\""), "{styles}");
    assert!(!crate::marks::part(&list, "xl/worksheets/sheet1.xml").contains("<f>"));
}
