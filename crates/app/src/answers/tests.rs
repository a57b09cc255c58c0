//! Answers as they come back, and what becomes of findings.

use super::*;
use crate::fingerprint::number_of;

fn answers(rows: &[(&str, &str, &str)]) -> Answers {
    let mut html = String::from(
        "<table><tr><td>问题</td><td>单位答复</td><td>答复内容</td><td>编号</td></tr>",
    );
    for (number, answer, words) in rows {
        let mut parts = number.split('-');
        let mut part = || parts.next().unwrap();
        let number = match number.contains('-') {
            true => number_of(part(), part(), part(), part()),
            false => (*number).to_owned(),
        };
        html.push_str(&format!(
            "<tr><td>差 2</td><td>{answer}</td><td>{words}</td><td>{number}</td></tr>"
        ));
    }
    let mut answers = Answers::default();
    answers
        .add(
            "a.html",
            format!("<html><body>{html}</table></body></html>").as_bytes(),
        )
        .unwrap();
    answers
}

fn status(answers: &Answers, fingerprint: &str) -> Option<AnswerStatus> {
    to(answers, fingerprint, "ffffffff", "00000000")
}

fn to(answers: &Answers, fingerprint: &str, spot: &str, form: &str) -> Option<AnswerStatus> {
    let messages = ["差 2", "2 off"];
    let asked = Asked {
        fingerprint,
        spot,
        form,
        messages,
    };
    let own = [fingerprint.to_owned(), "000000000000000b".to_owned()].into();
    let answered = answers.to(asked, &own);
    answered.map(|answered| answered.status)
}

#[test]
fn the_same_figure_in_the_same_cell_is_the_same_finding() {
    let answers = answers(&[
        ("SUM001-000000000000000a-00000000-aaaaaaaa", "已改正", ""),
        ("SUM001-000000000000000b-00000000-bbbbbbbb", "有说明", ""),
        ("SUM001-000000000000000c-00000000-cccccccc", "已改正", ""),
    ]);
    let new = "eeeeeeeeeeeeeeee";
    let found = to(&answers, new, "aaaaaaaa", "00000000");
    assert_eq!(found, Some(AnswerStatus::StillThere));
    // Its answer is that of a finding which is there itself.
    let found = to(&answers, new, "bbbbbbbb", "00000000");
    assert_eq!(found, Some(AnswerStatus::New));
    let seen = Seen {
        fingerprints: [new.to_owned()].into(),
        spots: ["aaaaaaaa".to_owned()].into(),
        forms: ["00000000".to_owned()].into(),
    };
    let closed = answers.closed(&seen, &Selection::default());
    let gone: Vec<&str> = closed.gone.iter().map(|a| &*a.spot).collect();
    assert_eq!(gone, ["bbbbbbbb", "cccccccc"]);
}

#[test]
fn a_row_whose_number_was_changed_closes_nothing_and_is_told() {
    let genuine = number_of("SUM001", "000000000000000a", "00000000", "aaaaaaaa");
    let row = |number: &str, answer: &str, problem: &str| {
        format!("<tr><td>{problem}</td><td>{answer}</td><td></td><td>{number}</td></tr>")
    };
    let mut html = String::from("<table>");
    html.push_str(&row("编号", "单位答复", "问题").replace("<td></td>", "<td>答复内容</td>"));
    html.push_str(&row(&genuine, "已改正", "差 1"));
    html.push_str(&row(&genuine.replacen('a', "b", 1), "已改正", "差 2"));
    html.push_str(&row("SUM001 00000", "", "差 3"));
    html.push_str(&row("", "已改正", "差 4"));
    html.push_str(&row("", "", "合计"));
    html.push_str(&row(NO_NUMBER, "已改正", "差 5"));
    let mut answers = Answers::default();
    let page = format!("<html><body>{html}</table></body></html>");
    answers.add("a.html", page.as_bytes()).unwrap();
    let seen = Seen {
        forms: ["00000000".to_owned()].into(),
        ..Seen::default()
    };
    let closed = answers.closed(&seen, &Selection::default());
    let problems = |list: &[&Answer]| -> Vec<String> {
        list.iter().map(|answer| answer.problem.clone()).collect()
    };
    assert_eq!(problems(&closed.gone), ["差 1"]);
    assert_eq!(problems(&closed.unknown), ["差 2", "差 3", "差 4"]);
    // Nobody knows whether it was asked about.
    assert_eq!(
        to(&answers, "eeeeeeeeeeeeeeee", "eeeeeeee", "00000000"),
        None
    );
}

fn usual() -> Answers {
    answers(&[
        ("SUM001-000000000000000a-00000000-0000000a", "已改正", ""),
        (
            "SUM001-000000000000000b-00000000-0000000b",
            "有说明",
            "见附件",
        ),
        (
            "SUM001-000000000000000c-00000000-0000000c",
            "申请豁免",
            "系统限制",
        ),
        ("SUM001-000000000000000d-00000000-0000000d", "", ""),
        ("SUM001-000000000000000e-00000000-0000000e", "", "只写了话"),
        ("SUM001-000000000000000f-11111111-0000000f", "已改正", ""),
        ("SCO001-0000000000000010-00000000-00000010", "已改正", ""),
    ])
}

