//! Dates of neutral records. They lie years back; as written each record would be stale and print a warning, which is work that other generators
//! do not do. So each date moves to the time before the day of the build, by its distance from the last day of the records.

use jiff::civil::Date;

use crate::dates::days_ago;

const LAST: Date = jiff::civil::date(2025, 12, 31);

/// Moves a date to less than `limit` days before the day of the build.
pub(super) fn recent(written: &str, limit: usize) -> Date {
    let date: Date = written.parse().expect("a date such as 2025-12-31");
    let age = LAST.duration_since(date).as_hours().unsigned_abs() / 24;
    days_ago(usize::try_from(age).expect("some years") % limit)
}
