//! Workbooks printed over several pages that begin with the same rows each: a PDF of them
//! holds the forms of the workbook, wherever a page ends.

use crate::filled;
use crate::others::{Folder, python, soffice};
use crate::trip::unlike_forms;
use crate::witness::{told, without_breaks};
use domain::form::Form;
use forms::layout::{library, write};

/// Rows on each page, the last row of the first page, and whether the paper lies.
const PRINTS: [(u32, u32, bool); 8] = [
    (0, 9, false),
    (1, 5, false),
    (1, 9, true),
    (1, 14, false),
    (2, 8, true),
    (2, 12, false),
    (3, 11, false),
    (3, 16, true),
];

fn read(path: &std::path::Path) -> Vec<Form> {
    let document = office::read(&std::fs::read(path).unwrap()).unwrap();
    forms::read(&document).forms
}

#[test]
fn a_workbook_printed_under_the_same_rows_is_read_as_its_forms() {
    let folder = Folder::new("prints");
    let mut layouts = library().all();
    let layout = layouts.find(|layout| layout.id() == "cn/project-self-evaluation");
    let layout = layout.unwrap();
    let rules = filled::rules(layout);
    let document = write(&filled::form(layout, None), Some(&rules), layout).document;
    std::fs::write(folder.0.join("told.json"), told(&document).to_string()).unwrap();
    let mut files = Vec::new();
    for (again, last, landscape) in PRINTS {
        let file = format!("p{again}-{last}.xlsx");
        let numbers = [again, last, u32::from(landscape)].map(|number| number.to_string());
        let [again, last, landscape] = &numbers;
        let arguments = ["told.json", again, last, landscape, &file];
        if python(&folder.0, "print_xlsx.py", &arguments).is_none() {
            return;
        }
        files.push(file);
    }
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    if !soffice(&folder.0, "pdf", &names) {
        return;
    }
    for file in &files {
        let wanted = read(&folder.0.join(file));
        let printed = file.replace(".xlsx", ".pdf");
        let found = read(&folder.0.join("out").join(&printed));
        assert_eq!((found.len(), wanted.len()), (2, 2), "{printed}");
        for (wanted, found) in wanted.iter().zip(&found) {
            let (wanted, found) = (without_breaks(wanted), without_breaks(found));
            let unlike = unlike_forms(&wanted, &found, &rules);
            assert!(unlike.is_empty(), "{printed}:\n{}", unlike.join("\n"));
        }
    }
}
