//! Help lines.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    content::raw::{self, Purpose},
    model::{
        HelpLine, read_phone,
        reference::{in_order, text},
        shown_phone,
    },
    render::scene::{DateView, Scene},
    theme::Shared,
};

/// A help line.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct HelpLineView<'s> {
    /// Its id.
    id: &'s str,
    /// What it is called.
    name: &'s str,
    /// The language of its name, where it is not that of the page.
    language: Option<&'s str>,
    /// What it is for: `emergency`, `crisis`, `veterans`, `text`, `treatment-referral`,
    /// `local-services`.
    purposes: &'s [Purpose],
    /// The number to call as people write it, and its `tel:` URL.
    call: Option<NumberView<'s>>,
    /// What to press, and for whom.
    press: Vec<PressView<'s>>,
    /// The number to text, its `sms:` URL, and the word to text.
    text: Option<NumberView<'s>>,
    /// The word to text.
    text_word: Option<&'s str>,
    /// More about texting.
    text_note: Option<Shared>,
    /// Web page with a chat.
    chat: Option<&'s str>,
    /// Number for text telephones.
    tty: Option<NumberView<'s>>,
    /// What to know before calling.
    facts: &'s [String],
    /// The language of the facts, where it is not that of the page.
    facts_language: Option<&'s str>,
    /// When a person last checked it.
    verified_on: Option<DateView>,
}

/// A number.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct NumberView<'s> {
    shown: Cow<'s, str>,
    url: String,
}

/// A choice in a phone menu.
#[derive(Clone, Debug, Serialize)]
struct PressView<'s> {
    key: &'s str,
    whom: Shared,
}

/// The view of `help-now.html`.
#[derive(Serialize)]
pub(in crate::render) struct HelpNowPage<'s> {
    /// The lines for emergencies.
    emergency: Vec<HelpLineView<'s>>,
    /// The first line to call in a crisis.
    crisis: Option<HelpLineView<'s>>,
    /// All other lines, those for this language first.
    others: Vec<HelpLineView<'s>>,
    /// The day on which all of them were last checked; none if the days differ.
    checked: Option<DateView>,
}

impl<'s> HelpNowPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>) -> Self {
        let (emergency, mut others): (Vec<_>, Vec<_>) =
            lines(scene).into_iter().partition(|line| line.purposes.contains(&Purpose::Emergency));
        let first = others.iter().position(|line| line.call.is_some() && line.purposes.contains(&Purpose::Crisis));
        let crisis = first.map(|first| others.remove(first));
        let mut days = scene.site.help_lines().iter().map(|line| line.line.verified_on);
        let day = days.next().flatten().filter(|day| days.all(|other| other == Some(*day)));
        Self { emergency, crisis, others, checked: day.map(|day| scene.date(day)) }
    }
}

/// All help lines in the order for the language.
pub(in crate::render) fn lines<'s>(scene: &Scene<'s>) -> Vec<HelpLineView<'s>> {
    in_order(scene.site.help_lines(), scene.language).into_iter().map(|line| view(scene, line)).collect()
}

/// The lines for somebody in danger or looking for treatment, in the order for the language: all but those for other services.
pub(in crate::render) fn urgent<'s>(scene: &Scene<'s>) -> Vec<HelpLineView<'s>> {
    lines(scene).into_iter().filter(|line| !line.purposes.contains(&Purpose::LocalServices)).collect()
}

/// The lines of the strip that every page has: the first for emergencies, and the first to call in a crisis.
pub(in crate::render) fn strip<'s>(scene: &Scene<'s>) -> Vec<HelpLineView<'s>> {
    let lines = in_order(scene.site.help_lines(), scene.language);
    let first = |purpose: Purpose| lines.iter().find(|line| line.line.purposes.contains(&purpose) && line.line.call.is_some());
    [Purpose::Emergency, Purpose::Crisis].into_iter().filter_map(first).map(|line| view(scene, line)).collect()
}

fn view<'s>(scene: &Scene<'s>, line: &'s HelpLine) -> HelpLineView<'s> {
    let written = &line.line;
    let own_facts = written.facts.get(scene.language.tag());
    let facts = own_facts.or_else(|| written.facts.get("en"));
    HelpLineView {
        id: &line.id,
        name: text(&written.name, scene.language),
        language: written.name.other_language(scene.language.tag(), "en"),
        purposes: &written.purposes,
        call: written.call.as_deref().map(|call| number("tel", call, text(&written.call_shown, scene.language))),
        press: presses(scene, written),
        text: written.text_to.as_deref().map(|to| number("sms", to, "")),
        text_word: given(text(&written.text_word, scene.language)),
        text_note: scene.some_marked(&written.text_note),
        chat: written.chat.as_deref(),
        tty: written.tty.as_deref().map(|tty| {
            let digits: String = tty.chars().filter(char::is_ascii_digit).collect();
            number("tel", &format!("+{digits}"), tty)
        }),
        facts: facts.map(Vec::as_slice).unwrap_or_default(),
        facts_language: own_facts.is_none().then_some("en"),
        verified_on: written.verified_on.map(|date| scene.date(date)),
    }
}

/// The keys of a phone menu, those for the language first.
fn presses<'s>(scene: &Scene<'s>, line: &'s raw::HelpLine) -> Vec<PressView<'s>> {
    let mut presses: Vec<&raw::Press> = line.press.iter().collect();
    presses.sort_by_key(|press| press.first_in.as_deref() != Some(scene.language.tag()));
    presses.into_iter().map(|press| PressView { key: press.key.as_deref().unwrap_or_default(), whom: scene.marked(&press.whom) }).collect()
}

impl NumberView<'_> {
    /// A number of the site's own, in any common spelling.
    pub(in crate::render) fn own(written: &str) -> Self {
        let number = read_phone(written).unwrap_or_else(|| written.into());
        Self { shown: shown_phone(&number).into(), url: format!("tel:{number}") }
    }
}

fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// A number as people write it, or as it is written in general.
fn number<'s>(scheme: &str, number: &str, shown: &'s str) -> NumberView<'s> {
    NumberView { shown: given(shown).map_or_else(|| shown_phone(number).into(), Cow::Borrowed), url: format!("{scheme}:{number}") }
}
