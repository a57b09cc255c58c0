//! Prose between forms: never checked, never silent.

use crate::support::{FAULTY, Folder, json};

const VEHICLES: &str = include_str!("../../../../examples/vehicles-2020.txt");

fn folder() -> Folder {
    let letter = "一、部门概况\n全年收入1,234.56万元，支出1,200万元。\n二、存在的问题\n";
    let text = format!("{letter}{VEHICLES}");
    Folder::with(&[("a.txt", text.as_bytes()), ("b.toml", FAULTY.as_bytes())])
}

#[test]
fn reading_shows_every_paragraph_outside_of_forms() {
    let folder = folder();
    let reading = json(&folder.run(&["read", "a.txt", "--format", "json"]).out);
    let narrative = reading["narrative"].as_array().unwrap();
    let second = narrative
        .iter()
        .find(|one| one["text"].as_str().unwrap().starts_with("全年收入"));
    assert_eq!(second.unwrap()["place"]["line"], 2);
    let told = format!("正文 {} 段（其中数字 ", narrative.len());
    let short = folder.run(&["read", "a.txt"]).out;
    assert!(
        short.contains(&told) && !short.contains("存在的问题"),
        "{short}"
    );
    let long = folder.run(&["read", "a.txt", "-v"]).out;
    assert!(long.contains("第 2 行  全年收入1,234.56万元"), "{long}");
    let toml = json(&folder.run(&["read", "b.toml", "--format", "json"]).out);
    assert_eq!(toml["narrative"].as_array().unwrap().len(), 0);
}

#[test]
fn checking_counts_prose_and_its_figures() {
    let folder = folder();
    let report = json(&folder.run(&["check", "a.txt", "--format", "json"]).out);
    let narrative = &report["documents"][0]["narrative"];
    let paragraphs = narrative["paragraphs"].as_u64().unwrap();
    let numbers = narrative["numbers"].as_u64().unwrap();
    assert!(paragraphs >= 3 && numbers >= 2, "{narrative}");
    let told = format!("正文 {paragraphs} 段（其中数字 {numbers} 个）未核对");
    let text = folder.run(&["check", "a.txt"]).out;
    assert!(
        text.contains(&format!("{told}；用 jixiao read a.txt 查看")),
        "{text}"
    );
    let verdict = text.lines().last().unwrap();
    assert!(verdict.ends_with(&format!("；另有{told}）")), "{verdict}");
    let page = folder.run(&["check", "a.txt", "--format", "html"]).out;
    assert_eq!(page.matches(&told).count(), 2);
    let bare = folder.run(&["check", "b.toml"]).out;
    assert!(!bare.contains("正文"), "{bare}");
}
