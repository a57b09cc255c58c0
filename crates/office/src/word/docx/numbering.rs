//! Automatic numbering: the "1." or "（一）" that Word prints in front of a paragraph
//! and that stands nowhere in its text.

use super::numerals::numeral;
use super::xml;
use crate::word::symbol;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a document and where their counting stands.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<u32, Abstract>,
    instances: BTreeMap<u32, Instance>,
    counted: BTreeMap<u32, [Option<u32>; LEVELS]>,
    begun: std::collections::BTreeSet<u32>,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: [Level; LEVELS],
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// `%1.%2`: the pattern with the figures of the levels.
    pattern: String,
    /// The font of a bullet.
    font: String,
    /// What stands between label and text: `tab`, `space`, `nothing`.
    suffix: String,
    /// All figures as decimals.
    decimals: bool,
    /// After which level it begins anew; 0 for never.
    restart: Option<u32>,
}

#[derive(Debug, Default)]
struct Instance {
    list: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

impl Numbering {
    /// Reads the numbering part, as far as it can be read.
    pub(super) fn read(text: &str) -> Self {
        let mut reader = Reader::from_str(text);
        let mut building = Building::default();
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => building.open(&tag),
                Ok(Event::Empty(tag)) => {
                    building.open(&tag);
                    building.close(xml::split(&tag).1);
                }
                Ok(Event::End(tag)) => building.close(tag.local_name().into_inner()),
                Ok(Event::Eof) | Err(_) => return building.numbering,
                Ok(_) => {}
            }
        }
    }

    /// The label of the next paragraph of a list at a level from 0, with what parts it from the text.
    pub(super) fn next(&mut self, instance: u32, level: u8) -> Option<String> {
        let depth = usize::from(level).min(LEVELS - 1);
        let known = self.instances.get(&instance)?;
        let list = self.lists.get(&known.list)?;
        let level_at = |at: usize| known.levels.get(&at).or_else(|| list.levels.get(at));
        let counted = self.counted.entry(known.list).or_default();
        if self.begun.insert(instance) {
            for at in known.starts.keys() {
                if let Some(count) = counted.get_mut(*at) {
                    *count = None;
                }
            }
        }
        for (at, count) in counted.iter_mut().enumerate() {
            let of_level = level_at(at);
            let start = known.starts.get(&at).copied();
            let start = start.or_else(|| of_level?.start).unwrap_or(1);
            let restarts = of_level.is_none_or(|of_level| of_level.restart != Some(0));
            if at < depth {
                count.get_or_insert(start);
            } else if at == depth {
                *count = Some(count.map_or(start, |count| count.saturating_add(1)));
            } else if restarts {
                *count = None;
            }
        }
        let of_level = level_at(depth)?;
        let mut label = of_level.label(counted, &level_at);
        if label.is_empty() {
            return None;
        }
        // A tab would part a cell's text in two; nothing would run figures together.
        if of_level.suffix != "nothing" {
            label.push(' ');
        }
        Some(label)
    }
}

impl Level {
    fn label<'l>(
        &self,
        counted: &[Option<u32>; LEVELS],
        level_at: &impl Fn(usize) -> Option<&'l Level>,
    ) -> String {
        if self.format == "bullet" {
            let shown = |character: char| {
                let code = u32::from(character);
                match symbol::is_private(code) {
                    true => symbol::meaning(&self.font, code).unwrap_or('•'),
                    false => character,
                }
            };
            return self.pattern.chars().map(shown).collect();
        }
        let mut label = String::new();
        let mut characters = self.pattern.chars().peekable();
        while let Some(character) = characters.next() {
            let digit = characters.peek().and_then(|next| next.to_digit(10));
            match digit {
                Some(digit @ 1..=9) if character == '%' => {
                    characters.next();
                    let at = usize::try_from(digit - 1).unwrap_or_default();
                    let count = counted.get(at).copied().flatten().unwrap_or(1);
                    let format = level_at(at).map_or("decimal", |level| &level.format);
                    let format = if self.decimals { "decimal" } else { format };
                    label.push_str(&numeral(format, count));
                }
                _ => label.push(character),
            }
        }
        label
    }
}

/// What is being read of the numbering part.
#[derive(Default)]
struct Building {
    numbering: Numbering,
    list: Option<u32>,
    instance: Option<u32>,
    /// The level an override is for.
    overridden: Option<usize>,
    level: Option<usize>,
}

impl Building {
    fn open(&mut self, tag: &BytesStart<'_>) {
        let number = |name: &str| xml::attribute(tag, name)?.trim().parse::<u32>().ok();
        let level = || usize::try_from(number("ilvl")?).ok();
        match xml::split(tag).1 {
            "abstractNum" => {
                self.list = number("abstractNumId");
                let id = self.list.unwrap_or_default();
                self.numbering.lists.entry(id).or_default();
            }
            "num" => {
                self.instance = number("numId");
                let id = self.instance.unwrap_or_default();
                self.numbering.instances.entry(id).or_default();
            }
            "lvl" => self.level = level(),
            "lvlOverride" => self.overridden = level(),
            "abstractNumId" => {
                if let Some(instance) = self.instance() {
                    instance.list = xml::number(tag).unwrap_or_default();
                }
            }
            "startOverride" => {
                let at = self.overridden.unwrap_or_default();
                let start = xml::number(tag).unwrap_or(1);
                if at < LEVELS
                    && let Some(instance) = self.instance()
                {
                    instance.starts.insert(at, start);
                }
            }
            name => {
                if let Some(level) = self.level() {
                    level.take(name, tag);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "abstractNum" => self.list = None,
            "num" => self.instance = None,
            "lvl" => self.level = None,
            "lvlOverride" => self.overridden = None,
            _ => {}
        }
    }

    fn instance(&mut self) -> Option<&mut Instance> {
        self.numbering.instances.get_mut(&self.instance?)
    }

    /// The level that is being read, of a list or of an override.
    fn level(&mut self) -> Option<&mut Level> {
        let at = self.level.filter(|at| *at < LEVELS)?;
        if let Some(list) = self.list {
            return self.numbering.lists.get_mut(&list)?.levels.get_mut(at);
        }
        Some(self.instance()?.levels.entry(at).or_default())
    }
}

impl Level {
    fn take(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "start" => self.start = xml::number(tag),
            "numFmt" => self.format = xml::value(tag).unwrap_or_default().into_owned(),
            "lvlText" => self.pattern = xml::value(tag).unwrap_or_default().into_owned(),
            "suff" => self.suffix = xml::value(tag).unwrap_or_default().into_owned(),
            "isLgl" => self.decimals = xml::is_on(tag),
            "lvlRestart" => self.restart = xml::number(tag),
            "rFonts" => {
                self.font = xml::attribute(tag, "ascii")
                    .unwrap_or_default()
                    .into_owned()
            }
            _ => {}
        }
    }
}
