//! How documents look in every format they are written in: names of typefaces, sizes,
//! where lines stand, widths of columns. Knows no format.

use crate::document::{Align, Cell, Face, Paragraph, Role, Style, Table};

/// Size of running text in tenths of a point: 小四.
pub(crate) const BODY: u16 = 120;
/// Size of tables: 五号.
pub(crate) const TABLE: u16 = 105;
/// Size of titles: 小二.
pub(crate) const TITLE: u16 = 180;
/// Size of headings: 四号.
pub(crate) const HEADING: u16 = 140;

/// Widest text, in halves of a character, that still looks like a label when centred.
const LABEL: usize = 32;

/// A typeface: its name in documents, its family in a browser, and free or common fonts
/// that stand in for it.
pub(crate) struct Typeface {
    /// The name offices ask for.
    pub name: &'static str,
    /// What may stand in for it, best first.
    pub substitutes: &'static [&'static str],
    /// `serif` or `sans-serif`.
    pub generic: &'static str,
}

/// The faces in the order of [`Face`].
pub(crate) const FACES: [Face; 5] = [
    Face::Song,
    Face::Hei,
    Face::FangSong,
    Face::Kai,
    Face::XiaoBiaoSong,
];

/// The typeface of a face.
pub(crate) fn typeface(face: Face) -> &'static Typeface {
    match face {
        Face::Song => &Typeface {
            name: "宋体",
            substitutes: &["SimSun", "Noto Serif CJK SC", "Source Han Serif SC"],
            generic: "serif",
        },
        Face::Hei => &Typeface {
            name: "黑体",
            substitutes: &["SimHei", "Noto Sans CJK SC", "Source Han Sans SC"],
            generic: "sans-serif",
        },
        Face::FangSong => &Typeface {
            name: "仿宋_GB2312",
            substitutes: &["仿宋", "FangSong", "Zhuque Fangsong", "Noto Serif CJK SC"],
            generic: "serif",
        },
        Face::Kai => &Typeface {
            name: "楷体_GB2312",
            substitutes: &["楷体", "KaiTi", "LXGW WenKai", "Noto Serif CJK SC"],
            generic: "serif",
        },
        Face::XiaoBiaoSong => &Typeface {
            name: "方正小标宋简体",
            substitutes: &["方正小标宋_GBK", "华文中宋", "宋体", "Noto Serif CJK SC"],
            generic: "serif",
        },
    }
}

/// How a paragraph looks when its style says nothing: its role decides.
pub(crate) fn paragraph_style(paragraph: &Paragraph) -> Style {
    let mut style = paragraph.style;
    let plain = style == Style::default();
    match paragraph.role {
        Role::Title if plain => style.face = Face::XiaoBiaoSong,
        Role::Heading(1) if plain => style.face = Face::Hei,
        Role::Heading(2) if plain => style.face = Face::Kai,
        Role::Heading(_) if plain => style.bold = true,
        _ => {}
    }
    if style.size == 0 {
        style.size = match paragraph.role {
            Role::Title => TITLE,
            Role::Heading(1) => HEADING,
            Role::Header | Role::Footer => TABLE - 15,
            _ => BODY,
        };
    }
    if style.align == Align::Auto {
        style.align = match paragraph.role {
            Role::Title | Role::Header | Role::Footer => Align::Centre,
            _ => Align::Left,
        };
    }
    style
}

/// How a cell looks: its own style, with nothing left to be decided.
pub(crate) fn cell_style(cell: &Cell) -> Style {
    let mut style = cell.style;
    if style.size == 0 {
        style.size = TABLE;
    }
    if style.align == Align::Auto {
        style.align = if halves(&cell.text) <= LABEL {
            Align::Centre
        } else {
            Align::Left
        };
    }
    style
}

/// Width of a text in halves of a Chinese character, lines added up.
pub(crate) fn halves(text: &str) -> usize {
    text.chars().map(halves_of).sum()
}

/// Width of a character in halves of a Chinese character.
pub(crate) fn halves_of(character: char) -> usize {
    match character {
        '\n' => 0,
        '\0'..='\u{2000}' => 1,
        _ => 2,
    }
}

/// The widths of a table's columns in hundredths of a millimetre, together `inner`: those
/// it has, made to fit, else by what stands in the columns.
pub(crate) fn columns(table: &Table, width: usize, inner: u32) -> Vec<u32> {
    let known = table.widths.len() == width && table.widths.iter().all(|&width| width > 0);
    let weights: Vec<u64> = if known {
        table.widths.iter().map(|&width| u64::from(width)).collect()
    } else {
        weights(table, width)
    };
    let whole: u64 = weights.iter().sum::<u64>().max(1);
    let mut edge = 0;
    let mut before = 0;
    weights
        .iter()
        .map(|weight| {
            edge += weight;
            let at = u32::try_from(edge * u64::from(inner) / whole).unwrap_or(inner);
            let own = at - before;
            before = at;
            own
        })
        .collect()
}

/// By the longest text each column has alone, within reason.
fn weights(table: &Table, width: usize) -> Vec<u64> {
    let mut weights = vec![8; width];
    for cell in table
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().enumerate())
    {
        let (column, cell) = cell;
        if cell.column_span <= 1
            && !cell.covered
            && let Some(weight) = weights.get_mut(column)
        {
            let wish = halves(&cell.text).clamp(8, 36) as u64;
            *weight = wish.max(*weight);
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Row;

    #[test]
    fn labels_and_figures_stand_in_the_middle_and_text_at_the_left() {
        let long = "一处活动室用地调整，开工因此推迟了四十五天。";
        for (text, align) in [
            ("92.6%", Align::Centre),
            ("项目资金\n（万元）", Align::Centre),
            (long, Align::Left),
        ] {
            assert_eq!(cell_style(&Cell::new(text)).align, align);
        }
    }

    #[test]
    fn columns_fill_the_page_exactly() {
        let mut table = Table {
            rows: vec![Row {
                cells: vec![
                    Cell::new("序号"),
                    Cell::new("一个相当长的指标名称，占两行"),
                    Cell::new(""),
                ],
                ..Row::default()
            }],
            ..Table::default()
        };
        let guessed = columns(&table, 3, 18_000);
        assert_eq!(guessed.iter().sum::<u32>(), 18_000);
        assert!(guessed[1] > guessed[0]);
        table.widths = vec![1_000, 1_000, 1_001];
        let scaled = columns(&table, 3, 18_000);
        assert_eq!(scaled.iter().sum::<u32>(), 18_000);
        assert_eq!(scaled[0], 5_998);
    }
}
