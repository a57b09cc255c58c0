//! What of a text could not be told, each kind at so many places at most.

use super::reading::Reading;
use crate::document::{Document, Place};
use crate::limits::LISTED_DOUBTS;

/// The places.
#[derive(Debug, Default)]
pub(super) struct Odd(Vec<(Place, [String; 2])>);

impl Odd {
    fn put(&mut self, place: Place, doubt: [String; 2]) {
        if self.0.len() < LISTED_DOUBTS {
            self.0.push((place, doubt));
        }
    }

    /// A character of a symbol font.
    pub(super) fn symbol(&mut self, place: Place) {
        let zh = "这里有符号字体的字，不知是什么符号，请对照原件";
        let en = "a character of a symbol font whose meaning is not known; look at the original";
        self.put(place, [zh.to_owned(), en.to_owned()]);
    }

    /// A name for text that the file itself defines.
    pub(super) fn entity(&mut self, place: Place, name: &str) {
        self.put(
            place,
            [
                format!("这里的文字在文件里以自定义的代号 {name} 写成，没有展开，请对照原件"),
                format!(
                    "the text here is written as {name}, which the file defines itself and which was not resolved; look at the original"
                ),
            ],
        );
    }

    /// Tells them all.
    pub(super) fn tell(self, document: &mut Document) {
        document.doubts.extend(self.0);
    }
}

impl Reading {
    /// What only the file itself could tell stays as it is written.
    pub(super) fn unresolved(&mut self, name: &str) {
        let name = format!("&{name};");
        if self.passing.is_none() && self.frame().open.is_some() {
            let place = self.place();
            self.odd.entity(place, &name);
        }
        self.characters(&name);
    }
}
