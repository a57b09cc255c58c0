//! PDF objects that hold themselves, tables of objects that lie, and forms that draw
//! themselves and one another.

use crate::made::{Object, SEEN, limit, page, pdf, plain, stream, words};
use office::limits::MOST_INSTRUCTIONS;

/// A page still says what it says, however broken the rest is.
fn still_read(objects: &[Object]) {
    let document = office::read(&pdf(objects)).unwrap();
    assert!(words(&document).contains("seen"), "{}", words(&document));
}

#[test]
fn pages_that_are_their_own_parents() {
    let mut objects = page("", stream("", SEEN), Vec::new());
    objects[1] = plain("<</Type/Pages/Count 3/Parent 2 0 R/Kids[3 0 R 2 0 R 2 0 R]>>");
    still_read(&objects);
    objects[1] = plain("<</Type/Pages/Count 4000000000/Kids[2 0 R]>>");
    let _ = office::read(&pdf(&objects));
}

#[test]
fn a_tree_of_pages_that_doubles() {
    // Sixty levels, each twice the one below: without end if each is gone through.
    let mut objects = page("", stream("", SEEN), Vec::new());
    for level in 7..67 {
        objects.push(Object::Plain(format!(
            "<</Type/Pages/Count 2/Kids[{0} 0 R {0} 0 R]>>",
            level + 1
        )));
    }
    objects.push(plain("<</Type/Page/MediaBox[0 0 9 9]>>"));
    objects[1] = plain("<</Type/Pages/Count 2/Kids[3 0 R 7 0 R]>>");
    let _ = office::read(&pdf(&objects));
}

#[test]
fn objects_that_are_references_to_themselves() {
    let more = vec![plain("7 0 R"), plain("9 0 R"), plain("8 0 R")];
    still_read(&page(
        "/XObject 7 0 R/ColorSpace 8 0 R/Pattern 9 0 R",
        stream("", SEEN),
        more,
    ));
    let mut objects = page("", stream("", SEEN), vec![plain("7 0 R")]);
    objects[3] = plain("<</Font<</F 6 0 R/G 7 0 R>>>>");
    still_read(&objects);
}

#[test]
fn a_form_that_draws_itself() {
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 4 0 R",
        "/X Do",
    );
    let content = format!("{SEEN}/X Do");
    still_read(&page(
        "/XObject<</X 7 0 R>>",
        stream("", &content),
        vec![form],
    ));
}

#[test]
fn forms_that_draw_one_another_without_end() {
    // Each draws the next ten times and nothing else; fifty levels are 10^50 times.
    let entries = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 4 0 R";
    let mut names = String::new();
    let mut forms = Vec::new();
    for number in 0..50 {
        names += &format!("/X{number} {} 0 R", number + 7);
        forms.push(stream(entries, &format!("/X{} Do ", number + 1).repeat(10)));
    }
    let content = stream("", &format!("{SEEN}/X0 Do"));
    let objects = page(&format!("/XObject<<{names}>>"), content, forms);
    assert_eq!(limit(&pdf(&objects)), MOST_INSTRUCTIONS);
}

#[test]
fn maps_of_characters_that_use_one_another() {
    let map = "/CIDInit /ProcSet findresource begin 1 begincodespacerange <00> <FFFFFFFF> endcodespacerange 1 beginbfrange <00> <FFFFFFFF> <4E00> endbfrange 1 begincidrange <00> <FFFFFFFF> 0 endcidrange end";
    let mut objects = page(
        "",
        stream("", SEEN),
        vec![stream("/Type/CMap/CMapName/A/UseCMap 7 0 R", map)],
    );
    objects[5] = plain(
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding 7 0 R/ToUnicode 7 0 R/DescendantFonts[8 0 R]>>",
    );
    objects.push(plain("<</Type/Font/Subtype/CIDFontType0/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DescendantFonts[8 0 R]/W[0[4294967295] 0 4294967295 5]>>"));
    let _ = office::read(&pdf(&objects));
}

