//! The feed as files, at the paths of the HSDS API: each list is one page, each object a file of its own.

use std::{collections::BTreeMap, sync::Arc};

use rayon::prelude::*;
use serde::Serialize;

use super::{Feed, objects::FullOrganization, table};
use crate::{
    model::{Program, Uuid},
    path::{OutputPath, Slug},
    plan::{HsdsFile, Plan},
};

/// Where the feed lies.
pub const FOLDER: &str = "data/hsds";

/// The file in it that says what it is.
const INDEX: &str = "index.json";

/// The version of the specification.
const VERSION: &str = "3.1";

/// What the feed conforms to: the specification as it is.
const PROFILE: &str = "https://docs.openreferral.org/";

/// Where the specification itself is described.
const OPENAPI: &str = "https://raw.githubusercontent.com/openreferral/specification/3.1/schema/openapi.json";

/// Records that are written in parallel before they are put together.
const AT_ONCE: usize = 500;

/// What the feed is.
#[derive(Serialize)]
struct Index {
    version: &'static str,
    profile: &'static str,
    openapi_url: &'static str,
}

/// Whether a site publishes its feed.
#[must_use]
pub fn is_planned(plan: &Plan) -> bool {
    plan.files().contains_key(&at(INDEX))
}

/// The files of a feed, by path.
#[must_use]
pub fn files(feed: Feed<'_>) -> Vec<(OutputPath, HsdsFile)> {
    let site = feed.site;
    let used = Arc::new(feed.used());
    let mut files = vec![
        (at(INDEX), HsdsFile::Index),
        (at("services.json"), HsdsFile::Services),
        (at("organizations.json"), HsdsFile::Organizations),
        (at("service_at_locations.json"), HsdsFile::ServiceAtLocations),
        (at("taxonomies.json"), HsdsFile::Taxonomies(Arc::clone(&used))),
        (at("taxonomy_terms.json"), HsdsFile::TaxonomyTerms(Arc::clone(&used))),
        (at("tabular.zip"), HsdsFile::Tables(Arc::clone(&used))),
    ];
    for (index, program) in site.programs().iter().enumerate().filter(|(_, program)| !program.is_draft) {
        files.push((object("services", feed.uuid("program", &program.id)), HsdsFile::Service(index)));
        let place = feed.uuid("service_at_location", &program.id);
        files.push((object("service_at_locations", place), HsdsFile::ServiceAtLocation(index)));
    }
    let mut locations: BTreeMap<&Slug, Vec<Slug>> = BTreeMap::new();
    for location in site.locations().values() {
        if let Some(organization) = &location.organization {
            locations.entry(organization).or_default().push(location.id.clone());
        }
    }
    for id in site.organizations().keys() {
        let own = locations.remove(id).unwrap_or_default();
        files.push((object("organizations", feed.uuid("organization", id)), HsdsFile::Organization(id.clone(), own)));
    }
    for (vocabulary, codes) in &*used {
        files.push((object("taxonomies", feed.uuid("taxonomy", vocabulary)), HsdsFile::Taxonomy(vocabulary.clone())));
        for code in codes {
            let id = feed.uuid("taxonomy_term", format_args!("{vocabulary}/{code}"));
            files.push((object("taxonomy_terms", id), HsdsFile::TaxonomyTerm(vocabulary.clone(), code.clone())));
        }
    }
    files
}

fn at(name: &str) -> OutputPath {
    OutputPath::new(&format!("{FOLDER}/{name}")).expect("a path inside the site")
}

fn object(list: &str, id: Uuid) -> OutputPath {
    at(&format!("{list}/{id}.json"))
}

/// A file of a feed.
#[must_use]
pub fn file(feed: Feed<'_>, file: &HsdsFile) -> Vec<u8> {
    let site = feed.site;
    let programs = || feed.programs().collect::<Vec<&Program>>();
    match file {
        HsdsFile::Index => json(&Index { version: VERSION, profile: PROFILE, openapi_url: OPENAPI }),
        HsdsFile::Services => page(&programs(), |program| feed.listed_service(program)),
        HsdsFile::Service(index) => json(&feed.full_service(&site.programs()[*index])),
        HsdsFile::Organizations => page(&site.organizations().values().collect::<Vec<_>>(), |organization| feed.organization(organization)),
        HsdsFile::Organization(id, locations) => {
            let locations = locations.iter().map(|id| feed.full_location(&site.locations()[id])).collect();
            json(&FullOrganization { locations, ..feed.organization_alone(&site.organizations()[id]) })
        }
        HsdsFile::ServiceAtLocations => page(&programs(), |program| feed.listed_service_at_location(program)),
        HsdsFile::ServiceAtLocation(index) => json(&feed.service_at_location(&site.programs()[*index])),
        HsdsFile::Taxonomies(used) => page(&feed.used_taxonomies(used), Clone::clone),
        HsdsFile::Taxonomy(vocabulary) => json(&feed.taxonomy(vocabulary)),
        HsdsFile::TaxonomyTerms(used) => page(&feed.used_terms(used), Clone::clone),
        HsdsFile::TaxonomyTerm(vocabulary, code) => json(&feed.used_term(vocabulary, code)),
        HsdsFile::Tables(used) => table::package(feed, used),
    }
}

fn json(object: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(object).expect("keys are text");
    bytes.push(b'\n');
    bytes
}

/// All objects on one page of the API, one object a line. They are written in parallel and put together in order.
fn page<T: Sync, O: Serialize>(records: &[T], object: impl Fn(&T) -> O + Sync) -> Vec<u8> {
    let (count, is_empty) = (records.len(), records.is_empty());
    let head = format!(
        "{{\"total_items\":{count},\"total_pages\":1,\"page_number\":1,\"size\":{count},\"first_page\":true,\"last_page\":true,\"empty\":{is_empty},\"contents\":["
    );
    let mut bytes = head.into_bytes();
    let mut before = "\n";
    for together in records.chunks(AT_ONCE) {
        let written: Vec<String> =
            together.par_iter().map(|record| serde_json::to_string(&object(record)).expect("keys are text")).collect();
        for record in written {
            bytes.extend_from_slice(before.as_bytes());
            bytes.extend_from_slice(record.as_bytes());
            before = ",\n";
        }
    }
    bytes.extend_from_slice(b"\n]}\n");
    bytes
}
