//! Organizations: who runs programs.

use std::collections::BTreeMap;

use super::{
    attributes::{Attributes, given},
    contact,
    news::news,
    objects::Object,
    records::Writer,
    shape::Kind,
    words,
};
use crate::{
    content::{IMAGES, raw},
    diagnostic::{Diagnostic, Place},
    exchange::{Kind as Record, Told},
    path::SourcePath,
    value::{Localized, WebAddress},
};

/// What registries are called, in small letters without signs, and their scheme.
const SCHEMES: [(&str, &str); 6] = [
    ("npi", "npi"),
    ("nationalprovideridentifier", "npi"),
    ("state license", "state-license"),
    ("statelicense", "state-license"),
    ("samhsafrid", "samhsa-frid"),
    ("frid", "samhsa-frid"),
];

impl<'o> Writer<'o, '_> {
    /// Adds an organization.
    pub(super) fn organization(&mut self, object: &'o Object) {
        object.mark_used();
        let objects = self.objects;
        let vocabularies = self.around.site.vocabularies();
        let Some(name) = object.take("name").map(str::to_owned) else {
            self.remarks.diagnostics.push(Diagnostic::skipped_row(self.place(object, ""), ["name"]));
            return;
        };
        let (own_id, is_ours) = self.own_id(object, Record::Organization);
        let is_carepress = own_id.is_some();
        self.count(is_carepress, is_ours);
        let attributes = Attributes::of(objects, object);
        attributes.fact("id");
        let description = object.take("description").filter(|text| !is_carepress || *text != name);
        let mut raw = raw::Organization {
            // A feed of Carepress gives the name in law there, too, and then says so.
            alternate_names: object
                .take("alternate_name")
                .filter(|_| attributes.fact("legal_name").is_none())
                .map(str::to_owned)
                .into_iter()
                .collect(),
            description: description.map(Localized::plain),
            website: words::website(objects, object, "website", &mut self.remarks),
            email: words::mailbox(object, "email"),
            phones: contact::phones(objects, object, vocabularies, &mut self.remarks),
            year_founded: object.look("year_incorporated").and_then(|year| year.trim_end_matches(".0").parse().ok()),
            source: (!is_ours).then(|| self.source()),
            name: Some(name.clone()),
            ..raw::Organization::default()
        };
        if raw.year_founded.is_some() {
            object.take("year_incorporated");
        }
        if is_carepress {
            object.take_each(&["legal_status", "uri", "logo"]);
            raw.last_verified = None;
        } else {
            raw.kind = words::terms(object, "legal_status", "org-type", vocabularies).into_iter().next();
        }
        raw.parent = object.look("parent_organization_id").map(str::to_owned);
        self.identifiers(object, &mut raw);
        for url in objects.parts(object, Kind::Url).filter(|url| url.look("service_id").is_none()) {
            url.mark_used();
            let field = match url.look("label") {
                Some("Nondiscrimination notice") => &mut raw.nondiscrimination_url,
                Some("Language help notice") => &mut raw.language_notice_url,
                _ => continue,
            };
            *field = url.look("url").and_then(WebAddress::read);
            url.take_all();
        }
        let place = self.place(object, "");
        let mut raw = given(&attributes, Record::Organization, is_ours, vocabularies, &mut self.remarks).over(
            raw,
            &place,
            &mut self.remarks.diagnostics,
        );
        raw.logo = raw.logo.take().filter(|logo| self.has_picture(logo, &place));
        let id = own_id.unwrap_or_else(|| self.new_id(Record::Organization, &name));
        self.ids.insert((Record::Organization, &*object.id), id.clone());
        let raw = if is_ours { news(raw, self.around.site, &id, &place) } else { raw };
        self.brought.organizations.push(Told { key: object.id.to_string(), id, raw, body: String::new(), place });
    }

    /// Whether the site has a logo: a feed tells what it is called, and does not bring it.
    fn has_picture(&mut self, logo: &raw::Logo, place: &Place) -> bool {
        let file = logo.file.as_deref().unwrap_or("logo");
        let is_there = SourcePath::new(&format!("{IMAGES}/{file}")).is_some_and(|path| self.around.site.files().contains(&path));
        if !is_there {
            let why = "the site has no such picture";
            self.remarks.diagnostics.push(Diagnostic::repaired_value(place.clone(), file, "", why));
        }
        is_there
    }

    fn identifiers(&mut self, object: &Object, raw: &mut raw::Organization) {
        for identifier in self.objects.parts(object, Kind::Identifier) {
            identifier.mark_used();
            let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
            let written = ["identifier_type", "identifier_scheme"].into_iter().filter_map(|column| identifier.look(column)).map(plain);
            let schemes: Vec<&str> =
                written.filter_map(|name| SCHEMES.iter().find(|(known, _)| *known == name).map(|(_, scheme)| *scheme)).collect();
            if let (Some(scheme), Some(value)) = (schemes.first(), identifier.look("identifier")) {
                raw.identifiers.push(raw::Identifier { scheme: Some((*scheme).to_owned()), value: Some(value.to_owned()) });
                identifier.take_all();
            }
        }
    }

    /// Names parents by their ids, and cuts lines of parents that lead back to where they start.
    pub(super) fn cut_circles(&mut self) {
        let parents: BTreeMap<String, String> =
            self.brought.organizations.iter().filter_map(|told| Some((told.key.clone(), told.raw.parent.clone()?))).collect();
        for told in &mut self.brought.organizations {
            let Some(parent) = told.raw.parent.take() else { continue };
            let mut line =
                std::iter::successors(Some(parent.as_str()), |above| parents.get(*above).map(String::as_str)).take(parents.len() + 1);
            if line.any(|above| above == told.key) {
                let why = "an organization cannot belong to itself";
                self.remarks.diagnostics.push(Diagnostic::repaired_value(told.place.clone(), &parent, "", why));
                continue;
            }
            told.raw.parent = self.ids.get(&(Record::Organization, parent.as_str())).cloned();
            if told.raw.parent.is_none() {
                let why = "the file holds no such organization";
                self.remarks.diagnostics.push(Diagnostic::repaired_value(told.place.clone(), &parent, "", why));
            }
        }
    }
}
