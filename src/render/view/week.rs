//! A program's week: as a picture and as text with the same facts.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    content::raw::Day,
    model::program::{Program, Session, Track},
    render::scene::Scene,
};

/// The week of a program.
#[derive(Serialize)]
pub(in crate::render) struct WeekView<'s> {
    /// What it is a week of.
    program: &'s str,
    /// The patterns that a person can follow.
    tracks: Vec<TrackView<'s>>,
    /// The zone of the times, as an IANA name.
    time_zone: Option<&'s str>,
}

/// One weekly pattern.
#[derive(Serialize)]
struct TrackView<'s> {
    /// What people call it.
    name: Option<&'s str>,
    /// Hours a week, in words.
    hours: Cow<'s, str>,
    /// Days a week, in words.
    days: Cow<'s, str>,
    /// The sessions, by day and time; none if only ranges are told.
    sessions: Vec<SessionView<'s>>,
    /// The picture; none without sessions.
    grid: Option<GridView<'s>>,
}

/// One session, in words.
#[derive(Serialize)]
struct SessionView<'s> {
    /// The day.
    day: Cow<'s, str>,
    /// When it starts.
    start: String,
    /// When it ends.
    end: String,
    /// How people take part, where that differs from session to session.
    mode: Option<&'s str>,
}

/// The picture of a week: a drawing of `width` by `height` units, days across, hours down.
#[derive(Serialize)]
struct GridView<'s> {
    width: u32,
    height: u32,
    columns: Vec<ColumnView<'s>>,
    hours: Vec<HourView>,
    blocks: Vec<BlockView>,
}

/// A day of the picture.
#[derive(Serialize)]
struct ColumnView<'s> {
    label: Cow<'s, str>,
    x: u32,
    middle: u32,
}

/// A line of the picture.
#[derive(Serialize)]
struct HourView {
    label: String,
    y: u32,
}

/// A session in the picture.
#[derive(Serialize)]
struct BlockView {
    x: u32,
    y: u32,
    height: u32,
}

const LEFT: u32 = 64;
const TOP: u32 = 28;
const COLUMN: u32 = 56;
/// Units for an hour.
const HOUR: u32 = 26;

impl<'s> WeekView<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>, program: &'s Program) -> Self {
        Self {
            program: &program.identity.name,
            tracks: program.schedule.tracks.iter().map(|track| TrackView::new(scene, track)).collect(),
            time_zone: program.schedule.time_zone.as_deref(),
        }
    }
}

impl<'s> TrackView<'s> {
    fn new(scene: &Scene<'s>, track: &'s Track) -> Self {
        Self {
            name: track.name.as_deref(),
            hours: scene.range("program.hours-a-week", track.hours_per_week),
            days: scene.range("program.days-a-week", track.days_per_week),
            sessions: track.sessions.iter().map(|session| SessionView::new(scene, session)).collect(),
            grid: GridView::new(scene, &track.sessions),
        }
    }
}

impl<'s> SessionView<'s> {
    fn new(scene: &Scene<'s>, session: &Session) -> Self {
        Self {
            day: scene.t(&format!("day.{}", session.day.code().to_lowercase()), &[]),
            start: scene.strings.time(session.start),
            end: scene.strings.time(session.end),
            mode: scene.some_label("delivery-mode", session.mode),
        }
    }
}

impl<'s> GridView<'s> {
    fn new(scene: &Scene<'s>, sessions: &[Session]) -> Option<Self> {
        let first = sessions.iter().map(|session| u32::from(session.start.minutes) / 60).min()?;
        let last = sessions.iter().map(|session| u32::from(session.end.minutes).div_ceil(60)).max()?;
        let y = |minutes: u16| TOP + (u32::from(minutes) - first * 60) * HOUR / 60;
        let x = |day: Day| LEFT + day as u32 * COLUMN;
        let columns = Day::WEEK.map(|day| ColumnView {
            label: scene.t(&format!("day.short.{}", day.code().to_lowercase()), &[]),
            x: x(day),
            middle: x(day) + COLUMN / 2,
        });
        let hours = (first..=last).map(|hour| {
            let minutes = u16::try_from(hour * 60).unwrap_or(u16::MAX);
            HourView { label: scene.strings.time(crate::value::Time { minutes: minutes % 1440 }), y: y(minutes) }
        });
        let blocks = sessions.iter().map(|session| BlockView {
            x: x(session.day) + 3,
            y: y(session.start.minutes),
            height: y(session.end.minutes) - y(session.start.minutes),
        });
        Some(Self {
            width: LEFT + 7 * COLUMN,
            height: TOP + (last - first) * HOUR + 10,
            columns: columns.into(),
            hours: hours.collect(),
            blocks: blocks.collect(),
        })
    }
}
