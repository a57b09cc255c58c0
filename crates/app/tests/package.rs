//! A package of our own making, two years of a unit that does not exist: clean it has no
//! findings; with inconsistencies planted in it every one is found.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on may stop"
)]

use app::{Answers, Outcome, Rules, Selection, Session, Tree, Waivers, check_package, find_inputs};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

/// What is planted: the file, what stands there, what is put in its place, and the check
/// that must find it there (`file code`).
struct Planted {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    found: &'static str,
}

macro_rules! planted {
    ($($file:literal: $from:literal => $to:literal, $found:literal;)*) => {
        &[$(Planted { file: $file, from: $from, to: $to, found: $found },)*]
    };
}

const PLANTED: &[Planted] = planted! {
    // A target form against its self-evaluation.
    "2024/self-reception.toml": "target = \"≥190批次\"" => "target = \"≥150批次\"", "2024/self-reception.toml XDO001";
    "2024/self-reception.toml": "name = \"促成回访考察\"" => "name = \"公务用车里程\"", "2024/self-reception.toml XDO002";
    "2024/self-promotion.toml": "name = \"新建客商名录\"" => "name = \"推介会参展面积\"", "2024/self-promotion.toml XDO003";
    "2024/self-repair.toml": "name = \"消除用电隐患\"" => "name = \"消除用电安全隐患\"", "2024/self-repair.toml XDO004";
    "2024/self-repair.toml": "expected = \"更换驻地老旧电梯控制系统，改造配电室，保证用电和乘梯安全\"" => "expected = \"做好驻地日常维护，保证各项设施正常使用\"", "2024/self-repair.toml XDO006";
    "2024/self-promotion.toml": "initial = \"65.00\", budget = \"67.70\"" => "initial = \"56.00\", budget = \"67.70\"", "2024/self-promotion.toml XDO007";
    "2023/self-repair.toml": "initial = \"25.00\", budget" => "initial = \"35.00\", budget", "2023/self-department.toml SUM007";
    // Text against figures, and what was left over from another office.
    "2023/self-department.toml": "全年编报信息一百二十八篇" => "全年编报信息218篇", "2023/self-department.toml XTB005";
    "2023/report.toml": "等级为优" => "等级为良", "2023/report.toml SCO023";
    "2023/report.toml": "，部门整体支出自评得分" => "，云州人民政府驻滨江联络处部门整体支出自评得分", "2023/report.toml TXT004";
    "2023/target-repair.toml": "goals = " => "fields.organisation = \"云州人民政府驻滨江办事处\"\ngoals = ", "2023/target-repair.toml PLA006";
    // The department against its projects, with 元 and 万元.
    "2024/target-repair.toml": "budget = \"180000\"" => "budget = \"280000\"", "2024/target-department.toml SUM007";
    "2023/self-department.toml": "executed = \"120.10\"" => "executed = \"121.00\"", "2023/self-department.toml SUM007";
    // Reports and data sheets against the forms.
    "2024/basic-data.toml": "\"38.60\", \"41.40\", \"40.16\"" => "\"38.60\", \"41.40\", \"41.06\"", "2024/basic-data.toml XDO008";
    "2023/report.toml": "99.74" => "97.74", "2023/report.toml XDO010";
    "2023/self-repair.toml": "project = \"驻地维修经费\"" => "project = \"驻地维修专项经费\"", "2023/self-repair.toml XDO013";
    // Last year against this year.
    "2024/self-reception.toml": "budget = \"1.40\", executed = \"1.40\"" => "budget = \"4.10\", executed = \"4.10\"", "2024/self-reception.toml XYR001";
    "2024/report.toml": "[\"招商推介经费\", \"2.70\"" => "[\"招商推介经费\", \"7.20\"", "2024/report.toml XYR002";
    "2024/basic-data.toml": "[\"2、公务接待费\", \"9.10\"" => "[\"2、公务接待费\", \"1.90\"", "2024/basic-data.toml XYR003";
    "2024/target-promotion.toml": "target = \"≥6亿元\"" => "target = \"≥3亿元\"", "2024/target-promotion.toml XYR004";
    "2024/self-repair.toml": "actual = \"电梯控制系统更换完毕并取得检验合格证，配电室改造通过供电部门验收\"" => "actual = \"屋面防水和给排水管道更换全部完工并通过验收，两处安全隐患已经消除\"", "2024/self-repair.toml XYR006";
    // Copies and leftovers.
    "2024/target-repair.toml": "expected = \"更换驻地老旧电梯控制系统，改造配电室，保证用电和乘梯安全\"" => "expected = \"举办五场产业推介会，跟进上年签约项目，引荐新客商到云州考察\"", "2024/target-repair.toml DUP001";
    "2024/target-repair.toml": "2024年9月30日前" => "2021年9月30日前", "2024/target-repair.toml PLA009";
    "2023/self-reception.toml": "发放问卷 186 份" => "发放问卷 186 份，登记人证件110101190001010014", "2023/self-reception.toml PII002";
    // Sentences, and what two documents print of one fact.
    "2024/report.toml": "213.84 万元" => "231.84 万元", "2024/report.toml TXT001";
    "2024/report.toml": "335.10 万元" => "353.10 万元", "2024/report.toml XTB003";
    "2024/report.toml": "对照2024年度绩效目标" => "对照2023年度绩效目标", "2024/report.toml TXT002";
    // The arithmetic of a single form.
    "2023/self-promotion.toml": "rate = \"95.50%\"" => "rate = \"59.50%\"", "2023/self-promotion.toml RAT001";
    "2023/self-department.toml": "total = { points = \"100\", score = \"99" => "total = { points = \"100\", score = \"98", "2023/self-department.toml SUM001";
    "2024/self-department.toml": "executed = \"335.10\"" => "executed = \"353.10\"", "2024/self-department.toml SUM003";
};

