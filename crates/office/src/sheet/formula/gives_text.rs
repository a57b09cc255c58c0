//! Formulas that can only give a text, whatever their cells hold. Knows no values.

use super::lexer::{Word, words};

/// Functions that give texts.
const TEXTS: [&str; 16] = [
    "TEXT",
    "LEFT",
    "RIGHT",
    "MID",
    "CONCATENATE",
    "CONCAT",
    "TEXTJOIN",
    "TRIM",
    "SUBSTITUTE",
    "REPLACE",
    "REPT",
    "UPPER",
    "LOWER",
    "FIXED",
    "DOLLAR",
    "CHAR",
];

/// Whether a formula can only give a text or an error: texts joined, or one such function.
pub(crate) fn gives_text(formula: &str) -> bool {
    let mut depth = 0usize;
    // Words outside all parentheses, a function standing for all within its own.
    let mut outside = Vec::new();
    for (word, _) in words(formula) {
        match &word {
            Word::Space => continue,
            Word::Sign(")") => {
                depth = depth.saturating_sub(1);
                continue;
            }
            _ => {}
        }
        let opens = matches!(word, Word::Function(_) | Word::Sign("("));
        if depth == 0 {
            outside.push(word);
        }
        depth += usize::from(opens);
    }
    let signs = |wanted: &[&str]| {
        let is = |word: &Word| matches!(word, Word::Sign(sign) if wanted.contains(sign));
        outside.iter().any(is)
    };
    match &outside[..] {
        [Word::Function(name)] => TEXTS.contains(&name.as_str()),
        _ => signs(&["&"]) && !signs(&["=", "<", ">", "<=", ">=", "<>"]),
    }
}

#[cfg(test)]
mod tests {
    use super::gives_text;

    #[test]
    fn only_what_must_be_a_text_is_one() {
        for text in [
            "A1&B1",
            "\"甲\"&TEXT(B1,\"0%\")",
            "TEXT(B1,\"0\")",
            " LEFT(A1,2) ",
            "A1&(B1=2)",
        ] {
            assert!(gives_text(text), "{text}");
        }
        for other in [
            "A1",
            "A1&B1=C1",
            "VLOOKUP(A1&B1,C:D,2)",
            "TEXT(A1,\"0\")*1",
            "IF(A1>0,\"是\",1)",
            "(A1&B1)*1",
            "",
        ] {
            assert!(!gives_text(other), "{other}");
        }
    }
}
