//! A program's week: as a picture and as text with the same facts.

use std::borrow::Cow;

use serde::Serialize;

use super::week_picture::PictureView;
use crate::{
    content::raw::Day,
    model::{
        OfficeHours,
        program::{Program, Session, Track},
    },
    render::scene::{Said, Scene},
    theme::Hole,
    value::Time,
};

/// The week of a program.
#[derive(Serialize)]
pub(in crate::render) struct WeekView<'s> {
    /// What it is a week of.
    program: &'s str,
    /// The patterns that a person can follow.
    tracks: Vec<TrackView<'s>>,
    /// All of them in one picture; none if no session is told.
    picture: Option<PictureView<'s>>,
    /// The zone of the times, as an IANA name.
    time_zone: Option<&'s str>,
}

/// One weekly pattern.
#[derive(Serialize)]
struct TrackView<'s> {
    /// What people call it.
    name: Option<Said<'s>>,
    /// The letter of its sessions in the picture; none if there is only one pattern.
    mark: Option<char>,
    /// Hours a week, in words.
    hours: Cow<'s, str>,
    /// Days a week, in words.
    days: Cow<'s, str>,
    /// The sessions, by time; none if only ranges are told.
    sessions: Vec<SessionView<'s>>,
}

/// Sessions at the same time of several days, in words.
#[derive(Serialize)]
struct SessionView<'s> {
    /// The days.
    days: String,
    /// When they start.
    start: String,
    /// When they end.
    end: String,
    /// How people take part, where that differs from session to session.
    mode: Option<&'s str>,
}

/// When an office answers on several days.
#[derive(Serialize)]
pub(in crate::render) struct HoursView {
    /// The days, in words.
    days: String,
    /// The same days for scripts, from 0 for Monday.
    numbers: String,
    opens: TimeView,
    closes: TimeView,
}

/// A time of day.
#[derive(Serialize)]
struct TimeView {
    /// `17:30`, for `datetime`.
    iso: String,
    /// As people say it.
    text: String,
}

impl<'s> WeekView<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>, program: &'s Program) -> Self {
        let tracks = &program.schedule.tracks;
        Self {
            program: &program.identity.name,
            tracks: tracks.iter().enumerate().map(|(number, track)| TrackView::new(scene, track, mark(number, tracks.len()))).collect(),
            picture: PictureView::new(scene, tracks),
            time_zone: program.schedule.time_zone.as_deref(),
        }
    }
}

/// The letter of a pattern, where there are several.
pub(super) fn mark(number: usize, of: usize) -> Option<char> {
    ('A'..='Z').nth(number).filter(|_| of > 1)
}

impl<'s> TrackView<'s> {
    fn new(scene: &Scene<'s>, track: &'s Track, mark: Option<char>) -> Self {
        Self {
            name: track.name.as_deref().map(|text| Said { text, language: scene.untranslated() }),
            mark,
            hours: scene.range("program.hours-a-week", track.hours_per_week),
            days: scene.range("program.days-a-week", track.days_per_week),
            sessions: together(&track.sessions, |session| (session.start, session.end, session.mode))
                .iter()
                .map(|sessions| SessionView::new(scene, sessions))
                .collect(),
        }
    }
}

impl<'s> SessionView<'s> {
    fn new(scene: &Scene<'s>, sessions: &[&Session]) -> Self {
        let days: Vec<Day> = sessions.iter().map(|session| session.day).collect();
        Self {
            days: day_words(scene, &days, "day."),
            start: scene.strings.time(sessions[0].start),
            end: scene.strings.time(sessions[0].end),
            mode: scene.some_label("delivery-mode", sessions[0].mode),
        }
    }
}

/// Puts what is alike on several days together, in the order in which it first comes.
pub(in crate::render) fn together<T, Key: PartialEq>(all: &[T], key: impl Fn(&T) -> Key) -> Vec<Vec<&T>> {
    let mut groups: Vec<Vec<&T>> = Vec::new();
    for one in all {
        match groups.iter_mut().find(|group| key(group[0]) == key(one)) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// Names days, three or more in a row as a run. `names` begins the keys of their names: `day.` or `day.short.`.
pub(in crate::render) fn day_words(scene: &Scene<'_>, days: &[Day], names: &str) -> String {
    let name = |day: Day| scene.t(&format!("{names}{}", day.code().to_lowercase()), &[]);
    let in_a_row = days.windows(2).all(|pair| pair[1] as usize == pair[0] as usize + 1);
    match days {
        [first, .., last] if days.len() > 2 && in_a_row => {
            scene.t("week-grid.run", &[("first", Hole::Text(&name(*first))), ("last", Hole::Text(&name(*last)))]).into_owned()
        }
        _ => days.iter().map(|day| name(*day)).collect::<Vec<_>>().join(", "),
    }
}

/// Office hours, days with the same hours together.
pub(in crate::render) fn office_hours(scene: &Scene<'_>, hours: &[OfficeHours]) -> Vec<HoursView> {
    let time = |time: Time| TimeView { iso: time.to_string(), text: scene.strings.time(time) };
    let view = |group: Vec<&OfficeHours>| {
        let days: Vec<Day> = group.iter().map(|hours| hours.day).collect();
        HoursView {
            days: day_words(scene, &days, "day."),
            numbers: days.iter().map(|day| (*day as usize).to_string()).collect::<Vec<_>>().join(" "),
            opens: time(group[0].opens),
            closes: time(group[0].closes),
        }
    };
    together(hours, |hours| (hours.opens, hours.closes)).into_iter().map(view).collect()
}
