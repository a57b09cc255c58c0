//! Tracked changes: the accepted state is read, and how many there were is kept.

use super::super::xml;
use super::gathered::{Matter, Story};
use super::kind::Kind;
use super::reading::Reading;
use crate::annotate::REMARK_AUTHORS;
use crate::document::Place;
use quick_xml::events::BytesStart;

impl Reading<'_, '_> {
    /// Something was deleted or moved away; whether it is text that is passed over.
    pub(super) fn deletes(&mut self, kind: Kind) -> bool {
        let matter = match kind {
            Kind::MovedFrom => Matter::Moved,
            _ => Matter::Deleted,
        };
        match self.holders() {
            (Kind::RunProperties, Kind::ParagraphProperties) => {
                self.see(matter);
                self.paragraph().endless = true;
                false
            }
            (Kind::RowProperties, _) => {
                self.see(matter);
                self.delete_row();
                false
            }
            (Kind::RunProperties | Kind::List, _) => false,
            _ => {
                self.see(matter);
                true
            }
        }
    }

    /// Something was inserted. What was moved here was counted where it was moved from.
    pub(super) fn inserts(&mut self, kind: Kind) {
        let (parent, grandparent) = self.holders();
        let of_letters = parent == Kind::RunProperties && grandparent != Kind::ParagraphProperties;
        if kind != Kind::MovedTo && !of_letters && parent != Kind::List {
            self.see(Matter::Inserted);
        }
    }

    pub(super) fn delete_cell(&mut self) {
        if self.holders().0 == Kind::CellProperties {
            self.see(Matter::Deleted);
            self.mark_cell_deleted();
        }
    }

    /// A footnote, endnote or comment begins; the lines that part footnotes from the text are none.
    pub(super) fn open_note(&mut self, tag: &BytesStart<'_>) -> Kind {
        if !matches!(
            self.story,
            Story::Footnote | Story::Endnote | Story::Comment
        ) {
            return Kind::Other;
        }
        let id = xml::attribute(tag, "id").unwrap_or_default().into_owned();
        let key = (self.story, id);
        self.referred = match self.gathered.references.get(&key) {
            Some(place) => place.clone(),
            None => Place::default(),
        };
        Kind::Note
    }

    /// Whether a comment is a mark of ours on the document: it is none of its words.
    pub(super) fn is_own_remark(&mut self, kind: Kind, tag: &BytesStart<'_>) -> bool {
        let is_own = kind == Kind::Note
            && self.story == Story::Comment
            && xml::attribute(tag, "author")
                .is_some_and(|author| REMARK_AUTHORS.contains(&author.as_ref()));
        self.gathered.own_remarks += usize::from(is_own);
        is_own
    }
}
