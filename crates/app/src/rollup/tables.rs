//! The tables that tell what a roll-up gives: filing, money and scores by unit, money by
//! line, indicators, what is missing, what does not count, findings.

use super::book::Detail;
use super::run::RolledUp;
use super::sheet::{Run, Sheet, computed, figure, text};
use super::shown::{self, amount, rate, rounded};
use super::sources::Laid;
use crate::words::say;
use domain::form::{FundColumn, FundKind};
use domain::number::Number;
use domain::rollup::{Figure, How, Indicator, Manner, Results, Rollup, Section, Told};
use domain::text::Language;
use office::Cell;

/// The nodes shown, with their names indented below the chosen one.
pub(super) fn shown_nodes(rolled: &RolledUp, detail: &Detail) -> Vec<(usize, String)> {
    let nodes = &rolled.rollup.standing.nodes;
    let Some(chosen) = nodes.get(detail.node) else {
        return Vec::new();
    };
    let range = detail.node..chosen.end;
    let shown = range.filter_map(|at| {
        let node = nodes.get(at)?;
        let depth = node.depth.saturating_sub(chosen.depth);
        let closed = match (node.closed, detail.language) {
            (false, _) => "",
            (true, Language::Chinese) => "（已撤销）",
            (true, Language::English) => " (closed)",
        };
        let name = format!("{}{}{closed}", "\u{3000}".repeat(depth.min(8)), node.name);
        (depth <= detail.depth).then_some((at, name))
    });
    shown.collect()
}

/// Who filed, and what is missing in forms and funds.
pub(super) fn coverage(rolled: &RolledUp, section: &Section, detail: &Detail) -> Sheet {
    let language = detail.language;
    let title = titled(section, language, "报送情况", "filing");
    let mut sheet = Sheet::new(
        &title,
        &[
            (say(language, "单位", "unit"), 26),
            (say(language, "应报单位", "units due"), 10),
            (say(language, "已报单位", "filed"), 10),
            (say(language, "报全单位", "complete"), 10),
            (say(language, "应报表数", "forms due"), 10),
            (say(language, "计入表数", "forms counted"), 10),
            (say(language, "缺表数", "forms missing"), 10),
            (say(language, "应报资金（万元）", "funds due (万元)"), 14),
            (
                say(language, "缺报资金（万元）", "funds missing (万元)"),
                14,
            ),
            (say(language, "资金覆盖", "funds covered"), 12),
        ],
    );
    let covered = rolled.rollup.covered(section);
    for (node, name) in shown_nodes(rolled, detail) {
        let own = covered.of(&rolled.rollup.standing, node);
        if own.forms_there == 0 && !is_awaited(rolled, node) {
            continue;
        }
        let known = |number: Number| own.funds.map_or(String::new(), |_| amount(number));
        sheet.row(vec![
            text(name),
            figure(own.units.to_string()),
            figure(own.filed.to_string()),
            figure(own.complete.to_string()),
            figure(own.forms.to_string()),
            figure(own.forms_there.to_string()),
            figure(own.forms_missing.to_string()),
            figure(known(own.funds.unwrap_or_default())),
            figure(known(own.funds_missing)),
            figure(
                own.funds_share()
                    .map_or(String::new(), |share| format!("{}%", rounded(share))),
            ),
        ]);
    }
    sheet
}

/// Whether a plan has a unit that is still there.
fn is_awaited(rolled: &RolledUp, node: usize) -> bool {
    let node = rolled.rollup.standing.nodes.get(node);
    rolled.planned && node.is_some_and(|node| !node.closed)
}

/// The title of a table about one family.
pub(super) fn titled(section: &Section, language: Language, zh: &str, en: &str) -> String {
    match language {
        Language::Chinese => format!("{zh}·{}", short(section.family.chinese())),
        Language::English => format!("{en}, {}", section.family.id()),
    }
}

/// A family's name short enough for the tab of a sheet.
fn short(name: &str) -> &str {
    let name = name.trim_end_matches('表');
    name.strip_suffix("绩效自评").unwrap_or(name)
}

