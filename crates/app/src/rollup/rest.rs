//! The tables that tell what a roll-up lacks: who did not file, which rows could not be
//! used, and what the checks found in the forms.

use super::book::Detail;
use super::notice::{place, reason};
use super::run::RolledUp;
use super::sheet::{Sheet, figure, text};
use super::shown::amount;
use super::tables::titled;
use crate::words::say;
use domain::rollup::Section;

/// Who did not file what.
pub(super) fn missing(rolled: &RolledUp, section: &Section, detail: &Detail) -> Sheet {
    let language = detail.language;
    let title = titled(section, language, "缺报", "missing");
    let mut sheet = Sheet::new(
        &title,
        &[
            (say(language, "单位", "unit"), 30),
            (say(language, "应报表数", "forms due"), 12),
            (say(language, "缺表数", "forms missing"), 12),
            (
                say(language, "缺报资金（万元）", "funds missing (万元)"),
                18,
            ),
            (say(language, "缺哪些项目", "which projects"), 50),
        ],
    );
    let nodes = &rolled.rollup.standing.nodes;
    let end = nodes.get(detail.node).map_or(0, |node| node.end);
    for missing in rolled.rollup.covered(section).missing {
        if !(detail.node..end).contains(&missing.node) {
            continue;
        }
        let name = nodes.get(missing.node).map_or("", |node| &node.name);
        let funds = match missing.funds_missing.is_zero() {
            true => String::new(),
            false => amount(missing.funds_missing),
        };
        sheet.row(vec![
            text(name),
            figure(missing.forms.to_string()),
            figure(missing.forms_missing.to_string()),
            figure(funds),
            text(missing.projects.join(say(language, "、", ", "))),
        ]);
    }
    sheet
}

/// Rows of which a figure could not be used.
pub(super) fn left(rolled: &RolledUp, detail: &Detail) -> Sheet {
    let language = detail.language;
    let mut sheet = Sheet::new(
        say(language, "未能计入的行", "rows left out"),
        &[
            (say(language, "单位", "unit"), 22),
            (say(language, "项目", "subject"), 26),
            (say(language, "位置", "place"), 34),
            (say(language, "格", "cell"), 20),
            (say(language, "原因", "why"), 40),
        ],
    );
    let nodes = &rolled.rollup.standing.nodes;
    let end = nodes.get(detail.node).map_or(0, |node| node.end);
    for left in &rolled.rollup.left {
        let Some(filing) = rolled.rollup.filings.get(left.filing as usize) else {
            continue;
        };
        if !(detail.node..end).contains(&filing.node) {
            continue;
        }
        let at = place(rolled, filing.document, filing.form);
        let slot = domain::form::Slot::Indicator(left.row as usize, left.reason.column());
        sheet.row(vec![
            text(nodes.get(filing.node).map_or("", |node| &node.name)),
            text(&filing.subject),
            text(at.get(language)),
            text(slot.path()),
            text(reason(left.reason).get(language)),
        ]);
    }
    sheet
}

/// What the checks found, by kind.
pub(super) fn found(rolled: &RolledUp, detail: &Detail) -> Sheet {
    let language = detail.language;
    let mut sheet = Sheet::new(
        say(language, "问题汇总", "findings"),
        &[
            (say(language, "代码", "code"), 12),
            (say(language, "检查项", "check"), 50),
            (say(language, "错误", "errors"), 10),
            (say(language, "需说明", "warnings"), 10),
            (say(language, "提示", "notes"), 10),
        ],
    );
    let mut sum: std::collections::BTreeMap<&str, [usize; 3]> = std::collections::BTreeMap::new();
    for section in &rolled.rollup.sections {
        let filings = rolled.rollup.filings_of(section, detail.node);
        for (code, counts) in rolled.rollup.results(filings).findings {
            let entry = sum.entry(code).or_default();
            for (entry, count) in entry.iter_mut().zip(counts) {
                *entry += count;
            }
        }
    }
    for (code, counts) in sum {
        let name = checks::by_code(code).map_or("", |check| check.name);
        let [errors, warnings, notes] = counts.map(|count| figure(count.to_string()));
        sheet.row(vec![text(code), text(name), errors, warnings, notes]);
    }
    sheet
}
