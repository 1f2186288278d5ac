//! Places become records: who runs them, where they are, and a program for each level of care that is asked for.

use std::collections::{BTreeMap, HashMap};

use super::{
    Options,
    catalogue::{Catalogue, Sign},
    facility::{Facility, Kind},
    gather::Gatherer,
    headings::Field,
    merge::place_key,
};
use crate::{
    content::raw,
    diagnostic::{Diagnostic, Place},
    exchange::{Brought, Told, naming::FreeIds},
    model::vocabulary::fold,
    value::{Date, WebAddress},
};

/// A public list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List {
    /// What it is called in texts.
    pub(crate) name: &'static str,
    /// What sources call it.
    pub(crate) title: &'static str,
    /// Where it is.
    pub(crate) url: &'static str,
}

/// The level of care that a site of this kind lists.
const IOP: &str = "iop";

/// The longest name of a program.
const LONGEST_NAME: usize = 120;

/// Makes the records, and says which rows were left out.
pub(crate) fn build(gatherer: &mut Gatherer<'_>, list: List, as_of: Date, options: Options) -> Brought {
    let facilities = std::mem::take(&mut gatherer.facilities);
    let (mut without, mut silent) = (Vec::new(), Vec::new());
    let mut wanted: Vec<(&Facility, Vec<&str>)> = Vec::new();
    for facility in &facilities {
        let levels = levels(facility, &gatherer.catalogue);
        let has_iop = levels.contains(&IOP);
        if levels.is_empty() {
            if facility.tells_services { without.push(facility.row) } else { silent.push(facility.row) }
        } else if has_iop && !options.all_levels {
            wanted.push((facility, vec![IOP]));
        } else if options.all_levels {
            if !has_iop {
                gatherer.diagnostics.push(Diagnostic::other_level(gatherer.at(facility.row, ""), &levels.join("`, `")));
            }
            wanted.push((facility, levels));
        } else {
            without.push(facility.row);
        }
    }
    for (rows, remark) in [
        (without, Diagnostic::rows_without_iop as fn(Place, usize) -> Diagnostic),
        (silent, Diagnostic::rows_without_services as fn(Place, usize) -> Diagnostic),
    ] {
        if let Some(first) = rows.first() {
            let at = gatherer.at(*first, "");
            gatherer.diagnostics.push(remark(at, rows.len()));
        }
    }
    let mut writer = Writer { gatherer, list, source: source(list, as_of), brought: Brought::default(), ids: FreeIds::default() };
    writer.write(&wanted);
    writer.brought
}

/// Returns the levels of care that a place names. One that only says that people do not stay there gives what is usual.
fn levels<'v>(facility: &Facility, catalogue: &Catalogue<'v>) -> Vec<&'v str> {
    let ids = |field: Field| facility.signs.iter().filter(move |sign| sign.field == field).map(|sign| catalogue.id(*sign));
    let mut levels: Vec<&str> = ids(Field::Level).collect();
    if levels.is_empty() && ids(Field::Delivery).any(|mode| mode == "in-person") {
        levels.push("outpatient");
    }
    levels.sort_by_key(|level| *level != IOP);
    levels
}

fn source(list: List, as_of: Date) -> raw::Source {
    raw::Source {
        kind: Some("public-directory".to_owned()),
        title: Some(format!("{}, read {as_of}", list.title)),
        url: WebAddress::read(list.url),
    }
}

struct Writer<'g, 'a> {
    gatherer: &'g mut Gatherer<'a>,
    list: List,
    source: raw::Source,
    brought: Brought,
    ids: FreeIds,
}

/// Who runs a place is known by name, within a state: chains are rare, namesakes are not.
fn organization_key(facility: &Facility) -> String {
    format!("{}|{}", fold(&facility.name), facility.state)
}

