//! Rule sets told to a person, alone and side by side.

use domain::form::Year;
use domain::rules::RuleSetId;
use domain::text::Language;
use forms::rulesets::{Edition, Library, RulesErrorKind, diff, render, render_in_force};

#[test]
fn a_page_names_every_value_with_days_source_and_confidence() {
    let library = Library::embedded();
    for id in library.ids() {
        let set = library.load(id).unwrap();
        for language in [Language::Chinese, Language::English] {
            let page = render(set, language);
            for value in set.parameters.values().flatten() {
                assert!(page.contains(&value.from.to_string()), "{page}");
                assert!(page.contains(&value.source.document), "{page}");
                assert!(page.contains(value.source.summary.get(language)), "{page}");
            }
        }
    }
    let xiangxi = library.load(&RuleSetId("hunan-xiangxi".into())).unwrap();
    let page = render(xiangxi, Language::Chinese);
    assert!(
        page.contains("优 ≥90，良 ≥80，较差 ≥60，差 ≥0    [2022-01-01 起]"),
        "{page}"
    );
    assert!(
        page.contains("自评工作通知（据州财绩〔2022〕9号） 五、有关要求（三）（见于原文）"),
        "{page}"
    );
}

#[test]
fn a_page_for_a_year_holds_what_is_inherited() {
    let library = Library::embedded();
    let id = RuleSetId("hunan-xiangxi".into());
    let page = render_in_force(library, &id, Year(2020), Language::English).unwrap();
    assert!(page.contains("no rule is stated"), "{page}");
    assert!(page.contains("财预〔2020〕10号"), "{page}");
    assert!(!page.contains("较差 ≥60"), "{page}");
}

#[test]
fn a_difference_names_both_values_and_what_is_alike() {
    let library = Library::embedded();
    let [a, b] = ["hunan-xiangxi@2020", "hunan-xiangxi@2022"].map(Edition::parse);
    let page = diff(library, &a, &b, Language::Chinese).unwrap();
    assert!(page.contains("hunan-xiangxi@2020: 未作规定"), "{page}");
    assert!(
        page.contains("hunan-xiangxi@2022: 完成值 ÷ 指标值 × 分值"),
        "{page}"
    );
    assert!(page.contains("相同"), "{page}");
    let [a, b] = ["guizhou-qiannan@2022", "guizhou-qiannan"].map(Edition::parse);
    let page = diff(library, &a, &b, Language::Chinese).unwrap();
    assert!(page.contains("guizhou-qiannan@2023: 年初预算数"), "{page}");
    let [a, b] = ["guizhou-qiannan", "cn-2020"].map(Edition::parse);
    let page = diff(library, &a, &b, Language::English).unwrap();
    assert!(
        page.starts_with("guizhou-qiannan@2023 ↔ cn-2020@2023"),
        "{page}"
    );
    assert!(page.contains("the initial budget"), "{page}");
    let [a, b] = ["cn-2020", "cn-2016"].map(Edition::parse);
    let page = diff(library, &a, &b, Language::English).unwrap();
    assert!(page.starts_with("cn-2020@2020 ↔ cn-2016@2019"), "{page}");
}

#[test]
fn an_unknown_side_is_named() {
    let [a, b] = ["cn-2020", "atlantis"].map(Edition::parse);
    let error = diff(Library::embedded(), &a, &b, Language::English).unwrap_err();
    assert_eq!(error.kind, RulesErrorKind::UnknownRuleSet);
    assert!(error.to_string().contains("hunan-xiangxi"), "{error}");
}
