//! The day that counts as today in every site made here, and days counted from it.

use jiff::{Span, civil::Date};

/// The day on which the sites are built: `carepress build --as-of 2026-11-01`.
pub(crate) const AS_OF: Date = jiff::civil::date(2026, 11, 1);

/// Returns the day so many days before.
pub(crate) fn days_ago(days: usize) -> Date {
    from_today(-i64::try_from(days).expect("a few years"))
}

/// Returns the day so many days later.
pub(crate) fn days_ahead(days: usize) -> Date {
    from_today(i64::try_from(days).expect("a few years"))
}

fn from_today(days: i64) -> Date {
    AS_OF.checked_add(Span::new().days(days)).expect("dates near today exist")
}
