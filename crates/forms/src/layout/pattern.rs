//! Printed texts with values in them: `（{year}年度）`, `填表人：{fields.preparer}`.

use super::target::Target;
use domain::form::{Form, Slot};
use serde::Deserialize;

/// A printed text with values in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pattern(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Year,
    LastYear,
    Money,
    Kind,
    Points,
    Value(Target),
}

/// What stands for the braces besides the values of the form.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Words<'a> {
    /// The word of a layout that serves several kinds.
    pub(crate) kind: &'a str,
    /// The points of a group.
    pub(crate) points: &'a str,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Where braces hold no known word.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let (word, after) = behind
                .split_once('}')
                .ok_or_else(|| format!("`{text}`: a brace is not closed"))?;
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            pieces.push(match word {
                "year" => Piece::Year,
                "last-year" => Piece::LastYear,
                "money" => Piece::Money,
                "kind" => Piece::Kind,
                "points" => Piece::Points,
                path => Piece::Value(
                    Target::from_path(path)
                        .ok_or_else(|| format!("`{text}`: `{path}` is no value of a form"))?,
                ),
            });
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Ok(Self(pieces))
    }

    /// Whether there is nothing to print.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The printed text; `without` are values to be left blank.
    pub(crate) fn print(&self, form: &Form, words: Words<'_>, without: &[Slot]) -> String {
        let year = |offset: i32| {
            form.year
                .map_or_else(|| "    ".to_owned(), |year| (year.0 - offset).to_string())
        };
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Year => year(0),
                Piece::LastYear => year(1),
                Piece::Money => form.money_unit.name().to_owned(),
                Piece::Kind => words.kind.to_owned(),
                Piece::Points => words.points.to_owned(),
                Piece::Value(target) if without.contains(&target.0) => String::new(),
                Piece::Value(target) => target.text(form).to_owned(),
            })
            .collect()
    }

    /// Whether the budget year is printed in it.
    pub(crate) fn tells_year(&self) -> bool {
        self.0.contains(&Piece::Year)
    }

    /// The values in it.
    pub(crate) fn values(&self) -> impl Iterator<Item = Target> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Value(target) => Some(*target),
            _ => None,
        })
    }

    /// The label in front of each value: what stands between a blank and a colon.
    pub(crate) fn labels(&self) -> impl Iterator<Item = (&str, Target)> {
        self.0.windows(2).filter_map(|pair| match pair {
            [Piece::Text(text), Piece::Value(target)] => {
                let label = text.trim_end().trim_end_matches(['：', ':']);
                let label = label
                    .rsplit(|c: char| c.is_whitespace())
                    .find(|part| !part.is_empty())?;
                Some((label, *target))
            }
            _ => None,
        })
    }

    /// The words without the values, for comparing labels: `{kind}` stands for each kind.
    pub(crate) fn plain(&self, kind: &str) -> String {
        self.print(&Form::default(), Words { kind, points: "0" }, &[])
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::form::{Cell, Field, Year};
    use domain::place::Place;

    #[test]
    fn values_stand_between_the_words() {
        let mut form = Form {
            year: Some(Year(2022)),
            ..Form::default()
        };
        form.fields
            .insert(Field::Preparer, Cell::new("李四", Place::default()));
        let pattern = Pattern::parse("（{year}年度） 填表人：{fields.preparer}").unwrap();
        assert_eq!(
            pattern.print(&form, Words::default(), &[]),
            "（2022年度） 填表人：李四"
        );
        let labels: Vec<&str> = pattern.labels().map(|(label, _)| label).collect();
        assert_eq!(labels, ["填表人"]);
    }

    #[test]
    fn an_unknown_word_is_refused() {
        assert!(Pattern::parse("{nobody}").is_err());
        assert!(Pattern::parse("{year").is_err());
    }
}
