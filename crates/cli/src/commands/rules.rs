//! `jixiao rules`

use super::{FINE, Stop, budget_year, language, output, style};
use crate::args::{Cli, RulesArgs};
use crate::style::{Tone, pad};
use app::Rules;
use domain::text::Text;
use std::io::Write;

/// Lists the rule sets, shows one with its sources, or compares two.
pub fn run(cli: &Cli, args: &RulesArgs) -> Result<u8, Stop> {
    let rules = Rules::default();
    let language = language(cli);
    let what: Vec<&str> = args.what.iter().map(String::as_str).collect();
    let page = match what.as_slice() {
        [] => {
            let style = style(cli, false);
            let lines = rules.list()?.into_iter().map(|(id, name)| {
                let id = style.paint(Tone::Strong, &pad(&id.0, 22));
                format!("{id}{}\n", name.get(language))
            });
            lines.collect()
        }
        ["diff", a, b] => rules.diff(a, b, language)?,
        [id] if *id != "diff" => rules.page(id, budget_year(args.year)?, language)?,
        _ => {
            return Err(Stop::Usage(Text::new(
                "用法：jixiao rules [规则编号] 或 jixiao rules diff A B（可写 编号@年度）",
                "usage: jixiao rules [ID] or jixiao rules diff A B (a side may be ID@YEAR)",
            )));
        }
    };
    let mut out = output(None)?;
    out.write_all(page.as_bytes())?;
    if !page.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(FINE)
}
