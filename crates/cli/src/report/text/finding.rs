//! One finding in the report for people.

use super::table;
use crate::report::View;
use crate::report::put;
use crate::report::quote::quotes;
use crate::style::{Tone, clip, one_line, pad, width, wrap, wrap_with_tail};
use crate::words::{self, say};
use app::{Checked, Waiver};
use domain::finding::{Finding, Level, Suspect, Trust};
use domain::form::Form;
use domain::text::Language;

/// Lines are broken at this width.
const LINE: usize = 96;

const INDENT: &str = "      ";

fn tone(level: Level) -> Tone {
    match level {
        Level::Error => Tone::Bad,
        Level::Warning => Tone::Doubtful,
        Level::Note => Tone::Calm,
    }
}

fn form_of<'a>(checked: &'a Checked, finding: &Finding) -> Option<&'a Form> {
    checked.loaded.forms.get(finding.cell.form)
}

/// Where the cell stands, in brackets; nothing where it is not known.
fn where_it_is(view: &View<'_>, checked: &Checked, finding: &Finding) -> String {
    let place = app::place_of(&checked.loaded.forms, finding)
        .map(|place| words::place(place, view.language))
        .unwrap_or_default();
    bracketed(&place, view.language)
}

fn bracketed(text: &str, language: Language) -> String {
    match (text.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::Chinese) => format!("（{text}）"),
        (false, Language::English) => format!(" ({text})"),
    }
}

fn headline(view: &View<'_>, finding: &Finding) -> (String, usize) {
    let level = words::level(finding.level, view.language);
    let plain = width(level) + 1 + finding.code.len() + 2;
    let painted = format!(
        "{} {}  ",
        view.style.paint(tone(finding.level), level),
        view.style.paint(Tone::Strong, finding.code)
    );
    (painted, plain)
}

/// The finding spelled out.
pub fn full(view: &View<'_>, checked: &Checked, finding: &Finding, out: &mut String) {
    short(view, checked, finding, out);
    let Some(form) = form_of(checked, finding) else {
        return;
    };
    for quote in quotes(form, finding, view.language) {
        table::write(&quote, view.style, INDENT, out);
    }
    for line in app::told_beside(checked, finding, view.language) {
        labelled(view, say(view.language, "对照", "beside"), &line, out);
    }
    figures(view, finding, out);
    for (index, suspect) in finding.suspects.iter().enumerate() {
        if index < 1 || view.verbose {
            suspected(view, checked, suspect, out);
        }
    }
    if let Some(suggestion) = &finding.suggestion {
        let trust = match suggestion.trust {
            Trust::Certain => say(view.language, "确定", "certain"),
            Trust::Likely => say(view.language, "很可能", "likely"),
            Trust::LookAtIt => say(view.language, "请核对", "look at it"),
        };
        let text = suggestion.text.get(view.language);
        let text = format!("{text}{}", bracketed(trust, view.language));
        labelled(view, say(view.language, "建议", "do"), &text, out);
    }
}

/// Expected, found, difference, formula and clause.
fn figures(view: &View<'_>, finding: &Finding, out: &mut String) {
    let language = view.language;
    let unit = &finding.unit;
    let mut parts = Vec::new();
    for (label, value) in [
        (say(language, "应为", "expected"), finding.expected.as_str()),
        (say(language, "实为", "found"), finding.found.as_str()),
    ] {
        if !value.is_empty() {
            parts.push(format!(
                "{label} {}",
                words::with_unit(&clip(value, 40), unit, language)
            ));
        }
    }
    if let Some(difference) = finding.difference {
        let label = say(language, "相差", "difference");
        parts.push(format!(
            "{label} {}",
            words::difference(&difference.normalized().to_string(), unit, language)
        ));
    }
    let tolerance = finding.tolerance.as_ref();
    if let Some(tolerance) = tolerance.filter(|t| view.verbose && !t.value.is_zero()) {
        let label = say(language, "允许", "allowed");
        parts.push(format!(
            "{label} ±{}（{}）",
            tolerance.value,
            tolerance.why.get(language)
        ));
    }
    if !parts.is_empty() {
        let line = parts.join(say(language, "，", ", "));
        labelled(view, say(language, "数字", "figures"), &line, out);
    }
    if !finding.formula.is_empty() {
        labelled(
            view,
            say(language, "算式", "formula"),
            &finding.formula,
            out,
        );
    }
    if let Some(clause) = &finding.clause {
        let summary = clip(clause.summary.get(language), 60);
        let text = if summary.is_empty() {
            clause.to_string()
        } else {
            format!("{clause}：{summary}")
        };
        labelled(view, say(language, "依据", "rule"), &text, out);
    }
}

