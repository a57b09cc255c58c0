//! 问题清单: the list of findings as a workbook, with columns for the unit's answer.
//!
//! Every text is written as a text: what a document says must never become a formula.

use super::View;
use crate::words::{self, say};
use app::{AnswerKind, AnswerStatus, Checked, Closed, Error, Mark, Outcome, Tally, WaiverFinding};
use domain::finding::{Finding, Level};
use domain::text::Language;
use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::io::{self, Write};

/// Excel's own limit on a cell.
const LONGEST: usize = 32_000;

/// One line of the list.
#[derive(Clone, Debug, Default)]
pub struct Row {
    level: Option<Level>,
    cells: [String; 14],
    /// The unit's answer and words, where they were given.
    answer: [String; 2],
    /// What became of it, and the number by which an answer finds it again.
    last: [String; 2],
}

/// The first column of the unit's answer, and the first behind it.
const ANSWER: [u16; 2] = [14, 17];

/// Headings and widths.
const COLUMNS: [(&str, &str, u16); 19] = [
    ("序号", "No.", 6),
    ("文件", "File", 18),
    ("表", "Form", 16),
    ("项目", "Subject", 18),
    ("位置", "Place", 20),
    ("代码", "Code", 9),
    ("级别", "Level", 8),
    ("问题", "Finding", 42),
    ("应为", "Expected", 12),
    ("实为", "Found", 12),
    ("差额", "Difference", 10),
    ("依据", "Rule", 24),
    ("建议", "Suggestion", 28),
    ("最可能错处", "Likely wrong cell", 28),
    ("单位答复", "Answer", 12),
    ("答复内容", "Explanation", 28),
    ("整改完成日期", "Done on", 14),
    ("核对结果", "Outcome", 16),
    ("编号（请勿改动）", "Number (do not change)", 20),
];

/// The findings of a document.
pub fn rows(view: &View<'_>, outcome: &Outcome) -> Vec<Row> {
    let told = |name: &str, word: &str, error: &Error| {
        let mut cells: [String; 14] = Default::default();
        cells[1] = name.to_owned();
        cells[6] = word.to_owned();
        cells[7] = error.text().get(view.language).to_owned();
        vec![Row {
            cells,
            last: [String::new(), app::NO_NUMBER.to_owned()],
            ..Row::default()
        }]
    };
    match outcome {
        Outcome::Skipped { name, error } => {
            told(name, say(view.language, "跳过", "skipped"), error)
        }
        Outcome::Failed { name, error } => {
            told(name, say(view.language, "读不出", "not read"), error)
        }
        Outcome::Checked(checked) => checked
            .report
            .findings
            .iter()
            .zip(&checked.marks)
            .map(|(finding, mark)| row(view, checked, finding, mark))
            .collect(),
    }
}

fn row(view: &View<'_>, checked: &Checked, finding: &Finding, mark: &Mark) -> Row {
    let language = view.language;
    let form = checked.loaded.forms.get(finding.cell.form);
    let place = form
        .map(|form| {
            let place = app::place_of(&checked.loaded.forms, finding);
            let place = place.map(|place| words::place(place, language));
            let slot = words::slot(form, finding.cell.slot, language);
            match place.filter(|place| !place.is_empty()) {
                Some(place) => format!("{slot}（{place}）"),
                None => slot,
            }
        })
        .unwrap_or_default();
    let level = match mark.waiver {
        Some(_) => say(language, "已豁免", "waived"),
        None => words::level(finding.level, language),
    };
    let with_unit = |value: &str| match value.is_empty() {
        true => String::new(),
        false => words::with_unit(value, &finding.unit, language),
    };
    Row {
        level: mark.waiver.is_none().then_some(finding.level),
        cells: [
            String::new(),
            checked.loaded.name.clone(),
            form.map_or(String::new(), |form| form.family.chinese().to_owned()),
            form.map_or(String::new(), |form| form.subject().to_owned()),
            place,
            finding.code.to_owned(),
            level.to_owned(),
            message(checked, finding, language),
            with_unit(&finding.expected),
            with_unit(&finding.found),
            finding
                .difference
                .map_or(String::new(), |number| number.normalized().to_string()),
            finding
                .clause
                .as_ref()
                .map_or(String::new(), |clause| clause.to_string()),
            finding
                .suggestion
                .as_ref()
                .map_or(String::new(), |s| s.text.get(language).to_owned()),
            suspected(checked, finding, language),
        ],
        answer: answered(mark, language),
        last: [
            mark.answer.as_ref().map_or(String::new(), |answer| {
                words::answer_status(answer.status, language).to_owned()
            }),
            app::lasting_number(finding, mark, form),
        ],
    }
}

