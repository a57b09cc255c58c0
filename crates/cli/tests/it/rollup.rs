//! A county's forms rolled up: text, JSON, workbook, page, and what goes wrong.

use crate::support::{Folder, Ran};
use serde_json::Value;
use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};

const UNITS: &[u8] = include_bytes!("county/units.toml");
const FORMS_A: &[u8] = include_bytes!("county/forms-a.toml");
const FORMS_B: &[u8] = include_bytes!("county/forms-b.toml");

fn county() -> Folder {
    Folder::with(&[
        ("in/units.toml", UNITS),
        ("in/a.toml", FORMS_A),
        ("in/b.toml", FORMS_B),
    ])
}

fn rolled(folder: &Folder, more: &[&str]) -> Ran {
    let mut arguments = vec!["rollup", "in", "--tree", "in/units.toml"];
    arguments.extend(more);
    folder.run(&arguments)
}

#[test]
fn the_text_tells_what_is_missing_in_units_forms_and_funds() {
    let ran = rolled(&county(), &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let expected = include_str!("golden/rollup.zh.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/golden/rollup.zh.txt");
        std::fs::write(path, &ran.out).unwrap();
        return;
    }
    assert_eq!(ran.out, expected);
    let failing = rolled(&county(), &["--fail-level", "warning"]);
    assert_eq!(failing.code, 1);
}

