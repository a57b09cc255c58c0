//! The score of budget execution: executed ÷ budget × points, capped.
//!
//! The base of the rate is the rule set's; the evaluation framework's rate
//! (spent ÷ received) is another measure and not computed here.

use super::quantitative::{Curve, UNROUNDED, points};
use super::steps::{percent, rounding, shown, step};
use super::{Attainment, RowScore, RuleScore, Step};
use crate::form::{Cell, Form, FundColumn, FundKind, FundLine, MoneyUnit, Slot};
use crate::number::{Interval, Number};
use crate::relation::{OwnRule, PrintedRule, execution_row, printed_rule, rows_take_all_points};
use crate::rules::{ExecutionBase, RulesInForce};
use crate::text::Text;
use crate::value::{Scale, UnitKind};

/// Scores the fund total; `None` where the form has no such line, or gives it no points: it
/// scores the rate in a row of its own, or not at all.
pub(super) fn score(form: &Form, rules: &RulesInForce) -> Option<RowScore> {
    let (index, line) = form.fund(FundKind::Total)?;
    let unscored = line.points.is_blank() && line.score.is_blank();
    if unscored && (execution_row(form, rules).is_some() || rows_take_all_points(form, rules)) {
        return None;
    }
    let mut row = RowScore {
        slot: Slot::Fund(index, FundColumn::Score),
        printed: line.score.value.number().map(|printed| printed.value),
        rule: RuleScore::NotApplicable(Text::default()),
        attainment: Attainment::Undecided,
        ratio: None,
        steps: Vec::new(),
    };
    row.rule = rule(line, form, rules, &mut row);
    Some(row)
}

/// Scores a row that is the execution rate as the money line would be: where it prints that
/// score, its points were not lost for anything else.
pub(super) fn of_row(form: &Form, rules: &RulesInForce, rows: &mut [RowScore]) {
    let found = execution_row(form, rules).and_then(|at| {
        let (_, line) = form.fund(FundKind::Total)?;
        let (row, indicator) = (rows.get_mut(at)?, form.indicators.get(at)?);
        Some((row, line, indicator))
    });
    let Some((row, line, indicator)) = found else {
        return;
    };
    let line = FundLine {
        points: indicator.points.clone(),
        ..line.clone()
    };
    let mut by_line = RowScore {
        steps: Vec::new(),
        ..row.clone()
    };
    by_line.rule = rule(&line, form, rules, &mut by_line);
    let RuleScore::Exact(score) = by_line.rule else {
        return;
    };
    let printed = indicator.score.value.number();
    if printed.is_some_and(|printed| score.round_half_up(printed.decimals) == printed.value) {
        *row = by_line;
    }
}

fn rule(line: &FundLine, form: &Form, rules: &RulesInForce, row: &mut RowScore) -> RuleScore {
    let (base, zh, en) = match rules.execution_base.value {
        ExecutionBase::Annual => (&line.budget, "全年预算数", "annual budget"),
        ExecutionBase::Initial => (&line.initial, "年初预算数", "initial budget"),
    };
    let unit = form.money_unit;
    let budget = match amount(base, unit) {
        Some(budget) if budget > Number::ZERO => budget,
        None if !base.is_blank() => {
            return RuleScore::Unknown(Text::new(
                format!("{zh}不是数字，不能计算执行率"),
                format!("the {en} is not a number; no execution rate"),
            ));
        }
        _ => {
            return RuleScore::NotApplicable(Text::new(
                format!("{zh}为零或未填，不计算执行率"),
                format!("the {en} is zero or not filled in; no execution rate"),
            ));
        }
    };
    let Some(executed) = amount(&line.executed, unit) else {
        return RuleScore::Unknown(Text::new(
            "全年执行数未填或不是数字",
            "the executed amount is missing or not a number",
        ));
    };
    let weight = weight(line, form, rules);
    match printed_rule(form, &rules.vocabulary) {
        Some(PrintedRule::Clear(own)) => {
            return by_own_rule(own, form, [budget, executed, weight], row);
        }
        Some(PrintedRule::Unclear(_)) => {
            return RuleScore::Unknown(Text::new(
                "表上自己印了计分办法，没有读懂",
                "the form prints a rule of its own that was not understood",
            ));
        }
        None => {}
    }
    let score = points(Curve::Proportional, budget, executed, weight, UNROUNDED);
    let (Some(score), Some(ratio)) = (score, executed.over(budget)) else {
        return RuleScore::Unknown(Text::new("数字过大，不能计算", "the figures are too large"));
    };
    row.ratio = Some(ratio);
    row.attainment = if executed >= budget {
        Attainment::Met
    } else {
        Attainment::Unmet
    };
    row.steps = steps([budget, executed, weight, score], ratio, (zh, en), rules);
    RuleScore::Exact(score.normalized())
}

