//! What stands behind the last item of an evaluation without a heading, and whose report it is.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail loudly")]

use domain::form::{Field, Form};

fn read(text: &str) -> Form {
    let document = office::read(text.as_bytes()).unwrap();
    let mut reading = forms::read(&document);
    assert_eq!(reading.forms.len(), 1, "{text}");
    reading.forms.remove(0)
}

/// An evaluation of three items whose last lines are given.
fn ended(lines: &str) -> Form {
    read(&format!(
        "白溪市2023年水渠整修项目支出绩效评价报告\n\n一、评价得分\n（一）过程\n\
         1.资金到位率（20分）：全部到位，得20分。\n2.制度执行（20分）：账目不清，扣2分，得18分。\n\
         （二）效益\n1.灌溉面积（20分）：与计划一致，得20分。\n2.满意度（40分）：{lines}\n"
    ))
}

fn scores(form: &Form) -> Vec<&str> {
    form.items
        .iter()
        .map(|item| item.score.raw.as_str())
        .collect()
}

#[test]
fn the_total_behind_the_last_item_is_no_score_of_it() {
    for lines in [
        "满意度90%，得36分。\n综合评价得分为94分，等级为“优”。",
        "满意度90%，得36分。\n综上，水渠整修项目得分94分，评价等级为优。",
        "满意度90%，得36分。\n本项目最终得分94分，等级为“优”。",
        "满意度90%，得36分。综合评价得分为94分，等级为“优”。",
        "满意度90%，\n得36分。\n各项指标总得分为94分，评定为优。",
        "满意度90%，得36分。\n效益指标小计得56分。\n综合评价得分为94分，等级为优。",
    ] {
        let form = ended(lines);
        assert_eq!(scores(&form), ["20", "18", "20", "36"], "{lines}");
        assert_eq!(form.total.score.raw, "94", "{lines}");
        assert_eq!(form.field(Field::Grade).unwrap().raw, "优", "{lines}");
        assert!(!form.items[3].basis.raw.contains("94"), "{lines}");
    }
    // A total below the points of the last item.
    let poor = ended("满意度1%，得0.4分。\n评价得分30分，等级为差。");
    assert_eq!(scores(&poor)[3], "0.4");
    assert_eq!(poor.total.score.raw, "30");
}

#[test]
fn a_score_above_its_points_stays_the_items() {
    for (lines, score) in [
        ("满意度90%，得46分。", "46"),
        ("满意度90%，自评得分46分。", "46"),
        ("满意度90%。\n该项得分46分。", "46"),
        (
            "满分条件为90%，达到得40分。\n综上，该项指标得分46分。",
            "46",
        ),
        ("达到90%得40分。\n综合以上情况，得36分。", "36"),
    ] {
        assert_eq!(scores(&ended(lines))[3], score, "{lines}");
    }
}

#[test]
fn the_subtotal_of_a_group_is_no_score_of_its_last_item() {
    let form = read(
        "白溪市2023年水渠整修项目支出绩效评价报告\n\n一、评价得分\n（一）过程\n\
         1.资金到位率（20分）：全部到位，得20分。\n2.制度执行（20分）：账目不清，得18分。\n过程部分得38分。\n\
         （二）效益\n1.满意度（60分）：满意度90%，得54分。\n",
    );
    assert_eq!(scores(&form), ["20", "18", "54"]);
}

/// Titles and the units they name.
const TITLES: &[(&str, &str)] = &[
    (
        "2023年度白溪市水利局部门整体支出绩效自评报告",
        "白溪市水利局",
    ),
    ("2023年白溪市水利局部门整体支出绩效自评报告", "白溪市水利局"),
    (
        "二〇二三年度白溪市水利局部门整体支出绩效自评报告",
        "白溪市水利局",
    ),
    (
        "白溪市水利局2023年度部门整体支出绩效自评报告",
        "白溪市水利局",
    ),
    (
        "白溪市水利局关于2023年度部门整体支出绩效自评情况的报告",
        "白溪市水利局",
    ),
    (
        "关于白溪市水利局2023年度部门整体支出绩效自评的报告",
        "白溪市水利局",
    ),
    (
        "关于2023年度白溪市水利局部门整体支出绩效自评的报告",
        "白溪市水利局",
    ),
    (
        "2023年度部门整体支出绩效自评报告（白溪市水利局）",
        "白溪市水利局",
    ),
    (
        "白溪市图书馆2023年度部门整体支出绩效自评报告",
        "白溪市图书馆",
    ),
    (
        "白溪市第一中学2023年度部门整体支出绩效自评报告",
        "白溪市第一中学",
    ),
    (
        "2023年度白溪市供销合作社整体支出绩效自评报告",
        "白溪市供销合作社",
    ),
    (
        "白溪市总工会2023年度部门整体支出绩效自评报告",
        "白溪市总工会",
    ),
    (
        "白溪市妇女联合会2023年度部门整体支出绩效自评报告",
        "白溪市妇女联合会",
    ),
    ("白溪市妇联2023年度部门整体支出绩效自评报告", "白溪市妇联"),
    (
        "中共白溪市委组织部2023年度部门整体支出绩效自评报告",
        "中共白溪市委组织部",
    ),
    ("白溪市科协2023年度部门整体支出绩效自评报告", "白溪市科协"),
    (
        "白溪市公安局交通警察支队2023年度部门整体支出绩效自评报告",
        "白溪市公安局交通警察支队",
    ),
    ("2023年度部门整体支出绩效自评报告", ""),
    ("关于2023年度部门整体支出绩效自评情况的报告", ""),
    ("2023年度市级部门整体支出绩效自评报告", ""),
];

#[test]
fn a_title_names_its_unit_wherever_the_year_stands() {
    for (title, unit) in TITLES {
        let form = read(&format!("{title}\n\n一、基本情况\n编制20人，在职18人。\n"));
        assert_eq!(form.department.raw, *unit, "{title}");
    }
}
