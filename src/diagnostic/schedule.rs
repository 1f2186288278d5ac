//! Remarks on days, hours and weeks.

use super::{Diagnostic, Place, rules};

impl Diagnostic {
    pub(crate) fn session_ends_first(at: Place, start: &str, end: &str) -> Self {
        let message = format!("end time {end} is not after start time {start}");
        Self::new(&rules::SESSION_ENDS_FIRST, at, message).help("use 24-hour times, such as \"17:30\"")
    }

    pub(crate) fn overlapping_sessions(at: Place, day: &str) -> Self {
        Self::new(&rules::OVERLAPPING_SESSIONS, at, format!("this session overlaps another on {day}"))
            .help("move one of the two, or put it into a track of its own")
    }

    pub(crate) fn long_session(at: Place, hours: &str) -> Self {
        Self::new(&rules::LONG_SESSION, at, format!("this session lasts {hours} hours"))
            .help("check the times; sessions rarely last more than 8 hours")
    }

    pub(crate) fn uneven_session(at: Place, start: &str, end: &str) -> Self {
        let message = format!("{start} to {end} is unusual for a session");
        Self::new(&rules::UNEVEN_SESSION, at, message)
            .help("check the times; sessions start and end on a quarter hour and last half an hour or more")
    }

    pub(crate) fn unusual_days(at: Place, days: &str) -> Self {
        Self::new(&rules::UNUSUAL_DAYS, at, format!("{days} days a week is unusual"))
            .help("programs most often meet 3 to 5 days; check the number")
    }

    pub(crate) fn unusual_hours(at: Place, hours: &str) -> Self {
        Self::new(&rules::UNUSUAL_HOURS, at, format!("{hours} hours a day is unusual"))
            .help("programs most often meet 2 to 4 hours a day; check the number")
    }

    pub(crate) fn unknown_time_zone(at: Place, name: &str) -> Self {
        Self::new(&rules::UNKNOWN_TIME_ZONE, at, format!("unknown time zone `{name}`"))
            .help("use a name such as `America/Chicago` for Central time")
    }

    pub(crate) fn long_program(at: Place, weeks: &str) -> Self {
        Self::new(&rules::LONG_PROGRAM, at, format!("{weeks} weeks is long")).help("check the unit: `duration_weeks` counts weeks")
    }

    pub(crate) fn time_of_day_ignored(at: Place) -> Self {
        let message = "time of day is taken from the sessions";
        Self::new(&rules::TIME_OF_DAY_IGNORED, at, message).help("remove `time_of_day`")
    }

    pub(crate) fn below_adult_hours(at: Place, hours: &str, floor: &str) -> Self {
        let message = format!("{hours} hours a week is below the {floor} hours of an adult program");
        Self::new(&rules::BELOW_ADULT_HOURS, at, message)
            .help("check the hours; insurers and ASAM call less than that standard outpatient care")
    }

    pub(crate) fn above_iop_hours(at: Place, hours: &str, ceiling: &str) -> Self {
        let message = format!("{hours} hours a week is day treatment (PHP), which starts at {ceiling} hours");
        Self::new(&rules::ABOVE_IOP_HOURS, at, message).help("check the hours, or set `level_of_care: php`")
    }

    pub(crate) fn below_teen_hours(at: Place, hours: &str, floor: &str) -> Self {
        let message = format!("{hours} hours a week is below the {floor} hours of a teen program");
        Self::new(&rules::BELOW_TEEN_HOURS, at, message)
            .help("check the hours; insurers and ASAM call less than that standard outpatient care")
    }

    pub(crate) fn teen_hours_for_adults(at: Place, hours: &str, adult_floor: &str) -> Self {
        let message = format!("{hours} hours a week is enough for teens, but adults start at {adult_floor}");
        Self::new(&rules::TEEN_HOURS_FOR_ADULTS, at, message)
            .help("check the ages, or split this into a program for teens and one for adults")
    }

    pub(crate) fn hours_cross_band(at: Place, hours: &str, floor: &str, ceiling: &str) -> Self {
        let message = format!("{hours} hours a week reaches beyond an IOP, which has {floor} or more, but less than {ceiling}");
        Self::new(&rules::HOURS_CROSS_BAND, at, message).help("give the usual hours")
    }
}
