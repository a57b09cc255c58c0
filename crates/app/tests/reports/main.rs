//! Reports written from data: read back they state the same facts and give no findings, every
//! figure tells where it comes from, and what only people know stays blank.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod open;

mod contradicted;

use app::{
    Answers, Block, Fonts, Format, Outcome, ReportWish, Rules, Selection, Session, Waivers,
    WrittenReport, check_documents, find_inputs, parse, to_bytes, write_report,
};
use domain::fact::Facts;
use domain::finding::Level;
use domain::form::{Family, Form};
use domain::measure::Kind;
use domain::value::UnitKind;
use std::path::{Path, PathBuf};

/// The formats that are read back, with the endings of their files.
const FORMATS: [(Format, &str); 4] = [
    (Format::Docx, "docx"),
    (Format::Markdown, "md"),
    (Format::Html, "html"),
    (Format::Pdf, "pdf"),
];

fn own(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    folder.join(name)
}

fn session() -> Session {
    let rules = Rules::default();
    Session {
        ruleset: Some(rules.named("hunan-xiangxi").unwrap()),
        rules,
        year: None,
        selection: Selection::default(),
        waivers: Waivers::default(),
        answers: Answers::default(),
        month: None,
    }
}

fn written(paths: &[PathBuf]) -> WrittenReport {
    write_report(&find_inputs(paths), &session(), &ReportWish::default()).unwrap()
}

fn ours() -> Vec<PathBuf> {
    vec![own("unit.toml"), own("projects.toml")]
}

fn bytes(report: &WrittenReport, format: Format) -> Vec<u8> {
    to_bytes(&report.document, format, &Fonts::bundled()).unwrap()
}

fn forms_of(paths: &[PathBuf]) -> Vec<Form> {
    let read = |path: &PathBuf| {
        parse("in.toml", &std::fs::read(path).unwrap())
            .unwrap()
            .forms
    };
    paths.iter().flat_map(read).collect()
}

/// Facts that the report states otherwise than the forms, or that no form states, but for what
/// it computes of them; and how many of the forms' facts it states.
fn facts(sources: &[Form], report: &[Form]) -> (Vec<String>, usize) {
    let in_force = forms::rulesets::Library::embedded();
    let in_force = in_force
        .in_force(
            &domain::rules::RuleSetId("hunan-xiangxi".into()),
            domain::form::Year(2022),
        )
        .unwrap();
    let all: Vec<&Form> = sources.iter().chain(report).collect();
    let facts = Facts::of(&all, &in_force.measures);
    let (mut odd, mut same) = (Vec::new(), 0);
    for (key, printings) in facts.iter() {
        let (of_forms, of_report): (Vec<_>, Vec<_>) = printings
            .iter()
            .partition(|printing| printing.cell.form < sources.len());
        let measure = in_force.measures.get(key.measure).unwrap();
        // They are computed; the checks compute rates again.
        let computed = ["added-budget", "left-over"].contains(&measure.key.as_str());
        if measure.kind == Kind::Rate || computed {
            continue;
        }
        for printed in &of_report {
            let agrees = of_forms
                .iter()
                .any(|other| other.amount.value == printed.amount.value);
            if !agrees {
                odd.push(format!("{} {key:?}: {printed:?}", measure.key));
            }
        }
        same += usize::from(!of_report.is_empty());
    }
    (odd, same)
}

/// What is found in a report that was written into a file.
fn findings(report: &WrittenReport, format: Format, ending: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("report-{ending}"));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("report.{ending}"));
    std::fs::write(&path, bytes(report, format)).unwrap();
    let mut found = Vec::new();
    let inputs = find_inputs(&[path]);
    let told = check_documents(
        &inputs,
        &session(),
        |outcome| match outcome {
            Outcome::Checked(checked) => checked
                .report
                .findings
                .iter()
                .filter(|finding| finding.level >= Level::Warning)
                .map(|finding| format!("{} {}", finding.code, finding.message.zh))
                .collect(),
            Outcome::Skipped { .. } | Outcome::Failed { .. } => vec!["not read".to_owned()],
        },
        |piece: Vec<String>| -> Result<(), ()> {
            found.extend(piece);
            Ok(())
        },
    );
    assert!(told.is_ok());
    found
}

#[test]
fn read_back_it_states_the_same_facts_and_gives_no_findings() {
    let report = written(&ours());
    assert!(report.errors.is_empty());
    let sources = forms_of(&ours());
    for (format, ending) in FORMATS {
        let read = parse(&format!("report.{ending}"), &bytes(&report, format)).unwrap();
        let families: Vec<Family> = read.forms.iter().map(|form| form.family).collect();
        assert_eq!(
            families,
            [Family::SelfEvaluationReport, Family::EvaluationReport],
            "{ending}"
        );
        let (odd, same) = facts(&sources, &read.forms);
        assert!(odd.is_empty(), "{ending}: {odd:#?}");
        assert!(same >= 25, "{ending}: only {same} facts");
        assert_eq!(
            findings(&report, format, ending),
            Vec::<String>::new(),
            "{ending}"
        );
    }
}

