//! What stands behind the last document: the waiver file, what became of answers, the
//! verdict.

use crate::report::{View, put};
use crate::style::{Tone, one_line};
use crate::words::{self, say};
use app::{Closed, Tally, WaiverFinding};
use domain::text::Language;

/// What is wrong with the waiver file.
pub fn waivers(view: &View<'_>, findings: &[WaiverFinding]) -> String {
    let mut out = String::new();
    put!(
        out,
        "{}",
        view.style.paint(Tone::Strong, &view.session.waivers.file)
    );
    for finding in findings {
        let level = words::level(finding.level, view.language);
        let line = match view.language {
            Language::Chinese => format!("（第 {} 行）", finding.line),
            Language::English => format!(" (line {})", finding.line),
        };
        put!(
            out,
            "  {} {}  {}{line}",
            view.style.paint(Tone::Doubtful, level),
            finding.code,
            finding.message.get(view.language)
        );
    }
    out.push('\n');
    out
}

/// What became of the answers whose findings are not there.
pub fn closed(view: &View<'_>, closed: &Closed<'_>) -> String {
    let mut out = String::new();
    let language = view.language;
    let gone = say(language, "已消除", "gone");
    let unknown = say(language, "没有对上", "not matched");
    for (word, tone, list) in [
        (gone, Tone::Good, &closed.gone),
        (unknown, Tone::Doubtful, &closed.unknown),
    ] {
        for answer in list {
            let word = view.style.paint(tone, word);
            put!(
                out,
                "{word}  {}",
                one_line(&words::closed(answer, language))
            );
        }
    }
    if !closed.unknown.is_empty() {
        put!(
            out,
            "{}",
            say(
                language,
                "没有对上的：编号读不出（被改动或删去），那张表不在这次检查之内，表名、单位改过，或者那项检查没有运行；请人工核对。",
                "Not matched: the number cannot be read, its form was not checked now, its name or unit changed, or its check did not run; look at it yourself."
            )
        );
    }
    out.push('\n');
    out
}

/// The last line.
pub fn verdict(view: &View<'_>, tally: &Tally) -> String {
    let tone = if tally.errors > 0 || tally.read == 0 {
        Tone::Bad
    } else if tally.warnings > 0 {
        Tone::Doubtful
    } else {
        Tone::Good
    };
    let verdict = tally.verdict();
    format!("{}\n", view.style.paint(tone, verdict.get(view.language)))
}
