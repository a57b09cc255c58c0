//! One page that needs no other file: findings that can be filtered, and each form with
//! the cells of the chosen finding marked.

mod form;
mod report;

use super::text::unchecked;
use super::{Piece, View, put};
use crate::words::{self, say};
use app::{Checked, Closed, Mark, Outcome, Tally, WaiverFinding};
use domain::finding::{Finding, Level};
use domain::text::Language;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Text that cannot be taken for markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && c != '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Everything in front of the first document.
pub fn head(view: &View<'_>) -> String {
    let language = view.language;
    let code = match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let title = say(language, "绩效表检查报告", "Performance form report");
    let mut out = String::new();
    put!(
        out,
        "<!doctype html>\n<html lang=\"{code}\"><head><meta charset=\"utf-8\">"
    );
    put!(
        out,
        "<meta name=\"viewport\" content=\"width=device-width\">"
    );
    put!(
        out,
        "<title>{title}</title><style>\n{STYLE}</style></head><body>"
    );
    put!(out, "<header><h1>{title}</h1><div class=\"filters\">");
    for level in [Level::Error, Level::Warning, Level::Note] {
        put!(
            out,
            "<label class=\"{0}\"><input type=\"checkbox\" data-level=\"{0}\" checked> {1}</label>",
            level.name(),
            words::level(level, language)
        );
    }
    put!(
        out,
        "<label>{} <select id=\"which\"><option value=\"\">{}</option></select></label>",
        say(language, "表", "form"),
        say(language, "全部", "all")
    );
    put!(
        out,
        "<span class=\"hint\">{}</span></div></header><main>",
        say(
            language,
            "点一处问题，即在表中标出：红为问题所在，橙为最可能错处，蓝为参与计算",
            "Click a finding to mark its cells: red the cell at fault, orange the likeliest wrong one, blue the operands"
        )
    );
    out
}

/// A document, or a line about a file that was skipped.
pub fn piece(view: &View<'_>, outcome: &Outcome) -> Piece {
    let mut out = String::new();
    match outcome {
        Outcome::Skipped { error, .. } => {
            let word = say(view.language, "跳过", "skipped");
            let text = escape(error.text().get(view.language));
            put!(out, "<p class=\"facts\">{word}  {text}</p>");
            return Piece::Notice(out.into_bytes());
        }
        Outcome::Failed { error, .. } => {
            let text = error.text();
            put!(
                out,
                "<section class=\"document\"><p class=\"failed\">{}</p></section>",
                escape(text.get(view.language))
            );
        }
        Outcome::Checked(checked) => {
            let name = escape(&checked.loaded.name);
            put!(out, "<section class=\"document\"><h2>{name}</h2>");
            charts(&app::charts::of_document(checked, view.language), &mut out);
            for index in 0..checked.loaded.forms.len() {
                one_form(view, checked, index, &mut out);
            }
            if let Some(line) = unchecked(checked, view.language) {
                put!(out, "<p class=\"facts\">{}</p>", escape(&line));
            }
            put!(out, "</section>");
        }
    }
    Piece::Bytes(out.into_bytes())
}

/// Drawings, beside one another where the page is wide.
fn charts(drawings: &str, out: &mut String) {
    if !drawings.is_empty() {
        put!(out, "<div class=\"charts\">\n{drawings}</div>");
    }
}

/// The lines about what was skipped, together behind the documents.
pub fn skipped(lines: &[u8]) -> Vec<u8> {
    if lines.is_empty() {
        return Vec::new();
    }
    [b"<section class=\"document\">\n", lines, b"</section>\n"].concat()
}

fn one_form(view: &View<'_>, checked: &Checked, index: usize, out: &mut String) {
    let Some(form) = checked.loaded.forms.get(index).filter(|form| !form.blank) else {
        return;
    };
    let language = view.language;
    let subject = escape(form.subject());
    let mut findings: Vec<(&Finding, &Mark)> = checked
        .report
        .findings
        .iter()
        .zip(&checked.marks)
        .filter(|(finding, _)| finding.cell.form == index)
        .collect();
    let clean = if findings.is_empty() { " clean" } else { "" };
    let id = &checked.loaded.sha256.get(..8).unwrap_or_default();
    put!(
        out,
        "<article class=\"form{clean}\" id=\"f{id}-{index}\" data-name=\"{}. {subject}\">",
        index + 1
    );
    let rules = checked
        .rules
        .get(index)
        .map(|chosen| format!("{} · {}", chosen.rules.id, chosen.why.get(language)));
    let year = form
        .year
        .map_or(String::new(), |year| format!(" · {}", year.0));
    put!(out, "<h3>{}. {subject}{year}</h3>", index + 1);
    put!(
        out,
        "<p class=\"facts\">{} · {}</p>",
        escape(&form.title.raw),
        escape(&rules.unwrap_or_default())
    );
    put!(out, "<div class=\"body\"><ol class=\"findings\">");
    findings.sort_by_key(|(finding, _)| std::cmp::Reverse(finding.level));
    let open = if findings.is_empty() { "" } else { " open" };
    for (finding, mark) in findings {
        item(view, checked, finding, mark, out);
    }
    let whole = say(language, "整张表", "the whole form");
    put!(
        out,
        "</ol><details{open}><summary>{whole}</summary><div class=\"sheet\">"
    );
    charts(&app::charts::of_one(form, language), out);
    form::write(form, language, out);
    put!(out, "</div></details></div></article>");
}

