//! Articles, pages, checklists, glossary and questions as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Language, WebAddress};

/// Front matter of an article or of a section's `index.md` below `content/learn`, or of a page in `content/pages`. A translation takes
/// audience, sources, review dates, related articles, order and switches from the original where it does not give its own.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Article {
    /// First heading and name in lists, best within 60 characters. Required.
    pub title: Option<String>,
    /// Last part of the web address: up to 64 small letters, digits and single hyphens; the file name without its endings if absent. Most
    /// useful in translations.
    pub slug: Option<String>,
    /// What search results and lists say of it, in up to 160 characters; `main_message` if absent.
    pub description: Option<String>,
    /// For whom it is written: `self`, `family`, `teen`, `referrer` or `provider`.
    pub audience: Vec<Audience>,
    /// The answer in one sentence, shown first.
    pub main_message: Option<String>,
    /// The answer in a few points.
    pub summary_points: Vec<String>,
    /// Ids of works in `content/sources.yaml` that it rests on, such as `[tip47, adv21]`. Required for articles.
    pub sources: Vec<String>,
    /// Day on which the whole text was last reviewed, not later than today. Required for articles.
    pub last_reviewed: Option<Date>,
    /// Term of `verifier-role`: who reviewed it, by role and never by name, such as `clinical-reviewer`. Required for articles.
    pub reviewed_by_role: Option<String>,
    /// Sentences of the text that a clinician must confirm, word for word or their first words; only with `clinical-reviewer` as the role do they count
    /// as confirmed.
    pub clinical_review: Vec<String>,
    /// Day of the next review; 365 days after `last_reviewed` if absent.
    pub review_due: Option<Date>,
    /// Articles to read next, by their path below `content/learn`, such as `[basics/levels-of-care]`.
    pub related: Vec<String>,
    /// Whether crisis help comes before everything else: `standard` or `prominent`; `standard` if absent.
    pub crisis: Crisis,
    /// Whether the page has the control that leaves the site quickly; `quick_exit.default` of `site.yaml` if absent.
    pub quick_exit: Option<bool>,
    /// Position among its neighbours: smaller numbers first, then by title; those without a number come last.
    pub order: Option<i32>,
    /// Whether it is shown only when drafts are asked for.
    pub draft: bool,
    /// First day on which it is shown, and its day in feeds; shown at once and dated by `last_reviewed` if absent.
    pub publish_on: Option<Date>,
    /// First day on which it is no longer shown.
    pub expires_on: Option<Date>,
    /// Old paths that redirect here, from the root or beside the page, such as `/learn/old-name/` or `old-name`.
    pub aliases: Vec<String>,
    /// Whether the first use of a glossary term in each section becomes a link; `true` if absent, unless `site.yaml` turns that off.
    pub glossary_links: Option<bool>,
    /// What this was translated from, and whether it has been checked; only in translations.
    pub translation: Option<Translation>,
}

/// For whom a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// People who look for care for themselves.
    #[serde(rename = "self")]
    Oneself,
    /// Families and friends.
    Family,
    /// Teenagers.
    Teen,
    /// Professionals who send people to programs.
    Referrer,
    /// People who run or staff programs.
    Provider,
}

/// Whether a page puts crisis help before everything else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Crisis {
    /// The help strip of every page.
    #[default]
    Standard,
    /// A help panel first.
    Prominent,
}

/// What a translation was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Translation {
    /// Day of the original's text: its `last_reviewed` or `last_verified` when it was translated.
    pub of: Option<Date>,
    /// Hash of the original's text when it was translated, ten digits such as `"3f0a91c2d4"`: with it, every change of the original is noticed.
    /// Write `source: new` to be told it.
    pub source: Option<String>,
    /// Whether a native reader has checked it; the page says so if not.
    pub reviewed: bool,
}

/// Front matter of `content/checklists/<slug>.md`: lines to tick and print. The Markdown below it is the introduction.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Checklist {
    /// First heading and name in lists, best within 60 characters. Required.
    pub title: Option<String>,
    /// Last part of the web address: up to 64 small letters, digits and single hyphens; the file name without its endings if absent. Most
    /// useful in translations.
    pub slug: Option<String>,
    /// What it is for, in a sentence of up to 160 characters.
    pub description: Option<String>,
    /// Day on which the whole list was last reviewed, not later than today.
    pub last_reviewed: Option<Date>,
    /// Position among the checklists: smaller numbers first, then by title; those without a number come last.
    pub order: Option<i32>,
    /// Lines to tick, under headings; at least one line. Required.
    pub groups: Vec<ChecklistGroup>,
    /// Whether it is shown only when drafts are asked for.
    pub draft: bool,
    /// Old paths that redirect here, from the root or beside the page, such as `/checklists/old-name/` or `old-name`.
    pub aliases: Vec<String>,
    /// What this was translated from, and whether it has been checked; only in translations.
    pub translation: Option<Translation>,
}

/// A heading of a checklist and what is ticked below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ChecklistGroup {
    /// Heading of the group, such as `Cost`.
    pub title: Option<String>,
    /// Lines to tick, one sentence or phrase each.
    pub items: Vec<String>,
}

/// An entry of `content/glossary.yaml`, or of `content/glossary.<language>.yaml` with the same ids.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GlossaryEntry {
    /// Key of the entry, the same in every language: small letters, digits and single hyphens, such as `step-down`. Required.
    pub id: Option<String>,
    /// Word or phrase, with its abbreviation in parentheses, such as `Intensive outpatient program (IOP)`. Required.
    pub term: Option<String>,
    /// What it means, in up to 40 plain words. Required.
    pub definition: Option<String>,
    /// Other names for it; these are found in texts, too.
    pub also: Vec<String>,
    /// Why it matters to people who look for care, in a sentence.
    pub why: Option<String>,
    /// Article that says more, by its path below `content/learn`, such as `a-week/first-day`.
    pub page: Option<String>,
    /// Whether its first use in each section of a text becomes a link; `true` if absent.
    pub auto_link: Option<bool>,
}

/// An entry of `content/faq.yaml`, or of `content/faq.<language>.yaml` with the same ids.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Question {
    /// Key of the question, the same in every language, such as `what-is-an-iop`. Required.
    pub id: Option<String>,
    /// Term of `faq-group`: the heading that it stands under; `general` if absent.
    pub group: Option<String>,
    /// What people ask, in their own words. Required.
    pub question: Option<String>,
    /// Markdown that gives the answer itself in the first sentence. Required.
    pub answer: Option<String>,
    /// Ids of works in `content/sources.yaml` that the answer rests on, such as `[cms-iop]`.
    pub sources: Vec<String>,
    /// Day on which the answer was last reviewed.
    pub last_reviewed: Option<Date>,
    /// Article that says more, by its path below `content/learn`, such as `basics/what-is-an-iop`.
    pub page: Option<String>,
}

/// An entry of `content/sources.yaml`: a work that articles cite by its id.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CitedWork {
    /// Key of the work, unique, such as `tip47`. Required.
    pub id: Option<String>,
    /// Title as published. Required.
    pub title: Option<String>,
    /// Who published it, such as `SAMHSA`.
    pub publisher: Option<String>,
    /// Year of publication.
    pub year: Option<u16>,
    /// Web address where readers find it.
    pub url: Option<WebAddress>,
    /// Language of the title, such as `es`; the site's first if absent.
    pub language: Option<Language>,
    /// Day on which it was read for this site.
    pub read: Option<Date>,
    /// What readers should know of it, such as that it was read second-hand.
    pub note: Option<String>,
}
