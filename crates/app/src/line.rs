//! A text on one line, as it is quoted.

use unicode_width::UnicodeWidthChar;

/// The text on one line, cut to a width.
pub fn clip(text: &str, to: usize) -> String {
    let mut line = String::new();
    let mut used = 0;
    for c in one_line(text).chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide > to {
            while used + 1 > to {
                used -= line.pop().and_then(UnicodeWidthChar::width).unwrap_or(1);
            }
            line.push('…');
            break;
        }
        line.push(c);
        used += wide;
    }
    line
}

/// The text without line breaks, tabs and control characters: what is quoted from a
/// document must not move the reader's cursor.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !line.ends_with(' ') && !line.is_empty() {
                line.push(' ');
            }
        } else {
            line.push(c);
        }
    }
    line.truncate(line.trim_end().len());
    line
}
