//! Where the lines of a text end: by the Chinese rules for punctuation, figures kept whole.

use super::shape::Glyph;
use std::ops::Range;

/// Signs with which no line begins.
const NOT_FIRST: &str =
    "。，、；：？！％‰℃°％%）》」』】〉〕］｝〗.,;:?!)]}”’…—·～々ー．㎡㎏㎜㎝㎞";

/// Signs with which no line ends.
const NOT_LAST: &str = "（《「『【〈〔［｛〖([{“‘￥¥＄$№＃≥≤≧≦＞＜≠±";

/// Signs that stand in words and figures.
const IN_WORDS: &str = "+-/_~@#&=*'\"\\|^`";

/// The lines of a text in a width of thousandths of an em. What a line ends with, a space or
/// a hard break, belongs to it; the hard breaks themselves are left out.
pub(crate) fn lines(glyphs: &[Glyph], room: i64) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for hard in glyphs.split(|glyph| glyph.character == '\n') {
        wrap(hard, start, room, &mut lines);
        start += hard.len() + 1;
    }
    lines
}

/// The width of a line in thousandths of an em, without the spaces at its end.
pub(crate) fn width(glyphs: &[Glyph]) -> i64 {
    let seen = glyphs
        .iter()
        .rposition(|glyph| !glyph.character.is_whitespace())
        .map_or(0, |last| last + 1);
    advance(glyphs.get(..seen).unwrap_or_default())
}

fn advance(glyphs: &[Glyph]) -> i64 {
    glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum()
}

/// Cuts one hard line, which begins at `offset`, into lines.
fn wrap(glyphs: &[Glyph], offset: usize, room: i64, lines: &mut Vec<Range<usize>>) {
    let (mut start, mut used, mut at) = (0, 0, 0);
    while let Some(rest) = glyphs.get(at..).filter(|rest| !rest.is_empty()) {
        let unit = rest.get(..unit(rest)).unwrap_or(rest);
        if used + width(unit) <= room {
            used += advance(unit);
            at += unit.len();
        } else if at > start {
            lines.push(offset + start..offset + at);
            (start, used) = (at, 0);
        } else {
            // Longer than the line by itself: cut anywhere.
            at += fitting(unit, room);
            lines.push(offset + start..offset + at);
            (start, used) = (at, 0);
        }
    }
    if start < glyphs.len() || glyphs.is_empty() {
        lines.push(offset + start..offset + glyphs.len());
    }
}

/// How many glyphs stand in the room; at least one.
fn fitting(glyphs: &[Glyph], room: i64) -> usize {
    let mut used = 0;
    let fit = glyphs.iter().take_while(|glyph| {
        used += i64::from(glyph.advance);
        used <= room
    });
    fit.count().max(1)
}

/// The number of glyphs up to the next place where a line may end.
fn unit(glyphs: &[Glyph]) -> usize {
    glyphs
        .windows(2)
        .position(|pair| matches!(pair, [a, b] if may_end(a.character, b.character)))
        .map_or(glyphs.len(), |last| last + 1)
}

/// Whether a line may end between the two.
fn may_end(a: char, b: char) -> bool {
    if b.is_whitespace() {
        return false;
    }
    if a.is_whitespace() {
        return true;
    }
    if NOT_FIRST.contains(b) || NOT_LAST.contains(a) {
        return false;
    }
    if is_word(a) && is_word(b) {
        return false;
    }
    // 12个, 3月, 95%以上: a figure is not parted from its unit.
    !(a.is_ascii_digit() && is_ideograph(b))
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || IN_WORDS.contains(character)
        || ".,:%".contains(character)
        || ('\u{c0}'..='\u{24f}').contains(&character)
}

fn is_ideograph(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, ems: i64) -> Vec<String> {
        let glyphs: Vec<Glyph> = text
            .chars()
            .map(|character| Glyph {
                character,
                id: 1,
                font: 0,
                advance: match character {
                    '\n' => 0,
                    character if character.is_ascii() => 500,
                    _ => 1000,
                },
            })
            .collect();
        lines(&glyphs, ems * 1000)
            .into_iter()
            .map(|line| glyphs[line].iter().map(|glyph| glyph.character).collect())
            .collect()
    }

    #[test]
    fn punctuation_begins_and_ends_no_line() {
        assert_eq!(wrapped("完成目标，效果好", 4), ["完成目", "标，效果", "好"]);
        assert_eq!(wrapped("见附件（一）表", 4), ["见附件", "（一）表"]);
        assert_eq!(wrapped("提高到九成％", 5), ["提高到九", "成％"]);
    }

    #[test]
    fn figures_keep_their_signs_and_units() {
        assert_eq!(
            wrapped("实际执行2735.89万元", 6),
            ["实际执行", "2735.89万元"]
        );
        assert_eq!(
            wrapped("完成率达到92.6%以上", 6),
            ["完成率达到", "92.6%以上"]
        );
        assert_eq!(wrapped("指标值≥12个", 4), ["指标值", "≥12个"]);
        assert_eq!(wrapped("2022年12月31日前", 4), ["2022年", "12月31日", "前"]);
    }

    #[test]
    fn what_is_too_long_is_cut_anywhere() {
        assert_eq!(wrapped("2735.89", 2), ["2735", ".89"]);
        assert_eq!(wrapped("））））", 1), ["）", "）", "）", "）"]);
        assert_eq!(wrapped("很窄", 0), ["很", "窄"]);
    }

    #[test]
    fn a_space_ends_its_line_and_hard_breaks_are_kept() {
        assert_eq!(wrapped("Word and Excel", 4), ["Word and ", "Excel"]);
        assert_eq!(wrapped("一\n\n二", 4), ["一", "", "二"]);
        assert_eq!(wrapped("", 4), [""]);
        assert_eq!(wrapped("一\n", 4), ["一", ""]);
    }
}