impl Writer<'_, '_> {
    fn write(&mut self, wanted: &[(&Facility, Vec<&str>)]) {
        let mut by_key: HashMap<String, usize> = HashMap::new();
        let mut groups: Vec<(String, Vec<&Facility>)> = Vec::new();
        for (facility, _) in wanted {
            let key = organization_key(facility);
            let at = *by_key.entry(key.clone()).or_insert_with(|| {
                groups.push((key, Vec::new()));
                groups.len() - 1
            });
            groups[at].1.push(facility);
        }
        let mut organizations: HashMap<String, (String, Option<WebAddress>)> = HashMap::new();
        let mut ids = FreeIds::default();
        for (key, facilities) in groups {
            let id = ids.take(&facilities[0].name, "", "place");
            let raw = self.organization(&facilities);
            organizations.insert(key.clone(), (id.clone(), raw.website.clone()));
            let place = self.gatherer.at(facilities[0].row, "name1");
            self.brought.organizations.push(Told { key, id, raw, body: String::new(), place });
        }
        let mut ids = FreeIds::default();
        for (facility, levels) in wanted {
            let (organization, website) = &organizations[&organization_key(facility)];
            let key = facility.number.as_deref().map_or_else(|| place_key(facility), str::to_owned);
            let id = ids.take(&format!("{} {}", facility.shown(), facility.city), "", "place");
            let place = self.gatherer.at(facility.row, "");
            let raw = self.location(facility, organization);
            self.brought.locations.push(Told { key: key.clone(), id: id.clone(), raw, body: String::new(), place: place.clone() });
            for level in levels {
                let mut raw = self.program(facility, level);
                raw.organization = Some(organization.clone());
                raw.location = Some(id.clone());
                raw.program_url = facility.website.clone().filter(|own| Some(own) != website.as_ref());
                let words = format!("{} {}", facility.shown(), facility.city);
                let program_id = self.ids.take(&words, &format!("-{level}"), "place");
                let body = self.body(facility, level);
                self.brought.programs.push(Told { key: format!("{key}/{level}"), id: program_id, raw, body, place: place.clone() });
            }
        }
    }

    /// Who runs these places: only what is the same of all of them.
    fn organization(&self, facilities: &[&Facility]) -> raw::Organization {
        let mut sites = facilities.iter().filter_map(|facility| facility.website.as_ref());
        let website = sites.next().filter(|first| sites.all(|other| other == *first)).cloned();
        let kind = |facility: &Facility| {
            let sign = facility.signs.iter().find(|sign| sign.field == Field::OrganizationType);
            sign.map(|sign| self.gatherer.catalogue.id(*sign).to_owned())
        };
        let mut kinds = facilities.iter().filter_map(|facility| kind(facility));
        let first = kinds.next();
        let is_same = kinds.all(|other| Some(&other) == first.as_ref());
        raw::Organization {
            name: Some(facilities[0].name.to_string()),
            kind: first.filter(|_| is_same),
            website,
            phones: if let [only] = facilities { phones(only, false) } else { Vec::new() },
            source: Some(self.source.clone()),
            ..raw::Organization::default()
        }
    }

    fn location(&self, facility: &Facility, organization: &str) -> raw::Location {
        let owned = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        let of = |field| self.terms(facility, field);
        raw::Location {
            organization: Some(organization.to_owned()),
            name: Some(facility.shown().to_owned()),
            kind: Some("physical".to_owned()),
            address: Some(raw::Address {
                line1: owned(&facility.street),
                line2: owned(&facility.second_line),
                city: Some(facility.city.to_string()),
                county: owned(&facility.county),
                state: Some(facility.state.to_string()),
                zip: owned(&facility.zip),
                country: None,
            }),
            lat: facility.point.map(|(north, _)| north),
            lon: facility.point.map(|(_, east)| east),
            coords_from: facility.point.is_none().then(|| "zip-centroid".to_owned()),
            phones: phones(facility, false),
            accessibility: of(Field::Accessibility),
            setting: of(Field::Setting).into_iter().next(),
            external_identifier: facility
                .number
                .as_deref()
                .map(|number| raw::ExternalIdentifier { kind: Some("samhsa-frid".to_owned()), value: Some(number.to_owned()) }),
            source: Some(self.source.clone()),
            ..raw::Location::default()
        }
    }

    /// The ids of the terms of a field, in the order of the vocabulary.
    fn terms(&self, facility: &Facility, field: Field) -> Vec<String> {
        let signs = facility.signs.iter().filter(|sign| sign.field == field);
        signs.map(|sign| self.gatherer.catalogue.id(*sign).to_owned()).collect()
    }

