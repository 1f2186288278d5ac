//! The picture of a week: days across, hours down, sessions as blocks. Its units are about the pixels of a phone.

use std::{borrow::Cow, fmt::Write as _};

use serde::Serialize;

use super::week::mark;
use crate::{
    content::raw::Day,
    model::program::{Session, Track},
    render::scene::Scene,
    theme::Direction,
    value::Time,
};

const WIDTH: u32 = 340;
/// Room for the hours.
const LEFT: u32 = 46;
/// Room for the days.
const TOP: u32 = 24;
/// Between two days.
const GAP: u32 = 4;
/// A day of the weekend on which nothing happens.
const IDLE: u32 = 25;
/// Kinds of blocks, told apart by colour and edge; letters tell further patterns apart.
const KINDS: usize = 3;

/// The picture.
#[derive(Serialize)]
pub(in crate::render) struct PictureView<'s> {
    width: u32,
    height: u32,
    lanes: Vec<LaneView<'s>>,
    /// How high the lanes are.
    lane: u32,
    hours: Vec<HourView>,
    /// Where the hours stand.
    hours_at: u32,
    /// The lines of the hours, as a path.
    lines: String,
    tracks: Vec<TrackBlocks>,
}

/// A day.
#[derive(Serialize)]
struct LaneView<'s> {
    label: Cow<'s, str>,
    x: u32,
    middle: u32,
    width: u32,
    /// Whether there is a session.
    busy: bool,
}

/// An hour.
#[derive(Serialize)]
struct HourView {
    label: String,
    y: u32,
}

/// The sessions of a pattern.
#[derive(Serialize)]
struct TrackBlocks {
    kind: usize,
    blocks: Vec<BlockView>,
}

/// A session.
#[derive(Serialize)]
struct BlockView {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
    middle: u32,
    /// What is written into it, as far as there is room.
    texts: Vec<TextView>,
}

/// Words in a block.
#[derive(Serialize)]
struct TextView {
    y: u32,
    text: String,
}

/// The measures of a picture.
struct Frame {
    first: u32,
    last: u32,
    hour: u32,
    /// Where each day begins and how wide it is.
    days: [(u32, u32); 7],
    is_mirrored: bool,
}

/// A session beside others of its day that overlap with it.
struct Placed<'t> {
    session: &'t Session,
    track: usize,
    lane: u32,
    lanes: u32,
}

impl Frame {
    fn new(scene: &Scene<'_>, sessions: &[&Session]) -> Option<Self> {
        let first = sessions.iter().map(|session| u32::from(session.start.minutes) / 60).min()?;
        let last = sessions.iter().map(|session| u32::from(session.end.minutes).div_ceil(60)).max()?;
        let is_idle = |day: Day| matches!(day, Day::Sa | Day::Su) && sessions.iter().all(|session| session.day != day);
        let idle = u32::try_from(Day::WEEK.iter().filter(|day| is_idle(**day)).count()).unwrap_or_default();
        let wide = (WIDTH - LEFT - idle * IDLE) / (7 - idle);
        let mut x = LEFT;
        let days = Day::WEEK.map(|day| {
            let at = x;
            let width = if is_idle(day) { IDLE } else { wide };
            x += width;
            (at, width - GAP)
        });
        let is_mirrored = scene.strings.direction == Direction::Rtl;
        Some(Self { first, last, hour: (220 / (last - first)).clamp(18, 34), days, is_mirrored })
    }

    /// Where something of a width begins: in a script that runs from right to left the week does so, too.
    fn x(&self, x: u32, width: u32) -> u32 {
        if self.is_mirrored { WIDTH - x - width } else { x }
    }

    fn y(&self, minutes: u16) -> u32 {
        TOP + (u32::from(minutes) - self.first * 60) * self.hour / 60
    }

    fn height(&self) -> u32 {
        (self.last - self.first) * self.hour
    }

    /// The hours that are written out: all, or every second or third where there are many.
    fn hours(&self) -> impl Iterator<Item = u32> {
        (self.first..=self.last).step_by(((self.last - self.first) as usize).div_ceil(7).max(1))
    }
}

