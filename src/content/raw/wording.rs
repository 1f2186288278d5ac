//! Wording, as written: words and phrases that texts should not use, and what the checks of texts know of each language.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::Program;

/// An entry of `content/words.yaml`, below its language: words to avoid and words to use. It replaces a built-in entry that starts with the
/// same word in the same sense, for the same rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Word {
    /// Words or phrases that texts should not use, such as `[drug abuser, substance abuser]`; the guide tells the signs of patterns. Written in
    /// capitals, a word is found in capitals only.
    pub avoid: Vec<String>,
    /// Words that may stand in their place; with none they are left out.
    #[serde(rename = "use")]
    pub instead: Vec<String>,
    /// What takes the place of a phrase without a thought, such as `{committed suicide: died by suicide}`: only where every sentence stays right.
    pub swap: BTreeMap<String, String>,
    /// Reason, in a few words, such as `labels a whole person`.
    pub why: Option<String>,
    /// Meaning in which alone they are avoided, such as `noun`; any if absent. `noun` leaves out adjectives: `alcoholic drinks`.
    pub sense: Option<String>,
    /// Rule that reports them; `stigma-word` if absent.
    pub rule: WordRule,
    /// Which other forms of them are found, too.
    pub forms: Forms,
    /// Words or phrases of which one must stand in the same sentence.
    #[serde(rename = "with")]
    pub beside: Vec<String>,
    /// Words or phrases of which none may stand in the same sentence.
    #[serde(rename = "not_with")]
    pub not_beside: Vec<String>,
    /// Phrases in which they are right, such as `[relapse prevention]`.
    pub unless: Vec<String>,
    /// Facts of a program of which one makes them right there, such as `[therapies, payment/no-cost]`: a field, or a field and a term of it. With
    /// any, they are looked for in programs only.
    pub backed_by: Vec<Fact>,
    /// Where they are looked for; everywhere if absent.
    #[serde(rename = "in")]
    pub within: Within,
    /// Who says so: ids of works in `content/sources.yaml`, or `choice` for a decision of the editors.
    pub source: Vec<String>,
    /// Whether this site does without the built-in entry that starts with the same word.
    pub off: bool,
}

/// A fact that a program may give: a field that is filled in, such as `therapies`, or that has some term, such as `payment/no-cost`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Fact {
    field: FactField,
    term: Option<Box<str>>,
}

/// The fields that bear out what a program says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FactField {
    InsurancePlans,
    LevelOfCare,
    Payment,
    Therapies,
}

impl Fact {
    /// Whether a program gives it.
    #[must_use]
    pub fn is_given_by(&self, program: &Program) -> bool {
        let has = |terms: &[String]| self.term.as_ref().map_or(!terms.is_empty(), |term| terms.iter().any(|known| **known == **term));
        match self.field {
            FactField::InsurancePlans => !program.insurance_plans.is_empty(),
            FactField::LevelOfCare => has(program.level_of_care.as_slice()),
            FactField::Payment => has(&program.payment),
            FactField::Therapies => has(&program.therapies),
        }
    }
}

impl TryFrom<String> for Fact {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let (field, term) = text.split_once('/').map_or((&*text, None), |(field, term)| (field, Some(term)));
        let field = match field {
            "insurance_plans" if term.is_none() => FactField::InsurancePlans,
            "level_of_care" => FactField::LevelOfCare,
            "payment" => FactField::Payment,
            "therapies" => FactField::Therapies,
            _ => {
                return Err(
                    "a fact is `insurance_plans`, `level_of_care`, `payment` or `therapies`, or one of the last three, `/` and a term",
                );
            }
        };
        Ok(Self { field, term: term.map(Into::into) })
    }
}

/// The rule that an entry of `words.yaml` belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WordRule {
    /// A word that shames or labels.
    #[default]
    StigmaWord,
    /// A word of the trade that no link explains.
    Jargon,
    /// A promise of results.
    CureClaim,
    /// Praise that nobody can prove.
    Superlative,
    /// A rate of success without its source.
    SuccessRate,
    /// Words that hurry people.
    PressureWording,
    /// Gifts, money or travel for those who enroll.
    Inducement,
    /// A promise that nobody can overhear.
    PrivacyPromise,
    /// A request for numbers that identify somebody.
    IdentityRequest,
    /// How people harm themselves.
    MethodDetail,
    /// Advice to take, lower or stop a medicine.
    DosingAdvice,
    /// A program's phone that is called a crisis line.
    ProgramCrisisLine,
    /// A crisis number or choice that is no more.
    OldCrisisNumber,
    /// Money for sending people.
    PaidReferral,
    /// Stars given to care.
    StarRating,
    /// What a client said, with a name.
    ClientStory,
    /// A link that does not say where it leads.
    VagueLink,
    /// Praise of methods that the program does not name.
    NamelessMethod,
    /// A price that nothing in the program's facts bears out.
    UnbackedPrice,
    /// Words for another level of care than the program's.
    OtherLevelWords,
}

/// Which forms of a word are found beside the one that is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Forms {
    /// Plural and possessive of the last word; in Spanish, gender and number of every word.
    #[default]
    Noun,
    /// Forms of the first word as a regular verb.
    Verb,
    /// None.
    Fixed,
}

/// In which texts words are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// In all.
    #[default]
    Everything,
    /// In programs, organizations and locations.
    Records,
    /// In articles, pages, checklists, questions and the glossary.
    Articles,
    /// In texts for people who look for care, and not for those who refer or treat them.
    Public,
    /// In the names of programs.
    Names,
}

/// `content/grammar.yaml`: what the checks of texts know of each language, by its tag. A site's own lists add to the built-in ones.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Grammars(pub BTreeMap<String, Grammar>);

/// What the checks of texts know of a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Grammar {
    /// Short forms with a full stop that do not end a sentence, without that stop, such as `[dr, e.g]`.
    pub abbreviations: Vec<String>,
    /// Words whose syllables the rule of the language miscounts, with the right number, such as `{area: 3}`.
    pub syllables: BTreeMap<String, u8>,
    /// Participles that do not end in `-ed`.
    pub participles: Vec<String>,
    /// Forms of "to be" that make a passive.
    pub auxiliaries: Vec<String>,
    /// Words that may stand between such a form and its participle, beside those in `-ly`.
    pub between: Vec<String>,
    /// Words that look like participles and say how somebody is, such as `tired`.
    pub states: Vec<String>,
    /// Words before which a thing or person is named, such as `the`.
    pub determiners: Vec<String>,
    /// Words that cannot follow an adjective: before one of them, `alcoholic` is a person.
    pub not_after_adjective: Vec<String>,
    /// Words that turn what follows into its opposite, such as `never`.
    pub negations: Vec<String>,
    /// Words and phrases with which a text warns of what it names, such as `beware`.
    pub warnings: Vec<String>,
    /// Phrases with which a text says what a short form stands for, such as `short for`.
    pub explanations: Vec<String>,
    /// Short forms in capitals that everybody knows, such as `PDF`.
    pub known: Vec<String>,
}
