//! Forms and units from text to a roll-up.

use domain::form::{Family, Form, FundColumn, Year};
use domain::number::Number;
use domain::rollup::{Figure, Gather, Indicator, Part, Rollup, Standing};
use domain::rules::Date;

pub const PROJECT: Family = Family::ProjectSelfEvaluation;

/// A county with a finance bureau, and an education bureau above two schools.
pub const COUNTY: &str = r#"
name = "示例县"
[[unit]]
id = "county"
name = "示例县"
[[unit]]
id = "finance"
name = "县财政局"
names = ["财政局"]
under = "county"
[[unit]]
id = "education"
name = "县教育局"
under = "county"
[[unit]]
id = "school1"
name = "第一中学"
under = "education"
[[unit]]
id = "school2"
name = "第二中学"
under = "education"
"#;

pub fn n(text: &str) -> Number {
    text.parse().unwrap()
}

/// A project's self-evaluation with a budget and spending in 万元.
pub fn form(unit: &str, project: &str, money: (&str, &str), score: &str, rows: &str) -> String {
    format!(
        "[[form]]\nfamily = \"project-self-evaluation\"\nyear = 2022\nunit = \"{unit}\"\nproject = \"{project}\"\n\
         funds = [{{ line = \"total\", budget = \"{}\", executed = \"{}\" }}]\ntotal = {{ score = \"{score}\" }}\n\
         indicators = [{rows}]\n",
        money.0, money.1
    )
}

/// A row: group, kind, name, target, actual, points, score.
pub fn row(cells: [&str; 7]) -> String {
    let [level1, level2, name, target, actual, points, score] = cells;
    format!(
        "{{ level1 = \"{level1}\", level2 = \"{level2}\", name = \"{name}\", target = \"{target}\", \
         actual = \"{actual}\", points = \"{points}\", score = \"{score}\" }},"
    )
}

pub fn forms(texts: &[String]) -> Vec<Form> {
    forms::notation::forms_from_toml(&texts.concat()).unwrap()
}

pub fn gather(forms: &[Form]) -> Gather {
    let mut gather = Gather::new(forms::rollup::words());
    for (at, form) in forms.iter().enumerate() {
        let part = Part::of((0, at), form, gather.words());
        part.into_iter().for_each(|part| gather.add(part));
    }
    gather
}

pub fn standing(units: &str, tree: &str, year: i32) -> Standing {
    let told = forms::rollup::units(units).unwrap();
    told.standing(tree, Date::last_of(Year(year))).unwrap()
}

pub fn rolled(units: &str, texts: &[String]) -> Rollup {
    let gather = gather(&forms(texts));
    gather.roll_up(
        standing(units, "", 2022),
        Some(Year(2022)),
        FundColumn::Budget,
    )
}

pub fn node(rollup: &Rollup, name: &str) -> usize {
    rollup.standing.find(name).unwrap()
}

pub fn indicator<'a>(rollup: &'a Rollup, name: &str) -> &'a Indicator {
    let section = rollup.section(PROJECT).unwrap();
    let found = section
        .indicators
        .iter()
        .find(|known| known.key.name == name);
    found.unwrap_or_else(|| {
        let names: Vec<&str> = section
            .indicators
            .iter()
            .map(|i| i.key.name.as_str())
            .collect();
        panic!("{name} is none of {names:?}")
    })
}

pub fn figure(rollup: &Rollup, name: &str, unit: &str) -> Figure {
    let filings = rollup.filings_of(rollup.section(PROJECT).unwrap(), node(rollup, unit));
    let indicator = indicator(rollup, name);
    rollup.figure(indicator, Rollup::sources_of(indicator, &filings))
}
