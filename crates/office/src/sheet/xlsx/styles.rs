//! The number formats of cells.

use crate::ReadError;
use crate::format::Format;
use crate::limits::MOST_PIECES;
use crate::sheet::number_format::built_in;
use crate::sheet::workbook::{CellFormat, too_many};
use crate::sheet::xml::{Node, Xml, attribute};
use std::collections::BTreeMap;

/// Reads the formats, in the order by which cells name them.
pub(super) fn read(bytes: &[u8], part: &str) -> Result<Vec<CellFormat>, ReadError> {
    let mut xml = Xml::new(bytes, Format::Xlsx, part);
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let mut formats = Vec::new();
    let mut of_cells = false;
    loop {
        let start = match xml.next()? {
            Node::Start(start) => start,
            Node::Over => return Ok(formats),
            _ => continue,
        };
        match start.local_name().into_inner() {
            "numFmt" => {
                let id = attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                let code = attribute(&start, "formatCode");
                if let (Some(id), Some(code)) = (id, code) {
                    codes.insert(id, code.into_owned());
                }
            }
            "cellXfs" => of_cells = true,
            "cellStyles" | "dxfs" | "cellStyleXfs" => of_cells = false,
            "xf" if of_cells => {
                let id = attribute(&start, "numFmtId")
                    .and_then(|id| id.parse().ok())
                    .unwrap_or(0);
                let code = codes.get(&id).map_or_else(|| built_in(id), String::as_str);
                formats.push(CellFormat::new(code));
            }
            _ => {}
        }
        if formats.len().max(codes.len()) > MOST_PIECES / 16 {
            return Err(too_many());
        }
    }
}