/// Money, scores, grades and findings by unit.
pub(super) fn units(rolled: &RolledUp, section: &Section, detail: &Detail, laid: &Laid) -> Sheet {
    let language = detail.language;
    let title = titled(section, language, "执行与得分", "results");
    let mut sheet = Sheet::new(
        &title,
        &[
            (say(language, "单位", "unit"), 26),
            (say(language, "表数", "forms"), 8),
            (say(language, "年初预算（万元）", "initial (万元)"), 14),
            (say(language, "全年预算（万元）", "budget (万元)"), 14),
            (say(language, "全年执行（万元）", "executed (万元)"), 14),
            (say(language, "执行率", "rate"), 10),
            (say(language, "得分（按资金加权）", "score (by funds)"), 12),
            (say(language, "最低", "lowest"), 8),
            (say(language, "最高", "highest"), 8),
            (say(language, "等级分布", "grades"), 22),
            (say(language, "错误", "errors"), 8),
            (say(language, "需说明", "warnings"), 8),
            (say(language, "提示", "notes"), 8),
        ],
    );
    for (node, name) in shown_nodes(rolled, detail) {
        let filings = rolled.rollup.filings_of(section, node);
        // Without a plan, or once closed, a unit that filed nothing is none to be told of.
        if filings.is_empty() && !is_awaited(rolled, node) {
            continue;
        }
        let run = laid.forms(&filings);
        let funds = rolled.rollup.funds(filings.clone(), FundKind::Total);
        let results = rolled.rollup.results(filings.clone());
        let formula = |pattern: &str| run.and_then(|run| run.formula(pattern));
        let sum = |column, pattern| {
            let told = funds.of(column);
            computed(told.value.map_or(String::new(), amount), formula(pattern))
        };
        // Where some forms tell only one of the two, the rate is of the others.
        let both = [FundColumn::Budget, FundColumn::Executed];
        let whole = both
            .iter()
            .all(|&column| funds.of(column).count == funds.rate.count);
        let rate_formula = formula("ROUND(SUM({5})/SUM({4}),4)").filter(|_| whole);
        let [low, high] = ends(&results);
        let [errors, warnings, notes] = findings(&results);
        sheet.row(vec![
            text(name),
            figure(filings.len().to_string()),
            sum(FundColumn::Initial, "SUM({3})"),
            sum(FundColumn::Budget, "SUM({4})"),
            sum(FundColumn::Executed, "SUM({5})"),
            computed(funds.rate.value.map_or(String::new(), rate), rate_formula),
            computed(
                score(&results.score),
                formula("ROUND(SUMPRODUCT({7},{6})/SUMPRODUCT(({7}<>\"\")*{6}),2)"),
            ),
            figure(low),
            figure(high),
            text(grades(&results, language)),
            figure(errors.to_string()),
            figure(warnings.to_string()),
            figure(notes.to_string()),
        ]);
    }
    sheet
}

fn score(told: &Told) -> String {
    told.value.map_or(String::new(), rounded)
}

fn ends(results: &Results) -> [String; 2] {
    let [low, high] = match results.ends {
        Some((low, high)) => [Some(low), Some(high)],
        None => [None, None],
    };
    [low, high].map(|end| end.map_or(String::new(), |end| end.normalized().to_string()))
}

