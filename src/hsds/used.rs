//! The terms that some record uses. HSDS wants no others in a feed.

use rayon::prelude::*;

use super::{
    Feed,
    objects::{Attribute, CostOption, FullLocation, Phone, Schedule, Taxonomy, TaxonomyTerm},
};
use crate::{model::Program, plan::HsdsTerms};

impl<'s> Feed<'s> {
    /// The terms that some record uses, and the wider ones of each.
    pub(super) fn used(self) -> HsdsTerms {
        let programs: Vec<&Program> = self.programs().collect();
        let of_programs = programs.par_iter().fold(HsdsTerms::new, |mut used, program| {
            let service = self.full_service(program);
            note(&mut used, &service.attributes);
            service.cost_options.iter().for_each(|CostOption { attributes, .. }| note(&mut used, attributes));
            note_parts(&mut used, &service.phones, &service.schedules);
            used
        });
        let mut used = of_programs.reduce(HsdsTerms::new, merged);
        for organization in self.site.organizations().values() {
            let organization = self.organization_alone(organization);
            note(&mut used, &organization.attributes);
            note_parts(&mut used, &organization.phones, &[]);
        }
        for location in self.site.locations().values() {
            let FullLocation { attributes, phones, schedules, .. } = self.full_location(location);
            note(&mut used, &attributes);
            note_parts(&mut used, &phones, &schedules);
        }
        self.with_wider(used)
    }

    fn with_wider(self, mut used: HsdsTerms) -> HsdsTerms {
        for (vocabulary, codes) in &mut used {
            let Some(list) = self.site.vocabularies().find(vocabulary) else { continue };
            let parent = |code: &str| Some(&list.term(list.term(list.index(code)?).parent?).id);
            let mut new: Vec<Box<str>> = codes.iter().filter_map(|code| parent(code).cloned()).collect();
            while let Some(code) = new.pop() {
                new.extend(parent(&code).cloned());
                codes.insert(code);
            }
        }
        used
    }

    /// A term that is used.
    pub(super) fn used_term(self, vocabulary: &str, code: &str) -> TaxonomyTerm<'s> {
        let list = self.site.vocabularies().find(vocabulary);
        match list.and_then(|list| list.index(code)) {
            Some(term) => self.term(vocabulary, term),
            None => self.field_term(code),
        }
    }

    /// The vocabularies of terms that are used.
    pub(super) fn used_taxonomies(self, used: &HsdsTerms) -> Vec<Taxonomy<'s>> {
        used.keys().map(|vocabulary| self.taxonomy(vocabulary)).collect()
    }

    /// The terms that are used.
    pub(super) fn used_terms(self, used: &HsdsTerms) -> Vec<TaxonomyTerm<'s>> {
        let terms = used.iter().flat_map(|(vocabulary, codes)| codes.iter().map(|code| (&**vocabulary, &**code)));
        terms.map(|(vocabulary, code)| self.used_term(vocabulary, code)).collect()
    }
}

fn note(used: &mut HsdsTerms, attributes: &[Attribute<'_>]) {
    for Attribute { taxonomy_term: term, .. } in attributes {
        if !used.contains_key(&*term.taxonomy) {
            used.insert((*term.taxonomy).into(), [].into());
        }
        let codes = used.get_mut(&*term.taxonomy).expect("it is there now");
        if !codes.contains(&*term.code) {
            codes.insert((*term.code).into());
        }
    }
}

fn note_parts(used: &mut HsdsTerms, phones: &[Phone<'_>], schedules: &[Schedule<'_>]) {
    for attributes in phones.iter().map(|phone| &phone.attributes).chain(schedules.iter().map(|schedule| &schedule.attributes)) {
        note(used, attributes);
    }
}

fn merged(mut one: HsdsTerms, other: HsdsTerms) -> HsdsTerms {
    for (vocabulary, codes) in other {
        one.entry(vocabulary).or_default().extend(codes);
    }
    one
}
