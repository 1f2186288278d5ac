//! Days, hours and weeks: as sessions, or as ranges where the sessions are not told.

use crate::{
    content::raw::{self, Closure, Day},
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

impl Session {
    /// How long it lasts, in hours.
    #[must_use]
    pub fn hours(&self) -> f64 {
        f64::from(self.end.minutes - self.start.minutes) / 60.0
    }
}

/// Checks the schedule (DATA-040 to DATA-046). `rows` are the program's rows of `sessions.csv`, which win over its own ranges.
pub(super) fn check(
    raw: &raw::Program,
    rows: &[&raw::SessionRow],
    location: Option<&Location>,
    around: &Surroundings<'_>,
    remarks: &mut Remarks<'_>,
) -> Schedule {
    let mut tracks: Vec<Track> =
        raw.tracks.iter().enumerate().filter_map(|(index, track)| check_track(index, track, around, remarks)).collect();
    if !rows.is_empty() {
        tracks = tracks_of_rows(rows, around, remarks);
    }
    if tracks.is_empty() && raw.tracks.is_empty() {
        remarks.missing("tracks", "give the week, such as `tracks: [{days_per_week: 3, hours_per_day: 3}]`");
    }
    let has_sessions = tracks.iter().any(|track| !track.sessions.is_empty());
    if has_sessions && !raw.time_of_day.is_empty() {
        remarks.add(Diagnostic::time_of_day_ignored(remarks.at("time_of_day")));
    }
    let duration_weeks = remarks.range("duration_weeks", raw.duration_weeks, Range { min: 1.0, max: 52.0 }, "weeks");
    if let Some(weeks) = duration_weeks.filter(|weeks| weeks.max > 26.0) {
        remarks.add(Diagnostic::long_program(remarks.at("duration_weeks"), &shown(weeks)));
    }
    let step_down = remarks.number("step_down_weeks", raw.step_down_weeks.map(f64::from), Range { min: 0.0, max: 26.0 }, "weeks");
    let lists = around.vocabularies;
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
        let sessions: Vec<Session> = written
            .sessions
            .iter()
            .enumerate()
            .filter_map(|(number, session)| check_session(&path().key("sessions").item(number), session, around, remarks))
            .collect();
        remarks.extend(check_overlaps(&sessions, |day| Diagnostic::overlapping_sessions(remarks.at(path().key("sessions")), day)));
        return (!sessions.is_empty()).then(|| track_of_sessions(name, sessions));
    }
    let days = remarks.range(path().key("days_per_week"), written.days_per_week, Range { min: 1.0, max: 7.0 }, "days");
    let hours = remarks.range(path().key("hours_per_day"), written.hours_per_day, Range { min: 0.5, max: 8.0 }, "hours");
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

fn check_session(path: &FieldPath, written: &raw::Session, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Option<Session> {
    let at = |key: &str| path.clone().key(key);
    let (Some(day), Some(start), Some(end)) = (written.day, written.start, written.end) else {
        if remarks.expects("tracks") {
            remarks.add(Diagnostic::missing_field(
                remarks.at(path.clone()),
                "day`, `start` or `end",
                "write {day: MO, start: \"17:30\", end: \"20:30\"}",
            ));
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
        remarks.add(Diagnostic::long_session(remarks.at(path.clone()), &plain(session.hours())));
    }
    if start.minutes % 15 != 0 || end.minutes % 15 != 0 || session.hours() < 0.5 {
        remarks.add(Diagnostic::uneven_session(remarks.at(path.clone())));
    }
    Some(session)
}

/// Remarks once for each day on which two sessions of a track overlap.
fn check_overlaps(sessions: &[Session], remark: impl Fn(&str) -> Diagnostic) -> Vec<Diagnostic> {
    let overlap = |a: &Session, b: &Session| a.day == b.day && a.start < b.end && b.start < a.end;
    let on_day = |day: Day| {
        sessions.iter().enumerate().any(|(number, one)| one.day == day && sessions[number + 1..].iter().any(|other| overlap(one, other)))
    };
    Day::WEEK.into_iter().filter(|day| on_day(*day)).map(|day| remark(day.code())).collect()
}

fn track_of_sessions(name: Option<Box<str>>, mut sessions: Vec<Session>) -> Track {
    sessions.sort_by_key(|session| (session.day, session.start));
    let hours: f64 = sessions.iter().map(Session::hours).sum();
    let mut days: Vec<Day> = sessions.iter().map(|session| session.day).collect();
    days.dedup();
    let count = f64::from(u8::try_from(days.len()).unwrap_or(7));
    Track { name, sessions, days_per_week: Range { min: count, max: count }, hours_per_week: Range { min: hours, max: hours } }
}

/// Puts rows of `sessions.csv` together into tracks, in the order in which the tracks first appear.
fn tracks_of_rows(rows: &[&raw::SessionRow], around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Vec<Track> {
    let mut tracks: Vec<(Option<Box<str>>, Vec<Session>)> = Vec::new();
    for row in rows {
        let (Some(day), Some(start), Some(end)) = (row.day, row.start, row.end) else { continue };
        if end <= start {
            remarks.add(Diagnostic::session_ends_first(remarks.here(), &start.to_string(), &end.to_string()));
            continue;
        }
        let mode = row.mode.as_deref().and_then(|mode| around.vocabularies.get("delivery-mode").index(mode));
        let session = Session { day, start, end, mode };
        let name: Option<Box<str>> = row.track.as_deref().map(Into::into);
        match tracks.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sessions)) => sessions.push(session),
            None => tracks.push((name, vec![session])),
        }
    }
    tracks.into_iter().map(|(name, sessions)| track_of_sessions(name, sessions)).collect()
}