#[test]
fn lengths_that_lie() {
    for said in ["0", "3", "99999999", "4294967295", "-1", "5 0 R", "77 0 R"] {
        let text = format!("<</Length {said}>>stream\n{SEEN}\nendstream");
        still_read(&page("", plain(&text), Vec::new()));
    }
}

#[test]
fn tables_of_objects_that_lie() {
    let good = String::from_utf8(pdf(&page("", stream("", SEEN), Vec::new()))).unwrap();
    let start = good.find("startxref").unwrap();
    for (from, to) in [
        ("startxref\n", "startxref\n9"),
        ("xref\n0 7", "xref\n0 4000000000"),
        ("xref\n0 7", "xref\n4294967295 7"),
        ("/Size 7", "/Size 4294967295"),
        ("/Root 1 0 R", "/Root 1 0 R/Prev 0"),
        ("trailer", "tra1ler"),
        ("0000000009", "0000000000"),
    ] {
        let bytes = good.replace(from, to);
        let document = office::read(bytes.as_bytes()).unwrap();
        assert!(words(&document).contains("seen"), "{from} {to}");
    }
    // A table that says it follows itself.
    let at = good.find("xref\n0").unwrap();
    let looping = good.replace("/Root 1 0 R", &format!("/Root 1 0 R/Prev {at}"));
    assert!(words(&office::read(looping.as_bytes()).unwrap()).contains("seen"));
    // Without any table at all, cut in the middle of it, cut in the content.
    assert!(words(&office::read(&good.as_bytes()[..at]).unwrap()).contains("seen"));
    assert!(words(&office::read(&good.as_bytes()[..start - 9]).unwrap()).contains("seen"));
    assert!(office::read(&good.as_bytes()[..good.len() / 4]).is_err());
}

#[test]
fn a_list_of_pages_that_leads_back_to_itself_is_damaged() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>",
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    for (number, object) in (1..).zip(objects) {
        out.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    out.push_str("trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n0\n%%EOF");
    let error = office::read(out.as_bytes()).unwrap_err();
    assert!(error.chinese().contains("已损坏"), "{error}");
}

#[test]
fn object_streams_that_hold_themselves() {
    // Object 7 is said to be in the stream that is object 7.
    let mut objects = page(
        "",
        stream("", SEEN),
        vec![stream(
            "/Type/ObjStm/N 2/First 9/Extends 7 0 R",
            "7 0 8 3  7 0 R 8 0 R",
        )],
    );
    objects[3] = plain("<</Font<</F 6 0 R>>/XObject 8 0 R>>");
    still_read(&objects);
}

#[test]
fn streams_whose_ends_are_looked_for_without_end() {
    // None ends, so that each is searched to the end of the file.
    let mut bytes = b"%PDF-1.4\n".to_vec();
    for number in 1..40_000 {
        bytes.extend(format!("{number} 0 obj<<>>stream\n").as_bytes());
    }
    assert!(office::read(&bytes).is_err());
}

#[test]
fn a_structure_that_tells_one_table_many_times() {
    // A row of 1000 columns in sixty bytes, told 100 000 times; and as our own files do.
    let table = "<</S/Table/K<</S/TR/K<</S/TD/A<</ColSpan 1000/RowSpan 1>>>>>>>>";
    let content = format!("/P <</MCID 0>> BDC {SEEN} EMC");
    let mut objects = page("", stream("", &content), Vec::new());
    let kids = "8 0 R ".repeat(100_000);
    objects[0] = plain("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 7 0 R>>");
    objects.push(plain(&format!("<</K[<</S/P/Pg 3 0 R/K 0>>{kids}]>>")));
    objects.push(plain(table));
    objects.push(plain("<</Creator(jixiao)>>"));
    let text = String::from_utf8(pdf(&objects)).unwrap();
    let text = text.replace("/Root 1 0 R", "/Root 1 0 R/Info 9 0 R");
    let document = office::read(text.as_bytes()).unwrap();
    assert!(words(&document).contains("seen"));
    assert!(crate::made::cells(&document) <= office::limits::MOST_PIECES);
}
