//! A target that may be missed has no reason.

use crate::look::{has_reason, rows};
use crate::{Check, Record, Subject};
use domain::finding::Level;
use domain::form::{Indicator, IndicatorColumn, Slot, Stage};
use domain::rules::RulesInForce;
use domain::text::Text;

/// CMP016
pub const CHECK: Check = Check {
    code: "CMP016",
    name: "likelihood-without-reason",
    level: Level::Warning,
    title_zh: "不能确定完成的指标没有说明原因",
    title_en: "A target that may be missed has no reason",
    preview: false,
    page: include_str!("likelihood_without_reason.md"),
    run,
};

/// What is wanting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanting {
    /// Nothing.
    Nothing,
    /// Neither reason nor measure is there.
    Both,
    /// Only a measure is there.
    Reason,
    /// A kind of cause is named, and nothing else.
    Words,
    /// A reason is there, and nothing that sounds like a measure.
    Measure,
}

fn run(subject: &Subject<'_>, record: &mut Record) {
    if subject.form.stage() != Stage::Monitoring {
        record.not_applicable(Slot::Title, "只有监控表填写完成可能性");
        return;
    }
    let certain = |told: &str| subject.rules.vocabulary.is("likelihood-certain", told);
    for row in rows(subject) {
        let likelihood = &row.row.likelihood;
        let slot = row.slot(IndicatorColumn::Reason);
        let operands = [row.slot(IndicatorColumn::Likelihood)];
        if likelihood.is_blank() {
            record.not_applicable(slot, "没有填写完成可能性");
            continue;
        }
        let wanting = if certain(&likelihood.raw) {
            Wanting::Nothing
        } else {
            wanting(row.row, subject.rules)
        };
        if wanting == Wanting::Nothing {
            record.pass(slot, &operands);
            continue;
        }
        let (name, told) = (row.name(), &likelihood.raw);
        let (zh, en) = said(wanting);
        let message = Text::new(
            format!("指标{name}的完成可能性为“{told}”，应说明原因和改进措施，{zh}。"),
            format!(
                "The indicator {name} is told as 「{told}」: reason and measure are due, {en}."
            ),
        );
        let finding = record.fail(slot, &operands, message);
        // Words tell only so much: a measure may be put in words nobody listed.
        if wanting == Wanting::Measure {
            finding.level = Level::Note;
        }
    }
}

fn wanting(row: &Indicator, rules: &RulesInForce) -> Wanting {
    let told = |cell| has_reason(cell, rules);
    let reason = told(&row.reason);
    match (reason || told(&row.cause), told(&row.measure)) {
        (false, false) => Wanting::Both,
        (false, true) => Wanting::Reason,
        (true, true) => Wanting::Nothing,
        (true, false) if !reason || names_kind_only(&row.reason.raw, rules) => Wanting::Words,
        (true, false) => {
            let words = &rules.vocabulary;
            let measure = words.found_in("measure-word", &row.reason.raw).is_some();
            if measure {
                Wanting::Nothing
            } else {
                Wanting::Measure
            }
        }
    }
}

/// Whether a text is made up of words for kinds of cause alone: 经费不足.
fn names_kind_only(text: &str, rules: &RulesInForce) -> bool {
    let mut rest: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    for word in rules.vocabulary.words("cause-word") {
        rest = rest.replace(word.as_str(), "");
    }
    rest.is_empty()
}

fn said(wanting: Wanting) -> (&'static str, &'static str) {
    match wanting {
        Wanting::Nothing | Wanting::Both => ("但没有填写", "and none is given"),
        Wanting::Reason => ("但只写了措施，没有写原因", "and only a measure is given"),
        Wanting::Words => (
            "但只写了是哪一类原因，没有写具体情况和措施",
            "and only a kind of cause is named, neither what happened nor a measure",
        ),
        Wanting::Measure => ("没有看到改进措施", "and no measure is to be seen"),
    }
}
