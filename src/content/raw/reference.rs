//! What the field knows, as written: vocabularies, synonyms, words, help lines, hour bands and states. Built-in defaults of the same form
//! lie in the program; a site's own files extend or override them entry by entry.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Localized, Range, Time, WebAddress};

/// A controlled list: `content/vocabularies/<id>.yaml`. A file of the name of a built-in list changes it term by term.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Vocabulary {
    /// What readers see above its terms, such as `{en: Focus, es: Enfoque}`.
    pub name: Localized,
    /// What it is for, in a sentence.
    pub description: Localized,
    /// Headings under which its terms are sorted, in order.
    pub groups: Vec<TermGroup>,
    /// Values that records may take, in the order in which readers see them.
    pub terms: Vec<Term>,
}

/// A heading inside a vocabulary.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TermGroup {
    /// Key that terms name in their `group`: small letters, digits and single hyphens, such as `medication`.
    pub id: Option<String>,
    /// What readers see.
    pub name: Localized,
}

/// One value of a vocabulary.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Term {
    /// What records write, the same for ever: small letters, digits and single hyphens, or a language tag such as `pt-BR`. Required.
    pub id: Option<String>,
    /// What readers see, such as `{en: Alcohol use, es: Consumo de alcohol}`.
    pub label: Localized,
    /// What it means, in a sentence.
    pub definition: Localized,
    /// Name of a language in that language, such as `Español`.
    pub native: Option<String>,
    /// Id of a wider term in the same list, which covers this one, too; such as `substance-use`.
    pub parent: Option<String>,
    /// Id of the heading it belongs under.
    pub group: Option<String>,
    /// Other words that people use for it.
    pub synonyms: Vec<String>,
    /// Codes of other lists that mean the same, by list, such as `{samhsa: [TC/SA]}`.
    pub codes: BTreeMap<String, Vec<String>>,
    /// For `time-of-day`: when sessions of this term start.
    pub starts: Option<TimeSpan>,
    /// Whether it is found by search but never written into a record.
    pub search_only: bool,
    /// Id of the term to use instead; a term that has this counts as retired.
    pub replaced_by: Option<String>,
    /// Whether records should no longer use it.
    pub retired: bool,
    /// Remark for editors; never shown.
    pub note: Option<String>,
    /// Whether this site does without the built-in term of this id.
    pub off: bool,
}

/// A span of the day in local time, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TimeSpan {
    /// First minute on a 24-hour clock, such as `"05:00"`.
    pub from: Option<Time>,
    /// Last minute on a 24-hour clock, such as `"11:59"`.
    pub to: Option<Time>,
}

/// An entry of `content/synonyms.yaml`: what people type and what they mean. It replaces a built-in entry that starts with the same word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Synonym {
    /// Words or phrases that people type, such as `[php, day program]`.
    pub say: Vec<String>,
    /// Terms that these stand for, each `vocabulary/term`, or `vocabulary/*` for all of a list, such as `[level-of-care/php]`.
    pub means: Vec<String>,
    /// Tag of the language of the words, such as `es`; English if absent.
    pub language: Option<String>,
    /// What the words ask for that is no term: `distance`, `cost` or `duration`; or `person` for whom: then the terms count only as long as a
    /// program is left.
    #[schemars(extend("enum" = ["distance", "cost", "duration", "person"]))]
    pub about: Option<String>,
    /// What comes before the results: `crisis` for help lines, `redirect` for a word on another level of care.
    #[schemars(extend("enum" = ["crisis", "redirect"]))]
    pub shows: Option<String>,
    /// Words of `say` that are a sign of crisis, where not all are.
    pub crisis_only: Vec<String>,
    /// Article to offer first, by its path below `content/learn`, such as `basics/levels-of-care`.
    pub learn: Option<String>,
    /// Remark for editors; never shown.
    pub note: Option<String>,
    /// Whether this site does without the built-in entry that starts with the same word.
    pub off: bool,
}

