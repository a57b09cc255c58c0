//! Where in a report a line stands: what numbers it carries, and whether it is a heading.
//!
//! Knows no form.

use crate::labels::ReportWords;
use office::Role;

/// A longer line is a sentence, whatever its number.
const LONGEST_HEADING: usize = 45;
/// A longer line without a number is no heading.
const LONGEST_UNNUMBERED: usize = 20;
/// Headings of documents are not deeper.
const DEEPEST: u8 = 9;

/// A number in front of a line: how deep it is, from 1, and what stands behind it.
pub(crate) fn ordinal(text: &str) -> Option<(u8, &str)> {
    let chinese = |c: char| "一二三四五六七八九十百".contains(c);
    let digit = |c: char| c.is_ascii_digit();
    if let Some(c) = text.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        return Some((
            5,
            text.get(c.len_utf8()..)?
                .trim_start_matches(['、', '.', ' ']),
        ));
    }
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        let number = rest.trim_start_matches(chinese);
        let (level, number) = if number.len() < rest.len() {
            (2, number)
        } else {
            (4, rest.trim_start_matches(digit))
        };
        let behind = number.strip_prefix(['）', ')'])?;
        return (number.len() < rest.len())
            .then(|| (level, behind.trim_start_matches('、').trim_start()));
    }
    let behind = text.trim_start_matches(chinese);
    if behind.len() < text.len() {
        return behind
            .strip_prefix(['、', '.', '．'])
            .map(|rest| (1, rest.trim_start()));
    }
    let behind = text.trim_start_matches(digit);
    if behind.len() == text.len() {
        return None;
    }
    let rest = behind.strip_prefix(['、', '.', '．'])?;
    // 3.5 is a figure.
    (!rest.starts_with(digit)).then(|| (3, rest.trim_start()))
}

/// The level of a heading; none for running text.
pub(super) fn heading(text: &str, role: Role, words: &ReportWords) -> Option<u8> {
    let numbered = ordinal(text);
    if let Some((level, rest)) = numbered {
        let is_heading = !rest.is_empty()
            && rest.chars().count() <= LONGEST_HEADING
            && !ends_a_sentence(rest)
            && !rest.contains(['。', '；', ';']);
        if is_heading {
            return Some(level);
        }
    }
    if let Role::Heading(level) = role {
        return Some(level.clamp(1, DEEPEST));
    }
    let lost = numbered.is_none()
        && text.chars().count() <= LONGEST_UNNUMBERED
        && !text.contains(['，', ',', '。', '；', ';', '：', ':', '、', '《'])
        && !text.chars().any(|c| c.is_ascii_digit())
        && words
            .heading_endings
            .iter()
            .any(|word| text.ends_with(word.as_str()));
    lost.then_some(1)
}

/// Whether a line that is no heading may name the table below it.
pub(super) fn may_name(text: &str) -> bool {
    text.chars().count() <= LONGEST_HEADING
        && !ends_a_sentence(text)
        && !text.ends_with(['：', ':'])
        && !text.contains(['。', '；', '\n'])
}

fn ends_a_sentence(text: &str) -> bool {
    text.ends_with(['。', '；', ';', '，', ',', '、', '！'])
}

/// A line that says only that something is attached: 附件1：
pub(in crate::reading) fn is_annex(text: &str, words: &ReportWords) -> bool {
    let text = text.trim_end_matches(['：', ':']).trim();
    let is_number =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || "一二三四五六七八九十-—".contains(c);
    words
        .annex
        .iter()
        .filter_map(|word| text.strip_prefix(word.as_str()))
        .any(|rest| rest.chars().count() <= 6 && rest.chars().all(is_number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::Labels;

    #[test]
    fn numbers_in_front_of_a_line_tell_its_depth() {
        for (text, expected) in [
            ("一、基本情况", Some((1, "基本情况"))),
            ("十一、附则", Some((1, "附则"))),
            ("（二）项目支出情况", Some((2, "项目支出情况"))),
            ("3、产出", Some((3, "产出"))),
            ("（1）目标设定", Some((4, "目标设定"))),
            ("②明确性（3分）：", Some((5, "明确性（3分）："))),
            ("3.5万元", None),
            ("2022年收支", None),
            ("（单位：万元）", None),
            ("（）空", None),
        ] {
            assert_eq!(ordinal(text), expected, "{text}");
        }
    }

    #[test]
    fn a_sentence_with_a_number_is_no_heading() {
        let words = &Labels::shipped().report;
        for (text, role, expected) in [
            ("一、基本情况", Role::Body, Some(1)),
            ("（二）支出", Role::Body, Some(2)),
            ("（二）完成上级交办的其他任务。", Role::Body, None),
            ("政府性基金预算支出情况", Role::Body, Some(1)),
            ("主要职责：", Role::Body, None),
            ("2、细化预算编制", Role::Heading(2), Some(3)),
            ("综述", Role::Heading(2), Some(2)),
            ("本单位当年无此情况，不作说明", Role::Body, None),
        ] {
            assert_eq!(heading(text, role, words), expected, "{text}");
        }
    }

    #[test]
    fn a_line_that_numbers_an_annex_says_nothing_else() {
        let words = &Labels::shipped().report;
        assert!(
            is_annex("附件1：", words) && is_annex("附件 二", words) && is_annex("附件", words)
        );
        assert!(!is_annex("附件1：自评表", words) && !is_annex("附件见表", words));
    }
}
