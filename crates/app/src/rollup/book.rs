//! A roll-up as one document of tables: on screen, as a page, or as a workbook whose figures
//! are computed from the tables of sources behind them.

use super::notice::{coverage, notices};
use super::rest;
use super::run::RolledUp;
use super::sheet::{Sheet, document, text};
use super::sources::{self, Laid};
use super::tables;
use crate::words::{self, say};
use domain::text::Language;
use office::Document;

/// Rows of sources that a workbook is given; programs open no larger ones in comfort.
const MOST_ROWS: usize = 300_000;

/// How much is told.
#[derive(Clone, Copy, Debug)]
pub struct Detail {
    /// The unit it is told of, with those below it.
    pub node: usize,
    /// How many levels below it are shown.
    pub depth: usize,
    /// Whether the indicators of every unit shown are told, or only those of the chosen one.
    pub every_unit: bool,
    /// Whether the sources are told too.
    pub sources: bool,
    /// The language.
    pub language: Language,
}

/// The roll-up as tables.
pub fn book(rolled: &RolledUp, detail: &Detail) -> Document {
    let mut laid = Laid::default();
    let behind = if detail.sources {
        behind(rolled, detail, &mut laid)
    } else {
        Vec::new()
    };
    let mut sheets = vec![];
    for section in &rolled.rollup.sections {
        if rolled.rollup.filings_of(section, detail.node).is_empty() {
            continue;
        }
        sheets.push(tables::units(rolled, section, detail, &laid));
        sheets.push(tables::funds(rolled, section, detail, &laid));
        sheets.push(tables::indicators(rolled, section, detail, &laid));
        if rolled.planned {
            sheets.push(tables::coverage(rolled, section, detail));
            sheets.push(rest::missing(rolled, section, detail));
        }
    }
    sheets.push(told(rolled, detail.language));
    sheets.push(rest::left(rolled, detail));
    sheets.push(rest::found(rolled, detail));
    sheets.extend(behind);
    sheets.retain(Sheet::is_filled);
    document(&title(rolled, detail), &head(rolled, detail), sheets)
}

fn behind(rolled: &RolledUp, detail: &Detail, laid: &mut Laid) -> Vec<Sheet> {
    let rows: usize = rolled
        .rollup
        .sections
        .iter()
        .flat_map(|section| &section.indicators)
        .map(|indicator| indicator.sources.len())
        .sum();
    let mut sheets = vec![sources::forms(rolled, detail, laid)];
    if rows <= MOST_ROWS {
        sheets.push(sources::rows(rolled, detail, laid));
    }
    sheets.push(sources::funds(rolled, detail, laid));
    sheets
}

/// `示例县 2022 年绩效汇总`.
fn title(rolled: &RolledUp, detail: &Detail) -> String {
    let node = rolled.rollup.standing.nodes.get(detail.node);
    let name = node.map_or("", |node| &node.name);
    match (rolled.rollup.year, detail.language) {
        (Some(year), Language::Chinese) => format!("{name} {} 年绩效汇总", year.0),
        (None, Language::Chinese) => format!("{name} 绩效汇总"),
        (Some(year), Language::English) => format!("{name}: performance roll-up of {}", year.0),
        (None, Language::English) => format!("{name}: performance roll-up"),
    }
}

/// What everything rests on: the day and the tree, the weights, and what is missing.
fn head(rolled: &RolledUp, detail: &Detail) -> Vec<String> {
    let language = detail.language;
    let by = sources::weight_name(rolled.rollup.by, language);
    let mut basis = match language {
        Language::Chinese => format!("绝对值累加；比率、得分以{by}为权重加权平均"),
        Language::English => {
            format!("Amounts are added; rates and scores are averaged by the {by}")
        }
    };
    if let Some(on) = rolled.rollup.standing.on.filter(|_| rolled.planned) {
        let tree = match rolled.tree.as_str() {
            "" => String::new(),
            tree => format!("{}{tree}", say(language, "，", ", ")),
        };
        basis.push_str(&match language {
            Language::Chinese => format!("；单位按 {on} 的隶属关系{tree}"),
            Language::English => format!("; units as they stood on {on}{tree}"),
        });
    }
    let mut lines = vec![basis];
    for section in &rolled.rollup.sections {
        let covered = rolled.rollup.covered(section);
        let own = covered.of(&rolled.rollup.standing, detail.node);
        if rolled.planned {
            let told = coverage(section.family.chinese(), section.family.id(), &own);
            lines.push(told.get(language).to_owned());
        }
    }
    lines
}

/// What a person must know, the gravest first.
fn told(rolled: &RolledUp, language: Language) -> Sheet {
    let mut sheet = Sheet::new(
        say(language, "须知", "notices"),
        &[
            (say(language, "级别", "level"), 10),
            (say(language, "内容", "what"), 110),
        ],
    );
    for notice in notices(rolled) {
        sheet.row(vec![
            text(words::level(notice.level, language)),
            text(notice.text.get(language)),
        ]);
    }
    sheet
}
