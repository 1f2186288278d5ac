//! A time zone as calendars want it (RFC 5545, 3.6.5): the two changes of a year as rules. Calendars that know the zone by its name take their own.

use jiff::{
    Timestamp,
    civil::{DateTime, Weekday},
    tz::{Offset, TimeZone},
};

use super::lines::Lines;
use crate::value::Date;

/// A change of the clocks.
struct Change {
    /// What the clocks show when they are changed.
    at: DateTime,
    from: Offset,
    to: Offset,
    is_summer: bool,
    name: String,
}

/// Writes the zone of an IANA name, with the changes of the year before a day.
pub(super) fn put(name: &str, day: Date, lines: &mut Lines) {
    let Ok(zone) = jiff::tz::db().get(name) else { return };
    // From a year before, so that each moment after the day lies behind a change that is told.
    let before = day.0.saturating_sub(jiff::Span::new().days(366)).to_datetime(jiff::civil::Time::midnight());
    let Ok(start) = zone.to_timestamp(before) else { return };
    lines.put("BEGIN", "VTIMEZONE");
    lines.put("TZID", name);
    let changes = changes(&zone, start);
    for change in &changes {
        let kind = if change.is_summer { "DAYLIGHT" } else { "STANDARD" };
        put_change(kind, change, changes.len() > 1, lines);
    }
    lines.put("END", "VTIMEZONE");
}

/// The next two changes; where clocks never change, what they show since a day long ago.
fn changes(zone: &TimeZone, start: Timestamp) -> Vec<Change> {
    let mut before = zone.to_offset(start);
    let change = |next: jiff::tz::TimeZoneTransition<'_>| {
        let from = std::mem::replace(&mut before, next.offset());
        Change {
            at: from.to_datetime(next.timestamp()),
            from,
            to: next.offset(),
            is_summer: next.dst().is_dst(),
            name: next.abbreviation().to_owned(),
        }
    };
    let changes: Vec<Change> = zone.following(start).take(2).map(change).collect();
    if !changes.is_empty() {
        return changes;
    }
    let now = zone.to_offset_info(start);
    let name = now.abbreviation().to_owned();
    vec![Change { at: jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0), from: now.offset(), to: now.offset(), is_summer: false, name }]
}

fn put_change(kind: &str, change: &Change, every_year: bool, lines: &mut Lines) {
    lines.put("BEGIN", kind);
    lines.put("DTSTART", &moment(change.at));
    if every_year {
        lines.put("RRULE", &format!("FREQ=YEARLY;BYMONTH={};BYDAY={}", change.at.month(), weekday_of_month(change.at)));
    }
    lines.put("TZOFFSETFROM", &offset(change.from));
    lines.put("TZOFFSETTO", &offset(change.to));
    lines.text("TZNAME", &change.name);
    lines.put("END", kind);
}

/// A local moment: `20261126T173000`.
pub(super) fn moment(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

/// Which of its weekdays a day is in its month: `2SU`, or `-1SU` for the last.
fn weekday_of_month(at: DateTime) -> String {
    let day = match at.weekday() {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    };
    let is_last = at.day() + 7 > at.date().days_in_month();
    if is_last { format!("-1{day}") } else { format!("{}{day}", (at.day() - 1) / 7 + 1) }
}

fn offset(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    format!("{}{:02}{:02}", if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::{Lines, put};
    use crate::value::Date;

    fn zone(name: &str) -> String {
        let mut lines = Lines::default();
        put(name, Date::read("2026-10-28").unwrap(), &mut lines);
        String::from_utf8(lines.done()).unwrap().replace("\r\n", " ")
    }

    #[test]
    fn both_changes_of_a_year_are_rules() {
        let chicago = zone("America/Chicago");
        assert!(
            chicago.contains(
                "BEGIN:STANDARD DTSTART:20251102T020000 RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU TZOFFSETFROM:-0500 TZOFFSETTO:-0600"
            )
        );
        assert!(
            chicago.contains(
                "BEGIN:DAYLIGHT DTSTART:20260308T020000 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU TZOFFSETFROM:-0600 TZOFFSETTO:-0500"
            )
        );
    }

    #[test]
    fn clocks_that_never_change_have_one_time() {
        let phoenix = zone("America/Phoenix");
        assert!(phoenix.contains("DTSTART:19700101T000000 TZOFFSETFROM:-0700 TZOFFSETTO:-0700") && !phoenix.contains("RRULE"), "{phoenix}");
    }
}
