//! What every page must say: where there is help in a crisis, that it is no medical advice, how to get away, where mistakes are reported.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashSet},
};

use super::{
    html::{Element, decoded, ends_with_some},
    one::{Collected, OnePage},
};
use crate::{
    content::{
        escape,
        raw::{Crisis, Purpose},
    },
    diagnostic::{Diagnostic, FieldPath, Place},
    model::Article,
    plan::PageKind,
    render::Prepared,
    value::Language,
};

/// The page where readers tell of mistakes.
const CORRECTIONS: &str = "correct-a-listing";

/// The string that says that a page is no medical advice.
const ADVICE: &str = "footer.advice";

/// What the site promises on its pages.
pub(super) struct Promises {
    /// Numbers of which one must be there, for emergencies and for crises.
    numbers: Vec<Vec<String>>,
    /// All numbers that may stand there.
    known: HashSet<String>,
    /// The words of the notice, as they stand in HTML.
    advice: BTreeMap<Language, String>,
    /// Where mistakes are reported, by language: the page, and the mailbox.
    corrections: BTreeMap<Language, Vec<String>>,
}

impl Promises {
    pub(super) fn of(prepared: &Prepared<'_>) -> Self {
        let (site, urls) = (prepared.site(), prepared.plan().urls());
        let calls = |purpose: Purpose| -> Vec<String> {
            let lines = site.help_lines().iter().filter(|line| line.line.purposes.contains(&purpose));
            lines.filter_map(|line| line.line.call.as_deref().map(|call| format!("tel:{call}"))).collect()
        };
        let lines = site.help_lines().iter().flat_map(|line| [&line.line.call, &line.line.text_to, &line.line.tty]);
        let own = site.config().help_line.iter().map(|line| &*line.phone).chain(site.config().publisher.phone.as_deref());
        let known = lines.flatten().map(String::as_str).chain(own).map(digits).collect();
        let languages = &site.config().languages;
        let corrections = |language: &Language| {
            let page =
                site.pages().contains_key(CORRECTIONS).then(|| urls.href(&urls.page(language, &PageKind::About(CORRECTIONS.into()), site)));
            let mailbox = site.config().publisher.email.as_ref().map(|mailbox| format!("mailto:{}", &**mailbox));
            page.into_iter().chain(mailbox).collect()
        };
        Self {
            numbers: [Purpose::Emergency, Purpose::Crisis].into_iter().map(calls).filter(|numbers| !numbers.is_empty()).collect(),
            known,
            advice: languages.iter().map(|language| (*language, escape(&prepared.theme().strings(language).get(ADVICE, &[])))).collect(),
            corrections: languages.iter().map(|language| (*language, corrections(language))).collect(),
        }
    }

    /// Whether an address is one where mistakes are reported.
    pub(super) fn corrects(&self, language: &Language, address: &str) -> bool {
        self.corrections.get(language).is_some_and(|known| known.iter().any(|known| address.starts_with(known.as_str())))
    }
}

/// What only the whole page shows.
pub(super) fn whole(one: &OnePage<'_, '_>, collected: &mut Collected<'_>) {
    let promises = &one.checker.promises;
    let missing = promises.numbers.iter().filter(|numbers| !numbers.iter().any(|number| collected.calls.contains(&number.as_str())));
    let missing: Vec<&str> = missing.filter_map(|numbers| numbers.first()?.strip_prefix("tel:")).collect();
    collected.diagnostics.extend(missing.into_iter().map(|number| Diagnostic::no_crisis_strip(one.frame(), number)));
    let strangers: BTreeSet<&str> = collected.calls.iter().copied().filter(|call| !promises.known.contains(&digits(call))).collect();
    collected.diagnostics.extend(strangers.into_iter().map(|call| Diagnostic::stranger_in_strip(one.place_of(call), call)));
    let advice = promises.advice.get(&one.page.language).map(String::as_str).unwrap_or_default();
    // Most pages end with it.
    if !ends_with_some(one.text, advice) && !one.text.contains(&*decoded(advice)) {
        collected.diagnostics.push(Diagnostic::no_medical_notice(one.frame()));
    }
    if !collected.has_exit
        && let Some(place) = sensitive(one)
    {
        collected.diagnostics.push(Diagnostic::quick_exit_off(place));
    }
    collected.diagnostics.extend(tie(one));
    if !collected.has_correction && matches!(one.page.kind, PageKind::Program(_) | PageKind::Provider(_)) {
        // A theme cannot lead to what the site does not have.
        let has_some = promises.corrections.get(&one.page.language).is_some_and(|known| !known.is_empty());
        let place = if has_some { one.template() } else { crate::config::place("publisher") };
        collected.diagnostics.push(Diagnostic::no_correction_link(place));
    }
}

