//! Organizations and locations: neutral records have one address each, inside the program.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{dates::recent, records::Program};
use crate::yaml::{Flow, Yaml};

/// The boxes that hold the states, by code.
pub(super) struct States(BTreeMap<String, Bounds>);

#[derive(Deserialize)]
struct State {
    code: String,
    #[serde(rename = "box")]
    bounds: Bounds,
}

#[derive(Clone, Copy, Deserialize)]
struct Bounds {
    south: f64,
    north: f64,
    west: f64,
    east: f64,
}

impl States {
    /// Reads the list of this repository.
    pub(super) fn read() -> Self {
        let states: Vec<State> =
            serde_yaml::from_str(include_str!("../../../content/states.yaml")).expect("the list of states can be read");
        Self(states.into_iter().map(|state| (state.code, state.bounds)).collect())
    }

    /// The point nearest to a program's that lies in its state: the records scatter their points, and some fall outside.
    fn point(&self, program: &Program) -> (f64, f64) {
        let Some(bounds) = self.0.get(&program.state_code) else { return (program.lat, program.lon) };
        (program.lat.clamp(bounds.south, bounds.north), program.lon.clamp(bounds.west, bounds.east))
    }
}

/// Writes the location of a program. Its ZIP is random in the records; as the point is given, nothing is looked up by it but the time zone.
pub(super) fn location(program: &Program, states: &States) -> String {
    let mut yaml = Yaml::default();
    yaml.plain("organization", program.organization_id());
    yaml.text("name", &format!("{} office", program.city));
    yaml.plain("kind", "physical");
    let address = Flow::default().text("line1", &program.street).text("city", &program.city);
    yaml.plain("address", address.plain("state", &program.state_code).text("zip", &program.zip));
    let (north, east) = states.point(program);
    yaml.plain("lat", format_args!("{north:.5}"));
    yaml.plain("lon", format_args!("{east:.5}"));
    yaml.plain("coords_from", "street");
    yaml.text("accessibility_contact", &program.phone);
    add_source(&mut yaml, program);
    yaml.finish()
}

/// Returns the first program of each organization, in the order of the records.
pub(super) fn first_of_organizations(programs: &[Program]) -> impl Iterator<Item = &Program> {
    let mut seen = BTreeSet::new();
    programs.iter().filter(move |program| seen.insert(program.organization_id()))
}

/// Writes the organization of a program.
pub(super) fn organization(program: &Program) -> String {
    let mut yaml = Yaml::default();
    yaml.text("name", &program.organization);
    // Not in the records; required here.
    yaml.text(
        "description",
        &format!("{} runs intensive outpatient programs. Its first one is in {}.", program.organization, program.city),
    );
    yaml.plain("type", "private-nonprofit");
    yaml.maps("phones", &[Flow::default().text("number", &program.phone).plain("type", "main")]);
    add_source(&mut yaml, program);
    yaml.finish()
}

fn add_source(yaml: &mut Yaml, program: &Program) {
    yaml.plain("source", "{kind: program-staff}");
    yaml.plain("relationship", "none");
    yaml.plain("last_verified", recent(&program.last_verified, 180));
    yaml.plain("verified_by_role", "site-editor");
}
