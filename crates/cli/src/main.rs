//! The executable: arguments in, reports out. Holds no logic of its own.

mod args;
mod commands;
mod progress;
mod report;
mod style;
mod wire;

use app::words;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = args::parse(std::env::args_os().collect());
    ExitCode::from(commands::run(&cli))
}
