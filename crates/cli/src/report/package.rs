//! The tree of a package for people: in full, or only counted where a report follows.

use super::put;
use crate::style::{Style, Tone, clip, one_line};
use crate::words::{self, say};
use app::{Leaf, Tree, UnitNode};
use domain::form::Family;
use domain::text::Language;

/// The tree as text; without `full` the forms of a family are counted.
pub fn text(tree: &Tree, full: bool, language: Language, style: Style) -> String {
    let mut out = String::new();
    for unit in &tree.units {
        put!(
            out,
            "{}",
            style.paint(Tone::Strong, &heading(unit, language))
        );
        for year in &unit.years {
            put!(out, "  {}", of_year(year.year, language));
            if let Some(lone) = &year.lone {
                let note = format!(
                    "    {}{}",
                    say(language, "提示：", "Note: "),
                    lone.get(language)
                );
                put!(out, "{}", style.paint(Tone::Faint, &note));
            }
            for (family, leaves) in &year.families {
                put!(out, "    {}", counted(*family, leaves.len(), language));
                for leaf in leaves.iter().filter(|_| full) {
                    put!(
                        out,
                        "      {}",
                        style.paint(Tone::Faint, &told(leaf, language))
                    );
                }
            }
        }
    }
    if tree.units.is_empty() {
        put!(
            out,
            "{}",
            say(
                language,
                "没有可以归到单位和年度的表",
                "No form could be put under a unit and year"
            )
        );
    }
    if !tree.apart.is_empty() {
        let title = say(language, "不属于本套材料的表", "Forms that do not belong");
        put!(out, "{}", style.paint(Tone::Strong, title));
        for (leaf, why) in &tree.apart {
            let told = format!("{} {}", leaf.family.chinese(), told(leaf, language));
            let colon = say(language, "：", ": ");
            put!(out, "    {told}{colon}{}", one_line(why.get(language)));
        }
    }
    out
}

/// The tree as a section of a page.
pub fn html(tree: &Tree, language: Language) -> String {
    let escape = super::html::escape;
    let mut out = String::new();
    put!(
        out,
        "<section class=\"document package\"><h2>{}</h2><ul>",
        say(language, "本套材料", "The package")
    );
    for unit in &tree.units {
        put!(out, "<li>{}<ul>", escape(&heading(unit, language)));
        for year in &unit.years {
            let lone = year.lone.as_ref().map_or_else(String::new, |lone| {
                let dash = say(language, "：", ": ");
                format!("{dash}{}", escape(lone.get(language)))
            });
            put!(out, "<li>{}{lone}<ul>", of_year(year.year, language));
            for (family, leaves) in &year.families {
                let counted = escape(&counted(*family, leaves.len(), language));
                put!(out, "<li><details><summary>{counted}</summary><ul>");
                for leaf in leaves {
                    put!(out, "<li>{}</li>", escape(&told(leaf, language)));
                }
                put!(out, "</ul></details></li>");
            }
            put!(out, "</ul></li>");
        }
        put!(out, "</ul></li>");
    }
    put!(out, "</ul>");
    if !tree.apart.is_empty() {
        put!(
            out,
            "<p>{}</p><ul>",
            say(language, "不属于本套材料的表", "Forms that do not belong")
        );
        for (leaf, why) in &tree.apart {
            let told = format!("{} {}", leaf.family.chinese(), told(leaf, language));
            let colon = say(language, "：", ": ");
            put!(
                out,
                "<li>{}{colon}{}</li>",
                escape(&told),
                escape(why.get(language))
            );
        }
        put!(out, "</ul>");
    }
    put!(out, "</section>");
    out
}

fn heading(unit: &UnitNode, language: Language) -> String {
    let also = unit.also.join(say(language, "、", ", "));
    match (unit.also.is_empty(), language) {
        (true, _) => one_line(&unit.name),
        (false, Language::Chinese) => one_line(&format!("{}（又写作 {also}）", unit.name)),
        (false, Language::English) => one_line(&format!("{} (also {also})", unit.name)),
    }
}

fn of_year(year: i32, language: Language) -> String {
    match language {
        Language::Chinese => format!("{year} 年度"),
        Language::English => format!("FY{year}"),
    }
}

fn counted(family: Family, count: usize, language: Language) -> String {
    match language {
        Language::Chinese => format!("{} {count} 张", family.chinese()),
        Language::English => format!("{} × {count}", family.id()),
    }
}

/// Document, number, subject and place of a form.
fn told(leaf: &Leaf, language: Language) -> String {
    let document = one_line(&leaf.document);
    let (number, subject) = (leaf.form + 1, clip(&leaf.subject, 40));
    let place = words::place(&leaf.place, language);
    let (mut told, brackets) = match language {
        Language::Chinese => (
            format!("{document} 第 {number} 张表 {subject}"),
            ["（", "）"],
        ),
        Language::English => (format!("{document} form {number} {subject}"), [" (", ")"]),
    };
    if !place.is_empty() {
        told.push_str(&format!("{}{place}{}", brackets[0], brackets[1]));
    }
    if leaf.concluded {
        told.push_str(say(
            language,
            "，单位或年度按同套其他表推定",
            ", unit or year concluded from the forms beside it",
        ));
    }
    told
}
