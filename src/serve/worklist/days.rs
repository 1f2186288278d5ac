//! Days that have come or come soon: of the last check, and of what runs out.

use super::{Item, Need, Record, Records, texts};
use crate::{
    model::{Credential, Freshness, Program, Provenance, Site, Standards, program::Status},
    value::Date,
};

/// So many days ahead is soon.
const SOON: i64 = 60;

/// What was checked long ago, and what runs out soon.
pub(super) fn items<'s>(records: &Records<'s>, site: &'s Site) -> Vec<Item<'s>> {
    let today = site.as_of();
    let mut items = Vec::new();
    for (record, organization) in &records.organizations {
        items.extend(stale(record, &organization.provenance));
        items.extend(credentials(record, &organization.credentials, site));
    }
    for (record, location) in &records.locations {
        items.extend(stale(record, &location.provenance));
    }
    for (record, program) in records.programs.iter().filter(|(_, program)| program.identity.status != Status::Defunct) {
        items.extend(stale(record, &program.provenance));
        items.extend(old_checks(record, program, site.standards(), today));
        items.extend(ends(record, program, site));
        // A program without credentials of its own shows those of its organization, which has its own lines.
        if program.access.credentials != site.organization_of(program).credentials {
            items.extend(credentials(record, &program.access.credentials, site));
        }
    }
    for (record, article) in texts(site) {
        items.extend(article.review_due.filter(|day| is_near(*day, today)).map(|day| {
            let what = if today.days_until(day) < 0 { "Review was due" } else { "Review is due" };
            record.item(Need::Expiring, what, Some(day))
        }));
    }
    items
}

/// The line of a record whose facts are to be checked again.
fn stale<'s>(record: &Record<'s>, provenance: &Provenance) -> Option<Item<'s>> {
    let what = match (provenance.freshness, provenance.last_verified) {
        (Freshness::Fresh, _) => return None,
        (Freshness::CheckSoon, _) => "Last checked: check again soon",
        (_, Some(_)) => "Last checked long ago: readers are told",
        (_, None) => "Never checked by a person: readers are told",
    };
    Some(record.item(Need::Stale, what, provenance.last_verified))
}

/// Groups of facts with a day of their own that is too long ago.
fn old_checks<'r, 's>(
    record: &'r Record<'s>,
    program: &'r Program,
    standards: &'r Standards,
    today: Date,
) -> impl Iterator<Item = Item<'s>> {
    let old = program.fact_checks.iter().filter(move |check| check.on.days_until(today) > standards.next_check);
    old.map(|check| record.item(Need::Stale, format!("Last check of the facts about {}", check.facts), Some(check.on)))
}

/// What a program says until a day: whether there is room, today's notice, prices.
fn ends<'s>(record: &Record<'s>, program: &Program, site: &Site) -> Vec<Item<'s>> {
    let today = site.as_of();
    let room = program.access.availability.as_ref().map(|room| {
        let last = room.as_of.0.saturating_add(jiff::Span::new().days(site.standards().availability_shown));
        ("Says whether there is room until", Date(last))
    });
    let notice = program.alert.as_ref().and_then(|alert| alert.until).map(|day| ("The notice is shown until", day));
    let prices = program.access.costs.iter().filter_map(|cost| cost.valid_to).min().map(|day| ("A price holds until", day));
    let near = [room, notice, prices].into_iter().flatten().filter(|(_, day)| is_near(*day, today));
    near.map(|(what, day)| record.item(Need::Expiring, what, Some(day))).collect()
}

fn credentials<'r, 's>(record: &'r Record<'s>, credentials: &'r [Credential], site: &'r Site) -> impl Iterator<Item = Item<'s>> {
    let dated = credentials.iter().filter_map(|credential| Some((credential, credential.valid_to?)));
    dated.filter(|(_, day)| is_near(*day, site.as_of())).map(|(credential, day)| {
        let name =
            site.vocabularies().get("credential").term(credential.credential).label.get("en", site.config().default_language().tag());
        record.item(Need::Expiring, format!("{name}: valid until"), Some(day))
    })
}

/// Whether a day is past, or comes soon.
fn is_near(day: Date, today: Date) -> bool {
    today.days_until(day) <= SOON
}
