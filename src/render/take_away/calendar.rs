//! The sessions of a program as a calendar (iCalendar, RFC 5545): an event that comes back every week for each time of each pattern.

use jiff::{Span, civil::DateTime};

use super::{advice, lines::Lines, place, profile, street, zone};
use crate::{
    content::raw::{Closure, Day},
    model::{
        Program,
        program::{Session, Track},
        shown_phone,
    },
    render::{Prepared, view::week::together},
    value::{Date, Time},
};

/// Days for which events come back: facts get old, and so should what was made of them.
const SPAN: i64 = 365;

/// The day from which events count where nobody has checked the facts.
const UNCHECKED: jiff::civil::Date = jiff::civil::date(2026, 1, 5);

/// What all events of a program share.
struct Shared<'p> {
    program: &'p Program,
    /// The first day that may have an event.
    from: Date,
    uid: String,
    description: String,
    place: Option<String>,
    url: String,
}

/// The file of a program.
pub(in crate::render) fn sessions(prepared: &Prepared<'_>, index: usize) -> Vec<u8> {
    let program = &prepared.site.programs()[index];
    let from = program.provenance.last_verified.unwrap_or(Date(UNCHECKED));
    let shared = Shared {
        program,
        from,
        uid: prepared.site.uuid("program", &program.id).to_string(),
        description: description(prepared, program),
        place: where_it_meets(prepared, program),
        url: profile(prepared, program),
    };
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Carepress//Sessions//EN");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.text("X-WR-CALNAME", &program.identity.name);
    if let Some(name) = program.schedule.time_zone.as_deref() {
        zone::put(name, from, &mut lines);
    }
    for (number, track) in program.schedule.tracks.iter().enumerate() {
        for (time, sessions) in together(&track.sessions, |session| (session.start, session.end)).iter().enumerate() {
            let uid = format!("{}-{}-{}", shared.uid, number + 1, time + 1);
            put_event(&shared, track, (&uid, sessions), &mut lines);
        }
    }
    lines.put("END", "VCALENDAR");
    lines.done()
}

/// Writes the event of sessions that are at the same time of several days.
fn put_event(shared: &Shared<'_>, track: &Track, (uid, sessions): (&str, &[&Session]), lines: &mut Lines) {
    let days: Vec<Day> = sessions.iter().map(|session| session.day).collect();
    let Some(first) = (0..7).filter_map(|ahead| later(shared.from, ahead)).find(|day| days.contains(&day_of(*day))) else { return };
    let Some(last) = later(shared.from, SPAN) else { return };
    let zone = shared.program.schedule.time_zone.as_deref().map(|zone| format!(";TZID={zone}")).unwrap_or_default();
    let moment = |day: Date, time: Time| zone::moment(at(day, time));
    let (start, end) = (sessions[0].start, sessions[0].end);
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", uid);
    lines.put("DTSTAMP", &format!("{}T000000Z", moment(shared.from, start).split('T').next().unwrap_or_default()));
    lines.put(&format!("DTSTART{zone}"), &moment(first, start));
    lines.put(&format!("DTEND{zone}"), &moment(first, end));
    let by_day = days.iter().map(|day| day.code()).collect::<Vec<_>>().join(",");
    // The end of a series that has a zone is told in UTC; the end of its last day is late enough anywhere.
    let until = if zone.is_empty() { "T235959" } else { "T235959Z" };
    let last = moment(last, start);
    lines.put("RRULE", &format!("FREQ=WEEKLY;BYDAY={by_day};UNTIL={}{until}", last.split('T').next().unwrap_or_default()));
    for day in days_off(&shared.program.schedule.closures).filter(|day| days.contains(&day_of(*day)) && *day >= first) {
        lines.put(&format!("EXDATE{zone}"), &moment(day, start));
    }
    let name = track.name.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
    lines.text("SUMMARY", &format!("{}{name}", shared.program.identity.name));
    lines.some("LOCATION", shared.place.as_deref());
    lines.text("DESCRIPTION", &shared.description);
    lines.put("URL", &shared.url);
    lines.put("END", "VEVENT");
}

fn description(prepared: &Prepared<'_>, program: &Program) -> String {
    let phone = program.first_phone(prepared.site.vocabularies()).map(|phone| shown_phone(&phone.number));
    phone.into_iter().chain(advice(prepared, program)).chain([profile(prepared, program)]).collect::<Vec<_>>().join("\n")
}

fn where_it_meets(prepared: &Prepared<'_>, program: &Program) -> Option<String> {
    let (location, address) = place(prepared, program)?;
    let street = street(location, address);
    let street = if street.is_empty() { street } else { format!("{street}, ") };
    Some(format!("{street}{}, {} {}", address.city, address.state, address.zip))
}

/// The days of closures; of one without an end as many as a year has.
fn days_off(closures: &[Closure]) -> impl Iterator<Item = Date> {
    closures.iter().flat_map(|closure| {
        let from = closure.from.or(closure.to);
        let to = closure.to.or(closure.from);
        from.into_iter()
            .flat_map(move |from| (0..=SPAN).map_while(move |ahead| later(from, ahead).filter(|day| to.is_some_and(|to| *day <= to))))
    })
}

fn later(day: Date, days: i64) -> Option<Date> {
    day.0.checked_add(Span::new().days(days)).ok().map(Date)
}

fn day_of(day: Date) -> Day {
    Day::WEEK[usize::try_from(day.0.weekday().to_monday_zero_offset()).unwrap_or_default()]
}

fn at(day: Date, time: Time) -> DateTime {
    let [hour, minute] = [time.minutes / 60, time.minutes % 60].map(|part| i8::try_from(part).unwrap_or_default());
    day.0.at(hour, minute, 0, 0)
}