impl<'s> PictureView<'s> {
    pub(super) fn new(scene: &Scene<'s>, tracks: &[Track]) -> Option<Self> {
        let sessions: Vec<&Session> = tracks.iter().flat_map(|track| &track.sessions).collect();
        let frame = Frame::new(scene, &sessions)?;
        let (first, last) = (frame.x(LEFT, 0), frame.x(frame.days[6].0 + frame.days[6].1, 0));
        let mut lines = String::new();
        let mut hours = Vec::new();
        for hour in frame.hours() {
            let y = TOP + (hour - frame.first) * frame.hour;
            write!(lines, "M{first} {y}H{last}").expect("memory takes every line");
            let minutes = u16::try_from(hour % 24 * 60).unwrap_or_default();
            hours.push(HourView { label: scene.strings.time(Time { minutes }), y: y + 4 });
        }
        let placed = place(tracks);
        let blocks =
            |number: usize| placed.iter().filter(move |one| one.track == number).map(|one| block(scene, &frame, one, tracks.len()));
        Some(Self {
            width: WIDTH,
            height: TOP + frame.height() + 8,
            lane: frame.height(),
            lanes: lanes(scene, &frame, &sessions),
            hours,
            hours_at: frame.x(LEFT - 5, 0),
            lines,
            tracks: (0..tracks.len()).map(|number| TrackBlocks { kind: number % KINDS + 1, blocks: blocks(number).collect() }).collect(),
        })
    }
}

fn lanes<'s>(scene: &Scene<'s>, frame: &Frame, sessions: &[&Session]) -> Vec<LaneView<'s>> {
    let lane = |day: Day| {
        let (at, width) = frame.days[day as usize];
        let x = frame.x(at, width);
        LaneView {
            label: scene.t(&format!("day.short.{}", day.code().to_lowercase()), &[]),
            x,
            middle: x + width / 2,
            width,
            busy: sessions.iter().any(|session| session.day == day),
        }
    };
    Day::WEEK.into_iter().map(lane).collect()
}

/// Puts sessions of a day that overlap side by side, as different patterns may meet at the same time.
fn place(tracks: &[Track]) -> Vec<Placed<'_>> {
    let all = tracks.iter().enumerate().flat_map(|(track, of)| of.sessions.iter().map(move |session| (session, track)));
    let mut placed: Vec<Placed<'_>> = all.map(|(session, track)| Placed { session, track, lane: 0, lanes: 1 }).collect();
    placed.sort_by_key(|one| (one.session.day, one.session.start, one.track));
    let mut start = 0;
    while start < placed.len() {
        let mut end = start + 1;
        let mut until = placed[start].session.end;
        while end < placed.len() && placed[end].session.day == placed[start].session.day && placed[end].session.start < until {
            until = until.max(placed[end].session.end);
            end += 1;
        }
        side_by_side(&mut placed[start..end]);
        start = end;
    }
    placed
}

/// Gives each session of a heap the first lane that is free when it starts.
fn side_by_side(heap: &mut [Placed<'_>]) {
    let mut free: Vec<Time> = Vec::new();
    for one in heap.iter_mut() {
        let lane = free.iter().position(|until| *until <= one.session.start).unwrap_or(free.len());
        if lane == free.len() {
            free.push(one.session.end);
        } else {
            free[lane] = one.session.end;
        }
        one.lane = u32::try_from(lane).unwrap_or_default();
    }
    let lanes = u32::try_from(free.len()).unwrap_or(1);
    for one in heap {
        one.lanes = lanes;
    }
}

fn block(scene: &Scene<'_>, frame: &Frame, placed: &Placed<'_>, tracks: usize) -> BlockView {
    let Placed { session, track, lane, lanes } = *placed;
    let (at, whole) = frame.days[session.day as usize];
    let width = whole / lanes;
    let x = frame.x(at + lane * width, width);
    let y = frame.y(session.start.minutes);
    let height = frame.y(session.end.minutes) - y;
    let text = |y: u32, text: String| TextView { y, text };
    let mark = mark(track, tracks).map(|mark| text(y + height / 2 + 5, mark.into()));
    let clock = |time: Time| scene.strings.time(time).split(' ').next().unwrap_or_default().to_owned();
    let times = || [text(y + 15, clock(session.start)), text(y + height - 6, clock(session.end))];
    let room = if mark.is_some() { 52 } else { 36 };
    let texts = if width >= 34 && height >= room {
        let [start, end] = times();
        [Some(start), mark, Some(end)].into_iter().flatten().collect()
    } else {
        mark.into_iter().collect()
    };
    BlockView { x, y, width, height, middle: x + width / 2, texts }
}
