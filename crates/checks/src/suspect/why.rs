//! One sentence that says why a cell is suspected.

use super::bench::Bench;
use super::rank::Candidate;
use super::solve::Firmness;
use domain::text::Text;

/// The sentence for a candidate.
pub(super) fn sentence(bench: &Bench<'_>, candidate: &Candidate) -> Text {
    let count = candidate.repaired.len();
    let to = candidate.value.normalized();
    let (only, about) = match candidate.firmness {
        Firmness::Sure => ("", ""),
        Firmness::About => ("约", "about "),
        Firmness::AtLeast => ("不小于", "at least "),
        Firmness::AtMost => ("不大于", "at most "),
    };
    let from = bench.value(candidate.slot);
    let (change_zh, change_en) = match from {
        Some(from) => (
            format!("把 {from} 改为{only} {to}"),
            format!("changing {from} to {about}{to}"),
        ),
        None => (
            format!("此处空着，填上{only} {to}"),
            format!("filling in {about}{to}"),
        ),
    };
    let mut zh = if count > 1 {
        format!("{change_zh}，{count} 处对不上的算式就都能对上")
    } else {
        format!("{change_zh}，算式就能对上")
    };
    let mut en = if count > 1 {
        format!("{change_en} makes all {count} contradicting calculations fit")
    } else {
        format!("{change_en} makes the calculation fit")
    };
    if candidate.broken > 0 {
        zh.push_str(&format!("（但会有 {} 处另外对不上）", candidate.broken));
        en.push_str(&format!(" (but breaks {} others)", candidate.broken));
    }
    if candidate.downstream > 0 {
        zh.push_str(&format!(
            "（由它算出的 {} 个数也要跟着改）",
            candidate.downstream
        ));
        en.push_str(&match candidate.downstream {
            1 => " (the figure worked out from it has to follow)".to_owned(),
            many => format!(" (the {many} figures worked out from it have to follow)"),
        });
    }
    if let Some(slip) = candidate.slip {
        let story = slip.story();
        zh.push('；');
        zh.push_str(&story.zh);
        en.push_str("; ");
        en.push_str(&story.en);
    }
    if candidate.right_elsewhere {
        zh.push_str(&format!("；本文件别处写的也是 {to}"));
        en.push_str(&format!("; elsewhere the document says {to} too"));
    }
    Text::new(zh, en)
}
