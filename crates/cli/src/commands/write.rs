//! `jixiao write`

use super::{FINE, Stop, budget_year, inputs_of, language, output, targets, tell};
use crate::args::{Cli, WriteArgs, WriteFormat};
use crate::wire::FormWire;
use app::{Document, Fonts, Format, InLayout, Places, forms_to_toml, to_toml};
use app::{Outputs, Rules, Selection, Session, Target, Waivers};
use app::{
    blank_forms, font_folders, fonts_at_hand, in_layout, is_skipped, load, pick_forms,
    review_forms, to_bytes,
};
use domain::form::Form;
use domain::text::{Language, Text};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Writes forms in our notation, as JSON, or in their official layouts.
pub fn run(cli: &Cli, args: &WriteArgs) -> Result<u8, Stop> {
    let rules = Rules::default();
    let ruleset = args
        .ruleset
        .as_deref()
        .map(|id| rules.named(id))
        .transpose()?;
    let session = Session {
        rules,
        ruleset,
        year: budget_year(args.year)?,
        month: None,
        selection: Selection::default(),
        waivers: Waivers::default(),
        answers: app::Answers::default(),
    };
    match (&args.blank, &args.path) {
        (Some(family), _) => {
            let (forms, laid_out) = blank_forms(
                &session.rules,
                family,
                session.ruleset.as_ref(),
                session.year,
                args.guide,
            )?;
            let outputs = Outputs::keeping(&[], &fonts_named(args));
            write(cli, args, &forms, &outputs, || Ok(laid_out))
        }
        (None, Some(path)) => from_file(cli, args, &session, path),
        // Clap asks for one of the two.
        (None, None) => Ok(FINE),
    }
}

fn from_file(cli: &Cli, args: &WriteArgs, session: &Session, path: &PathBuf) -> Result<u8, Stop> {
    let (inputs, outputs) = inputs_of(std::slice::from_ref(path), &fonts_named(args));
    let input = match inputs.into_iter().find(|input| !is_skipped(input)) {
        Some(input) => input?,
        None => return Err(app::Error::NoForm(path.display().to_string()).into()),
    };
    let loaded = load(&input)?;
    if args.review {
        let sheets = review_forms(session, &loaded, args.form, language(cli))?;
        let loaded = loaded.with_forms(sheets);
        return write(cli, args, &loaded.forms, &outputs, || {
            Ok(in_layout(session, &loaded, None)?)
        });
    }
    let forms = pick_forms(&loaded, args.form)?;
    write(cli, args, forms, &outputs, || {
        Ok(in_layout(session, &loaded, args.form)?)
    })
}

/// Writes each format; the layout is only asked for where a format needs it.
fn write(
    cli: &Cli,
    args: &WriteArgs,
    forms: &[Form],
    outputs: &Outputs,
    lay_out: impl FnOnce() -> Result<InLayout, Stop>,
) -> Result<u8, Stop> {
    let targets = targets(&args.formats, args.output.as_deref(), outputs, file_name)?;
    let needs_layout = args
        .formats
        .iter()
        .any(|format| file_format(*format).is_some());
    let document = if needs_layout {
        let laid_out = lay_out()?;
        if !cli.quiet {
            laid_out.told.iter().for_each(|text| tell(cli, text));
        }
        laid_out.document
    } else {
        Document::default()
    };
    let fonts = if needs_layout {
        installed_fonts(args.bundled_fonts, &args.fonts)?
    } else {
        Fonts::bundled()
    };
    let drawn = |format: &WriteFormat| matches!(format, WriteFormat::Pdf | WriteFormat::Ofd);
    if !cli.quiet && args.formats.iter().any(drawn) {
        app::unseen_left_out(&document)
            .iter()
            .for_each(|text| tell(cli, text));
    }
    for (format, target) in targets {
        let bytes = match (format, file_format(format)) {
            (_, Some(kind)) => {
                refuse_terminal(target.as_ref())?;
                to_bytes(&document, kind, &fonts)?
            }
            (WriteFormat::Json, None) => json(forms, language(cli)).into_bytes(),
            (_, None) => toml(forms).into_bytes(),
        };
        let mut out = output(target)?;
        out.write_all(&bytes)?;
        out.finish()?;
    }
    Ok(FINE)
}

/// The kind of file, for formats that draw the form.
fn file_format(format: WriteFormat) -> Option<Format> {
    match format {
        WriteFormat::Toml | WriteFormat::Json => None,
        WriteFormat::Docx => Some(Format::Docx),
        WriteFormat::Xlsx => Some(Format::Xlsx),
        WriteFormat::Pdf => Some(Format::Pdf),
        WriteFormat::Ofd => Some(Format::Ofd),
        WriteFormat::Html => Some(Format::Html),
    }
}

/// Files of bytes garble a terminal.
pub(super) fn refuse_terminal(target: Option<&Target>) -> Result<(), Stop> {
    if target.is_none() && io::stdout().is_terminal() {
        return Err(Stop::Usage(Text::new(
            "请用 -o 写明写到哪个文件",
            "name the file to write with -o",
        )));
    }
    Ok(())
}

fn fonts_named(args: &WriteArgs) -> Vec<&Path> {
    args.fonts.iter().map(PathBuf::as_path).collect()
}

/// The fonts in the executable, the official ones installed here, and those named.
pub(super) fn installed_fonts(bundled: bool, named: &[PathBuf]) -> Result<Fonts, Stop> {
    let folders = if bundled { Vec::new() } else { font_folders() };
    Ok(fonts_at_hand(&folders, named)?)
}

/// One form stands at the top of the file, several as a list.
pub fn toml(forms: &[Form]) -> String {
    match forms {
        [one] => to_toml(one, Places::Drop),
        many => forms_to_toml(many, Places::Drop),
    }
}

fn json(forms: &[Form], language: Language) -> String {
    let wires: Vec<FormWire<'_>> = forms
        .iter()
        .map(|form| FormWire::new(form, None, language))
        .collect();
    let text = match wires.as_slice() {
        [one] => serde_json::to_string_pretty(one),
        many => serde_json::to_string_pretty(many),
    };
    // Plain structs of texts cannot fail to serialize.
    text.unwrap_or_default() + "\n"
}

fn file_name(format: WriteFormat) -> String {
    let ending = match format {
        WriteFormat::Toml => "toml",
        WriteFormat::Json => "json",
        WriteFormat::Docx => "docx",
        WriteFormat::Xlsx => "xlsx",
        WriteFormat::Pdf => "pdf",
        WriteFormat::Ofd => "ofd",
        WriteFormat::Html => "html",
    };
    format!("form.{ending}")
}
