//! Monitoring forms by mid-year.

use super::*;
use crate::form::{Family, Field};
use crate::rules::{Ruled, SourceRef, Vocabulary};
use crate::scoring::support::{cell, form, fund, rate, rules as plain};
use std::collections::BTreeMap;
use std::sync::Arc;

fn ruled<T>(value: T) -> Ruled<T> {
    Ruled {
        value,
        source: Arc::new(SourceRef::default()),
    }
}

fn rules() -> RulesInForce {
    let mut rules = plain();
    rules.alarm_shares = Some(ruled(AlarmShares {
        red: rate("0.6"),
        yellow: rate("0.8"),
        blue: rate("1.2"),
        rates_whole: true,
    }));
    rules.alarm_spending = Some(ruled(vec![
        (4, rate("0.25")),
        (6, rate("0.4")),
        (8, rate("0.6")),
    ]));
    let list = |words: &[&str]| words.iter().map(|&w| w.to_owned()).collect();
    let mut words: BTreeMap<String, Vec<String>> = BTreeMap::from([
        ("month-up-to".to_owned(), list(&["截至"])),
        ("month-end".to_owned(), list(&["底", "末"])),
    ]);
    words.insert("not-begun".to_owned(), list(&["尚未开展"]));
    words.insert("standing-indicator".to_owned(), list(&["人均"]));
    for key in plain().vocabulary.keys() {
        words.insert(key.to_owned(), plain().vocabulary.words(key).to_vec());
    }
    rules.vocabulary = Arc::new(Vocabulary::new(words));
    rules
}

fn watched(executed: &str, month: Option<u8>, rows: &[[&str; 5]]) -> Watch {
    let mut form = form(fund("", "100", executed), rows);
    form.family = Family::Monitoring;
    form.month = month;
    watch(&form, &rules())
}

fn spent(executed: &str, month: u8) -> Option<Colour> {
    watched(executed, Some(month), &[]).spending?.colour
}

fn row(target: &str, actual: &str) -> Option<Colour> {
    let name = if target.starts_with('≤') {
        "成本"
    } else {
        "次数"
    };
    watched("50", Some(6), &[[name, target, actual, "", ""]]).rows[0].colour
}

#[test]
fn spending_is_set_against_the_share_of_the_year() {
    use Colour::{Green, Red, Yellow};
    // June: half of the year.
    for (executed, colour) in [
        ("29.9", Red),
        ("30", Yellow),
        ("39.9", Yellow),
        ("40", Green),
        ("90", Green),
    ] {
        assert_eq!(spent(executed, 6), Some(colour), "{executed}");
    }
    assert_eq!(watched("30", None, &[]).spending.unwrap().colour, None);
}

#[test]
fn a_place_may_name_what_is_due_by_month() {
    let due = |executed, month| {
        watched(executed, Some(month), &[])
            .by_month
            .map(|l| l.colour)
    };
    assert_eq!(due("39.9", 7), Some(Some(Colour::Yellow)));
    assert_eq!(due("40", 7), Some(Some(Colour::Green)));
    assert_eq!(due("10", 3), None);
}

#[test]
fn counts_are_scaled_by_time_and_rates_and_ceilings_are_not() {
    use Colour::{Blue, Green, Red, Yellow};
    for (target, actual, colour) in [
        ("≥10次", "2次", Red),
        ("≥10次", "3次", Yellow),
        ("≥10次", "4次", Green),
        ("≥10次", "5次", Green),
        ("≥10次", "6次", Blue),
        ("≥95%", "90%", Green),
        ("≥95%", "50%", Red),
        ("≥10次/月", "10次/月", Green),
        ("≤10万元", "9万元", Green),
        ("≤10万元", "11万元", Red),
        ("完成", "部分完成", Yellow),
        ("完成", "未完成", Red),
        ("完成", "完成", Green),
    ] {
        assert_eq!(row(target, actual), Some(colour), "{target} {actual}");
    }
    assert_eq!(row("≥10次", ""), None);
    assert_eq!(row("≥10次", "很多"), None);
}

