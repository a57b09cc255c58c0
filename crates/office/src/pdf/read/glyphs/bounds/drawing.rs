//! How much drawing the pages ask for: forms may draw forms, each several times, and what
//! they draw may be nothing at all.

use super::Budget;
use super::streams::{Sizes, listed, named};
use crate::ReadError;
use hayro_syntax::Pdf;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;
use std::collections::BTreeSet;

/// Forms within one another that the library draws.
const DEEPEST_FORMS: usize = 50;

/// What drawing a form costs besides its instructions, in bytes of them.
const EACH_FORM: u64 = 1024;

/// Refuses a file whose pages draw too much.
pub(super) fn check(pdf: &Pdf, draws_forms: bool, sizes: &mut Sizes) -> Result<(), ReadError> {
    let mut kept = Budget::unpacked();
    let mut drawing = Drawing {
        sizes,
        leaves: BTreeSet::new(),
        budget: Budget::drawing(),
    };
    for page in pdf.pages().iter() {
        for stream in listed(page.raw(), b"Contents") {
            let size = drawing.sizes.of(&stream);
            kept.take(size.saturating_add(1))?;
            drawing.budget.take(size)?;
        }
    }
    if !draws_forms {
        return Ok(());
    }
    for page in pdf.pages().iter() {
        let resources = page.resources();
        if let Some(content) = page.page_stream() {
            drawing.forms_in(content, resources, 0)?;
        }
        let annotations = page.raw().get::<Array<'_>>(b"Annots");
        for annotation in annotations.iter().flat_map(Array::iter::<Dict<'_>>) {
            for form in appearances(&annotation) {
                drawing.form(&form, resources, 0)?;
            }
        }
    }
    Ok(())
}

/// Whether the instruction to draw a form may stand in it; `#` begins a character's code.
fn may_draw(content: &[u8]) -> bool {
    content.windows(2).any(|two| two == b"Do") || content.contains(&b'#')
}

/// All that an annotation may look like.
fn appearances<'a>(annotation: &Dict<'a>) -> Vec<Stream<'a>> {
    let Some(appearance) = annotation.get::<Dict<'a>>(b"AP") else {
        return Vec::new();
    };
    match appearance.get::<Object<'a>>(b"N") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Dict(states)) => {
            let shown = annotation.get::<Name<'a>>(b"AS");
            let shown = shown.and_then(|state| states.get::<Stream<'a>>(state));
            let off = states.get::<Stream<'a>>(b"Off");
            shown.into_iter().chain(off).collect()
        }
        _ => Vec::new(),
    }
}

struct Drawing<'s> {
    sizes: &'s mut Sizes,
    /// Forms that draw no others.
    leaves: BTreeSet<ObjectIdentifier>,
    budget: Budget,
}

impl Drawing<'_> {
    /// Goes through the forms that instructions draw.
    fn forms_in(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<(), ReadError> {
        if resources.x_objects.is_empty() || !may_draw(content) {
            return Ok(());
        }
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            if &**instruction.operator != b"Do" {
                continue;
            }
            let Some(Object::Name(name)) = instruction.operands().next() else {
                continue;
            };
            if let Some(stream) = resources.get_x_object(name)
                && named(stream.dict(), b"Subtype", b"Form")
            {
                self.form(&stream, resources, depth)?;
            }
        }
        Ok(())
    }

    fn form(
        &mut self,
        stream: &Stream<'_>,
        outer: &Resources<'_>,
        depth: usize,
    ) -> Result<(), ReadError> {
        let dict = stream.dict();
        let own = dict.get::<Dict<'_>>(b"Resources");
        let told = dict.data().len() + own.as_ref().map_or(0, |own| own.data().len());
        self.budget.take(
            self.sizes
                .of(stream)
                .saturating_add(told as u64 + EACH_FORM),
        )?;
        let id = stream.obj_id();
        if depth >= DEEPEST_FORMS || self.leaves.contains(&id) {
            return Ok(());
        }
        let Ok(content) = stream.decoded_data() else {
            return Ok(());
        };
        if !may_draw(&content) {
            // Streams that are no objects of their own all have the number 0.
            if id.obj_number != 0 {
                self.leaves.insert(id);
            }
            return Ok(());
        }
        let own = own.map(Resources::new);
        self.forms_in(&content, own.as_ref().unwrap_or(outer), depth + 1)
    }
}
