//! From objects to records: which services are programs of ours, who runs them and where, and what their ids are.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Around, Reading,
    attributes::Attributes,
    json::Pages,
    level::Levels,
    objects::{Object, Objects},
    shape::Kind,
};
use crate::{
    content::raw,
    diagnostic::{Checked, Diagnostic, Place},
    exchange::{Brought, Ids, Kind as Record, mend::Mended, naming::FreeIds},
    path::Slug,
};

/// What is to be said of objects, gathered while they are read.
#[derive(Default)]
pub(super) struct Remarks {
    pub(super) diagnostics: Vec<Diagnostic>,
    unknown: Vec<(&'static str, String, (usize, usize))>,
}

impl Remarks {
    /// Counts what means nothing.
    pub(super) fn unknown(&mut self, what: &'static str, written: String, object: &Object) {
        self.unknown.push((what, written, Objects::spot(object)));
    }

    /// Says that a value was read as another, or left out.
    pub(super) fn repaired(&mut self, objects: &Objects, object: &Object, column: &str, old: &str, new: &str, why: &str) {
        let name = format!("{}.{column}", object.kind.shape().name);
        self.diagnostics.push(Diagnostic::repaired_value(objects.place(object, &name), old, new, why));
    }

    /// Says what was mended, and gives the value.
    pub(super) fn mended<T>(
        &mut self,
        objects: &Objects,
        object: &Object,
        column: &str,
        written: &str,
        mended: Mended<T>,
        shown: impl Fn(&T) -> String,
    ) -> Option<T> {
        if let Some(why) = mended.why {
            let now = mended.value.as_ref().map_or_else(String::new, shown);
            self.repaired(objects, object, column, written, &now, why);
        }
        mended.value
    }
}

/// What records are made with.
pub(super) struct Writer<'o, 'a> {
    pub(super) objects: &'o Objects,
    pub(super) around: &'o Around<'a>,
    pub(super) levels: Levels,
    pub(super) remarks: Remarks,
    pub(super) brought: Brought,
    /// Ids of records that are brought, by kind and id of their object.
    pub(super) ids: BTreeMap<(Record, &'o str), String>,
    free: [FreeIds; 3],
    /// Whether some record is the site's own, some is another Carepress site's, and some is a stranger's.
    pub(super) ours: usize,
    pub(super) carepress: usize,
    pub(super) others: usize,
    /// Services without a sign of an IOP that are left out.
    pub(super) without_iop: Vec<&'o Object>,
}

/// Makes the records, and says what has no place in them.
pub(super) fn build(mut objects: Objects, pages: &Pages, around: &Around<'_>) -> Checked<Reading> {
    objects.connect();
    let mut writer = Writer {
        objects: &objects,
        around,
        levels: Levels::new(around.site.vocabularies()),
        remarks: Remarks::default(),
        brought: Brought::default(),
        ids: BTreeMap::new(),
        free: Default::default(),
        ours: 0,
        carepress: 0,
        others: 0,
        without_iop: Vec::new(),
    };
    writer.write();
    let Writer { remarks, brought, ours, carepress, others, without_iop, .. } = writer;
    let left_out = without_iop.first().map(|first| Diagnostic::rows_without_iop(objects.place(first, ""), without_iop.len()));
    let nothing = objects.is_empty();
    if carepress + ours > 0 && others == 0 {
        // Who checked what and when follows from the records.
        objects.forget_dropped("metadata");
    }
    for (what, written, spot) in remarks.unknown {
        objects.count_unknown(what, written, spot);
    }
    objects.diagnostics.extend(remarks.diagnostics);
    objects.diagnostics.extend(left_out);
    objects.diagnostics.extend(pages.missing().map(|(page, all)| Diagnostic::partial_list(objects.here(0), page, all)));
    if nothing {
        let why = "these files hold no services, organizations or locations";
        objects.diagnostics.push(Diagnostic::foreign_shape(objects.first_place(), why, None));
    }
    objects.tell_the_rest();
    let ids = if ours > 0 && carepress + others == 0 { Ids::Ours } else { Ids::Made };
    Checked::new(Reading { brought, ids }, objects.diagnostics)
}

impl Writer<'_, '_> {
    fn write(&mut self) {
        let objects = self.objects;
        self.take_ids_of_carepress();
        let mut wanted = Vec::new();
        let mut has_services: BTreeSet<(Kind, &str)> = BTreeSet::new();
        for service in objects.all(Kind::Service) {
            let sites: Vec<&Object> = objects.parts(service, Kind::ServiceAtLocation).collect();
            has_services.extend(service.look("organization_id").map(|id| (Kind::Organization, id)));
            has_services.extend(sites.iter().filter_map(|site| site.look("location_id")).map(|id| (Kind::Location, id)));
            if let Some(level) = self.level(service, &sites) {
                wanted.push((service, sites, level));
                continue;
            }
            self.without_iop.push(service);
            objects.leave_out(service);
            for site in sites {
                objects.leave_out(site);
            }
        }
        let parents: BTreeSet<&str> = objects.all(Kind::Organization).filter_map(|other| other.look("parent_organization_id")).collect();
        let named: BTreeSet<&str> = wanted
            .iter()
            .flat_map(|(service, sites, _)| {
                service.look("organization_id").into_iter().chain(sites.iter().filter_map(|site| site.look("location_id")))
            })
            .collect();
        let is_wanted = |object: &Object| !has_services.contains(&(object.kind, &*object.id)) || named.contains(&*object.id);
        for object in objects.all(Kind::Organization).filter(|object| is_wanted(object) || parents.contains(&*object.id)) {
            self.organization(object);
        }
        self.cut_circles();
        for object in objects.all(Kind::Location).filter(|object| is_wanted(object)) {
            self.location(object);
        }
        for (service, sites, level) in wanted {
            self.programs(service, &sites, &level);
        }
    }