/// What the form's own rule gives: it comes before the general one.
fn by_own_rule(
    own: OwnRule,
    form: &Form,
    [budget, executed, weight]: [Number; 3],
    row: &mut RowScore,
) -> RuleScore {
    let rate = executed
        .over(budget)
        .and_then(|rate| rate.times(Number::HUNDRED));
    let score = rate.and_then(|rate| own.score(Interval::exactly(rate), weight));
    let (Some(score), Some(ratio)) = (score, executed.over(budget)) else {
        return RuleScore::Unknown(Text::new("数字过大，不能计算", "the figures are too large"));
    };
    row.ratio = Some(ratio);
    row.attainment = if score.low >= weight {
        Attainment::Met
    } else {
        Attainment::Unmet
    };
    let (low, high) = (score.low.normalized(), score.high.normalized());
    let result = match low == high {
        true => shown(low),
        false => format!("{}～{}", shown(low), shown(high)),
    };
    let printed = form.cell(own.slot).map_or("", |cell| cell.raw.as_str());
    let label = Text::new(
        format!("按本表印的办法计分：{printed}"),
        format!("By the form's own rule: {printed}"),
    );
    let formula = format!("{executed} ÷ {budget} = {}", percent(ratio));
    row.steps = vec![step(label, formula, result, None)];
    match low == high {
        true => RuleScore::Exact(low),
        false => RuleScore::Between {
            low,
            high,
            high_included: true,
        },
    }
}

fn steps(
    [budget, executed, weight, score]: [Number; 4],
    ratio: Number,
    (zh, en): (&str, &str),
    rules: &RulesInForce,
) -> Vec<Step> {
    let mut steps = vec![
        step(
            Text::new(
                format!("预算执行率＝全年执行数÷{zh}"),
                format!("Execution rate = executed ÷ {en}"),
            ),
            format!("{executed} ÷ {budget}"),
            percent(ratio),
            Some(&rules.execution_base.source),
        ),
        step(
            Text::new(
                "得分＝执行率×分值（执行率不先取整），不超过分值、不低于零",
                "Score = rate × points (the rate unrounded), at most the points and at least 0",
            ),
            if executed > budget {
                format!("{executed} ÷ {budget} × {weight} ＞ {weight}")
            } else {
                format!("{executed} ÷ {budget} × {weight}")
            },
            shown(score),
            Some(&rules.execution_base.source),
        ),
    ];
    steps.extend(rounding(score, &rules.rounding));
    steps
}

/// The amount of a fund cell in the form's unit; `None` where it is no amount of money.
fn amount(cell: &Cell, unit: MoneyUnit) -> Option<Number> {
    let quantity = cell.value.quantity()?;
    match quantity.unit.kind {
        UnitKind::None if quantity.unit.scale == Scale::One => Some(quantity.number.value),
        UnitKind::None | UnitKind::Yuan => quantity
            .number
            .value
            .shifted(quantity.unit.scale.power() - unit.power()),
        _ => None,
    }
}

/// The line's printed points, else those of the rules.
fn weight(line: &FundLine, form: &Form, rules: &RulesInForce) -> Number {
    line.points.value.number().map_or_else(
        || {
            let cost = form
                .indicators
                .iter()
                .any(|row| row.level1 == crate::form::Level1::Cost);
            rules.weights_for(cost).value.execution.number()
        },
        |printed| printed.value,
    )
}

#[cfg(test)]
mod tests {
    use super::super::support::{form, fund, rules};
    use super::*;

    fn scored(initial: &str, budget: &str, executed: &str, base: ExecutionBase) -> RowScore {
        let mut rules = rules();
        rules.execution_base.value = base;
        score(&form(fund(initial, budget, executed), &[]), &rules).unwrap()
    }

    fn exact(row: &RowScore) -> String {
        match &row.rule {
            RuleScore::Exact(score) => score.round_half_up(2).to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn the_base_is_the_rule_sets() {
        let annual = scored("270", "505.22", "467.84", ExecutionBase::Annual);
        assert_eq!(exact(&annual), "9.26");
        let initial = scored("270", "505.22", "167.84", ExecutionBase::Initial);
        assert_eq!(exact(&initial), "6.22");
    }

    #[test]
    fn more_than_all_is_capped_and_nothing_to_spend_is_not_scored() {
        let over = scored("", "100", "120", ExecutionBase::Annual);
        assert_eq!(exact(&over), "10");
        assert_eq!(over.ratio, "1.2".parse().ok());
        for budget in ["0", "", "—", "0.00"] {
            let none = scored("5", budget, "5", ExecutionBase::Annual);
            assert!(matches!(none.rule, RuleScore::NotApplicable(_)), "{budget}");
            assert_eq!(none.ratio, None);
        }
        let blank = scored("", "5", "", ExecutionBase::Annual);
        assert!(matches!(blank.rule, RuleScore::Unknown(_)));
    }

    #[test]
    fn amounts_with_units_of_their_own_are_brought_to_the_forms() {
        let mixed = scored("", "2亿元", "15000", ExecutionBase::Annual);
        assert_eq!(exact(&mixed), "7.5");
        let same = scored("", "67万元", "33.5万元", ExecutionBase::Annual);
        assert_eq!(exact(&same), "5");
        let rate = scored("", "100%", "5", ExecutionBase::Annual);
        assert!(matches!(rate.rule, RuleScore::Unknown(_)));
    }

    #[test]
    fn the_steps_carry_the_figures_and_the_clause() {
        let row = scored("", "40", "33.9", ExecutionBase::Annual);
        assert_eq!(exact(&row), "8.48");
        let told: Vec<_> = row
            .steps
            .iter()
            .map(|s| format!("{} = {}", s.formula, s.result))
            .collect();
        assert_eq!(
            told,
            [
                "33.9 ÷ 40 = 84.75%",
                "33.9 ÷ 40 × 10 = 8.475",
                "8.475 = 8.48"
            ]
        );
        assert!(row.steps.iter().all(|step| step.clause.is_some()));
    }
}
