//! A sentence of a report gives another amount for a project than the project's own form.

use crate::look::{clause, is_filled, is_of_another_time, plain, quoted};
use crate::pairing::core;
use crate::{Check, Record, Subject};
use domain::fact::{Amount, Told};
use domain::finding::{CellRef, Level};
use domain::form::{Form, FundColumn, Slot, Stage};
use domain::number::{Interval, Number};
use domain::relation::Figure;
use domain::text::Text;
use domain::value::UnitKind;

/// XDO014
pub const CHECK: Check = Check {
    code: "XDO014",
    name: "project-amount-in-prose-differs",
    level: Level::Warning,
    title_zh: "报告文字里的项目金额与项目表不一致",
    title_en: "A sentence gives another amount for a project than its form",
    preview: false,
    page: include_str!("project_amount_in_prose_differs.md"),
    run,
};

/// Letters of a project's name that are enough to know it in a sentence.
const FEWEST: usize = 4;

/// What the words behind a project's name say the figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Spent,
    Planned,
    Either,
}

/// A project with its names, the longest first, and its forms.
struct Project<'a> {
    names: Vec<String>,
    forms: Vec<(usize, &'a Form)>,
}

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.stage() != Stage::Report {
        return;
    }
    let projects = projects(subject);
    if projects.is_empty() {
        return;
    }
    for told in subject.sentences.texts(subject.cases, subject.index) {
        let mut last: Option<(usize, &Project<'_>)> = None;
        for at in 0..told.reading.stated.len() {
            let named = spoken_of(subject, told, at, &projects);
            let before = last.filter(|(before, _)| before + 1 == at);
            let Some((project, said)) = named.or_else(|| {
                let said = goes_on(subject, told, at)?;
                Some((before?.1, said))
            }) else {
                continue;
            };
            last = Some((at, project));
            let slot = told.slot(at);
            if is_of_another_time(subject, told, at) {
                record.not_applicable(slot, "说的是别的年度或年内一段时间");
                continue;
            }
            compare(record, (told, at, slot), said, project);
        }
    }
}

fn projects<'a>(subject: &Subject<'a>) -> Vec<Project<'a>> {
    let words = &subject.rules.vocabulary;
    let mut found: Vec<Project<'a>> = Vec::new();
    for &at in subject.around.of_unit(subject.index, 0) {
        let Some(form) = subject.cases.get(at).map(|case| case.form) else {
            continue;
        };
        let own = form.family.is_project() && !form.family.is_report() && is_filled(form);
        let (name, core) = (plain(&form.project.raw), core(&form.project.raw, words));
        if !own || core.chars().count() < FEWEST {
            continue;
        }
        match found.iter_mut().find(|one| one.names.contains(&core)) {
            Some(one) => one.forms.push((at, form)),
            None => found.push(Project {
                names: vec![name, core],
                forms: vec![(at, form)],
            }),
        }
    }
    found
}

