//! Columns of two years of one kind of figure: 2022年决算数 beside 2023年决算数.
//!
//! Knows headings only; must not know rows or figures.

/// Words that stand for a year, the earlier one first.
const WORDS: [(i32, [&str; 3]); 2] = [
    (0, ["上一年", "上年", "去年"]),
    (1, ["本年", "今年", "当年"]),
];

/// The later and the earlier column of the only two that differ in nothing but the year.
/// The first heading is that of the labels.
pub(super) fn pair(heads: &[String]) -> Option<[usize; 2]> {
    let dated: Vec<(usize, i32, String)> = heads
        .iter()
        .enumerate()
        .skip(1)
        .filter_map(|(column, head)| {
            let (year, rest) = dated(head)?;
            Some((column, year, rest))
        })
        .collect();
    let mut pairs = dated.iter().flat_map(|later| {
        let earlier = dated
            .iter()
            .filter(move |earlier| earlier.1 + 1 == later.1 && earlier.2 == later.2);
        earlier.map(move |earlier| [later.0, earlier.0])
    });
    pairs.next().filter(|_| pairs.next().is_none())
}

/// The year of a heading and the heading without it.
fn dated(head: &str) -> Option<(i32, String)> {
    let named = head.find('年').and_then(|at| {
        let from = at.checked_sub(4)?;
        let year: i32 = head.get(from..at)?.parse().ok()?;
        Some((year, from..at + '年'.len_utf8()))
    });
    let said = || {
        WORDS.iter().find_map(|(year, words)| {
            let (at, word) = words
                .iter()
                .find_map(|word| Some((head.find(word)?, word)))?;
            Some((*year, at..at + word.len()))
        })
    };
    let (year, range) = named.or_else(said)?;
    let behind = head.get(range.end..)?;
    let behind = behind.strip_prefix('度').unwrap_or(behind);
    Some((year, format!("{}{behind}", head.get(..range.start)?)))
}
