//! Words of a schema as people read them under a field: descriptions speak of files, forms do not.

/// Returns what stands under a field. `terms` says whether it takes terms of a vocabulary, which the form shows by name; `named` gives the name that
/// the form has for a field or a choice. Empty where there is nothing to say.
pub(super) fn hint<'n>(description: &str, terms: bool, named: impl Fn(&str) -> Option<&'n str>) -> String {
    let text = description.trim().trim_end_matches("Required.").trim();
    let text = if terms { after_terms(text) } else { text.to_owned() };
    let text = text.replace(" if absent", " if left empty").replace("`[", "`").replace("]`", "`").replace(['"', '\\'], "");
    let mut quoted = String::with_capacity(text.len());
    for (number, part) in text.split('`').enumerate() {
        if number > 0 {
            quoted.push(if number % 2 == 1 { '“' } else { '”' });
        }
        quoted.push_str(Some(part).filter(|_| number % 2 == 1).and_then(&named).unwrap_or(part));
    }
    let mut letters = quoted.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a description says besides the vocabulary and an example of its terms.
fn after_terms(text: &str) -> String {
    let Some(at) = text.find("erm of `").or_else(|| text.find("erms of `")) else { return text.to_owned() };
    let Some((_, rest)) = text[at..].split_once(": ") else { return String::new() };
    let end = rest.find(", such as `").unwrap_or(rest.len());
    // What follows the example starts a new clause.
    let more = rest[end..].find(['.', ';']).map_or("", |after| &rest[end + after..]);
    format!("{}{more}", &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn hints_do_not_speak_of_files() {
        let named = |id: &str| (id == "active").then_some("Running");
        for (description, terms, shown) in [
            ("Term of `status`: whether it runs; `active` if absent.", true, "Whether it runs; “Running” if left empty."),
            (
                "One to three terms of `program-role`: when people come, such as `[step-down, step-up]`. Required.",
                true,
                "When people come.",
            ),
            ("Terms of `time-of-day`, such as `[evening]`.", true, ""),
            ("People in a group, 2 to 20, such as `6-12`.", false, "People in a group, 2 to 20, such as “6-12”."),
        ] {
            assert_eq!(hint(description, terms, named), shown);
        }
    }
}
