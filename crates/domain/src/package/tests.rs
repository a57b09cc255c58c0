//! Whose forms are: names, documents, years, strays and copies.

use super::{Package, Placed, names};
use crate::form::{Cell, Family, Form, Year};
use crate::place::Place;
use crate::rules::Vocabulary;
use std::collections::BTreeMap;

fn words() -> Vocabulary {
    let list = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    Vocabulary::new(BTreeMap::from([
        ("unit-name-ending".to_owned(), list(&["政府办=政府办公室"])),
        (
            "unit-name-part".to_owned(),
            list(&["自治州=州", "州政府=州人民政府"]),
        ),
        (
            "unit-itself-ending".to_owned(),
            list(&["（本级）", "（机关）", "本级"]),
        ),
        ("region-ending".to_owned(), list(&["省", "市", "州", "区"])),
    ]))
}

fn form(family: Family, department: &str, unit: &str, year: i32) -> Form {
    let cell = |text: &str| Cell::new(text, Place::default());
    Form {
        family,
        department: cell(department),
        unit: cell(unit),
        year: (year > 0).then_some(Year(year)),
        ..Form::default()
    }
}

/// The unit and year each form is put under; `-` where it does not belong.
fn told(forms: &[(usize, Form)]) -> Vec<String> {
    let placed: Vec<Placed<'_>> = forms
        .iter()
        .map(|(document, form)| Placed {
            document: *document,
            folder: 0,
            form,
        })
        .collect();
    let package = Package::of(&placed, &words());
    let name = |unit: usize| package.units[unit].name.clone();
    package
        .belongings
        .iter()
        .map(|one| match (&one.apart, one.unit, one.year) {
            (None, Some(unit), Some(year)) => format!("{} {}", name(unit), year.0),
            _ => "-".to_owned(),
        })
        .collect()
}

const WHOLE: Family = Family::DepartmentSelfEvaluation;
const PROJECT: Family = Family::ProjectSelfEvaluation;

#[test]
fn one_unit_is_found_under_its_several_names() {
    let full = "湘州人民政府办公室";
    for other in [
        "湘自治州政府办",
        "湘州 政府办公室",
        "湘自治州人民政府办公室",
    ] {
        assert_eq!(names::key(other, &words()), full, "{other}");
    }
    assert_ne!(names::key("湘州人民政府驻京联络处", &words()), full);
}

#[test]
fn a_project_belongs_to_the_department_that_does_it_or_answers_for_it() {
    let forms = [
        (0, form(WHOLE, "驻京联络处", "", 2022)),
        (1, form(PROJECT, "政府办公室", "驻京联络处", 2022)),
        (2, form(PROJECT, "驻京联络处", "基建科", 2022)),
    ];
    assert_eq!(told(&forms), ["驻京联络处 2022"; 3]);
}

#[test]
fn what_a_form_does_not_say_is_that_of_its_document() {
    let forms = [
        (0, form(WHOLE, "教育局", "", 2022)),
        (0, form(Family::BasicData, "", "", 0)),
        (1, form(WHOLE, "财政局", "", 2022)),
        (2, form(Family::BasicData, "", "", 2022)),
    ];
    assert_eq!(
        told(&forms),
        ["教育局 2022", "教育局 2022", "财政局 2022", "-"]
    );
}

#[test]
fn a_name_without_the_province_is_one_only_where_nothing_else_is_meant() {
    let one = [
        (0, form(WHOLE, "吉省朝阳区财政局", "", 2022)),
        (1, form(PROJECT, "朝阳区财政局", "", 2022)),
    ];
    assert_eq!(told(&one), ["吉省朝阳区财政局 2022"; 2]);
    let two = [
        (0, form(WHOLE, "吉省朝阳区财政局", "", 2022)),
        (1, form(WHOLE, "京市朝阳区财政局", "", 2022)),
        (2, form(PROJECT, "朝阳区财政局", "", 2022)),
    ];
    assert_eq!(told(&two)[2], "-");
}

