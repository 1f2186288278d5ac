//! Schedules: sessions of a program, or hours of an office. HSDS writes them as calendars do; only what comes every week is a week of ours.

use super::{
    attributes::Attributes,
    objects::{Object, Objects},
    records::Remarks,
    shape::Kind,
};
use crate::{
    content::raw::{Date, Day, Days, OfficeHours, Range, Session, Time, Track},
    yaml,
};

/// The least and the most minutes of a session. What is longer are the hours of an office.
const SESSION: std::ops::RangeInclusive<u16> = 30..=480;

/// The most hours that a week of sessions can have.
const MOST_MINUTES: u16 = 40 * 60;

/// A schedule that comes every week.
struct Week {
    days: Vec<Day>,
    opens: Time,
    closes: Time,
}

/// Reads a schedule as a week; none if it is none, which is told.
fn week(objects: &Objects, object: &Object, as_of: Date, remarks: &mut Remarks) -> Option<Week> {
    let look = |column: &str| object.look(column).unwrap_or_default();
    let left_out = |column: &str, why: &str, remarks: &mut Remarks| {
        remarks.repaired(objects, object, column, look(column), "", why);
        object.take_all();
    };
    if !matches!(look("freq").to_ascii_uppercase().as_str(), "" | "WEEKLY") {
        left_out("freq", "only times that come every week are taken", remarks);
        return None;
    }
    if !matches!(look("interval"), "" | "1" | "1.0") {
        left_out("interval", "only times that come every week are taken", remarks);
        return None;
    }
    for column in ["valid_to", "until"] {
        if look(column).get(..10).and_then(Date::read).is_some_and(|last| last.days_until(as_of) > 0) {
            left_out(column, "these times are over", remarks);
            return None;
        }
    }
    let days_column = if look("byday").is_empty() { "weekday" } else { "byday" };
    let written: Vec<&str> = look(days_column).split([',', ';', ' ']).map(str::trim).filter(|day| !day.is_empty()).collect();
    let days: Vec<Day> = written.iter().filter_map(|day| Day::read(day)).collect();
    if days.is_empty() && look("opens_at").is_empty() {
        return None;
    }
    if days.is_empty() || days.len() < written.len() {
        left_out(days_column, "these are no days of the week", remarks);
        return None;
    }
    let (opens, closes) = (time(look("opens_at")), time(look("closes_at")));
    let (Some((opens, is_universal)), Some((closes, _))) = (opens, closes) else {
        let column = if opens.is_none() { "opens_at" } else { "closes_at" };
        left_out(column, "there is no such time", remarks);
        return None;
    };
    if opens >= closes {
        left_out("closes_at", "it is not later than the time of opening", remarks);
        return None;
    }
    if is_universal {
        let why = "a time of a place is read as local, though it is marked as universal";
        remarks.repaired(objects, object, "opens_at", look("opens_at"), &opens.to_string(), why);
    }
    for column in ["freq", "interval", "byday", "weekday", "opens_at", "closes_at", "timezone", "valid_to", "until"] {
        object.take(column);
    }
    Some(Week { days, opens, closes })
}

/// Reads a time with or without seconds and offset, which is passed over: what people there see on the clock is what counts. Also says whether it is
/// marked as universal.
fn time(written: &str) -> Option<(Time, bool)> {
    let written = written.rsplit_once('T').map_or(written, |(_, time)| time).trim();
    let (clock, zone) = written.split_at(written.find(['Z', 'z', '+', '-']).unwrap_or(written.len()));
    let mut parts = clock.trim().split(':');
    let (hours, minutes) = (parts.next()?, parts.next()?);
    let is_midnight = hours == "24" && minutes == "00";
    let time = if is_midnight { Time::read("23:59") } else { Time::read(&format!("{hours:0>2}:{minutes}")) };
    Some((time?, zone.eq_ignore_ascii_case("z")))
}

