//! Help in one language: of every `Chinese¦English` text only one side is kept.

use super::{Cli, wrong};
use clap::builder::StyledStr;
use clap::{Arg, ArgAction, CommandFactory, FromArgMatches};
use domain::text::Language;
use std::ffi::OsString;

/// Parses the arguments; leaves through clap for help and wrong calls (code 2).
pub fn parse(args: Vec<OsString>) -> Cli {
    let language = asked_language(&args);
    let parsed = localized(Cli::command(), language)
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    match (parsed, language) {
        (Ok(cli), _) => cli,
        (Err(error), Language::Chinese) => wrong::exit(&error),
        (Err(error), Language::English) => error.exit(),
    }
}

/// The language is needed for the help, before anything is parsed.
fn asked_language(args: &[OsString]) -> Language {
    let words: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let english = words.iter().any(|word| word == "--lang=en")
        || words.windows(2).any(|w| w[0] == "--lang" && w[1] == "en");
    if english {
        Language::English
    } else {
        Language::Chinese
    }
}

/// Global options stand behind those of the command.
const LAST: usize = 900;

fn localized(mut command: clap::Command, language: Language) -> clap::Command {
    let zh = language == Language::Chinese;
    let (usage, commands, options, arguments) = if zh {
        ("用法：", "命令", "选项", "参数")
    } else {
        ("Usage: ", "Commands", "Options", "Arguments")
    };
    command = command
        .help_template(format!(
            "{{about-with-newline}}\n{usage}{{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(commands)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .display_order(LAST + 9)
                .help(if zh { "显示帮助" } else { "Show this help" }),
        );
    if let Some(about) = command.get_about().map(|about| pick(about, language)) {
        command = command.about(about);
    }
    if command.get_version().is_some() {
        command = command.disable_version_flag(true).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .display_order(LAST + 9)
                .help(if zh {
                    "显示版本"
                } else {
                    "Show the version"
                }),
        );
    }
    command = command.mut_args(|arg| {
        let heading = if arg.is_positional() {
            arguments
        } else {
            options
        };
        let order = if arg.is_global_set() { LAST } else { 1 };
        let help = arg.get_help().map(|help| pick(help, language));
        let help = help.unwrap_or_default() + &choices_of(&arg, language);
        let own = ["help", "version"].contains(&arg.get_id().as_str());
        let arg = if own { arg } else { arg.display_order(order) };
        let takes = arg.get_action().takes_values();
        arg.help_heading(heading)
            .hide_possible_values(takes)
            .hide_default_value(takes)
            .help(help)
    });
    command.mut_subcommands(|sub| localized(sub, language))
}

/// What may be typed and what holds when nothing is.
fn choices_of(arg: &Arg, language: Language) -> String {
    if !arg.get_action().takes_values() {
        return String::new();
    }
    let names: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|value| value.get_name().to_owned())
        .collect();
    let default: Vec<_> = arg
        .get_default_values()
        .iter()
        .map(|v| v.to_string_lossy())
        .collect();
    let (zh, mut parts) = (language == Language::Chinese, Vec::new());
    if !names.is_empty() {
        parts.push(names.join(" | "));
    }
    if !default.is_empty() {
        let word = if zh { "缺省" } else { "default" };
        parts.push(format!("{word} {}", default.join(",")));
    }
    match (parts.is_empty(), zh) {
        (true, _) => String::new(),
        (false, true) => format!("（{}）", parts.join("；")),
        (false, false) => format!(" ({})", parts.join("; ")),
    }
}

fn pick(both: &StyledStr, language: Language) -> String {
    let both = both.to_string();
    match (both.split_once('¦'), language) {
        (Some((zh, _)), Language::Chinese) => zh.to_owned(),
        (Some((_, en)), Language::English) => en.to_owned(),
        (None, _) => both,
    }
}
