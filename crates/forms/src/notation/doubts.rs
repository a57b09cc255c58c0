//! Text to doubts, and to the places that the notation writes.

use super::NotationError;
use super::refuse::unknown;
use domain::form::{Doubt, Reach};
use domain::place::Place;
use domain::text::Text;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DoubtText {
    place: Option<Spanned<String>>,
    #[serde(default)]
    zh: String,
    #[serde(default)]
    en: String,
    reach: Option<Spanned<String>>,
}

impl DoubtText {
    pub(super) fn read(self, source: &str) -> Result<Doubt, NotationError> {
        let place = match &self.place {
            Some(text) => place(source, "place", text)?,
            None => Place::default(),
        };
        let reach = match &self.reach {
            Some(text) => reach(source, text)?,
            None => Reach::default(),
        };
        Ok(Doubt {
            place,
            message: Text::new(self.zh, self.en),
            reach,
        })
    }
}

fn reach(source: &str, text: &Spanned<String>) -> Result<Reach, NotationError> {
    let mut all = Reach::ALL.iter().copied();
    all.find(|reach| reach.key() == text.get_ref())
        .ok_or_else(|| {
            let known = Reach::ALL.iter().map(|reach| reach.key());
            unknown(source, text, "reach", "疑点范围", "reach of a doubt", known)
        })
}

/// A position as it is written in the notation.
pub(super) fn place(
    source: &str,
    key: &str,
    text: &Spanned<String>,
) -> Result<Place, NotationError> {
    text.get_ref().parse().map_err(|_| {
        let raw = text.get_ref();
        NotationError::at(
            source,
            &text.span(),
            key,
            Text::new(
                format!("“{raw}”不是一个位置"),
                format!("\"{raw}\" is no place"),
            ),
            Text::new(
                "位置写成 t3r7c5（第3表第7行第5列）、12:4（第12行第4字）或 Sheet1!F12",
                "a place is written t3r7c5, 12:4 or Sheet1!F12",
            ),
        )
    })
}
