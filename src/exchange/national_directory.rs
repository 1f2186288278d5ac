//! The National Directories of SAMHSA: a workbook with the places on one sheet, the codes of their services in one cell each, and what the codes mean on
//! another. It has no web sites and no coordinates, so places stand in the middle of their ZIP.

use super::{
    Brought,
    findtreatment::{self, Around, Layout, List},
};
use crate::{diagnostic::Checked, path::SourcePath, source::ReadSeek};

const LIST: List = List { name: "SAMHSA's National Directory", title: "SAMHSA National Directory", url: "https://findtreatment.gov" };

/// Reads a directory as XLSX, or saved from it as CSV. `progress` is told how many bytes of the file are read. A file that breaks off brings nothing.
pub fn read(file: &mut dyn ReadSeek, path: &SourcePath, around: &Around<'_>, progress: &dyn Fn(u64)) -> Checked<Brought> {
    findtreatment::read_list(file, path, around, progress, Layout::Coded, LIST)
}
