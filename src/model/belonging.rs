//! How records belong together: whether something uses them, who stands above whom, and who shares a place or a name.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{
    location::Location,
    organization::Organization,
    program::{self, Program},
    remarks::plain,
};
use crate::{
    content::{self, limits, raw},
    diagnostic::{Diagnostic, FieldPath, nearest},
    path::{Slug, SourcePath},
};

/// All records of a site.
pub(super) struct Together<'r> {
    pub(super) organizations: &'r BTreeMap<Slug, Organization>,
    pub(super) locations: &'r BTreeMap<Slug, Location>,
    pub(super) programs: Vec<&'r Program>,
    /// Ids of records that could not be read.
    pub(super) broken: &'r BTreeSet<Box<str>>,
    /// Programs that wait: what they name is not unused.
    pub(super) drafts: Vec<&'r raw::Program>,
    /// Files that are published as they are, with the number of their bytes.
    pub(super) files: &'r BTreeMap<&'r SourcePath, usize>,
}

/// What was remarked on how records belong together, and what that followed from, beside programs and their ground.
#[derive(Debug)]
pub(super) struct KnownBelonging {
    broken: BTreeSet<Box<str>>,
    /// Organization and location of each draft.
    drafts: Vec<[Option<String>; 2]>,
    files: Vec<(SourcePath, usize)>,
    pub(super) remarks: Vec<Diagnostic>,
}

impl KnownBelonging {
    /// Whether it followed from the same, but for programs.
    pub(super) fn is_of(&self, together: &Together<'_>) -> bool {
        let drafts = together.drafts.iter().map(|draft| [&draft.organization, &draft.location]);
        self.broken == *together.broken
            && self.drafts.iter().map(|[organization, location]| [organization, location]).eq(drafts)
            && self.files.iter().map(|(path, bytes)| (path, bytes)).eq(together.files.iter().map(|(path, bytes)| (*path, bytes)))
    }
}

/// Whether two programs belong to others in the same way, and remarks on that would stand in the same place.
pub(super) fn are_alike(one: &Program, other: &Program) -> bool {
    fn seen(program: &Program) -> impl PartialEq + '_ {
        let (identity, origin) = (&program.identity, &program.origin);
        let belongs = (&program.id, &identity.organization, &identity.location, identity.status, &identity.name);
        (belongs, &origin.file, origin.record, origin.brief.is_none())
    }
    one.origin.brief.is_none() && seen(one) == seen(other)
}

/// Checks how records belong together (DATA-061, DATA-080 to DATA-083).
pub(super) fn check(together: &Together<'_>) -> KnownBelonging {
    let mut remarks = Vec::new();
    check_all(together, &mut remarks);
    KnownBelonging {
        broken: together.broken.clone(),
        drafts: together.drafts.iter().map(|draft| [draft.organization.clone(), draft.location.clone()]).collect(),
        files: together.files.iter().map(|(path, bytes)| ((*path).clone(), *bytes)).collect(),
        remarks,
    }
}

fn check_all(together: &Together<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Together { organizations, locations, programs, broken, drafts, files } = together;
    let named = |name: fn(&raw::Program) -> Option<&String>| drafts.iter().filter_map(move |draft| name(draft)).map(String::as_str);
    let mut used_organizations: HashSet<&str> = named(|draft| draft.organization.as_ref()).collect();
    let mut used_locations: HashSet<&str> = named(|draft| draft.location.as_ref()).collect();
    let mut active: HashSet<&Slug> = HashSet::new();
    for program in programs {
        let identity = &program.identity;
        used_organizations.insert(identity.organization.as_str());
        used_locations.extend(identity.location.as_ref().map(Slug::as_str));
        if program.is_listed() {
            active.insert(&identity.organization);
        }
    }
    // There are as many questions as records, and a map in order answers slowly.
    let known: HashSet<&Slug> = organizations.keys().collect();
    let parents: BTreeSet<&Slug> = organizations.values().filter_map(|organization| organization.parent.as_ref()).collect();
    for organization in organizations.values() {
        check_parents(organization, together, diagnostics);
        check_logo(organization, files, diagnostics);
        // What could not be read may well be what uses it.
        let orphan = broken.is_empty() && !used_organizations.contains(organization.id.as_str()) && !parents.contains(&organization.id);
        if orphan {
            diagnostics.push(Diagnostic::orphan_record(organization.origin.here(), "organization"));
        } else if !active.contains(&organization.id) && !parents.contains(&organization.id) {
            diagnostics.push(Diagnostic::no_active_program(organization.origin.here()));
        }
    }
    for location in locations.values() {
        let owner = location.organization.as_ref();
        if let Some(owner) = owner.filter(|owner| !known.contains(owner) && !broken.contains(owner.as_str())) {
            let near = nearest(owner.as_str(), organizations.keys().map(Slug::as_str));
            diagnostics.push(Diagnostic::unknown_organization(location.origin.at("organization"), owner.as_str(), near));
        }
        if owner.is_none() && location.origin.expects("organization") {
            diagnostics.push(Diagnostic::missing_field(
                location.origin.at("organization"),
                "organization",
                "name the organization that runs this place, by its id",
            ));
        }
        if broken.is_empty() && !used_locations.contains(location.id.as_str()) {
            diagnostics.push(Diagnostic::orphan_record(location.origin.here(), "location"));
        }
    }
    check_neighbours(together, diagnostics);
}