#[test]
fn the_clean_package_has_no_findings() {
    let folder = Folder::with(&[]);
    let (tree, found) = check(&folder.0);
    assert!(found.is_empty(), "{found:#?}");
    assert_eq!(tree.units.len(), 1);
    assert!(tree.apart.is_empty(), "{:?}", tree.apart);
    let years: Vec<i32> = tree.units[0].years.iter().map(|year| year.year).collect();
    assert_eq!(years, [2023, 2024]);
    let forms = |year: usize| -> usize {
        let families = &tree.units[0].years[year].families;
        families.iter().map(|(_, forms)| forms.len()).sum()
    };
    assert_eq!([forms(0), forms(1)], [10, 10]);
}

#[test]
fn every_planted_inconsistency_is_found() {
    let mut missed = Vec::new();
    for one in PLANTED {
        let folder = Folder::with(std::slice::from_ref(one));
        let (_, found) = check(&folder.0);
        if !found.iter().any(|line| line.starts_with(one.found)) {
            missed.push(format!("{} ({}): {found:#?}", one.found, one.to));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn a_department_that_names_itself_is_still_compared_with_its_projects() {
    let itself = Planted {
        file: "2023/self-department.toml",
        from: "department = \"云州人民政府驻海城联络处\"",
        to: "department = \"云州人民政府驻海城联络处（本级）\"",
        found: "",
    };
    let folder = Folder::with(std::slice::from_ref(&itself));
    let (tree, found) = check(&folder.0);
    assert!(found.is_empty(), "{found:#?}");
    assert_eq!(tree.units.len(), 1);
    let wrong = Planted {
        file: "2023/self-department.toml",
        from: "executed = \"120.10\"",
        to: "executed = \"121.00\"",
        found: "",
    };
    let folder = Folder::with(&[itself, wrong]);
    let (_, found) = check(&folder.0);
    let told = |line: &String| line.starts_with("2023/self-department.toml SUM007");
    assert!(found.iter().any(told), "{found:#?}");
    // What the report tells of the unit is set against the form of the unit itself.
    let itself = Planted {
        from: "department = \"云州人民政府驻海城联络处\"",
        to: "department = \"云州人民政府驻海城联络处（本级）\"",
        file: "2023/self-department.toml",
        found: "",
    };
    let wrong = Planted {
        file: "2023/report.toml",
        from: "209.35 万元",
        to: "219.35 万元",
        found: "",
    };
    let folder = Folder::with(&[itself, wrong]);
    let (_, found) = check(&folder.0);
    let told = |line: &String| line.starts_with("2023/report.toml XTB003");
    assert!(found.iter().any(told), "{found:#?}");
    // One wrong total of a report is told once, however often the report prints it.
    let total = Planted {
        file: "2023/report.toml",
        from: "99.74",
        to: "97.74",
        found: "",
    };
    let folder = Folder::with(&[total]);
    let (_, found) = check(&folder.0);
    let told = found.iter().filter(|line| line.contains("XDO010"));
    assert_eq!(told.count(), 1, "{found:#?}");
}

#[test]
fn a_project_left_out_or_told_twice_is_found() {
    let folder = Folder::with(&[]);
    std::fs::remove_file(folder.0.join("2024/self-repair.toml")).unwrap();
    let (_, found) = check(&folder.0);
    assert!(
        found
            .iter()
            .any(|line| line.starts_with("2024/target-repair.toml XDO012"))
    );
    let folder = Folder::with(&[]);
    let text = std::fs::read_to_string(folder.0.join("2024/self-repair.toml")).unwrap();
    let other = text.replace("\"17.46\"", "\"16.47\"");
    std::fs::write(folder.0.join("2024/self-repair-2.toml"), other).unwrap();
    let (_, found) = check(&folder.0);
    let told = |code: &str| found.iter().any(|line| line.contains(code));
    assert!(told("XDO009") && told("DUP008"), "{found:#?}");
    // A second copy of the very same form counts once and changes nothing.
    std::fs::write(folder.0.join("2024/self-repair-2.toml"), text).unwrap();
    let (tree, found) = check(&folder.0);
    assert!(found.is_empty(), "{found:#?}");
    assert_eq!(tree.apart.len(), 1);
}

#[test]
fn fifty_documents_are_checked_within_two_seconds() {
    let folder = Folder::with(&[]);
    let names: Vec<PathBuf> = files(&source());
    for round in 0..3 {
        for file in &names {
            let text = std::fs::read_to_string(source().join(file)).unwrap();
            let text = text.replace("驻海城联络处", &format!("驻海城联络处{round}组"));
            let path = folder.0.join(format!("{round}")).join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }
    let begun = Instant::now();
    let (tree, _) = check(&folder.0);
    let taken = begun.elapsed();
    println!("80 documents: {taken:?}");
    assert_eq!(tree.units.len(), 4);
    // Also without optimisation, beside other work.
    assert!(taken.as_secs() < 2, "{taken:?}");
}

/// The findings of a package, `file code cell message` a line.
fn check(folder: &Path) -> (Tree, Vec<String>) {
    let session = Session {
        rules: Rules::default(),
        ruleset: None,
        year: None,
        month: None,
        selection: Selection::default(),
        waivers: Waivers::default(),
        answers: Answers::default(),
    };
    let inputs = find_inputs(&[folder.to_owned()]);
    let mut tree = Tree::default();
    let mut lines = Vec::new();
    let prefix = format!("{}/", folder.display());
    let told = |outcome: &Outcome| -> Vec<String> {
        let Outcome::Checked(checked) = outcome else {
            panic!("a document of the package was not read");
        };
        let name = checked.loaded.name.replace(&prefix, "");
        let findings = checked.report.findings.iter();
        findings
            .map(|finding| {
                let place = finding.cell.slot.path();
                format!("{name} {} {place} {}", finding.code, finding.message.zh)
            })
            .collect()
    };
    check_package(
        &inputs,
        &session,
        |grouped| {
            tree = grouped.clone();
            Ok::<(), ()>(())
        },
        told,
        |more| {
            lines.extend(more);
            Ok(())
        },
    )
    .unwrap();
    (tree, lines)
}

fn source() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/package")
}

/// The files of a folder, by their paths in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for year in ["2023", "2024"] {
        for entry in std::fs::read_dir(folder.join(year)).unwrap() {
            let name = entry.unwrap().file_name();
            found.push(Path::new(year).join(name));
        }
    }
    found.sort();
    found
}

/// A copy of the package with changes, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn with(changes: &[Planted]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("jixiao-package-{}-{number}", std::process::id());
        let folder = Self(std::env::temp_dir().join(name));
        let mut texts: BTreeMap<PathBuf, String> = files(&source())
            .into_iter()
            .map(|file| {
                let text = std::fs::read_to_string(source().join(&file)).unwrap();
                (file, text)
            })
            .collect();
        for change in changes {
            let text = texts.get_mut(Path::new(change.file)).unwrap();
            assert!(
                text.contains(change.from),
                "{}: {}",
                change.file,
                change.from
            );
            *text = text.replace(change.from, change.to);
        }
        for (file, text) in texts {
            let path = folder.0.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
