//! Labels without what varies from form to form: blanks, brackets, colons, years.

use std::borrow::Cow;

/// The comparable form of a label: no blanks, no bracketed additions, no 其中, no colon
/// at the end, no year in front, no Markdown marks.
pub(crate) fn key(text: &str) -> Cow<'_, str> {
    // Every cell is asked several times, and most have nothing to leave out.
    if !text.chars().any(is_left_out) {
        return Cow::Borrowed(trimmed(text));
    }
    let kept = without_additions(text);
    match trimmed(&kept) {
        all if all.len() == kept.len() => Cow::Owned(kept),
        part => Cow::Owned(part.to_owned()),
    }
}

/// Whether the key of a text that begins so begins so too.
pub(crate) fn stays_in_front(c: char) -> bool {
    !is_left_out(c) && !is_ordinal(c) && !matches!(c, '其' | '截')
}

fn is_left_out(c: char) -> bool {
    // Nearly every letter is Chinese, and none of these is.
    let chinese = ('\u{3040}'..='\u{fdff}').contains(&c);
    !chinese && is_mark(c)
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '（' | '('
            | '【'
            | '['
            | '）'
            | ')'
            | '】'
            | ']'
            | '#'
            | '*'
            | '“'
            | '”'
            | '"'
            | '\u{feff}'
    ) || c.is_whitespace()
}

/// A text without blanks, marks and what stands in brackets.
pub(super) fn without_additions(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0u32;
    for c in text.chars() {
        match c {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 || is_left_out(c) => {}
            _ => out.push(c),
        }
    }
    out
}

fn trimmed(text: &str) -> &str {
    let mut trimmed = text.trim_end_matches([':', '：', '、', '，']);
    for lead in ["其中：", "其中:", "其中-", "其中—"] {
        trimmed = trimmed.strip_prefix(lead).unwrap_or(trimmed);
    }
    without_ordinal(without_points(trimmed))
}

/// Without points at the end that stand in no brackets: 产出指标50分.
fn without_points(text: &str) -> &str {
    match text.strip_suffix('分') {
        Some(rest) if rest.ends_with(|c: char| c.is_ascii_digit()) => {
            rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
        }
        _ => text,
    }
}

/// Without a year, a range of months or an ordinal in front: 2024年度…, 1-7月执行数, 一、产出指标.
fn without_ordinal(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 4 {
        return &text[digits..];
    }
    if let Some(rest) = without_point_of_time(text) {
        return rest;
    }
    let behind = text.trim_start_matches(is_ordinal);
    if behind.len() == text.len() {
        return text;
    }
    if let Some(rest) = behind.strip_prefix(['、', '.', '．']) {
        return rest;
    }
    let months = behind
        .strip_prefix(['-', '—', '–', '至', '~', '～'])
        .map(|rest| rest.trim_start_matches(is_ordinal));
    months
        .and_then(|rest| rest.strip_prefix('月'))
        .unwrap_or(text)
}

/// Without a point of time in front: 截至6月底执行数, 截止7月31日执行数.
fn without_point_of_time(text: &str) -> Option<&str> {
    let rest = text
        .strip_prefix("截至")
        .or_else(|| text.strip_prefix("截止"))?;
    let rest = rest.strip_prefix('到').unwrap_or(rest);
    let month = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '年');
    let behind = month
        .strip_prefix('月')
        .filter(|_| month.len() < rest.len())?;
    let day = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = day.strip_prefix('日').unwrap_or(behind);
    Some(behind.trim_start_matches(['底', '末', '份', '止']))
}

fn is_ordinal(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
        )
}

/// The points a label carries: `产出指标（50分）`, `预算执行情况（万元）（20分）`, `产出指标50分`
/// → the figure, with its offset in bytes.
pub(crate) fn bracketed_points(text: &str) -> Option<(usize, &str)> {
    let in_brackets = text
        .char_indices()
        .filter(|&(_, c)| c == '（' || c == '(')
        .find_map(|(open, c)| points_at(text, open + c.len_utf8()));
    in_brackets.or_else(|| points_at(text, text.find(|c: char| c.is_ascii_digit())?))
}

fn points_at(text: &str, start: usize) -> Option<(usize, &str)> {
    let inside = &text[start..];
    let figure = inside[..inside.find('分')?].trim();
    let plain = !figure.is_empty() && figure.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain.then_some((start, figure))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_drop_what_varies() {
        for (text, expected) in [
            ("部门（单位）总体\n资金（万元）", "部门总体资金"),
            ("2024年度预算金额（万元）", "年度预算金额"),
            ("其中：上级补助", "上级补助"),
            ("资 金 来 源", "资金来源"),
            ("（10分）", ""),
            ("一、产出指标", "产出指标"),
            ("产出指标50分", "产出指标"),
            ("1-7月执行数", "执行数"),
            ("一级指标", "一级指标"),
        ] {
            assert_eq!(key(text), expected);
        }
    }

    #[test]
    fn points_stand_in_brackets() {
        assert_eq!(
            bracketed_points("效益指标\n（30分）").map(|(_, p)| p),
            Some("30")
        );
        assert_eq!(
            bracketed_points("产出指标(50分)").map(|(_, p)| p),
            Some("50")
        );
        let execution = bracketed_points("预算执行情况（万元）（20分）");
        assert_eq!(execution.map(|(_, p)| p), Some("20"));
        assert_eq!(bracketed_points("部门（单位）名称"), None);
    }
}