/// An organization's parents exist, and none of them is the organization itself.
fn check_parents(organization: &Organization, together: &Together<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Together { organizations, broken, .. } = together;
    let mut seen = BTreeSet::from([&organization.id]);
    let mut child = organization;
    while let Some(parent) = &child.parent {
        if parent == &organization.id {
            return diagnostics.push(Diagnostic::parent_cycle(organization.origin.at("parent"), organization.id.as_str()));
        }
        if !seen.insert(parent) {
            return;
        }
        match organizations.get(parent) {
            Some(next) => child = next,
            None if std::ptr::eq(child, organization) && !broken.contains(parent.as_str()) => {
                let near = nearest(parent.as_str(), organizations.keys().map(Slug::as_str));
                return diagnostics.push(Diagnostic::unknown_organization(organization.origin.at("parent"), parent.as_str(), near));
            }
            None => return,
        }
    }
}

/// A logo is one of the site's own pictures, and a small one.
fn check_logo(organization: &Organization, files: &BTreeMap<&SourcePath, usize>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((path, _)) = &organization.logo else { return };
    let at = || organization.origin.at(FieldPath::from("logo").key("file"));
    let name = |path: &SourcePath| path.below(content::IMAGES).unwrap_or_default().to_owned();
    let Some(bytes) = files.get(path) else {
        let known: Vec<String> = files.keys().map(|path| name(path)).collect();
        let near = nearest(&name(path), known.iter().map(String::as_str));
        return diagnostics.push(Diagnostic::unknown_reference(at(), "picture", &name(path), near));
    };
    let (allowed, unit) = limits::numbers(limits::ORGANIZATION, "logo.file");
    let kilobytes = f64::from(u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX));
    if kilobytes > allowed.max {
        let (got, most) = (format!("{} {unit}", plain(kilobytes)), format!("a picture of up to {} {unit}", plain(allowed.max)));
        diagnostics.push(Diagnostic::out_of_range(at(), &got, &most));
    }
}

/// Programs at another's location, and programs of one name at one location.
fn check_neighbours(together: &Together<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Together { organizations, locations, programs, .. } = together;
    // As above: a map in order answers slowly.
    let locations: HashMap<&Slug, &Location> = locations.iter().collect();
    let mut names: HashMap<(&Slug, &str), &Program> = HashMap::with_capacity(programs.len());
    for program in programs.iter().copied() {
        let Some(location) = program.identity.location.as_ref().and_then(|id| locations.get(id)) else { continue };
        let other = location.organization.as_ref().filter(|owner| **owner != program.identity.organization);
        let explained = !location.arrival.is_empty();
        if let Some(owner) = other.filter(|owner| !explained && organizations.contains_key(owner)) {
            diagnostics.push(Diagnostic::shared_site(program.origin.at("location"), owner.as_str()));
        }
        if program.identity.status != program::Status::Active {
            continue;
        }
        let first = *names.entry((&location.id, &*program.identity.folded_name)).or_insert(program);
        if !std::ptr::eq(first, program) {
            diagnostics.push(Diagnostic::same_name(program.origin.at("name"), &program.identity.name, first.id.as_str()));
        }
    }
}
