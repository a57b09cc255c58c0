//! Names of sheets, as workbooks allow them.

/// UTF-16 units a name may have.
const LONGEST: usize = 31;

/// A name for a sheet that is like the wish and unlike the names there are.
pub(super) fn sheet(wish: &str, taken: &[String]) -> String {
    let clean: String = wish
        .chars()
        .map(|character| match character {
            '[' => '（',
            ']' => '）',
            ':' => '：',
            '*' | '?' | '/' | '\\' => '_',
            control if control.is_control() => ' ',
            other => other,
        })
        .collect();
    let clean = clean.trim().trim_matches('\'').trim();
    let reserved = clean.eq_ignore_ascii_case("history");
    let base = match clean {
        "" => format!("表{}", taken.len() + 1),
        _ if reserved => format!("{clean}_"),
        _ => clean.to_owned(),
    };
    let free = |name: &str| {
        taken
            .iter()
            .all(|other| other.to_lowercase() != name.to_lowercase())
    };
    let mut name = cut(&base, LONGEST);
    let mut number = 2;
    while !free(&name) {
        let ending = format!("({number})");
        name = cut(&base, LONGEST - ending.len()) + &ending;
        number += 1;
    }
    name
}

/// The text up to that many UTF-16 units, without an apostrophe or a blank at its end.
fn cut(text: &str, most: usize) -> String {
    let mut units = 0;
    let kept: String = text
        .chars()
        .take_while(|character| {
            units += character.len_utf16();
            units <= most
        })
        .collect();
    kept.trim_end_matches([' ', '\'']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_valid_and_unique() {
        let mut taken = Vec::new();
        for (wish, name) in [
            ("'收入/支出[2022]?'", "收入_支出（2022）_"),
            ("", "表2"),
            ("History", "History_"),
            ("HISTORY_", "HISTORY_(2)"),
            (
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
            ),
            (
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八(2)",
            ),
        ] {
            let given = sheet(wish, &taken);
            assert_eq!(given, name);
            assert!(given.encode_utf16().count() <= LONGEST);
            taken.push(given);
        }
    }
}
