//! The charts of a roll-up: spending by unit, score by dimension, and how the scores and
//! grades are spread.

use super::book::Detail;
use super::run::{Attained, RolledUp};
use super::shown::{amount, rounded};
use crate::charts::{Bar, Bars, Column, Columns, left_out, lost_bars, of_form};
use crate::words::say;
use domain::form::{FundColumn, FundKind};
use domain::number::Number;
use domain::rollup::Section;
use domain::text::Language;
use std::ops::Range;

/// Width of a class of scores, and where the lowest ends.
const CLASS: i64 = 10;
const LOWEST: i64 = 60;

/// The drawings of all sections, one behind the other.
pub fn drawings(rolled: &RolledUp, detail: &Detail) -> String {
    let mut out = String::new();
    for section in &rolled.rollup.sections {
        let filings = rolled.rollup.filings_of(section, detail.node);
        if filings.is_empty() {
            continue;
        }
        let rows = attained(rolled, &filings);
        let bars = [
            spending(rolled, section, detail),
            dimensions(rolled, section, &filings, detail.language),
            lost(&rows, section, detail.language),
        ];
        for bars in bars {
            out += &bars.svg(|rest| left_out(rest, detail.language));
        }
        out += &scores(rolled, section, &filings, detail.language).svg();
        out += &grades(rolled, section, &filings, detail.language).svg();
        out += &met(&rows, section, detail.language).svg();
    }
    out
}

fn named(section: &Section, language: Language, zh: &str, en: &str) -> String {
    match language {
        Language::Chinese => format!("{zh}（{}）", section.family.chinese()),
        Language::English => format!("{en} ({})", section.family.id()),
    }
}

/// The units right below the chosen one.
fn children(rolled: &RolledUp, node: usize) -> Vec<usize> {
    let nodes = &rolled.rollup.standing.nodes;
    let mut children = Vec::new();
    let mut at = node + 1;
    let end = nodes.get(node).map_or(0, |node| node.end);
    while at < end {
        children.push(at);
        at = nodes.get(at).map_or(end, |node| node.end.max(at + 1));
    }
    children
}

fn spending(rolled: &RolledUp, section: &Section, detail: &Detail) -> Bars {
    let bars: Vec<Bar> = children(rolled, detail.node)
        .into_iter()
        .filter_map(|node| {
            let filings = rolled.rollup.filings_of(section, node);
            let funds = rolled.rollup.funds(filings, FundKind::Total);
            let rate = funds.rate.value?;
            let percent = rate.times(Number::HUNDRED)?;
            let told = |column| funds.of(column).value.map_or(String::new(), amount);
            let (executed, budget) = (told(FundColumn::Executed), told(FundColumn::Budget));
            Some(Bar {
                label: rolled.rollup.standing.nodes.get(node)?.name.clone(),
                value: percent,
                whole: Some(Number::HUNDRED),
                shown: format!("{}%  {executed}/{budget}万元", rounded(percent)),
                low: rolled.low.is_some_and(|low| rate < low),
            })
        })
        .collect();
    let told = match detail.language {
        Language::Chinese => format!("{} 个单位的预算执行率", bars.len()),
        Language::English => format!("Execution rates of {} units", bars.len()),
    };
    Bars {
        title: named(
            section,
            detail.language,
            "各单位预算执行",
            "Budget execution by unit",
        ),
        told,
        bars: if bars.len() < 2 { Vec::new() } else { bars },
    }
}

/// What came of the rows of some forms together.
fn attained(rolled: &RolledUp, filings: &Range<usize>) -> Attained {
    let mut all = Attained::default();
    let filings = rolled.rollup.filings.get(filings.clone());
    for filing in filings.unwrap_or_default() {
        let Some(rows) = rolled.attained.get(&(filing.document, filing.form)) else {
            continue;
        };
        all.met += rows.met;
        all.unmet += rows.unmet;
        all.open += rows.open;
        for (loss, (points, count)) in &rows.lost {
            let sum = all.lost.entry(*loss).or_default();
            sum.0 = sum.0.plus(*points).unwrap_or(sum.0);
            sum.1 += count;
        }
    }
    all
}

fn lost(rows: &Attained, section: &Section, language: Language) -> Bars {
    let bars = lost_bars(rows.lost.clone(), language);
    Bars {
        title: named(section, language, "失分原因", "Points lost by reason"),
        ..bars
    }
}

