//! Items of an evaluation in the words of many writers: the same figures, the same points.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use domain::form::{Cell, EvaluatedItem, Family, Form, Paragraph, Year};
use domain::place::Place;
use domain::prose::figures;
use domain::rules::RuleSetId;
use domain::scoring::{ItemScore, RuleScore, score, score_beside};
use forms::rulesets::Library;

fn cell(raw: &str) -> Cell {
    Cell::new(raw, Place::default())
}

fn report(sentences: &[&str], named: &[(&str, &str, &str)]) -> Form {
    let paragraph = |text: &&str| Paragraph {
        level: 0,
        text: cell(text),
        figures: figures(text).iter().map(|f| cell(f.raw)).collect(),
    };
    let item = |(name, points, basis): &(&str, &str, &str)| EvaluatedItem {
        name: cell(name),
        points: cell(points),
        basis: cell(basis),
        score: cell("1"),
        ..EvaluatedItem::default()
    };
    Form {
        family: Family::EvaluationReport,
        year: Some(Year(2023)),
        unit: cell("青山县图书馆"),
        paragraphs: sentences.iter().map(paragraph).collect(),
        items: named.iter().map(item).collect(),
        ..Form::default()
    }
}

fn rules(set: &str) -> domain::rules::RulesInForce {
    let id = RuleSetId(set.to_owned());
    Library::embedded().in_force(&id, Year(2023)).unwrap()
}

fn told(item: &ItemScore) -> String {
    match &item.row.rule {
        RuleScore::Exact(score) => score.to_string(),
        RuleScore::Between { low, high, .. } => format!("{low}..{high}"),
        RuleScore::NotApplicable(why) | RuleScore::Unknown(why) => why.zh.clone(),
    }
}

/// What the prefecture's table gives an item with that text.
fn one(name: &str, points: &str, basis: &str) -> String {
    let form = report(&[], &[(name, points, basis), ("行政效能", "6", "")]);
    told(&score(&form, &rules("hunan-xiangxi")).items.items[0])
}

/// Items with their points, what they score, and texts that all say the same.
const WORDED: &[(&str, &str, &str, &[&str])] = &[
    (
        "在职人员控制率",
        "3",
        "1.5",
        &[
            "编制40人，在职人员42人，超编2人，扣1.5分",
            "我馆核定编制40名，年末实有在职42名",
            "本单位编制数为40人，实际在职人数42人",
            "2023年末编制40人，在编42人；控制率105%",
        ],
    ),
    (
        "预算控制率",
        "5",
        "4",
        &[
            "本年追加50万元，年初预算1,000万元",
            "年初预算数1000万元，年中追加预算50万元，预算控制率5%",
            "追加50万元；2023年年初预算1,000万元",
            "预算控制率达到5%",
        ],
    ),
    (
        "公用经费控制率",
        "8",
        "5",
        &[
            "预算200万元，实际支出206万元",
            "公用经费预算200万元，支出206万元，控制率103%",
            "2023年预算安排公用经费200万元，公用经费实际支出2,060,000元",
            "公用经费年初预算数200万元，决算数206万元",
        ],
    ),
    (
        "政府采购执行率",
        "6",
        "2",
        &[
            "政府采购预算300万元，实际采购金额270万元",
            "采购预算300万元，完成采购270万元，执行率90%",
            "本年计划采购300万元，实际采购270万元",
            "预算数300万元，实际支出270万元",
        ],
    ),
    (
        "重点工作完成率",
        "8",
        "7.6",
        &[
            "重点工作20项，完成19项，未完成1项",
            "年度重点工作共20项，已完成19项，完成率95%",
            "下达重点任务20件，办结19件",
            "共承担重点工作任务20项，按期完成19项",
        ],
    ),
    (
        "社会公众或服务对象满意度",
        "6",
        "4",
        &[
            "满意度88%",
            "读者问卷120份，综合满意度为88%",
            "群众满意度达88%，低于90%，扣2分，得4分",
        ],
    ),
];

#[test]
fn many_wordings_give_the_same_points() {
    for (name, points, expected, texts) in WORDED {
        for text in *texts {
            assert_eq!(one(name, points, text), *expected, "{name}: {text}");
        }
    }
}

#[test]
fn a_rate_alone_may_be_any_that_is_printed_so() {
    assert_eq!(
        one("在职人员控制率", "3", "在职人员控制率为105%"),
        "1.2..1.8"
    );
    assert_eq!(one("重点工作完成率", "8", "完成率95%"), "7.56..7.64");
    let told = one("三公经费变动率", "4", "变动率72.8%");
    assert!(told.starts_with("还缺"), "{told}");
}

#[test]
fn figures_of_other_things_are_not_taken() {
    for (name, points, text) in [
        ("在职人员控制率", "3", "超编制3人，在职人员42人"),
        ("在职人员控制率", "3", "编制方案5份，在职人员42人"),
        (
            "在职人员控制率",
            "3",
            "行政编制30人、事业编制10人，在职人员42人",
        ),
        ("公用经费控制率", "8", "其中培训费预算10万元，支出8万元"),
        ("公用经费控制率", "8", "上年预算200万元，实际支出206万元"),
        ("重点工作完成率", "8", "完成了20项重点工作中的19项"),
        ("重点工作完成率", "8", "重点工作20项，未完成1项"),
        (
            "社会公众或服务对象满意度",
            "6",
            "读者满意度92%，职工满意度85%",
        ),
        ("社会公众或服务对象满意度", "6", "满意度目标90%"),
        ("社会公众或服务对象满意度", "6", "上年满意度92%"),
    ] {
        let told = one(name, points, text);
        assert!(told.starts_with("还缺"), "{text}: {told}");
    }
}

