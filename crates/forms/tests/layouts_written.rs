//! Form to document to form, in every layout: equal in every field.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

#[path = "support/filled.rs"]
mod filled;
mod support;

use domain::form::{
    Family, Field, Form, FundKind, FundLine, Heading, Indicator, Level1, Level2, PlanStep, Stage,
};
use filled::{cell, rules};
use forms::layout::{Layout, blank_form, differences, library, write};
use office::{Block, Document};

/// The document as lines of text, for looking at.
fn show(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => out += &format!("{}\n", paragraph.text),
            Block::PageBreak => out += "-----\n",
            Block::Table(table) => {
                for row in &table.rows {
                    let cells = row.cells.iter().map(|cell| match cell.covered {
                        true => "·".to_owned(),
                        false => cell.text.replace('\n', "⏎"),
                    });
                    out += &format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
                }
            }
        }
    }
    out
}

#[track_caller]
fn assert_round_trip(form: &Form, layout: &Layout) {
    let written = write(form, Some(&rules(layout)), layout);
    assert_eq!(written.unplaced, [], "{}", layout.id());
    let reading = forms::read(&written.document);
    let shown = show(&written.document);
    assert_eq!(reading.forms.len(), 1, "{}\n{shown}", layout.id());
    let lost = differences(form, &reading.forms[0]);
    assert!(
        lost.is_empty(),
        "{}: {}\n{}\n{shown}",
        layout.id(),
        form.title.raw,
        lost.join("\n")
    );
    assert_eq!(reading.unread, [], "{}\n{shown}", layout.id());
}

#[test]
fn every_layout_is_sound() {
    assert_eq!(library().faults(), Vec::<String>::new());
    assert!(library().all().count() > 0);
}

#[test]
fn every_blank_form_is_read_as_the_blank_form_it_is() {
    for layout in library().all() {
        let (rules, year) = (rules(layout), filled::year(layout));
        let blank = blank_form(layout, Some(&rules), Some(year), None);
        let written = write(&blank, Some(&rules), layout);
        assert_eq!(written.unplaced, [], "{}", layout.id());
        let reading = forms::read(&written.document);
        let shown = show(&written.document);
        assert_eq!(reading.forms.len(), 1, "{}\n{shown}", layout.id());
        let form = &reading.forms[0];
        assert_eq!(form.family, layout.family, "{}\n{shown}", layout.id());
        assert_eq!(form.year, Some(year), "{}\n{shown}", layout.id());
        assert_eq!(reading.unread, [], "{}\n{shown}", layout.id());
        // Their printed rows are tables and indicators, filled or not.
        if !matches!(layout.family, Family::BasicData | Family::TargetReview) {
            assert!(form.blank, "{}\n{shown}", layout.id());
        }
        let widths: u32 = written.document.blocks.iter().map(width).max().unwrap();
        assert!(
            widths <= written.document.page.inner_width(),
            "{} is wider than its page",
            layout.id()
        );
    }
}

fn width(block: &Block) -> u32 {
    match block {
        Block::Table(table) => table.widths.iter().sum(),
        Block::Paragraph(_) | Block::PageBreak => 0,
    }
}

#[test]
fn every_layout_gives_back_what_it_was_given() {
    for layout in library().all() {
        let kinds: Vec<Option<&str>> = match layout.kinds() {
            [] => vec![None],
            kinds => kinds.iter().map(|kind| Some(kind.as_str())).collect(),
        };
        for kind in kinds {
            let mut form = filled::form(layout, kind);
            assert_round_trip(&form, layout);
            form.notes = vec![cell("注：一条说明。"), cell("2.又一条说明。")];
            form.fields.clear();
            form.headings.clear();
            assert_round_trip(&form, layout);
        }
    }
}

#[test]
fn what_the_layout_has_no_room_for_is_added() {
    let layout = library()
        .choose(Family::ProjectSelfEvaluation, "hunan-xiangxi", Some(2022))
        .unwrap();
    let mut form = filled::form(layout, None);
    form.funds.push(FundLine {
        label: cell("其中：上级补助"),
        budget: cell("7"),
        ..FundLine::empty(FundKind::SuperiorGrant)
    });
    form.steps = vec![PlanStep {
        period: cell("2022-01-01 至 2022-06-30"),
        task: cell("修第一栋"),
    }];
    form.indicators[0].deduction = cell("1");
    form.indicators[1].method = cell("按比例");
    for (field, text) in [
        (Field::Conclusion, "总体良好"),
        (Field::Grade, "良"),
        (Field::Code, "B-2"),
        (Field::UnitHead, "李四：代签"),
    ] {
        form.fields.insert(field, cell(text));
    }
    form.indicators.push(Indicator {
        level1: Level1::Named("投入".to_owned()),
        level2: Level2::Named("人员".to_owned()),
        name: cell("人手"),
        target: cell("3人"),
        ..Indicator::default()
    });
    form.headings.push(Heading {
        level1: Level1::Named("投入".to_owned()),
        level2: Level2::Named("人员".to_owned()),
        points: cell("5"),
        with: Vec::new(),
    });
    assert_round_trip(&form, layout);
}

#[test]
fn the_forms_of_the_real_documents_lose_nothing() {
    let mut skipped = Vec::new();
    for number in ["000", "001", "002", "003", "004"] {
        let Some(document) = support::document(number) else {
            skipped.push(number);
            continue;
        };
        let place = match number {
            "000" | "004" => "guizhou-qiannan",
            "002" => "guizhou-liupanshui",
            _ => "hunan-xiangxi",
        };
        for form in &forms::read(&document).forms {
            let year = form.year.map(|year| year.0);
            let Some(layout) = library().choose(form.family, place, year) else {
                assert_eq!(form.stage(), Stage::Report, "{}", form.title.raw);
                continue;
            };
            assert_round_trip(form, layout);
        }
    }
    if !skipped.is_empty() {
        println!(
            "skipped: documents {} are not beside the repository",
            skipped.join(", ")
        );
    }
}
