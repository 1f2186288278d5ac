//! Which program belongs to which organization and location. Every 16 programs share five organizations, which have 1, 1, 2, 3 and 9 of them, and
//! nine locations; so most providers are small, and a few are large.

use super::world::World;

const PROGRAMS: usize = 16;
const ORGANIZATIONS: usize = 5;
const LOCATIONS: usize = 9;

/// Location in the block and position there, for each program of a block.
const SEATS: [(usize, usize); PROGRAMS] =
    [(0, 0), (1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (4, 0), (5, 0), (5, 1), (5, 2), (6, 0), (6, 1), (7, 0), (7, 1), (8, 0), (8, 1)];

/// Organization in the block, for each location of a block.
const OWNERS: [usize; LOCATIONS] = [0, 1, 2, 3, 3, 4, 4, 4, 4];

/// Where a program sits, by the numbers of its organization and location.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seat {
    /// The organization.
    pub(crate) organization: usize,
    /// The location.
    pub(crate) location: usize,
    /// The position among the programs there, from 0.
    pub(crate) position: usize,
}

/// What kind of place a location is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LocationKind {
    /// A building.
    Physical,
    /// A building whose street is not told.
    Confidential,
    /// Online rooms.
    Virtual,
    /// There is no such record: its programs are online and have no location.
    Absent,
}

/// Where a program sits.
pub(crate) fn seat(program: usize) -> Seat {
    let (location, position) = SEATS[program % PROGRAMS];
    let location = program / PROGRAMS * LOCATIONS + location;
    Seat { organization: owner(location), location, position }
}

/// The organization of a location.
pub(crate) fn owner(location: usize) -> usize {
    location / LOCATIONS * ORGANIZATIONS + OWNERS[location % LOCATIONS]
}

/// How many organizations so many programs have.
pub(crate) fn organizations(programs: usize) -> usize {
    programs.checked_sub(1).map_or(0, |last| seat(last).organization + 1)
}

/// How many locations so many programs have.
pub(crate) fn locations(programs: usize) -> usize {
    programs.checked_sub(1).map_or(0, |last| seat(last).location + 1)
}

/// What kind of place a location is.
pub(crate) fn kind(world: &World, location: usize) -> LocationKind {
    match world.rng("location-kind", location).below(100) {
        0..4 => LocationKind::Absent,
        4..10 => LocationKind::Virtual,
        10..13 => LocationKind::Confidential,
        _ => LocationKind::Physical,
    }
}
