//! When programs meet and offices answer. HSDS wants the offset of every time from UTC, which is that of one day: the one on which the site is built.

use std::{borrow::Cow, fmt::Display};

use super::{Feed, attributes::Attributes, joined, objects::Schedule};
use crate::{
    content::raw::Day,
    model::{
        OfficeHours, Program, TermIndex, Uuid,
        program::{Session, Track},
        shown,
    },
    value::Time,
};

/// An offset from UTC: as times have it, and in hours.
struct Offset {
    zone: String,
    text: String,
    hours: f64,
}

impl<'s> Feed<'s> {
    /// The weeks of a program: a schedule for all sessions of a track that share times and mode, or one for a track that has only ranges.
    pub(super) fn weeks(self, program: &'s Program, path: &str) -> Vec<Schedule<'s>> {
        let offset = self.offset(program.schedule.time_zone.as_deref());
        let modes = program.delivery.modes.iter().map(|mode| self.code("delivery-mode", *mode));
        let attending = joined(modes, ", ");
        let mut weeks = Vec::new();
        for (number, track) in (1..).zip(&program.schedule.tracks) {
            for sessions in alike(&track.sessions) {
                weeks.push(self.sessions(path, weeks.len() + 1, (number, track), &sessions, offset.as_ref()));
            }
            if track.sessions.is_empty() {
                weeks.push(self.ranges(path, weeks.len() + 1, (number, track)));
            }
        }
        for week in &mut weeks {
            week.attending_type = week.attending_type.take().or_else(|| attending.clone());
            week.notes = program.delivery.telehealth_needs.as_deref().map(Cow::Borrowed);
        }
        weeks
    }

    fn sessions(
        self,
        path: &str,
        count: usize,
        (number, track): (usize, &'s Track),
        sessions: &[&Session],
        offset: Option<&Offset>,
    ) -> Schedule<'s> {
        let first = sessions[0];
        let schedule = self.track(path, count, (number, track), first.mode);
        let description =
            joined([track.name.as_deref().unwrap_or_default(), &offset.map(|offset| self.remark(offset)).unwrap_or_default()], ". ");
        let mode = first.mode.map(|mode| self.code("delivery-mode", mode).into());
        let weekly = weekly(schedule, sessions.iter().map(|session| session.day), (first.start, first.end), offset);
        Schedule { description, attending_type: mode, ..weekly }
    }

    fn ranges(self, path: &str, count: usize, (number, track): (usize, &'s Track)) -> Schedule<'s> {
        let (days, hours) = (track.days_per_week, track.hours_per_day());
        let told = format!("{} days a week, {} hours a day", shown(days), shown(hours));
        let schedule = self.track(path, count, (number, track), None);
        Schedule { description: joined([track.name.as_deref().unwrap_or_default(), &told], ": "), ..schedule }
    }

    /// A schedule that belongs to a track, and nothing of its times.
    fn track(self, path: &str, count: usize, (number, track): (usize, &'s Track), mode: Option<TermIndex>) -> Schedule<'s> {
        let id = self.uuid("schedule", format_args!("{path}/{count}"));
        let attributes = self.track_attributes((number, track), mode);
        Schedule { attributes: attributes.done(&format!("schedule/{path}/{count}")), ..nothing(id) }
    }

    /// What else is known of the sessions of a track that share a mode.
    pub(super) fn track_attributes(self, (number, track): (usize, &Track), mode: Option<TermIndex>) -> Attributes<'s> {
        let attributes = Attributes::new(self).fact("tracks", &number).fact("name", &track.name).term("mode", "delivery-mode", mode);
        if track.sessions.is_empty() {
            return attributes.fact("days_per_week", &track.days_per_week).fact("hours_per_day", &track.hours_per_day());
        }
        attributes
    }

    /// When an office answers: a schedule for all days that share hours.
    pub(super) fn office_hours(self, hours: &[OfficeHours], zone: Option<&str>, path: &str) -> Vec<Schedule<'s>> {
        let offset = self.offset(zone);
        let mut times: Vec<(Time, Time)> = Vec::new();
        for hours in hours {
            if !times.contains(&(hours.opens, hours.closes)) {
                times.push((hours.opens, hours.closes));
            }
        }
        let schedule = |(index, times): (usize, (Time, Time))| {
            let days = hours.iter().filter(|hours| (hours.opens, hours.closes) == times).map(|hours| hours.day);
            let schedule = nothing(self.uuid("schedule", format_args!("{path}/{}", index + 1)));
            let description = offset.as_ref().map(|offset| self.remark(offset).into());
            Schedule { description, ..weekly(schedule, days, times, offset.as_ref()) }
        };
        times.into_iter().enumerate().map(schedule).collect()
    }

    /// Says of which day an offset is.
    fn remark(self, offset: &Offset) -> String {
        format!("Local time ({}); the offset is that of {}", offset.zone, self.site.as_of())
    }

    fn offset(self, zone: Option<&str>) -> Option<Offset> {
        let zone = zone?;
        let noon = self.site.as_of().0.at(12, 0, 0, 0);
        let seconds = jiff::tz::db().get(zone).ok()?.to_ambiguous_zoned(noon).compatible().ok()?.offset().seconds();
        let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
        Some(Offset {
            zone: zone.to_owned(),
            text: format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60),
            hours: f64::from(seconds) / 3600.0,
        })
    }
}

fn weekly<'s>(
    schedule: Schedule<'s>,
    days: impl Iterator<Item = Day>,
    (start, end): (Time, Time),
    offset: Option<&Offset>,
) -> Schedule<'s> {
    let mut days: Vec<Day> = days.collect();
    days.sort_unstable();
    days.dedup();
    let at = |time: &dyn Display| format!("{time}{}", offset.map_or("", |offset| &offset.text));
    Schedule {
        timezone: offset.map(|offset| offset.hours),
        freq: Some("WEEKLY"),
        interval: Some(1),
        byday: joined(days.iter().map(|day| day.code()), ","),
        opens_at: Some(at(&start).into()),
        closes_at: Some(at(&end).into()),
        ..schedule
    }
}

/// A schedule that says nothing.
fn nothing<'s>(id: Uuid) -> Schedule<'s> {
    Schedule {
        id,
        timezone: None,
        freq: None,
        interval: None,
        byday: None,
        description: None,
        opens_at: None,
        closes_at: None,
        attending_type: None,
        notes: None,
        attributes: Vec::new(),
    }
}

/// Sessions that share times and mode, in the order of the first of each.
fn alike(sessions: &[Session]) -> Vec<Vec<&Session>> {
    let mut alike: Vec<Vec<&Session>> = Vec::new();
    for session in sessions {
        let is_alike = |others: &&mut Vec<&Session>| {
            let first = others[0];
            (first.start, first.end, first.mode) == (session.start, session.end, session.mode)
        };
        match alike.iter_mut().find(is_alike) {
            Some(others) => others.push(session),
            None => alike.push(vec![session]),
        }
    }
    alike
}
