//! What the field knows, as written: vocabularies, synonyms, words, help lines, hour bands and states. Built-in defaults of the same form lie
//! in the program; a site's own files extend or override them entry by entry.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Date, Localized, Range, Time};

/// `content/vocabularies/<name>.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Vocabulary {
    /// What the list is called.
    pub name: Localized,
    /// What it is for.
    pub description: Localized,
    /// Headings under which its terms are sorted.
    pub groups: Vec<TermGroup>,
    /// The values.
    pub terms: Vec<Term>,
}

/// A heading inside a vocabulary.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TermGroup {
    /// Its id, named by terms.
    pub id: Option<String>,
    /// What it is called.
    pub name: Localized,
}

/// One value of a vocabulary.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Term {
    /// Its id: a slug, or a language tag.
    pub id: Option<String>,
    /// What readers see.
    pub label: Localized,
    /// What it means, in a sentence.
    pub definition: Localized,
    /// Its name in its own language, for languages.
    pub native: Option<String>,
    /// A wider term of the same vocabulary.
    pub parent: Option<String>,
    /// The heading it belongs under.
    pub group: Option<String>,
    /// Other words for it.
    pub synonyms: Vec<String>,
    /// Codes of other lists, by list.
    pub codes: BTreeMap<String, Vec<String>>,
    /// Session starts that make this the time of day.
    pub starts: Option<TimeSpan>,
    /// Whether it is found by search but never written into a record.
    pub search_only: bool,
    /// The id to use instead, once it is retired.
    pub replaced_by: Option<String>,
    /// Whether it is retired.
    pub retired: bool,
    /// A remark for editors.
    pub note: Option<String>,
    /// Whether a site does without this term.
    pub off: bool,
}

/// A span of the day, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TimeSpan {
    /// The first minute.
    pub from: Option<Time>,
    /// The last minute.
    pub to: Option<Time>,
}

/// An entry of `content/synonyms.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Synonym {
    /// What people type.
    pub say: Vec<String>,
    /// What it stands for: `vocabulary/term`, or `vocabulary/*`.
    pub means: Vec<String>,
    /// The language of the words; English if not given.
    pub language: Option<String>,
    /// What else it asks about: `distance`, `cost` or `duration`.
    pub about: Option<String>,
    /// `crisis` puts help first; `redirect` explains another level of care.
    pub shows: Option<String>,
    /// The words of this entry that are a sign of crisis, where not all are.
    pub crisis_only: Vec<String>,
    /// An article to offer first.
    pub learn: Option<String>,
    /// A remark for editors.
    pub note: Option<String>,
    /// Whether a site does without this entry.
    pub off: bool,
}

/// An entry of `content/words.yaml`, below its language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Word {
    /// Words to avoid.
    pub avoid: Vec<String>,
    /// Words to use instead; none means to leave them out.
    #[serde(rename = "use")]
    pub instead: Vec<String>,
    /// Why.
    pub why: Option<String>,
    /// In which sense.
    pub sense: Option<String>,
    /// Who says so: ids of cited works, or `choice`.
    pub source: Vec<String>,
    /// Whether a site does without this entry.
    pub off: bool,
}

/// An entry of `content/help-lines.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HelpLine {
    /// Its id.
    pub id: Option<String>,
    /// ISO 3166-1 code of the country that it serves.
    pub country: Option<String>,
    /// What it is called.
    pub name: Localized,
    /// Number to call, as dialled.
    pub call: Option<String>,
    /// The number as people write it, where that differs.
    pub call_shown: Localized,
    /// What to press, and for whom.
    pub press: Vec<Press>,
    /// Number to text, as dialled.
    pub text_to: Option<String>,
    /// Word to text.
    pub text_word: Localized,
    /// More about texting.
    pub text_note: Localized,
    /// Web page with a chat.
    pub chat: Option<String>,
    /// Number for text telephones.
    pub tty: Option<String>,
    /// What to know before calling, by language.
    pub facts: BTreeMap<String, Vec<String>>,
    /// What it is for.
    #[serde(rename = "for")]
    pub purposes: Vec<Purpose>,
    /// The language on whose pages it comes first.
    pub first_in: Option<String>,
    /// The day on which a person last checked it.
    pub verified_on: Option<Date>,
    /// Where it is published.
    pub source: Vec<String>,
    /// Whether a site does without this entry.
    pub off: bool,
}

/// A choice in a phone menu.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Press {
    /// The key.
    pub key: Option<String>,
    /// For whom.
    #[serde(rename = "for")]
    pub whom: Localized,
}

/// What a help line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each says what it is")]
pub enum Purpose {
    Emergency,
    Crisis,
    Veterans,
    Text,
    TreatmentReferral,
}

/// `content/hour-bands.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HourBands {
    /// Who says so: ids of cited works.
    pub source: Vec<String>,
    /// The bands.
    pub bands: Vec<HourBand>,
    /// What most programs do.
    pub usual: Usual,
    /// Days since the last check, each limit included.
    pub freshness: FreshnessDays,
    /// Days from one check to the next.
    pub next_check: Option<u16>,
    /// Days for which availability is shown.
    pub availability_shown: Option<u16>,
    /// Days after which an insurance plan or price counts as old.
    pub plan_age: Option<u16>,
}

/// Weekly hours that count as an IOP for some ages.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HourBand {
    /// Whom it is for.
    pub id: BandId,
    /// The least hours a week.
    pub floor: f64,
    /// The least hours for the adults among them.
    pub adult_floor: Option<f64>,
    /// From here on it is day treatment.
    pub ceiling: f64,
}

/// Whom an hour band is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BandId {
    /// 18 and older.
    Adults,
    /// Under 18.
    Adolescents,
    /// Both.
    Mixed,
}

/// What most programs do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Usual {
    /// Days a week.
    pub days_per_week: Option<Range>,
    /// Hours a day.
    pub hours_per_day: Option<Range>,
}

/// Days since the last check, each limit included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FreshnessDays {
    /// Fresh up to here.
    pub fresh: Option<u16>,
    /// To be checked soon up to here.
    pub check_soon: Option<u16>,
    /// Stale up to here; unverified after.
    pub stale: Option<u16>,
}

/// An entry of `content/states.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct State {
    /// Two capital letters.
    pub code: Option<String>,
    /// What it is called.
    pub name: Localized,
    /// The box that holds it, in degrees.
    #[serde(rename = "box")]
    pub bounds: Bounds,
    /// Whether its islands pass 180 degrees.
    pub crosses_antimeridian: bool,
    /// The zone of most of it.
    pub time_zone: Option<String>,
}

/// A box on the map, in decimal degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "each says what it is")]
pub struct Bounds {
    pub south: f64,
    pub north: f64,
    pub west: f64,
    pub east: f64,
}