#[test]
fn what_one_item_or_sentence_tells_serves_the_others() {
    let rules = rules("hunan-xiangxi");
    let completion = (
        "预算完成率",
        "5",
        "上年结转100万元，年初预算1,700万元，本年追加200万元，年末结余70万元",
    );
    let control = ("预算控制率", "5", "见上一项");
    let staff = ("在职人员控制率", "3", "按规定控制");
    let sentences = ["我馆编制40人，在职42人。2023年购书5,000册。"];
    let form = report(&sentences, &[completion, control, staff]);
    let items = score(&form, &rules).items.items;
    assert_eq!(told(&items[1]), "3", "{:?}", items[1].row.steps);
    assert_eq!(told(&items[2]), "1.5");
    // Told differently in two places, nothing is taken.
    let sentences = ["我馆编制40人，在职42人。", "编制45人。"];
    let form = report(&sentences, &[completion, control, staff]);
    let items = score(&form, &rules).items.items;
    assert!(
        told(&items[2]).starts_with("还缺编制数"),
        "{}",
        told(&items[2])
    );
}

#[test]
fn the_funds_of_a_project_stand_in_its_first_section() {
    let sentences = ["2023年预算资金200万元，实际到位190万元，到位率95%；实际支出171万元。"];
    let items = [
        ("资金到位率", "4", "到位率95%"),
        ("预算执行率", "4", "见第一部分"),
        ("满意度", "7", ""),
    ];
    let form = report(&sentences, &items);
    let items = score(&form, &rules("cn-2020")).items.items;
    let rate = |item: &ItemScore| Some(item.row.ratio?.normalized().to_string());
    let rates: Vec<Option<String>> = items.iter().map(rate).collect();
    assert_eq!(rates, [Some("0.95".into()), Some("0.9".into()), None]);
}

#[test]
fn other_documents_of_the_unit_give_what_the_report_leaves_out() {
    let rules = rules("hunan-xiangxi");
    let staff = ("在职人员控制率", "3", "按规定控制");
    let own = report(&["我馆编制40人。"], &[staff, ("行政效能", "6", "")]);
    let mut beside = report(&["2023年编制人数50人，在职人数42人。"], &[]);
    beside.unit = cell("县图书馆");
    let scores = score_beside(&[(&own, &rules)], &[&beside]);
    let item = &scores[0].items.items[0];
    assert_eq!(told(item), "1.5");
    let forms: Vec<usize> = item.taken_of.iter().map(|cell| cell.form).collect();
    // What the report says itself counts more than what stands beside it.
    assert_eq!(forms, [1, 0]);
}

#[test]
fn a_table_of_its_own_gives_the_points() {
    let rules = rules("hunan");
    let named = [
        ("在职人员控制率", "10", "编制40人，在职人员42人"),
        (
            "三公经费控制率",
            "20",
            "三公经费预算100万元，三公经费支出103万元",
        ),
        ("预算控制率", "10", "年初预算100万元，追加20万元"),
        ("资金使用合规性", "30", ""),
        ("社会公众或服务对象满意度", "30", "满意度85%"),
    ];
    let scored = score(&report(&[], &named), &rules).items;
    assert!(scored.own_points);
    let rules: Vec<String> = scored.items.iter().map(told).collect();
    assert_eq!(rules, ["5", "17", "6", "0..30", "20"]);
}

/// The rate of the only item of a project's evaluation.
fn rate_of(name: &str, basis: &str) -> Option<String> {
    let named = [
        (name, "20", basis),
        ("立项依据充分性", "5", ""),
        ("质量达标率", "10", ""),
        ("资金到位率", "5", ""),
    ];
    let score = score(&report(&[], &named), &rules("cn-2020"));
    let ratio = score.items.items[0].row.ratio?;
    Some(ratio.round_half_up(4).normalized().to_string())
}

#[test]
fn what_is_spent_and_what_is_counted_are_found_in_the_items_own_words() {
    for (name, basis, rate) in [
        ("预算执行率", "实际支出900万元，到位资金1,000万元。", "0.9"),
        ("预算执行率", "到位资金1,000万元，支出900万元。", "0.9"),
        ("实际完成率", "计划栽种400亩，实际栽种380亩。", "0.95"),
        ("实际完成率", "计划培训50人，实际培训48人。", "0.96"),
        ("实际完成率", "应检查80家，实际检查60家。", "0.75"),
        ("实际完成率", "计划完成50个，实际完成40个。", "0.8"),
    ] {
        let told = rate_of(name, basis);
        assert_eq!(told.as_deref(), Some(rate), "{basis}");
    }
    for basis in [
        "计划栽种400亩，实际栽种380亩，实际检查3次。",
        "计划投资400万元，实际投资380万元。",
        "计划于3月底前由各村分别组织栽种400亩，实际栽种380亩。",
    ] {
        assert_eq!(rate_of("实际完成率", basis), None, "{basis}");
    }
}