/// The rules are cited by titles that name the year before; that is no leftover of it.
#[test]
fn a_cited_title_of_the_year_before_is_no_finding() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report-cited");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("unit.toml");
    let unit = std::fs::read_to_string(own("unit.toml")).unwrap();
    std::fs::write(&path, unit.replace("2022", "2023")).unwrap();
    let report = written(&[path]);
    let text = bytes(&report, Format::Markdown);
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("》各项得分的说明。"), "{text}");
    for (format, ending) in FORMATS {
        let ending = format!("cited.{ending}");
        let found = findings(&report, format, &ending);
        let left_over = found.iter().filter(|one| one.starts_with("TXT002"));
        assert_eq!(left_over.count(), 0, "{ending}: {found:#?}");
    }
}

#[test]
fn items_come_back_with_their_points_and_judgements_stay_open() {
    let report = written(&ours());
    for (format, ending) in FORMATS {
        let read = parse(&format!("report.{ending}"), &bytes(&report, format)).unwrap();
        let items = &read.forms[1].items;
        let told: Vec<String> = items
            .iter()
            .map(|item| format!("{} {} {}", item.name.raw, item.points.raw, item.score.raw))
            .collect();
        let expected = [
            "绩效目标合理性 3 ",
            "绩效指标明确性 3 ",
            "在职人员控制率 3 3",
            "三公经费变动率 4 ",
            "预算完成率 5 ",
            "预算控制率 5 ",
            "楼堂馆所面积控制率 5 5",
            "楼堂馆所投资概算控制率 5 5",
            "公用经费控制率 8 5",
            "三公经费控制率 8 8",
            "政府采购执行率 6 4",
            "管理制度健全性 8 ",
            "资金使用合规性 6 ",
            "预决算信息公开性 5 ",
            "重点工作完成率 8 ",
            "经济效益和社会效益 6 ",
            "行政效能 6 ",
            "社会公众或服务对象满意度 6 6",
        ];
        assert_eq!(told, expected, "{ending}");
        assert_eq!(items[0].group.raw, "投入");
        assert!(read.forms[1].total.score.is_empty(), "{ending}");
        assert_eq!(read.forms[0].total.score.raw, "99.08", "{ending}");
    }
}

#[test]
fn every_figure_tells_where_it_comes_from() {
    let report = written(&ours());
    let page = String::from_utf8(bytes(&report, Format::Html)).unwrap();
    assert!(
        page.contains("<span title=\"unit.toml，部门整体支出绩效评价基础数据表，「三公经费」的2022年决算数（万元）"),
        "{page}"
    );
    assert!(page.contains("计算：530.00 − 500.00＝30.00万元"), "{page}");
    assert!(page.contains("<svg"), "{page}");
    let text = String::from_utf8(bytes(&report, Format::Markdown)).unwrap();
    assert!(text.contains("## 附：数字出处"), "{text}");
    assert!(
        text.contains("| 务工服务经费 | 40 | 50 | 30 | 60.00% | 96.00 |"),
        "{text}"
    );
    assert!(
        text.contains("| 合计 | 100.00 | 160.00 | 120.00 |"),
        "{text}"
    );
    assert!(text.contains("表中说明：回访不够及时"), "{text}");
    assert!(
        text.contains("【此处由单位填写：针对以上问题的建议】"),
        "{text}"
    );
}

/// Amounts in the text, and figures in tables in front of the annexes, that tell no source.
fn without_source(report: &WrittenReport) -> Vec<String> {
    let mut odd = Vec::new();
    for block in &report.document.blocks {
        match block {
            Block::Paragraph(words) if words.text.starts_with("附：") => break,
            Block::Paragraph(words) => {
                let told = words.extra.iter().flat_map(|extra| &extra.told);
                let told: Vec<_> = told.map(|(at, _)| at.clone()).collect();
                for mention in domain::prose::figures(&words.text) {
                    let money = mention
                        .quantity()
                        .is_some_and(|quantity| quantity.unit.kind == UnitKind::Yuan);
                    let inside = told
                        .iter()
                        .any(|at| at.start <= mention.bytes.start && mention.bytes.end <= at.end);
                    if money && !inside {
                        odd.push(format!("{}: {}", words.text, mention.raw));
                    }
                }
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    let figure = cell.text.starts_with(|c: char| c.is_ascii_digit());
                    if figure
                        && cell
                            .extra
                            .as_ref()
                            .is_none_or(|extra| extra.told.is_empty())
                    {
                        odd.push(cell.text.clone());
                    }
                }
            }
            Block::PageBreak => {}
        }
    }
    odd
}