#[test]
fn every_answer_has_its_status() {
    let answers = usual();
    assert_eq!(
        status(&answers, "000000000000000a"),
        Some(AnswerStatus::StillThere)
    );
    assert_eq!(
        status(&answers, "000000000000000b"),
        Some(AnswerStatus::Explained)
    );
    assert_eq!(
        status(&answers, "000000000000000c"),
        Some(AnswerStatus::WaiverAsked)
    );
    assert_eq!(
        status(&answers, "000000000000000d"),
        Some(AnswerStatus::Unanswered)
    );
    assert_eq!(
        status(&answers, "000000000000000e"),
        Some(AnswerStatus::Explained)
    );
    assert_eq!(
        status(&answers, "ffffffffffffffff"),
        Some(AnswerStatus::New)
    );
    assert_eq!(
        to(&answers, "ffffffffffffffff", "ffffffff", "22222222"),
        None
    );
}

#[test]
fn what_is_gone_is_closed_only_where_it_was_looked_for() {
    let answers = usual();
    let seen = Seen {
        fingerprints: ["000000000000000b".to_owned()].into(),
        spots: BTreeSet::new(),
        forms: ["00000000".to_owned()].into(),
    };
    let closed = |selection: &Selection| {
        let closed = answers.closed(&seen, selection);
        let last = |list: &[&Answer]| -> String {
            list.iter()
                .map(|a| a.fingerprint[14..].to_owned() + " ")
                .collect()
        };
        (last(&closed.gone), last(&closed.unknown))
    };
    assert_eq!(
        closed(&Selection::default()),
        ("0a 0c 0d 0e 10 ".to_owned(), "0f ".to_owned())
    );
    let only_sums = Selection {
        select: vec!["SUM".to_owned()],
        ..Selection::default()
    };
    assert_eq!(closed(&only_sums).1, "0f 10 ");
}

#[test]
fn boxes_are_ticked_in_many_ways() {
    let kind = |text: &str| {
        let answers = answers(&[("SUM001-000000000000000a-00000000-0000000a", text, "")]);
        (answers.list[0].kind, answers.list[0].words.clone())
    };
    let open = "□已改正<br>□有说明<br>□申请豁免<br>说明：";
    assert_eq!(kind(open), (None, String::new()));
    for ticked in [
        "☑已改正<br>□有说明<br>□申请豁免<br>说明：改了",
        "□已改正√<br>□有说明<br>□申请豁免<br>说明：改了",
        "■ 已改正<br>说明：改了",
        "已改正<br>说明：改了",
    ] {
        assert_eq!(
            kind(ticked),
            (Some(AnswerKind::Fixed), "改了".to_owned()),
            "{ticked}"
        );
    }
    assert_eq!(
        kind("□已改正<br>√有说明<br>□申请豁免<br>说明：与台账一致"),
        (Some(AnswerKind::Explained), "与台账一致".to_owned())
    );
    let two = "☑已改正<br>☑有说明<br>□申请豁免<br>说明：";
    assert_eq!(kind(two), (Some(AnswerKind::Unclear), String::new()));
    // Words without a tick are an explanation; two ticks are no answer.
    assert_eq!(
        kind(&format!("{open}与台账一致")),
        (Some(AnswerKind::Explained), "与台账一致".to_owned())
    );
    let two = "☑已改正<br>☑有说明<br>□申请豁免<br>说明：甲";
    assert_eq!(kind(two), (Some(AnswerKind::Explained), "甲".to_owned()));
    assert_eq!(kind("此项无需改正，见附件").0, Some(AnswerKind::Explained));
}

#[test]
fn a_document_without_numbers_is_no_returned_list() {
    let error = Answers::default()
        .add("a.txt", "一封信\n".as_bytes())
        .unwrap_err();
    assert!(error.text().zh.contains("编号"), "{error}");
}

#[test]
fn choices_of_several_words_are_one_and_boxes_left_empty_answer_nothing() {
    let answers = answers(&[
        (
            "SUM001-000000000000000a-00000000-aaaaaaaa",
            "waiver asked for",
            "",
        ),
        (
            "SUM001-000000000000000b-00000000-bbbbbbbb",
            "□corrected<br>□explained<br>□waiver<br>Explanation:",
            "",
        ),
        (
            "SUM001-000000000000000c-00000000-cccccccc",
            "□corrected<br>☑ explained<br>□waiver<br>Explanation: see the receipt",
            "",
        ),
    ]);
    let of = |fingerprint| status(&answers, fingerprint);
    assert_eq!(of("000000000000000a"), Some(AnswerStatus::WaiverAsked));
    assert_eq!(of("000000000000000b"), Some(AnswerStatus::Unanswered));
    assert_eq!(of("000000000000000c"), Some(AnswerStatus::Explained));
    assert_eq!(answers.list[0].words, "");
    assert_eq!(answers.list[2].words, "see the receipt");
}
