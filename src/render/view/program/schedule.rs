//! When a program meets: times, hours and weeks.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    content::raw,
    model::{Program, plain},
    render::{
        scene::{DateView, Scene},
        view::week::WeekView,
    },
    theme::{Hole, Shared},
    value::Range,
};

/// Times, hours and weeks.
#[derive(Serialize)]
pub(super) struct ScheduleView<'s> {
    week: WeekView<'s>,
    times: Vec<Shared>,
    days: Option<Cow<'s, str>>,
    hours: Option<Cow<'s, str>>,
    /// Hours with one-to-one time on top, where that is more.
    total_hours: Option<Cow<'s, str>>,
    duration: Option<Cow<'s, str>>,
    /// Days of the whole program.
    days_in_all: Option<Cow<'s, str>>,
    /// The most that they can be.
    days_at_most: Option<String>,
    duration_basis: Option<&'s str>,
    program_hours: Option<Cow<'s, str>>,
    step_down: Option<Cow<'s, str>>,
    starts: Option<&'s str>,
    attendance: Option<&'s str>,
    closures: Vec<ClosureView<'s>>,
}

/// Days without sessions.
#[derive(Serialize)]
struct ClosureView<'s> {
    from: DateView,
    to: Option<DateView>,
    reason: Option<&'s str>,
}

impl<'s> ScheduleView<'s> {
    pub(super) fn new(scene: &Scene<'s>, program: &'s Program) -> Self {
        let (schedule, derived) = (&program.schedule, &program.derived);
        let words = |key: &str, range: Option<Range>| range.map(|range| scene.range(key, range));
        let more = derived.total_weekly_hours.filter(|total| Some(*total) != derived.hours_per_week);
        let days_in_all = derived
            .days_per_week
            .zip(schedule.duration_weeks)
            .map(|(days, weeks)| Range { min: (days.min * weeks.min).round(), max: (days.max * weeks.max).round() });
        Self {
            week: WeekView::new(scene, program),
            times: scene.terms("time-of-day", &derived.time_of_day),
            days: words("program.days-a-week", derived.days_per_week),
            hours: words("program.hours-a-week", derived.hours_per_week),
            total_hours: words("program.hours-a-week", more),
            duration: words("program.weeks", schedule.duration_weeks),
            days_in_all: words("program.days-in-all", days_in_all),
            days_at_most: days_in_all.map(|days| plain(days.max)),
            duration_basis: scene.some_label("duration-basis", schedule.duration_basis),
            program_hours: words("program.hours", derived.program_hours),
            step_down: schedule
                .step_down_weeks
                .filter(|weeks| *weeks > 0)
                .map(|weeks| scene.t("program.step-down-weeks", &[("count", Hole::Number(f64::from(weeks)))])),
            starts: scene.some_label("starts", schedule.starts),
            attendance: scene.some_label("attendance", program.delivery.attendance),
            closures: schedule.closures.iter().filter_map(|closure| closure_view(scene, closure)).collect(),
        }
    }
}

fn closure_view<'s>(scene: &Scene<'s>, closure: &'s raw::Closure) -> Option<ClosureView<'s>> {
    Some(ClosureView {
        from: scene.date(closure.from.or(closure.to)?),
        to: closure.to.filter(|to| Some(*to) != closure.from).map(|date| scene.date(date)),
        reason: closure.reason.as_deref(),
    })
}
