//! Marked copies of the documents that are checked: what they are called and where they
//! go. What was given is never written over.

use super::{FINE, Stop, WRONG, graver, language, make_folder, tell};
use crate::args::Cli;
use crate::words::say;
use app::{Error, Format, Input, Marked, Outcome, Outputs, Target, annotate};
use domain::rules::Date;
use domain::text::{Language, Text};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where the copies go.
pub struct Copies<'a> {
    out: PathBuf,
    /// Where the one copy goes; none where they go into a folder.
    one: Option<Target>,
    outputs: &'a Outputs,
    /// The format the name of the one copy asks for.
    pub asked: Option<Format>,
    /// The folder all documents stand in, which is not made anew.
    common: String,
    taken: BTreeSet<String>,
    /// The result code.
    pub code: u8,
}

/// A copy, or why there is none.
pub struct Copy {
    name: String,
    marked: Result<Marked, Error>,
}

/// The marked copy of a document that was checked.
pub fn copy(
    outcome: &Outcome,
    asked: Option<Format>,
    dated: Option<Date>,
    language: Language,
) -> Option<Copy> {
    let Outcome::Checked(checked) = outcome else {
        return None;
    };
    Some(Copy {
        name: checked.loaded.name.clone(),
        marked: annotate(checked, asked, dated, language),
    })
}

impl<'a> Copies<'a> {
    /// One file for one document that was named, else a folder.
    pub fn new(
        out: &Path,
        inputs: &[Result<Input, Error>],
        outputs: &'a Outputs,
    ) -> Result<Self, Stop> {
        let one = matches!(inputs, [Ok(input)] if input.named) && !out.is_dir();
        let asked = if one { asked(out)? } else { None };
        Ok(Self {
            out: out.to_owned(),
            one: one.then(|| outputs.target(out)).transpose()?,
            outputs,
            asked,
            common: common_folder(inputs),
            taken: BTreeSet::new(),
            code: FINE,
        })
    }

    /// Writes a copy; says where it is.
    pub fn write(&mut self, cli: &Cli, copy: Copy) -> Result<(), Stop> {
        let marked = match copy.marked {
            Ok(marked) => marked,
            Err(error) => {
                tell(cli, &error.text());
                self.code = graver(self.code, WRONG);
                return Ok(());
            }
        };
        let (path, target) = match self.one.take() {
            Some(target) => (self.out.clone(), target),
            None => {
                let file = self.file_name(&copy.name, marked.format);
                let path = self.out.join(file);
                make_folder(path.parent().unwrap_or(&self.out))?;
                let target = self.outputs.target(&path)?;
                (path, target)
            }
        };
        target.write(&marked.bytes)?;
        let name = path.display();
        if !cli.quiet {
            let word = say(language(cli), "已标注", "marked");
            // With standard error closed there is nobody left to tell.
            let _ = writeln!(io::stderr(), "{word}  {name}（{}）", marked.remarks);
        }
        Ok(())
    }

    /// The name of a document's copy in the folder, with the folders and archives it stands
    /// in; documents of one name get numbers.
    fn file_name(&mut self, name: &str, format: Format) -> String {
        let own = name.strip_prefix(&self.common).unwrap_or(name);
        let mut folders: Vec<&str> = own.split('/').filter(|part| is_name(part)).collect();
        let file = folders.pop().unwrap_or(name);
        let folders: String = folders.iter().map(|part| format!("{part}/")).collect();
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        let ending = match format {
            // Macro files keep their ending.
            Format::Docx | Format::Xlsx if !ending.is_empty() => ending,
            other => other.name(),
        };
        let names = (1..).map(|number| match number {
            1 => format!("{folders}{stem}.{ending}"),
            number => format!("{folders}{stem}-{number}.{ending}"),
        });
        let mut free = names.filter(|name| !self.taken.contains(name));
        let name = free.next().unwrap_or_default();
        drop(free);
        self.taken.insert(name.clone());
        name
    }
}

/// The folder that all inputs stand in, with its slash; empty where there is none.
fn common_folder(inputs: &[Result<Input, Error>]) -> String {
    let names = inputs.iter().flatten().map(|input| input.name.as_str());
    let folder = |name: &str| name.rfind('/').map_or(0, |slash| slash + 1);
    let common = names
        .map(|name| name.get(..folder(name)).unwrap_or_default().to_owned())
        .reduce(|one, other| {
            let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b);
            let length = same.count();
            let slash = one.bytes().take(length).rposition(|byte| byte == b'/');
            one.get(..slash.map_or(0, |slash| slash + 1))
                .unwrap_or_default()
                .to_owned()
        });
    common.unwrap_or_default()
}

/// Whether a part of a path names something, and does not lead elsewhere.
fn is_name(part: &str) -> bool {
    !matches!(part, "" | "." | "..") && !part.contains(['\\', ':'])
}

fn asked(out: &Path) -> Result<Option<Format>, Stop> {
    let ending = out.extension().and_then(|ending| ending.to_str());
    Ok(Some(match ending.map(str::to_ascii_lowercase).as_deref() {
        None => return Ok(None),
        Some("docx" | "docm") => Format::Docx,
        Some("xlsx" | "xlsm") => Format::Xlsx,
        Some("html" | "htm") => Format::Html,
        Some("pdf") => Format::Pdf,
        Some(other) => {
            return Err(Stop::Usage(Text::new(
                format!("--annotate 不写 {other} 文件；请用 docx、xlsx、html 或 pdf"),
                format!("--annotate writes no {other} files; use docx, xlsx, html or pdf"),
            )));
        }
    }))
}
