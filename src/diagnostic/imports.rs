//! Remarks on files of others that are brought in.

use super::{Diagnostic, Place, any_of, rules};

impl Diagnostic {
    /// The file is not of the form that was named: `why` says in what; `looks_like` is the form that it seems to have.
    pub(crate) fn foreign_shape(at: Place, why: &str, looks_like: Option<&str>) -> Self {
        let help = looks_like.map_or_else(
            || "download the file again, or name the form that it has".to_owned(),
            |form| format!("this looks like the form `{form}`: import it with `carepress import {form}`"),
        );
        Self::new(&rules::FOREIGN_SHAPE, at, why).help(help)
    }

    /// The file, or the rest of it from a row on, cannot be read at all.
    pub(crate) fn unreadable_file(at: Place, why: &str, what_to_do: &str) -> Self {
        Self::new(&rules::FOREIGN_SHAPE, at, why).help(what_to_do)
    }

    /// The file is not written in UTF-8, as tables are, but can be read.
    pub(crate) fn other_encoding(at: Place, name: &str) -> Self {
        Self::new(&rules::REPAIRED_VALUE, at, format!("this file is written in {name}, and was read as that"))
            .help("if letters with accents look wrong, save it as `CSV UTF-8`, and import that")
    }

    /// A cell of a workbook has no value of its own: `why`.
    pub(crate) fn empty_handed_cell(at: Place, why: &str, what_to_do: &str) -> Self {
        Self::new(&rules::UNREAD_CELL, at, why).help(what_to_do)
    }

    /// The file is one page of several.
    pub(crate) fn partial_list(at: Place, page: u64, pages: u64) -> Self {
        let help = "save the other pages, too, and import each; or ask for more records a page";
        Self::new(&rules::PARTIAL_LIST, at, format!("this is page {page} of {pages}: the list goes on in other files")).help(help)
    }

    /// Rows that offer no IOP were left out.
    pub(crate) fn rows_without_iop(at: Place, rows: usize) -> Self {
        let rows = if rows == 1 { "1 row names".to_owned() } else { format!("{rows} rows name") };
        let message = format!("{rows} no intensive outpatient program, and were left out");
        Self::new(&rules::OTHER_LEVEL, at, if rows.starts_with("1 ") { message.replace("were", "was") } else { message })
            .help("ask for all levels of care to bring them in as what they offer")
    }

    /// Rows that say nothing of services.
    pub(crate) fn rows_without_services(at: Place, rows: usize) -> Self {
        let rows = if rows == 1 { "1 row says".to_owned() } else { format!("{rows} rows say") };
        let message = format!("{rows} nothing of the services there, which does not mean that there are none");
        Self::new(&rules::OTHER_LEVEL, at, message).help("call to ask, and write the program by hand if there is one")
    }

    /// A row was left out for the want of these columns.
    pub(crate) fn skipped_row<'a>(at: Place, missing: impl IntoIterator<Item = &'a str>) -> Self {
        let message = format!("this row has no {}, and was left out", any_of(missing));
        Self::new(&rules::SKIPPED_ROW, at, message).help("fill the cell in if the program is to be listed")
    }

    /// A value was mended: why it is plain that it was damaged.
    pub(crate) fn repaired_value(at: Place, old: &str, new: &str, why: &str) -> Self {
        let message = if new.is_empty() { format!("`{old}` was left out: {why}") } else { format!("`{old}` was read as `{new}`: {why}") };
        Self::new(&rules::REPAIRED_VALUE, at, message)
    }

    /// A column, code or label means nothing here; told once, with the number of rows that have it.
    pub(crate) fn unknown_code(at: Place, what: &str, code: &str, rows: usize) -> Self {
        let rows = if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
        Self::new(&rules::UNKNOWN_CODE, at, format!("the {what} `{code}` means nothing here ({rows})"))
    }

    /// There are more unknown columns, codes and labels than are told one by one.
    pub(crate) fn unknown_codes(at: Place, more: usize) -> Self {
        Self::new(&rules::UNKNOWN_CODE, at, format!("{more} more columns, codes or labels mean nothing here"))
            .help("check whether this is the file as it was downloaded")
    }

    /// A column is there twice.
    pub(crate) fn column_twice(at: Place, name: &str) -> Self {
        Self::new(&rules::REPAIRED_VALUE, at, format!("the column `{name}` is there twice; only the first was read"))
            .help("delete the column that is wrong, or give it another name")
    }

    /// A row tells of the same place as one before it.
    pub(crate) fn merged_rows(at: Place, name: &str, row: usize) -> Self {
        Self::new(&rules::LIKELY_DUPLICATE, at, format!("`{name}` is there already, in row {row}: both rows were read as one place"))
    }

    /// A record is most likely one that is there already: `why`, such as "same phone and ZIP".
    pub(crate) fn likely_duplicate(at: Place, other: &str, why: &str) -> Self {
        Self::new(&rules::LIKELY_DUPLICATE, at, format!("this is most likely `{other}`: {why}"))
            .help("if it is, delete the file that the import wrote, and keep the one with more facts")
    }

    /// A row offers no IOP; `level` is what it was filed under.
    pub(crate) fn other_level(at: Place, level: &str) -> Self {
        Self::new(&rules::OTHER_LEVEL, at, format!("nothing in this row names an intensive outpatient program; filed under `{level}`"))
    }

    /// A field of the file has no place in a record; told once, with the number of records that have it.
    pub(crate) fn dropped_field(at: Place, field: &str, records: usize) -> Self {
        let records = if records == 1 { "1 record".to_owned() } else { format!("{records} records") };
        Self::new(&rules::DROPPED_FIELD, at, format!("the field `{field}` has no place here and was left out ({records})"))
    }

    /// An object is told again, and differently: what was told first stays. `fields` are those that differ.
    pub(crate) fn told_twice(at: Place, kind: &str, id: &str, fields: &[&str]) -> Self {
        let fields = fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
        let message = format!("the {kind} `{id}` is there already, and says something else of {fields}: what stands first was kept");
        Self::new(&rules::LIKELY_DUPLICATE, at, message)
    }

    /// A file of a package or folder was passed over: `why`.
    pub(crate) fn skipped_file(at: Place, name: &str, why: &str) -> Self {
        Self::new(&rules::DROPPED_FIELD, at, format!("`{name}` was passed over: {why}"))
    }

    /// A person has changed a field that the file changes, too.
    pub(crate) fn kept_edit(at: Place, field: &str, file_says: &str) -> Self {
        Self::new(
            &rules::KEPT_EDIT,
            at,
            format!("`{field}` was changed here since the last import, and is kept; the file says `{file_says}`"),
        )
        .help("find out which is right; if it is the file's, write that here")
    }

    /// A record that the file changes is a row of a table.
    pub(crate) fn fixed_place(at: Place, id: &str, fields: &str) -> Self {
        Self::new(&rules::FIXED_PLACE, at, format!("the file changes {fields} of `{id}`, which is a row of this table"))
            .help("change the cells of the row by hand, or give the record a file of its own")
    }
}