/// Reads the hours of an office. A feed of Carepress describes them only to say how their offset was worked out.
pub(super) fn office_hours(objects: &Objects, owner: &Object, is_carepress: bool, as_of: Date, remarks: &mut Remarks) -> Vec<OfficeHours> {
    let mut hours = Vec::new();
    for object in objects.parts(owner, Kind::Schedule) {
        object.mark_used();
        if is_carepress {
            object.take("description");
        }
        if let Some(Week { days, opens, closes }) = week(objects, object, as_of, remarks) {
            hours.push(OfficeHours { days: runs(&days), opens: Some(opens), closes: Some(closes) });
        }
    }
    hours
}

/// Puts days that follow each other together.
fn runs(days: &[Day]) -> Vec<Days> {
    let mut runs: Vec<Days> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some(run) if run.last as usize + 1 == *day as usize => run.last = *day,
            _ => runs.push(Days { first: *day, last: *day }),
        }
    }
    runs
}

/// Reads the tracks of a program from the schedules of its service, and of its place where it has none. Schedules with one number are one track; of
/// others those are that share no day.
pub(super) fn tracks(objects: &Objects, owners: &[&Object], as_of: Date, remarks: &mut Remarks) -> Vec<Track> {
    let mut tracks: Vec<(Option<String>, Track)> = Vec::new();
    for owner in owners {
        for object in objects.parts(owner, Kind::Schedule) {
            object.mark_used();
            let attributes = Attributes::of(objects, object);
            let number = attributes.text("tracks");
            let name = attributes.text("name");
            let range = |field: &str| {
                let node = yaml::parse(attributes.fact(field)?).ok()?;
                yaml::read_record::<Range>(node, |_| objects.place(object, field)).value
            };
            let (days_per_week, hours_per_day) = (range("days_per_week"), range("hours_per_day"));
            if number.is_some() {
                object.take_each(&["description", "attending_type", "notes"]);
            }
            if days_per_week.is_some() || hours_per_day.is_some() {
                tracks.push((number, Track { name, days_per_week, hours_per_day, ..Track::default() }));
                continue;
            }
            let mode = attributes.term("mode").map(str::to_owned);
            let Some(week) = week(objects, object, as_of, remarks) else { continue };
            if number.is_none() && !is_plausible(objects, object, &week, remarks) {
                continue;
            }
            add(&mut tracks, number.as_deref(), name, &week, mode.as_deref());
        }
    }
    for (_, track) in &mut tracks {
        track.sessions.sort_by_key(|session| (session.day, session.start));
    }
    tracks.into_iter().map(|(_, track)| track).collect()
}

/// Whether a week may be one of sessions; if not, that is told.
fn is_plausible(objects: &Objects, object: &Object, week: &Week, remarks: &mut Remarks) -> bool {
    let minutes = week.closes.minutes - week.opens.minutes;
    let days = u16::try_from(week.days.len()).unwrap_or(u16::MAX);
    let is_plausible = SESSION.contains(&minutes) && minutes.saturating_mul(days) < MOST_MINUTES;
    if !is_plausible {
        let days: Vec<&str> = week.days.iter().map(|day| day.code()).collect();
        let written = format!("{} {}-{}", days.join(","), week.opens, week.closes);
        let why = "these are hours of an office, not those of sessions";
        remarks.repaired(objects, object, "opens_at", &written, "", why);
        object.take_all();
    }
    is_plausible
}

fn add(tracks: &mut Vec<(Option<String>, Track)>, number: Option<&str>, name: Option<String>, week: &Week, mode: Option<&str>) {
    let is_same = |(known, track): &(Option<String>, Track)| match (number, known) {
        (Some(number), Some(known)) => number == known,
        (None, None) => !track.sessions.iter().any(|session| session.day.is_some_and(|day| week.days.contains(&day))),
        _ => false,
    };
    let at = tracks.iter().position(is_same).unwrap_or_else(|| {
        tracks.push((number.map(str::to_owned), Track::default()));
        tracks.len() - 1
    });
    let track = &mut tracks[at].1;
    track.name = track.name.take().or(name);
    let session = |day: &Day| Session { day: Some(*day), start: Some(week.opens), end: Some(week.closes), mode: mode.map(str::to_owned) };
    track.sessions.extend(week.days.iter().map(session));
}
