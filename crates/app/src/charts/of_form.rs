//! The charts of forms: spending by project, score by dimension, points lost by reason.

use super::{Bar, Bars};
use crate::words::say;
use domain::form::{Form, FundKind, Level1, yuan};
use domain::number::Number;
use domain::scoring::{Attainment, FormScore, RowScore};
use domain::text::Language;
use std::collections::BTreeMap;

/// Spending of the budget, a bar for each project; nothing for fewer than two. A rate below
/// `low`, a fraction of one, stands out.
pub fn execution(forms: &[Form], low: Option<Number>, language: Language) -> Bars {
    let bars: Vec<Bar> = forms
        .iter()
        .filter(|form| !form.blank && form.family.is_project())
        .filter_map(|form| execution_bar(form, low))
        .collect();
    let title = say(language, "各项目预算执行", "Budget execution by project");
    let below = bars.iter().filter(|bar| bar.low).count();
    let told = match language {
        Language::Chinese => format!(
            "图中是 {} 个项目的预算执行率，其中 {below} 个项目偏低。",
            bars.len()
        ),
        Language::English => format!(
            "The chart shows the execution rates of {} projects; {below} of them are low.",
            bars.len()
        ),
    };
    of_several(title, told, bars)
}

fn of_several(title: &str, told: String, bars: Vec<Bar>) -> Bars {
    Bars {
        title: title.to_owned(),
        told,
        bars: if bars.len() < 2 { Vec::new() } else { bars },
    }
}

fn execution_bar(form: &Form, low: Option<Number>) -> Option<Bar> {
    let (_, line) = form.fund(FundKind::Total)?;
    let budget = yuan(&line.budget, form.money_unit)?;
    let executed = yuan(&line.executed, form.money_unit)?;
    let rate = executed.over(budget)?;
    let percent = rate.times(Number::HUNDRED)?;
    let unit = form.money_unit.name();
    Some(Bar {
        label: form.subject().to_owned(),
        value: percent,
        whole: Some(Number::HUNDRED),
        shown: format!(
            "{}%  {}/{}{unit}",
            percent.round_half_up(2).normalized(),
            line.executed.raw,
            line.budget.raw
        ),
        low: low.is_some_and(|low| rate < low),
    })
}

/// The scores of a form by dimension, each of its points: execution, then the groups in
/// printed order.
pub fn dimensions(form: &Form, language: Language) -> Bars {
    let mut groups: Vec<(String, Number, Number)> = Vec::new();
    let mut add = |name: &str, score: &domain::form::Cell, points: &domain::form::Cell| {
        let (Some(score), Some(points)) = (score.value.number(), points.value.number()) else {
            return;
        };
        let group = match groups.iter().position(|(known, ..)| known == name) {
            Some(place) => &mut groups[place],
            None => {
                groups.push((name.to_owned(), Number::ZERO, Number::ZERO));
                let last = groups.len() - 1;
                &mut groups[last]
            }
        };
        group.1 = group.1.plus(score.value).unwrap_or(group.1);
        group.2 = group.2.plus(points.value).unwrap_or(group.2);
    };
    if let Some((_, line)) = form.fund(FundKind::Total) {
        add(
            say(language, "预算执行", "execution"),
            &line.score,
            &line.points,
        );
    }
    for row in &form.indicators {
        add(&group_name(&row.level1, language), &row.score, &row.points);
    }
    let bars: Vec<Bar> = groups
        .into_iter()
        .filter(|(_, _, points)| !points.is_zero())
        .map(|(label, score, points)| Bar {
            label,
            value: score,
            whole: Some(points),
            shown: format!("{} / {}", score.normalized(), points.normalized()),
            low: false,
        })
        .collect();
    let title = say(language, "各维度得分", "Score by dimension");
    let told = listed(&bars, language);
    of_several(title, told, bars)
}

fn listed(bars: &[Bar], language: Language) -> String {
    let parts: Vec<String> = bars
        .iter()
        .map(|bar| format!("{} {}", bar.label, bar.shown))
        .collect();
    parts.join(say(language, "，", ", "))
}

/// The name of a group in the reader's language.
pub fn group_name(group: &Level1, language: Language) -> String {
    let english = match group {
        Level1::Output => "output",
        Level1::Outcome => "outcome",
        Level1::Satisfaction => "satisfaction",
        Level1::Cost => "cost",
        Level1::Bonus => "bonus",
        Level1::Penalty => "deduction",
        Level1::Other => "other",
        Level1::Named(name) => name,
    };
    match language {
        Language::Chinese => group.name().to_owned(),
        Language::English => english.to_owned(),
    }
}

/// Why points are lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// The budget was not all spent.
    Execution,
    /// The target was not met, and the row says why.
    Unmet,
    /// The target was not met without a word why.
    UnmetUnexplained,
    /// The target was met all the same.
    Met,
    /// A person judged, or the two could not be compared.
    Judged,
}

impl Loss {
    fn name(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Execution => ("预算未全部执行", "budget not all spent"),
            Self::Unmet => ("未达指标值，有说明", "target not met, explained"),
            Self::UnmetUnexplained => ("未达指标值，无说明", "target not met, unexplained"),
            Self::Met => ("已达指标值仍扣分", "target met, points lost all the same"),
            Self::Judged => ("定性或无法比较，由人评定", "judged by a person"),
        };
        say(language, zh, en)
    }
}

