//! Days, hours and weeks: as sessions, or as ranges where the sessions are not told.

use super::limit;
use crate::{
    content::{
        Entry,
        raw::{self, Closure, Day},
    },
    diagnostic::{Diagnostic, FieldPath},
    model::{
        Surroundings,
        location::Location,
        remarks::{Remarks, plain, shown},
        vocabulary::TermIndex,
    },
    value::{Range, Time},
};

/// When a program meets and for how long.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// The weekly patterns that a person can follow.
    pub tracks: Vec<Track>,
    /// IANA time zone of the times; none if nothing tells it.
    pub time_zone: Option<Box<str>>,
    /// Terms of `time-of-day` as given; used where there are no sessions.
    pub stated_time_of_day: Vec<TermIndex>,
    /// Weeks, 1 to 52.
    pub duration_weeks: Option<Range>,
    /// Term of `duration-basis`.
    pub duration_basis: Option<TermIndex>,
    /// Weeks with fewer hours at the end, 0 to 26.
    pub step_down_weeks: Option<u8>,
    /// Term of `starts`.
    pub starts: Option<TermIndex>,
    /// Days without sessions that are not over yet.
    pub closures: Vec<Closure>,
}

/// One weekly pattern.
#[derive(Clone, Debug)]
pub struct Track {
    /// What people call it.
    pub name: Option<Box<str>>,
    /// Its sessions, by day and time; none if only ranges are told.
    pub sessions: Vec<Session>,
    /// Days a week.
    pub days_per_week: Range,
    /// Hours a week.
    pub hours_per_week: Range,
}

/// One session of a week, in local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// The day.
    pub day: Day,
    /// When it starts.
    pub start: Time,
    /// When it ends, later on the same day.
    pub end: Time,
    /// Term of `delivery-mode`, where the program mixes.
    pub mode: Option<TermIndex>,
}

impl Track {
    /// Hours a day: as stated, or hours a week through days a week.
    #[must_use]
    pub fn hours_per_day(&self) -> Range {
        let Self { hours_per_week: hours, days_per_week: days, .. } = self;
        Range { min: hours.min / days.min, max: hours.max / days.max }
    }
}

impl Session {
    /// How long it lasts, in hours.
    #[must_use]
    pub fn hours(&self) -> f64 {
        f64::from(self.end.minutes - self.start.minutes) / 60.0
    }
}

/// A session and its number among those that were written, in its track or in the table.
type Numbered = (usize, Session);

/// Checks the schedule (DATA-040 to DATA-046). `rows` are the program's rows of `sessions.csv`, which win over its own ranges.
pub(super) fn check(
    raw: &raw::Program,
    rows: &[&Entry<raw::SessionRow>],
    location: Option<&Location>,
    around: &Surroundings<'_>,
    remarks: &mut Remarks<'_>,
) -> Schedule {
    let mut tracks: Vec<Track> =
        raw.tracks.iter().enumerate().filter_map(|(index, track)| check_track(index, track, around, remarks)).collect();
    if !rows.is_empty() {
        tracks = tracks_of_rows(rows, around, remarks);
    }
    if rows.is_empty() && raw.tracks.is_empty() {
        remarks.missing("tracks", "give the week, such as `tracks: [{days_per_week: 3, hours_per_day: 3}]`");
    }
    let has_sessions = tracks.iter().any(|track| !track.sessions.is_empty());
    if has_sessions && !raw.time_of_day.is_empty() {
        remarks.add(Diagnostic::time_of_day_ignored(remarks.at("time_of_day")));
    }
    let duration_weeks = remarks.range("duration_weeks", raw.duration_weeks, limit("duration_weeks"));
    if let Some(weeks) = duration_weeks.filter(|weeks| weeks.max > 26.0) {
        remarks.add(Diagnostic::long_program(remarks.at("duration_weeks"), &shown(weeks)));
    }
    let step_down = remarks.number("step_down_weeks", raw.step_down_weeks.map(f64::from), limit("step_down_weeks"));
    let lists = around.vocabularies;
    for (index, closure) in raw.closures.iter().enumerate() {
        if let (Some(from), Some(to)) = (closure.from, closure.to)
            && from > to
        {
            remarks.add(Diagnostic::reversed_closure(
                remarks.at(FieldPath::from("closures").item(index)),
                &from.to_string(),
                &to.to_string(),
            ));
        }
    }
    Schedule {
        tracks,
        time_zone: time_zone(raw, location, remarks),
        stated_time_of_day: remarks.terms("time_of_day", &raw.time_of_day, "time-of-day", lists),
        duration_weeks,
        duration_basis: remarks.term("duration_basis", raw.duration_basis.as_ref(), "duration-basis", lists),
        step_down_weeks: raw.step_down_weeks.filter(|_| step_down.is_some()),
        starts: remarks.term("starts", raw.starts.as_ref(), "starts", lists),
        closures: raw
            .closures
            .iter()
            .filter(|closure| closure.to.or(closure.from).is_some_and(|end| end >= around.as_of))
            .cloned()
            .collect(),
    }
}