#[test]
fn no_amount_is_without_a_source() {
    assert_eq!(without_source(&written(&ours())), Vec::<String>::new());
}

#[test]
fn the_same_forms_give_the_same_bytes() {
    for (format, ending) in FORMATS {
        let (one, other) = (written(&ours()), written(&ours()));
        assert!(bytes(&one, format) == bytes(&other, format), "{ending}");
    }
}

#[test]
fn the_year_before_gives_what_a_change_is_taken_of() {
    let with = [ours(), vec![own("before.toml")]].concat();
    let text = bytes(&written(&with), Format::Markdown);
    let text = String::from_utf8(text).unwrap();
    assert!(
        text.contains("# 云溪自治州人民政府驻北京联络处2022年度"),
        "{text}"
    );
    let item = text
        .lines()
        .find(|line| line.contains("三公经费变动率（4分）"));
    let item = item.unwrap();
    assert!(
        item.contains("(20.00 − 19.50) ÷ 19.50 × 100%＝2.56%"),
        "{item}"
    );
    assert!(text.contains("before.toml"), "{text}");
    assert!(!text.contains("580"), "{text}");
}

#[test]
fn figures_that_contradict_one_another_are_left_blank() {
    let mut forms = forms_of(&ours());
    let cell = &mut forms[1].tables[1].rows[0][3];
    *cell = domain::form::Cell::new("17.50", cell.place.clone());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report-odd");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("odd.toml");
    let text = forms::notation::forms_to_toml(&forms, forms::notation::Places::Drop);
    std::fs::write(&path, text).unwrap();
    let text = bytes(&written(&[path]), Format::Markdown);
    let text = String::from_utf8(text).unwrap();
    // 17.50 is not 8.00 + 8.50 + 0 + 0.
    let row = "| 17.50 | 【各表不一致，待核】 | 【各表不一致，待核】 |";
    assert!(text.contains(row), "{text}");
    assert!(text.contains("“三公”经费支出17.50万元。"), "{text}");
    assert!(text.contains("合计数与分项之和不一致（1处须改正"), "{text}");
    assert!(text.contains("## 附：检查发现的问题"), "{text}");
}

#[test]
fn a_framework_without_points_still_tells_the_rates() {
    let mut session = session();
    session.ruleset = Some(session.rules.named("cn-2020").unwrap());
    let wish = ReportWish::default();
    let report = write_report(&find_inputs(&ours()), &session, &wish).unwrap();
    let text = String::from_utf8(bytes(&report, Format::Markdown)).unwrap();
    let item = text.lines().find(|line| line.contains("在职人员控制率："));
    let item = item.unwrap();
    assert!(item.contains("18 ÷ 20 × 100%＝90.00%"), "{item}");
    assert!(item.ends_with("【由评价人确定分值并评定】"), "{item}");
    assert!(!text.contains("综合得分为"), "{text}");
}

#[test]
fn one_report_alone_and_nothing_to_report() {
    let wish = ReportWish {
        family: Some(Family::EvaluationReport),
        ..ReportWish::default()
    };
    let report = write_report(&find_inputs(&ours()), &session(), &wish).unwrap();
    let read = parse("report.md", &bytes(&report, Format::Markdown)).unwrap();
    assert_eq!(read.forms.len(), 1);
    let wish = ReportWish {
        unit: Some("别处".into()),
        ..ReportWish::default()
    };
    let refused = write_report(&find_inputs(&ours()), &session(), &wish).unwrap_err();
    assert!(refused.text().zh.contains("云溪自治州人民政府驻北京联络处"));
}

/// The package that this is about, where it lies beside the repository.
#[test]
fn document_001() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/documents");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths = files.map(|file| file.path());
    let one = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("001")
    };
    let Some(path) = paths.find(one) else {
        println!("skipped: document 001 is not beside the repository");
        return;
    };
    let report = written(std::slice::from_ref(&path));
    let sources = parse("001.txt", &std::fs::read(&path).unwrap())
        .unwrap()
        .forms;
    for (format, ending) in FORMATS {
        let read = parse(&format!("report.{ending}"), &bytes(&report, format)).unwrap();
        let (odd, same) = facts(&sources, &read.forms);
        assert!(odd.is_empty(), "{ending}: {odd:#?}");
        assert!(same >= 30, "{ending}: only {same} facts");
        assert_eq!(read.forms[1].items.len(), 18);
        assert_eq!(
            findings(&report, format, &format!("001.{ending}")),
            Vec::<String>::new()
        );
    }
}
