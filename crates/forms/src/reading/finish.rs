//! What can only be said once the whole form is read: year, unit of money, whose it is,
//! and whether anybody filled it.

use super::funds::unknown_line;
use super::{doubt, near_doubt};
use crate::labels::{Label, Labels};
use domain::form::{Cell, Family, Field, Form, FundKind, FundLine, Year};
use domain::place::Place;
use domain::value::Value;
use office::Paragraph;
use std::collections::BTreeMap;

/// Completes the form.
pub(super) fn finish(form: &mut Form, paragraphs: &[&Paragraph], labels: &Labels, has_grid: bool) {
    if form.family == Family::Unknown && has_grid {
        form.family = guess_family(form);
        form.doubts.push(near_doubt(
            first_place(form),
            format!("没有读到表名，按内容认作{}", form.family.chinese()),
            format!(
                "no title was found; by its content taken as {}",
                form.family.id()
            ),
        ));
    }
    form.family = whole_family(form, labels);
    if form.department.is_empty() {
        department_from_title(form, labels);
    }
    if form.project.is_empty() && form.family.is_report() && form.family.is_project() {
        project_from_title(form, labels);
    }
    settle_partial_totals(form, labels);
    part_grade(form, labels);
    for row in &mut form.indicators {
        if let Some(chosen) = labels.ticked.chosen(&row.likelihood.raw) {
            row.likelihood = Cell::new(chosen.join("、"), row.likelihood.place.clone());
        }
    }
    find_year(form, paragraphs);
    form.blank = is_blank(form);
}

/// 97.5分（优）: the total's score, and the grade behind it.
fn part_grade(form: &mut Form, labels: &Labels) {
    let score = &form.total.score;
    let Some((figure, grade)) = labels.graded(&score.raw) else {
        return;
    };
    let (figure, grade) = (
        Cell::new(figure, score.place.clone()),
        Cell::new(grade, score.place.clone()),
    );
    let told = form.fields.entry(Field::Grade).or_default();
    if told.is_empty() {
        *told = grade;
    }
    form.total.score = figure;
}

/// 小计 is the total of the money where it stands first and no other total does; else nobody
/// knows of what it is the sum.
fn settle_partial_totals(form: &mut Form, labels: &Labels) {
    let partial = |line: &FundLine| {
        line.kind == FundKind::Total
            && labels
                .meanings(&line.label.raw)
                .contains(&Label::PartialTotal)
    };
    let whole = |line: &FundLine| line.kind == FundKind::Total && !partial(line);
    let other = form.funds.iter().any(whole);
    for (at, line) in form.funds.iter_mut().enumerate() {
        if partial(line) && (other || at > 0) {
            line.kind = FundKind::Unnamed;
            let label = &line.label;
            form.doubts.push(unknown_line(label));
        }
    }
}

/// Says that the form's cells were told by where the text stands.
pub(super) fn mark_guessed(form: &mut Form, place: Place) {
    form.guessed = true;
    form.doubts.push(doubt(
        place,
        "表格没有框线，各栏各行按文字位置划分，可能有错位，请对照原件".to_owned(),
        "the table has no lines; its columns and rows were told by where the text stands and may be wrong".to_owned(),
    ));
}

fn guess_family(form: &Form) -> Family {
    let scored = form
        .indicators
        .iter()
        .any(|row| !row.score.is_empty() || !row.actual.is_empty());
    match (scored, form.project.is_empty()) {
        (true, false) => Family::ProjectSelfEvaluation,
        (true, true) => Family::DepartmentSelfEvaluation,
        (false, false) => Family::ProjectTarget,
        (false, true) => Family::DepartmentTarget,
    }
}

/// 绩效目标表 says not whose it is: basic and project expenditure, and no project, are those of
/// a whole department.
fn whole_family(form: &Form, labels: &Labels) -> Family {
    let whole = match form.family {
        Family::ProjectTarget => Family::DepartmentTarget,
        Family::ProjectApproval => Family::DepartmentApproval,
        Family::ProjectSelfEvaluation => Family::DepartmentSelfEvaluation,
        other => return other,
    };
    let has = |kind| form.fund(kind).is_some();
    let is_whole = form.project.is_empty()
        && has(FundKind::Basic)
        && has(FundKind::Project)
        && !labels.is_of_project(&form.title.raw);
    if is_whole { whole } else { form.family }
}

fn first_place(form: &Form) -> Place {
    form.indicators
        .first()
        .map_or_else(Place::default, |row| row.name.place.clone())
}

/// 「某市人民政府办公室项目绩效目标表」 is that office's form.
fn department_from_title(form: &mut Form, labels: &Labels) {
    if let Some(name) = labels.organisation_in_title(&form.title.raw) {
        form.department = Cell::new(name, form.title.place.clone());
    }
}

