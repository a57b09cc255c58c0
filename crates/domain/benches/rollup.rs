//! A province's year rolled up: 3 000 units, 30 projects each, 15 indicators each, in three
//! levels; 1 350 000 rows.
//!
//! `cargo bench -p domain --bench rollup`

use divan::{Bencher, black_box};
use domain::form::{
    Cell, Family, Form, FundColumn, FundKind, FundLine, Indicator, Level1, Level2, Year,
};
use domain::place::Place;
use domain::rollup::{Gather, Part, Rollup, Standing, TreeName, UnitSpan, Units, Words};
use domain::rules::Date;
use std::collections::BTreeMap;

const BUREAUS: usize = 60;
const UNITS: usize = 3_000;
const PROJECTS: usize = 30;
const INDICATORS: usize = 15;

fn main() {
    divan::main();
}

fn cell(text: impl Into<String>) -> Cell {
    Cell::new(text, Place::default())
}

/// Rows of the usual kinds: counts, rates with and without their parts, words.
fn row(project: usize, number: usize) -> Indicator {
    let (target, actual, level2) = match number % 5 {
        0 => (
            "≥1200人次".to_owned(),
            format!("{}人次", 1_100 + project * 7 + number),
            Level2::Quantity,
        ),
        1 => (
            "≥95%".to_owned(),
            format!("9{}.{project:02}%", number % 10),
            Level2::Quality,
        ),
        2 => (
            "≥90%".to_owned(),
            "96%（48÷50）".to_owned(),
            Level2::Satisfaction,
        ),
        3 => ("显著提升".to_owned(), "显著提升".to_owned(), Level2::Social),
        _ => (
            "≤20.5万元".to_owned(),
            format!("{}.5万元", 10 + number % 10),
            Level2::Cost,
        ),
    };
    Indicator {
        level1: level2.group().unwrap_or(Level1::Output),
        level2,
        name: cell(format!("第{project}类项目的第{number}项指标")),
        target: cell(target),
        actual: cell(actual),
        points: cell("6"),
        score: cell("5.5"),
        ..Indicator::default()
    }
}

fn forms() -> Vec<Form> {
    let one = |project: usize| {
        let mut line = FundLine::empty(FundKind::Total);
        line.initial = cell("120.5");
        line.budget = cell(format!("{}.25", 100 + project));
        line.executed = cell("98.75");
        let mut form = Form {
            family: Family::ProjectSelfEvaluation,
            year: Some(Year(2022)),
            project: cell(format!("第{project}类项目")),
            funds: vec![line],
            indicators: (0..INDICATORS).map(|number| row(project, number)).collect(),
            ..Form::default()
        };
        form.total.score = cell("92.5");
        form
    };
    (0..PROJECTS).map(one).collect()
}

fn standing() -> Standing {
    let span = |id: String, above: Option<String>| UnitSpan {
        name: format!("单位{id}"),
        under: above
            .map(|above| (String::new(), above))
            .into_iter()
            .collect::<BTreeMap<_, _>>(),
        id,
        ..UnitSpan::default()
    };
    let top = std::iter::once(span("top".into(), None));
    let bureaus = (0..BUREAUS).map(|at| span(format!("b{at}"), Some("top".into())));
    let units = (0..UNITS).map(|at| span(format!("u{at}"), Some(format!("b{}", at % BUREAUS))));
    let spans = top.chain(bureaus).chain(units).collect();
    let units = Units::new(String::new(), vec![TreeName::default()], spans).unwrap_or_default();
    Standing::at(&units, "", Date::last_of(Year(2022))).unwrap_or_default()
}

fn gathered(forms: &mut [Form]) -> Gather {
    let mut gather = Gather::new(Words::default());
    for unit in 0..UNITS {
        for (at, form) in forms.iter_mut().enumerate() {
            form.unit = cell(format!("单位u{unit}"));
            let part = Part::of((unit, at), form, gather.words());
            part.into_iter().for_each(|part| gather.add(part));
        }
    }
    gather
}

/// Every figure of every unit: indicator by indicator, so that its sources stay at hand.
fn figures(rollup: &Rollup) -> usize {
    let mut count = 0;
    for section in &rollup.sections {
        let nodes = 0..rollup.standing.nodes.len();
        let filings: Vec<_> = nodes.map(|node| rollup.filings_of(section, node)).collect();
        for indicator in &section.indicators {
            for filings in &filings {
                let range = Rollup::sources_of(indicator, filings);
                count += black_box(rollup.figure(indicator, range)).sources.len();
            }
        }
        for filings in filings {
            black_box(rollup.funds(filings.clone(), FundKind::Total));
            black_box(rollup.results(filings));
        }
        black_box(rollup.covered(section));
    }
    count
}

/// All of it: forms taken in, put in order, every figure of every unit computed.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_year_of_a_province(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(forms).bench_local_values(|mut forms| {
        let rollup = gathered(&mut forms).roll_up(standing(), Some(Year(2022)), FundColumn::Budget);
        figures(&rollup)
    });
}

/// Taking the forms in.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn taking_in(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(forms)
        .bench_local_values(|mut forms| gathered(&mut forms));
}

/// The figures of the whole and of every unit, once all is in order.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn every_figure(bencher: Bencher<'_, '_>) {
    let rollup = gathered(&mut forms()).roll_up(standing(), Some(Year(2022)), FundColumn::Budget);
    bencher.bench_local(|| figures(&rollup));
}
