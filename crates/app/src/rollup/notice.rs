//! What a person must know of a roll-up: forms that do not count, what is missing, figures
//! that could not be used. Each with its level, as findings have one.

use super::run::RolledUp;
use super::shown::{amount, rounded};
use domain::finding::Level;
use domain::rollup::{Aside, Coverage, Left, SetAside};
use domain::text::Text;

/// A sentence with its level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How grave.
    pub level: Level,
    /// What kind: `unplaced`, `missing`, `no-actual`.
    pub kind: &'static str,
    /// The sentence.
    pub text: Text,
}

/// All of them, the gravest first.
pub fn notices(rolled: &RolledUp) -> Vec<Notice> {
    let mut notices: Vec<Notice> = rolled
        .rollup
        .aside
        .iter()
        .map(|aside| of_aside(rolled, aside))
        .collect();
    notices.extend(missing(rolled));
    notices.extend(by_superior(rolled));
    notices.extend(left(rolled));
    notices.sort_by_key(|notice| std::cmp::Reverse(notice.level));
    notices
}

/// Document and form as a person finds them.
pub(super) fn place(rolled: &RolledUp, document: usize, form: usize) -> Text {
    let name = rolled
        .documents
        .get(document)
        .map_or("", |document| &document.name);
    Text::new(
        format!("{name} 第 {} 张表", form + 1),
        format!("{name}, form {}", form + 1),
    )
}

fn of_aside(rolled: &RolledUp, aside: &SetAside) -> Notice {
    let at = place(rolled, aside.document, aside.form);
    let (subject, unit) = (&aside.subject, &aside.unit);
    let text = match aside.why {
        Aside::Unplaced if unit.is_empty() => Text::new(
            format!(
                "{}《{subject}》没有写单位，未计入；请在表上补单位名称",
                at.zh
            ),
            format!(
                "{} “{subject}” names no unit and is not counted; fill in the unit",
                at.en
            ),
        ),
        Aside::Unplaced => Text::new(
            format!(
                "{}《{subject}》的单位“{unit}”不在单位树里，未计入；请在单位文件里加上这个单位，或在 names 里加上这个叫法",
                at.zh
            ),
            format!(
                "{} “{subject}”: its unit “{unit}” is not in the tree and it is not counted; add the unit, or this name to its `names`",
                at.en
            ),
        ),
        Aside::OtherYear(year) => Text::new(
            format!("{}《{subject}》是 {} 年的表，未计入", at.zh, year.0),
            format!(
                "{} “{subject}” is about {} and is not counted",
                at.en, year.0
            ),
        ),
        Aside::Repeated(document, form) => {
            let first = place(rolled, document, form);
            Text::new(
                format!("{}《{subject}》与{}相同，只计一次", at.zh, first.zh),
                format!(
                    "{} “{subject}” is the same as {} and counts once",
                    at.en, first.en
                ),
            )
        }
        Aside::Conflicting(document, form) => {
            let first = place(rolled, document, form);
            Text::new(
                format!(
                    "{}《{subject}》与{}是同一单位的同一项目，内容不同；只计了后者，请核实以哪一张为准",
                    at.zh, first.zh
                ),
                format!(
                    "{} “{subject}” and {} are of one unit about one project and differ; only the latter counts, find out which is right",
                    at.en, first.en
                ),
            )
        }
    };
    Notice {
        level: aside.why.level(),
        kind: aside.why.key(),
        text,
    }
}

/// What is missing of each family, in numbers and funds.
fn missing(rolled: &RolledUp) -> Vec<Notice> {
    let sections = rolled.rollup.sections.iter().filter_map(|section| {
        let covered = rolled.rollup.covered(section);
        let whole = covered.of(&rolled.rollup.standing, 0);
        let short =
            whole.complete < whole.units || whole.funds_missing > domain::number::Number::ZERO;
        (rolled.planned && short).then(|| Notice {
            level: Level::Warning,
            kind: "missing",
            text: coverage(section.family.chinese(), section.family.id(), &whole),
        })
    });
    sections.collect()
}

/// `54 of 61 units, 93.4 % of funds`.
pub(super) fn coverage(zh: &str, en: &str, whole: &Coverage) -> Text {
    let mut text = Text::new(
        format!(
            "{zh}：应报 {} 个单位，已报 {} 个，报全 {} 个",
            whole.units, whole.filed, whole.complete
        ),
        format!(
            "{en}: {} of {} units filed, {} of them everything",
            whole.filed, whole.units, whole.complete
        ),
    );
    if whole.forms_missing > 0 {
        text.zh.push_str(&format!(
            "；应报 {} 张表，缺 {} 张",
            whole.forms, whole.forms_missing
        ));
        text.en.push_str(&format!(
            "; {} of {} forms missing",
            whole.forms_missing, whole.forms
        ));
    }
    match (whole.funds, whole.funds_share()) {
        (Some(funds), Some(share)) => {
            let (share, funds, short) =
                (rounded(share), amount(funds), amount(whole.funds_missing));
            text.zh.push_str(&format!(
                "；应报资金 {funds} 万元，覆盖 {share}%，缺 {short} 万元"
            ));
            text.en.push_str(&format!(
                "; {share}% of the funds of {funds} 万元, {short} missing"
            ));
        }
        _ => {
            text.zh
                .push_str("；单位文件没有写应报资金，资金覆盖面无从计算");
            text.en
                .push_str("; the units file tells no funds, so their share is not known");
        }
    }
    text
}

fn by_superior(rolled: &RolledUp) -> Option<Notice> {
    let count = rolled
        .rollup
        .filings
        .iter()
        .filter(|filing| filing.by_superior)
        .count();
    (count > 0).then(|| Notice {
        level: Level::Note,
        kind: "by-superior",
        text: Text::new(
            format!("{count} 张表的单位不在单位树里，按表上的主管部门计入"),
            format!("{count} forms are of units that are not in the tree and count for their departments"),
        ),
    })
}

/// Why a figure could not be used, in words.
pub(super) fn reason(left: Left) -> Text {
    let (zh, en) = match left {
        Left::NoName => (
            "没有指标名称，无法归并",
            "no name, so nothing to match it by",
        ),
        Left::NoActual => ("没有填写实际完成值", "no actual value"),
        Left::Unreadable => ("实际完成值读不出", "the actual value cannot be read"),
        Left::Range => ("实际完成值是一个区间", "the actual value is a range"),
        Left::OtherKind => (
            "实际完成值与指标值的类型、单位或周期不同",
            "the actual value is of another kind, unit or period than the target",
        ),
        Left::Sentence => (
            "实际完成值是一句话，其中没有或不止一个同单位的数",
            "the actual value is a sentence with none or several figures of the unit",
        ),
        Left::NoScore => ("没有得分或分值", "no score or no points"),
        Left::NoFunds => (
            "表上没有资金额，不能加权",
            "the form tells no funds to weight it with",
        ),
    };
    Text::new(zh, en)
}

fn left(rolled: &RolledUp) -> Vec<Notice> {
    let all = &rolled.rollup.left;
    let counted = Left::ALL.into_iter().filter_map(|reason_of| {
        let count = all.iter().filter(|left| left.reason == reason_of).count();
        (count > 0).then(|| {
            let why = reason(reason_of);
            Notice {
                level: Level::Note,
                kind: reason_of.key(),
                text: Text::new(
                    format!("{count} 行未能全部计入：{}", why.zh),
                    format!("{count} rows do not count in full: {}", why.en),
                ),
            }
        })
    });
    counted.collect()
}
