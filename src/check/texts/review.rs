//! Sentences that a clinician must confirm before families read them.

use super::{Page, Subject};
use crate::{check::words::folded, diagnostic::Diagnostic, diagnostic::FieldPath};

/// The role whose review confirms them.
const CLINICIAN: &str = "clinical-reviewer";

/// Looks for the sentences that an article names, and on a real site for the review. `is_real` says whether families read it.
pub(super) fn findings(page: &Page<'_>, is_real: bool, diagnostics: &mut Vec<Diagnostic>) {
    let Subject::Article(article) = page.subject else { return };
    let named = &article.clinical_review;
    if named.is_empty() {
        return;
    }
    let texts: Vec<String> = page.texts.iter().map(|text| letters(&text.passage.text)).collect();
    for (index, sentence) in named.iter().enumerate() {
        let wanted = letters(sentence);
        if !texts.iter().any(|text| text.contains(&wanted)) {
            let place = page.field(FieldPath::from("clinical_review").item(index));
            diagnostics.extend(place.map(|place| Diagnostic::lost_sentence(place, sentence)));
        }
    }
    if is_real && article.reviewed_by_role.as_deref() != Some(CLINICIAN) {
        let place = page.field(FieldPath::from("clinical_review"));
        diagnostics.extend(place.map(|place| Diagnostic::awaits_clinician(place, named.len())));
    }
}

/// A text as words alone, however it is punctuated.
fn letters(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(folded).collect::<Vec<_>>().join(" ")
}
