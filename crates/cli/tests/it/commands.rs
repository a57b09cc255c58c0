//! read, score, write, explain, rules.

use crate::support::{CLEAN, FAULTY, Folder, json};

fn folder() -> Folder {
    Folder::with(&[("a.toml", FAULTY.as_bytes()), ("b.toml", CLEAN.as_bytes())])
}

#[test]
fn read_tells_what_was_understood() {
    let folder = folder();
    let reading = json(&folder.run(&["read", "a.toml", "--format", "json"]).out);
    assert_eq!(reading["schema"], "reading/1");
    assert_eq!(reading["document"]["format"], "toml");
    let form = &reading["forms"][0];
    assert_eq!(form["ruleset"], "hunan-xiangxi");
    assert_eq!(form["funds"][0]["line"], "total");
    assert_eq!(form["funds"][0]["executed"], "54.76");
    assert_eq!(form["indicators"][0]["level2"], "数量");
    assert_eq!(form["indicators"][0]["target"], "≥40次");
    assert_eq!(form["total"]["score"], "95.34");
    let text = folder.run(&["read", "a.toml"]).out;
    assert!(text.contains("参会人员满意度"), "{text}");
    let lines = folder
        .run(&["read", "a.toml", "b.toml", "--format", "json"])
        .out;
    assert_eq!(lines.lines().map(json).count(), 2);
    assert_eq!(folder.run(&["read", "a.toml", "gone.txt"]).code, 3);
}

#[test]
fn score_shows_rows_and_steps() {
    let folder = folder();
    let scores = json(&folder.run(&["score", "a.toml", "--format", "json"]).out);
    assert_eq!(scores["schema"], "score/1");
    let form = &scores["documents"][0]["forms"][0];
    assert_eq!(form["execution"]["rule"]["kind"], "exact");
    assert_eq!(form["execution"]["rule"]["rounded"], "5.34");
    assert_eq!(form["execution"]["verdict"], "agrees");
    assert_eq!(form["rows"].as_array().unwrap().len(), 7);
    assert!(form["execution"]["steps"][0]["clause"]["source"].is_string());
    let failed = folder.run(&["score", "gone.txt", "a.toml", "--format", "json"]);
    assert_eq!(failed.code, 3);
    assert_eq!(json(&failed.out)["documents"][0]["status"], "failed");
}

#[test]
fn write_and_read_back_is_the_same_form() {
    let folder = folder();
    let first = folder.run(&["write", "a.toml"]).out;
    std::fs::write(folder.path("c.toml"), &first).unwrap();
    assert_eq!(folder.run(&["write", "c.toml"]).out, first);
    assert_eq!(
        folder.run_with(&["write", "-"], first.as_bytes()).out,
        first
    );
    let form = json(&folder.run(&["write", "a.toml", "--as", "json"]).out);
    assert_eq!(form["project"], "会议经费");
    assert_eq!(folder.run(&["write", "a.toml", "--form", "2"]).code, 2);
    assert_eq!(
        folder.run(&["write", "a.toml", "--as", "toml,json"]).code,
        2
    );
    assert_eq!(
        folder
            .run(&["write", "a.toml", "--as", "toml,json", "-o", "d"])
            .code,
        0
    );
    assert_eq!(folder.text("d/form.toml"), first);
}

#[test]
fn a_form_is_written_in_its_official_layout() {
    let folder = folder();
    let ran = folder.run(&["write", "a.toml", "--as", "docx,xlsx,pdf,ofd", "-o", "d"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("/project-self-evaluation"), "{}", ran.err);
    for (name, mark) in [
        ("form.docx", &b"PK"[..]),
        ("form.xlsx", b"PK"),
        ("form.ofd", b"PK"),
        ("form.pdf", b"%PDF"),
    ] {
        let bytes = std::fs::read(folder.path(&format!("d/{name}"))).unwrap();
        assert!(bytes.starts_with(mark), "{name}");
    }
    let quiet = folder.run(&["-q", "write", "a.toml", "--as", "docx", "-o", "q.docx"]);
    assert_eq!((quiet.code, quiet.err.as_str()), (0, ""));
    let again = std::fs::read(folder.path("q.docx")).unwrap();
    assert_eq!(again, std::fs::read(folder.path("d/form.docx")).unwrap());
}

#[test]
fn a_blank_form_needs_no_document() {
    let folder = Folder::new();
    let family = "fund-self-evaluation";
    let blank = ["write", "--blank", family, "--ruleset", "hunan-xiangxi"];
    let ran = folder.run(
        &[
            &blank[..],
            &["--year", "2022", "--as", "xlsx", "-o", "b.xlsx"],
        ]
        .concat(),
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    for kind in ["政府性基金", "国有资本经营", "社会保险基金"] {
        assert!(ran.err.contains(kind), "{}", ran.err);
    }
    let guided = [&blank[..], &["--guide", "--as", "html", "-o", "b.html"]].concat();
    assert_eq!(folder.run(&guided).code, 0);
    let page = std::fs::read_to_string(folder.path("b.html")).unwrap();
    assert!(page.contains("填写要求"));
    let toml = folder.run(&blank);
    assert!(toml.out.contains("blank = true"), "{}", toml.out);
    for kind in ["政府性基金", "国有资本经营", "社会保险基金"] {
        assert!(toml.out.contains(kind), "{}", toml.out);
    }
    let unknown = folder.run(&["write", "--blank", "nothing"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("project-target"), "{}", unknown.err);
    let both = folder.run(&["write", "a.toml", "--blank", family]);
    assert_eq!(both.code, 2);
    assert_eq!(folder.run(&["write"]).code, 2);
    let report = folder.run(&["write", "--blank", "evaluation-report"]);
    assert_eq!(report.code, 2);
}

#[test]
fn explain_shows_pages_and_lists() {
    let folder = Folder::new();
    assert!(
        folder
            .run(&["explain", "SUM001"])
            .out
            .contains("total-not-sum-of-rows")
    );
    assert!(
        folder
            .run(&["explain", "total-not-sum-of-rows"])
            .out
            .contains("SUM001")
    );
    assert!(
        folder
            .run(&["explain", "wvr001"])
            .out
            .contains("waiver-unused")
    );
    assert!(folder.run(&["explain", "sum"]).out.lines().count() > 1);
    assert!(folder.run(&["explain"]).out.lines().count() > 60);
    let ran = folder.run(&["explain", "SUM999"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("SUM001"), "{}", ran.err);
}

#[test]
fn rules_are_listed_shown_and_compared() {
    let folder = Folder::new();
    assert!(folder.run(&["rules"]).out.contains("hunan-xiangxi"));
    assert!(
        folder
            .run(&["rules", "cn-2020"])
            .out
            .contains("财预〔2020〕10号")
    );
    assert!(
        folder
            .run(&["rules", "cn-2020", "--year", "2021", "--lang", "en"])
            .out
            .len()
            > 200
    );
    let diff = folder.run(&["rules", "diff", "cn-2020", "jiangxi"]).out;
    assert!(
        diff.contains("cn-2020") && diff.contains("jiangxi"),
        "{diff}"
    );
    for wrong in [
        &["rules", "nowhere"][..],
        &["rules", "diff", "cn-2020"],
        &["rules", "a", "b"],
    ] {
        assert_eq!(folder.run(wrong).code, 2, "{wrong:?}");
    }
}