/// An entry of `content/help-lines.yaml`: a line to call, text or chat with. It replaces a built-in entry of the same id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HelpLine {
    /// Key of the entry, such as `crisis-text-line`. Required.
    pub id: Option<String>,
    /// Two-letter code of the country that it serves (ISO 3166-1), such as `US`.
    pub country: Option<String>,
    /// What it is called.
    pub name: Localized,
    /// Number to call, as a phone dials it: `"988"` or `"+18006624357"`.
    pub call: Option<String>,
    /// Number to call as people write it, where that differs.
    pub call_shown: Localized,
    /// Keys of its phone menu.
    pub press: Vec<Press>,
    /// Number to text, as a phone dials it, such as `"741741"`.
    pub text_to: Option<String>,
    /// Word to text, such as `{en: HOME, es: AYUDA}`.
    pub text_word: Localized,
    /// What else to know about texting, in a sentence or two.
    pub text_note: Localized,
    /// Web page with a chat; an `https` address.
    pub chat: Option<WebAddress>,
    /// Number for text telephones with its country code, such as `1-800-487-4889`.
    pub tty: Option<String>,
    /// What to know before calling: a list of sentences by language, such as `{en: [Free and confidential.]}`; English where a language is
    /// absent.
    pub facts: BTreeMap<String, Vec<String>>,
    /// What it is for: `emergency`, `crisis`, `veterans`, `text`, `treatment-referral` or `local-services`.
    #[serde(rename = "for")]
    pub purposes: Vec<Purpose>,
    /// Tag of the language on whose pages it comes right after emergencies, such as `es`.
    pub first_in: Option<String>,
    /// Day on which a person last checked it, not later than today. Required.
    pub verified_on: Option<Date>,
    /// Who publishes it: ids of works in `content/sources.yaml`.
    pub source: Vec<String>,
    /// Whether this site does without the built-in line of this id.
    pub off: bool,
}

/// A choice in a phone menu.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Press {
    /// What to press, such as `"1"`.
    pub key: Option<String>,
    /// For whom or what it is, such as `{en: Veterans, es: Veteranos}`.
    #[serde(rename = "for")]
    pub whom: Localized,
    /// Tag of the language on whose pages it comes before the other keys, such as `es`.
    pub first_in: Option<String>,
}

/// What a help line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Danger to life right now.
    Emergency,
    /// Thoughts of suicide, or a mental health or substance use crisis.
    Crisis,
    /// Crisis help for veterans.
    Veterans,
    /// Help by text message.
    Text,
    /// Help to find treatment.
    TreatmentReferral,
    /// Help to find other services nearby, such as food, rent or a ride.
    LocalServices,
}

/// Weekly hours of an IOP, and the days after which facts count as old: `content/hour-bands.yaml`. What it does not say is as built in.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HourBands {
    /// Who says so: ids of works in `content/sources.yaml`.
    pub source: Vec<String>,
    /// Weekly hours by age, one entry each for `adults`, `adolescents` and `mixed`.
    pub bands: Vec<HourBand>,
    /// What most programs do; others are asked to check their numbers.
    pub usual: Usual,
    /// Ages of a record's last check, in days.
    pub freshness: FreshnessDays,
    /// Days from one check of a record to the next; 180 as built in.
    pub next_check: Option<u16>,
    /// Days for which `availability` of a program is shown; 30 as built in.
    pub availability_shown: Option<u16>,
    /// Days after which an insurance plan or price counts as old; 180 as built in.
    pub plan_age: Option<u16>,
}

/// Weekly hours that count as an IOP for some ages.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HourBand {
    /// Ages that it is for: `adults`, `adolescents` or `mixed`.
    pub id: BandId,
    /// Least hours a week, such as `9`.
    pub floor: f64,
    /// Least hours a week for the adults of a mixed program, such as `9`.
    pub adult_floor: Option<f64>,
    /// Hours a week from which on it is day treatment, such as `20`.
    pub ceiling: f64,
}

/// Whom an hour band is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BandId {
    /// Programs for people of 18 and older.
    Adults,
    /// Programs for people under 18.
    Adolescents,
    /// Programs for both.
    Mixed,
}

/// What most programs do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Usual {
    /// Days, such as `3-5`.
    pub days_per_week: Option<Range>,
    /// Hours, such as `2-4`.
    pub hours_per_day: Option<Range>,
}

/// Days since the last check, each limit included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FreshnessDays {
    /// Most days for a check that counts as fresh; 90 as built in.
    pub fresh: Option<u16>,
    /// Most days for one that is to be renewed soon; 180 as built in.
    pub check_soon: Option<u16>,
    /// Most days for one that is stale; 365 as built in. Later the record counts as unverified.
    pub stale: Option<u16>,
}

/// An entry of `content/states.yaml`: a state, district or territory of the United States. It replaces a built-in entry of the same code.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct State {
    /// Two capital letters, such as `KS`.
    pub code: Option<String>,
    /// What readers see, such as `{en: Kansas, es: Kansas}`.
    pub name: Localized,
    /// Box on the map that holds it; coordinates outside are reported.
    #[serde(rename = "box")]
    pub bounds: Bounds,
    /// Whether some of its islands lie beyond 180 degrees west, as in Alaska.
    pub crosses_antimeridian: bool,
    /// IANA name of the zone that most of it is in, such as `America/Chicago`.
    pub time_zone: Option<String>,
}

/// A box on the map, in decimal degrees; the west of the world is negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Bounds {
    /// Least degrees north, such as `36.9`.
    pub south: f64,
    /// Most degrees north, such as `40.1`.
    pub north: f64,
    /// Least degrees east, such as `-102.1`.
    pub west: f64,
    /// Most degrees east, such as `-94.5`.
    pub east: f64,
}
