//! What a feed of the site itself tells anew: it says in full what records leave to be derived, and that need not be written down.

use serde::{Serialize, de::DeserializeOwned};

use crate::{
    diagnostic::Place,
    model::Site,
    open_data::{location_record, organization_record, program_record},
    path::Slug,
    yaml::{self, Fields, Tree},
};

/// A kind of record that a site has.
pub(super) trait Record: Serialize + DeserializeOwned + Default {
    /// Returns what the site says of the record of an id, if it has one.
    fn known(site: &Site, id: &Slug) -> Option<Fields>;
}

impl Record for crate::content::raw::Organization {
    fn known(site: &Site, id: &Slug) -> Option<Fields> {
        Some(Tree::fields(&organization_record(site, site.organizations().get(id)?)))
    }
}

impl Record for crate::content::raw::Location {
    fn known(site: &Site, id: &Slug) -> Option<Fields> {
        Some(Tree::fields(&location_record(site, site.locations().get(id)?)))
    }
}

impl Record for crate::content::raw::Program {
    fn known(site: &Site, id: &Slug) -> Option<Fields> {
        Some(Tree::fields(&program_record(site, &site.programs()[site.program_index(id)?])))
    }
}

/// Leaves out of a record what the site says already.
pub(super) fn news<T: Record>(raw: T, site: &Site, id: &str, place: &Place) -> T {
    let Some(known) = Slug::new(id).and_then(|id| T::known(site, &id)) else { return raw };
    let mut fields = Tree::fields(&raw);
    let known: Fields = known.into_iter().map(|(name, value)| (name, sorted(value))).collect();
    fields.retain(|(name, value)| !known.contains(&(name.clone(), sorted(value.clone()))));
    let text = yaml::write_fields(&fields);
    let read = yaml::parse(&text).ok().filter(|_| !fields.is_empty()).map(|node| yaml::read_record(node, |_| place.clone()));
    read.and_then(|read| read.value).unwrap_or_default()
}

/// The same value with the parts of groups in the order of their names.
fn sorted(value: Tree) -> Tree {
    match value {
        Tree::Map(fields) => {
            let mut fields: Fields = fields.into_iter().map(|(name, value)| (name, sorted(value))).collect();
            fields.sort_by(|(one, _), (other, _)| one.cmp(other));
            Tree::Map(fields)
        }
        Tree::List(items) => Tree::List(items.into_iter().map(sorted).collect()),
        value => value,
    }
}