fn findings(results: &Results) -> [usize; 3] {
    let mut sum = [0; 3];
    for counts in results.findings.values() {
        for (sum, count) in sum.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    sum
}

/// `优 3、良 1`.
pub(super) fn grades(results: &Results, language: Language) -> String {
    let told = results.grades.iter();
    let told = told.map(|(grade, (count, _))| format!("{} {count}", grade.word));
    told.collect::<Vec<_>>().join(say(language, "、", ", "))
}

/// Money by line.
pub(super) fn funds(rolled: &RolledUp, section: &Section, detail: &Detail, laid: &Laid) -> Sheet {
    let language = detail.language;
    let title = titled(section, language, "资金", "funds");
    let mut sheet = Sheet::new(
        &title,
        &[
            (say(language, "资金", "line"), 24),
            (say(language, "表数", "forms"), 8),
            (say(language, "年初预算（万元）", "initial (万元)"), 16),
            (say(language, "全年预算（万元）", "budget (万元)"), 16),
            (say(language, "全年执行（万元）", "executed (万元)"), 16),
            (say(language, "执行率", "rate"), 12),
        ],
    );
    let filings = rolled.rollup.filings_of(section, detail.node);
    for kind in rolled.rollup.fund_kinds(section) {
        let funds = rolled.rollup.funds(filings.clone(), kind);
        let run = laid.funds(section.family, kind);
        let sum = |column, pattern: &str| {
            let told = funds.of(column);
            let formula = run.and_then(|run| run.formula(pattern));
            computed(told.value.map_or(String::new(), amount), formula)
        };
        let count = funds
            .amounts
            .iter()
            .map(|told| told.count)
            .max()
            .unwrap_or(0);
        if count == 0 {
            continue;
        }
        sheet.row(vec![
            text(crate::words::fund_kind(kind, language)),
            figure(count.to_string()),
            sum(FundColumn::Initial, "SUM({4})"),
            sum(FundColumn::Budget, "SUM({5})"),
            sum(FundColumn::Executed, "SUM({6})"),
            figure(funds.rate.value.map_or(String::new(), rate)),
        ]);
    }
    sheet
}

/// The indicators at the chosen unit, and where asked for at those below it.
pub(super) fn indicators(
    rolled: &RolledUp,
    section: &Section,
    detail: &Detail,
    laid: &Laid,
) -> Sheet {
    let language = detail.language;
    let title = titled(section, language, "指标", "indicators");
    let mut sheet = Sheet::new(
        &title,
        &[
            (say(language, "指标", "indicator"), 30),
            (say(language, "一级", "level 1"), 9),
            (say(language, "二级", "level 2"), 12),
            (say(language, "单位", "unit"), 20),
            (say(language, "归并方式", "how"), 12),
            (say(language, "", ""), 5),
            (say(language, "指标值", "target"), 12),
            (say(language, "完成值", "actual"), 12),
            (say(language, "计量", "in"), 9),
            (say(language, "得分", "score"), 9),
            (say(language, "分值", "points"), 9),
            (say(language, "得分率", "share"), 10),
            (say(language, "表数", "forms"), 8),
        ],
    );
    let nodes = if detail.every_unit {
        shown_nodes(rolled, detail)
    } else {
        let own = shown_nodes(rolled, detail).into_iter();
        own.take(1).collect()
    };
    let of_nodes: Vec<_> = nodes
        .iter()
        .map(|(node, name)| (rolled.rollup.filings_of(section, *node), name))
        .collect();
    for (number, indicator) in section.indicators.iter().enumerate() {
        for (filings, name) in &of_nodes {
            let range = Rollup::sources_of(indicator, filings);
            if range.is_empty() {
                continue;
            }
            let run = laid.rows(section.family, number, &range);
            let figure = rolled.rollup.figure(indicator, range);
            sheet.row(indicator_row(
                indicator,
                &figure,
                name.trim_start(),
                run,
                language,
            ));
        }
    }
    sheet
}

fn indicator_row(
    indicator: &Indicator,
    told: &Figure,
    unit: &str,
    run: Option<Run>,
    language: Language,
) -> Vec<Cell> {
    let formula = |pattern: &str| run.and_then(|run| run.formula(pattern));
    let averaged = |column: u32, decimals: u32| {
        format!(
            "ROUND(SUMPRODUCT({{{column}}},{{6}})/SUMPRODUCT(({{{column}}}<>\"\")*{{6}}),{decimals})"
        )
    };
    let values = |column: u32, how| match (indicator.key.manner, how) {
        (Manner::Added, _) => formula(&format!("SUM({{{column}}})")),
        (Manner::Averaged, How::ByParts) => formula("ROUND(SUM({7})/SUM({8}),4)"),
        // A percentage is kept as a fraction of one.
        (Manner::Averaged, _) if indicator.key.unit.is_percent() => formula(&averaged(column, 4)),
        (Manner::Averaged, _) => formula(&averaged(column, 2)),
        (Manner::Scored, _) => None,
    };
    let shown = |told: Told, how| {
        told.value
            .map_or(String::new(), |value| shown::value(indicator, value, how))
    };
    let target_how = match told.how {
        How::Added => How::Added,
        _ => How::ByFunds,
    };
    let share = "ROUND(SUMPRODUCT({9},{6})/SUMPRODUCT({10},{6}),4)";
    vec![
        text(indicator.names.first().cloned().unwrap_or_default()),
        text(super::super::charts::of_form::group_name(
            &indicator.key.level1,
            language,
        )),
        text(indicator.key.level2.name()),
        text(unit),
        text(shown::manner(indicator.key.manner, told.how, language)),
        text(told.comparator.map_or("", |comparator| comparator.sign())),
        computed(shown(told.target, target_how), values(4, target_how)),
        computed(shown(told.actual, told.how), values(5, told.how)),
        text(shown::unit_of(indicator)),
        computed(score(&told.score), formula(&averaged(9, 2))),
        computed(
            told.points.map_or(String::new(), rounded),
            formula(&averaged(10, 2)),
        ),
        computed(
            told.share()
                .map_or(String::new(), |share| format!("{}%", rounded(share))),
            formula(share),
        ),
        figure(told.sources.len().to_string()),
    ]
}
