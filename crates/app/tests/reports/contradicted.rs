//! Figures that are contradicted somewhere are left blank everywhere, or told.

use super::{Format, bytes, own, written};

/// The reports of our unit where its forms say something else.
fn written_with(name: &str, changes: &[(&str, &str)]) -> String {
    let folder = std::env::temp_dir().join(format!("jixiao-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut paths = Vec::new();
    for file in ["unit.toml", "projects.toml"] {
        let mut text = std::fs::read_to_string(own(file)).unwrap();
        for (from, to) in changes {
            text = text.replace(from, to);
        }
        paths.push(folder.join(file));
        std::fs::write(folder.join(file), text).unwrap();
    }
    let report = written(&paths);
    std::fs::remove_dir_all(&folder).unwrap();
    String::from_utf8(bytes(&report, Format::Markdown)).unwrap()
}

#[test]
fn an_item_uses_no_figure_that_is_left_blank_elsewhere() {
    // 人员经费 and 公用经费 no longer make up the basic expenditure.
    let changes = [(
        "[\"公用经费\", \"88.00\", \"90.00\", \"92.70\"],",
        "[\"公用经费\", \"88.00\", \"90.00\", \"92.70\"],\n  [\"人员经费\", \"400.00\", \"410.00\", \"407.30\"],",
    )];
    let item = |text: &str| -> String {
        let mut lines = text
            .lines()
            .filter(|line| line.contains("公用经费控制率（8分）"));
        lines.next().unwrap().to_owned()
    };
    let text = written_with("torn", &changes);
    assert!(text.contains("【各表不一致，待核】"), "{text}");
    let torn = item(&text);
    assert!(
        torn.contains("公用经费实际支出（各表所填不一致）"),
        "{torn}"
    );
    assert!(!torn.contains("该项指标得"), "{torn}");
    // Where they do, the item is scored.
    let sound = [(changes[0].0, &*changes[0].1.replace("407.30", "437.30"))];
    let text = written_with("sound", &sound);
    assert!(item(&text).contains("该项指标得5分"), "{}", item(&text));
}

#[test]
fn a_total_score_that_is_wrong_is_left_blank() {
    let row = |text: &str, name: &str| -> String {
        let mut lines = text
            .lines()
            .filter(|line| line.starts_with(&format!("| {name} |")));
        lines.next().unwrap().to_owned()
    };
    let changes = [("score = \"98.18\" }", "score = \"98.81\" }")];
    let text = written_with("total", &changes);
    let wrong = row(&text, "驻外招商引资经费");
    assert!(wrong.ends_with("| 【各表不一致，待核】 |"), "{wrong}");
    assert!(row(&text, "务工服务经费").ends_with("| 96.00 |"));
    let changes = [("score = \"99.08\" }", "score = \"90.98\" }")];
    let text = written_with("own", &changes);
    assert!(!text.contains("90.98　"), "{text}");
    assert!(
        text.contains("【自评表的总分和评价等级：各表所填不一致"),
        "{text}"
    );
}

#[test]
fn what_the_unit_says_itself_goes_before_what_other_figures_give() {
    let report = "\n[[form]]\nfamily = \"self-evaluation-report\"\nyear = 2022\nmoney_unit = \"万元\"\n\
        title = \"云溪自治州人民政府驻北京联络处2022年度部门整体支出绩效自评报告\"\n\
        department = \"云溪自治州人民政府驻北京联络处\"\n[[form.paragraphs]]\ntext = \"{said}\"\n";
    let fields = "fields.duties = \"联系在京单位，服务来京务工人员。\"\n";
    let with = |said: &str| {
        let added = format!("{fields}{}", report.replace("{said}", said));
        let line = "  { line = \"basic\", label";
        let carried = format!(
            "  {{ line = \"carried-over\", label = \"上年结转资金\", initial = \"40.00\", budget = \"40.00\", executed = \"40.00\" }},\n{line}"
        );
        written_with("said", &[(fields, &added), (line, &carried)])
    };
    let text = with("年初预算600万元，上年结转40万元，2022年预算追加30万元。");
    assert!(text.contains("本年追加预算30"), "{text}");
    assert!(text.contains("两者不一致，待核"), "{text}");
    let same = with("年初预算600万元，上年结转40万元，2022年预算追加60万元。");
    assert!(!same.contains("两者不一致，待核"), "{same}");
}