/// 「2023年度某县渠道清淤项目绩效评价报告」 is that project's report.
fn project_from_title(form: &mut Form, labels: &Labels) {
    if let Some(name) = labels.project_in_title(&form.title.raw) {
        form.project = Cell::new(name, form.title.place.clone());
    }
}

/// The year in the title, else in a line of its own below it, else the one most dates name.
fn find_year(form: &mut Form, paragraphs: &[&Paragraph]) {
    let labelled = form.year;
    form.year = year_in(&form.title.raw).or(labelled).or_else(|| {
        paragraphs
            .iter()
            .map(|paragraph| paragraph.text.trim())
            .filter(|text| !text.is_empty() && text.chars().count() <= 12)
            .find_map(year_in)
    });
    if let (Some(year), Some(other)) = (form.year, labelled.filter(|_| form.year != labelled)) {
        form.doubts.push(near_doubt(
            form.title.place.clone(),
            format!(
                "表名写的是{}年度，表头一行写的是{}年度，按表名",
                year.0, other.0
            ),
            format!(
                "the title names {}, a line above the table {}; the title was taken",
                year.0, other.0
            ),
        ));
    }
    if form.year.is_some() {
        return;
    }
    let mut votes: BTreeMap<i32, usize> = BTreeMap::new();
    let cells = form
        .indicators
        .iter()
        .flat_map(|row| [&row.target, &row.actual]);
    for cell in cells.chain(form.steps.iter().map(|step| &step.period)) {
        if let Value::Deadline(deadline) = &cell.value
            && let Some(year) = deadline.date.year
        {
            *votes.entry(year).or_default() += 1;
        }
    }
    if let Some((&year, _)) = votes.iter().max_by_key(|&(year, count)| (*count, *year)) {
        form.year = Some(Year(year));
        form.doubts.push(near_doubt(
            form.title.place.clone(),
            format!("表上没有年度，按表内日期认作{year}年度"),
            format!("no year is printed; taken as {year} from the dates in the form"),
        ));
    }
}

/// Whether a line says the year and nothing else: （2020年度）.
pub(super) fn is_year_line(text: &str, year: Option<Year>) -> bool {
    year.is_some() && lone_year(text) == year
}

/// The year that a text says, and nothing else: （2020年度）, 2020.
pub(super) fn lone_year(text: &str) -> Option<Year> {
    let bare: String = text.chars().filter(|&c| !is_around_year(c)).collect();
    let rest = bare.trim_end_matches('度').trim_end_matches('年');
    let year = || year_in(&format!("{rest}年"));
    (rest.chars().count() == 4).then(year).flatten()
}

/// A year of this century in a short line: 2020年度, （ 2022年度）, （2023）年度, 二〇二三年度.
pub(crate) fn year_in(text: &str) -> Option<Year> {
    let plain: Vec<char> = text.chars().filter(|&c| !is_around_year(c)).collect();
    plain.windows(5).find_map(|window| {
        let year: String = window[..4].iter().filter_map(|&c| digit(c)).collect();
        (window[4] == '年' && year.len() == 4 && year.starts_with("20"))
            .then(|| year.parse().ok().map(Year))?
    })
}

/// Blanks, and brackets round the year or round its figures alone.
fn is_around_year(c: char) -> bool {
    c.is_whitespace() || "（）()【】[]〔〕".contains(c)
}

fn digit(c: char) -> Option<char> {
    let chinese = "〇一二三四五六七八九".chars().position(|known| known == c);
    match (c, chinese) {
        ('０'..='９', _) => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        ('○' | 'Ｏ' | 'O' | '零', _) => Some('0'),
        (_, Some(value)) => char::from_digit(u32::try_from(value).ok()?, 10),
        _ => Some(c).filter(char::is_ascii_digit),
    }
}

/// Nobody filled the form: no name, no amount, no indicator, no table, no text.
fn is_blank(form: &Form) -> bool {
    let amounts = form.funds.iter().any(|line| {
        [&line.initial, &line.budget, &line.executed]
            .into_iter()
            .any(|cell| cell.value.number().is_some())
    });
    let told = !form.paragraphs.is_empty() || !form.items.is_empty();
    form.indicators.is_empty() && form.tables.is_empty() && !amounts && !told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_only_says_the_year_is_told_from_prose() {
        for (line, told) in [
            ("（2020年度）", true),
            ("（ 2020 年度 ）", true),
            ("二〇二〇年", true),
            ("（2020）年度", true),
            ("【2020】年", true),
            ("二零二零年度", true),
            ("（2021年度）", false),
            ("2020年度预算执行情况", false),
            ("2020年6月", false),
        ] {
            assert_eq!(is_year_line(line, Some(Year(2020))), told, "{line}");
        }
        assert!(!is_year_line("2020年度", None));
    }
}
