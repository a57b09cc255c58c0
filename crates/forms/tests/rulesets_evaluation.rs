//! Evaluation systems: what a file may say, and the refusals that say what to do.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use domain::form::Year;
use domain::number::Number;
use domain::rules::{Evaluation, RuleSet, RuleSetId, Shape};
use forms::rulesets::{Library, RulesError, RulesErrorKind};

const HEAD: &str = r#"
id = "place"
zh = "某地"
en = "A place"
from = "2020-01-01"
"#;

const MEASURES: &str = r#"
["three_public.spent"]
zh = "三公经费支出"
en = "three public expenses, spent"
kind = "amount"
words = ["三公经费支出"]
["three_public.budget"]
zh = "三公经费预算"
en = "three public expenses, budget"
kind = "amount"
words = ["三公经费预算"]
cells = [{ row = "三公经费", column = "{year}年预算" }]
"#;

const SYSTEM: &str = r#"
zh = "某地评价指标体系"
en = "A place's system"
evaluated = "department"
from = "2022-01-01"
total = "10"
part_steps = "no"
[source.notice]
document = "某财〔2022〕1号"
clause = "附表"
zh = "要点"
en = "What it says"
[[group]]
name = "过程"
points = "10"
[[item]]
group = "过程"
name = "三公经费控制率"
points = "6"
source = "notice"
zh = "支出 ÷ 预算"
en = "spent ÷ budgeted"
rate = "three_public.spent / three_public.budget"
shape = "ceiling full-at=100 step=1 deduction=1/10"
shape_source = "notice"
[[item]]
group = "过程"
name = "管理制度健全性"
points = "4"
source = "notice"
zh = "制度健全"
en = "rules exist"
shape = "conditions earn"
shape_source = "notice"
conditions = [
  { zh = "有制度", en = "there are rules", points = "1" },
  { zh = "执行制度", en = "they are followed", points = "3/4" },
]
"#;

/// The same system without points of its own, at two scales.
const SCALES: &str = r#"
[[scale]]
id = "ten"
zh = "十分"
en = "ten"
from = "2022-01-01"
to = "2022-12-31"
source = "notice"
groups = { "过程" = "10" }
points = { "三公经费控制率" = "6", "管理制度健全性" = "4" }
[[scale]]
id = "one"
zh = "只有一项"
en = "one item"
from = "2023-01-01"
source = "notice"
groups = { "过程" = "10" }
points = { "三公经费控制率" = "10" }
"#;

fn load(measures: &str, system: &str) -> Result<RuleSet, RulesError> {
    let library = Library::from_files([
        ("_common/evaluation.toml", measures),
        ("place/ruleset.toml", HEAD),
        ("place/values.toml", ""),
        ("place/evaluation.toml", system),
    ]);
    library.load(&RuleSetId("place".into())).cloned()
}

fn scaled() -> String {
    let plain = SYSTEM.replace("points = \"6\"\nsource = \"notice\"\n", "");
    let plain = plain.replace("points = \"4\"\nsource = \"notice\"\n", "");
    plain.replace("points = \"10\"\n", "").replacen(
        "conditions = [\n  { zh = \"有制度\", en = \"there are rules\", points = \"1\" },",
        "conditions = [\n  { zh = \"有制度\", en = \"there are rules\", points = \"1/4\" },",
        1,
    ) + SCALES
}