/// The project that the words in front of a figure name, and nothing besides.
fn spoken_of<'p, 'a>(
    subject: &Subject<'_>,
    told: &Told<'_>,
    at: usize,
    projects: &'p [Project<'a>],
) -> Option<(&'p Project<'a>, Said)> {
    let unit = &told.reading.quantity(at)?.unit;
    if unit.kind != UnitKind::Yuan {
        return None;
    }
    let (piece, alone) = clause(told, at)?;
    let mut words = plain(piece);
    let vocabulary = &subject.rules.vocabulary;
    let leads = vocabulary.words("project-figure-lead");
    while let Some(rest) = leads
        .iter()
        .find_map(|lead| words.strip_prefix(lead.as_str()))
    {
        words = rest.to_owned();
    }
    if !alone {
        return None;
    }
    let named = projects.iter().flat_map(|one| {
        let names = one.names.iter();
        names.map(move |name| (one, name))
    });
    let mut fitting: Vec<(&Project<'a>, &String, Said)> = named
        .filter_map(|(one, name)| {
            let said = said(subject, words.strip_prefix(name.as_str())?)?;
            Some((one, name, said))
        })
        .collect();
    fitting.sort_by_key(|(_, name, _)| name.len());
    fitting.pop().map(|(one, _, said)| (one, said))
}

/// What a clause without a name says of the project named right before it in its sentence:
/// 预算64万元，实际支出60万元.
fn goes_on(subject: &Subject<'_>, told: &Told<'_>, at: usize) -> Option<Said> {
    let stated = &told.reading.stated;
    let (own, before) = (stated.get(at)?, stated.get(at.checked_sub(1)?)?);
    let one = own.sentence == before.sentence && own.bracket == before.bracket;
    let money = told.reading.quantity(at)?.unit.kind == UnitKind::Yuan;
    let (piece, _) = clause(told, at)?;
    let words = plain(piece);
    let vocabulary = &subject.rules.vocabulary;
    let sole = ["project-figure-spent", "project-figure-planned"];
    let sole = sole.iter().any(|list| vocabulary.is(list, &words));
    (one && money && sole).then(|| said(subject, &words))?
}

/// What the words between a project's name and its figure say; nothing where they say more.
fn said(subject: &Subject<'_>, words: &str) -> Option<Said> {
    let vocabulary = &subject.rules.vocabulary;
    let lists = [
        ("project-figure-spent", Said::Spent),
        ("project-figure-planned", Said::Planned),
        ("project-figure-tail", Said::Either),
    ];
    let (mut rest, mut said) = (words, Said::Either);
    while !rest.is_empty() {
        let (word, kind) = lists
            .iter()
            .flat_map(|&(list, kind)| vocabulary.words(list).iter().map(move |word| (word, kind)))
            .filter(|(word, _)| rest.starts_with(word.as_str()))
            .max_by_key(|(word, _)| word.len())?;
        said = match (said, kind) {
            (Said::Either, kind) => kind,
            (said, Said::Either) => said,
            (said, kind) if said == kind => said,
            _ => return None,
        };
        rest = rest.get(word.len()..)?;
    }
    Some(said)
}

fn compare(
    record: &mut Record,
    (told, at, slot): (&Told<'_>, usize, Slot),
    said: Said,
    project: &Project<'_>,
) {
    let amount = told.reading.quantity(at).and_then(Amount::plain);
    let (Some(amount), Some(mention)) = (amount, told.reading.mention(at)) else {
        return;
    };
    let mut others: Vec<(CellRef, Number, &Form)> = Vec::new();
    for &(index, form) in &project.forms {
        for theirs in amounts(form, said) {
            let Some((value, interval)) = in_yuan(form, theirs) else {
                continue;
            };
            if interval.meets(amount.interval) {
                return record.pass(slot, &[]);
            }
            let cell = CellRef {
                form: index,
                slot: theirs,
            };
            others.push((cell, value, form));
        }
    }
    // What was spent stands on the self-evaluation, what was planned on every form.
    let Some(&(cell, value, form)) = others.last().and_then(|_| others.first()) else {
        return record.not_applicable(slot, "项目表没有填写这个金额");
    };
    let unit = crate::sentences::unit(mention.raw);
    let power = told
        .reading
        .quantity(at)
        .map_or(0, |one| one.unit.scale.power());
    let expected = value.shifted(-power).unwrap_or(value).normalized();
    let found = amount
        .value
        .shifted(-power)
        .unwrap_or(amount.value)
        .normalized();
    let name = quoted(&form.project.raw);
    let what = crate::naming::cell(form, cell.slot);
    let message = Text::new(
        format!(
            "这里写项目{name}{}，项目表上{}是 {expected}{unit}，两处不一致。",
            mention.raw, what.zh
        ),
        format!(
            "This sentence gives {} for the project {name}; the {} of its own form is {expected}{unit}.",
            mention.raw, what.en
        ),
    );
    let finding = record.fail(slot, &[], message);
    finding.expected = expected.to_string();
    finding.found = found.to_string();
    finding.difference = found.minus(expected).map(Number::normalized);
    unit.clone_into(&mut finding.unit);
    finding.related = vec![cell];
}

/// The amounts of a form that a sentence may repeat, the total's first.
fn amounts(form: &Form, said: Said) -> Vec<Slot> {
    let columns: &[FundColumn] = match said {
        Said::Spent => &[FundColumn::Executed],
        Said::Planned => &[FundColumn::Budget, FundColumn::Initial],
        Said::Either => &[
            FundColumn::Executed,
            FundColumn::Budget,
            FundColumn::Initial,
        ],
    };
    let lines = 0..form.funds.len();
    lines
        .flat_map(|line| columns.iter().map(move |&column| Slot::Fund(line, column)))
        .collect()
}

fn in_yuan(form: &Form, slot: Slot) -> Option<(Number, Interval)> {
    let power = form.money_unit.power();
    let figure = Figure::at(form, slot);
    let interval = figure.interval()?;
    let interval = Interval {
        low: interval.low.shifted(power)?,
        high: interval.high.shifted(power)?,
    };
    Some((figure.value()?.shifted(power)?, interval))
}
