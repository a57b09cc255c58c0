//! PDF streams that unpack to more than any machine holds, and rows too wide to be held.

use crate::made::{
    Object, SEEN, deflated, deflated_megabytes, limit, page, pdf, plain, stream, words,
};
use office::ReadError;
use office::limits::{MOST_INSTRUCTIONS, MOST_STREAMED};
use std::sync::LazyLock;

/// 300 MB of blanks in little more than 1 MB.
static BOMB: LazyLock<Vec<u8>> = LazyLock::new(|| deflated_megabytes(300, b' '));

fn bomb(entries: &'static str) -> Object {
    Object::Stream(entries, BOMB.clone())
}

#[test]
fn a_page_that_unpacks_to_too_much() {
    let objects = page("", bomb("/Filter/FlateDecode"), Vec::new());
    assert_eq!(limit(&pdf(&objects)), MOST_STREAMED);
}

#[test]
fn a_stream_packed_twice() {
    // 300 MB, and what they were packed to once more.
    let twice = deflated(&BOMB);
    assert!(twice.len() < 1 << 16);
    let content = Object::Stream("/Filter[/FlateDecode/FlateDecode]", twice);
    assert_eq!(limit(&pdf(&page("", content, Vec::new()))), MOST_STREAMED);
}

#[test]
fn a_picture_that_nobody_looks_at_is_not_unpacked() {
    let content = stream("", &format!("{SEEN} 100 0 0 100 0 0 cm /X Do"));
    let picture = bomb(
        "/Type/XObject/Subtype/Image/Width 20000/Height 10000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode",
    );
    let objects = page("/XObject<</X 7 0 R>>", content, vec![picture]);
    assert!(words(&office::read(&pdf(&objects)).unwrap()).contains("seen"));
}

#[test]
fn what_is_called_a_picture_and_used_as_a_map_is_counted() {
    let map = bomb("/Type/XObject/Subtype/Image/Filter/FlateDecode");
    let mut objects = page("", stream("", SEEN), vec![map]);
    objects[5] = plain("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>");
    assert_eq!(limit(&pdf(&objects)), MOST_STREAMED);
    let objects = page("", bomb("/Subtype/Image/Filter/FlateDecode"), Vec::new());
    assert_eq!(limit(&pdf(&objects)), MOST_STREAMED);
}

#[test]
fn objects_that_unpack_to_too_much() {
    for entries in [
        "/Type/ObjStm/N 1/First 4/Filter/FlateDecode",
        "/N 1/First 4/Filter[/FlateDecode]",
        "/N 1/F#69rst 4/Fi#6cter/Fl",
        "/Type/XRef/W[1 2 1]/Size 9/Filter/FlateDecode",
    ] {
        let objects = page("", stream("", SEEN), vec![bomb(entries)]);
        assert_eq!(limit(&pdf(&objects)), MOST_STREAMED, "{entries}");
    }
    // What its packing is stands elsewhere, where it cannot be looked up in time.
    let objects = page(
        "",
        stream("", SEEN),
        vec![bomb("/N 1/First 4/Filter 8 0 R"), plain("/FlateDecode")],
    );
    let error = office::read(&pdf(&objects)).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
}

#[test]
fn pages_that_share_one_heavy_content() {
    // 40 MB in 200 kB, for each of twenty pages.
    let content = Object::Stream("/Filter/FlateDecode", deflated_megabytes(40, b' '));
    let mut objects = page("", content, Vec::new());
    let mut kids = String::new();
    for _ in 0..20 {
        objects.push(plain(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R>>",
        ));
        kids += &format!("{} 0 R ", objects.len());
    }
    objects[1] = Object::Plain(format!("<</Type/Pages/Count 20/Kids[{kids}]>>"));
    let most = limit(&pdf(&objects));
    assert!(most == MOST_STREAMED || most == MOST_INSTRUCTIONS);
}

#[test]
fn a_form_that_is_heavy_and_draws_nothing() {
    // 1 MB of blanks, drawn ten thousand times.
    let form = Object::Stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode",
        deflated_megabytes(1, b' '),
    );
    let content = stream("", &format!("{SEEN}{}", "/X Do ".repeat(10_000)));
    let objects = page("/XObject<</X 7 0 R>>", content, vec![form]);
    assert_eq!(limit(&pdf(&objects)), MOST_INSTRUCTIONS);
}

#[test]
fn rows_wider_than_any_picture() {
    let parameters = "/Filter/FlateDecode/DecodeParms<</Predictor 2/BitsPerComponent 16/Columns 1000000000000000>>";
    let content = Object::Stream(parameters, deflated(SEEN.as_bytes()));
    let error = office::read(&pdf(&page("", content, Vec::new()))).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
    let held = Object::Stream(
        "/N 1/First 4/Filter/FlateDecode/DecodeParms<</Predictor 2/BitsPerComponent 16/Columns 1000000000000000>>",
        deflated(b"7 0 <<>>"),
    );
    let error = office::read(&pdf(&page("", stream("", SEEN), vec![held]))).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
}

#[test]
fn all_ways_of_packing_are_read_within_the_limits() {
    let runs: Vec<u8> = SEEN
        .bytes()
        .flat_map(|byte| [0, byte])
        .chain([128])
        .collect();
    let hex: String = SEEN.bytes().map(|byte| format!("{byte:02X}")).collect();
    for content in [
        Object::Stream("/Filter/FlateDecode", deflated(SEEN.as_bytes())),
        Object::Stream("/Filter/RunLengthDecode", runs),
        Object::Stream("/Filter/ASCIIHexDecode", format!("{hex}>").into_bytes()),
        Object::Stream(
            "/Filter[/FlateDecode/FlateDecode]",
            deflated(&deflated(SEEN.as_bytes())),
        ),
    ] {
        let document = office::read(&pdf(&page("", content, Vec::new()))).unwrap();
        assert!(words(&document).contains("seen"));
    }
}
