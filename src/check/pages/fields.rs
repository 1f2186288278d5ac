//! What the fields of forms ask for: nothing that says who somebody is or how they are.

use super::{
    html::Element,
    one::{Collected, OnePage},
};
use crate::diagnostic::Diagnostic;

pub(super) fn asks<'p>(one: &OnePage<'_, 'p>, element: Element<'p>, collected: &mut Collected<'p>) {
    if matches!(element.raw_attribute("type"), Some("hidden" | "submit" | "reset" | "button" | "image")) {
        return;
    }
    // A box to tick outside a form is a mark for oneself: it has no answer that could be sent.
    let is_box = matches!(element.raw_attribute("type"), Some("checkbox" | "radio"));
    if is_box && !element.ancestors().any(|around| around.name() == "form") {
        return;
    }
    let kind = element.raw_attribute("autocomplete").unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
    let words = [" ", &words_about(one, element), " "].concat();
    let asked = one.checker.knowledge.fields.iter().find(|field| {
        field.autocomplete.iter().any(|known| kind.eq_ignore_ascii_case(known))
            || field.words.iter().any(|known| words.contains(&format!(" {known} ")))
    });
    if let Some(field) = asked {
        let name = ["name", "id"].iter().find_map(|name| element.attribute(name)).unwrap_or_else(|| element.name().into());
        collected.diagnostics.push(Diagnostic::asks_too_much(one.place_of_any(&[&format!("\"{name}\"")]), &name, &field.asks));
    }
}

/// The words of a field's names and label, small, with single spaces.
fn words_about(one: &OnePage<'_, '_>, element: Element<'_>) -> String {
    let mut text = String::new();
    for value in ["name", "id", "placeholder", "aria-label"].iter().filter_map(|name| element.attribute(name)) {
        text.extend([&*value, " , "]);
    }
    if let Some(around) = element.ancestors().find(|around| around.name() == "label") {
        text.push_str(&around.words());
    }
    if let Some(id) = element.raw_attribute("id") {
        let label = one.html.named("label").find(|label| label.raw_attribute("for") == Some(id));
        text.push_str(&label.map(Element::words).unwrap_or_default());
    }
    let plain = |letter: char| if letter.is_alphanumeric() { letter.to_ascii_lowercase() } else { ' ' };
    let plain: String = text.chars().map(plain).collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
