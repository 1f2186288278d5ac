//! The site's only configuration, `content/site.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::{
    diagnostic::{Checked, Diagnostic, FieldPath, Place, Spot},
    path::SourcePath,
    source::SourceTree,
    value::{Date, Language, Localized, Mailbox, WebAddress},
    yaml,
};

mod checks;
mod look;

pub use checks::{CheckSetting, Weight};
pub use look::{Color, Colors, Logo, Notice, NoticeKind};

/// The path of the file.
pub const FILE: &str = "content/site.yaml";

/// What a site wants, complete and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What the site is called.
    pub title: Localized,
    /// What it is for, in a sentence.
    pub description: Localized,
    /// Where it is published: `https://care.example.org` or `https://example.org/care`, without a slash at its end.
    pub base_url: String,
    /// Its languages; the first is the language of files that name none. Never empty.
    pub languages: Vec<Language>,
    /// The zone in which days begin and end.
    pub time_zone: jiff::tz::TimeZone,
    /// The folder below `themes/`.
    pub theme: String,
    /// Whether every page says that the data are made up.
    pub demonstration: bool,
    /// The day that counts as today while the data are made up, so that they do not age.
    pub demonstration_day: Option<Date>,
    /// Who runs the site.
    pub publisher: Publisher,
    /// A line of the site's own to talk to a person.
    pub help_line: Option<SiteLine>,
    /// The vocabularies whose terms get pages of their own, in order.
    pub facets: Vec<String>,
    /// Entries on one page of a list.
    pub per_page: usize,
    /// Entries in a feed.
    pub feed_entries: usize,
    /// The way out for readers who must hide what they read.
    pub quick_exit: QuickExit,
    /// Whether the first use of a glossary term in a section becomes a link.
    pub glossary_links: bool,
    /// Whether HTML in Markdown is left as it is.
    pub trust_html: bool,
    /// Widths of the sizes made of each picture, in pixels, narrowest first.
    pub image_widths: Vec<u32>,
    /// Links at the foot of every page, beside those that the theme gives.
    pub footer: Vec<FooterLink>,
    /// The picture that stands for the site's name; none if the name itself does.
    pub logo: Option<Logo>,
    /// The icon of the site in browsers, by path below `content`; that of the theme if absent.
    pub icon: Option<String>,
    /// Colors in the place of the theme's.
    pub colors: Colors,
    /// What every page says on top.
    pub notices: Vec<Notice>,
    /// Rules that the site takes otherwise than the rule book; of several that fit, the last counts.
    pub checks: Vec<CheckSetting>,
    /// What is known to be hard to read, and stays.
    pub readability: Readability,
    /// Whether search engines may list the site.
    pub indexable: bool,
    /// Whether help for now, and pages that readers ask to keep, are there without a connection.
    pub offline: bool,
    /// Whether the site offers its directory to referral services, in the Human Services Data Specification.
    pub hsds: bool,
}

/// Who runs the site, and who pays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Publisher {
    /// Its name.
    pub name: Localized,
    /// Who that is, in a sentence.
    pub about: Localized,
    /// Who pays, and what listings earn: nothing.
    pub funding: Localized,
    /// Where mistakes are reported.
    pub email: Option<Mailbox>,
    /// A number for questions about the site.
    pub phone: Option<String>,
}

/// A line of the site's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SiteLine {
    /// What it is called.
    pub name: Localized,
    /// The number.
    pub phone: String,
    /// When it is answered.
    pub hours: Localized,
}

/// The way out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct QuickExit {
    /// A neutral, fast page.
    pub to: WebAddress,
    /// Whether pages that do not say have it.
    pub default: bool,
}

/// A link at the foot of every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FooterLink {
    /// What it says.
    pub label: Localized,
    /// Where it leads: a path of the site, or a whole URL.
    pub url: String,
}

impl Default for QuickExit {
    fn default() -> Self {
        Self { to: WebAddress::read("https://www.weather.gov/").expect("a whole address"), default: true }
    }
}

/// How texts are measured.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Readability {
    /// Terms that cannot be said in shorter words, such as `intensive outpatient program`: their words count as short.
    pub allow: Vec<String>,
}

