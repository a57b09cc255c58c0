//! What a cell is called when a message speaks of it.

use domain::form::{Form, FundColumn, FundKind, IndicatorColumn, ItemColumn, Slot, TotalColumn};
use domain::number::Number;
use domain::text::Text;

/// Longer labels are cut: a message names a cell, it does not quote a paragraph.
const LONGEST: usize = 24;

/// The name of a cell: its row and its column.
pub(crate) fn cell(form: &Form, slot: Slot) -> Text {
    match slot {
        Slot::Fund(i, column) => {
            let line = form.funds.get(i);
            let label = line.map_or("", |line| line.label.raw.as_str());
            let names = fund_column(column);
            if label.is_empty() {
                let kind = line.map_or(FundKind::Unnamed, |line| line.kind);
                return unlabelled(kind, names);
            }
            named(label, "", names)
        }
        Slot::Indicator(i, column) => {
            let name = form.indicators.get(i).map_or("", |row| &row.name.raw);
            let number = format!("{}", i + 1);
            named(name, &number, indicator_column(column))
        }
        Slot::Heading(i) => {
            let group = form
                .headings
                .get(i)
                .map_or("", |heading| match heading.level2.name() {
                    "" => heading.level1.name(),
                    kind => kind,
                });
            named(group, "", ("标题分值", "points of the heading"))
        }
        Slot::Total(TotalColumn::Points) => Text::new("总分栏的分值", "points of the total row"),
        Slot::Total(TotalColumn::Score) => Text::new("总分", "total score"),
        Slot::Table(t, r, c) => {
            let label = row_label(form, t, r);
            let head = form
                .cell(Slot::TableHead(t, c))
                .map_or("", |cell| &cell.raw);
            let head = short(head);
            named(label, "", (head.as_str(), head.as_str()))
        }
        Slot::Item(i, column) => {
            let name = form.items.get(i).map_or("", |item| &item.name.raw);
            let number = format!("{}", i + 1);
            named(name, &number, item_column(column))
        }
        Slot::Figure(p, f) => {
            let figure = form.cell(Slot::Figure(p, f)).map_or("", |cell| &cell.raw);
            named(figure, "", ("（正文）", "the text's"))
        }
        other => Text::new(other.path(), other.path()),
    }
}

/// The label of a table's row; behind its number, where it begins with one.
fn row_label(form: &Form, table: usize, row: usize) -> &str {
    let cell = |column: usize| {
        let cell = form.cell(Slot::Table(table, row, column));
        cell.map_or("", |cell| cell.raw.trim())
    };
    let (first, second) = (cell(0), cell(1));
    let number = first.chars().all(|c| c.is_ascii_digit());
    let words = !second.is_empty() && !second.starts_with(|c: char| c.is_ascii_digit());
    if number && words { second } else { first }
}

fn item_column(column: ItemColumn) -> (&'static str, &'static str) {
    match column {
        ItemColumn::Group => ("所属指标", "group"),
        ItemColumn::Name => ("名称", "name"),
        ItemColumn::Points => ("分值", "points"),
        ItemColumn::Basis => ("得分依据", "basis"),
        ItemColumn::Reason => ("扣分原因", "reason"),
        ItemColumn::Score => ("得分", "score"),
    }
}

fn named(label: &str, key: &str, (zh, en): (&str, &str)) -> Text {
    let label = if label.is_empty() { key } else { label };
    if label.is_empty() {
        return Text::new(zh, en);
    }
    let label = short(label);
    Text::new(format!("「{label}」{zh}"), format!("{en} of “{label}”"))
}

/// A label without line breaks, cut when long.
pub(crate) fn short(label: &str) -> String {
    let joined: String = label.chars().filter(|c| !c.is_control()).collect();
    if joined.chars().count() <= LONGEST {
        return joined;
    }
    let mut cut: String = joined.chars().take(LONGEST).collect();
    cut.push('…');
    cut
}

/// A label in the quotation marks of a message.
pub(crate) fn quoted(label: &str) -> Text {
    let label = short(label);
    Text::new(format!("「{label}」"), format!("“{label}”"))
}

/// A cell of a line of money whose label is not printed.
fn unlabelled(kind: FundKind, (zh, en): (&str, &str)) -> Text {
    match kind {
        FundKind::Total => Text::new(format!("资金总额的{zh}"), format!("{en} of the total")),
        _ => Text::new(
            format!("没有写名称的资金的{zh}"),
            format!("{en} of funds without a name"),
        ),
    }
}

/// A fund column's name.
fn fund_column(column: FundColumn) -> (&'static str, &'static str) {
    match column {
        FundColumn::Label => ("名称", "label"),
        FundColumn::Initial => ("年初预算数", "initial budget"),
        FundColumn::Budget => ("预算数", "budget"),
        FundColumn::Executed => ("全年执行数", "executed amount"),
        FundColumn::Expected => ("全年预计执行数", "amount expected for the year"),
        FundColumn::Points => ("分值", "points"),
        FundColumn::Rate => ("执行率", "execution rate"),
        FundColumn::ExpectedRate => ("预计执行率", "expected execution rate"),
        FundColumn::Score => ("得分", "score"),
    }
}

fn indicator_column(column: IndicatorColumn) -> (&'static str, &'static str) {
    match column {
        IndicatorColumn::Name => ("名称", "name"),
        IndicatorColumn::Target => ("指标值", "target"),
        IndicatorColumn::Actual => ("实际完成值", "actual value"),
        IndicatorColumn::Expected => ("全年预计完成情况", "value expected for the year"),
        IndicatorColumn::Points => ("分值", "points"),
        IndicatorColumn::Score => ("得分", "score"),
        IndicatorColumn::Reason => ("偏差原因", "reason"),
        IndicatorColumn::Cause => ("原因类别", "kinds of cause"),
        IndicatorColumn::Measure => ("改进措施", "measure"),
        IndicatorColumn::Note => ("说明", "note"),
        IndicatorColumn::Method => ("计分方法", "method"),
        IndicatorColumn::Rating => ("百分制得分", "rating out of a hundred"),
        IndicatorColumn::Deduction => ("扣分", "deduction"),
        IndicatorColumn::Initial => ("调整前指标值", "initial target"),
        IndicatorColumn::Likelihood => ("完成可能性", "likelihood"),
    }
}

/// 多了 2 or 少了 2, from found − expected.
pub(crate) fn more_or_less(difference: Number, unit: &str) -> Text {
    let amount = difference.abs().normalized();
    let gap = if unit.is_empty() { "" } else { " " };
    if difference.is_negative() {
        Text::new(
            format!("少了 {amount}{gap}{unit}"),
            format!("{amount} too little"),
        )
    } else {
        Text::new(
            format!("多了 {amount}{gap}{unit}"),
            format!("{amount} too much"),
        )
    }
}
