//! Files that readers take along from a program: one for their contacts, one for their calendar. Each is shared by all languages of the site, so
//! what it says in words it says in all of them.

use super::Prepared;
use crate::{
    model::{Address, Location, LocationKind, Program},
    theme::Hole,
    value::Date,
};

mod calendar;
mod contact;
mod lines;
mod zone;

pub(super) use calendar::sessions;
pub(super) use contact::contact;

/// The address of a program's profile in the site's first language.
fn profile(prepared: &Prepared<'_>, program: &Program) -> String {
    let urls = prepared.plan.urls();
    urls.permalink(&urls.program(prepared.site.config().default_language(), &program.id))
}

/// "Call to confirm" and the day of the last check, in every language.
fn advice(prepared: &Prepared<'_>, program: &Program) -> Vec<String> {
    let checked = |date: Date, strings: &crate::theme::Strings| {
        strings.get("take-away.checked", &[("date", Hole::Text(&strings.date(date)))]).into_owned()
    };
    let languages = prepared.site.config().languages.iter().map(|language| prepared.theme.strings(language));
    languages
        .map(|strings| {
            let confirm = strings.get("program.call-to-confirm", &[]);
            let day = program
                .provenance
                .last_verified
                .map_or_else(|| strings.get("take-away.unchecked", &[]).into_owned(), |date| checked(date, strings));
            format!("{confirm} {day}")
        })
        .collect()
}

/// A place that people visit; its street only where everybody may know it.
fn place<'p>(prepared: &Prepared<'p>, program: &Program) -> Option<(&'p Location, &'p Address)> {
    let location = prepared.site.location_of(program).filter(|location| location.kind != LocationKind::Virtual)?;
    Some((location, location.address.as_ref()?))
}

/// Street and second line; none of a confidential place.
fn street(location: &Location, address: &Address) -> String {
    let street = address.street.as_deref().filter(|_| location.kind == LocationKind::Physical);
    street.into_iter().chain(address.second_line.as_deref().filter(|_| street.is_some())).collect::<Vec<_>>().join(", ")
}
