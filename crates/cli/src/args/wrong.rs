//! What is wrong with a call, in Chinese: one sentence for each kind of error that the
//! parser of arguments knows. Help and versions are no errors.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::io::Write;

/// The result code of a wrong call.
const WRONG: i32 = 2;

/// Says what is wrong and leaves the program.
pub fn exit(error: &Error) -> ! {
    if error.exit_code() != WRONG || error.kind() == SHOWS_HELP {
        error.exit();
    }
    // With standard error closed there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "jixiao: {}", sentence(error));
    std::process::exit(WRONG)
}

/// A call without anything shows the help.
const SHOWS_HELP: ErrorKind = ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;

fn sentence(error: &Error) -> String {
    let of = |kind| told(error, kind);
    let (arg, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("少了 {arg}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面少了要填的内容"),
        ErrorKind::InvalidValue => format!("{arg} 不能写“{value}”"),
        ErrorKind::ValueValidation => match range(error) {
            Some((low, high)) => format!("{arg} 要写 {low} 到 {high} 之间的数，写的是“{value}”"),
            None => format!("{arg} 要写数字，写的是“{value}”"),
        },
        ErrorKind::UnknownArgument => format!("没有 {arg} 这个选项"),
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "少了命令".to_owned(),
        ErrorKind::ArgumentConflict if arg == of(ContextKind::PriorArg) => {
            format!("{arg} 只能写一次")
        }
        ErrorKind::ArgumentConflict => {
            format!("{arg} 不能和 {} 一起用", of(ContextKind::PriorArg))
        }
        ErrorKind::NoEquals
        | ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues => format!("{arg} 后面内容的个数不对"),
        ErrorKind::InvalidUtf8 => "有认不出的文字（不是 UTF-8）".to_owned(),
        _ => "命令写得不对".to_owned(),
    };
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let meant = meant.map(of);
    let hint = match meant.iter().find(|hint| !hint.is_empty()) {
        Some(meant) => format!("，是不是 {meant}"),
        None => match of(ContextKind::ValidValue) {
            known if known.is_empty() => String::new(),
            known => format!("；可写：{known}"),
        },
    };
    format!("{what}{hint}。用 jixiao --help 或 jixiao 命令 --help 看用法")
}

/// The bounds that a number is outside of: the parser tells them in words only.
fn range(error: &Error) -> Option<(String, String)> {
    let told = std::error::Error::source(error)?.to_string();
    let (_, bounds) = told.rsplit_once(" is not in ")?;
    let (low, high) = bounds.split_once("..=")?;
    Some((low.to_owned(), high.to_owned()))
}

/// What the parser knows of the error, in words.
fn told(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            let texts: Vec<String> = texts.iter().map(ToString::to_string).collect();
            texts.join("、")
        }
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
