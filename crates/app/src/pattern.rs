//! File name patterns: `*` within a name, `**` across folders, `?` and `[…]` for one character.
//!
//! The shell expands patterns on most systems; this serves the others and quoted patterns.

use glob::{MatchOptions, Pattern};

/// The characters that make a text a pattern.
const WILD: [char; 3] = ['*', '?', '['];

/// Whether the text holds a pattern character.
pub fn is_pattern(text: &str) -> bool {
    text.contains(WILD)
}

/// The folder in front of the first pattern character.
pub fn fixed_part(pattern: &str) -> &str {
    let wild = pattern.find(WILD).unwrap_or(pattern.len());
    match pattern[..wild].rfind('/') {
        Some(0) => "/",
        Some(slash) => &pattern[..slash],
        None => ".",
    }
}

/// Whether the path fits the pattern; what is no sound pattern stands for itself.
pub fn fits(pattern: &str, path: &str) -> bool {
    let options = MatchOptions {
        require_literal_separator: true,
        ..MatchOptions::new()
    };
    let (pattern, path) = (
        pattern.trim_start_matches("./"),
        path.trim_start_matches("./"),
    );
    Pattern::new(pattern).map_or(pattern == path, |sound| sound.matches_with(path, options))
}

#[cfg(test)]
mod tests {
    use super::{fits, fixed_part};

    #[test]
    fn patterns_fit_as_in_a_shell() {
        for (pattern, path, fit) in [
            ("*.txt", "a.txt", true),
            ("*.txt", "b/a.txt", false),
            ("**/*.txt", "b/c/a.txt", true),
            ("**/*.txt", "a.txt", true),
            ("报告/??3*", "报告/003.txt", true),
            ("a/*/c", "a/b/c", true),
            ("a/*/c", "a/c", false),
            ("*a*b", "xaxxb", true),
            ("报告/00[34]*.txt", "报告/003.txt", true),
            ("报告/00[!34]*.txt", "报告/003.txt", false),
            ("./a/*.txt", "a/b.txt", true),
            ("a[", "a[", true),
        ] {
            assert_eq!(fits(pattern, path), fit, "{pattern} {path}");
        }
        assert_eq!(fixed_part("a/b/*.txt"), "a/b");
        assert_eq!(fixed_part("*.txt"), ".");
        assert_eq!(fixed_part("/*.txt"), "/");
    }
}
