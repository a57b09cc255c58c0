//! What a run of `check` writes besides its report: marked copies and the letter.

use super::copies::{Copies, Copy, copy};
use super::letter::{Letter, forms_of};
use super::{FINE, Stop, date};
use crate::args::{CheckArgs, Cli};
use app::{Error, Format, Input, LetterForm, Outcome, Outputs};
use domain::rules::Date;
use domain::text::Language;

/// What is asked for.
pub struct Extras<'a> {
    copies: Option<Copies<'a>>,
    letter: Option<Letter>,
    forms: Vec<LetterForm>,
    dated: Option<Date>,
}

/// What is to be made of each document, in parallel.
#[derive(Clone, Copy)]
pub struct Wish {
    copy: Option<Option<Format>>,
    letter: bool,
    dated: Option<Date>,
    language: Language,
}

/// What was made of a document.
pub struct Made {
    copy: Option<Copy>,
    forms: Vec<LetterForm>,
}

impl Wish {
    /// Makes it.
    pub fn make(self, outcome: &Outcome) -> Made {
        let copied = |asked| copy(outcome, asked, self.dated, self.language);
        Made {
            copy: self.copy.and_then(copied),
            forms: match self.letter {
                true => forms_of(outcome, self.language),
                false => Vec::new(),
            },
        }
    }
}

impl<'a> Extras<'a> {
    /// What is asked for; a wrong wish is told before anything is read.
    pub fn new(
        args: &CheckArgs,
        inputs: &[Result<Input, Error>],
        outputs: &'a Outputs,
        language: Language,
    ) -> Result<Self, Stop> {
        let dated = args.dated.as_deref().map(date).transpose()?;
        let copies = args.annotate.as_ref();
        let letter = args.letter.as_ref();
        Ok(Self {
            copies: copies
                .map(|out| Copies::new(out, inputs, outputs))
                .transpose()?,
            letter: letter
                .map(|out| Letter::new(args, outputs.target(out)?, out, (dated, language)))
                .transpose()?,
            forms: Vec::new(),
            dated,
        })
    }

    /// What is to be made of each document.
    pub fn wish(&self, language: Language) -> Wish {
        Wish {
            copy: self.copies.as_ref().map(|copies| copies.asked),
            letter: self.letter.is_some(),
            dated: self.dated,
            language,
        }
    }

    /// Takes in what was made of a document, in the order of the inputs.
    pub fn take(&mut self, cli: &Cli, made: Made) -> Result<(), Stop> {
        self.forms.extend(made.forms);
        match (made.copy, &mut self.copies) {
            (Some(copy), Some(copies)) => copies.write(cli, copy),
            _ => Ok(()),
        }
    }

    /// Writes the letter; gives the result code of it all.
    pub fn finish(self) -> Result<u8, Stop> {
        if let Some(letter) = self.letter {
            letter.write(&self.forms)?;
        }
        Ok(self.copies.map_or(FINE, |copies| copies.code))
    }
}
