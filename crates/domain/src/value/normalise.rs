//! One spelling for one sign: widths, dashes, comparison signs, blanks, LaTeX and
//! HTML leftovers. Must not know what the text means.
//!
//! Blanks are dropped, except that one stays between two figures, so that
//! `12 10` never becomes 1210. The full-width comma stays as it is, because in a
//! sentence it parts two clauses and is no thousands separator.

use std::borrow::Cow;

/// Commands and entities that stand for a sign; longer ones first.
const SPELLED: [(&str, &str); 19] = [
    ("\\geqslant", "≥"),
    ("\\leqslant", "≤"),
    ("\\geq", "≥"),
    ("\\leq", "≤"),
    ("\\ge", "≥"),
    ("\\le", "≤"),
    ("\\gt", ">"),
    ("\\lt", "<"),
    ("\\times", "×"),
    ("\\sim", "~"),
    ("\\%", "%"),
    ("\\*", "*"),
    ("&nbsp;", " "),
    ("&ge;", "≥"),
    ("&le;", "≤"),
    ("&gt;", ">"),
    ("&lt;", "<"),
    ("&amp;", "&"),
    ("&#160;", " "),
];

/// The text in one spelling.
pub(super) fn normalise(raw: &str) -> Cow<'_, str> {
    if raw.contains(['\\', '&']) {
        return Cow::Owned(fold_all(&spell_out(raw)));
    }
    if raw.chars().all(|c| !is_blank(c) && fold(c) == c) {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(fold_all(raw))
}

fn spell_out(raw: &str) -> String {
    let mut text = raw.to_owned();
    for (spelled, sign) in SPELLED {
        if text.contains(spelled) {
            text = text.replace(spelled, sign);
        }
    }
    if raw.contains('\\') {
        text.retain(|c| c != '$');
    }
    text
}

fn fold_all(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    fold_each(raw, |c, _| out.push(c));
    out
}

/// Hands on every sign of the one spelling with the byte it comes from.
pub(super) fn fold_each(raw: &str, mut push: impl FnMut(char, usize)) {
    let mut last = None;
    let mut gap = false;
    let mut chars = raw.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_blank(c) {
            gap = true;
            continue;
        }
        let c = fold(c);
        let begins_figure = c.is_ascii_digit()
            || (matches!(c, '+' | '-' | '.')
                && chars
                    .peek()
                    .is_some_and(|&(_, next)| fold(next).is_ascii_digit()));
        if gap && begins_figure && last.is_some_and(ends_figure) {
            push(' ', at);
        }
        push(c, at);
        last = Some(c);
        gap = false;
    }
}

fn ends_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '%' | '‰' | '.' | ',')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// The one sign that stands for all signs of the same meaning.
fn fold(c: char) -> char {
    match c {
        _ if c.is_ascii() => c,
        '，' => c,
        '！'..='～' => u32::from(c)
            .checked_sub(0xFEE0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        '≧' | '⩾' | '≮' => '≥',
        '≦' | '⩽' | '≯' => '≤',
        '﹥' => '>',
        '﹤' => '<',
        '﹦' => '=',
        '﹪' => '%',
        '￥' => '¥',
        '﹣' | '−' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '─' | '━' => '-',
        '〜' | '∼' => '~',
        '﹒' => '.',
        '﹐' => ',',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_one_sign() {
        for (raw, plain) in [
            ("＞＝１２．５％", ">=12.5%"),
            (" ≧ 95 ％ ", "≥95%"),
            ("12 10", "12 10"),
            ("12\n10", "12 10"),
            ("3 - 5 次", "3-5次"),
            ("12 -5", "12 -5"),
            ("—— ", "--"),
            ("$\\geq 90\\%$", "≥90%"),
            ("&ge;5", "≥5"),
            ("650人（间）次", "650人(间)次"),
            ("1，231", "1，231"),
            ("\u{feff}7\u{200b}个", "7个"),
        ] {
            assert_eq!(normalise(raw), plain, "{raw}");
        }
        assert!(matches!(normalise("≥90%"), Cow::Borrowed(_)));
    }
}
