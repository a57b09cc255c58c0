//! Formulas over named measures: `(three_public.budget - three_public.budget_before) /
//! three_public.budget_before`, as they stand in the data of evaluation systems.
//!
//! Must not know any measure: names are data, and what they amount to is asked for.

use crate::number::Interval;
use std::collections::BTreeSet;

/// Deeper brackets are no formula that a person wrote.
const DEEPEST: usize = 16;

/// A formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// What a measure amounts to.
    Measure(String),
    /// The first and the second together.
    Sum(Box<Self>, Box<Self>),
    /// The first less the second.
    Difference(Box<Self>, Box<Self>),
    /// The first over the second.
    Quotient(Box<Self>, Box<Self>),
}

impl Expression {
    /// Reads a formula: names of small letters, digits, `.` and `_`; `+`, `-`, `/`, brackets.
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let whole = reader.sum(0)?;
        reader.skip_blanks();
        reader.rest.is_empty().then_some(whole)
    }

    /// The names in it, each once.
    pub fn measures(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        self.collect(&mut names);
        names
    }

    /// What it gives; `None` where a measure is unknown or a divisor may be zero.
    pub fn value(&self, of: &dyn Fn(&str) -> Option<Interval>) -> Option<Interval> {
        match self {
            Self::Measure(name) => of(name),
            Self::Sum(a, b) => a.value(of)?.plus(b.value(of)?),
            Self::Difference(a, b) => a.value(of)?.minus(b.value(of)?),
            Self::Quotient(a, b) => a.value(of)?.over(b.value(of)?),
        }
    }

    /// The formula with figures, or with names, in the place of the measures.
    pub fn written(&self, of: &dyn Fn(&str) -> String) -> String {
        match self {
            Self::Measure(name) => of(name),
            Self::Sum(a, b) => format!("{} + {}", a.written(of), b.written(of)),
            Self::Difference(a, b) => format!("{} − {}", a.written(of), b.bracketed(of)),
            Self::Quotient(a, b) => format!("{} ÷ {}", a.bracketed(of), b.bracketed(of)),
        }
    }

    fn bracketed(&self, of: &dyn Fn(&str) -> String) -> String {
        match self {
            Self::Measure(name) => of(name),
            _ => format!("({})", self.written(of)),
        }
    }

    fn collect<'a>(&'a self, names: &mut BTreeSet<&'a str>) {
        match self {
            Self::Measure(name) => {
                names.insert(name);
            }
            Self::Sum(a, b) | Self::Difference(a, b) | Self::Quotient(a, b) => {
                a.collect(names);
                b.collect(names);
            }
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn sum(&mut self, depth: usize) -> Option<Expression> {
        let mut left = self.quotient(depth)?;
        loop {
            if self.takes('+') {
                left = Expression::Sum(Box::new(left), Box::new(self.quotient(depth)?));
            } else if self.takes('-') {
                left = Expression::Difference(Box::new(left), Box::new(self.quotient(depth)?));
            } else {
                return Some(left);
            }
        }
    }

    fn quotient(&mut self, depth: usize) -> Option<Expression> {
        let mut left = self.part(depth)?;
        while self.takes('/') {
            left = Expression::Quotient(Box::new(left), Box::new(self.part(depth)?));
        }
        Some(left)
    }

    fn part(&mut self, depth: usize) -> Option<Expression> {
        if self.takes('(') {
            let inner = (depth < DEEPEST).then(|| self.sum(depth + 1))??;
            return self.takes(')').then_some(inner);
        }
        let rest = self.rest;
        let end = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        self.rest = after;
        name.starts_with(|c: char| c.is_ascii_lowercase())
            .then(|| Expression::Measure(name.to_owned()))
    }

    /// Steps over blanks and the mark, where it comes next.
    fn takes(&mut self, mark: char) -> bool {
        self.skip_blanks();
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Number;

    fn value(text: &str) -> Option<Number> {
        let given = |name: &str| {
            let value: Number = match name {
                "a" => 65,
                "b" => 50,
                "none.left" => 0,
                _ => return None,
            }
            .into();
            Some(Interval::exactly(value))
        };
        Some(Expression::parse(text)?.value(&given)?.low.normalized())
    }

    #[test]
    fn a_formula_is_read_and_worked_out() {
        assert_eq!(value("(a - b) / b"), "0.3".parse().ok());
        assert_eq!(value("a - b / b"), "64".parse().ok());
        assert_eq!(value("a + b - b"), "65".parse().ok());
        assert_eq!(value("a / none.left"), None);
        assert_eq!(value("a / unknown"), None);
    }

    #[test]
    fn what_is_no_formula_is_refused() {
        for text in ["", "a /", "(a", "a b", "A / b", "a × b", "1 + a", "a) / b"] {
            assert_eq!(Expression::parse(text), None, "{text}");
        }
        let deep = "(".repeat(5000) + "a" + &")".repeat(5000);
        assert_eq!(Expression::parse(&deep), None);
    }

    #[test]
    fn it_is_written_with_figures_and_with_brackets_where_they_are_needed() {
        let formula = Expression::parse("(a + c - b) / (a + c)").unwrap();
        assert_eq!(formula.written(&str::to_uppercase), "(A + C − B) ÷ (A + C)");
        assert_eq!(formula.measures(), BTreeSet::from(["a", "b", "c"]));
    }
}