/// The sentence, and the cells of other forms it speaks of.
fn message(checked: &Checked, finding: &Finding, language: Language) -> String {
    let mut lines = vec![finding.message.get(language).to_owned()];
    let label = say(language, "对照：", "compared with: ");
    let beside = app::told_beside(checked, finding, language);
    lines.extend(beside.iter().map(|line| format!("{label}{line}")));
    lines.join("\n")
}

/// The cell that is most likely wrong, and why.
fn suspected(checked: &Checked, finding: &Finding, language: Language) -> String {
    let suspect = finding.suspects.first().map(|suspect| {
        let form = checked.form(suspect.cell.form);
        let name = form.map(|form| words::slot(form, suspect.cell.slot, language));
        let why = suspect.why.get(language);
        format!(
            "{}{}{why}",
            name.unwrap_or_default(),
            say(language, "：", ": ")
        )
    });
    suspect.unwrap_or_default()
}

/// What the unit chose, and its words.
fn answered(mark: &Mark, language: Language) -> [String; 2] {
    let Some(answer) = &mark.answer else {
        return Default::default();
    };
    let chosen = match answer.status {
        AnswerStatus::StillThere => Some(AnswerKind::Fixed),
        AnswerStatus::Explained => Some(AnswerKind::Explained),
        AnswerStatus::WaiverAsked => Some(AnswerKind::Waiver),
        AnswerStatus::Unclear => Some(AnswerKind::Unclear),
        AnswerStatus::Unanswered | AnswerStatus::New => None,
    };
    let chosen = chosen.map_or("", |kind| words::answer_kind(Some(kind), language));
    [chosen.to_owned(), answer.words.clone()]
}

/// The answers whose findings are not there.
pub fn closed_rows(view: &View<'_>, closed: &Closed<'_>) -> Vec<Row> {
    let language = view.language;
    let lists = [
        (say(language, "已消除", "gone"), &closed.gone),
        (say(language, "没有对上", "not matched"), &closed.unknown),
    ];
    let rows = lists.into_iter().flat_map(|(word, list)| {
        list.iter().map(move |answer| {
            let mut row = Row::default();
            row.cells[1].clone_from(&answer.file);
            row.cells[5] = match answer.is_unread() {
                true => say(language, "编号读不出", "not readable").to_owned(),
                false => answer.code.clone(),
            };
            row.cells[6] = word.to_owned();
            row.cells[7].clone_from(&answer.problem);
            let kind = words::answer_kind(answer.kind, language);
            row.answer = [kind.to_owned(), answer.words.clone()];
            row.last = [word.to_owned(), app::NO_NUMBER.to_owned()];
            row
        })
    });
    rows.collect()
}

/// What is wrong with the waiver file.
pub fn waiver_rows(view: &View<'_>, findings: &[WaiverFinding]) -> Vec<Row> {
    findings
        .iter()
        .map(|finding| {
            let mut cells: [String; 14] = Default::default();
            cells[1].clone_from(&view.session.waivers.file);
            cells[5] = finding.code.to_owned();
            cells[6] = words::level(finding.level, view.language).to_owned();
            cells[7] = finding.message.get(view.language).to_owned();
            Row {
                level: Some(finding.level),
                cells,
                last: [String::new(), app::NO_NUMBER.to_owned()],
                ..Row::default()
            }
        })
        .collect()
}

/// Writes the workbook.
pub fn write(view: &View<'_>, rows: &[Row], tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(view, rows, tally).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(view: &View<'_>, rows: &[Row], tally: &Tally) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let language = view.language;
    let sheet = workbook.add_worksheet();
    sheet.set_name(say(language, "问题清单", "Findings"))?;
    heading(sheet, language)?;
    for (index, row) in rows.iter().enumerate() {
        let at = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        line(sheet, at, row)?;
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    answers(sheet, last, language)?;
    let verdict = tally.verdict();
    sheet.write_string_with_format(
        last.saturating_add(2),
        1,
        verdict.get(language),
        &Format::new().set_bold(),
    )?;
    printing(sheet, last, language)?;
    workbook.save_to_buffer()
}

