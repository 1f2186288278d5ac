//! Attributes: terms of vocabularies, and the facts of a feed of Carepress, which say exactly what a record said (docs/hsds.md). Terms of other lists
//! are looked up by code, label and synonym.

use serde::{Serialize, de::DeserializeOwned};

use super::{
    objects::{Object, Objects},
    records::Remarks,
    shape::Kind,
};
use crate::{
    diagnostic::{Diagnostic, Place, Span},
    exchange::Kind as Record,
    model::vocabulary::{Vocabularies, fold},
    path::Slug,
    yaml::{self, Entry, Node, Tree, Value},
};

/// The taxonomy of facts.
const FACTS: &str = "carepress-field";

/// How a term stands in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Alone.
    One,
    /// In a list.
    Many,
    /// As this part of a group, beside others.
    Part(&'static str),
    /// As this part of groups in a list.
    Parts(&'static str),
}

use Form::{Many, One, Part, Parts};

/// A field, its vocabulary, and how terms stand in it.
type TermField = (&'static str, &'static str, Form);

const COMMON: [TermField; 4] = [
    ("source", "source-kind", Part("kind")),
    ("relationship", "relationship", One),
    ("verified_by_role", "verifier-role", One),
    ("verified_how", "verified-how", One),
];

const ORGANIZATION: [TermField; 2] = [("type", "org-type", One), ("credentials", "credential", Parts("credential"))];

const LOCATION: [TermField; 3] =
    [("coords_from", "coords-from", One), ("accessibility", "accessibility", Many), ("setting", "setting", One)];

const PROGRAM: [TermField; 28] = [
    ("level_of_care", "level-of-care", One),
    ("program_roles", "program-role", Many),
    ("focus", "focus", Many),
    ("therapies", "therapy", Many),
    ("group_types", "group-type", Many),
    ("individual_services", "individual-service", Many),
    ("monitoring", "individual-service", Many),
    ("medication_services", "individual-service", Many),
    ("practical", "individual-service", Many),
    ("medication_policy", "medication-policy", One),
    ("family_services", "family-service", Many),
    ("aftercare", "aftercare", Many),
    ("complementary", "complementary", Many),
    ("populations", "population", Many),
    ("gender_served", "gender-served", One),
    ("faith_basis", "faith-basis", One),
    ("delivery_modes", "delivery-mode", Many),
    ("attendance", "attendance", One),
    ("time_of_day", "time-of-day", Many),
    ("duration_basis", "duration-basis", One),
    ("starts", "starts", One),
    ("referral_routes", "referral-route", Many),
    ("payment", "payment", Many),
    ("authorization_help", "authorization-help", One),
    ("accessibility", "accessibility", Many),
    ("language_support", "language", Parts("language")),
    ("availability", "availability", Part("value")),
    ("credentials", "credential", Parts("credential")),
];

/// Fields that only the site itself may say: who checked what, where it comes from, and what ties there are.
const ONLY_OURS: [&str; 6] = ["last_verified", "verified_by_role", "verified_how", "fact_checks", "source", "relationship"];

/// Fields that no feed sets: they say what a record is, or are nobody else's business.
const NEVER: [&str; 8] = ["id", "name", "organization", "location", "parent", "aliases", "draft", "listing_consent"];

/// What an attribute says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute<'o> {
    pub(super) object: &'o Object,
    pub(super) label: &'o str,
    /// The taxonomy of its term.
    pub(super) list: &'o str,
    pub(super) code: &'o str,
    pub(super) name: &'o str,
    pub(super) value: &'o str,
}

/// The attributes of an object.
pub(super) struct Attributes<'o>(Vec<Attribute<'o>>);

