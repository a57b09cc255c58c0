//! The styles of a workbook: those of filled cells are copies with another fill.

use crate::annotate::AnnotateError;
use crate::annotate::edits::{Edits, colour};
use crate::annotate::parts::Parts;
use crate::annotate::tags::{Does, Tag, Tags, value_at, with_value};
use std::collections::BTreeMap;
use std::ops::Range;

/// A list of the styles: its tag, where it ends, how many it has.
#[derive(Default)]
struct List {
    tag: Range<usize>,
    close: usize,
    count: usize,
    prefix: String,
}

/// The styles, and what is to be added.
#[derive(Default)]
pub(super) struct Styles {
    part: String,
    text: String,
    fills: Option<List>,
    formats: Option<List>,
    /// Bytes of every cell format.
    formats_at: Vec<Range<usize>>,
    new_fills: Vec<[u8; 3]>,
    new_formats: Vec<String>,
    made: BTreeMap<(usize, [u8; 3]), usize>,
}

impl Styles {
    pub(super) fn open(parts: &mut Parts<'_>, part: Option<&str>) -> Result<Self, AnnotateError> {
        let Some(part) = part else {
            return Ok(Self::default());
        };
        let text = parts.text(part)?.unwrap_or_default();
        let mut styles = Self {
            part: part.to_owned(),
            ..Self::default()
        };
        let mut inside = "";
        for tag in Tags::of(&text) {
            match (tag.depth, tag.does) {
                (1, Does::Opens) => {
                    inside = tag.name();
                    styles.begin(&tag);
                }
                (1, Does::Closes) => {
                    styles.end(inside, tag.at.start);
                    inside = "";
                }
                (2, _) => styles.item(inside, &tag),
                _ => {}
            }
        }
        styles.text = text;
        Ok(styles)
    }

    fn list(&mut self, name: &str) -> Option<&mut List> {
        match name {
            "fills" => self.fills.as_mut(),
            "cellXfs" => self.formats.as_mut(),
            _ => None,
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        let list = Some(List {
            tag: tag.at.clone(),
            close: tag.at.end,
            count: 0,
            prefix: tag.prefix().to_owned(),
        });
        match tag.name() {
            "fills" => self.fills = list,
            "cellXfs" => self.formats = list,
            _ => {}
        }
    }

    fn end(&mut self, name: &str, at: usize) {
        if let Some(list) = self.list(name) {
            list.close = at;
        }
    }

    fn item(&mut self, inside: &str, tag: &Tag<'_>) {
        let formats = inside == "cellXfs";
        if tag.does == Does::Closes {
            if let Some(last) = self.formats_at.last_mut().filter(|_| formats) {
                last.end = tag.at.end;
            }
            return;
        }
        if let Some(list) = self.list(inside) {
            list.count += 1;
        }
        if formats {
            self.formats_at.push(tag.at.clone());
        }
    }

    /// The number of a format as another one, but with a fill; none where the workbook
    /// has no styles to begin with.
    pub(super) fn filled(&mut self, base: usize, fill: [u8; 3]) -> Option<usize> {
        if let Some(made) = self.made.get(&(base, fill)) {
            return Some(*made);
        }
        let (fills, formats) = (self.fills.as_ref()?, self.formats.as_ref()?);
        let at = self.formats_at.get(base).or(self.formats_at.first())?;
        let old = self.text.get(at.clone())?;
        let known = self.new_fills.iter().position(|known| *known == fill);
        let index = known.unwrap_or(self.new_fills.len());
        let number = (fills.count + index).to_string();
        let tag = Tags::of(old).next()?;
        let head = with_value(&with_value(tag.text, "fillId", &number), "applyFill", "1");
        let new = format!("{head}{}", old.get(tag.at.end..)?);
        let made = formats.count + self.new_formats.len();
        if known.is_none() {
            self.new_fills.push(fill);
        }
        self.new_formats.push(new);
        self.made.insert((base, fill), made);
        Some(made)
    }

    pub(super) fn close(self, parts: &mut Parts<'_>) -> Result<(), AnnotateError> {
        let (Some(fills), Some(formats)) = (&self.fills, &self.formats) else {
            return Ok(());
        };
        if self.new_formats.is_empty() {
            return Ok(());
        }
        let p = &fills.prefix;
        let new_fills: String = self
            .new_fills
            .iter()
            .map(|fill| {
                let fill = colour(*fill);
                format!(
                    "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"FF{fill}\"/><{p}bgColor indexed=\"64\"/></{p}patternFill></{p}fill>"
                )
            })
            .collect();
        let mut edits = Edits::default();
        for (list, content, more) in [
            (fills, new_fills, self.new_fills.len()),
            (formats, self.new_formats.concat(), self.new_formats.len()),
        ] {
            edits.insert(list.close, content);
            let tag = self.text.get(list.tag.clone()).unwrap_or_default();
            if value_at(tag, "count").is_some() {
                let count = (list.count + more).to_string();
                edits.replace(list.tag.clone(), with_value(tag, "count", &count));
            }
        }
        parts.put(&self.part, edits.apply(&self.text));
        Ok(())
    }
}