    /// The terms of one-to-one services, by the group that they stand in.
    fn services(&mut self, facility: &Facility) -> BTreeMap<&'static str, Vec<String>> {
        let mut services: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for sign in facility.signs.iter().filter(|sign| sign.field == Field::IndividualService) {
            let group = match self.gatherer.catalogue.group(*sign) {
                "medication" => "medication",
                "monitoring" => "monitoring",
                "practical" => "practical",
                _ => "assessment",
            };
            services.entry(group).or_default().push(self.gatherer.catalogue.id(*sign).to_owned());
        }
        // Only certified programs may give methadone, so one that names no certificate gets it from elsewhere.
        let is_certified = self.terms(facility, Field::Credential).iter().any(|credential| credential == "otp-certified");
        if let Some(medicines) = services.get_mut("medication").filter(|_| !is_certified) {
            let before = medicines.len();
            medicines.retain(|medicine| medicine != "moud-methadone");
            if medicines.len() < before {
                let why = "only a certified opioid treatment program gives it, and the row names no such certificate";
                let at = self.gatherer.at(facility.row, "");
                self.gatherer.diagnostics.push(Diagnostic::repaired_value(at, "moud-methadone", "", why));
            }
        }
        services
    }

    fn program(&mut self, facility: &Facility, level: &str) -> raw::Program {
        let mut services = self.services(facility);
        let mut service = |group| services.remove(group).unwrap_or_default();
        let (practical, monitoring, medication, assessment) =
            (service("practical"), service("monitoring"), service("medication"), service("assessment"));
        let of = |field| self.terms(facility, field);
        let (age_min, age_max) = ages(&of(Field::Age));
        let is_outpatient = matches!(level, "iop" | "php" | "outpatient");
        let is_mixed = is_outpatient && of(Field::Delivery).iter().any(|mode| mode == "hybrid");
        let rule = |field| of(field).into_iter().next();
        let (smoking, vaping) = (rule(Field::Smoking), rule(Field::Vaping));
        let house_rules = raw::HouseRules { smoking, vaping, ..raw::HouseRules::default() };
        raw::Program {
            name: Some(self.name(facility, level)),
            summary: Some(self.summary(facility, level)),
            level_of_care: Some(level.to_owned()),
            focus: focus(facility, of(Field::Focus)),
            therapies: of(Field::Therapy),
            group_types: of(Field::GroupType),
            individual_services: assessment,
            monitoring,
            medication_services: medication,
            practical,
            family_services: of(Field::FamilyService),
            aftercare: of(Field::Aftercare),
            complementary: of(Field::Complementary),
            populations: of(Field::Population),
            age_min,
            age_max,
            gender_served: gender(&of(Field::Gender)),
            language_support: languages(of(Field::Language)),
            delivery_modes: if is_mixed { vec!["in-person".to_owned(), "hybrid".to_owned()] } else { vec!["in-person".to_owned()] },
            // A program may treat people by video where it is licensed, which is at least where it is.
            telehealth_states: is_mixed.then(|| facility.state.to_string()).into_iter().collect(),
            phones: if facility.lines.iter().any(|line| line.is_intake) { phones(facility, true) } else { Vec::new() },
            payment: of(Field::Payment),
            credentials: of(Field::Credential)
                .into_iter()
                .map(|credential| raw::Credential { credential: Some(credential), ..raw::Credential::default() })
                .collect(),
            house_rules: Some(house_rules).filter(|rules| rules.smoking.is_some() || rules.vaping.is_some()),
            source: Some(self.source.clone()),
            ..raw::Program::default()
        }
    }

    fn name(&self, facility: &Facility, level: &str) -> String {
        let level = self.gatherer.catalogue.level_name(level);
        let name = format!("{level} at {}", facility.shown());
        if name.chars().count() <= LONGEST_NAME { name } else { level }
    }

    fn summary(&self, facility: &Facility, level: &str) -> String {
        let level = self.gatherer.catalogue.level_name(level);
        format!("{level} in {}, {}, as {} lists it.", facility.city, facility.state, self.list.name)
    }

    /// What can be said truthfully: where this comes from, and that it tells of the whole place.
    fn body(&self, facility: &Facility, level: &str) -> String {
        let level = self.gatherer.catalogue.level_name(level).to_lowercase();
        format!(
            "{} is on {}, a public list of places that offer treatment. The list says that this kind of care is offered here: {level}.\n\n\
             The list tells what the whole place offers. Not all of it may be part of this program. Lists can also be out of date, so call before \
             you go. Ask on which days the program meets, how long it lasts and what you would pay.\n",
            facility.shown(),
            self.list.name,
        )
    }
}

