//! The notation: form to text to form is the identity, and errors say where.

use super::{Places, forms_from_toml, forms_to_toml, from_toml, to_toml};
use domain::form::{
    Cell, DataTable, Doubt, EvaluatedItem, Family, Field, Form, FundKind, FundLine, Goal, Heading,
    Indicator, Level1, Level2, MoneyUnit, Paragraph, PlanStep, Reach, Total, Year,
};
use domain::place::{LinePlace, PagePlace, Place, SheetPlace, TablePlace};
use domain::text::Text;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const SMALLEST: &str = r#"family = "project-self-evaluation"
indicators = [
  { level1 = "产出", level2 = "数量", name = "会议场次", target = "≥4次", actual = "4次", points = "50", score = "50" },
  { level1 = "效益", level2 = "社会效益", name = "知晓率", target = "≥95%", actual = "96%", points = "30", score = "30" },
]
total = { points = "80", score = "80" }
"#;

#[test]
fn the_smallest_form_is_written_as_it_was_read() {
    let form = from_toml(SMALLEST).unwrap();
    assert_eq!(form.indicators[1].target.raw, "≥95%");
    assert_eq!(to_toml(&form, Places::Keep), SMALLEST);
}

#[test]
fn places_stand_in_a_table_at_the_end() {
    let source = format!("{SMALLEST}\n[places]\n\"indicators.2.score\" = \"t7r12c8 1459:2\"\n");
    let form = from_toml(&source).unwrap();
    assert_eq!(form.indicators[1].score.place.to_string(), "t7r12c8 1459:2");
    assert_eq!(to_toml(&form, Places::Keep), source);
    assert_eq!(to_toml(&form, Places::Drop), SMALLEST);
}

#[test]
fn errors_say_line_key_and_remedy() {
    let cases = [
        (
            "family = \"x\"",
            "line 1, `family`: there is no family \"x\"; the known ones are department-target",
        ),
        (
            "year = 2020",
            "line 1, `family`: the form's family is missing; add a line",
        ),
        (
            "family = \"monitoring\"\nindicators = [\n  { nane = \"a\" },\n]",
            "line 3, `nane`: unknown field `nane`, expected one of",
        ),
        (
            "family = \"monitoring\"\ntotal = { points = 100 }",
            "line 2, `points`: invalid type: integer `100`, expected a string; write every cell as a quoted string",
        ),
        (
            "family = \"monitoring\"\nyear = 20200",
            "line 2, `year`: 20200 is no budget year; write a year from 1990 to 2100",
        ),
        (
            "family = \"monitoring\"\nfields.tel = \"1\"",
            "line 2, `fields.tel`: there is no field \"tel\"; the known ones are phone",
        ),
        (
            "family = \"monitoring\"\nfunds = [{ line = \"sum\" }]",
            "line 2, `line`: there is no fund line \"sum\"; the known ones are total",
        ),
        (
            "family = \"monitoring\"\n[places]\n\"indicators.1.score\" = \"t1r1c1\"",
            "line 3, `indicators.1.score`: the form has no such cell; names",
        ),
        (
            "family = \"monitoring\"\n[places]\ntitle = \"here\"",
            "line 3, `title`: \"here\" is no place; a place is written",
        ),
        ("family = \"monitoring\"\ntitle = \"open", "line 2"),
    ];
    for (source, expected) in cases {
        let error = from_toml(source).unwrap_err();
        assert!(error.to_string().starts_with(expected), "{error}");
        assert!(!error.text().zh.is_empty());
    }
}

#[test]
fn the_example_of_the_guide_is_written_as_it_was_read() {
    let page = include_str!("../../../../docs/guide/form-notation.md");
    let example = page.split("```toml\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let form = from_toml(example).unwrap();
    let lines = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(lines(&to_toml(&form, Places::Drop)), lines(example));
}

fn raw() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "≥95%", "7", "会议", " ", "\n", "\t", "\"", "\\", "'", "\"\"\"", "#", "=", "]", "}", ",",
        "\u{3000}", "\u{feff}", "\u{0}", "\u{7f}", "\u{85}", "\u{2028}", "\r\n", "🙂", "1.50",
        "a.b",
    ]);
    vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn place() -> impl Strategy<Value = Place> {
    let line = (1u32..9999, 1u32..99).prop_map(|(line, column)| LinePlace { line, column });
    let table = (1u32..99, 1u32..99, 1u32..99).prop_map(|(table, row, column)| TablePlace {
        table,
        row,
        column,
    });
    let sheet = ("[A-Za-z '!表]{0,5}", "[A-Z]{1,2}[1-9][0-9]{0,2}")
        .prop_map(|(sheet, cell)| SheetPlace { sheet, cell });
    let page = (1u32..99, any::<[i32; 4]>()).prop_map(|(page, bounds)| PagePlace { page, bounds });
    (
        option::of(line),
        option::of(table),
        option::of(sheet),
        option::of(page),
    )
        .prop_map(|(line, table, sheet, page)| Place {
            line,
            table,
            sheet,
            page,
        })
}

