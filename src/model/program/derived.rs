//! What follows from a program's facts. Never written by authors, made anew in every build; formulas from the editorial rule book, B7.

use super::{care::Care, schedule::Schedule};
use crate::{
    content::raw::Day,
    diagnostic::Diagnostic,
    model::{
        Surroundings,
        remarks::{Remarks, plain, shown},
        vocabulary::TermIndex,
    },
    value::Range,
};

/// Values that follow from others.
#[derive(Clone, Debug)]
pub struct Derived {
    /// Session hours a week, over all tracks: the sum of each track's sessions, or days times hours.
    pub hours_per_week: Option<Range>,
    /// Session hours and one-to-one hours a week, where the latter come on top.
    pub total_weekly_hours: Option<Range>,
    /// Hours of the whole program: hours a week times weeks.
    pub program_hours: Option<Range>,
    /// Days a week, over all tracks.
    pub days_per_week: Option<Range>,
    /// Terms of `time-of-day`, in the order of the vocabulary: from the starts of sessions, or else as stated.
    pub time_of_day: Vec<TermIndex>,
    /// Whether it treats substance use and mental health together.
    pub co_occurring: CoOccurring,
}

/// Whether a program treats substance use and mental health.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoOccurring {
    /// One of them, or neither.
    No,
    /// Both, without saying that it treats them together.
    TreatsBoth,
    /// Both together.
    Integrated,
}

/// Derives the values and checks the hours against their band.
pub(super) fn derive(care: &Care, schedule: &Schedule, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) -> Derived {
    let hours = over_all(schedule.tracks.iter().map(|track| track.hours_per_week));
    let extra =
        if care.individual_included { 0.0 } else { care.individual_sessions_per_week.unwrap_or_default() * care.individual_session_hours };
    if let Some(hours) = hours {
        check_band(hours, care, schedule, around, remarks);
    }
    Derived {
        hours_per_week: hours,
        total_weekly_hours: hours.map(|hours| Range { min: hours.min + extra, max: hours.max + extra }),
        program_hours: hours
            .zip(schedule.duration_weeks)
            .map(|(hours, weeks)| Range { min: hours.min * weeks.min, max: hours.max * weeks.max }),
        days_per_week: over_all(schedule.tracks.iter().map(|track| track.days_per_week)),
        time_of_day: time_of_day(schedule, around),
        co_occurring: co_occurring(care, around),
    }
}

/// The range that holds all ranges.
fn over_all(ranges: impl Iterator<Item = Range>) -> Option<Range> {
    ranges.reduce(|all, range| Range { min: all.min.min(range.min), max: all.max.max(range.max) })
}

/// The times of day in which sessions start, and what follows from them: daytime, weekend, a choice of times (A2).
fn time_of_day(schedule: &Schedule, around: &Surroundings<'_>) -> Vec<TermIndex> {
    let vocabulary = around.vocabularies.get("time-of-day");
    let sessions = || schedule.tracks.iter().flat_map(|track| &track.sessions);
    if sessions().next().is_none() {
        return schedule.stated_time_of_day.clone();
    }
    let starts_in = |term: TermIndex, minutes: u16| {
        vocabulary.term(term).starts.is_some_and(|(from, to)| (from.minutes..=to.minutes).contains(&minutes))
    };
    let of_track = |sessions: &[super::schedule::Session]| -> Vec<TermIndex> {
        vocabulary
            .terms()
            .map(|(index, _)| index)
            .filter(|term| sessions.iter().any(|session| starts_in(*term, session.start.minutes)))
            .collect()
    };
    let by_track: Vec<Vec<TermIndex>> =
        schedule.tracks.iter().map(|track| of_track(&track.sessions)).filter(|terms| !terms.is_empty()).collect();
    let mut terms: Vec<TermIndex> = by_track.concat();
    let weekend = |day: Day| matches!(day, Day::Sa | Day::Su);
    if sessions().any(|session| weekend(session.day)) {
        terms.extend(vocabulary.index("weekend"));
    }
    let choice = by_track.len() > 1 && by_track.iter().any(|terms| *terms != by_track[0]);
    if choice {
        terms.extend(vocabulary.index("flexible-start"));
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn co_occurring(care: &Care, around: &Surroundings<'_>) -> CoOccurring {
    let focus = around.vocabularies.get("focus");
    let within = |id: &str| care.focus.iter().any(|term| focus.is_within(*term, id));
    match (within("co-occurring"), within("substance-use") && within("mental-health")) {
        (true, _) => CoOccurring::Integrated,
        (_, true) => CoOccurring::TreatsBoth,
        _ => CoOccurring::No,
    }
}

/// Compares weekly hours with the band of the program's ages (BAND-01 to BAND-05). The floor is not checked where the program says that its
/// last weeks have fewer hours.
fn check_band(hours: Range, care: &Care, schedule: &Schedule, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) {
    let levels = around.vocabularies.get("level-of-care");
    let is_iop = care.level_of_care.is_some_and(|level| levels.is(level, "iop"));
    let Some(band) = around.standards.band(care.age_min, care.age_max).filter(|_| is_iop) else { return };
    let (written, floor, ceiling) = (shown(hours), plain(band.floor), plain(band.ceiling));
    let at = remarks.at("tracks");
    let adults_only = care.age_min >= 18;
    let stepping_down = schedule.step_down_weeks.is_some_and(|weeks| weeks > 0);
    let remark = match (hours, band.adult_floor) {
        (hours, _) if hours.min >= band.ceiling => Some(Diagnostic::above_iop_hours(at, &written, &ceiling)),
        (hours, _) if hours.max < band.floor && stepping_down => None,
        (hours, _) if hours.max < band.floor && adults_only => Some(Diagnostic::below_adult_hours(at, &written, &floor)),
        (hours, _) if hours.max < band.floor => Some(Diagnostic::below_teen_hours(at, &written, &floor)),
        (hours, Some(adults)) if hours.max < adults => Some(Diagnostic::teen_hours_for_adults(at, &written, &plain(adults))),
        (hours, _) if (hours.min < band.floor && !stepping_down) || hours.max >= band.ceiling => {
            Some(Diagnostic::hours_cross_band(at, &written, &floor, &ceiling))
        }
        _ => None,
    };
    remarks.extend(remark);
}
