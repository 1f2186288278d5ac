//! The terms that some record uses. HSDS wants no others in a feed.

use rayon::prelude::*;

use super::{
    Feed,
    attributes::Attributes,
    objects::{Taxonomy, TaxonomyTerm},
    service::plans,
};
use crate::{
    model::{Phone, Program},
    open_data::program_record,
    plan::HsdsTerms,
};

impl<'s> Feed<'s> {
    /// The terms that some record uses, and the wider ones of each.
    pub(super) fn used(self) -> HsdsTerms {
        let programs: Vec<&Program> = self.programs().collect();
        let of_programs = programs.par_iter().fold(HsdsTerms::new, |mut used, program| {
            self.note_program(&mut used, program);
            used
        });
        let mut used = of_programs.reduce(HsdsTerms::new, merged);
        for organization in self.site.organizations().values() {
            note(&mut used, &self.organization_attributes(organization));
            self.note_phones(&mut used, &organization.phones);
        }
        for location in self.site.locations().values() {
            note(&mut used, &self.location_attributes(location));
            self.note_phones(&mut used, &location.phones);
        }
        self.with_wider(used)
    }

    fn note_program(self, used: &mut HsdsTerms, program: &Program) {
        let record = program_record(self.site, program);
        note(used, &self.service_attributes(program, &record));
        self.note_phones(used, &program.access.phones);
        for (number, track) in (1..).zip(&program.schedule.tracks) {
            note(used, &self.track_attributes((number, track), None));
            for session in &track.sessions {
                note(used, &Attributes::new(self).term("mode", "delivery-mode", session.mode));
            }
        }
        program.access.costs.iter().for_each(|price| note(used, &self.price_attributes(price)));
        plans(&record).for_each(|plan| note(used, &self.plan_attributes(plan)));
    }

    fn note_phones(self, used: &mut HsdsTerms, phones: &[Phone]) {
        for phone in phones {
            note(used, &self.phone_attributes(phone));
        }
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

fn note(used: &mut HsdsTerms, attributes: &Attributes<'_>) {
    for term in attributes.terms() {
        if !used.contains_key(term.taxonomy) {
            used.insert(term.taxonomy.into(), [].into());
        }
        let codes = used.get_mut(term.taxonomy).expect("it is there now");
        if !codes.contains(&*term.code) {
            codes.insert((*term.code).into());
        }
    }
}

fn merged(mut one: HsdsTerms, other: HsdsTerms) -> HsdsTerms {
    for (vocabulary, codes) in other {
        one.entry(vocabulary).or_default().extend(codes);
    }
    one
}