fn heading(sheet: &mut Worksheet, language: Language) -> Result<(), XlsxError> {
    let format = cell_format()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color(Color::RGB(0x00D9_E2F3));
    let answer = format.clone().set_background_color(Color::RGB(0x00FF_F2CC));
    for (column, (zh, en, width)) in (0_u16..).zip(COLUMNS) {
        let format = if (ANSWER[0]..ANSWER[1]).contains(&column) {
            &answer
        } else {
            &format
        };
        sheet.write_string_with_format(0, column, say(language, zh, en), format)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_row_height(0, 24)?;
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

fn cell_format() -> Format {
    Format::new()
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00BF_BFBF))
        .set_align(FormatAlign::VerticalCenter)
}

fn line(sheet: &mut Worksheet, at: u32, row: &Row) -> Result<(), XlsxError> {
    let plain = cell_format();
    let coloured = match row.level {
        Some(Level::Error) => cell_format()
            .set_font_color(Color::RGB(0x00C0_0000))
            .set_bold(),
        Some(Level::Warning) => cell_format().set_font_color(Color::RGB(0x009C_5700)),
        Some(Level::Note) | None => cell_format(),
    };
    sheet.write_number_with_format(at, 0, at, &plain)?;
    let mut lines = 1;
    for (column, text) in (1_u16..).zip(&row.cells[1..]) {
        let format = if column == 6 { &coloured } else { &plain };
        let text: String = text.chars().take(LONGEST).collect();
        put(sheet, at, column, &text, format)?;
        let width = COLUMNS
            .get(usize::from(column))
            .map_or(10, |c| usize::from(c.2));
        lines = lines.max(crate::style::width(&text).div_ceil(width.saturating_sub(1)));
    }
    for (column, text) in (ANSWER[0]..).zip(&row.answer) {
        let text: String = text.chars().take(LONGEST).collect();
        put(sheet, at, column, &text, &plain)?;
    }
    sheet.write_blank(at, ANSWER[1] - 1, &plain)?;
    let faint = cell_format()
        .set_font_size(8)
        .set_font_color(Color::RGB(0x0080_8080));
    for (column, text) in (ANSWER[1]..).zip(&row.last) {
        let format = if column == ANSWER[1] { &plain } else { &faint };
        put(sheet, at, column, text, format)?;
    }
    // Excel does not grow rows of wrapped text by itself; 409 points is its limit.
    let height = u16::try_from(lines.saturating_mul(15).saturating_add(4)).unwrap_or(409);
    sheet.set_row_height(at, height.min(409))?;
    Ok(())
}

/// What begins as a formula stays a text, also when somebody edits the cell.
fn put(
    sheet: &mut Worksheet,
    at: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let like_a_formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
    let quoted = like_a_formula.then(|| format.clone().set_quote_prefix());
    sheet.write_string_with_format(at, column, text, quoted.as_ref().unwrap_or(format))?;
    Ok(())
}

fn answers(sheet: &mut Worksheet, last: u32, language: Language) -> Result<(), XlsxError> {
    let kinds = [AnswerKind::Fixed, AnswerKind::Explained, AnswerKind::Waiver];
    let choices = kinds.map(|kind| words::answer_kind(Some(kind), language));
    if last > 0 {
        let choice = DataValidation::new().allow_list_strings(&choices)?;
        sheet.add_data_validation(1, ANSWER[0], last, ANSWER[0], &choice)?;
    }
    sheet.autofilter(0, 0, last.max(1), ANSWER[1] + 1)?;
    Ok(())
}

fn printing(sheet: &mut Worksheet, last: u32, language: Language) -> Result<(), XlsxError> {
    sheet.set_landscape();
    // A4
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_print_area(0, 0, last.saturating_add(2), ANSWER[1] + 1)?;
    sheet.set_header(say(
        language,
        "&C&\"宋体,Bold\"绩效表问题清单",
        "&C&BFindings",
    ));
    sheet.set_footer("&C&P / &N");
    Ok(())
}
