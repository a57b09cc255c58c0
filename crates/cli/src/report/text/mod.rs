//! The report for people: form by form, cause before consequence, the row quoted.

mod ending;
mod finding;
mod table;

pub use ending::{closed, verdict, waivers};

use super::{Piece, View, put};
use crate::style::{Tone, clip, one_line};
use crate::words::say;
use app::{Checked, Outcome};
use domain::finding::{Finding, Level, Outcome as Ended};
use domain::form::Form;
use domain::text::Language;
use std::collections::BTreeMap;

/// Warnings of one code in one document that are spelled out; more are told in a line each.
const SPELLED_OUT: usize = 2;

/// Skipped files that are named one by one; a folder of pictures must not hide the verdict.
const SKIPPED: usize = 100;

/// A document, or a line about a file that was skipped.
pub fn piece(view: &View<'_>, outcome: &Outcome) -> Piece {
    let mut out = String::new();
    match outcome {
        Outcome::Skipped { .. } if view.quiet => {}
        Outcome::Skipped { error, .. } => {
            let word = say(view.language, "跳过", "skipped");
            let text = one_line(error.text().get(view.language));
            put!(out, "{}  {text}", view.style.paint(Tone::Faint, word));
            return Piece::Notice(out.into_bytes());
        }
        Outcome::Failed { error, .. } => {
            let word = view
                .style
                .paint(Tone::Bad, say(view.language, "读不出", "not read"));
            let text = one_line(error.text().get(view.language));
            put!(out, "{word}  {text}\n");
        }
        Outcome::Checked(checked) => checked_document(view, checked, &mut out),
    }
    Piece::Bytes(out.into_bytes())
}

/// The lines about what was skipped, behind the documents.
pub fn skipped(view: &View<'_>, lines: &[Vec<u8>]) -> Vec<u8> {
    if lines.is_empty() {
        return Vec::new();
    }
    let shown = if view.verbose { lines.len() } else { SKIPPED };
    let mut out = lines
        .iter()
        .take(shown)
        .flatten()
        .copied()
        .collect::<Vec<u8>>();
    let rest = lines.len().saturating_sub(shown);
    if rest > 0 {
        let line = match view.language {
            Language::Chinese => format!("跳过  另有 {rest} 份（加 -v 列出）\n"),
            Language::English => format!("skipped  {rest} more (-v lists them)\n"),
        };
        out.extend(line.into_bytes());
    }
    out.push(b'\n');
    out
}

fn checked_document(view: &View<'_>, checked: &Checked, out: &mut String) {
    let loaded = &checked.loaded;
    let name = view.style.paint(Tone::Strong, &one_line(&loaded.name));
    put!(out, "{name}");
    let total = loaded.forms.len();
    let mut told = BTreeMap::new();
    for (index, form) in loaded.forms.iter().enumerate() {
        let clean = || {
            let findings = &checked.report.findings;
            !view.all && findings.iter().all(|finding| finding.cell.form != index)
        };
        if view.quiet && clean() {
            continue;
        }
        // A template is one line, unless something in it needs an answer.
        let asks = |finding: &Finding| finding.cell.form == index && finding.level > Level::Note;
        if form.blank && !checked.report.findings.iter().any(asks) {
            let mark = view.style.paint(Tone::Faint, "·");
            let empty = say(view.language, "空白表", "blank template");
            put!(
                out,
                "{mark} {}/{total} {}（{empty}）",
                index + 1,
                title(form)
            );
            continue;
        }
        one_form(view, checked, index, &mut told, out);
    }
    not_understood(view, checked, out);
    out.push('\n');
}

fn one_form(
    view: &View<'_>,
    checked: &Checked,
    index: usize,
    told: &mut BTreeMap<&'static str, usize>,
    out: &mut String,
) {
    let findings = &checked.report.findings;
    let mut own: Vec<usize> = (0..findings.len())
        .filter(|&i| findings[i].cell.form == index)
        .collect();
    heading(view, checked, index, own.is_empty(), out);
    let all = own.clone();
    own.retain(|&i| {
        findings[i]
            .consequence_of
            .is_none_or(|cause| !all.contains(&cause))
    });
    // What is certainly wrong is read first; within a level the order of the form holds.
    own.sort_by_key(|&i| std::cmp::Reverse(findings[i].level));
    let mut notes: Vec<&str> = Vec::new();
    for i in own {
        let finding = &findings[i];
        let waived = checked.marks.get(i).and_then(|mark| mark.waiver);
        let waiver = waived.and_then(|waiver| view.session.waivers.list.get(waiver));
        let note = finding.level == Level::Note && !view.verbose;
        let told = told.entry(finding.code).or_default();
        *told += 1;
        match waiver {
            Some(waiver) => finding::waived(view, finding, waiver, out),
            None if note && *told > 1 => notes.push(finding.code),
            None if note => finding::short(view, checked, finding, out),
            None if spelled_out(view, finding, *told) => {
                finding::full(view, checked, finding, out);
            }
            None => finding::short(view, checked, finding, out),
        }
        for consequence in consequences(checked, i) {
            finding::consequence(view, checked, consequence, out);
        }
    }
    more_notes(view, &notes, out);
    if view.all {
        passed(view, checked, index, out);
    }
}

/// Errors always; a question that comes up again and again only the first times.
fn spelled_out(view: &View<'_>, finding: &Finding, told: usize) -> bool {
    view.verbose || finding.level == Level::Error || told <= SPELLED_OUT
}

