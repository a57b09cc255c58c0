//! Which rules a form is given, and on what ground.

use domain::form::{Cell, Family, Form, Indicator, Level1, Year};
use domain::place::Place;
use domain::rules::RuleSetId;
use forms::rulesets::{Choice, Overrides, choose, texts};

fn cell(raw: &str) -> Cell {
    Cell::new(raw, Place::default())
}

fn form(unit: &str, year: Option<i32>) -> Form {
    Form {
        family: Family::ProjectSelfEvaluation,
        unit: cell(unit),
        year: year.map(Year),
        ..Form::default()
    }
}

fn chosen(texts: &[&str], form: &Form) -> (String, i32) {
    let Choice { id, year, why } = choose(texts, form, &Overrides::default());
    assert!(!why.zh.is_empty() && !why.en.is_empty());
    (id.0, year.0)
}

#[test]
fn the_units_own_place_wins_over_where_it_sits() {
    let qiannan = form("黔南州人民政府驻北京联络处", Some(2023));
    assert_eq!(
        chosen(&["湖南 湖南 湖南 湖南"], &qiannan),
        ("guizhou-qiannan".into(), 2023)
    );
    let abroad = form("黔南州人民政府驻湖南办事处", Some(2023));
    assert_eq!(chosen(&[], &abroad), ("guizhou-qiannan".into(), 2023));
    let spaced = form("湘西 自治州\n人民政府办公室", Some(2020));
    assert_eq!(chosen(&[], &spaced), ("hunan-xiangxi".into(), 2020));
}

#[test]
fn the_narrower_place_wins() {
    let both = form("湖南省湘西土家族苗族自治州财政局", Some(2022));
    assert_eq!(chosen(&[], &both).0, "hunan-xiangxi");
    assert_eq!(chosen(&[], &form("长沙市教育局", Some(2022))).0, "hunan");
}

#[test]
fn a_county_is_of_its_province() {
    for unit in [
        "湘潭县林业局",
        "浏阳市教育局",
        "隆回县水利局",
        "平江县民政局",
        "靖州苗族侗族自治县财政局",
    ] {
        assert_eq!(chosen(&[], &form(unit, Some(2023))).0, "hunan", "{unit}");
    }
    for unit in [
        "南京市雨花台区财政局",
        "四川省资阳市水利局",
        "白溪市街道县级河长办",
    ] {
        assert_eq!(chosen(&[], &form(unit, Some(2023))).0, "cn-2020", "{unit}");
    }
    assert_eq!(
        chosen(&[], &form("凤凰县林业局", Some(2023))).0,
        "hunan-xiangxi"
    );
}

#[test]
fn a_place_inside_a_longer_word_is_none() {
    for unit in ["浙江西湖区财政局", "苏州太湖南岸管理处", "芜湖北站管理处"]
    {
        assert_eq!(chosen(&[], &form(unit, Some(2022))).0, "cn-2020", "{unit}");
    }
    let both = form("浙江西湖区驻江西办事处", Some(2022));
    assert_eq!(chosen(&[], &both).0, "jiangxi");
}

#[test]
fn a_place_in_passing_is_no_ground() {
    let unknown = form("某某局", Some(2022));
    assert_eq!(
        chosen(&["赴湖南学习一次"], &unknown).0,
        "hunan",
        "it opens the document"
    );
    let long = "工作".repeat(150);
    assert_eq!(chosen(&[&long, "赴湖南学习一次"], &unknown).0, "cn-2020");
    assert_eq!(chosen(&[&long, "江西、江西、江西"], &unknown).0, "jiangxi");
}

#[test]
fn without_a_place_the_year_decides() {
    let of = |year| chosen(&[], &form("某某局", Some(year)));
    assert_eq!(of(2018), ("cn-2016".into(), 2018));
    assert_eq!(of(2020), ("cn-2020".into(), 2020));
    assert_eq!(of(2030), ("cn-2020".into(), 2030));
    assert_eq!(
        of(2012),
        ("cn-2016".into(), 2016),
        "there are no earlier rules"
    );
    assert_eq!(chosen(&[], &form("某某局", None)), ("cn-2020".into(), 2020));
}

