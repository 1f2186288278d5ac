//! What made-up organizations and locations are called, and where they are.

use super::{places::Place, seats, world::World};
use crate::bank::slug;

/// What an organization is called.
#[derive(Debug)]
pub(crate) struct Name {
    /// All of it.
    pub(crate) full: String,
    /// The part that nobody else has: "Cedar Bend".
    pub(crate) short: String,
    /// The short name as an id, which others may have, too.
    pub(crate) slug: String,
    /// The organization's id.
    pub(crate) id: String,
}

/// Names an organization.
pub(crate) fn organization(world: &World, organization: usize) -> Name {
    let mut rng = world.rng("organization-name", organization);
    let mut pick = |list: &str| rng.pick(world.names.list(list));
    let short = format!("{} {}", pick("first"), pick("second"));
    let slug = slug(&short);
    Name { full: format!("{short} {}", pick("kind")), id: format!("{slug}-{organization}"), short, slug }
}

/// Returns the id of a location.
pub(crate) fn location(world: &World, location: usize) -> String {
    let owner = organization(world, seats::owner(location));
    format!("{}-site-{location}", owner.slug)
}

/// Where an organization has its office.
pub(crate) fn home(world: &World, organization: usize) -> &Place {
    world.places.any(&mut world.rng("organization-place", organization))
}

/// Where a location is: in the state of its organization.
pub(crate) fn place(world: &World, location: usize) -> &Place {
    world.places.near(home(world, seats::owner(location)), &mut world.rng("location-place", location))
}
