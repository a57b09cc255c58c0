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

/// Lines up to which a text is short enough to be balanced.
const MOST_BALANCED: usize = 6;

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

/// The same number of lines, as nearly equally long as can be: 绩效／指标, not 绩效指／标.
pub(crate) fn balanced(glyphs: &[Glyph], room: i64, lines: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let breaks = glyphs.iter().filter(|glyph| glyph.character == '\n');
    if lines.len() <= breaks.count() + 1 || lines.len() > MOST_BALANCED {
        return lines;
    }
    // Narrower than its longest unit a line would cut it.
    let mut narrow = longest_unit(glyphs, room) - 1;
    let mut wide = room;
    let mut best = lines;
    while wide - narrow > 1 {
        let middle = narrow + (wide - narrow) / 2;
        let tried = self::lines(glyphs, middle);
        if tried.len() == best.len() {
            (best, wide) = (tried, middle);
        } else {
            narrow = middle;
        }
    }
    best
}

/// The width of the longest unit that fits in the room.
fn longest_unit(glyphs: &[Glyph], room: i64) -> i64 {
    let mut longest = 1;
    for hard in glyphs.split(|glyph| glyph.character == '\n') {
        let mut rest = hard;
        while !rest.is_empty() {
            let (unit, after) = rest.split_at(unit(rest));
            let width = width(unit);
            if width <= room {
                longest = longest.max(width);
            }
            rest = after;
        }
    }
    longest
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

    fn glyphs(text: &str) -> Vec<Glyph> {
        let glyph = |character: char| Glyph {
            character,
            id: 1,
            font: 0,
            advance: match character {
                '\n' => 0,
                character if character.is_ascii() => 500,
                _ => 1000,
            },
        };
        text.chars().map(glyph).collect()
    }

    fn texts(glyphs: &[Glyph], lines: Vec<Range<usize>>) -> Vec<String> {
        let text = |line: Range<usize>| glyphs[line].iter().map(|glyph| glyph.character).collect();
        lines.into_iter().map(text).collect()
    }

    fn wrapped(text: &str, ems: i64) -> Vec<String> {
        let glyphs = glyphs(text);
        texts(&glyphs, lines(&glyphs, ems * 1000))
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
    fn short_texts_are_balanced() {
        let balanced = |text: &str, ems: i64| {
            let glyphs = glyphs(text);
            let room = ems * 1000;
            texts(&glyphs, balanced(&glyphs, room, lines(&glyphs, room)))
        };
        assert_eq!(balanced("绩效指标", 3), ["绩效", "指标"]);
        assert_eq!(balanced("可持续影响指标", 3), ["可持续", "影响指", "标"]);
        assert_eq!(balanced("完成2735.89", 4), ["完成", "2735.89"]);
        assert_eq!(balanced("资金\n（万元）", 4), ["资金", "（万元）"]);
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