/// Lines as records write them.
fn phones(facility: &Facility, with_intake: bool) -> Vec<raw::Phone> {
    let mut lines: Vec<_> = facility.lines.iter().filter(|line| with_intake || !line.is_intake).collect();
    // Who calls for a program wants its intake.
    lines.sort_by_key(|line| !line.is_intake);
    let phone = |line: &&super::facility::Line| raw::Phone {
        number: Some(line.number.to_string()),
        ext: line.extension.as_deref().map(str::to_owned),
        kind: Some(if line.is_intake { "intake" } else { "main" }.to_owned()),
        ..raw::Phone::default()
    };
    lines.iter().map(phone).collect()
}

/// What a place treats; failing that, what the survey is about that it stands in. Substance use comes first: only that survey names IOPs.
fn focus(facility: &Facility, mut terms: Vec<String>) -> Vec<String> {
    if terms.is_empty() {
        let usual = match facility.kind {
            Kind::SubstanceUse => Some("substance-use"),
            Kind::MentalHealth => Some("mental-health"),
            Kind::Other => None,
        };
        terms.extend(usual.map(str::to_owned));
    }
    terms.truncate(12);
    terms
}

/// Coarse ages: the list knows children and teens, young adults, adults and seniors. Where children are taken, nobody says from which age on.
fn ages(groups: &[String]) -> (Option<u8>, Option<u8>) {
    let takes = |group: &str| groups.iter().any(|known| known == group);
    let (children, young, adults, seniors) = (takes("children"), takes("young-adults"), takes("adults"), takes("older-adults"));
    let least = match (children, young || adults, seniors) {
        (true, ..) | (_, false, false) => None,
        (_, true, _) => Some(18),
        (_, false, true) => Some(65),
    };
    let most = match (children, young, adults || seniors) {
        (_, _, true) | (false, false, _) => None,
        (_, true, false) => Some(25),
        (true, false, false) => Some(17),
    };
    (least, most)
}

/// The list knows women and men alone; who takes both takes all.
fn gender(terms: &[String]) -> Option<String> {
    match terms {
        [] => None,
        [only] => Some(only.clone()),
        _ => Some("all".to_owned()),
    }
}

/// The list names languages besides English.
fn languages(others: Vec<String>) -> Vec<raw::LanguageSupport> {
    let english = (!others.is_empty()).then(|| "en".to_owned());
    let speak = |language| raw::LanguageSupport { language: Some(language), how: None };
    english.into_iter().chain(others).map(speak).collect()
}

/// What a row of a survey of mental health says by a code that only the other survey has, is no sign.
pub(crate) fn counts(kind: Kind, sign: Sign, catalogue: &Catalogue<'_>, is_of_mental_health: bool) -> bool {
    let is_iop = sign.field == Field::Level && catalogue.id(sign) == IOP;
    match kind {
        Kind::MentalHealth => !is_iop,
        Kind::SubstanceUse => !is_of_mental_health,
        Kind::Other => true,
    }
}

#[cfg(test)]
mod tests {
    use super::ages;

    #[test]
    fn ages_are_as_coarse_as_the_list() {
        for (groups, wanted) in [
            (&["adults", "young-adults"][..], (Some(18), None)),
            (&["adults", "children", "adolescents"], (None, None)),
            (&["children", "adolescents"], (None, Some(17))),
            (&["children", "young-adults"], (None, Some(25))),
            (&["young-adults"], (Some(18), Some(25))),
            (&["older-adults"], (Some(65), None)),
            (&[], (None, None)),
        ] {
            let groups: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
            assert_eq!(ages(&groups), wanted, "{groups:?}");
        }
    }
}