#[test]
fn a_stray_form_of_another_unit_or_a_far_year_does_not_belong() {
    let forms = [
        (0, form(WHOLE, "教育局", "", 2022)),
        (1, form(PROJECT, "卫健局", "卫健局", 2022)),
        (2, form(PROJECT, "教育局", "教育局", 2019)),
        (3, form(PROJECT, "教育局", "教育局", 2021)),
    ];
    assert_eq!(told(&forms), ["教育局 2022", "-", "-", "教育局 2021"]);
}

#[test]
fn without_any_department_form_projects_stand_under_their_department() {
    let forms = [
        (0, form(PROJECT, "教育局", "一中", 2022)),
        (0, form(PROJECT, "教育局", "二中", 2022)),
    ];
    assert_eq!(told(&forms), ["教育局 2022"; 2]);
}

#[test]
fn one_form_in_two_documents_counts_once() {
    let forms = [
        (0, form(WHOLE, "教育局", "", 2022)),
        (1, form(PROJECT, "教育局", "一中", 2022)),
        (2, form(PROJECT, "教育局", "一 中", 2022)),
    ];
    assert_eq!(told(&forms), ["教育局 2022", "教育局 2022", "-"]);
}

#[test]
fn what_is_about_a_project_never_stands_for_the_department() {
    let mut watched = form(Family::Monitoring, "财政局", "", 2022);
    watched.project = Cell::new("渠道清淤", Place::default());
    let forms = [
        (0, form(WHOLE, "教育局", "", 2022)),
        (1, form(Family::ProjectEvaluationReport, "水务局", "", 2022)),
        (2, watched),
        (3, form(Family::EvaluationReport, "民政局", "", 2022)),
        (4, form(Family::ProjectSelfEvaluationReport, "", "", 2022)),
    ];
    assert_eq!(told(&forms), ["教育局 2022", "-", "-", "民政局 2022", "-"]);
}

#[test]
fn a_unit_itself_is_the_unit_unless_both_have_forms() {
    for other in [
        "湘州水务局（本级）",
        "湘州水务局 （机关）",
        "湘州水务局本级",
    ] {
        let forms = [
            (0, form(WHOLE, "湘州水务局", "", 2024)),
            (1, form(PROJECT, "湘州人民政府", other, 2024)),
        ];
        assert_eq!(told(&forms), ["湘州水务局 2024"; 2], "{other}");
        let forms = [
            (0, form(WHOLE, "", other, 2024)),
            (1, form(PROJECT, "湘州人民政府", "湘州水务局", 2024)),
        ];
        assert_eq!(told(&forms)[0], told(&forms)[1], "{other}");
        assert!(
            told(&forms).iter().all(|one| one.starts_with("湘州水务局")),
            "{other}"
        );
        // One form of the department with all its units, one of the department itself.
        let forms = [
            (0, form(WHOLE, "湘州水务局", "", 2024)),
            (1, form(WHOLE, other, "", 2024)),
        ];
        assert_ne!(told(&forms)[0], told(&forms)[1], "{other}");
    }
    let forms = [
        (0, form(WHOLE, "湘州水务局", "", 2024)),
        (1, form(WHOLE, "湘州林业局（本级）", "", 2024)),
    ];
    assert_eq!(told(&forms), ["湘州水务局 2024", "湘州林业局（本级） 2024"]);
}

#[test]
fn forms_of_another_year_take_none_from_its_department() {
    let office = "湘州驻海城联络处";
    let above = "湘州政府办公室";
    let mut forms: Vec<(usize, Form)> = [
        office,
        "湘州驻山城联络处",
        "湘州驻河城联络处",
        "湘州驻江城联络处",
    ]
    .into_iter()
    .map(|unit| (0, form(PROJECT, above, unit, 2020)))
    .collect();
    let alone = told(&forms);
    assert_eq!(
        alone,
        [
            format!("{above} 2020"),
            alone[1].clone(),
            alone[2].clone(),
            alone[3].clone()
        ]
    );
    forms.push((1, form(WHOLE, "", office, 2023)));
    assert_eq!(told(&forms)[..4], alone);
    // Without any such company it still belongs nowhere.
    let stray = [
        (0, form(PROJECT, above, office, 2020)),
        (1, form(WHOLE, "", office, 2023)),
    ];
    assert_eq!(told(&stray)[0], "-");
}