/// The digits of a number, without the country's.
fn digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 11 && digits.starts_with('1') { digits[1..].to_owned() } else { digits }
}

/// A page of a program or provider that does not say what the site has to do with the provider.
fn tie(one: &OnePage<'_, '_>) -> Option<Diagnostic> {
    let prepared = one.checker.prepared;
    let site = prepared.site();
    let (provenance, origin) = match &one.page.kind {
        PageKind::Program(index) => {
            let program = &site.programs()[*index];
            (&program.provenance, &program.origin)
        }
        PageKind::Provider(id) => {
            let organization = site.organizations().get(id)?;
            (&organization.provenance, &organization.origin)
        }
        _ => return None,
    };
    let ties = site.vocabularies().get("relationship");
    let term = provenance.relationship.filter(|term| !ties.is(*term, "none"))?;
    let label = site.config().text(&ties.term(term).label, &one.page.language);
    // What the site is to the provider stands in a note of its own, not somewhere in the text.
    let notes = one.html.elements().filter(|element| one.is_in_main(*element) && element.raw_attribute("role") == Some("note"));
    let is_told = notes.map(Element::words).any(|words| words.contains(label));
    (!is_told).then(|| Diagnostic::undisclosed_tie(one.template(), label, &origin.file))
}

/// The place that decides about the way out of a page that somebody may have to hide; nothing for other pages.
fn sensitive(one: &OnePage<'_, '_>) -> Option<Place> {
    let site = one.checker.prepared.site();
    let article: Option<&Article> = match &one.page.kind {
        PageKind::Section(id) | PageKind::Article(id) => Some(&**site.articles().get(id)?.get(&one.page.language)?),
        PageKind::About(id) => Some(&**site.pages().get(id)?.get(&one.page.language)?),
        _ => None,
    };
    let is_named = || {
        let mut words = one.path.as_str().split(['/', '.']);
        words.any(|part| one.checker.knowledge.sensitive.iter().any(|word| has_part(part, word)))
    };
    match article {
        Some(article) if article.crisis == Crisis::Prominent || is_named() => {
            let is_own = !article.quick_exit && site.config().quick_exit.default;
            Some(if is_own { article.origin.at(FieldPath::from("quick_exit")) } else { exit_setting(one) })
        }
        Some(_) => None,
        None => (one.page.kind == PageKind::HelpNow).then(|| exit_setting(one)),
    }
}

/// The setting of the site, if it is that, or else the theme.
fn exit_setting(one: &OnePage<'_, '_>) -> Place {
    let is_on = one.checker.prepared.site().config().quick_exit.default;
    if is_on { one.frame() } else { crate::config::place(FieldPath::from("quick_exit").key("default")) }
}

/// Whether a name has a word among those that hyphens part.
fn has_part(name: &str, word: &str) -> bool {
    name.match_indices(word).any(|(at, _)| {
        let (before, after) = (&name[..at], &name[at + word.len()..]);
        (before.is_empty() || before.ends_with('-')) && (after.is_empty() || after.starts_with('-'))
    })
}

/// A property or type of markup.
pub(super) fn rating<'p>(one: &OnePage<'_, 'p>, value: &'p str, collected: &mut Collected<'p>) {
    let rates = |word: &&str| {
        let name = word.rsplit(['/', '#', ':']).next().unwrap_or_default();
        one.checker.knowledge.ratings.iter().any(|known| known == name)
    };
    let found: Vec<Cow<'_, str>> = value.split_whitespace().filter(rates).map(decoded).collect();
    collected.diagnostics.extend(found.into_iter().map(|name| Diagnostic::rating_markup(one.place_of(&name), &name)));
}
