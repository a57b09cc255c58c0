//! `jixiao write`

use super::{FINE, Stop, language, output, targets};
use crate::args::{Cli, WriteArgs, WriteFormat};
use crate::wire::FormWire;
use app::{Places, forms_to_toml, to_toml};
use app::{find_inputs, is_skipped, load, pick_forms};
use domain::form::Form;
use domain::text::Language;

/// Writes forms in our notation or as JSON.
pub fn run(cli: &Cli, args: &WriteArgs) -> Result<u8, Stop> {
    let inputs = find_inputs(std::slice::from_ref(&args.path));
    let input = match inputs.into_iter().find(|input| !is_skipped(input)) {
        Some(input) => input?,
        None => return Err(app::Error::NoForm(args.path.display().to_string()).into()),
    };
    let loaded = load(&input)?;
    let forms = pick_forms(&loaded, args.form)?;
    for (format, path) in targets(&args.formats, args.output.as_deref(), file_name)? {
        let text = match format {
            WriteFormat::Toml => toml(forms),
            WriteFormat::Json => json(forms, language(cli)),
        };
        let mut out = output(path.as_deref())?;
        out.write_all(text.as_bytes())?;
        out.flush()?;
    }
    Ok(FINE)
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
    match format {
        WriteFormat::Toml => "form.toml".to_owned(),
        WriteFormat::Json => "form.json".to_owned(),
    }
}
