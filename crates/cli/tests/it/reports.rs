//! Reports written from the forms of a unit.

use crate::support::Folder;

const UNIT: &str = include_str!("../../../app/tests/reports/unit.toml");
const PROJECTS: &str = include_str!("../../../app/tests/reports/projects.toml");

fn folder() -> Folder {
    let other = UNIT.replace("云溪自治州", "山溪自治州");
    Folder::with(&[
        ("材料/unit.toml", UNIT.as_bytes()),
        ("材料/projects.toml", PROJECTS.as_bytes()),
        ("别的/unit.toml", other.as_bytes()),
    ])
}

#[test]
fn a_report_goes_to_standard_output_or_into_a_folder() {
    let folder = folder();
    let ran = folder.run(&["report", "材料", "--as", "md", "--only", "evaluation"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .starts_with("# 2022年云溪自治州人民政府驻北京联络处"),
        "{}",
        ran.out
    );
    assert!(ran.err.contains("依据 4 张表"), "{}", ran.err);
    assert!(ran.err.contains("留给单位填写的空白"), "{}", ran.err);
    let ran = folder.run(&["report", "材料", "--as", "docx,html", "-o", "报告", "-q"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(folder.path("报告/report.docx").exists());
    assert!(folder.text("报告/report.html").contains("<span title="));
}

#[test]
fn of_several_units_one_must_be_named() {
    let folder = folder();
    let ran = folder.run(&["report", "材料", "别的", "--as", "md"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--unit"), "{}", ran.err);
    let ran = folder.run(&["report", "材料", "别的", "--as", "md", "--unit", "山溪"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("# 山溪自治州"), "{}", ran.out);
    let ran = folder.run(&["report", "材料", "--as", "md", "--year", "2019"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
}