fn deduction(system: &Evaluation) -> Number {
    match &system.items[0].shape.value {
        Shape::Ceiling(steps) => steps.deduction.number(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_system_is_read_with_shares_of_its_points() {
    let set = load(MEASURES, SYSTEM).unwrap();
    let [system] = set.evaluations.as_slice() else {
        panic!("one system")
    };
    assert_eq!(system.id, "evaluation");
    assert_eq!(deduction(system), "0.6".parse().unwrap());
}

#[test]
fn a_scale_gives_the_points_and_the_days() {
    let set = load(MEASURES, &scaled()).unwrap();
    let [ten, one] = set.evaluations.as_slice() else {
        panic!("two scales")
    };
    assert_eq!(
        (ten.id.as_str(), one.id.as_str()),
        ("evaluation-ten", "evaluation-one")
    );
    assert_eq!(deduction(ten), "0.6".parse().unwrap());
    assert_eq!(deduction(one), Number::ONE);
    assert_eq!((ten.items.len(), one.items.len()), (2, 1));
    assert!(ten.covers(Year(2022)) && !ten.covers(Year(2023)) && one.covers(Year(2023)));
}

#[track_caller]
fn refused(system: &str, kind: RulesErrorKind) {
    let error = load(MEASURES, system).unwrap_err();
    assert_eq!(error.kind, kind, "{error}");
    assert_eq!(error.file, "place/evaluation.toml");
}

#[test]
fn systems_that_are_not_sound_are_refused() {
    use RulesErrorKind as K;
    for (from, to, kind) in [
        ("points = \"6\"", "points = \"9\"", K::WeightsTotal),
        ("total = \"10\"", "total = \"100\"", K::WeightsTotal),
        ("total = \"10\"", "total = 10", K::BareNumber),
        ("total = \"10\"\n", "", K::BadValue),
        ("group = \"过程\"", "group = \"产出\"", K::BadValue),
        (
            "shape_source = \"notice\"",
            "shape_source = \"x\"",
            K::NoSource,
        ),
        ("shape = \"ceiling", "shape = \"roof", K::BadValue),
        ("step=1", "step=0", K::BadValue),
        ("deduction=1/10", "deduction=1/0", K::BadValue),
        ("part_steps", "parts", K::UnknownKey),
        ("part_steps = \"no\"", "part_steps = \"half\"", K::BadValue),
        (
            "evaluated = \"department\"",
            "evaluated = \"town\"",
            K::BadValue,
        ),
        ("three_public.spent /", "three_public.paid /", K::BadValue),
        ("three_public.spent /", "three_public.spent ×", K::BadValue),
        (
            "rate = \"three_public.spent / three_public.budget\"\n",
            "",
            K::BadValue,
        ),
        ("points = \"3/4\"", "points = \"2/4\"", K::WeightsTotal),
        ("points = \"3/4\"", "points = \"5/4\"", K::BadValue),
        (
            "shape = \"conditions earn\"",
            "shape = \"conditions\"",
            K::BadValue,
        ),
        (
            "shape = \"ceiling full-at=100 step=1 deduction=1/10\"",
            "shape = \"bands 10=4 0=6\"",
            K::BadValue,
        ),
        (
            "shape = \"ceiling full-at=100 step=1 deduction=1/10\"",
            "shape = \"bands 0=7\"",
            K::BadValue,
        ),
        (
            "shape = \"ceiling full-at=100 step=1 deduction=1/10\"",
            "shape = \"levels 70=2 90=6\"",
            K::BadValue,
        ),
    ] {
        assert!(SYSTEM.contains(from), "{from}");
        refused(&SYSTEM.replace(from, to), kind);
    }
}

#[test]
fn scales_that_are_not_sound_are_refused() {
    use RulesErrorKind as K;
    let system = scaled();
    for (from, to, kind) in [
        (
            "\"管理制度健全性\" = \"4\"",
            "\"管理制度健全性\" = \"5\"",
            K::WeightsTotal,
        ),
        (
            "\"管理制度健全性\" = \"4\"",
            "\"管理制度\" = \"4\"",
            K::BadValue,
        ),
        (
            "groups = { \"过程\" = \"10\" }\npoints = { \"三公经费控制率\" = \"6\"",
            "groups = {}\npoints = { \"三公经费控制率\" = \"6\"",
            K::BadValue,
        ),
        (
            "source = \"notice\"\ngroups",
            "source = \"x\"\ngroups",
            K::NoSource,
        ),
    ] {
        assert!(system.contains(from), "{from}");
        refused(&system.replacen(from, to, 1), kind);
    }
}

#[test]
fn measures_that_are_not_sound_are_refused() {
    for (from, to) in [
        ("kind = \"amount\"", "kind = \"sum\""),
        ("words = [\"三公经费支出\"]", "words = [\" \"]"),
        ("zh = \"三公经费支出\"", "zh = \"\""),
    ] {
        assert!(MEASURES.contains(from), "{from}");
        let error = load(&MEASURES.replacen(from, to, 1), SYSTEM).unwrap_err();
        assert_eq!(error.file, "_common/evaluation.toml", "{error}");
    }
}

#[test]
fn what_a_predecessor_brought_holds_on_its_own_days() {
    let library = Library::embedded();
    let systems = |id: &str, year| {
        let rules = library.in_force(&RuleSetId(id.into()), Year(year)).unwrap();
        let systems = rules.evaluations.iter();
        systems.map(|system| system.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(systems("cn-2016", 2018), ["evaluation-department"]);
    assert_eq!(
        systems("cn-2020", 2022),
        ["evaluation", "evaluation-department"]
    );
    let xiangxi = systems("hunan-xiangxi", 2022);
    assert_eq!(xiangxi.first().map(String::as_str), Some("evaluation"));
    assert!(xiangxi.contains(&"evaluation-10-60-30".to_owned()));
    assert_eq!(
        systems("hunan-xiangxi", 2020).first().map(String::as_str),
        Some("evaluation-10-60-30")
    );
}
