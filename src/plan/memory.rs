//! What planning found the last time, and of what it was made: lists and paths are taken from here as long as the programs that they tell of are
//! listed as they were. The plan is that of a planning that remembers nothing.

use std::sync::Arc;

use super::{Listings, Planned, Urls, draft::Placed, listings};
use crate::model::{Footing, Program, Site};

/// What [`plan`](super::plan) found the last time.
#[derive(Debug, Default)]
pub struct Memory(Option<Known>);

#[derive(Debug)]
struct Known {
    footing: Footing,
    programs: Vec<Arc<Program>>,
    urls: Arc<Urls>,
    listings: Arc<Listings>,
    /// What wanted a place, in the order in which it wanted it.
    wanted: Vec<Planned>,
    placed: Arc<Placed>,
}

/// What is known of a site that is being planned.
pub(super) struct Recalled {
    pub(super) listings: Option<Arc<Listings>>,
    /// What wanted places under the same addresses, and the places that it got.
    pub(super) places: Option<(Vec<Planned>, Arc<Placed>)>,
}

impl Memory {
    /// Lets go of what stood on something else: two directories at once would take twice the memory.
    pub fn stand_on(&mut self, footing: &Footing) {
        self.0 = self.0.take().filter(|known| known.footing == *footing);
    }

    /// Takes out what still holds for a site with these addresses.
    pub(super) fn recall(&mut self, site: &Site, urls: &Urls) -> Recalled {
        let known = self.0.take().filter(|known| known.footing == site.footing() && known.programs.len() == site.programs().len());
        let Some(known) = known else { return Recalled { listings: None, places: None } };
        let (mut same_ids, mut same_lists) = (true, true);
        for (before, now) in known.programs.iter().zip(site.programs()).filter(|(before, now)| !Arc::ptr_eq(before, now)) {
            same_ids &= before.id == now.id;
            same_lists &= listings::are_alike(before, now);
        }
        Recalled {
            listings: (same_ids && same_lists).then_some(known.listings),
            places: (same_ids && *known.urls == *urls).then_some((known.wanted, known.placed)),
        }
    }

    /// Keeps what was found for a site.
    pub(super) fn keep(&mut self, site: &Site, urls: Arc<Urls>, listings: Arc<Listings>, wanted: Vec<Planned>, placed: Arc<Placed>) {
        self.0 = Some(Known { footing: site.footing(), programs: site.programs().to_vec(), urls, listings, wanted, placed });
    }
}