/// `site.yaml` as written.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawConfig {
    /// Name of the site. Required.
    title: Localized,
    /// What the site is for, in a sentence; search engines show it.
    description: Localized,
    /// Web address of the site, perhaps with a folder, such as `https://example.org/care`; `https://care.example.org` if absent.
    base_url: Option<String>,
    /// Tags of its languages, the main one first, such as `[en, es]`; `[en]` if absent.
    languages: Vec<Language>,
    /// IANA name of the zone in which its days begin and end, such as `America/Chicago`; `America/New_York` if absent.
    time_zone: Option<String>,
    /// Folder below `themes/` that holds the look; `haven` if absent.
    theme: Option<String>,
    /// Whether every page says that the data are made up.
    demonstration: bool,
    /// Day that counts as today while the data are made up, so that they do not age.
    demonstration_day: Option<Date>,
    /// Who runs the site.
    publisher: Publisher,
    /// Phone line of the site's own, in the strip at the top of every page.
    help_line: Option<SiteLine>,
    /// Vocabularies whose terms get pages of their own, such as `[payment, focus]`.
    facets: Option<Vec<String>>,
    /// Programs on one page of a list, 1 to 500; 50 if absent.
    per_page: Option<u16>,
    /// Entries in a feed, 1 to 500; 20 if absent.
    feed_entries: Option<u16>,
    /// Button with which readers leave the site at once.
    quick_exit: QuickExit,
    /// Whether the first use of a glossary term in each section becomes a link; `true` if absent.
    glossary_links: Option<bool>,
    /// Whether HTML in Markdown stays as it is. Leave it off unless you know what every line of it does.
    trust_html: bool,
    /// Widths that are made of each picture, in pixels, 16 to 4096; `[480, 960, 1440]` if absent.
    image_widths: Option<Vec<u32>>,
    /// More links at the foot of every page.
    footer: Vec<FooterLink>,
    /// Picture in the place of the site's name at the top of every page.
    logo: Option<Logo>,
    /// Icon of the site in browsers: a square SVG or PNG, by its path below `content`, such as `images/icon.svg`.
    icon: Option<String>,
    /// Colors of the site's own.
    colors: Colors,
    /// News on top of every page.
    notices: Vec<Notice>,
    /// Rules of `carepress check` that the site takes otherwise.
    checks: Vec<CheckSetting>,
    /// Terms that may be long when texts are measured.
    readability: Readability,
    /// Whether search engines may list the site; `true` if absent.
    indexable: Option<bool>,
    /// Whether help is there without a connection, and pages that readers ask to keep; `true` if absent.
    offline: Option<bool>,
    /// Whether open data has the directory in the Human Services Data Specification (HSDS), too; `true` if absent.
    hsds: Option<bool>,
}

/// The facets of a site that names none: what families filter by, in the order in which they do (CBHSQ/findtreatment#460).
const FACETS: [&str; 7] = ["payment", "delivery-mode", "population", "time-of-day", "focus", "language", "therapy"];

impl Config {
    /// The language of files that name none.
    ///
    /// # Panics
    /// Never: a site has at least one language.
    #[must_use]
    pub fn default_language(&self) -> &Language {
        self.languages.first().expect("a site has at least one language")
    }

    /// What the site says of itself, and where it says so.
    #[must_use]
    pub fn texts(&self) -> Vec<(FieldPath, &Localized)> {
        let publisher = |field: &str| FieldPath::from("publisher").key(field);
        let line = |field: &str| FieldPath::from("help_line").key(field);
        let mut texts: Vec<(FieldPath, &Localized)> = vec![
            ("title".into(), &self.title),
            ("description".into(), &self.description),
            (publisher("name"), &self.publisher.name),
            (publisher("about"), &self.publisher.about),
            (publisher("funding"), &self.publisher.funding),
        ];
        texts.extend(self.help_line.iter().flat_map(|known| [(line("name"), &known.name), (line("hours"), &known.hours)]));
        texts
    }

    /// Returns the text for a language, or for the site's first.
    #[must_use]
    pub fn text<'t>(&self, text: &'t Localized, language: &Language) -> &'t str {
        text.get(language.tag(), self.default_language().tag())
    }

    /// Returns the part of the base URL after the host: empty, or `/care`.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let host = self.base_url.find("://").map_or(0, |at| at + 3);
        self.base_url[host..].find('/').map_or("", |slash| &self.base_url[host + slash..])
    }
}

/// Where the configuration lies: [`FILE`].
///
/// # Panics
/// Never: the file's name is a path.
#[must_use]
pub fn file() -> SourcePath {
    SourcePath::new(FILE).expect("a plain path")
}

/// The place of a setting, for remarks on it.
#[must_use]
pub fn place(setting: impl Into<FieldPath>) -> Place {
    Place { file: file(), spot: Spot::Field { record: None, path: setting.into() } }
}

/// A picture that a setting names by its path below `content`, such as `images/logo.svg`.
#[must_use]
pub fn picture(file: &str) -> Option<SourcePath> {
    file.strip_prefix("images/").and_then(|inside| SourcePath::new(&format!("content/images/{inside}")))
}

