//! What one form costs as Word, Excel, PDF, OFD and HTML: `cargo bench -p office --bench documents`.
//!
//! The form is the one of the writers' tests: 25 rows, 9 columns, 155 cells. With the variable
//! `COMPARE_FOLDER` set, the files measured are also left there, so that other programs can be
//! measured on the same ones (`cargo xtask bench compare`).

#![allow(
    clippy::unwrap_used,
    reason = "a measurement stops at the first surprise"
)]

#[path = "../tests/support/form.rs"]
mod form;

use divan::{Bencher, black_box};
use office::{Document, Fonts, Format};
use std::path::{Path, PathBuf};

const READ: [Format; 4] = [Format::Docx, Format::Xlsx, Format::Pdf, Format::Html];
const WRITTEN: [Format; 5] = [
    Format::Docx,
    Format::Xlsx,
    Format::Pdf,
    Format::Ofd,
    Format::Html,
];

fn main() {
    if let Some(folder) = std::env::var_os("COMPARE_FOLDER") {
        leave(&PathBuf::from(folder));
    }
    divan::main();
}

fn document() -> Document {
    form::self_evaluation(form::USUAL)
}

fn bytes(format: Format) -> Vec<u8> {
    office::write(&document(), format, &Fonts::bundled()).unwrap()
}

#[divan::bench(args = READ)]
fn read(bencher: Bencher<'_, '_>, format: Format) {
    let bytes = bytes(format);
    bencher.bench(|| office::read(black_box(&bytes)).unwrap());
}

#[divan::bench(args = WRITTEN)]
fn write(bencher: Bencher<'_, '_>, format: Format) {
    let document = document();
    let fonts = Fonts::bundled();
    bencher.bench(|| office::write(black_box(&document), format, &fonts).unwrap());
}

/// A form of 25 rows as LibreOffice keeps it in the format of Word 97.
#[divan::bench]
fn read_doc(bencher: Bencher<'_, '_>) {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/self-evaluation.doc");
    let bytes = std::fs::read(fixture).unwrap();
    bencher.bench(|| office::read(black_box(&bytes)).unwrap());
}

/// The form as files, and its table as JSON.
fn leave(folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    for format in WRITTEN {
        let file = folder.join(format!("form.{}", format.name()));
        std::fs::write(file, bytes(format)).unwrap();
    }
    let document = document();
    let table = form::first_table(&document).unwrap();
    let rows: Vec<String> = table.rows.iter().map(row).collect();
    let json = format!("[{}]", rows.join(",\n"));
    std::fs::write(folder.join("form.json"), json).unwrap();
}

/// The texts of the form need no escape but line ends.
fn row(row: &office::Row) -> String {
    let cells = row.cells.iter().map(|cell| {
        format!(
            r#"{{"text":"{}","rows":{},"columns":{},"covered":{}}}"#,
            cell.text.replace('\n', "\\n"),
            cell.row_span,
            cell.column_span,
            cell.covered
        )
    });
    format!("[{}]", cells.collect::<Vec<_>>().join(","))
}
