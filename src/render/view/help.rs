//! Help lines.

use serde::Serialize;

use crate::{
    content::raw::Purpose,
    model::{
        HelpLine,
        reference::{in_order, text},
        shown_phone,
    },
    render::scene::{DateView, Scene},
};

/// A help line.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct HelpLineView {
    /// Its id.
    id: String,
    /// What it is called.
    name: String,
    /// What it is for: `emergency`, `crisis`, `veterans`, `text`, `treatment-referral`.
    purposes: Vec<Purpose>,
    /// The number to call as people write it, and its `tel:` URL.
    call: Option<NumberView>,
    /// What to press, and for whom.
    press: Vec<PressView>,
    /// The number to text, its `sms:` URL, and the word to text.
    text: Option<NumberView>,
    /// The word to text.
    text_word: Option<String>,
    /// More about texting.
    text_note: Option<String>,
    /// Web page with a chat.
    chat: Option<String>,
    /// Number for text telephones.
    tty: Option<NumberView>,
    /// What to know before calling.
    facts: Vec<String>,
    /// When a person last checked it.
    verified_on: Option<DateView>,
}

/// A number.
#[derive(Clone, Debug, Serialize)]
struct NumberView {
    shown: String,
    url: String,
}

/// A choice in a phone menu.
#[derive(Clone, Debug, Serialize)]
struct PressView {
    key: String,
    whom: String,
}

/// The view of `help-now.html`.
#[derive(Serialize)]
pub(in crate::render) struct HelpNowPage {
    /// All help lines, those for this language first, emergencies before all.
    lines: Vec<HelpLineView>,
}

impl HelpNowPage {
    pub(in crate::render) fn new(scene: &Scene<'_>) -> Self {
        Self { lines: lines(scene) }
    }
}

/// All help lines in the order for the language.
pub(in crate::render) fn lines(scene: &Scene<'_>) -> Vec<HelpLineView> {
    in_order(scene.site.help_lines(), scene.language).into_iter().map(|line| view(scene, line)).collect()
}

/// The lines of the strip that every page has: the first for emergencies, and the first to call in a crisis.
pub(in crate::render) fn strip(scene: &Scene<'_>) -> Vec<HelpLineView> {
    let lines = in_order(scene.site.help_lines(), scene.language);
    let first = |purpose: Purpose| lines.iter().find(|line| line.line.purposes.contains(&purpose) && line.line.call.is_some());
    [Purpose::Emergency, Purpose::Crisis].into_iter().filter_map(first).map(|line| view(scene, line)).collect()
}

fn view(scene: &Scene<'_>, line: &HelpLine) -> HelpLineView {
    let written = &line.line;
    let some = |value: &str| Some(value).filter(|value| !value.is_empty()).map(str::to_owned);
    let number = |scheme: &str, number: &str, shown: &str| NumberView {
        shown: some(shown).unwrap_or_else(|| shown_phone(number)),
        url: format!("{scheme}:{number}"),
    };
    let facts = written.facts.get(scene.language.tag()).or_else(|| written.facts.get("en"));
    HelpLineView {
        id: line.id.to_string(),
        name: text(&written.name, scene.language).to_owned(),
        purposes: written.purposes.clone(),
        call: written.call.as_deref().map(|call| number("tel", call, text(&written.call_shown, scene.language))),
        press: written
            .press
            .iter()
            .map(|press| PressView { key: press.key.clone().unwrap_or_default(), whom: text(&press.whom, scene.language).to_owned() })
            .collect(),
        text: written.text_to.as_deref().map(|to| number("sms", to, "")),
        text_word: some(text(&written.text_word, scene.language)),
        text_note: some(text(&written.text_note, scene.language)),
        chat: written.chat.clone(),
        tty: written.tty.as_deref().map(|tty| {
            let digits: String = tty.chars().filter(char::is_ascii_digit).collect();
            number("tel", &format!("+{digits}"), tty)
        }),
        facts: facts.cloned().unwrap_or_default(),
        verified_on: written.verified_on.map(|date| scene.date(date)),
    }
}