/// Reads `site.yaml`. `base_url`, if given, wins over the file's.
#[must_use]
pub fn load(sources: &SourceTree, base_url: Option<&str>) -> Checked<Config> {
    let mut diagnostics = Vec::new();
    let raw = read(sources, &mut diagnostics);
    let written = base_url.map(str::to_owned).or(raw.base_url);
    let base_url = written.as_deref().unwrap_or("https://care.example.org").trim_end_matches('/').to_owned();
    if !is_base_url(&base_url) {
        diagnostics.push(Diagnostic::bad_base_url(place("base_url"), &base_url));
    }
    let time_zone = raw.time_zone.as_deref().unwrap_or("America/New_York");
    let time_zone = jiff::tz::db().get(time_zone).unwrap_or_else(|_| {
        diagnostics.push(Diagnostic::unknown_time_zone(place("time_zone"), time_zone));
        jiff::tz::TimeZone::UTC
    });
    if raw.title.is_empty() && sources.get(&file()).is_some() {
        diagnostics.push(Diagnostic::missing_field(place(""), "title", "say what the site is called"));
    }
    look::check_notices(&raw.notices, &mut diagnostics);
    checks::check(&raw.checks, &mut diagnostics);
    let image_widths = widths(raw.image_widths, &mut diagnostics);
    let mut count = |field: &str, written: Option<u16>, usual: u16, most: u16| {
        let count = written.unwrap_or(usual);
        if !(1..=most).contains(&count) {
            diagnostics.push(Diagnostic::out_of_range(place(field), &count.to_string(), &format!("1 to {most}")));
        }
        usize::from(count.clamp(1, most))
    };
    let (per_page, feed_entries) = (count("per_page", raw.per_page, 50, 500), count("feed_entries", raw.feed_entries, 20, 500));
    let config = Config {
        // That there is no title is told once, and not of every page whose links are named by it.
        title: if raw.title.is_empty() { Localized::plain("…") } else { raw.title },
        description: raw.description,
        base_url,
        languages: languages(raw.languages),
        time_zone,
        theme: raw.theme.unwrap_or_else(|| "haven".to_owned()),
        demonstration: raw.demonstration,
        demonstration_day: raw.demonstration_day.filter(|_| raw.demonstration),
        publisher: raw.publisher,
        help_line: raw.help_line,
        facets: raw.facets.unwrap_or_else(|| FACETS.map(str::to_owned).into()),
        per_page,
        feed_entries,
        quick_exit: raw.quick_exit,
        glossary_links: raw.glossary_links.unwrap_or(true),
        trust_html: raw.trust_html,
        image_widths,
        footer: raw.footer,
        logo: raw.logo,
        icon: raw.icon,
        colors: raw.colors,
        notices: raw.notices,
        checks: raw.checks,
        readability: raw.readability,
        indexable: raw.indexable.unwrap_or(true),
        offline: raw.offline.unwrap_or(true),
        hsds: raw.hsds.unwrap_or(true),
    };
    Checked::new(config, diagnostics)
}

/// Widths of pictures, narrowest first, each once.
fn widths(written: Option<Vec<u32>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<u32> {
    let mut widths = written.unwrap_or_else(|| vec![480, 960, 1440]);
    for (index, width) in widths.iter().enumerate().filter(|(_, width)| !WIDTHS.contains(width)) {
        let limits = format!("{} to {}", WIDTHS.start(), WIDTHS.end());
        diagnostics.push(Diagnostic::out_of_range(place(FieldPath::from("image_widths").item(index)), &width.to_string(), &limits));
    }
    widths.sort_unstable();
    widths.dedup();
    widths.retain(|width| WIDTHS.contains(width));
    widths
}

/// Pixels across that a picture may be made narrower to.
const WIDTHS: std::ops::RangeInclusive<u32> = 16..=4096;

/// The languages, each once, the first first.
fn languages(mut written: Vec<Language>) -> Vec<Language> {
    let mut seen = std::collections::BTreeSet::new();
    written.retain(|language| seen.insert(*language));
    if written.is_empty() { vec![Language::new("en").expect("a tag")] } else { written }
}

fn read(sources: &SourceTree, diagnostics: &mut Vec<Diagnostic>) -> RawConfig {
    if let Some(file) = sources.get(&file()) {
        return yaml::read_file(file, diagnostics);
    }
    diagnostics.push(Diagnostic::no_site_file(&file()));
    RawConfig::default()
}

/// Whether the text is `http` or `https`, a host, and perhaps a path, and nothing that would not survive being put in front of paths.
#[must_use]
pub fn is_base_url(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let fine = |host: &str| {
        !host.is_empty()
            && !host.starts_with('/')
            && !host.contains(['?', '#', ' ', '"', '<', '>', '\\'])
            && !host.contains("//")
            && !host.contains("..")
    };
    host.is_some_and(fine)
}
