//! One function for each thing a person can do: find inputs, read, check, score,
//! write, explain, look at rules. The only crate that reads the clock.
//!
//! Must not know terminals, arguments or wire formats.

mod answers;
mod beside;
mod bundle;
pub mod charts;
mod check;
mod clock;
mod error;
mod explain;
mod fingerprint;
mod fonts;
mod input;
mod letter;
mod line;
mod load;
mod narrative;
mod nearest;
mod output;
mod package;
mod pattern;
mod remarks;
mod report;
mod review;
pub mod rollup;
mod rules;
mod scores;
mod soffice;
mod system;
mod tally;
mod unwritable;
mod waivers;
pub mod words;
mod write;

// What the functions hand out and take in: whoever calls them needs no other crate of ours.
pub use checks::{CHECKS, Check, Coverage, Selection, by_code};
pub use forms::notation::{Places, forms_to_toml, to_toml};
pub use forms::{Notice, Unread, place};
pub use office::{
    Block, Cell as DocumentCell, Document, Fonts, Format, Paragraph, Place, Role, Stored,
    Table as DocumentTable,
};

pub use answers::{Answer, AnswerKind, AnswerStatus, Answered, Answers, Closed, NO_NUMBER, Seen};
pub use beside::{beside, told_beside};
pub use check::{Beside, Checked, Mark, Outcome, Session, check_documents};
pub use clock::today;
pub use error::{Error, ErrorKind};
pub use explain::{Explanation, explain};
pub use fingerprint::{fingerprint, form_key, lasting_number, sha256_hex};
pub use fonts::{font_folders, fonts_at_hand};
pub use input::{EXTENSIONS, Input, LARGEST_INPUT, Source, find_inputs, is_skipped, read_file};
pub use letter::{LetterForm, LetterHead, letter, letter_forms};
pub use line::{clip, one_line};
pub use load::{DocumentFormat, Loaded, load, parse, pick_forms, read_layout};
pub use narrative::Narrative;
pub use nearest::place_of;
pub use output::{OutputFile, Outputs, Target};
pub use package::{Leaf, Tree, UnitNode, YearNode, check_package, package_of};
pub use remarks::{Marked, annotate};
pub use report::{ReportWish, WrittenReport, write_report};
pub use review::review_forms;
pub use rules::{Chosen, Rules};
pub use scores::{Scored, Verdict, score_document, verdict_of};
pub use system::system_text;
pub use tally::{RulesUsed, Tally};
pub use unwritable::unseen_left_out;
pub use waivers::{WAIVER_FINDINGS, Waiver, WaiverFault, WaiverFinding, Waivers, date};
pub use write::{InLayout, blank_forms, in_layout, to_bytes};