fn item(view: &View<'_>, checked: &Checked, finding: &Finding, mark: &Mark, out: &mut String) {
    let language = view.language;
    let level = finding.level.name();
    let waived = mark.waiver.map_or("", |_| " waived");
    put!(
        out,
        "<li class=\"{level}{waived}\" data-level=\"{level}\" data-cells=\"{}\" tabindex=\"0\">",
        cells(finding)
    );
    let form = checked.loaded.forms.get(finding.cell.form);
    let place = form
        .map(|form| {
            let slot = words::slot(form, finding.cell.slot, language);
            let place = app::place_of(&checked.loaded.forms, finding);
            let place = place.map(|place| words::place(place, language));
            format!("{slot} {}", place.unwrap_or_default())
        })
        .unwrap_or_default();
    put!(
        out,
        "<b>{}</b> <code>{}</code> {} <span class=\"place\">{}</span>",
        words::level(finding.level, language),
        finding.code,
        escape(finding.message.get(language)),
        escape(&place)
    );
    put!(out, "<dl>");
    let answer = mark.answer.as_ref();
    let answer = answer.map_or(String::new(), |answer| words::answer(answer, language));
    let answer = (say(language, "答复", "answer"), answer);
    let details = details(checked, finding, language);
    for (label, text) in details.into_iter().chain([answer]) {
        if !text.is_empty() {
            put!(out, "<dt>{label}</dt><dd>{}</dd>", escape(&text));
        }
    }
    put!(out, "</dl></li>");
}

/// `address:role` of every cell, the roles as letters.
fn cells(finding: &Finding) -> String {
    let marks = super::quote::marks(finding, finding.cell.form);
    let parts: Vec<String> = marks
        .iter()
        .map(|(slot, mark)| {
            let role = match mark {
                super::quote::Mark::Wrong => 'w',
                super::quote::Mark::Suspect => 's',
                super::quote::Mark::Operand | super::quote::Mark::None => 'o',
            };
            format!("{}:{role}", slot.path())
        })
        .collect();
    parts.join(" ")
}

fn details(
    checked: &Checked,
    finding: &Finding,
    language: Language,
) -> Vec<(&'static str, String)> {
    let figure = |label: &str, value: &str| match value.is_empty() {
        true => None,
        false => Some(format!(
            "{label} {}",
            words::with_unit(value, &finding.unit, language)
        )),
    };
    let difference = finding.difference.map(|by| {
        let by = by.normalized().to_string();
        let label = say(language, "相差", "difference");
        let by = words::difference(&by, &finding.unit, language);
        format!("{label} {by}")
    });
    let figures: Vec<String> = [
        figure(say(language, "应为", "expected"), &finding.expected),
        figure(say(language, "实为", "found"), &finding.found),
        difference,
    ]
    .into_iter()
    .flatten()
    .collect();
    let suspect = finding.suspects.first().map(|suspect| {
        let form = checked.form(suspect.cell.form);
        let name = form.map(|form| words::slot(form, suspect.cell.slot, language));
        let why = suspect.why.get(language);
        format!(
            "{}{}{why}",
            name.unwrap_or_default(),
            say(language, "：", ": ")
        )
    });
    let clause = finding.clause.as_ref().map(|clause| clause.to_string());
    let suggestion = finding.suggestion.as_ref();
    vec![
        (
            say(language, "数字", "figures"),
            figures.join(say(language, "，", ", ")),
        ),
        (
            say(language, "对照", "compared with"),
            app::told_beside(checked, finding, language).join("\n"),
        ),
        (say(language, "算式", "formula"), finding.formula.clone()),
        (say(language, "依据", "rule"), clause.unwrap_or_default()),
        (
            say(language, "疑错", "suspect"),
            suspect.unwrap_or_default(),
        ),
        (
            say(language, "建议", "do"),
            suggestion.map_or(String::new(), |s| s.text.get(language).to_owned()),
        ),
    ]
}

/// What is wrong with the waiver file.
pub fn waivers(view: &View<'_>, findings: &[WaiverFinding]) -> String {
    let mut out = String::new();
    let file = escape(&view.session.waivers.file);
    put!(
        out,
        "<section class=\"document\"><h2>{file}</h2><ol class=\"findings\">"
    );
    for finding in findings {
        let level = finding.level.name();
        put!(
            out,
            "<li class=\"{level}\" data-level=\"{level}\"><code>{}</code> {} <span class=\"place\">{}</span></li>",
            finding.code,
            escape(finding.message.get(view.language)),
            finding.line
        );
    }
    put!(out, "</ol></section>");
    out
}

/// What became of the answers whose findings are not there.
pub fn closed(view: &View<'_>, closed: &Closed<'_>) -> String {
    let mut out = String::new();
    for (title, list) in [
        (say(view.language, "已消除", "gone"), &closed.gone),
        (
            say(view.language, "没有对上", "not matched"),
            &closed.unknown,
        ),
    ] {
        if list.is_empty() {
            continue;
        }
        put!(
            out,
            "<section class=\"document\"><h2>{title}</h2><ul class=\"closed\">"
        );
        for answer in list {
            let text = words::closed(answer, view.language);
            put!(out, "<li>{}</li>", escape(&text));
        }
        put!(out, "</ul></section>");
    }
    out
}

/// Everything behind the last document.
pub fn tail(view: &View<'_>, tally: &Tally) -> String {
    let verdict = tally.verdict();
    let class = if tally.errors > 0 || tally.read == 0 {
        "bad"
    } else {
        "good"
    };
    format!(
        "</main><p class=\"verdict {class}\">{}</p><script>\n{SCRIPT}</script></body></html>\n",
        escape(verdict.get(view.language))
    )
}
