//! Where a link leads, as far as its text tells.

use std::ops::Range;

/// Where a link leads.
pub(super) enum Destination {
    /// To another site.
    Outside,
    /// To a phone or mail program.
    Direct,
    /// Into this site.
    Inside,
    /// Where no visitor should go.
    Unsafe,
}

impl Destination {
    /// Reads the target of a link.
    pub(super) fn of(target: &str) -> Self {
        let scheme = target.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '#', '?', '.']));
        match scheme.map(str::to_ascii_lowercase).as_deref() {
            None if target.starts_with("//") => Self::Unsafe,
            None | Some("program" | "org" | "term" | "vocab") => Self::Inside,
            Some("http" | "https") => Self::Outside,
            Some("mailto" | "tel" | "sms") => Self::Direct,
            Some(_) => Self::Unsafe,
        }
    }
}

/// The bytes of a link's target in a text, or those of the whole link where the target stands elsewhere or is escaped.
pub(super) fn written(text: &str, target: &str, link: &Range<usize>) -> Range<usize> {
    let at = text[link.clone()].rfind(target).map(|at| link.start + at);
    at.map_or_else(|| link.clone(), |start| start..start + target.len())
}
