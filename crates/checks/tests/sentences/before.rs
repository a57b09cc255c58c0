//! Figures of the year before in a sentence, and the staff of the unit by its name.

use super::found;

fn report(sentence: &str) -> String {
    format!(
        r#"
family = "self-evaluation-report"
year = 2022
title = "2022年度部门整体支出绩效自评报告"
department = "云州水文监测中心"
[[paragraphs]]
text = "{sentence}"
[[tables]]
title = "经费情况"
columns = ["项目", "2021年决算数", "2022年预算数", "2022年决算数"]
rows = [["三公经费", "20.00", "19.00", "18.00"]]
[[tables]]
title = "人员情况"
columns = ["财政供养人员情况", "2022年末编制数", "2022年末实际在职人数"]
rows = [["", "56", "53"]]
"#
    )
}

fn disputed(sentence: &str) -> Vec<String> {
    let mut told = found(&report(sentence));
    told.retain(|line| line.starts_with("XTB"));
    told
}

#[test]
fn a_figure_compared_with_is_last_years() {
    for right in [
        "“三公”经费支出18.00万元，较上年20.00万元减少2.00万元，下降10%。",
        "“三公”经费决算18.00万元，比2021年20万元下降10%。",
        "“三公”经费支出18.00万元，较预算19.00万元减少1.00万元，较上年20.00万元减少2.00万元。",
        "“三公”经费支出18.00万元，较2020年25.00万元减少7.00万元，下降28%。",
        "“三公”经费支出18.00万元，较上年预算24.00万元减少6.00万元。",
        "“三公”经费支出18.00万元，较上年同期20.00万元减少2.00万元。",
        "“三公”经费预算19.00万元，较上年22.00万元减少3.00万元。",
    ] {
        assert!(disputed(right).is_empty(), "{right}: {:?}", disputed(right));
    }
    for wrong in [
        "“三公”经费支出18.00万元，较上年22.50万元减少4.50万元，下降20%。",
        "“三公”经费决算18.00万元，比2021年22.50万元下降20%。",
        "“三公”经费支出18.00万元，较预算19.00万元减少1.00万元，较上年22.50万元减少4.50万元。",
    ] {
        assert_eq!(disputed(wrong), ["XTB003 22.50 20"], "{wrong}");
    }
}

#[test]
fn staff_told_with_the_units_own_name_is_the_units() {
    for right in [
        "云州水文监测中心编制56人，在职53人。",
        "云州水文监测中心所属测站编制20人。",
        "下设测站3个，编制20人。",
        "云州水文监测中心事业编制20人。",
        "我中心编制56人。",
    ] {
        assert!(disputed(right).is_empty(), "{right}: {:?}", disputed(right));
    }
    assert_eq!(
        disputed("云州水文监测中心编制65人，在职53人。"),
        ["XTB003 65 56"]
    );
}