fn time_zone(raw: &raw::Program, location: Option<&Location>, remarks: &mut Remarks<'_>) -> Option<Box<str>> {
    let Some(name) = raw.timezone.as_deref() else { return location.and_then(|location| location.time_zone.clone()) };
    if jiff::tz::db().get(name).is_err() {
        remarks.add(Diagnostic::unknown_time_zone(remarks.at("timezone"), name));
        return None;
    }
    Some(name.into())
}

fn check_track(index: usize, written: &raw::Track, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Option<Track> {
    let path = || FieldPath::from("tracks").item(index);
    let name = written.name.as_deref().map(Into::into);
    if !written.sessions.is_empty() {
        let at = |number: usize| path().key("sessions").item(number);
        let sessions = written.sessions.iter().enumerate();
        let sessions: Vec<Numbered> =
            sessions.filter_map(|(number, session)| Some((number, check_session(&at(number), session, around, remarks)?))).collect();
        for (number, day) in overlaps(&sessions) {
            remarks.add(Diagnostic::overlapping_sessions(remarks.at(at(number)), day.code()));
        }
        return (!sessions.is_empty()).then(|| track_of_sessions(name, sessions));
    }
    let days = remarks.range(path().key("days_per_week"), written.days_per_week, limit("tracks[].days_per_week"));
    let hours = remarks.range(path().key("hours_per_day"), written.hours_per_day, limit("tracks[].hours_per_day"));
    if written.days_per_week.is_none() || written.hours_per_day.is_none() {
        if remarks.expects("tracks") {
            remarks.add(Diagnostic::missing_field(
                remarks.at(path()),
                "sessions",
                "give the sessions, or `days_per_week` and `hours_per_day`",
            ));
        }
        return None;
    }
    let (days, hours) = days.zip(hours)?;
    let usual = |range: Range, usual: Range| range.min >= usual.min && range.max <= usual.max;
    if !usual(days, around.standards.usual_days) {
        remarks.add(Diagnostic::unusual_days(remarks.at(path().key("days_per_week")), &shown(days)));
    }
    if !usual(hours, around.standards.usual_hours) {
        remarks.add(Diagnostic::unusual_hours(remarks.at(path().key("hours_per_day")), &shown(hours)));
    }
    Some(Track {
        name,
        sessions: Vec::new(),
        days_per_week: days,
        hours_per_week: Range { min: days.min * hours.min, max: days.max * hours.max },
    })
}

/// Checks one session. `path` leads to it from its record; a row of `sessions.csv` is a session itself.
fn check_session(path: &FieldPath, written: &raw::Session, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Option<Session> {
    let at = |key: &str| path.clone().key(key);
    let (Some(day), Some(start), Some(end)) = (written.day, written.start, written.end) else {
        for (field, missing) in [("day", written.day.is_none()), ("start", written.start.is_none()), ("end", written.end.is_none())] {
            if missing && remarks.expects(at(field).outermost()) {
                let help = "a session is a day, a start and an end, such as MO, 17:30 and 20:30";
                remarks.add(Diagnostic::missing_field(remarks.at(at(field)), field, help));
            }
        }
        return None;
    };
    if end <= start {
        remarks.add(Diagnostic::session_ends_first(remarks.at(at("end")), &start.to_string(), &end.to_string()));
        return None;
    }
    let mode = remarks.term(at("mode"), written.mode.as_ref(), "delivery-mode", around.vocabularies);
    let session = Session { day, start, end, mode };
    if session.hours() > 8.0 {
        remarks.add(Diagnostic::long_session(remarks.at(at("end")), &plain(session.hours())));
    }
    let uneven = |time: Time| !time.minutes.is_multiple_of(15);
    if uneven(start) || uneven(end) || session.hours() < 0.5 {
        let place = remarks.at(at(if uneven(start) { "start" } else { "end" }));
        remarks.add(Diagnostic::uneven_session(place, &start.to_string(), &end.to_string()));
    }
    Some(session)
}

/// The days on which two sessions of a track overlap, each with the number of the first session that runs into an earlier one.
fn overlaps(sessions: &[Numbered]) -> Vec<(usize, Day)> {
    let overlap = |a: &Session, b: &Session| a.day == b.day && a.start < b.end && b.start < a.end;
    let mut found: Vec<(usize, Day)> = Vec::new();
    for (place, (number, session)) in sessions.iter().enumerate() {
        let runs_into = sessions[..place].iter().any(|(_, earlier)| overlap(earlier, session));
        if runs_into && found.iter().all(|(_, day)| *day != session.day) {
            found.push((*number, session.day));
        }
    }
    found
}

fn track_of_sessions(name: Option<Box<str>>, sessions: Vec<Numbered>) -> Track {
    let mut sessions: Vec<Session> = sessions.into_iter().map(|(_, session)| session).collect();
    sessions.sort_by_key(|session| (session.day, session.start));
    let hours: f64 = sessions.iter().map(Session::hours).sum();
    let mut days: Vec<Day> = sessions.iter().map(|session| session.day).collect();
    days.dedup();
    let count = f64::from(u8::try_from(days.len()).unwrap_or(7));
    Track { name, sessions, days_per_week: Range { min: count, max: count }, hours_per_week: Range { min: hours, max: hours } }
}

/// Puts rows of `sessions.csv` together into tracks, in the order in which the tracks first appear. What is wrong with a row is said of the
/// row, wherever the program itself was written.
fn tracks_of_rows(rows: &[&Entry<raw::SessionRow>], around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Vec<Track> {
    let mut tracks: Vec<(Option<Box<str>>, Vec<Numbered>)> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let raw::SessionRow { track, day, start, end, mode, .. } = &row.raw;
        let written = raw::Session { day: *day, start: *start, end: *end, mode: mode.clone() };
        let mut of_row = Remarks::on(&row.origin);
        let session = check_session(&FieldPath::default(), &written, around, &mut of_row);
        remarks.extend(of_row.with(()).diagnostics);
        let Some(session) = session else { continue };
        let name: Option<Box<str>> = track.as_deref().map(Into::into);
        match tracks.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sessions)) => sessions.push((number, session)),
            None => tracks.push((name, vec![(number, session)])),
        }
    }
    for (number, day) in tracks.iter().flat_map(|(_, sessions)| overlaps(sessions)) {
        remarks.add(Diagnostic::overlapping_sessions(rows[number].origin.at("day"), day.code()));
    }
    tracks.into_iter().map(|(name, sessions)| track_of_sessions(name, sessions)).collect()
}