    /// Takes the ids that a feed of Carepress gives its records, so that nobody else's get them.
    fn take_ids_of_carepress(&mut self) {
        let objects = self.objects;
        for (kind, record) in
            [(Kind::Organization, Record::Organization), (Kind::Location, Record::Location), (Kind::Service, Record::Program)]
        {
            for object in objects.all(kind) {
                let id = Attributes::of(objects, object).id().filter(|id| self.free[record as usize].take_exactly(id));
                if let Some(id) = id {
                    self.ids.insert((record, &*object.id), id);
                }
            }
        }
    }

    /// The id of a record that a feed of Carepress gives, and whether it is one of this site.
    pub(super) fn own_id(&self, object: &Object, record: Record) -> (Option<String>, bool) {
        let id = self.ids.get(&(record, &*object.id)).cloned();
        let slug = id.as_deref().and_then(Slug::new);
        let is_ours = slug.is_some_and(|slug| self.around.site.uuid(record.name(), &slug).to_string() == *object.id);
        (id, is_ours)
    }

    /// Makes an id of words.
    pub(super) fn new_id(&mut self, record: Record, words: &str) -> String {
        self.free[record as usize].take(words, "", record.name())
    }

    /// Counts a record by whose it is.
    pub(super) fn count(&mut self, is_carepress: bool, is_ours: bool) {
        let count = match (is_ours, is_carepress) {
            (true, _) => &mut self.ours,
            (false, true) => &mut self.carepress,
            (false, false) => &mut self.others,
        };
        *count += 1;
    }

    /// Where facts of strangers come from.
    pub(super) fn source(&self) -> raw::Source {
        let title = format!("HSDS feed {}, read {}", self.around.name, self.around.as_of);
        raw::Source { kind: Some("import".to_owned()), title: Some(title), url: None }
    }

    /// Where an object is told.
    pub(super) fn place(&self, object: &Object, column: &str) -> Place {
        self.objects.place(object, column)
    }
}
