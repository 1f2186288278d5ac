//! Remarks on what an author says about rules.

use super::{Diagnostic, Place, rules};

impl Diagnostic {
    pub(crate) fn unknown_rule(at: Place, code: &str, near: Option<&str>) -> Self {
        Self::new(&rules::UNKNOWN_RULE, at, format!("there is no rule `{code}`"))
            .suggest(near, "copy the code from the message that the rule gives; it stands in brackets")
    }

    pub(crate) fn silence_without_reason(at: Place, code: &str) -> Self {
        Self::new(&rules::SILENCE_WITHOUT_REASON, at, format!("`{code}` is silenced without a reason"))
            .help("say why in a few words, such as `reason=\"the title of a book\"`, for whoever comes after you")
    }

    pub(crate) fn unused_silence(at: Place, code: &str) -> Self {
        Self::new(&rules::UNUSED_SILENCE, at, format!("`{code}` has nothing to say here")).help("remove the silence")
    }
}
