//! The one-table form: which column of `simple.csv` a field of its three records comes from. Mistakes in the records are shown there.

use crate::diagnostic::{FieldPath, Step};

/// Where a record stands in the one-table form.
#[derive(Clone, Debug)]
pub struct OneTable {
    /// The column that names the record.
    pub name: &'static str,
    /// Columns that were taken over from another row, with its number.
    pub elsewhere: Vec<(&'static str, u32)>,
}

impl OneTable {
    /// A record whose row says all of it.
    #[must_use]
    pub fn named_by(name: &'static str) -> Self {
        Self { name, elsewhere: Vec::new() }
    }

    /// Notes that a column was taken over from another row.
    pub fn take(&mut self, column: &'static str, row: u32) {
        self.elsewhere.retain(|(known, _)| *known != column);
        self.elsewhere.push((column, row));
    }

    /// Returns the way to the column that fills a field, with the row if it is another one than that of the record.
    pub(super) fn place(&self, path: FieldPath) -> Result<(u32, FieldPath), FieldPath> {
        let path = column(path, self.name);
        match self.elsewhere.iter().find(|(column, _)| *column == path.outermost()) {
            Some((_, row)) => Ok((*row, path)),
            None => Err(path),
        }
    }
}

/// Returns the way to the column that fills a field. `name` is the column that names the record.
fn column(path: FieldPath, name: &'static str) -> FieldPath {
    let keys: Vec<&str> = path.0.iter().filter_map(|step| if let Step::Key(key) = step { Some(&**key) } else { None }).collect();
    let column = match (keys.first().copied(), keys.last().copied()) {
        (Some("name" | "id"), _) => name,
        (Some("organization"), _) => "provider",
        (Some("program_url"), _) => "website",
        (Some("phones"), _) => "phone",
        (Some("location"), _) | (Some("address"), Some("line1")) => "street",
        (Some("tracks"), Some("tracks")) => "hours_per_day",
        (Some("address" | "tracks"), Some(inner)) => inner,
        (Some("credentials"), _) => "license",
        (Some("focus"), _) => "treats",
        (Some("group_types"), _) => "groups",
        (Some("family_services"), _) => "family",
        (Some("age_min" | "age_max"), _) => "ages",
        (Some("language_support"), _) => "languages",
        (Some("delivery_modes"), _) => "in_person_or_online",
        (Some("telehealth_states"), _) => "state",
        (Some("time_of_day"), _) => "times",
        (Some("duration_weeks"), _) => "weeks",
        (Some("last_verified"), _) => "last_checked",
        _ => return path,
    };
    column.into()
}
