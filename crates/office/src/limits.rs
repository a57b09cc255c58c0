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

/// Bytes that a part of a document unpacks to: the longest report package has some. A million
/// cells, which is as many as are read, have no more.
pub const MOST_PART: u64 = 48 << 20;

/// Bytes that all parts of an archive unpack to, together.
pub const MOST_UNPACKED: u64 = 512 << 20;

/// Bytes that everything within one archive unpacks to, together: its documents, their
/// parts, and those of archives in it. What does not fit is left out and named.
pub const MOST_BUNDLED: u64 = 256 << 20;

/// What a large archive may unpack to, all in all, in sizes of its own: the tables of real
/// documents come to some twenty.
pub const BUNDLED_TIMES: u64 = 32;

/// What anything packed can unpack to, in sizes of its own; whoever says more is wrong.
pub const PACKED_TIMES: u64 = 1_032;

/// Archives within archives that are opened.
pub const NESTED_ARCHIVES: usize = 2;

/// Parts of a mail within one another: a page with its pictures, beside its plain text, beside
/// attached files, are three.
pub const NESTED_PARTS: usize = 8;

/// XML elements, HTML elements or PDF objects within one another.
pub const DEEPEST: usize = 256;

/// Namespaces bound at one place of an XML part: Word itself binds some thirty, and every
/// element is looked up among them.
pub const MOST_PREFIXES: usize = 512;

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

/// Glyphs, lines and drawings of a whole PDF: pages may share one heavy content.
pub const MOST_MARKS: usize = 4_000_000;

/// Bytes that the streams of a PDF unpack to, together; pictures that nothing reads are not
/// unpacked and not counted. A page counts each time it is one.
pub const MOST_STREAMED: u64 = 256 << 20;

/// Bytes of drawing instructions of a PDF, counted each time they are gone through.
pub const MOST_INSTRUCTIONS: u64 = 256 << 20;

/// Samples in a row of a stream that tells its rows apart; pictures have some thousands.
pub const WIDEST_STREAM_ROW: u32 = 1 << 20;

/// How much a search for the ends of a PDF's streams may go through, in lengths of the file.
pub const STREAM_SEARCHES: u64 = 64;

/// Cells that the ruling lines of a PDF page may part it into; more are a drawing.
pub const MOST_RULED_CELLS: usize = 20_000;

/// Pieces of text on a PDF page among which tables without lines are looked for.
pub const MOST_UNRULED_CHUNKS: usize = 4_000;

/// Rows of a table without lines on one PDF page.
pub const MOST_UNRULED_ROWS: usize = 400;

/// Bytes of text, formulas and number formats in all cells of a workbook: one text may
/// stand in every cell of it.
pub const MOST_CELL_TEXT: u64 = 64 << 20;

/// Cells of a merged area up to which it widens what is in use of a sheet.
pub const LARGEST_MERGE: u64 = 10_000;

/// Cells between the first and the last of a sheet, above which its empty rows and columns
/// are left out if it is sparse.
pub const SPARSE_AREA: u64 = 20_000;

/// Places for each cell that holds something, above which a large sheet is sparse.
pub const SPARSE_CELLS: u64 = 50;

/// Bytes of a formula that is computed; Excel takes 8192 characters.
pub const LONGEST_FORMULA: usize = 8192;

/// Parentheses, functions and operands within one another in a formula that is computed.
pub const DEEPEST_FORMULA: usize = 48;

/// Formulas without kept results that are computed for one another.
pub const DEEPEST_CHAIN: usize = 6;

/// Cells looked at while the formulas of a workbook are computed.
pub const FORMULA_STEPS: usize = 2_000_000;

/// Characters of a text in a cell, which is where programs cut it.
pub const LONGEST_CELL: usize = 32_767;

/// HTML elements left open within one another: pages of careless programs leave some
/// hundreds open, and every one costs a look at all that are.
pub const UNCLOSED_ELEMENTS: usize = 4_096;

/// HTML elements that are opened anew because their like were left open.
pub const REOPENED_ELEMENTS: usize = 2_000_000;
