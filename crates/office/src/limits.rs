//! Every limit on what is read, in one place.

/// Bytes at the start of a file in which binary content shows.
pub const SNIFFED_BYTES: usize = 64 * 1024;

/// Undecodable characters for each thousand, up to which a text is still read with doubts.
pub const BAD_CHARACTERS_PER_THOUSAND: usize = 5;

/// Doubts about undecodable lines that are listed one by one.
pub const LISTED_DOUBTS: usize = 20;

/// Cells and lines of one document: hundreds of times the longest report package. Each
/// costs a few hundred bytes once it is understood, whatever it holds.
pub const MOST_PIECES: usize = 1_000_000;

/// Entries of an archive: a Word or Excel file has some dozens, a district's year in one
/// archive some thousands.
pub const MOST_ENTRIES: usize = 20_000;

/// Bytes that all parts of an archive unpack to, together.
pub const MOST_UNPACKED: u64 = 512 << 20;

/// Archives within archives that are opened.
pub const NESTED_ARCHIVES: usize = 2;

/// XML elements, HTML elements or PDF objects within one another.
pub const DEEPEST: usize = 256;

/// Bytes of a number format; Excel takes 255 characters.
pub const LONGEST_NUMBER_FORMAT: usize = 1024;

/// Columns of a table in a text document: Word itself allows 63, browsers 1000.
pub const MOST_COLUMNS: u32 = 1_000;

/// Pages of a PDF: a district's whole report book has some hundreds.
pub const MOST_PAGES: usize = 2_000;

/// Glyphs on a page of a PDF: the densest tables have some thousands.
pub const MOST_GLYPHS: usize = 100_000;

/// Ruling lines on a page of a PDF, dots of dotted lines each counted.
pub const MOST_RULES: usize = 50_000;

/// Paths, runs of glyphs, pictures and clips drawn on a page of a PDF.
pub const MOST_DRAWINGS: usize = 500_000;

/// Cells that the ruling lines of a PDF page may part it into; more are a drawing.
pub const MOST_RULED_CELLS: usize = 20_000;
