//! What readers can take along from a profile: a text for a message, and files for their calendar and their contacts.

use serde::Serialize;

use crate::{
    model::Program,
    plan::PageKind,
    render::{
        scene::Scene,
        view::{
            card,
            week::{day_words, together},
        },
    },
    theme::Hole,
};

/// A message may be so long in all: two of the short messages of phones.
const LONGEST: usize = 320;

/// What readers can take along.
#[derive(Serialize)]
pub(super) struct TakeAway {
    /// The program in a few words.
    text: String,
    /// The whole address of the profile.
    url: String,
    /// The file for contacts; none for a program that is gone.
    contact: Option<String>,
    /// The file for calendars; none where no session is told.
    sessions: Option<String>,
}

impl TakeAway {
    pub(super) fn new(scene: &Scene<'_>, index: usize) -> Self {
        let program = &scene.site.programs()[index];
        let urls = scene.plan.urls();
        let planned = |url| scene.plan.has(&url).then(|| urls.href(&url));
        let url = urls.permalink(&urls.page(scene.language, &PageKind::Program(index), scene.site));
        Self {
            text: text(scene, program, &url),
            url,
            contact: planned(urls.contact(&program.id)),
            sessions: planned(urls.sessions(&program.id)),
        }
    }
}

/// Name, town, number, week and address; the week, and then the town, give way where there is no room.
fn text(scene: &Scene<'_>, program: &Program, url: &str) -> String {
    let own = program.texts.get(scene.language).and_then(|text| text.fields.name.as_deref());
    let name = own.unwrap_or(&program.identity.name).to_owned();
    let call = card::first_phone(scene, program).map(|phone| scene.t("program.call", &[("number", Hole::Text(&phone.shown))]).into_owned());
    let mut parts = vec![Some(name), card::place(scene, program), call, week(scene, program), Some(format!("\n{url}"))];
    let mut text = join(&parts);
    for spare in [3, 1] {
        if text.chars().count() > LONGEST {
            parts[spare] = None;
            text = join(&parts);
        }
    }
    text
}

fn join(parts: &[Option<String>]) -> String {
    parts.iter().flatten().cloned().collect::<Vec<_>>().join(". ").replace(". \n", ".\n").replace("..", ".")
}

/// The sessions of a week, or how many days and hours there are.
fn week(scene: &Scene<'_>, program: &Program) -> Option<String> {
    let sessions = program.schedule.tracks.iter().flat_map(|track| together(&track.sessions, |session| (session.start, session.end)));
    let line = |sessions: Vec<&crate::model::program::Session>| {
        let days: Vec<_> = sessions.iter().map(|session| session.day).collect();
        let (start, end) = (scene.strings.time(sessions[0].start), scene.strings.time(sessions[0].end));
        let days = day_words(scene, &days, "day.short.");
        let holes = [("day", Hole::Text(&days)), ("start", Hole::Text(&start)), ("end", Hole::Text(&end))];
        scene.t("week-grid.session", &holes).into_owned()
    };
    let lines: Vec<String> = sessions.map(line).collect();
    if lines.is_empty() { card::schedule(scene, program).map(std::borrow::Cow::into_owned) } else { Some(lines.join("; ")) }
}