/// Points lost and the rows that lost them, by reason.
pub type Losses = BTreeMap<Loss, (Number, usize)>;

/// Points lost in all scored rows, by reason, the greatest loss first.
pub fn points_lost<'a>(
    forms: impl IntoIterator<Item = (&'a Form, &'a FormScore)>,
    language: Language,
) -> Bars {
    let mut lost = Losses::new();
    for (form, score) in forms {
        add_losses(&mut lost, form, score);
    }
    lost_bars(lost, language)
}

/// Adds what a form's rows lost.
pub fn add_losses(lost: &mut Losses, form: &Form, score: &FormScore) {
    for row in score.execution.iter().chain(&score.rows) {
        if let Some((loss, points)) = loss(form, row) {
            let sum = lost.entry(loss).or_default();
            sum.0 = sum.0.plus(points).unwrap_or(sum.0);
            sum.1 += 1;
        }
    }
}

/// Losses as bars, the greatest first.
pub fn lost_bars(lost: Losses, language: Language) -> Bars {
    let mut lost: Vec<(Loss, (Number, usize))> = lost.into_iter().collect();
    lost.sort_by_key(|(loss, (points, _))| (std::cmp::Reverse(*points), *loss));
    let bars: Vec<Bar> = lost
        .into_iter()
        .map(|(loss, (points, rows))| Bar {
            label: loss.name(language).to_owned(),
            value: points,
            whole: None,
            shown: match language {
                Language::Chinese => format!("{} 分，{rows} 项", points.normalized()),
                Language::English => format!("{} points, {rows} rows", points.normalized()),
            },
            low: matches!(loss, Loss::UnmetUnexplained | Loss::Met),
        })
        .collect();
    Bars {
        title: say(language, "失分原因", "Points lost by reason").to_owned(),
        told: listed(&bars, language),
        bars,
    }
}

fn loss(form: &Form, row: &RowScore) -> Option<(Loss, Number)> {
    let cells = match row.slot {
        domain::form::Slot::Fund(index, _) => {
            let line = form.funds.get(index)?;
            (&line.points, &line.score, None)
        }
        domain::form::Slot::Indicator(index, _) => {
            let row = form.indicators.get(index)?;
            (&row.points, &row.score, Some(&row.reason))
        }
        _ => return None,
    };
    let (points, score, reason) = cells;
    let lost = points
        .value
        .number()?
        .value
        .minus(score.value.number()?.value)?;
    if lost <= Number::ZERO {
        return None;
    }
    let explained = reason.is_some_and(|reason| !reason.is_blank());
    let loss = match (reason, row.attainment) {
        (None, _) => Loss::Execution,
        (Some(_), Attainment::Unmet) if explained => Loss::Unmet,
        (Some(_), Attainment::Unmet) => Loss::UnmetUnexplained,
        (Some(_), Attainment::Met) => Loss::Met,
        (Some(_), Attainment::Undecided) => Loss::Judged,
    };
    Some((loss, lost))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rules;

    fn forms(toml: &str) -> Vec<Form> {
        forms::notation::forms_from_toml(toml).unwrap()
    }

    const TWO: &str = r#"
[[form]]
family = "project-self-evaluation"
year = 2022
project = "会议"
funds = [{ line = "total", budget = "100", executed = "30", points = "10", score = "3" }]
indicators = [
  { level1 = "产出", level2 = "数量", name = "会议次数", target = "≥10次", actual = "8次", points = "50", score = "40" },
  { level1 = "效益", level2 = "社会效益", name = "参会人数", target = "≥50人", actual = "60人", points = "30", score = "29" },
  { level1 = "满意度", level2 = "服务对象满意度", name = "参会人员满意度", target = "≥90%", actual = "95%", points = "10", score = "10" },
]
[[form]]
family = "project-self-evaluation"
year = 2022
project = "培训"
funds = [{ line = "total", budget = "40", executed = "40", points = "10", score = "10" }]
"#;

    #[test]
    fn spending_of_one_project_is_no_chart() {
        let forms = forms(TWO);
        let chart = execution(&forms, "0.5".parse().ok(), Language::Chinese);
        let shown: Vec<&str> = chart.bars.iter().map(|bar| bar.shown.as_str()).collect();
        assert_eq!(shown, ["30%  30/100万元", "100%  40/40万元"]);
        assert_eq!(
            chart.told,
            "图中是 2 个项目的预算执行率，其中 1 个项目偏低。"
        );
        assert!(
            execution(&forms[..1], None, Language::Chinese)
                .bars
                .is_empty()
        );
    }

    #[test]
    fn scores_stand_by_dimension_and_losses_by_reason() {
        let forms = forms(TWO);
        let chart = dimensions(&forms[0], Language::Chinese);
        assert_eq!(
            chart.told,
            "预算执行 3 / 10，产出 40 / 50，效益 29 / 30，满意度 10 / 10"
        );
        let rules = Rules::default().for_blank(None, None).unwrap();
        let scores = forms
            .iter()
            .map(|form| domain::scoring::score(form, &rules));
        let scores: Vec<FormScore> = scores.collect();
        let chart = points_lost(forms.iter().zip(&scores), Language::Chinese);
        assert_eq!(
            chart.told,
            "未达指标值，无说明 10 分，1 项，预算未全部执行 7 分，1 项，已达指标值仍扣分 1 分，1 项"
        );
    }
}
