//! 支出总计, what is carried over among it, stands against the table's 支出总计 and against
//! nothing else.

use super::found;

fn report(sentence: &str) -> String {
    format!(
        "[[form]]\nfamily = \"self-evaluation-report\"\nyear = 2023\n\
         title = \"2023年部门整体支出绩效自评报告\"\nunit = \"某州驻北京联络处\"\n\
         [[form.tables]]\ntitle = \"2023年收入支出决算情况（金额单位：万元）\"\n\
         columns = [\"项目\", \"年初预算数\", \"决算数\"]\n\
         rows = [\n\
         [\"本年收入合计\", \"700.00\", \"900.00\"],\n\
         [\"上年结转和结余\", \"0.00\", \"80.00\"],\n\
         [\"收入总计\", \"700.00\", \"980.00\"],\n\
         [\"基本支出\", \"500.00\", \"600.00\"],\n\
         [\"项目支出\", \"200.00\", \"320.00\"],\n\
         [\"本年支出合计\", \"700.00\", \"920.00\"],\n\
         [\"年末结转和结余\", \"0.00\", \"60.00\"],\n\
         [\"支出总计\", \"700.00\", \"980.00\"],\n]\n\
         [[form.paragraphs]]\ntext = \"{sentence}\"\n"
    )
}

#[test]
fn another_grand_total_than_the_tables_is_found() {
    for (sentence, expected) in [
        (
            "2023年度支出总计890.00万元，其中本年支出830.00万元，年末结转和结余60.00万元。",
            "XTB003 890.00 980",
        ),
        ("我处2023年收入总计908.00万元。", "XTB003 908.00 980"),
        (
            "2023年收入总计980.00万元，支出总计998.00万元。",
            "XTB003 998.00 980",
        ),
        ("支出总计998.00万元，主要是人员支出。", "XTB003 998.00 980"),
        (
            "2023年支出总计9,800,100.00元。",
            "XTB003 9800100.00 9800000",
        ),
    ] {
        assert_eq!(found(&report(sentence)), [expected], "{sentence}");
    }
}

#[test]
fn the_years_own_spending_is_another_figure() {
    for sentence in [
        "2023年度支出总计980.00万元，其中本年支出920.00万元，年末结转和结余60.00万元。",
        "2023年本年支出合计920.00万元。支出总计980.00万元。",
        "2023年整体支出920.00万元。",
        "2023年收、支总计980.00万元。本年支出合计920.00万元。",
        "2023年度财政拨款收入总计950.00万元，财政拨款支出总计950.00万元。",
        "2022年支出总计940.00万元。",
        "2023年年初预算收入总计700.00万元，支出总计700.00万元。",
        "2023年支出总计（含结转）980.00万元。",
        "2023年各项目支出总计320.00万元。",
        "三公经费支出总计15.00万元。",
        "截至6月底，支出总计400.00万元。",
        "下属单位支出总计220.00万元。",
    ] {
        assert_eq!(found(&report(sentence)), [""; 0], "{sentence}");
    }
}

#[test]
fn the_whole_budget_of_the_department_is_a_fact() {
    let said = |spent: &str, rate: &str| {
        report(&format!(
            "2023年部门年初预算700.00万元，全年预算960.00万元，实际支出{spent}万元，预算执行率{rate}%。"
        ))
    };
    assert_eq!(found(&said("920.00", "95.83")), [""; 0]);
    assert_eq!(found(&said("902.00", "93.96")), ["XTB003 902.00 920"]);
    // Of two budgets the one of the whole year is meant.
    assert_eq!(found(&said("920.00", "98.53")), ["RAT007 98.53 95.83"]);
}
