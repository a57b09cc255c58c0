//! Personal data in a text: telephone numbers and identity numbers, and how they are told
//! without telling them.

/// Digits of an identity number.
const IDENTITY: usize = 18;

/// Weights of its first 17 digits; the last is a check digit.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// The check digits by the remainder of the weighted sum.
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// The telephone numbers in a text: mobile ones, and landlines with their area code.
pub(crate) fn phones(text: &str) -> Vec<String> {
    runs(text)
        .into_iter()
        .filter(|run| is_mobile(run) || is_landline(run))
        .collect()
}

/// The identity numbers in a text, told by their check digit.
pub(crate) fn identities(text: &str) -> Vec<String> {
    // All but the last are digits in a row.
    let mut runs_of_digits = text.as_bytes().split(|byte| !byte.is_ascii_digit());
    if runs_of_digits.all(|run| run.len() < IDENTITY - 1) {
        return Vec::new();
    }
    runs(text)
        .into_iter()
        .filter(|run| is_identity(run))
        .collect()
}

/// A number with its middle hidden.
pub(crate) fn masked(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    let end = letters.len().saturating_sub(2);
    let hide = |(at, c): (usize, &char)| if (3..end).contains(&at) { '*' } else { *c };
    letters.iter().enumerate().map(hide).collect()
}

/// Runs of digits; one hyphen, as between area code and number, and a last X belong to them.
fn runs(text: &str) -> Vec<String> {
    let mut runs = Vec::new();
    let mut run = String::new();
    for c in text.chars().chain([' ']) {
        let digit = c.is_ascii_digit();
        let mark = matches!(c, '-' | '－' | '—') && !run.is_empty() && !run.contains('-');
        let last = matches!(c, 'X' | 'x') && run.len() == IDENTITY - 1;
        if digit || last {
            run.push(c.to_ascii_uppercase());
        } else if mark {
            run.push('-');
        } else if !run.is_empty() {
            runs.push(std::mem::take(&mut run).trim_end_matches('-').to_owned());
        }
    }
    runs
}

fn is_mobile(run: &str) -> bool {
    let second = run.chars().nth(1);
    run.len() == 11
        && run.starts_with('1')
        && second.is_some_and(|c| ('3'..='9').contains(&c))
        && !run.contains('-')
}

fn is_landline(run: &str) -> bool {
    let Some((area, number)) = run.split_once('-') else {
        return false;
    };
    area.starts_with('0') && (3..=4).contains(&area.len()) && (7..=8).contains(&number.len())
}

fn is_identity(run: &str) -> bool {
    let letters: Vec<char> = run.chars().collect();
    if letters.len() != IDENTITY || letters.first() == Some(&'0') {
        return false;
    }
    let digits: Option<Vec<u32>> = letters.iter().take(17).map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits else {
        return false;
    };
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    // The date of birth keeps other long numbers from passing by chance.
    let part = |range: std::ops::Range<usize>| -> u32 {
        let digits = digits.get(range).unwrap_or_default();
        digits.iter().fold(0, |value, digit| value * 10 + digit)
    };
    let dated = (1900..=2099).contains(&part(6..10))
        && (1..=12).contains(&part(10..12))
        && (1..=31).contains(&part(12..14));
    let check = usize::try_from(sum % 11).ok().and_then(|at| CHECKS.get(at));
    dated && letters.last() == check
}

#[cfg(test)]
mod tests {
    use super::{identities, masked, phones};

    #[test]
    fn numbers_of_persons_are_told_from_other_figures() {
        assert_eq!(
            phones("电话：13000000000，传真0999-0000000"),
            ["13000000000", "0999-0000000"]
        );
        assert!(phones("2022-2023年，编码12345678901，金额1300000.00").is_empty());
        assert_eq!(
            identities("身份证110101190001010014。"),
            ["110101190001010014"]
        );
        assert!(identities("编码110101190001010018").is_empty());
        assert_eq!(masked("13000000000"), "130******00");
    }
}
