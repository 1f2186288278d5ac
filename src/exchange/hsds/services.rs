//! Services: programs of ours. A service at several locations is a program at each.

use super::{
    attributes::{Attributes, given},
    contact,
    news::news,
    objects::Object,
    offers,
    records::Writer,
    shape::Kind,
    weeks, words,
};
use crate::{
    content::raw,
    diagnostic::Diagnostic,
    exchange::{Kind as Record, Told},
    value::Date,
    yaml::Tree,
};

/// The longest summary, and the shortest.
const SUMMARY: (usize, usize) = (40, 240);

/// The level of a service that says nothing of one, where all are asked for.
const USUAL: &str = "outpatient";

/// The columns of a service that tell in words what attributes of a feed of Carepress tell exactly, or what follows from them.
const IN_WORDS: [&str; 6] =
    ["application_process", "eligibility_description", "interpretation_services", "accreditations", "url", "last_modified"];

impl<'o> Writer<'o, '_> {
    /// Finds the level of care of a service; none if it is not to be brought.
    pub(super) fn level(&mut self, service: &'o Object, sites: &[&'o Object]) -> Option<String> {
        let mut attributes = Attributes::of(self.objects, service);
        for site in sites {
            attributes.extend(Attributes::of(self.objects, site));
        }
        if attributes.id().is_some() || attributes.names_level(self.around.site.vocabularies()) {
            // Attributes say it.
            return Some(String::new());
        }
        let names = ["name", "alternate_name"].into_iter().filter_map(|column| service.look(column)).chain(attributes.names());
        let level = self.levels.of(names, service.look("description").unwrap_or_default());
        if level == Some("iop") || self.around.options.all_levels {
            return Some(level.unwrap_or(USUAL).to_owned());
        }
        None
    }

    /// Adds a service as a program at each of its locations.
    pub(super) fn programs(&mut self, service: &'o Object, sites: &[&'o Object], level: &str) {
        service.mark_used();
        let organization = service.look("organization_id").and_then(|id| self.ids.get(&(Record::Organization, id))).cloned();
        let Some((name, organization)) = service.look("name").zip(organization) else {
            let missing = if service.look("name").is_none() { "name" } else { "organization" };
            self.remarks.diagnostics.push(Diagnostic::skipped_row(self.place(service, ""), [missing]));
            self.objects.leave_out(service);
            service.take_all();
            return;
        };
        if !matches!(level, "" | "iop") {
            self.remarks.diagnostics.push(Diagnostic::other_level(self.place(service, "service.name"), level));
        }
        let (own_id, is_ours) = self.own_id(service, Record::Program);
        let mut attributes = Attributes::of(self.objects, service);
        attributes.fact("id");
        let mut raw = self.program(service, sites, own_id.is_some());
        raw.organization = Some(organization);
        raw.level_of_care = Some(level.to_owned()).filter(|level| !level.is_empty());
        raw.source = (!is_ours).then(|| self.source());
        raw.last_verified = service.look("assured_date").filter(|_| is_ours).and_then(|date| Date::read(date.get(..10)?));
        if is_ours {
            service.take("assured_date");
        }
        let body = self.body(service, &attributes, own_id.as_deref().map(|id| (id, is_ours)), &mut raw);
        for site in sites {
            site.mark_used();
            attributes.extend(Attributes::of(self.objects, site));
        }
        let place = self.place(service, "");
        let vocabularies = self.around.site.vocabularies();
        let given = given(&attributes, Record::Program, is_ours, vocabularies, &mut self.remarks);
        let mut raw = given.over(raw, &place, &mut self.remarks.diagnostics);
        if raw.tracks.iter().any(|track| !track.sessions.is_empty()) {
            // Sessions tell it better.
            raw.time_of_day.clear();
        }
        let mut places: Vec<Option<(&str, String)>> = Vec::new();
        for id in sites.iter().filter_map(|site| site.look("location_id")) {
            places.extend(self.ids.get(&(Record::Location, id)).map(|own| Some((id, own.clone()))));
        }
        if places.is_empty() {
            places.push(None);
        }
        for (number, location) in places.into_iter().enumerate() {
            self.count(own_id.is_some(), is_ours);
            let mut raw = raw.clone();
            let (key, own_id) = match (&location, number) {
                (_, 0) => (service.id.to_string(), own_id.clone()),
                (Some((id, _)), _) => (format!("{}/{id}", service.id), None),
                (None, _) => continue,
            };
            raw.location = location.map(|(_, own)| own);
            let owner = self.objects.named_by(service, Kind::Organization).and_then(|owner| owner.look("name")).unwrap_or_default();
            let words = if name.contains(owner) { name.to_owned() } else { format!("{owner} {name}") };
            let id = own_id.unwrap_or_else(|| self.new_id(Record::Program, &words));
            let raw = if is_ours { news(raw, self.around.site, &id, &place) } else { raw };
            self.brought.programs.push(Told { key, id, raw, body: body.clone(), place: place.clone() });
        }
    }

    /// What the fields of HSDS say of a program.
    fn program(&mut self, service: &'o Object, sites: &[&'o Object], is_carepress: bool) -> raw::Program {
        let objects = self.objects;
        let vocabularies = self.around.site.vocabularies();
        let owners: Vec<&Object> = std::iter::once(service).chain(sites.iter().copied()).collect();
        let mut raw = raw::Program {
            name: service.take("name").map(str::to_owned),
            alternate_names: service.take("alternate_name").map(str::to_owned).into_iter().collect(),
            status: self.status(service),
            email: words::mailbox(service, "email"),
            age_min: words::age(service, "minimum_age"),
            age_max: words::age(service, "maximum_age"),
            tracks: weeks::tracks(objects, &owners, self.around.as_of, &mut self.remarks),
            phones: self.phones(service, sites),
            alert: service.take("alert").map(str::to_owned),
            fees_note: service.take("fees_description").or_else(|| service.take("fees")).map(str::to_owned),
            ..raw::Program::default()
        };
        for document in objects.parts(service, Kind::Document) {
            document.mark_used();
            raw.required_documents.extend(document.take("document").map(str::to_owned));
        }
        self.urls(service, &mut raw);
        self.costs(service, is_carepress, &mut raw);
        if is_carepress {
            service.take_each(&IN_WORDS);
            for kind in [Kind::Funding, Kind::Language, Kind::Area, Kind::Capacity] {
                for part in owners.iter().flat_map(|owner| objects.parts(owner, kind)) {
                    part.take_all();
                    objects.named_by(part, Kind::Unit).into_iter().for_each(Object::take_all);
                }
            }
        } else {
            self.in_words(service, sites, &mut raw);
        }
        if raw.language_support.is_empty() && !is_carepress {
            raw.language_support = offers::interpreted(service, vocabularies);
        }
        raw
    }

    /// The text of a program's page; also finds its summary. `own` is the id that a feed of Carepress gives, and whether the feed is this site's: what
    /// it says without markup, the site says better.
    fn body(&mut self, service: &'o Object, attributes: &Attributes<'o>, own: Option<(&str, bool)>, raw: &mut raw::Program) -> String {
        let text = service.take("description").unwrap_or_default();
        let Some((id, is_ours)) = own else {
            raw.summary = words::summary(text, SUMMARY.0, SUMMARY.1);
            return text.to_owned();
        };
        let summary = attributes.text("summary").unwrap_or_default();
        let rest = text.strip_prefix(summary.trim()).map_or(text, str::trim_start);
        let mut ours = self.around.site.programs().iter().filter(|program| is_ours && program.id.as_str() == id);
        let is_said = ours.any(|program| program.body.paragraphs().join("\n\n") == rest);
        if is_said { String::new() } else { rest.to_owned() }
    }

    fn status(&mut self, service: &'o Object) -> Option<String> {
        let written = service.take("status")?;
        let list = self.around.site.vocabularies().get("status");
        let plain = written.to_lowercase();
        let term = list.terms().find(|(_, term)| *term.id == *plain || term.codes.get("hsds").is_some_and(|codes| codes.contains(&plain)));
        if term.is_none() {
            self.remarks.unknown("code", format!("status/{written}"), service);
        }
        term.map(|(_, term)| term.id.to_string())
    }

    /// The numbers of a service, and those of it at its places, unless they only repeat those of the place, or else of who runs it.
    fn phones(&mut self, service: &'o Object, sites: &[&'o Object]) -> Vec<raw::Phone> {
        let (objects, vocabularies) = (self.objects, self.around.site.vocabularies());
        let mut phones = contact::phones(objects, service, vocabularies, &mut self.remarks);
        let mut told_elsewhere = super::records::Remarks::default();
        let mut of = |owner: Option<&Object>| {
            owner.map(|owner| contact::phones(objects, owner, vocabularies, &mut told_elsewhere)).unwrap_or_default()
        };
        let of_organization = of(objects.named_by(service, Kind::Organization));
        for site in sites {
            let of_place = of(objects.named_by(site, Kind::Location));
            let inherited = if of_place.is_empty() { &of_organization } else { &of_place };
            let at_site = contact::phones(objects, site, vocabularies, &mut self.remarks);
            if !is_same(&at_site, inherited) {
                let new: Vec<raw::Phone> =
                    at_site.into_iter().filter(|phone| !phones.iter().any(|known| known.number == phone.number)).collect();
                phones.extend(new);
            }
        }
        phones
    }

    /// The page of the program: the one that is called so, or the only one that is there.
    fn urls(&mut self, service: &'o Object, raw: &mut raw::Program) {
        for url in self.objects.parts(service, Kind::Url) {
            url.mark_used();
            if url.look("label") == Some("Program page") && raw.program_url.is_none() {
                url.take("label");
                raw.program_url = words::website(self.objects, url, "url", &mut self.remarks);
            }
        }
    }
}

/// Whether two lists of phones say the same.
fn is_same(one: &[raw::Phone], other: &[raw::Phone]) -> bool {
    one.iter().map(Tree::fields).eq(other.iter().map(Tree::fields))
}