fn suspected(view: &View<'_>, checked: &Checked, suspect: &Suspect, out: &mut String) {
    let language = view.language;
    let Some(form) = checked.form(suspect.cell.form) else {
        return;
    };
    let cell = form.cell(suspect.cell.slot);
    let place = cell
        .map(|cell| words::place(&cell.place, language))
        .unwrap_or_default();
    let mut text = format!(
        "{}{}{}{}",
        words::slot(form, suspect.cell.slot, language),
        bracketed(&place, language),
        say(language, "：", ": "),
        suspect.why.get(language)
    );
    if let Some(value) = suspect.should_be {
        text.push_str(say(language, "；疑应为 ", "; should perhaps be "));
        text.push_str(&value.to_string());
    }
    labelled(view, say(language, "疑错", "suspect"), &text, out);
}

fn labelled(view: &View<'_>, label: &str, text: &str, out: &mut String) {
    let wide = match view.language {
        Language::Chinese => 6,
        Language::English => 9,
    };
    let label = view.style.paint(Tone::Faint, &pad(label, wide));
    let mut lines = wrap(text, LINE - INDENT.len() - wide).into_iter();
    put!(out, "{INDENT}{label}{}", lines.next().unwrap_or_default());
    for line in lines {
        put!(out, "{INDENT}{}{line}", " ".repeat(wide));
    }
}

/// The finding in one line.
pub fn short(view: &View<'_>, checked: &Checked, finding: &Finding, out: &mut String) {
    let (head, used) = headline(view, finding);
    let place = where_it_is(view, checked, finding);
    let message = finding.message.get(view.language);
    let mut lines = wrap_with_tail(message, &place, LINE - 2 - used).into_iter();
    put!(out, "  {head}{}", lines.next().unwrap_or_default());
    for line in lines {
        put!(out, "  {}{line}", " ".repeat(used));
    }
    answered(view, checked, finding, out);
}

/// What the unit answered.
fn answered(view: &View<'_>, checked: &Checked, finding: &Finding, out: &mut String) {
    let findings = &checked.report.findings;
    let index = findings
        .iter()
        .position(|known| std::ptr::eq(known, finding));
    let mark = index.and_then(|index| checked.marks.get(index));
    if let Some(answer) = mark.and_then(|mark| mark.answer.as_ref()) {
        let text = words::answer(answer, view.language);
        labelled(view, say(view.language, "答复", "answer"), &text, out);
    }
}

/// A finding that follows from the one above it.
pub fn consequence(view: &View<'_>, checked: &Checked, finding: &Finding, out: &mut String) {
    let place = where_it_is(view, checked, finding);
    let text = format!(
        "{} {} {}{place}",
        words::level(finding.level, view.language),
        finding.code,
        finding.message.get(view.language)
    );
    labelled(view, say(view.language, "连带", "so also"), &text, out);
    answered(view, checked, finding, out);
}

/// A finding that was waived.
pub fn waived(view: &View<'_>, finding: &Finding, waiver: &Waiver, out: &mut String) {
    let text = match view.language {
        Language::Chinese => format!(
            "已豁免 {}  {}（{} 批准，至 {}）",
            finding.code, finding.message.zh, waiver.approver, waiver.expires
        ),
        Language::English => format!(
            "waived {}  {} (approved by {}, until {})",
            finding.code, finding.message.en, waiver.approver, waiver.expires
        ),
    };
    put!(out, "  {}", view.style.paint(Tone::Faint, &one_line(&text)));
}