impl<'o> Attributes<'o> {
    pub(super) fn of(objects: &'o Objects, owner: &Object) -> Self {
        let attribute = |object: &'o Object| {
            object.mark_used();
            let term = objects.named_by(object, Kind::Term);
            let list = term.and_then(|term| objects.named_by(term, Kind::Taxonomy));
            let said = |object: Option<&'o Object>, column| object.and_then(|object| object.look(column)).unwrap_or_default();
            let list_name = Some(said(term, "taxonomy")).filter(|name| !name.is_empty()).unwrap_or_else(|| said(list, "name"));
            [term, list].into_iter().flatten().for_each(Object::take_all);
            Attribute {
                object,
                label: said(Some(object), "label"),
                list: list_name,
                code: said(term, "code"),
                name: said(term, "name"),
                value: said(Some(object), "value"),
            }
        };
        Self(objects.attributes(owner).map(attribute).collect())
    }

    /// Returns a fact by the name of its field, and takes it.
    pub(super) fn fact(&self, field: &str) -> Option<&'o str> {
        let found = self.0.iter().find(|attribute| attribute.is_fact() && attribute.field() == field)?;
        found.take();
        Some(found.value)
    }

    /// Returns a fact that is a plain text.
    pub(super) fn text(&self, field: &str) -> Option<String> {
        match yaml::parse(self.fact(field)?).ok()?.value {
            Value::Text { text, .. } => Some(text.into_owned()),
            _ => None,
        }
    }

    /// Returns the code of a term in a field, and takes it.
    pub(super) fn term(&self, field: &str) -> Option<&'o str> {
        let found = self.0.iter().find(|attribute| !attribute.is_fact() && attribute.label == field)?;
        found.take();
        Some(found.code)
    }

    /// Returns the id that the record has in its own site, if this is a feed of Carepress.
    pub(super) fn id(&self) -> Option<String> {
        self.text("id").filter(|id| Slug::new(id).is_some())
    }

    /// Whether an attribute names a level of care.
    pub(super) fn names_level(&self, vocabularies: &Vocabularies) -> bool {
        let levels = vocabularies.get("level-of-care");
        self.0.iter().any(|attribute| attribute.list == "level-of-care" && levels.index(attribute.code).is_some())
    }

    /// What the terms are called.
    pub(super) fn names(&self) -> impl Iterator<Item = &'o str> {
        self.0.iter().filter(|attribute| !attribute.is_fact()).map(|attribute| attribute.name)
    }

    /// Adds those of another object.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

impl<'o> Attribute<'o> {
    fn is_fact(&self) -> bool {
        self.list == FACTS
    }

    fn field(&self) -> &'o str {
        if self.label.is_empty() { self.code } else { self.label }
    }

    fn take(&self) {
        self.object.take_all();
    }
}

/// Fields of a record as attributes say them.
pub(super) struct Given<'o>(Vec<(String, Node<'o>)>);

/// Reads what attributes say of a record. What has no place in it stays untaken, and terms that mean nothing are remarked on.
pub(super) fn given<'o>(
    attributes: &Attributes<'o>,
    kind: Record,
    is_ours: bool,
    vocabularies: &'o Vocabularies,
    remarks: &mut Remarks,
) -> Given<'o> {
    let own: &[TermField] = match kind {
        Record::Organization => &ORGANIZATION,
        Record::Location => &LOCATION,
        Record::Program => &PROGRAM,
    };
    let fields: Vec<TermField> = own.iter().chain(&COMMON).copied().filter(|(field, ..)| is_ours || !ONLY_OURS.contains(field)).collect();
    let names = kind.field_names();
    let mut given = Given(Vec::new());
    for attribute in &attributes.0 {
        if attribute.is_fact() {
            let field = attribute.field();
            let may_be = names.iter().any(|name| name == field) && !NEVER.contains(&field) && (is_ours || !ONLY_OURS.contains(&field));
            if may_be && let Ok(node) = yaml::parse(attribute.value) {
                attribute.take();
                given.0.push((field.to_owned(), node));
            }
            continue;
        }
        match field_of(attribute, &fields, vocabularies) {
            Some((field, form, code)) => {
                attribute.take();
                given.add(field, form, code, attribute.value);
            }
            None if ONLY_OURS.contains(&attribute.label) || is_known(attribute, vocabularies) => {}
            None => {
                attribute.take();
                let list = if attribute.list.is_empty() { String::new() } else { format!("{}/", attribute.list) };
                let name = if attribute.name.is_empty() || attribute.name == attribute.code {
                    String::new()
                } else {
                    format!(" ({})", attribute.name)
                };
                remarks.unknown("code", format!("{list}{}{name}", attribute.code), attribute.object);
            }
        }
    }
    given
}

/// Whether a term is one of ours, only not in this kind of record.
fn is_known(attribute: &Attribute<'_>, vocabularies: &Vocabularies) -> bool {
    vocabularies.find(attribute.list).is_some_and(|list| list.index(attribute.code).is_some())
}

