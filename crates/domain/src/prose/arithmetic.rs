//! Formulas written in figures: (100+20-7)÷(100+20)×100%. A name may stand in front of a
//! figure, a unit behind it; a formula with a name alone in it is none of these.
//!
//! Must not know what the formula is of.

use super::signs::{FORMULA_CLOSING, FORMULA_OPENING};
use crate::number::{Interval, Number, Printed};

/// Deeper brackets are no formula that a person wrote.
const DEEPEST: usize = 8;

/// Signs of a difference.
pub(super) const MINUS: [char; 6] = ['-', '－', '−', '–', '—', '减'];

/// Signs of a division.
pub(super) const DIVIDES: [char; 3] = ['÷', '/', '／'];

/// Signs of a product.
const TIMES: [char; 6] = ['×', '*', '✕', 'x', 'X', '·'];

/// What a formula gives, and what it may give by what its figures may have been before they
/// were rounded; with no unit, so that a half is 0.5.
pub(crate) type Worth = (Number, Interval);

/// What a formula gives; `None` where it is no arithmetic of figures, or divides by what may
/// be nothing.
pub(crate) fn worth(formula: &str) -> Option<Worth> {
    let mut reader = Reader {
        rest: without_hundred(formula.trim()),
    };
    let found = reader.sum(0)?;
    reader.rest.trim().is_empty().then_some(found)
}

/// Without ×100% at its end.
pub(super) fn without_hundred(source: &str) -> &str {
    for percent in ["100%", "100％", "１００％"] {
        if let Some(rest) = source.trim_end().strip_suffix(percent) {
            let rest = rest.trim_end();
            return match rest.strip_suffix(TIMES) {
                Some(rest) => rest.trim_end(),
                None => source,
            };
        }
    }
    source
}

struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    fn sum(&mut self, depth: usize) -> Option<Worth> {
        let mut left = self.product(depth)?;
        loop {
            let (a, b) = left;
            if self.takes(&['+', '＋']) {
                let (c, d) = self.product(depth)?;
                left = (a.plus(c)?, b.plus(d)?);
            } else if self.takes(&MINUS) {
                let (c, d) = self.product(depth)?;
                left = (a.minus(c)?, b.minus(d)?);
            } else {
                return Some(left);
            }
        }
    }

    fn product(&mut self, depth: usize) -> Option<Worth> {
        let mut left = self.part(depth)?;
        loop {
            let (a, b) = left;
            if self.takes(&TIMES) {
                let (c, d) = self.part(depth)?;
                left = (a.times(c)?, b.times(d)?);
            } else if self.takes(&DIVIDES) {
                let (c, d) = self.part(depth)?;
                left = (a.over(c)?, b.over(d)?);
            } else {
                return Some(left);
            }
        }
    }

    fn part(&mut self, depth: usize) -> Option<Worth> {
        let opening: Vec<char> = FORMULA_OPENING.chars().collect();
        if self.takes(&opening) {
            let inner = (depth < DEEPEST).then(|| self.sum(depth + 1))??;
            let closing: Vec<char> = FORMULA_CLOSING.chars().collect();
            return self.takes(&closing).then_some(inner);
        }
        // 年初预算1,980.00
        self.run(|c| c.is_alphabetic() || c.is_whitespace() || "“”‘’".contains(c));
        let digits = self.run(|c| c.is_ascii_digit() || c == '.' || c == ',' || c == '，');
        let digits = digits.trim_end_matches([',', '，']);
        let printed = Printed::of(digits.replace([',', '，'], "").parse().ok()?);
        let unit = self.run(|c| c.is_alphabetic() || c == '㎡');
        let power = if self.takes(&['%', '％']) {
            -2
        } else if unit.contains('亿') {
            8
        } else if unit.contains('万') {
            4
        } else {
            0
        };
        // What is counted is exact; an amount of money was rounded.
        let whole = printed.decimals == 0 && !unit.contains('元');
        let interval = if whole {
            Interval::exactly(printed.value)
        } else {
            printed.interval()
        };
        Some((
            printed.value.shifted(power)?,
            Interval {
                low: interval.low.shifted(power)?,
                high: interval.high.shifted(power)?,
            },
        ))
    }

    /// The characters at the beginning that fit, taken off.
    fn run(&mut self, fits: impl Fn(char) -> bool) -> String {
        let end = self.rest.find(|c| !fits(c)).unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at(end);
        self.rest = rest;
        run.to_owned()
    }

    fn takes(&mut self, marks: &[char]) -> bool {
        match self.rest.trim_start().strip_prefix(marks) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(formula: &str) -> Option<String> {
        let (value, _) = worth(formula)?;
        Some(value.shifted(2)?.round_half_up(2).normalized().to_string())
    }

    #[test]
    fn sums_brackets_names_and_units_are_worked_out() {
        for (formula, expected) in [
            ("（100+1,700+200-70）÷（100+1,700+200）×100%", "96.5"),
            ("〔（31.20－32.50）÷32.50〕×100%", "-4"),
            ("[(48-47)/47]×100%", "2.13"),
            ("（上年结转10+年初预算90）÷（年初预算 120）", "83.33"),
            ("（1亿元+2000万元）÷2.4亿元", "50"),
            ("(95%+98%)/2", "96.5"),
            ("9人/17人", "52.94"),
            ("12÷10-100%", "20"),
        ] {
            assert_eq!(percent(formula).as_deref(), Some(expected), "{formula}");
        }
    }

    #[test]
    fn what_is_no_arithmetic_of_figures_is_none() {
        for formula in ["甲÷乙×100%", "20÷0", "((((((((((1÷2))))))))))", "3（4）"] {
            assert_eq!(percent(formula), None, "{formula}");
        }
    }
}
