//! The words for levels, cells and places in the reader's language.

use crate::answers::{Answer, AnswerKind, AnswerStatus, Answered};
use domain::finding::Level;
use domain::form::{
    Field, Form, FundColumn, FundKind, GoalColumn, IndicatorColumn, ItemColumn, Slot, StepColumn,
    TotalColumn,
};
use domain::place::Place;
use domain::text::Language;

/// One of two wordings.
pub fn say(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

/// The word for a level.
pub fn level(level: Level, language: Language) -> &'static str {
    match level {
        Level::Error => say(language, "错误", "error"),
        Level::Warning => say(language, "需说明", "warning"),
        Level::Note => say(language, "提示", "note"),
    }
}

/// What becomes of a finding after the unit's answer.
pub fn answer_status(status: AnswerStatus, language: Language) -> &'static str {
    let (zh, en) = match status {
        AnswerStatus::StillThere => (
            "单位称已改正，但问题仍在",
            "said to be corrected, still there",
        ),
        AnswerStatus::Explained => ("单位已说明，待核定", "explained, waits for the reviewer"),
        AnswerStatus::WaiverAsked => (
            "单位申请豁免，待核定",
            "waiver asked for, waits for the reviewer",
        ),
        AnswerStatus::Unanswered => ("单位未答复", "not answered"),
        AnswerStatus::Unclear => ("单位勾了几项，看不出是哪一种", "several boxes are ticked"),
        AnswerStatus::New => ("退回件里没有这一条", "not in what came back"),
    };
    say(language, zh, en)
}

/// The unit's answer to a finding, with its words.
pub fn answer(answer: &Answered, language: Language) -> String {
    let status = answer_status(answer.status, language);
    let words = crate::line::one_line(&answer.words);
    match (words.is_empty(), language) {
        (true, _) => status.to_owned(),
        (false, Language::Chinese) => format!("{status}：“{words}”"),
        (false, Language::English) => format!("{status}: “{words}”"),
    }
}

/// What a unit answered to a finding that is not there any more.
pub fn answer_kind(kind: Option<AnswerKind>, language: Language) -> &'static str {
    let (zh, en) = match kind {
        Some(AnswerKind::Fixed) => ("已改正", "corrected"),
        Some(AnswerKind::Explained) => ("有说明", "explained"),
        Some(AnswerKind::Waiver) => ("申请豁免", "waiver asked for"),
        Some(AnswerKind::Unclear) => ("勾了几项", "several boxes ticked"),
        None => ("未答复", "not answered"),
    };
    say(language, zh, en)
}

/// An answer whose finding is not there, in a line.
pub fn closed(answer: &Answer, language: Language) -> String {
    let kind = answer_kind(answer.kind, language);
    let problem = crate::line::clip(&answer.problem, 70);
    let unread = say(language, "编号读不出", "number cannot be read");
    let code = if answer.is_unread() {
        unread
    } else {
        &answer.code
    };
    match language {
        Language::Chinese => format!("{code} {problem}（单位：{kind}）"),
        Language::English => format!("{code} {problem} (unit: {kind})"),
    }
}

/// A figure with its unit in the reader's language; only a percent sign stands close.
pub fn with_unit(figure: &str, unit: &str, language: Language) -> String {
    let unit = match (unit, language) {
        ("分", Language::English) if figure == "1" => "point",
        ("分", Language::English) => "points",
        _ => unit,
    };
    let gap = if unit.is_empty() || unit.starts_with(['%', '％']) {
        ""
    } else {
        " "
    };
    format!("{figure}{gap}{unit}")
}

/// A difference with its unit: two percentages are some points apart.
pub fn difference(by: &str, unit: &str, language: Language) -> String {
    match (unit, language) {
        ("%", Language::Chinese) => format!("{by} 个百分点"),
        ("%", Language::English) => format!("{by} percentage points"),
        _ => with_unit(by, unit, language),
    }
}

/// The heading of an indicator column.
pub fn indicator_column(column: IndicatorColumn, language: Language) -> &'static str {
    let (zh, en) = match column {
        IndicatorColumn::Name => ("指标", "indicator"),
        IndicatorColumn::Target => ("指标值", "target"),
        IndicatorColumn::Actual => ("实际完成值", "actual"),
        IndicatorColumn::Expected => ("全年预计完成", "expected for the year"),
        IndicatorColumn::Points => ("分值", "points"),
        IndicatorColumn::Score => ("得分", "score"),
        IndicatorColumn::Reason => ("偏差原因", "reason"),
        IndicatorColumn::Cause => ("原因类别", "kinds of cause"),
        IndicatorColumn::Measure => ("改进措施", "measure"),
        IndicatorColumn::Note => ("说明", "note"),
        IndicatorColumn::Method => ("计分方法", "method"),
        IndicatorColumn::Rating => ("百分制得分", "out of 100"),
        IndicatorColumn::Deduction => ("扣分", "deduction"),
        IndicatorColumn::Initial => ("调整前指标值", "initial target"),
        IndicatorColumn::Likelihood => ("完成可能性", "likelihood"),
    };
    say(language, zh, en)
}

