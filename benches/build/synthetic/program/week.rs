//! When a made-up program meets: sessions, or ranges of days and hours, always within what an intensive outpatient program has.

use super::profile::{People, Profile};
use crate::{
    rng::Rng,
    synthetic::{seats::LocationKind, world::World},
    yaml::{Flow, Yaml},
};

/// Part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Daypart {
    Morning,
    Afternoon,
    Evening,
    Weekend,
}

/// A weekly pattern.
#[derive(Clone, Debug)]
struct Track {
    daypart: Daypart,
    days: &'static [&'static str],
    /// Minutes after midnight.
    start: usize,
    minutes: usize,
}

/// The patterns from which people may choose: one, or two at different times.
#[derive(Clone, Debug)]
pub(crate) struct Week(Vec<Track>);

const THREE_DAYS: [&[&str]; 4] = [&["MO", "WE", "TH"], &["TU", "WE", "TH"], &["MO", "TU", "TH"], &["MO", "WE", "FR"]];
const FOUR_DAYS: &[&str] = &["MO", "TU", "WE", "TH"];
const FIVE_DAYS: &[&str] = &["MO", "TU", "WE", "TH", "FR"];
const WEEKEND: &[&str] = &["WE", "SA", "SU"];

impl Week {
    /// Draws when a program meets.
    pub(super) fn new(people: &People, rng: &mut Rng) -> Self {
        use Daypart::{Afternoon, Evening, Morning, Weekend};
        let young = people.age_max.is_some_and(|age| age < 18);
        let dayparts: &[Daypart] = match rng.below(100) {
            _ if young => &[Afternoon],
            0..40 => &[Evening],
            40..60 => &[Morning],
            60..78 => &[Afternoon],
            78..87 => &[Weekend],
            87..94 => &[Morning, Evening],
            _ => &[Afternoon, Evening],
        };
        Self(dayparts.iter().map(|daypart| track(*daypart, young, rng)).collect())
    }

    /// The time of day as a heading.
    pub(crate) fn time(&self) -> &'static str {
        match self.0.as_slice() {
            [_, _] => "Flexible",
            [track, ..] => track.daypart.label(),
            [] => "Daily",
        }
    }

    /// The time of day inside a sentence.
    pub(crate) fn time_words(&self) -> &'static str {
        match self.time() {
            "Flexible" => "day or evening",
            "Morning" => "morning",
            "Afternoon" => "afternoon",
            "Weekend" => "weekend",
            _ => "evening",
        }
    }

    /// Days a week.
    pub(crate) fn days(&self) -> usize {
        self.0[0].days.len()
    }

    /// Hours a day, as people write them.
    pub(crate) fn hours(&self) -> String {
        hours(self.0[0].minutes)
    }
}

impl Daypart {
    fn label(self) -> &'static str {
        ["Morning", "Afternoon", "Evening", "Weekend"][self as usize]
    }
}

fn hours(minutes: usize) -> String {
    if minutes.is_multiple_of(60) { (minutes / 60).to_string() } else { format!("{}.5", minutes / 60) }
}

/// Adults get 9 to 17.5 hours a week, people under 18 get 6 to 9.
fn track(daypart: Daypart, young: bool, rng: &mut Rng) -> Track {
    let (days, minutes) = match rng.below(10) {
        _ if daypart == Daypart::Weekend => (WEEKEND, 180),
        _ if young => (rng.pick(&THREE_DAYS), rng.pick(&[120, 150, 180])),
        0..6 => (rng.pick(&THREE_DAYS), rng.pick(&[180, 180, 210])),
        6..8 => (FOUR_DAYS, rng.pick(&[150, 180])),
        _ => (FIVE_DAYS, rng.pick(&[120, 180, 210])),
    };
    let earliest = match daypart {
        Daypart::Morning => 8 * 60 + 30,
        Daypart::Afternoon if young => 15 * 60 + 15,
        Daypart::Afternoon => 12 * 60 + 30,
        Daypart::Evening => 17 * 60,
        Daypart::Weekend => 9 * 60,
    };
    Track { daypart, days, start: earliest + 15 * rng.below(6), minutes }
}

/// Adds the schedule. Two thirds of programs give sessions, the others ranges.
pub(super) fn add(yaml: &mut Yaml, world: &World, profile: &Profile<'_>) {
    let mut rng = world.rng("program-week", profile.index);
    let tracks = &profile.week.0;
    let sessions = profile.index % 3 != 2;
    let hybrid = super::delivery::is_hybrid(profile);
    let written = tracks.iter().map(|track| if sessions { with_sessions(track, hybrid) } else { with_ranges(track) });
    yaml.maps("tracks", &written.collect::<Vec<_>>());
    if !sessions {
        let mut times: Vec<String> = tracks.iter().map(|track| track.daypart.label().to_lowercase()).collect();
        if tracks.len() > 1 {
            times.push("flexible-start".to_owned());
        }
        yaml.ids("time_of_day", &times);
    }
    if profile.kind == LocationKind::Absent {
        yaml.plain("timezone", profile.place.zone);
    }
    yaml.plain("duration_weeks", &profile.weeks);
    for (field, vocabulary) in [("duration_basis", "duration-basis"), ("starts", "starts")] {
        let terms = world.vocabularies.ids(vocabulary);
        yaml.maybe(field, rng.chance(80).then(|| terms[profile.index % terms.len()]));
    }
    yaml.maybe("step_down_weeks", rng.chance(30).then(|| rng.between(1, 4)));
}

fn with_sessions(track: &Track, hybrid: bool) -> Flow {
    let time = |minutes: usize| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let session = |(number, day): (usize, &&str)| {
        // The one weekday of a weekend program is after work.
        let start = if track.daypart == Daypart::Weekend && *day == "WE" { 18 * 60 } else { track.start };
        let session = Flow::default().plain("day", day).text("start", &time(start)).text("end", &time(start + track.minutes));
        let mode = if number == 0 { "in-person" } else { "telehealth" };
        if hybrid { session.plain("mode", mode) } else { session }.to_string()
    };
    let sessions: Vec<String> = track.days.iter().enumerate().map(session).collect();
    Flow::default().plain("name", track.daypart.label()).plain("sessions", format_args!("[{}]", sessions.join(", ")))
}

fn with_ranges(track: &Track) -> Flow {
    let flow = Flow::default().plain("name", track.daypart.label());
    flow.plain("days_per_week", track.days.len()).plain("hours_per_day", hours(track.minutes))
}
