//! Labels without what varies from form to form: blanks, brackets, colons, years.

/// The comparable form of a label: no blanks, no bracketed additions, no 其中, no colon
/// at the end, no year in front, no Markdown marks.
pub(crate) fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0u32;
    for c in text.chars() {
        match c {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0
                || c.is_whitespace()
                || matches!(c, '#' | '*' | '“' | '”' | '"' | '\u{feff}') => {}
            _ => out.push(c),
        }
    }
    let mut trimmed = out.trim_end_matches([':', '：', '、', '，']);
    for lead in ["其中：", "其中:"] {
        trimmed = trimmed.strip_prefix(lead).unwrap_or(trimmed);
    }
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 4 {
        trimmed = &trimmed[digits..];
    }
    trimmed.to_owned()
}

/// The points a label carries in brackets: `产出指标（50分）` → `50`, with its offset in bytes.
pub(crate) fn bracketed_points(text: &str) -> Option<(usize, &str)> {
    let open = text.find(['（', '('])?;
    let start = open + text[open..].chars().next()?.len_utf8();
    let inside = &text[start..];
    let end = inside.find('分')?;
    let figure = inside[..end].trim();
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
        assert_eq!(bracketed_points("部门（单位）名称"), None);
    }
}
