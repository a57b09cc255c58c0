//! The letter with the findings, and the answers that come back.

use super::{Stop, date};
use crate::args::CheckArgs;
use app::{
    Answers, Error, Fonts, Format, Input, LetterForm, LetterHead, Outcome, Source, Target,
    font_folders, fonts_at_hand, letter, letter_forms, read_file, to_bytes,
};
use domain::rules::Date;
use domain::text::{Language, Text};
use std::path::{Path, PathBuf};

/// A letter to be written.
pub struct Letter {
    target: Target,
    format: Format,
    head: LetterHead,
}

impl Letter {
    /// What is asked for.
    pub fn new(
        args: &CheckArgs,
        target: Target,
        out: &Path,
        (dated, language): (Option<Date>, Language),
    ) -> Result<Self, Stop> {
        let ending = out.extension().and_then(|ending| ending.to_str());
        let format = match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("docx") => Format::Docx,
            Some("pdf") => Format::Pdf,
            Some("html" | "htm") => Format::Html,
            _ => {
                return Err(Stop::Usage(Text::new(
                    "--letter 写 docx、pdf 或 html，请用其中一种作扩展名",
                    "--letter writes docx, pdf or html; end the name in one of them",
                )));
            }
        };
        Ok(Self {
            target,
            format,
            head: LetterHead {
                from: args.from.clone(),
                to: args.to.clone(),
                deadline: args.deadline.as_deref().map(date).transpose()?,
                dated,
                language,
            },
        })
    }

    /// Writes the letter.
    pub fn write(self, forms: &[LetterForm]) -> Result<(), Stop> {
        let document = letter(forms, &self.head);
        let fonts = match self.format {
            Format::Pdf => fonts_at_hand(&font_folders(), &[])?,
            _ => Fonts::bundled(),
        };
        let bytes = to_bytes(&document, self.format, &fonts)?;
        Ok(self.target.write(&bytes)?)
    }
}

/// What a letter says of the forms of a document.
pub fn forms_of(outcome: &Outcome, language: Language) -> Vec<LetterForm> {
    match outcome {
        Outcome::Checked(checked) => letter_forms(checked, language),
        Outcome::Skipped { .. } | Outcome::Failed { .. } => Vec::new(),
    }
}

/// The answers in the files that came back.
pub fn answers(paths: &[PathBuf]) -> Result<Answers, Stop> {
    let mut answers = Answers::default();
    for path in paths {
        let name = path.display().to_string();
        if !path.is_file() {
            return Err(Error::Missing(name).into());
        }
        let bytes = read_file(&Input {
            name: name.clone(),
            source: Source::File(path.clone()),
            named: true,
        })?;
        answers.add(&name, &bytes)?;
    }
    Ok(answers)
}