/// Finds the field of a term, how it stands there, and our code for it: by our own code, by codes of the other list, by label and synonym.
fn field_of<'o>(attribute: &Attribute<'o>, fields: &[TermField], vocabularies: &'o Vocabularies) -> Option<(&'static str, Form, &'o str)> {
    let of_label =
        fields.iter().find(|(field, list, _)| *field == attribute.label && vocabularies.get(list).index(attribute.code).is_some());
    if let Some((field, _, form)) = of_label {
        return Some((field, *form, attribute.code));
    }
    let mut lists: Vec<&TermField> =
        fields.iter().filter(|(_, list, _)| !matches!(*list, "source-kind" | "verifier-role" | "verified-how")).collect();
    // What the other list is called may say which of ours it is like.
    let wanted = fold(attribute.list);
    let is_like = |list: &str| {
        let known = vocabularies.get(list);
        fold(list) == wanted || known.name.all().any(|name| fold(name) == wanted)
    };
    lists.sort_by_key(|(_, list, _)| !is_like(list));
    lists.iter().find_map(|(_, list, _)| {
        let vocabulary = vocabularies.get(list);
        let by_code = vocabulary.terms().find(|(_, term)| {
            let codes = term.codes.iter().filter(|(name, _)| fold(name) == wanted);
            !attribute.code.is_empty() && codes.flat_map(|(_, codes)| codes).any(|code| code == attribute.code)
        });
        let own = Some(attribute.code).filter(|_| is_like(list)).and_then(|code| vocabulary.index(code));
        let mut words = [attribute.name, attribute.code].into_iter().filter(|words| !words.is_empty());
        let index = own.or(by_code.map(|(index, _)| index)).or_else(|| words.find_map(|words| vocabulary.match_words(words)))?;
        let term = vocabulary.term(index);
        let field = match (*list, term.group.as_deref()) {
            ("individual-service", Some("monitoring")) => "monitoring",
            ("individual-service", Some("medication")) => "medication_services",
            ("individual-service", Some("practical")) => "practical",
            ("individual-service", _) => "individual_services",
            _ => fields.iter().find(|(_, known, _)| known == list)?.0,
        };
        let (field, _, form) = fields.iter().find(|(known, ..)| *known == field)?;
        Some((*field, *form, &*term.id))
    })
}

fn text(text: &str) -> Node<'_> {
    Node::text(text, Span::default())
}

impl<'o> Given<'o> {
    fn add(&mut self, field: &str, form: Form, code: &'o str, value: &'o str) {
        let entry = |key: &'static str, value| Entry { key: key.into(), key_span: Span::default(), value };
        let group = |part: &'static str| {
            let mut entries = vec![entry(part, text(code))];
            match yaml::parse(value).map(|node| node.value) {
                Ok(Value::Map(more)) => entries.extend(more.into_iter().filter(|more| more.key != part)),
                Ok(Value::Text { text: how, .. }) if part == "language" => {
                    entries.push(entry("how", Node::text(how, Span::default())));
                }
                _ => {}
            }
            Node::map(entries, Span::default())
        };
        let known = self.0.iter().position(|(known, _)| known == field);
        let item = match form {
            One | Many => text(code),
            Part(part) | Parts(part) => group(part),
        };
        match (form, known) {
            (One | Part(_), None) => self.0.push((field.to_owned(), item)),
            (One | Part(_), Some(_)) => {}
            (Many | Parts(_), None) => self.0.push((field.to_owned(), Node::list(vec![item], Span::default()))),
            (Many | Parts(_), Some(at)) => {
                if let Value::List(items) = &mut self.0[at].1.value
                    && !items.contains(&item)
                {
                    items.push(item);
                }
            }
        }
    }

    /// Puts what attributes say over what the fields of HSDS say.
    pub(super) fn over<T: Serialize + DeserializeOwned + Default>(self, raw: T, place: &Place, diagnostics: &mut Vec<Diagnostic>) -> T {
        if self.0.is_empty() {
            return raw;
        }
        let mut fields = Tree::fields(&raw);
        fields.retain(|(name, _)| !self.0.iter().any(|(given, _)| given == name));
        let written = yaml::write_fields(&fields);
        let mut entries = match yaml::parse(&written).map(|node| node.value) {
            Ok(Value::Map(entries)) => entries,
            _ => Vec::new(),
        };
        entries.extend(self.0.into_iter().map(|(name, value)| Entry { key: name.into(), key_span: Span::default(), value }));
        let read = yaml::read_record::<T>(Node::map(entries, Span::default()), |_| place.clone());
        diagnostics.extend(read.diagnostics);
        read.value.unwrap_or(raw)
    }
}
