//! Several documents as one package: its tree, and findings that name another document.

use crate::support::{Folder, json};

fn department(budget: &str) -> String {
    format!(
        "family = \"department-target\"\nyear = 2024\ntitle = \"部门整体支出绩效目标表\"\ndepartment = \"云州人民政府驻京联络处\"\nfunds = [{{ line = \"project\", budget = \"{budget}\" }}]\n"
    )
}

fn project(name: &str, unit: &str, amount: &str) -> String {
    format!(
        "family = \"project-target\"\nyear = 2024\nmoney_unit = \"元\"\nproject = \"{name}\"\ndepartment = \"云州人民政府办公室\"\nunit = \"{unit}\"\nfunds = [{{ line = \"total\", budget = \"{amount}\" }}]\n"
    )
}

fn package(budget: &str) -> Folder {
    let ours = "云自治州人民政府驻京联络处";
    let files = [
        ("材料/a.toml", department(budget)),
        ("材料/b.toml", project("春节慰问", ours, "4700000")),
        ("材料/c.toml", project("公报编印", ours, "120000")),
        ("材料/c 副本.toml", project("公报编印", ours, "120000")),
        ("材料/d.toml", project("河道整治", "山县水利局", "999")),
    ];
    let files = files
        .each_ref()
        .map(|(name, text)| (*name, text.as_bytes()));
    Folder::with(&files)
}

#[test]
fn the_tree_tells_units_years_and_what_does_not_belong() {
    let folder = package("482.00");
    let ran = folder.run(&["package", "材料", "--format", "json"]);
    assert_eq!(ran.code, 0);
    let tree = json(&ran.out);
    assert_eq!(tree["schema"], "package/1");
    let units = tree["units"].as_array().unwrap();
    assert_eq!(units.len(), 1);
    assert_eq!(units[0]["also"].as_array().unwrap().len(), 1);
    assert_eq!(units[0]["years"][0]["year"], 2024);
    let families = units[0]["years"][0]["families"].as_array().unwrap();
    assert_eq!(families.len(), 2);
    let apart = tree["apart"].as_array().unwrap();
    let apart: Vec<&str> = apart
        .iter()
        .map(|leaf| leaf["document"].as_str().unwrap())
        .collect();
    assert_eq!(apart, ["材料/c.toml", "材料/d.toml"]);
    let text = folder.run(&["package", "材料"]).out;
    assert!(text.contains("不属于本套材料的表"), "{text}");
    assert!(text.contains("材料/b.toml 第 1 张表 春节慰问"), "{text}");
}

#[test]
fn a_finding_of_the_package_names_the_other_documents() {
    let folder = package("483.00");
    let select = ["--select", "SUM007"];
    let alone = folder.run(&[&["check", "材料"][..], &select].concat());
    assert_eq!(alone.code, 0);
    let arguments = [&["check", "--package", "材料"][..], &select].concat();
    let json_too = folder.run(&[&arguments[..], &["--format", "json"]].concat());
    let report = json(&json_too.out);
    assert_eq!(report["package"]["units"].as_array().unwrap().len(), 1);
    let documents = report["documents"].as_array().unwrap();
    let findings: Vec<_> = documents
        .iter()
        .flat_map(|document| document["findings"].as_array().unwrap())
        .collect();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0]["expected"], "482");
    let related = findings[0]["related"].as_array().unwrap();
    let names: Vec<&str> = related
        .iter()
        .map(|one| one["document"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["材料/b.toml", "材料/c 副本.toml"]);
    let text = folder.run(&arguments).out;
    assert!(text.contains("本套材料 2 个项目表"), "{text}");
    assert!(text.contains("材料/b.toml 第 1 张表 春节慰问"), "{text}");
    for format in ["sarif", "html", "junit", "jsonl"] {
        let ran = folder.run(&[&arguments[..], &["--format", format]].concat());
        let text = ran.out;
        assert!(text.contains("b.toml"), "{format}: {text}");
    }
    let letter = [
        &arguments[..],
        &["--letter", "l.html", "--annotate", "marked"],
    ]
    .concat();
    assert_eq!(folder.run(&letter).code, 0);
    assert!(folder.text("l.html").contains("材料/b.toml"));
}

#[test]
fn one_side_of_a_year_without_the_other_is_told() {
    let lone = Folder::with(&[("材料/a.toml", department("482.00").as_bytes())]);
    let tree = json(&lone.run(&["package", "材料", "--format", "json"]).out);
    let note = tree["units"][0]["years"][0]["note"].as_str().unwrap();
    assert!(note.contains("没有项目的表"), "{note}");
    let text = lone.run(&["package", "材料"]).out;
    assert!(text.contains("提示：只有部门的表"), "{text}");
    // The unit itself is the unit: both sides are there.
    let ours = "云自治州人民政府驻京联络处（本级）";
    let files = [
        ("材料/a.toml", department("483.00")),
        ("材料/b.toml", project("春节慰问", ours, "4700000")),
        ("材料/c.toml", project("公报编印", ours, "120000")),
    ];
    let files = files
        .each_ref()
        .map(|(name, text)| (*name, text.as_bytes()));
    let both = Folder::with(&files);
    let tree = json(&both.run(&["package", "材料", "--format", "json"]).out);
    assert_eq!(tree["units"].as_array().unwrap().len(), 1);
    assert!(tree["units"][0]["years"][0]["note"].is_null());
    let sum = both.run(&["check", "--package", "材料", "--select", "SUM007"]);
    assert!(sum.out.contains("SUM007"), "{}", sum.out);
}
