//! What codes and labels of the list mean: terms of the vocabularies, each for the fields that its heading fills. A term says under `codes` what the
//! list calls it: its codes as `HEADING/CODE` under `samhsa`, its labels under `findtreatment`. A term without a label is near a code, not meant by it.

use std::collections::HashMap;

use super::headings::{Field, Heading};
use crate::model::vocabulary::{TermIndex, Vocabularies};

/// A term in a field: what a service says of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Sign {
    pub(crate) field: Field,
    pub(crate) term: TermIndex,
}

/// A meaning of a code.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning {
    pub(crate) heading: &'static Heading,
    pub(crate) sign: Sign,
}

/// All codes and labels.
pub(crate) struct Catalogue<'v> {
    vocabularies: &'v Vocabularies,
    /// By code, in capitals.
    codes: HashMap<String, Vec<Meaning>>,
    /// By label, as [`plain`] writes it.
    labels: HashMap<String, Vec<(&'static str, TermIndex)>>,
    /// Parts of labels that begin, end or surround others.
    parts: Vec<Part>,
}

/// A label of which only a part is known: `…intimate partner violence…`.
struct Part {
    at_start: bool,
    text: String,
    vocabulary: &'static str,
    term: TermIndex,
}

/// All fields, so that each vocabulary is looked through once.
const FIELDS: [Field; 18] = [
    Field::Level,
    Field::Delivery,
    Field::Focus,
    Field::Therapy,
    Field::GroupType,
    Field::IndividualService,
    Field::FamilyService,
    Field::Aftercare,
    Field::Complementary,
    Field::Population,
    Field::Gender,
    Field::Language,
    Field::Payment,
    Field::Credential,
    Field::OrganizationType,
    Field::Setting,
    Field::Accessibility,
    Field::Smoking,
];

impl<'v> Catalogue<'v> {
    /// Reads the codes and labels of all terms.
    pub(crate) fn new(vocabularies: &'v Vocabularies) -> Self {
        let mut catalogue = Self { vocabularies, codes: HashMap::new(), labels: HashMap::new(), parts: Vec::new() };
        for vocabulary in FIELDS.map(Field::vocabulary) {
            for (index, term) in vocabularies.get(vocabulary).terms().filter(|(_, term)| !term.is_retired()) {
                let labels = term.codes.get("findtreatment").map_or(&[][..], Vec::as_slice);
                for label in labels {
                    catalogue.add_label(label, vocabulary, index);
                }
                let codes = term.codes.get("samhsa").filter(|_| !labels.is_empty()).map_or(&[][..], Vec::as_slice);
                for (heading, code) in codes.iter().filter_map(|code| code.split_once('/')) {
                    catalogue.add_code(heading, code, vocabulary, index);
                }
            }
        }
        catalogue
    }

    fn add_label(&mut self, label: &str, vocabulary: &'static str, term: TermIndex) {
        let (start, end) = (label.strip_prefix('…'), label.strip_suffix('…'));
        if start.is_none() && end.is_none() {
            self.labels.entry(plain(label)).or_default().push((vocabulary, term));
            return;
        }
        let text = plain(label.trim_matches('…'));
        self.parts.push(Part { at_start: start.is_none(), text, vocabulary, term });
    }

    fn add_code(&mut self, heading: &str, code: &str, vocabulary: &'static str, term: TermIndex) {
        let Some(heading) = Heading::find(heading, "") else { return };
        for field in heading.fields.iter().filter(|field| field.vocabulary() == vocabulary) {
            let meaning = Meaning { heading, sign: Sign { field: *field, term } };
            self.codes.entry(code.to_ascii_uppercase()).or_default().push(meaning);
        }
    }

    /// Returns what a code means, under any heading.
    pub(crate) fn code(&self, code: &str) -> &[Meaning] {
        self.codes.get(&code.trim().to_ascii_uppercase()).map_or(&[], Vec::as_slice)
    }

    /// Returns what a label means under a heading. What stands in brackets at its end counts only if nothing has it.
    pub(crate) fn label(&self, label: &str, heading: &Heading) -> Vec<Sign> {
        let whole = plain(label);
        let found = self.exactly(&whole, heading);
        match whole.rsplit_once(" (").filter(|_| found.is_empty() && whole.ends_with(')')) {
            Some((bare, _)) => self.exactly(bare, heading),
            None => found,
        }
    }

    /// Returns what a label means under the first heading that has it.
    pub(crate) fn anywhere(&self, label: &str) -> Option<(Vec<Sign>, &'static Heading)> {
        Heading::all().map(|heading| (self.label(label, heading), heading)).find(|(signs, _)| !signs.is_empty())
    }

    fn exactly(&self, label: &str, heading: &Heading) -> Vec<Sign> {
        let whole = self.labels.get(label).into_iter().flatten().copied();
        let fits = |part: &&Part| if part.at_start { label.starts_with(&part.text) } else { label.contains(&part.text) };
        let parts = self.parts.iter().filter(fits).map(|part| (part.vocabulary, part.term));
        let mut signs: Vec<Sign> = whole
            .chain(parts)
            .flat_map(|(vocabulary, term)| {
                let fields = heading.fields.iter().filter(move |field| field.vocabulary() == vocabulary);
                fields.map(move |field| Sign { field: *field, term })
            })
            .collect();
        signs.sort_unstable();
        signs.dedup();
        signs
    }

    /// Returns the id of a term.
    pub(crate) fn id(&self, sign: Sign) -> &'v str {
        &self.vocabularies.get(sign.field.vocabulary()).term(sign.term).id
    }

    /// Returns the heading of a term in its vocabulary.
    pub(crate) fn group(&self, sign: Sign) -> &'v str {
        self.vocabularies.get(sign.field.vocabulary()).term(sign.term).group.as_deref().unwrap_or_default()
    }

    /// Returns what people call a level of care, without the abbreviations in brackets behind it.
    pub(crate) fn level_name(&self, level: &str) -> String {
        let levels = self.vocabularies.get(Field::Level.vocabulary());
        let label = levels.index(level).map_or("", |index| levels.term(index).label.get("en", "en"));
        label.split(" (").next().unwrap_or_default().to_owned()
    }
}

/// Small letters, straight quotes, single spaces.
pub(crate) fn plain(label: &str) -> String {
    let straight = label.replace(['‘', '’'], "'").replace(['“', '”'], "\"").replace('®', "");
    straight.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
