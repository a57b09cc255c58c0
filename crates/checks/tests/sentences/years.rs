//! Another year in a sentence: named on purpose, or left over from an older report.

use super::{found, report_of};

/// The report is of 2023.
const ON_PURPOSE: &[&str] = &[
    "2022年度绩效评价中发现的问题已全部整改。",
    "针对2022年度绩效自评中存在的问题，我处完善了制度。",
    "对照2022年度绩效评价反馈意见，逐条落实整改。",
    "对2022年度绩效评价指出的不足，年内已补上。",
    "2022年度绩效评价整改事项共3项，都已办结。",
    "与2022年度部门整体支出绩效自评得分94.1分相比，下降1.5分。",
    "自评得分较2022年度绩效自评下降1.5分。",
    "自评得分比我处2022年度绩效自评高。",
    "2022年度绩效目标完成率为95%，2023年度为97%。",
    "2022年度绩效评价结果为“良”，2023年度为“优”。",
    "2023年度绩效评价为“优”，2022年度绩效自评为“良”。",
    "将2022年度绩效评价结果作为2023年预算安排的依据。",
    "《某州2022年度部门整体支出绩效评价报告》写明了扣分的办法。",
    "依据：《某州2022年度部门整体支出绩效评价报告》评分标准。",
    "依据（推定）：某州2022年度部门整体支出绩效评价报告 评分标准。",
    "来源：「2022年度绩效自评表」第三行。",
    "见“2022年度部门整体支出绩效评价报告”。",
];

const LEFT_OVER: &[&str] = &[
    "根据下达本单位的2022年度绩效目标任务，绩效目标合理。",
    "根据下达本单位的2022年度绩效目标及预算，本单位2023年的目标合理。",
    "2023年，我处对照2022年度绩效目标逐项自评。",
    "本单位2022年年末编制人数为17人。",
    "2022年度绩效目标全部完成。",
    "我处认真组织2022年度绩效自评，得分94分。",
    "依据2022年度绩效目标开展自评。",
    "较好地完成了2022年度绩效目标。",
    "2022年度绩效目标全部完成。2023年将继续努力。",
    "2022年度部门整体支出绩效评价报告",
];

#[test]
fn a_year_named_on_purpose_is_no_leftover() {
    for sentence in ON_PURPOSE {
        let found = found(&report_of(sentence));
        assert!(
            !found.iter().any(|one| one.starts_with("TXT002")),
            "{sentence}: {found:?}"
        );
    }
}

#[test]
fn a_leftover_year_is_found() {
    for sentence in LEFT_OVER {
        let found = found(&report_of(sentence));
        let hits = found.iter().filter(|one| one.starts_with("TXT002"));
        assert_eq!(hits.count(), 1, "{sentence}: {found:?}");
    }
}