#[test]
fn the_english_twin_has_the_same_figures() {
    let ran = rolled(&county(), &["--lang", "en"]);
    assert!(
        ran.out.contains(
            "3 of 4 units filed, 2 of them everything; 2 of 6 forms missing; 85.34% of the funds"
        ),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("Rolled up: 2 documents, 4 forms counted"),
        "{}",
        ran.out
    );
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn every_figure_of_the_json_leads_to_its_cells() {
    let told = json(&rolled(&county(), &["--format", "json"]));
    assert_eq!(told["schema"], "rollup/1");
    assert_eq!(told["on"], "2022-12-31");
    let section = &told["sections"][0];
    let people = &section["indicators"][0];
    assert_eq!(people["names"][0], "培训人数");
    let figure = &people["figures"][0];
    assert_eq!(
        (&figure["how"], &figure["actual"]),
        (&"added".into(), &"350".into())
    );
    assert_eq!(figure["sources"], serde_json::json!([0, 3]));
    let sources = people["sources"].as_array().unwrap();
    let actuals: Vec<&str> = sources
        .iter()
        .map(|source| source["actual"].as_str().unwrap())
        .collect();
    assert_eq!(actuals, ["120", "150", "80"]);
    let form = &told["forms"][sources[1]["form"].as_u64().unwrap() as usize];
    assert_eq!(
        (&form["subject"], &form["unit_cell"]),
        (&"导游培训".into(), &"unit".into())
    );
    assert_eq!(
        told["documents"][form["document"].as_u64().unwrap() as usize]["name"],
        "in/b.toml"
    );
    assert_eq!(sources[1]["cell"], "indicators.1.actual");
    let county = &section["units"][0];
    assert_eq!(county["coverage"]["funds_missing"], "1100000");
    assert_eq!(county["funds"]["total"]["executed"], "5605000");
}

#[test]
fn numbers_are_texts_but_for_counts_and_positions() {
    fn floats(value: &Value) -> bool {
        match value {
            Value::Number(number) => !number.is_u64() && !number.is_i64(),
            Value::Array(items) => items.iter().any(floats),
            Value::Object(map) => map.values().any(floats),
            _ => false,
        }
    }
    assert!(!floats(&json(&rolled(&county(), &["--format", "json"]))));
}

#[test]
fn the_order_of_the_inputs_changes_nothing() {
    let folder = county();
    let one = |paths: [&str; 2]| {
        let ran = folder.run(&[
            "rollup",
            paths[0],
            paths[1],
            "--tree",
            "in/units.toml",
            "--format",
            "json",
        ]);
        ran.out
    };
    assert_eq!(
        one(["in/a.toml", "in/b.toml"]),
        one(["in/b.toml", "in/a.toml"])
    );
}

#[test]
fn another_tree_a_branch_and_no_tree_at_all() {
    let folder = county();
    let field = rolled(&folder, &["--by", "按领域", "--depth", "1"]);
    // The finance bureau is in no field: its form does not count, and that is an error.
    assert_eq!(field.code, 1);
    assert!(
        field.out.contains("示例县财政局”不在单位树里"),
        "{}",
        field.out
    );
    let branch = rolled(&folder, &["--node", "示例县教育局"]);
    assert!(
        branch.out.starts_with("示例县教育局 2022 年绩效汇总"),
        "{}",
        branch.out
    );
    let none = folder.run(&["rollup", "in/a.toml", "in/b.toml"]);
    assert_eq!(none.code, 0, "{}", none.err);
    assert!(
        none.out.starts_with("全部单位 2022 年绩效汇总"),
        "{}",
        none.out
    );
}

#[test]
fn wrong_calls_say_what_to_do() {
    let folder = county();
    for (arguments, told) in [
        (["--by", "x"].as_slice(), "已有：seat、field"),
        (&["--node", "x"], "单位树里没有“x”"),
        (&["--on", "yesterday"], "不是日期"),
        (&["--format", "text,json"], "请加 -o"),
    ] {
        let ran = rolled(&folder, arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
    }
    let circle = b"[[unit]]\nid = \"a\"\nname = \"\xE7\x94\xB2\"\nunder = \"a\"\n";
    let folder = Folder::with(&[("u.toml", circle.as_slice()), ("a.toml", FORMS_A)]);
    let ran = folder.run(&["rollup", "a.toml", "--tree", "u.toml"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("第 4 行") && ran.err.contains("绕成了圈"),
        "{}",
        ran.err
    );
    assert_eq!(
        folder
            .run(&["rollup", "a.toml", "--tree", "none.toml"])
            .code,
        3
    );
}

#[test]
fn forms_of_two_years_ask_for_one() {
    let old = String::from_utf8_lossy(FORMS_B).replace("year = 2022", "year = 2021");
    let folder = Folder::with(&[
        ("in/units.toml", UNITS),
        ("in/a.toml", FORMS_A),
        ("in/b.toml", old.as_bytes()),
    ]);
    let ran = rolled(&folder, &[]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("2021、2022") && ran.err.contains("--year"),
        "{}",
        ran.err
    );
    let ran = rolled(&folder, &["--year", "2022", "--format", "json"]);
    assert_eq!(json(&ran)["aside"][0]["reason"], "other-year");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_rolled_up() {
    let folder = county();
    std::fs::write(folder.path("in/broken.toml"), "family = ").unwrap();
    let ran = rolled(&folder, &[]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.out.contains("计入 4 张表") && ran.out.contains("读不出 1 份"),
        "{}",
        ran.out
    );
}

#[test]
fn the_page_draws_points_lost_and_indicators_met() {
    let page = rolled(&county(), &["--format", "html"]).out;
    for told in ["失分原因（", "指标完成情况（", "达到指标值", "没有达到"] {
        assert!(page.contains(told), "{told}");
    }
    let lost = page.split("失分原因（").nth(1).unwrap();
    let lost = lost.split("</svg>").next().unwrap();
    assert!(lost.contains(" 分，") && lost.contains(" 项"), "{lost}");
}

#[test]
fn the_page_has_its_charts_and_no_markup_of_the_forms() {
    let bad = String::from_utf8_lossy(FORMS_A).replace("业务培训\"", "<script>alert(1)</script>\"");
    let folder = Folder::with(&[("in/units.toml", UNITS), ("in/a.toml", bad.as_bytes())]);
    let page = rolled(&folder, &["--format", "html"]).out;
    assert!(
        page.contains("<svg") && page.contains("各单位预算执行"),
        "{page}"
    );
    assert!(!page.contains("<script"), "{page}");
}

/// The workbook with every kept result of a formula taken out, and how many there were.
fn without_results(bytes: &[u8]) -> (Vec<u8>, usize) {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut count = 0;
    for at in 0..from.len() {
        let mut file = from.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(content).unwrap();
            let mut parts = text.split("</f><v>");
            let mut kept = parts.next().unwrap().to_owned();
            for part in parts {
                kept.push_str("</f>");
                kept.push_str(part.split_once("</v>").unwrap().1);
                count += 1;
            }
            content = kept.into_bytes();
        }
        let options = zip::write::SimpleFileOptions::default();
        to.start_file(name, options).unwrap();
        to.write_all(&content).unwrap();
    }
    (to.finish().unwrap().into_inner(), count)
}

/// Every text of a workbook by sheet and cell.
fn texts(folder: &Folder, path: &str) -> Vec<(String, String)> {
    let ran = folder.run(&["read", path, "--layer", "document", "--format", "json"]);
    let told = json(&ran);
    let mut texts = Vec::new();
    collect(&told, &mut texts);
    texts.sort();
    texts
}

fn collect(value: &Value, texts: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(map) => {
            if let (Some(Value::String(text)), Some(place)) = (map.get("text"), map.get("place"))
                && !text.is_empty()
            {
                texts.push((place.to_string(), text.clone()));
            }
            map.values().for_each(|value| collect(value, texts));
        }
        _ => {}
    }
}

#[test]
fn libreoffice_computes_the_figures_that_we_kept() {
    let folder = county();
    let ran = rolled(&folder, &["--format", "xlsx", "-o", "kept.xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (bare, formulas) = without_results(&std::fs::read(folder.path("kept.xlsx")).unwrap());
    assert!(formulas > 150, "{formulas}");
    std::fs::write(folder.path("bare.xlsx"), bare).unwrap();
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.path("profile").display()
    );
    let converted = Command::new("soffice")
        .args([
            profile.as_str(),
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
        ])
        .arg("--outdir")
        .arg(folder.path("out"))
        .arg(folder.path("bare.xlsx"))
        .stdin(Stdio::null())
        .output();
    let Ok(converted) = converted else {
        println!("skipped: soffice is not installed");
        return;
    };
    assert!(converted.status.success(), "{converted:?}");
    let (kept, computed) = (texts(&folder, "kept.xlsx"), texts(&folder, "out/bare.xlsx"));
    assert!(kept.len() > 400, "{}", kept.len());
    let unlike: Vec<_> = kept
        .iter()
        .zip(&computed)
        .filter(|(one, other)| one != other)
        .take(5)
        .collect();
    assert!(
        unlike.is_empty() && kept.len() == computed.len(),
        "{unlike:?}"
    );
}

#[test]
fn without_a_plan_only_units_that_filed_are_told() {
    let folder = county();
    let old = String::from_utf8_lossy(FORMS_B).replace("year = 2022", "year = 2021");
    std::fs::write(folder.path("in/b.toml"), old).unwrap();
    let ran = folder.run(&["rollup", "in", "--year", "2022"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains("· 示例县财政局") && !ran.out.contains("示例县旅游局  "),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("应报单位"), "{}", ran.out);
}
