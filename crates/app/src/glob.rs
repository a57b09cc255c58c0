//! File name patterns: `*` within a name, `**` across folders, `?` for one character.
//!
//! The shell expands patterns on most systems; this serves the others and quoted patterns.

/// Whether the text holds a pattern character.
pub fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?'])
}

/// The folder in front of the first pattern character.
pub fn fixed_part(pattern: &str) -> &str {
    let wild = pattern.find(['*', '?']).unwrap_or(pattern.len());
    match pattern[..wild].rfind('/') {
        Some(0) => "/",
        Some(slash) => &pattern[..slash],
        None => ".",
    }
}

/// Whether the path fits the pattern.
pub fn fits(pattern: &str, path: &str) -> bool {
    let pattern: Vec<&str> = pattern.trim_start_matches("./").split('/').collect();
    let path: Vec<&str> = path.trim_start_matches("./").split('/').collect();
    segments_fit(&pattern, &path)
}

fn segments_fit(pattern: &[&str], path: &[&str]) -> bool {
    // One backtracking point is enough: a later `**` can take over all an earlier one could.
    let (mut p, mut t) = (0, 0);
    let mut retry = None;
    while t < path.len() {
        if pattern.get(p) == Some(&"**") {
            retry = Some((p, t));
            p += 1;
        } else if pattern.get(p).is_some_and(|s| name_fits(s, path[t])) {
            p += 1;
            t += 1;
        } else if let Some((star, from)) = retry {
            retry = Some((star, from + 1));
            p = star + 1;
            t = from + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|s| *s == "**")
}

fn name_fits(pattern: &str, name: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let name: Vec<char> = name.chars().collect();
    let (mut p, mut t) = (0, 0);
    let mut retry = None;
    while t < name.len() {
        match pattern.get(p) {
            Some('*') => {
                retry = Some((p, t));
                p += 1;
            }
            Some(&c) if c == '?' || c == name[t] => {
                p += 1;
                t += 1;
            }
            _ => match retry {
                Some((star, from)) => {
                    retry = Some((star, from + 1));
                    p = star + 1;
                    t = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
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
        ] {
            assert_eq!(fits(pattern, path), fit, "{pattern} {path}");
        }
        assert_eq!(fixed_part("a/b/*.txt"), "a/b");
        assert_eq!(fixed_part("*.txt"), ".");
        assert_eq!(fixed_part("/*.txt"), "/");
    }
}
