//! What a page gets beside what `build` writes: a script that keeps it up to date, and the mark by which that script knows what it shows.

use crate::{asset, policy, theme::Theme};

/// Where the author's own pages and files live; no page of a site can, as its slugs have no underscores.
pub(super) const TOOLS: &str = "/__carepress/";

/// The mark of a page: what it says, and the style sheet that it says it with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) words: String,
    pub(super) style: String,
}

impl Mark {
    /// The mark of a page as it is published. A page that differs in the address of the style sheet alone says the same.
    pub(super) fn of(page: &[u8], theme: &Theme) -> Self {
        let style = theme.style();
        let mut words = String::from_utf8_lossy(page).into_owned();
        for changing in [style.path.as_str(), style.integrity()] {
            words = words.replace(changing, "");
        }
        Self { words: asset::fingerprint([words.as_bytes()]), style: asset::fingerprint([style.path.as_str().as_bytes()]) }
    }

    /// Reads what [`Self::text`] wrote.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (words, style) = text.split_once('-')?;
        Some(Self { words: words.to_owned(), style: style.to_owned() })
    }

    /// The mark as text, for an address.
    pub(super) fn text(&self) -> String {
        format!("{}-{}", self.words, self.style)
    }
}

/// Puts the script into a page. A page that lets nothing but its own style pass must let the script pass, too.
pub(super) fn hooked(page: &[u8], mark: &Mark) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    let hook = hook(mark);
    match text.split_once("</head>") {
        Some((head, body)) => format!("{}{hook}</head>{body}", policy::with_tools(head)).into_bytes(),
        None => page.to_vec(),
    }
}

fn hook(mark: &Mark) -> String {
    format!("<meta name=\"carepress-page\" content=\"{}\">\n<script type=\"module\" src=\"{TOOLS}live.js\"></script>\n", mark.text())
}