/// How many indicators met their targets.
fn met(rows: &Attained, section: &Section, language: Language) -> Columns {
    let (met, unmet, open) = (rows.met, rows.unmet, rows.open);
    let column = |zh, en, count, low| Column {
        label: say(language, zh, en).to_owned(),
        count,
        low,
    };
    let columns = vec![
        column("达到指标值", "met", met, false),
        column("没有达到", "not met", unmet, true),
        column("由人评定", "left open", open, false),
    ];
    Columns {
        title: named(section, language, "指标完成情况", "Indicators"),
        told: match language {
            Language::Chinese => format!(
                "{} 项指标：达到指标值 {met} 项，没有达到 {unmet} 项，由人评定或无法比较 {open} 项",
                met + unmet + open
            ),
            Language::English => format!(
                "{} indicators: {met} met, {unmet} not met, {open} left to a person or not comparable",
                met + unmet + open
            ),
        },
        unit: say(language, "项数", "indicators").to_owned(),
        columns: if met + unmet + open == 0 {
            Vec::new()
        } else {
            columns
        },
    }
}

fn dimensions(
    rolled: &RolledUp,
    section: &Section,
    filings: &Range<usize>,
    language: Language,
) -> Bars {
    let groups = rolled.rollup.by_group(section, filings);
    let bars: Vec<Bar> = groups
        .into_iter()
        .map(|(group, share)| Bar {
            label: of_form::group_name(&group, language),
            value: share,
            whole: Some(Number::HUNDRED),
            shown: format!("{}%", rounded(share)),
            low: false,
        })
        .collect();
    let told: Vec<String> = bars
        .iter()
        .map(|bar| format!("{} {}", bar.label, bar.shown))
        .collect();
    Bars {
        title: named(
            section,
            language,
            "各维度得分率，按资金加权",
            "Share of points by dimension",
        ),
        told: told.join(say(language, "，", ", ")),
        bars: if bars.len() < 2 { Vec::new() } else { bars },
    }
}

/// How many forms have a score in each class of ten.
fn scores(
    rolled: &RolledUp,
    section: &Section,
    filings: &Range<usize>,
    language: Language,
) -> Columns {
    let bounds: Vec<i64> = (0..4).map(|class| LOWEST + class * CLASS).collect();
    let mut counts = vec![0; bounds.len() + 1];
    let mut all = 0;
    for filing in rolled
        .rollup
        .filings
        .get(filings.clone())
        .unwrap_or_default()
    {
        if let Some((score, _)) = filing.score {
            let class = bounds
                .iter()
                .filter(|bound| score >= Number::from(**bound))
                .count();
            if let Some(count) = counts.get_mut(class) {
                *count += 1;
                all += 1;
            }
        }
    }
    let label = |class: usize| match class.checked_sub(1).and_then(|below| bounds.get(below)) {
        None => format!("＜{LOWEST}"),
        Some(from) if class == bounds.len() => format!("≥{from}"),
        Some(from) => format!("{from}–{}", from + CLASS),
    };
    let columns = counts.iter().enumerate().map(|(class, &count)| Column {
        label: label(class),
        count,
        low: class == 0,
    });
    Columns {
        title: named(section, language, "得分分布", "Scores"),
        told: match language {
            Language::Chinese => format!("{all} 张表按得分分组"),
            Language::English => format!("{all} forms by score"),
        },
        unit: say(language, "表数", "forms").to_owned(),
        columns: if all < 2 {
            Vec::new()
        } else {
            columns.collect()
        },
    }
}

fn grades(
    rolled: &RolledUp,
    section: &Section,
    filings: &Range<usize>,
    language: Language,
) -> Columns {
    let results = rolled.rollup.results(filings.clone());
    let columns: Vec<Column> = results
        .grades
        .iter()
        .map(|(grade, (count, _))| Column {
            label: grade.word.clone(),
            count: *count,
            low: false,
        })
        .collect();
    Columns {
        title: named(section, language, "等级分布", "Grades"),
        told: super::tables::grades(&results, language),
        unit: say(language, "表数", "forms").to_owned(),
        columns: if results.forms < 2 {
            Vec::new()
        } else {
            columns
        },
    }
}
