//! Colour, and the width of text in which a Chinese character takes two columns.

pub use app::{clip, one_line};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What a piece of text is, for colouring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A heading.
    Strong,
    /// An error, a wrong figure.
    Bad,
    /// A warning, a suspect.
    Doubtful,
    /// A note.
    Calm,
    /// A right figure.
    Good,
    /// What matters less.
    Faint,
}

/// Whether and how to colour.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// Whether colours are used.
    pub color: bool,
}

impl Style {
    /// The text in its tone.
    pub fn paint(self, tone: Tone, text: &str) -> String {
        if !self.color || text.is_empty() {
            return text.to_owned();
        }
        let code = match tone {
            Tone::Strong => "1",
            Tone::Bad => "1;31",
            Tone::Doubtful => "33",
            Tone::Calm => "36",
            Tone::Good => "32",
            Tone::Faint => "2",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// Columns a text takes on a terminal.
pub fn width(text: &str) -> usize {
    // Nearly all there is; the general question has to search tables.
    let known = text.chars().map(plain_width).sum::<Option<usize>>();
    known.unwrap_or_else(|| text.width())
}

/// The columns of letters, figures and Chinese characters.
fn plain_width(c: char) -> Option<usize> {
    match c {
        ' '..='~' => Some(1),
        '\u{4e00}'..='\u{9fff}' => Some(2),
        _ => None,
    }
}

/// The text filled with blanks to a width.
pub fn pad(text: &str, to: usize) -> String {
    let blanks = to.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(blanks))
}

/// The text broken into lines of a width: between words, or between any two characters
/// of Chinese, but never in front of closing punctuation.
pub fn wrap(text: &str, to: usize) -> Vec<String> {
    let text = one_line(text);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in words(&text) {
        let wide = width(word);
        let closing = word.starts_with(['，', '。', '；', '：', '、', '）', '”', '》', '！', '？']);
        if used + wide > to && used > 0 && !closing {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0;
            if word == " " {
                continue;
            }
        }
        line.push_str(word);
        used += wide;
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// As [`wrap`], with a tail that is not broken.
pub fn wrap_with_tail(text: &str, tail: &str, to: usize) -> Vec<String> {
    let mut lines = wrap(text, to);
    match lines.last_mut() {
        Some(last) if width(last) + width(tail) <= to => last.push_str(tail),
        _ => lines.push(tail.trim_start().to_owned()),
    }
    lines
}

/// Runs of narrow characters without blanks, blanks, and single wide characters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let narrow = |c: char| c != ' ' && plain_width(c).or_else(|| c.width()) == Some(1);
        let end = if narrow(first) {
            rest.find(|c| !narrow(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_count_chinese_twice() {
        assert_eq!(width("会议abc"), 7);
        assert_eq!(pad("会", 4), "会  ");
        assert_eq!(clip("会议经费", 5), "会议…");
        assert_eq!(clip("会议经费", 8), "会议经费");
        assert_eq!(one_line("a\u{1b}[31m\n\tb "), "a [31m b");
    }

    #[test]
    fn lines_break_between_words_and_not_before_a_stop() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("会议经费。", 8), ["会议经费。"]);
        assert_eq!(wrap("会议经费", 4), ["会议", "经费"]);
        assert_eq!(wrap("", 4), [""]);
    }
}