fn cell() -> impl Strategy<Value = Cell> {
    (raw(), place()).prop_map(|(raw, place)| Cell::new(raw, place))
}

fn level1() -> impl Strategy<Value = Level1> {
    raw().prop_map(|name| Level1::from_name(&name))
}

fn level2() -> impl Strategy<Value = Level2> {
    raw().prop_map(|name| Level2::from_name(&name))
}

fn fund() -> impl Strategy<Value = FundLine> {
    (select(FundKind::ALL), vec(cell(), 9)).prop_map(|(kind, cells)| {
        let mut line = FundLine::empty(kind);
        let [
            label,
            initial,
            budget,
            executed,
            expected,
            points,
            rate,
            expected_rate,
            score,
        ] = cells.try_into().unwrap();
        (line.label, line.initial, line.budget) = (label, initial, budget);
        (line.executed, line.expected, line.points) = (executed, expected, points);
        (line.rate, line.expected_rate, line.score) = (rate, expected_rate, score);
        line
    })
}

fn indicator() -> impl Strategy<Value = Indicator> {
    (level1(), level2(), vec(cell(), 15)).prop_map(|(level1, level2, cells)| {
        let [
            name,
            initial,
            target,
            actual,
            expected,
            points,
            score,
            rating,
            deduction,
            reason,
            cause,
            measure,
            note,
            method,
            likelihood,
        ] = cells.try_into().unwrap();
        Indicator {
            level1,
            level2,
            name,
            initial,
            target,
            actual,
            expected,
            points,
            score,
            rating,
            deduction,
            reason,
            cause,
            measure,
            note,
            method,
            likelihood,
        }
    })
}

fn table() -> impl Strategy<Value = DataTable> {
    let row = || vec(cell(), 0..3);
    (cell(), row(), vec(row(), 0..3)).prop_map(|(title, columns, rows)| DataTable {
        title,
        columns,
        rows,
    })
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    (0..=9u8, cell(), vec(cell(), 0..3)).prop_map(|(level, text, figures)| Paragraph {
        level,
        text,
        figures,
    })
}

fn item() -> impl Strategy<Value = EvaluatedItem> {
    vec(cell(), 6).prop_map(|cells| {
        let [group, name, points, basis, reason, score] = cells.try_into().unwrap();
        EvaluatedItem {
            group,
            name,
            points,
            basis,
            reason,
            score,
        }
    })
}

fn head() -> impl Strategy<Value = Form> {
    let unit = select(MoneyUnit::ALL.to_vec());
    let cells = (cell(), cell(), cell(), cell());
    let year = option::of(Year::POSSIBLE.prop_map(Year));
    (select(Family::ALL), any::<bool>(), year, unit, cells).prop_map(
        |(family, blank, year, (money_unit, _), (title, project, department, unit))| Form {
            family,
            blank,
            title,
            year,
            money_unit,
            project,
            department,
            unit,
            ..Form::default()
        },
    )
}

prop_compose! {
    fn form()(
        head in head(),
        (paragraphs, items) in (vec(paragraph(), 0..3), vec(item(), 0..3)),
        funds in vec(fund(), 0..3),
        goals in vec((cell(), cell()).prop_map(|(expected, actual)| Goal { expected, actual }), 0..2),
        steps in vec((cell(), cell()).prop_map(|(period, task)| PlanStep { period, task }), 0..2),
        headings in vec(
            (level1(), level2(), cell())
                .prop_map(|(level1, level2, points)| Heading { level1, level2, points, with: Vec::new() }),
            0..3,
        ),
        indicators in vec(indicator(), 0..3),
        total in (cell(), cell()).prop_map(|(points, score)| Total { points, score }),
        fields in btree_map(select(Field::ALL), cell(), 0..4),
        notes in vec(cell(), 0..3),
        tables in vec(table(), 0..3),
        doubts in vec(
            (place(), raw(), raw(), select(Reach::ALL))
                .prop_map(|(place, zh, en, reach)| Doubt { place, message: Text::new(zh, en), reach }),
            0..3,
        ),
    ) -> Form {
        Form { funds, goals, steps, headings, indicators, total, fields, notes, tables, paragraphs, items, doubts, ..head }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn form_to_text_to_form_is_the_identity(form in form()) {
        let text = to_toml(&form, Places::Keep);
        prop_assert_eq!(from_toml(&text).unwrap(), form);
    }

    #[test]
    fn many_forms_read_back_in_order(forms in vec(form(), 0..3)) {
        let text = forms_to_toml(&forms, Places::Keep);
        if !forms.is_empty() {
            prop_assert_eq!(forms_from_toml(&text).unwrap(), forms);
        }
    }

    #[test]
    fn without_places_the_text_stays_the_same(form in form()) {
        let text = to_toml(&form, Places::Drop);
        prop_assert_eq!(to_toml(&from_toml(&text).unwrap(), Places::Keep), text);
    }
}