/// Notes of a kind already told for this document, in one line.
fn more_notes(view: &View<'_>, codes: &[&str], out: &mut String) {
    if codes.is_empty() {
        return;
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for &code in codes {
        *counts.entry(code).or_default() += 1;
    }
    let list: Vec<String> = counts
        .into_iter()
        .map(|(code, count)| {
            if count > 1 {
                format!("{code}×{count}")
            } else {
                code.to_owned()
            }
        })
        .collect();
    let line = match view.language {
        Language::Chinese => {
            format!(
                "同类提示另有 {} 处：{}（加 -v 展开）",
                codes.len(),
                list.join("、")
            )
        }
        Language::English => {
            format!(
                "{} more notes of these kinds: {} (-v shows them)",
                codes.len(),
                list.join(", ")
            )
        }
    };
    put!(out, "  {}", view.style.paint(Tone::Faint, &line));
}

fn consequences(checked: &Checked, cause: usize) -> impl Iterator<Item = &Finding> {
    checked
        .report
        .findings
        .iter()
        .filter(move |finding| finding.consequence_of == Some(cause))
}

fn title(form: &Form) -> String {
    if form.title.raw.is_empty() {
        form.family.chinese().to_owned()
    } else {
        clip(&form.title.raw, 60)
    }
}

fn heading(view: &View<'_>, checked: &Checked, index: usize, clean: bool, out: &mut String) {
    let Some(form) = checked.loaded.forms.get(index) else {
        return;
    };
    if !clean {
        out.push('\n');
    }
    let total = checked.loaded.forms.len();
    let language = view.language;
    let (mark, tone) = if clean {
        ("✓", Tone::Good)
    } else {
        ("■", Tone::Strong)
    };
    let mark = view.style.paint(tone, mark);
    let subject = view.style.paint(Tone::Strong, &clip(form.subject(), 60));
    let mut facts = Vec::new();
    let unit = if form.unit.raw.is_empty() {
        &form.department.raw
    } else {
        &form.unit.raw
    };
    if !unit.is_empty() && unit != form.subject() {
        facts.push(clip(unit, 40));
    }
    if let Some(year) = form.year {
        facts.push(match language {
            Language::Chinese => format!("{} 年度", year.0),
            Language::English => format!("FY{}", year.0),
        });
    }
    facts.push(title(form));
    put!(
        out,
        "{mark} {}/{total} {subject} · {}",
        index + 1,
        facts.join(" · ")
    );
    let Some(chosen) = checked.rules.get(index) else {
        return;
    };
    if clean && !view.verbose {
        return;
    }
    let why = clip(chosen.why.get(language), 90);
    let rules = match language {
        Language::Chinese => format!("规则 {} · {why}", chosen.rules.id),
        Language::English => format!("rules {} · {why}", chosen.rules.id),
    };
    put!(
        out,
        "  {}",
        view.style.paint(Tone::Faint, rules.trim_end_matches(" · "))
    );
}

/// What was read with doubt, not at all, or left unchecked, in one line.
fn not_understood(view: &View<'_>, checked: &Checked, out: &mut String) {
    if let Some(line) = unchecked(checked, view.language) {
        put!(out, "  {}", view.style.paint(Tone::Faint, &line));
    }
}

/// Doubts, texts not understood and prose in one sentence; nothing where there is none.
pub fn unchecked(checked: &Checked, language: Language) -> Option<String> {
    let loaded = &checked.loaded;
    let doubts: usize = loaded.forms.iter().map(|form| form.doubts.len()).sum();
    let (doubts, unread) = (doubts + loaded.doubts.len(), loaded.unread.len());
    let mut parts = Vec::new();
    if doubts + unread > 0 {
        parts.push(match language {
            Language::Chinese => format!("读表时存疑 {doubts} 处，未读懂 {unread} 处"),
            Language::English => format!("{doubts} doubts and {unread} texts not understood"),
        });
    }
    if checked.narrative.paragraphs > 0 {
        parts.push(checked.narrative.text().get(language).to_owned());
    }
    if parts.is_empty() {
        return None;
    }
    let (told, name) = (
        parts.join(say(language, "；", "; ")),
        one_line(&loaded.name),
    );
    Some(match language {
        Language::Chinese => format!("{told}；用 jixiao read {name} 查看"),
        Language::English => format!("{told}; see jixiao read {name}"),
    })
}

/// How often each check passed on a form.
fn passed(view: &View<'_>, checked: &Checked, index: usize, out: &mut String) {
    let mut counts: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for entry in checked
        .report
        .entries
        .iter()
        .filter(|e| e.cell.form == index)
    {
        let counts = counts.entry(entry.code).or_default();
        match entry.outcome {
            Ended::Pass => counts[0] += 1,
            Ended::WithinRounding => counts[1] += 1,
            Ended::NotApplicable(_) => counts[2] += 1,
            Ended::NotReadable(_) => counts[3] += 1,
            Ended::Fail => {}
        }
    }
    let words = match view.language {
        Language::Chinese => ["正确", "四舍五入内", "不适用", "读不出"],
        Language::English => ["right", "within rounding", "not applicable", "not readable"],
    };
    for (code, counts) in counts {
        let parts: Vec<String> = words
            .iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| format!("{word} {count}"))
            .collect();
        if parts.is_empty() {
            continue;
        }
        let title = app::by_code(code).map_or("", |check| match view.language {
            Language::Chinese => check.title_zh,
            Language::English => check.title_en,
        });
        let mark = view.style.paint(Tone::Good, "✓");
        put!(out, "  {mark} {code} {title}：{}", parts.join("，"));
    }
}
