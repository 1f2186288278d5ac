//! The one-table form: which column of `simple.csv` a field of its three records comes from. Mistakes in the records are shown there.

use crate::diagnostic::{FieldPath, Step};

/// Returns the way to the column that fills a field. `name` is the column that names the record.
pub(super) fn column(path: FieldPath, name: &'static str) -> FieldPath {
    let keys: Vec<&str> = path.0.iter().filter_map(|step| if let Step::Key(key) = step { Some(&**key) } else { None }).collect();
    let column = match (keys.first().copied(), keys.last().copied()) {
        (Some("name"), _) => name,
        (Some("phones"), _) => "phone",
        (Some("address"), Some("line1")) => "street",
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