/// The usual label of a money line.
pub fn fund_kind(kind: FundKind, language: Language) -> &'static str {
    let (zh, en) = match kind {
        FundKind::Total => ("年度资金总额", "all funds"),
        FundKind::Appropriation => ("当年财政拨款", "appropriation"),
        FundKind::SuperiorGrant => ("上级补助", "grant from above"),
        FundKind::OwnLevel => ("本级安排", "own level"),
        FundKind::CarriedOver => ("上年结转资金", "carried over"),
        FundKind::Other => ("其他资金", "other"),
        FundKind::Basic => ("基本支出", "basic expenditure"),
        FundKind::Project => ("项目支出", "project expenditure"),
        FundKind::GeneralPublicBudget => ("一般公共预算", "general public budget"),
        FundKind::GovernmentFund => ("政府性基金拨款", "government fund"),
        FundKind::SpecialAccount => ("纳入专户管理的非税收入拨款", "special account"),
        FundKind::Unnamed => ("未写名称的资金行", "line without a name"),
    };
    say(language, zh, en)
}

/// The heading of a fund column.
pub fn fund_column(column: FundColumn, language: Language) -> &'static str {
    let (zh, en) = match column {
        FundColumn::Label => ("资金", "funds"),
        FundColumn::Initial => ("年初预算数", "initial"),
        FundColumn::Budget => ("全年预算数", "budget"),
        FundColumn::Executed => ("全年执行数", "executed"),
        FundColumn::Expected => ("全年预计执行数", "expected for the year"),
        FundColumn::Points => ("分值", "points"),
        FundColumn::Rate => ("执行率", "rate"),
        FundColumn::ExpectedRate => ("预计执行率", "expected rate"),
        FundColumn::Score => ("得分", "score"),
    };
    say(language, zh, en)
}

/// The heading of a column of evaluated items.
pub fn item_column(column: ItemColumn, language: Language) -> &'static str {
    let (zh, en) = match column {
        ItemColumn::Group => ("一级指标", "group"),
        ItemColumn::Name => ("评价指标", "item"),
        ItemColumn::Points => ("分值", "points"),
        ItemColumn::Basis => ("得分依据", "basis"),
        ItemColumn::Reason => ("扣分原因", "reason"),
        ItemColumn::Score => ("得分", "score"),
    };
    say(language, zh, en)
}

/// The heading of a goal column.
pub fn goal_column(column: GoalColumn, language: Language) -> &'static str {
    match column {
        GoalColumn::Expected => say(language, "预期目标", "goal"),
        GoalColumn::Actual => say(language, "实际完成情况", "achieved"),
    }
}

/// The name of a field.
pub fn field(field: Field, language: Language) -> &'static str {
    let (zh, en) = match field {
        Field::Phone => ("联系电话", "phone"),
        Field::PersonInCharge => ("项目负责人", "person in charge"),
        Field::Preparer => ("填表人", "preparer"),
        Field::UnitHead => ("单位负责人", "unit head"),
        Field::Contact => ("联系人", "contact"),
        Field::FilledOn => ("填报日期", "filled on"),
        Field::Code => ("编码", "code"),
        Field::DepartmentCode => ("主管部门代码", "department code"),
        Field::Category => ("项目类别", "category"),
        Field::Nature => ("项目属性", "nature"),
        Field::Period => ("实施时间", "period"),
        Field::FundNature => ("资金性质", "fund nature"),
        Field::Duties => ("部门职能", "duties"),
        Field::Organisation => ("组织机构", "organisation"),
        Field::Regulations => ("管理制度", "regulations"),
        Field::Conclusion => ("自评结论", "conclusion"),
        Field::Grade => ("评价等级", "grade"),
        Field::Remarks => ("其他说明", "remarks"),
        Field::Thrift => ("厉行节约保障措施", "thrift measures"),
        Field::DepartmentOpinion => ("部门审核意见", "department opinion"),
        Field::FinanceOpinion => ("财政部门意见", "finance opinion"),
        Field::LeaderOpinion => ("评价组组长意见", "opinion of the evaluators' head"),
        Field::StaffAuthorised => ("人员编制", "authorised staff"),
        Field::StaffActual => ("实有人数", "actual staff"),
        Field::EvaluationWay => ("评价方式", "way of evaluation"),
        Field::Evaluator => ("评价机构", "evaluating body"),
        Field::ReportedOn => ("报告时间", "reported on"),
    };
    say(language, zh, en)
}

