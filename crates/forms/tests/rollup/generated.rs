//! What must hold for any forms: the order they come in does not matter, the lowest units
//! add up to the whole, and everything is either in or told.

use super::support::{form, forms, gather, n, row, standing};
use domain::form::{Form, FundColumn, Year};
use domain::number::Number;
use domain::rollup::{Gather, Part, Rollup};
use proptest::prelude::*;

const TREE: &str = r#"
[[unit]]
id = "top"
name = "全县"
[[unit]]
id = "a"
name = "单位0"
under = "top"
expected = [{ family = "project-self-evaluation", forms = "2", funds = "50" }]
[[unit]]
id = "b"
name = "单位1"
under = "a"
expected = [{ family = "project-self-evaluation", forms = "1", funds = "70" }]
[[unit]]
id = "c"
name = "单位2"
under = "a"
[[unit]]
id = "d"
name = "单位3"
under = "top"
expected = [{ family = "project-self-evaluation", forms = "3", funds = "90" }]
"#;

/// Unit (the fifth is in no tree), budget, people trained, rate, score.
type Told = (usize, u32, u32, u32, u32);

fn texts(told: &[Told]) -> Vec<String> {
    let one = |(at, &(unit, budget, people, rate, score)): (usize, &Told)| {
        let rows = [
            row([
                "产出",
                "数量",
                "培训人数",
                "≥10人",
                &format!("{people}人"),
                "10",
                "10",
            ]),
            row([
                "产出",
                "质量",
                "合格率",
                "≥90%",
                &format!("{}.{}%", rate / 10, rate % 10),
                "10",
                "10",
            ]),
            row([
                "效益",
                "社会效益",
                "效果",
                "优秀",
                "良好",
                "20",
                &(score % 21).to_string(),
            ]),
        ];
        let money = format!("{}.{:02}", budget / 100, budget % 100);
        form(
            &format!("单位{unit}"),
            &format!("项目{at}"),
            (&money, &money),
            "90",
            &rows.concat(),
        )
    };
    told.iter().enumerate().map(one).collect()
}

fn rolled(gather: Gather) -> Rollup {
    gather.roll_up(
        standing(TREE, "", 2022),
        Some(Year(2022)),
        FundColumn::Budget,
    )
}

fn in_order(forms: &[Form], order: &[usize]) -> Gather {
    let mut gather = Gather::new(forms::rollup::words());
    for &at in order {
        let part = Part::of((0, at), &forms[at], gather.words()).unwrap();
        gather.add(part);
    }
    gather
}

fn all_figures(rollup: &Rollup) -> Vec<String> {
    let mut told = Vec::new();
    for section in &rollup.sections {
        for node in 0..rollup.standing.nodes.len() {
            let filings = rollup.filings_of(section, node);
            for indicator in &section.indicators {
                let range = Rollup::sources_of(indicator, &filings);
                let figure = rollup.figure(indicator, range);
                told.push(format!("{node} {:?} {figure:?}", indicator.names));
            }
            told.push(format!("{:?}", rollup.results(filings)));
            told.push(format!(
                "{:?}",
                rollup.covered(section).of(&rollup.standing, node)
            ));
        }
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_the_forms_does_not_matter(
        told in proptest::collection::vec((0usize..5, 0u32..100_000, 0u32..5000, 0u32..1001, 0u32..50), 1..14),
        seed in any::<u64>(),
    ) {
        let forms = forms(&texts(&told));
        let straight: Vec<usize> = (0..forms.len()).collect();
        let mut mixed = straight.clone();
        let mut state = seed | 1;
        for at in (1..mixed.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            mixed.swap(at, (state >> 33) as usize % (at + 1));
        }
        let (one, other) = (rolled(in_order(&forms, &straight)), rolled(in_order(&forms, &mixed)));
        prop_assert_eq!(all_figures(&one), all_figures(&other));
        prop_assert_eq!(&one.aside, &other.aside);
        prop_assert_eq!(&one.left, &other.left);
    }

    #[test]
    fn the_units_add_up_to_the_whole_and_nothing_is_lost(
        told in proptest::collection::vec((0usize..5, 0u32..100_000, 0u32..5000, 0u32..1001, 0u32..50), 1..14),
    ) {
        let forms = forms(&texts(&told));
        let rollup = rolled(gather(&forms));
        prop_assert_eq!(rollup.filings.len() + rollup.aside.len(), forms.len());
        let Some(section) = rollup.sections.first() else { return Ok(()) };
        let people = section.indicators.iter().find(|known| known.key.name == "培训人数").unwrap();
        let rate = section.indicators.iter().find(|known| known.key.name == "合格率").unwrap();
        let (mut sum, mut count) = (Number::ZERO, 0);
        for node in 0..rollup.standing.nodes.len() {
            let own = rollup.filings_of(section, node);
            let own = own.clone().filter(|&at| rollup.filings[at].node == node);
            for at in own {
                let range = Rollup::sources_of(people, &(at..at + 1));
                sum = sum.plus(rollup.figure(people, range).actual.value.unwrap()).unwrap();
                count += 1;
            }
        }
        let whole = rollup.filings_of(section, 0);
        let figure = rollup.figure(people, Rollup::sources_of(people, &whole));
        prop_assert_eq!((figure.actual.value, figure.actual.count), (Some(sum), count));
        // An average lies between the least and the greatest.
        let figure = rollup.figure(rate, Rollup::sources_of(rate, &whole));
        let weighed = |at: &u32| rollup.filings[*at as usize].weight.is_some();
        let values: Vec<Number> = rate.sources.iter().filter(|source| weighed(&source.filing)).filter_map(|source| source.actual).collect();
        match figure.actual.value {
            Some(mean) => {
                let slack = n("0.000000000001");
                prop_assert!(mean.plus(slack).unwrap() >= *values.iter().min().unwrap());
                prop_assert!(mean.minus(slack).unwrap() <= *values.iter().max().unwrap());
            }
            None => prop_assert!(values.is_empty()),
        }
        let unweighed = rate.sources.len() - values.len();
        let told = rollup.left.iter().filter(|left| left.reason == domain::rollup::Left::NoFunds).count();
        prop_assert_eq!(told, unweighed * 2);
    }

    #[test]
    fn units_files_never_panic(text in "(\\[\\[unit\\]\\]\n|id = \"[ab]\"\n|name = \"[甲乙]\"\n|under = \"[ab]\"\n|to = \"20[12]0-01-01\"\n|successor = \"[ab]\"\n){0,14}") {
        if let Ok(told) = forms::rollup::units(&text) {
            let on = domain::rules::Date::last_of(Year(2019));
            if let Ok(standing) = told.standing("", on) {
                prop_assert!(standing.nodes.iter().enumerate().all(|(at, node)| node.end > at && node.end <= standing.nodes.len()));
            }
        }
    }
}
