//! Evaluated items and monitoring forms in `score`.

use crate::support::{Folder, json};

const REPORT: &str = r#"
family = "evaluation-report"
year = 2022
department = "湘西自治州某局"
items = [
  { group = "投入", name = "在职人员控制率", points = "3", basis = "编制数17人，在职人数9人", score = "2" },
  { group = "投入", name = "“三公经费”变动率", points = "4", basis = "三公经费预算数65.25万元", score = "3" },
  { group = "过程", name = "新建楼堂馆所面积控制率", points = "5", basis = "无新建楼堂馆所", score = "4" },
  { group = "产出及效率", name = "行政效能", points = "6", basis = "", score = "6" },
]
total = { score = "15" }
"#;

const MONITORING: &str = r#"
family = "monitoring"
title = "绩效监控表（2023年1—8月）"
year = 2023
project = "培训"
funds = [{ line = "total", label = "年度资金总额", budget = "100", executed = "45" }]
indicators = [
  { level1 = "产出", level2 = "数量", name = "场次", target = "≥12场", actual = "5场" },
]
"#;

#[test]
fn items_are_scored_and_what_is_missing_is_named() {
    let folder = Folder::with(&[("a.toml", REPORT.as_bytes())]);
    let scores = json(&folder.run(&["score", "a.toml", "--format", "json"]).out);
    let evaluation = &scores["documents"][0]["forms"][0]["evaluation"];
    assert_eq!(evaluation["system"], "evaluation");
    let items = evaluation["items"].as_array().unwrap();
    assert_eq!(items.len(), 4);
    assert_eq!(items[0]["rule"]["value"], "3");
    assert_eq!(items[0]["verdict"], "differs");
    assert_eq!(items[0]["steps"][0]["formula"], "9人 ÷ 17人");
    assert_eq!(
        items[1]["missing"][0]["measure"],
        "three_public.budget_before"
    );
    assert_eq!(items[1]["rule"]["kind"], "unknown");
    assert_eq!(items[2]["without_subject"], true);
    assert_eq!(items[3]["rule"]["high"], "6");
    let text = folder.run(&["score", "a.toml"]).out;
    assert!(text.contains("还缺上年三公经费预算数"), "{text}");
    assert!(text.contains("52.94%") && text.contains("[0, 6]"), "{text}");
}

#[test]
fn monitoring_forms_show_lights() {
    let folder = Folder::with(&[("m.toml", MONITORING.as_bytes())]);
    let watch = |args: &[&str]| {
        let scores = json(&folder.run(args).out);
        scores["documents"][0]["forms"][0]["monitoring"].clone()
    };
    let own = watch(&["score", "m.toml", "--format", "json"]);
    assert_eq!(own["month"], 8);
    assert_eq!(own["spending"]["colour"], "yellow");
    assert_eq!(own["rows"][0]["colour"], "yellow");
    let june = watch(&["score", "m.toml", "--format", "json", "--month", "6"]);
    assert_eq!(june["month"], 6);
    assert_eq!(june["worst"], "green");
    assert_eq!(folder.run(&["score", "m.toml", "--month", "13"]).code, 2);
    let text = folder.run(&["score", "m.toml"]).out;
    assert!(
        text.contains("监控到月份 8") && text.contains("67.5%"),
        "{text}"
    );
    let found = folder.run(&["check", "m.toml", "--month", "6", "--select", "PLA016"]);
    assert_eq!(found.code, 0, "{}", found.out);
}

const TARGET: &str = r#"
family = "project-target"
year = 2024
project = "培训"
unit = "某县教育局"
indicators = [
  { level1 = "产出", level2 = "数量", name = "每期单价", target = "≤100元" },
  { level1 = "效益", level2 = "社会效益", name = "密切联系", target = "有所提升" },
]
"#;

#[test]
fn a_review_sheet_has_the_findings_as_evidence_and_no_grades() {
    let folder = Folder::with(&[("t.toml", TARGET.as_bytes())]);
    let sheet = folder.run(&["write", "t.toml", "--review", "--as", "json"]);
    assert_eq!(sheet.code, 0, "{}", sheet.err);
    let sheet = json(&sheet.out);
    assert_eq!(sheet["family"], "target-review");
    assert_eq!(sheet["project"], "培训");
    let rows = sheet["indicators"].as_array().unwrap();
    assert_eq!(rows.len(), 8);
    let note = |name: &str| {
        let row = rows.iter().find(|row| row["name"] == name).unwrap();
        row["note"].as_str().unwrap().to_owned()
    };
    assert!(
        note("明确清晰性").contains("WRD003"),
        "{}",
        note("明确清晰性")
    );
    assert!(
        note("指标科学性").contains("CLS001"),
        "{}",
        note("指标科学性")
    );
    assert!(rows.iter().all(|row| row["actual"] == ""));
    let notes = sheet["notes"].to_string();
    assert!(
        notes.contains("6 项以上为优且没有低于良的，评优") && notes.contains("目标相关性 15 分"),
        "{notes}"
    );
    assert!(notes.contains("待核"), "{notes}");
    let report = Folder::with(&[("m.toml", MONITORING.as_bytes())]);
    assert_ne!(report.run(&["write", "m.toml", "--review"]).code, 0);
}
