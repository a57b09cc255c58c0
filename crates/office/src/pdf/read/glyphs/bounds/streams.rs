//! All streams of an open file, before any of them is unpacked.

use super::size::{self, Packing};
use super::{Budget, drawing, unusable};
use crate::ReadError;
use crate::limits::{DEEPEST, MOST_STREAMED, WIDEST_STREAM_ROW};
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::{Filter, Pdf};
use std::collections::{BTreeMap, BTreeSet};

/// Bytes up to which the most a stream can unpack to is good enough to know.
const ROUGH: u64 = 1 << 16;

/// What streams unpack to, by their objects; counted when first asked for.
#[derive(Default)]
pub(super) struct Sizes(BTreeMap<ObjectIdentifier, u64>);

impl Sizes {
    /// What a stream unpacks to; where that is more than may be, some more.
    pub(super) fn of(&mut self, stream: &Stream<'_>) -> u64 {
        let id = stream.obj_id();
        // Streams that are no objects of their own all have this one.
        let shared = id.obj_number == 0;
        if let (Some(size), false) = (self.0.get(&id), shared) {
            return *size;
        }
        let packings = packings(stream);
        let packed = stream.raw_data();
        let most = size::most(packed.len() as u64, &packings);
        let size = match packings.contains(&Packing::Picture) {
            true => 0,
            false if most <= ROUGH => most,
            false => size::unpacked(&packed, &packings, MOST_STREAMED),
        };
        self.0.insert(id, size);
        size
    }
}

/// Refuses a file whose streams unpack to too much, or which draws too much.
pub(in super::super) fn check(pdf: &Pdf) -> Result<(), ReadError> {
    let mut draws_forms = false;
    let mut worst = 0u64;
    for object in pdf.objects() {
        check_rows(&object, 0)?;
        if let Object::Stream(stream) = &object {
            draws_forms |= named(stream.dict(), b"Subtype", b"Form");
            let packings = packings(stream);
            if !packings.contains(&Packing::Picture) {
                let packed = stream.raw_data().len() as u64;
                worst = worst.saturating_add(size::most(packed, &packings));
            }
        }
    }
    let mut sizes = Sizes::default();
    if worst > MOST_STREAMED {
        check_all(pdf, &mut sizes)?;
    }
    drawing::check(pdf, draws_forms, &mut sizes)
}

/// Counts all streams but the pictures that stand where only pictures are looked for.
fn check_all(pdf: &Pdf, sizes: &mut Sizes) -> Result<(), ReadError> {
    let mut budget = Budget::unpacked();
    let used = used_otherwise(pdf);
    for object in pdf.objects() {
        let Object::Stream(stream) = object else {
            continue;
        };
        let id = stream.obj_id();
        let picture = named(stream.dict(), b"Subtype", b"Image") && !used.contains(&id);
        if !picture {
            budget.take(sizes.of(&stream))?;
        }
    }
    Ok(())
}

/// What streams are referred to where not only pictures are looked for.
fn used_otherwise(pdf: &Pdf) -> BTreeSet<ObjectIdentifier> {
    let mut lists = BTreeSet::new();
    for object in pdf.objects() {
        each_reference(&object, false, 0, &mut |key, _, id| {
            if key == b"XObject" {
                lists.insert(id);
            }
        });
    }
    let mut used = BTreeSet::new();
    for object in pdf.objects() {
        let list = match &object {
            Object::Dict(dict) => dict.obj_id().is_some_and(|id| lists.contains(&id)),
            _ => false,
        };
        each_reference(&object, list, 0, &mut |key, listed, id| {
            if !listed && !matches!(key, b"SMask" | b"Mask" | b"Thumb") {
                used.insert(id);
            }
        });
    }
    used
}

/// Tells of each reference in an object its key, and whether it is in a list of what may
/// be drawn.
fn each_reference(
    object: &Object<'_>,
    list: bool,
    depth: usize,
    tell: &mut impl FnMut(&[u8], bool, ObjectIdentifier),
) {
    if depth > DEEPEST {
        return;
    }
    let mut entry = |key: &[u8], list: bool, value: MaybeRef<Object<'_>>| match value {
        MaybeRef::Ref(to) => tell(key, list, to.into()),
        MaybeRef::NotRef(inner) => each_reference(&inner, key == b"XObject", depth + 1, tell),
    };
    let dict = match object {
        Object::Dict(dict) => dict,
        Object::Stream(stream) => stream.dict(),
        Object::Array(array) => {
            for value in array.raw_iter() {
                entry(b"", false, value);
            }
            return;
        }
        _ => return,
    };
    for (key, value) in dict.entries() {
        entry(&key, list, value);
    }
}

/// Refuses rows so wide that a row alone would be too much.
fn check_rows(object: &Object<'_>, depth: usize) -> Result<(), ReadError> {
    let dict = match object {
        Object::Dict(dict) => dict,
        Object::Stream(stream) => stream.dict(),
        Object::Array(array) if depth <= DEEPEST => {
            for value in array.raw_iter() {
                if let MaybeRef::NotRef(value) = value {
                    check_rows(&value, depth + 1)?;
                }
            }
            return Ok(());
        }
        _ => return Ok(()),
    };
    if dict
        .get::<usize>(b"Columns")
        .is_some_and(|width| width > WIDEST_STREAM_ROW as usize)
    {
        return Err(unusable());
    }
    if depth <= DEEPEST {
        for (_, value) in dict.entries() {
            if let MaybeRef::NotRef(value) = value {
                check_rows(&value, depth + 1)?;
            }
        }
    }
    Ok(())
}

fn packings(stream: &Stream<'_>) -> Vec<Packing> {
    let filters = stream.filters();
    let packing = |filter: &Filter| match filter {
        Filter::FlateDecode => Some(Packing::Deflate),
        Filter::LzwDecode => Some(Packing::Lzw),
        Filter::RunLengthDecode => Some(Packing::Runs),
        Filter::AsciiHexDecode => Some(Packing::Hex),
        Filter::Ascii85Decode => Some(Packing::Ascii85),
        Filter::CcittFaxDecode | Filter::Jbig2Decode | Filter::DctDecode | Filter::JpxDecode => {
            Some(Packing::Picture)
        }
        Filter::Crypt => None,
    };
    filters.iter().filter_map(packing).collect()
}

/// Whether an entry is that name.
pub(super) fn named(dict: &Dict<'_>, key: &[u8], wanted: &[u8]) -> bool {
    dict.get::<Name<'_>>(key)
        .is_some_and(|name| &*name == wanted)
}

/// The streams of an entry that is one or a list of them.
pub(super) fn listed<'a>(dict: &Dict<'a>, key: &[u8]) -> Vec<Stream<'a>> {
    match dict.get::<Object<'a>>(key) {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(array)) => streams_of(&array),
        _ => Vec::new(),
    }
}

fn streams_of<'a>(array: &Array<'a>) -> Vec<Stream<'a>> {
    // Whatever else it lists is passed over.
    array
        .iter::<Object<'a>>()
        .filter_map(Object::into_stream)
        .collect()
}
