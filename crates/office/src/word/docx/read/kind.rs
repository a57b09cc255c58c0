//! The elements that matter, told apart once by namespace and name.

use super::super::xml::Space;

/// An element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph.
    Paragraph,
    /// Properties of a paragraph.
    ParagraphProperties,
    /// The style of a paragraph.
    ParagraphStyle,
    /// The list a paragraph is numbered in.
    List,
    /// The id of the list.
    ListId,
    /// The level in the list.
    ListLevel,
    /// Heading level.
    Outline,
    /// Where lines stand.
    Align,
    /// Begins a page.
    PageBreakBefore,
    /// A run of text.
    Run,
    /// Properties of a run or of a paragraph mark.
    RunProperties,
    /// The style of a run.
    RunStyle,
    /// Typefaces.
    Fonts,
    /// Size, bold, hidden.
    Letters,
    /// Text.
    Text,
    /// Tabulator.
    Tab,
    /// Line or page break.
    Break,
    /// Line break of old.
    CarriageReturn,
    /// A hyphen at which no line breaks.
    NoBreakHyphen,
    /// A character of a symbol font.
    Symbol,
    /// Part of a field: begin, separate, end.
    FieldMark,
    /// The instruction of a field.
    Instruction,
    /// A box to tick of an old form.
    CheckBox,
    /// Whether the box is ticked.
    Checked,
    /// The entry chosen of an old list.
    Chosen,
    /// An entry of an old list.
    ListEntry,
    /// A reference to a footnote.
    FootnoteReference,
    /// A reference to an endnote.
    EndnoteReference,
    /// A reference to a comment.
    CommentReference,
    /// The text of one footnote, endnote or comment.
    Note,
    /// A table.
    Table,
    /// A column of a table.
    GridColumn,
    /// A row.
    Row,
    /// Properties of a row.
    RowProperties,
    /// Columns left free before a row.
    GridBefore,
    /// The height of a row.
    RowHeight,
    /// A row repeated on every page.
    HeadRow,
    /// A cell.
    Cell,
    /// Properties of a cell.
    CellProperties,
    /// The width of a cell.
    CellWidth,
    /// Columns a cell covers.
    GridSpan,
    /// Merged with the cell above.
    VerticalMerge,
    /// Merged with the cell to the left.
    HorizontalMerge,
    /// Background.
    Shade,
    /// Inserted, tracked.
    Inserted,
    /// Deleted, tracked.
    Deleted,
    /// Moved away, tracked.
    MovedFrom,
    /// Moved here, tracked.
    MovedTo,
    /// A cell inserted, tracked.
    CellInserted,
    /// A cell deleted, tracked.
    CellDeleted,
    /// Properties as they were before a tracked change; what is not shown.
    Unshown,
    /// A content control.
    Control,
    /// A content control shows its prompt.
    Prompted,
    /// What stands in a text box.
    TextBox,
    /// One of several forms of the same.
    Choice,
    /// Alternatives of the same.
    Alternatives,
    /// What to take where no choice is understood.
    Fallback,
    /// A section.
    Section,
    /// How a section begins.
    SectionType,
    /// The page's size.
    PageSize,
    /// The page's margins.
    PageMargins,
    /// A header of a section.
    HeaderReference,
    /// A footer of a section.
    FooterReference,
    /// A picture, a chart, a diagram.
    Drawing,
    /// An embedded object.
    Object,
    /// Other files taken in.
    Foreign,
    /// Above the line of a fraction.
    Numerator,
    /// All others.
    Other,
}

/// Which element it is.
pub(super) fn kind(space: Space, name: &str) -> Kind {
    match space {
        Space::Word => word(name),
        Space::Math => match name {
            "t" => Kind::Text,
            "num" => Kind::Numerator,
            _ => Kind::Other,
        },
        Space::Compat => match name {
            "AlternateContent" => Kind::Alternatives,
            "Choice" => Kind::Choice,
            "Fallback" => Kind::Fallback,
            _ => Kind::Other,
        },
        Space::Other => match name {
            "pic" | "imagedata" | "chart" | "relIds" => Kind::Drawing,
            _ => Kind::Other,
        },
    }
}

fn word(name: &str) -> Kind {
    match name {
        "p" => Kind::Paragraph,
        "r" => Kind::Run,
        "t" => Kind::Text,
        "tc" => Kind::Cell,
        "tr" => Kind::Row,
        "tbl" => Kind::Table,
        "pPr" => Kind::ParagraphProperties,
        "rPr" => Kind::RunProperties,
        "tcPr" => Kind::CellProperties,
        "trPr" => Kind::RowProperties,
        "sz" | "b" | "vanish" => Kind::Letters,
        "rFonts" => Kind::Fonts,
        "rStyle" => Kind::RunStyle,
        "pStyle" => Kind::ParagraphStyle,
        "jc" => Kind::Align,
        "outlineLvl" => Kind::Outline,
        "pageBreakBefore" => Kind::PageBreakBefore,
        "numPr" => Kind::List,
        "numId" => Kind::ListId,
        "ilvl" => Kind::ListLevel,
        "tcW" => Kind::CellWidth,
        "gridCol" => Kind::GridColumn,
        "gridSpan" => Kind::GridSpan,
        "vMerge" => Kind::VerticalMerge,
        "hMerge" => Kind::HorizontalMerge,
        "gridBefore" => Kind::GridBefore,
        "trHeight" => Kind::RowHeight,
        "tblHeader" => Kind::HeadRow,
        "shd" => Kind::Shade,
        "tab" | "ptab" => Kind::Tab,
        "br" => Kind::Break,
        "cr" => Kind::CarriageReturn,
        "noBreakHyphen" => Kind::NoBreakHyphen,
        "sym" => Kind::Symbol,
        _ => seldom(name),
    }
}

fn seldom(name: &str) -> Kind {
    match name {
        "fldChar" => Kind::FieldMark,
        "instrText" => Kind::Instruction,
        "checkBox" => Kind::CheckBox,
        "checked" | "default" => Kind::Checked,
        "result" => Kind::Chosen,
        "listEntry" => Kind::ListEntry,
        "ins" => Kind::Inserted,
        "del" => Kind::Deleted,
        "moveFrom" => Kind::MovedFrom,
        "moveTo" => Kind::MovedTo,
        "cellIns" => Kind::CellInserted,
        "cellDel" => Kind::CellDeleted,
        "rPrChange" | "pPrChange" | "tblPrChange" | "tblGridChange" | "trPrChange"
        | "tcPrChange" | "sectPrChange" | "tblPrExChange" | "numberingChange" | "rt"
        | "delText" | "delInstrText" => Kind::Unshown,
        "sdt" => Kind::Control,
        "showingPlcHdr" => Kind::Prompted,
        "txbxContent" => Kind::TextBox,
        "sectPr" => Kind::Section,
        "type" => Kind::SectionType,
        "pgSz" => Kind::PageSize,
        "pgMar" => Kind::PageMargins,
        "headerReference" => Kind::HeaderReference,
        "footerReference" => Kind::FooterReference,
        "footnoteReference" => Kind::FootnoteReference,
        "endnoteReference" => Kind::EndnoteReference,
        "commentReference" => Kind::CommentReference,
        "footnote" | "endnote" | "comment" => Kind::Note,
        "object" => Kind::Object,
        "altChunk" | "subDoc" => Kind::Foreign,
        _ => Kind::Other,
    }
}
