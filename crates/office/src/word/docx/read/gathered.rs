//! What reading the parts gathers beside the text: counts, notes, doubts, page, the
//! places that notes refer to.

use super::super::CellSpot;
use crate::ReadError;
use crate::document::{PageSetup, Place};
use crate::limits::{LISTED_DOUBTS, MOST_PIECES};
use std::collections::BTreeMap;

/// What all parts of a document share while they are read.
#[derive(Default)]
pub(super) struct Gathered {
    /// Tables so far.
    pub(super) tables: u32,
    /// Paragraphs outside tables so far.
    pub(super) lines: u32,
    /// Where each of them begins, in bytes of the main part.
    pub(super) line_spots: Vec<usize>,
    /// Cells and paragraphs so far.
    pieces: usize,
    /// How often and where what a reader should know was seen.
    seen: BTreeMap<Matter, (usize, Vec<Place>)>,
    /// Things that are told one by one (Chinese, English).
    pub(super) notes: Vec<(Place, [String; 2])>,
    /// What was uncertain.
    pub(super) doubts: Vec<(Place, [String; 2])>,
    /// Where footnotes, endnotes and comments refer to.
    pub(super) references: BTreeMap<(Story, String), Place>,
    /// Comments that are marks of ours, and left out.
    pub(super) own_remarks: usize,
    /// Headers and footers, by relationship id, in order.
    pub(super) edges: Vec<(Story, String)>,
    /// The page of the first section.
    pub(super) page: Option<PageSetup>,
    /// Where the elements of cells stand.
    pub(super) spots: Vec<CellSpot>,
}

/// A text of its own beside the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Story {
    /// The main text.
    Body,
    /// Headers of pages.
    Header,
    /// Footers of pages.
    Footer,
    /// Footnotes.
    Footnote,
    /// Endnotes.
    Endnote,
    /// Comments.
    Comment,
}

/// What is counted and noted once for the whole document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Matter {
    /// Tracked: put in.
    Inserted,
    /// Tracked: taken out.
    Deleted,
    /// Tracked: moved.
    Moved,
    /// Prompts of content controls.
    Prompt,
    /// Text that is not shown.
    Hidden,
    /// Pictures.
    Picture,
    /// Embedded files.
    Object,
}

impl Gathered {
    /// Counts cells and paragraphs.
    pub(super) fn count(&mut self, pieces: usize) -> Result<(), ReadError> {
        self.pieces = self.pieces.saturating_add(pieces);
        if self.pieces > MOST_PIECES {
            return Err(ReadError::Limit {
                zh: "单元格和段落",
                en: "cells and paragraphs",
                most: MOST_PIECES as u64,
            });
        }
        Ok(())
    }

    /// Keeps that something stands there.
    pub(super) fn see(&mut self, matter: Matter, place: Place) {
        let (count, places) = self.seen.entry(matter).or_default();
        *count += 1;
        if places.len() <= LISTED_DOUBTS && places.last() != Some(&place) {
            places.push(place);
        }
    }

    /// How often something was seen.
    pub(super) fn count_of(&self, matter: Matter) -> usize {
        self.seen.get(&matter).map_or(0, |(count, _)| *count)
    }

    /// Adds a doubt, as long as they are few.
    pub(super) fn doubt(&mut self, place: Place, zh: String, en: String) {
        if self.doubts.len() < LISTED_DOUBTS {
            self.doubts.push((place, [zh, en]));
        }
    }

    /// Adds a note, as long as they are few.
    pub(super) fn note(&mut self, place: Place, zh: String, en: String) {
        if self.notes.len() < LISTED_DOUBTS * 10 {
            self.notes.push((place, [zh, en]));
        }
    }

    /// The notes that stand for many places.
    pub(super) fn close(&mut self) {
        self.changes();
        let told: [(Matter, [&str; 2], [&str; 2]); 4] = [
            (
                Matter::Prompt,
                ["处控件还是提示文字，按未填读取", ""],
                [
                    "content controls still show their prompt and are read as empty",
                    "",
                ],
            ),
            (
                Matter::Hidden,
                ["处隐藏文字没有读入", "（打印出来也看不到）"],
                ["hidden texts were left out", " (they do not print either)"],
            ),
            (
                Matter::Picture,
                ["张图片或图形，图中的文字没有读", ""],
                ["pictures or drawings; what they show was not read", ""],
            ),
            (
                Matter::Object,
                ["个嵌入对象，里面的内容没有读", "；请另附原文件"],
                [
                    "embedded objects were not read",
                    "; give them as files of their own",
                ],
            ),
        ];
        for (matter, [zh, zh_end], [en, en_end]) in told {
            let Some((count, places)) = self.seen.get(&matter) else {
                continue;
            };
            let [zh_places, en_places] = listed(places);
            let first = places.first().cloned().unwrap_or_default();
            let zh = format!("有 {count} {zh}{zh_end}：{zh_places}");
            let en = format!("{count} {en}{en_end}: {en_places}");
            self.notes.push((first, [zh, en]));
        }
    }

    fn changes(&mut self) {
        let [inserted, deleted, moved] =
            [Matter::Inserted, Matter::Deleted, Matter::Moved].map(|matter| self.count_of(matter));
        let total = inserted + deleted + moved;
        if total == 0 {
            return;
        }
        let mut places: Vec<Place> = [Matter::Inserted, Matter::Deleted, Matter::Moved]
            .iter()
            .filter_map(|matter| self.seen.get(matter))
            .flat_map(|(_, places)| places.iter().cloned())
            .collect();
        places.sort();
        let [zh_places, en_places] = listed(&places);
        let zh = format!(
            "文件里有 {total} 处修订没有定稿（插入 {inserted}、删除 {deleted}、移动 {moved}），一律按接受后的内容读取：{zh_places}"
        );
        let en = format!(
            "{total} tracked changes ({inserted} inserted, {deleted} deleted, {moved} moved) were taken as accepted: {en_places}"
        );
        let first = places.first().cloned().unwrap_or_default();
        self.notes.push((first, [zh, en]));
    }
}

/// Places in words, each once, as long as they are few.
fn listed(places: &[Place]) -> [String; 2] {
    let mut zh: Vec<String> = Vec::new();
    let mut en: Vec<String> = Vec::new();
    let mut more = false;
    for place in places {
        let [in_zh, in_en] = in_words(place);
        if zh.last() == Some(&in_zh) {
            continue;
        }
        if zh.len() == LISTED_DOUBTS {
            more = true;
            break;
        }
        zh.push(in_zh);
        en.push(in_en);
    }
    let (mut zh, mut en) = (zh.join("、"), en.join(", "));
    if more {
        zh.push('等');
        en.push_str(" and others");
    }
    [zh, en]
}

/// A place in words.
pub(super) fn in_words(place: &Place) -> [String; 2] {
    let Place {
        line,
        table,
        row,
        cell,
        ..
    } = place;
    if *table > 0 {
        [
            format!("第 {table} 个表第 {row} 行第 {cell} 列"),
            format!("table {table} row {row} column {cell}"),
        ]
    } else if *line > 0 {
        [format!("正文第 {line} 段"), format!("paragraph {line}")]
    } else {
        [
            "页眉页脚或注释".to_owned(),
            "headers, footers or notes".to_owned(),
        ]
    }
}