/// The name of a column or single cell, without its row.
pub fn slot_column(slot: Slot, language: Language) -> String {
    let fixed = match slot {
        Slot::Title => say(language, "标题", "title"),
        Slot::Project => say(language, "项目名称", "project"),
        Slot::Department => say(language, "主管部门", "department"),
        Slot::Unit => say(language, "实施单位", "unit"),
        Slot::Field(name) => field(name, language),
        Slot::Fund(_, column) => fund_column(column, language),
        Slot::Goal(_, column) => goal_column(column, language),
        Slot::Step(_, StepColumn::Period) => say(language, "计划时间", "plan period"),
        Slot::Step(_, StepColumn::Task) => say(language, "计划内容", "plan task"),
        Slot::Heading(_) => say(language, "分值", "points"),
        Slot::Indicator(_, column) => indicator_column(column, language),
        Slot::Total(TotalColumn::Points) => say(language, "总分的分值", "total points"),
        Slot::Total(TotalColumn::Score) => say(language, "总分的得分", "total score"),
        Slot::Note(_) => say(language, "备注", "note below"),
        Slot::TableTitle(_) => say(language, "表名", "table title"),
        Slot::TableHead(..) => say(language, "表头", "column heading"),
        Slot::Table(..) => say(language, "单元格", "cell"),
        Slot::Paragraph(_) => say(language, "正文", "text"),
        Slot::Figure(..) => say(language, "正文中的数字", "figure in the text"),
        Slot::Item(_, column) => item_column(column, language),
    };
    fixed.to_owned()
}

/// A cell as a person would point to it: 「会议次数」的得分.
pub fn slot(form: &Form, slot: Slot, language: Language) -> String {
    let column = match slot {
        Slot::Table(t, _, c) => table_column(form, t, c, language),
        _ => slot_column(slot, language),
    };
    let row = row_name(form, slot).map(|row| crate::line::clip(row, 40));
    match (row, language) {
        (Some(row), Language::Chinese) if !row.is_empty() => format!("「{row}」的{column}"),
        (Some(row), Language::English) if !row.is_empty() => format!("{column} of “{row}”"),
        _ => column,
    }
}

fn row_name(form: &Form, slot: Slot) -> Option<&str> {
    match slot {
        Slot::Fund(i, _) => form.funds.get(i).map(|line| line.label.raw.as_str()),
        Slot::Indicator(i, _) => form.indicators.get(i).map(|row| row.name.raw.as_str()),
        Slot::Heading(i) => form.headings.get(i).map(|heading| {
            let kind = heading.level2.name();
            if kind.is_empty() {
                heading.level1.name()
            } else {
                kind
            }
        }),
        Slot::Item(i, _) => form.items.get(i).map(|item| item.name.raw.as_str()),
        Slot::Table(t, r, _) => {
            let row = form.tables.get(t)?.rows.get(r)?;
            row.first().map(|label| label.raw.as_str())
        }
        _ => None,
    }
}

fn table_column(form: &Form, table: usize, column: usize, language: Language) -> String {
    let head = form.cell(Slot::TableHead(table, column));
    match head.filter(|head| !head.raw.is_empty()) {
        Some(head) => crate::line::clip(&head.raw, 40),
        None => say(language, "单元格", "cell").to_owned(),
    }
}

/// Where something stands: 第 120 行, 表 3 第 7 行第 5 列. Empty when it is not known.
pub fn place(place: &Place, language: Language) -> String {
    let mut words = Vec::new();
    let chinese = language == Language::Chinese;
    if let Some(sheet) = &place.sheet {
        words.push(sheet.to_string());
    }
    if let Some(page) = place.page {
        words.push(if chinese {
            format!("第 {} 页", page.page)
        } else {
            format!("page {}", page.page)
        });
    }
    if let Some(line) = place.line {
        words.push(if chinese {
            format!("第 {} 行", line.line)
        } else {
            format!("line {}", line.line)
        });
    } else if let Some(t) = place.table.filter(|_| place.sheet.is_none()) {
        words.push(if chinese {
            format!("表 {} 第 {} 行第 {} 列", t.table, t.row, t.column)
        } else {
            format!("table {} row {} column {}", t.table, t.row, t.column)
        });
    }
    words.join(if chinese { "，" } else { ", " })
}