#[test]
fn a_deadline_that_has_passed_with_nothing_done_is_red() {
    use Colour::{Green, Red};
    // June of 2022.
    for (target, actual, colour) in [
        ("2022年5月31日前", "", Some(Red)),
        ("2022年3月底前", "未完成", Some(Red)),
        ("5月31日前", "尚未开展", Some(Red)),
        ("2021年12月", "部分完成", Some(Red)),
        ("2022年5月31日前", "2022年6月3日", Some(Red)),
        ("2022年5月31日前", "2022年5月30日", Some(Green)),
        ("2022年6月30日前", "", None),
        ("2022年12月31日前", "", None),
        ("每月5日前", "", None),
        ("春节前", "", None),
    ] {
        assert_eq!(row(target, actual), colour, "{target} {actual}");
    }
    let watch = watched("50", None, &[["完工", "2022年5月31日前", "", "", ""]]);
    assert_eq!(watch.rows[0].colour, None);
}

#[test]
fn a_project_takes_its_worst_colour_and_progress_is_the_mean() {
    let watch = watched(
        "50",
        Some(6),
        &[
            ["次数", "≥10次", "5次", "", ""],
            ["人数", "≥10人", "2人", "", ""],
        ],
    );
    assert_eq!(watch.worst, Some(Colour::Red));
    assert_eq!(watch.progress, "0.35".parse().ok());
    assert_eq!(watch.spent, "0.5".parse().ok());
}

#[test]
fn only_what_accumulates_says_how_far_the_work_is() {
    let progress = |rows: &[[&str; 5]]| watched("50", Some(6), rows).progress;
    let half = "0.5".parse().ok();
    let count = ["次数", "≥10次", "5次", "", ""];
    for beside in [
        ["合格率", "≥95%", "97%", "", ""],
        ["满意度", "≥90%", "91%", "", ""],
        ["成本", "≤10元/人", "10元/人", "", ""],
        ["成本", "≤10万元", "9万元", "", ""],
        ["巡查次数", "≥4次/月", "4次/月", "", ""],
        ["人均培训课时", "≥20小时", "20小时", "", ""],
        ["制度", "完成", "完成", "", ""],
        ["完工时间", "2022年11月30日前", "尚未到期", "", ""],
        ["完工时间", "2022年5月31日前", "2022年5月30日", "", ""],
    ] {
        assert_eq!(progress(&[count, beside]), half, "{beside:?}");
        assert_eq!(progress(&[beside]), None, "{beside:?}");
    }
    // Further counts and amounts are taken in, and what stays untold is not made up.
    let amount = ["补贴金额", "≥10万元", "7万元", "", ""];
    assert_eq!(progress(&[count, amount]), "0.6".parse().ok());
    let yearly = ["检查次数", "≥10次/年", "7次", "", ""];
    assert_eq!(progress(&[count, yearly]), "0.6".parse().ok());
    let open = ["面貌", "改善", "在做", "", ""];
    assert_eq!(progress(&[count, open]), half);
    assert_eq!(progress(&[count, open, open]), None);
}

#[test]
fn the_month_is_found_in_the_form() {
    let month = |title: &str, note: &str, filled: &str| {
        let mut form = form(fund("", "100", "50"), &[]);
        form.family = Family::Monitoring;
        form.title = cell(title);
        form.notes = vec![cell(note)];
        form.fields.insert(Field::FilledOn, cell(filled));
        watch(&form, &rules()).month
    };
    assert_eq!(month("绩效监控表（2023年1-8月）", "", ""), Some(8));
    assert_eq!(month("", "截至7月的执行情况", "2023年9月5日"), Some(7));
    assert_eq!(month("", "执行数为6月底数", ""), Some(6));
    assert_eq!(month("2023年8月绩效监控表", "", "2023年8月28日"), Some(8));
    assert_eq!(month("", "", "2023年8月10日"), Some(7));
    assert_eq!(month("", "截至13月", "2023年1月10日"), None);
}

#[test]
fn other_forms_have_no_lights() {
    let form = form(fund("", "100", "5"), &[["次数", "≥10次", "1次", "", ""]]);
    assert_eq!(watch(&form, &rules()), Watch::default());
}
