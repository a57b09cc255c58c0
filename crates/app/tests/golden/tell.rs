//! Results as plain text: one line a fact, so that a difference reads well.

use crate::Looked;
use domain::finding::Finding;
use domain::form::Form;
use domain::number::Printed;
use domain::rules::RulesInForce;
use domain::scoring::{RowScore, RuleScore};
use std::fmt::Write;

fn head(index: usize, form: &Form, rules: &RulesInForce) -> String {
    format!(
        "form {} {} {} by {} {}",
        index + 1,
        form.family.id(),
        form.subject(),
        rules.id.0,
        rules.year.0
    )
}

fn line(finding: &Finding) -> String {
    let level = finding.level.name().to_uppercase();
    let mut out = format!("{level} {} {}", finding.code, finding.cell.slot.path());
    for (word, figure) in [("expected", &finding.expected), ("found", &finding.found)] {
        // A long figure is a sentence of the document, which we do not repeat.
        if !figure.is_empty() && figure.chars().count() <= 20 {
            let _ = write!(out, " {word} {figure}");
        }
    }
    out
}

/// The findings with their sentences and suspects, and the coverage.
pub(crate) fn findings(looked: &Looked) -> String {
    let mut out = String::new();
    for (index, (form, rules)) in looked.forms.iter().zip(&looked.rules).enumerate() {
        let _ = writeln!(out, "{}", head(index, form, rules));
        for finding in of_form(looked, index) {
            let _ = writeln!(out, "  {}", line(finding));
            let _ = writeln!(out, "    {}", finding.message.zh);
            for suspect in &finding.suspects {
                let path = suspect.cell.slot.path();
                let should = suspect.should_be.map(|n| format!(" → {n}"));
                let should = should.unwrap_or_default();
                let _ = writeln!(out, "    suspect {path}{should}: {}", suspect.why.zh);
            }
        }
    }
    out + &coverage(looked)
}

/// What may be recorded of a published document: names, counts, figures and codes.
pub(crate) fn facts(looked: &Looked) -> String {
    let mut out = String::new();
    for (index, (form, rules)) in looked.forms.iter().zip(&looked.rules).enumerate() {
        let blank = if form.blank { " blank" } else { "" };
        let _ = writeln!(out, "{}{blank}", head(index, form, rules));
        let year = form.year.map_or(String::new(), |year| year.0.to_string());
        let _ = writeln!(
            out,
            "  year {year} funds {} rows {} total {} {}",
            form.funds.len(),
            form.indicators.len(),
            form.total.points.raw,
            form.total.score.raw
        );
        for finding in of_form(looked, index) {
            let _ = writeln!(out, "  {}", line(finding));
        }
    }
    out + &coverage(looked)
}

fn of_form(looked: &Looked, index: usize) -> impl Iterator<Item = &Finding> {
    let findings = looked.report.findings.iter();
    findings.filter(move |finding| finding.cell.form == index)
}

fn coverage(looked: &Looked) -> String {
    let c = looked.report.coverage;
    format!(
        "numbers {} right {} within-rounding {} wrong {} unexplained {} not-readable {}\n",
        c.numbers, c.right, c.within_rounding, c.wrong, c.unexplained, c.not_readable
    )
}

/// Every score with its steps.
pub(crate) fn scores(looked: &Looked) -> String {
    let mut out = String::new();
    let forms = looked.forms.iter().zip(&looked.rules);
    for (index, ((form, rules), score)) in forms.zip(&looked.scores).enumerate() {
        let _ = writeln!(out, "{}", head(index, form, rules));
        for row in score.execution.iter().chain(&score.rows) {
            out.push_str(&row_text(row));
        }
        let number = |n: Option<domain::number::Number>| n.map_or("–".into(), |n| n.to_string());
        let _ = writeln!(
            out,
            "  total printed-sum {} low {} high {} grade {}",
            number(score.printed_sum),
            number(score.total_low),
            number(score.total_high),
            score.grade.as_deref().unwrap_or("–")
        );
    }
    out
}

fn row_text(row: &RowScore) -> String {
    let rule = match &row.rule {
        RuleScore::Exact(value) => value.to_string(),
        RuleScore::Between {
            low,
            high,
            high_included,
        } => format!("[{low}, {high}{}", if *high_included { "]" } else { ")" }),
        RuleScore::NotApplicable(why) => format!("not applicable: {}", why.en),
        RuleScore::Unknown(why) => format!("unknown: {}", why.en),
    };
    let printed = row
        .printed
        .map_or("–".to_owned(), |n| Printed::of(n).value.to_string());
    let path = row.slot.path();
    let mut out = format!("  {path} printed {printed} rule {rule}\n");
    for step in &row.steps {
        let formula = match step.formula.as_str() {
            "" => String::new(),
            formula if formula == step.result => format!(" {formula}"),
            formula => format!(" {formula} = {}", step.result),
        };
        let _ = writeln!(out, "    {}{formula}", step.label.zh);
    }
    out
}
