//! The listed programs in the order in which the index numbers them: neighbours on the map are neighbours in number, so that a search around a
//! place needs few files. Programs without a place come last.

use super::cards::scaled;
use crate::{
    model::{Address, Location, LocationKind, Point, Program, Site, geography},
    plan::Plan,
};

/// The programs of the index.
pub(super) struct Directory<'s> {
    pub(super) site: &'s Site,
    /// By number.
    pub(super) entries: Vec<Entry<'s>>,
    /// Numbers in the order of every list: freshness, then name.
    pub(super) in_order: Vec<u32>,
}

/// A program of the index.
#[derive(Clone, Copy)]
pub(super) struct Entry<'s> {
    pub(super) program: &'s Program,
    /// Where people go; none for programs that are online only.
    pub(super) location: Option<&'s Location>,
}

impl<'s> Entry<'s> {
    /// Where it is; of a confidential place no more than its ZIP tells, which its page names, too.
    pub(super) fn point(&self) -> Option<Point> {
        let location = self.location?;
        location.point.or_else(|| {
            let zip = location.address.as_ref().filter(|_| location.kind == LocationKind::Confidential)?;
            let place = geography::zip_place(zip.zip.get(..5)?)?;
            Some(Point { latitude: place.latitude, longitude: place.longitude, from: None })
        })
    }

    pub(super) fn address(&self) -> Option<&'s Address> {
        self.location?.address.as_ref()
    }
}

impl<'s> Directory<'s> {
    pub(super) fn new(site: &'s Site, plan: &Plan) -> Self {
        let listed = &plan.listings().all;
        let mut numbered: Vec<(u64, &str, u32)> = listed
            .iter()
            .map(|index| {
                let program = &site.programs()[*index as usize];
                (curve(entry(site, program).point()), program.id.as_str(), *index)
            })
            .collect();
        numbered.sort_unstable();
        let mut number_of = vec![0; site.programs().len()];
        for ((_, _, index), number) in numbered.iter().zip(0..) {
            number_of[*index as usize] = number;
        }
        Self {
            site,
            entries: numbered.iter().map(|(_, _, index)| entry(site, &site.programs()[*index as usize])).collect(),
            in_order: listed.iter().map(|index| number_of[*index as usize]).collect(),
        }
    }

    /// The entries with their numbers.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (u32, &Entry<'s>)> {
        (0..).zip(&self.entries)
    }
}

fn entry<'s>(site: &'s Site, program: &'s Program) -> Entry<'s> {
    Entry { program, location: site.location_of(program).filter(|location| location.kind != LocationKind::Virtual) }
}

/// The position of a point on a Hilbert curve over the globe, which keeps what is near together (Hilbert, 1891); the last for no point.
fn curve(point: Option<Point>) -> u64 {
    const SIDE: u64 = 1 << 16;
    let Some(point) = point else { return u64::MAX };
    let cell = |degrees: f64, range: f64| u64::try_from(scaled(degrees / range + 0.5, 65_535.0)).unwrap_or_default().min(SIDE - 1);
    let (mut x, mut y) = (cell(point.longitude, 360.0), cell(point.latitude, 180.0));
    let mut position = 0;
    let mut side = SIDE / 2;
    while side > 0 {
        let (right, up) = (u64::from(x & side > 0), u64::from(y & side > 0));
        position += side * side * ((3 * right) ^ up);
        if up == 0 {
            if right == 1 {
                (x, y) = (SIDE - 1 - x, SIDE - 1 - y);
            }
            std::mem::swap(&mut x, &mut y);
        }
        side /= 2;
    }
    position
}