#[test]
fn cost_as_a_group_of_its_own_points_to_the_guidance_of_2021() {
    let mut with_cost = form("某某部", Some(2022));
    with_cost.indicators = vec![Indicator {
        level1: Level1::Cost,
        ..Indicator::default()
    }];
    assert_eq!(chosen(&[], &with_cost).0, "cn-2021");
    with_cost.year = Some(Year(2020));
    assert_eq!(chosen(&[], &with_cost).0, "cn-2020");
}

#[test]
fn a_year_the_place_has_no_rules_for_takes_the_wider_ones() {
    let early = form("黔南州财政局", Some(2021));
    let choice = choose(&[], &early, &Overrides::default());
    assert_eq!((choice.id.0.as_str(), choice.year), ("cn-2020", Year(2021)));
    assert!(
        choice.why.zh.contains("guizhou-qiannan"),
        "{}",
        choice.why.zh
    );
}

#[test]
fn the_year_comes_from_the_form_before_the_document() {
    let mut undated = form("黔南州人民政府驻北京联络处", None);
    undated.indicators = vec![Indicator {
        target: cell("2023年12月31日前"),
        ..Indicator::default()
    }];
    assert_eq!(chosen(&["2021年度 2021年度"], &undated).1, 2023);
    undated.indicators.clear();
    assert_eq!(chosen(&["2024年度"], &undated).1, 2024);
    assert_eq!(
        chosen(&[], &undated).1,
        2023,
        "the latest that brought a change"
    );
}

#[test]
fn the_caller_has_the_last_word() {
    let overrides = Overrides {
        ruleset: Some(RuleSetId("hubei".into())),
        year: Some(Year(2024)),
    };
    let choice = choose(&[], &form("湘西州财政局", Some(2020)), &overrides);
    assert_eq!((choice.id.0.as_str(), choice.year), ("hubei", Year(2024)));
}

/// Number of the document, then rule set and year of each of its forms, runs counted.
const DOCUMENTS: &[(&str, &[(&str, i32)])] = &[
    ("000", &[("guizhou-qiannan", 2023)]),
    ("001", &[("hunan-xiangxi", 2022)]),
    ("002", &[("guizhou-liupanshui", 2024)]),
    ("003", &[("hunan-xiangxi", 2020)]),
    ("004", &[("guizhou-qiannan", 2022)]),
];

#[test]
fn the_published_documents_are_given_the_rules_of_their_place_and_year() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/documents");
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("skipped: the published documents are not beside the repository");
        return;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some((_, expected)) = DOCUMENTS
            .iter()
            .find(|(number, _)| name.starts_with(number))
        else {
            continue;
        };
        let document = office::read(&std::fs::read(&path).unwrap()).unwrap();
        let texts = texts(&document);
        for form in &forms::read(&document).forms {
            let choice = choose(&texts, form, &Overrides::default());
            let found = (choice.id.0.as_str(), choice.year.0);
            assert!(
                expected.contains(&found),
                "{name} {}: {found:?} {}",
                form.title.raw,
                choice.why.en
            );
        }
    }
}

/// Prints how long the first use takes; run with `--ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn first_use_is_quick() {
    let start = std::time::Instant::now();
    let choice = choose(
        &[],
        &form("湘西州财政局", Some(2022)),
        &Overrides::default(),
    );
    let chosen = start.elapsed();
    let library = forms::rulesets::Library::embedded();
    library.in_force(&choice.id, choice.year).unwrap();
    let first = start.elapsed();
    library.in_force(&choice.id, choice.year).unwrap();
    println!(
        "chosen {chosen:?}, in force {first:?}, again {:?}",
        start.elapsed() - first
    );
}
