//! Paths and slugs. A path in the source, a place in the output and a URL are all text; each has its own type here, so that one can never
//! be taken for another. None of them can leave its root: `..`, empty parts, NUL and backslashes are refused when they are made.

use std::{
    borrow::{Borrow, Cow},
    fmt,
    sync::Arc,
};

use serde::{Serialize, Serializer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A file of the author, relative to the site's folder, with `/` between parts: `content/programs/night-iop.md`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl Borrow<str> for SourcePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A file of the finished site, relative to the output folder: `programs/night-iop/index.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Box<str>);

/// What a visitor asks for, from the site's own root: `/programs/night-iop/`. Already percent-encoded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UrlPath(Box<str>);

/// The last part of a record's URL and its name for ever: 1 to 64 small letters, digits and single hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Box<str>);

/// Whether every part of a relative path is a plain name.
fn is_inside(text: &str) -> bool {
    !text.is_empty() && text.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\0', '\\']))
}

impl SourcePath {
    /// Takes a relative path; `None` if it is empty, absolute or points out of the site.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        is_inside(text).then(|| Self(text.into()))
    }

    /// Returns the path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the last part: `night-iop.es.md`.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// Returns the folder, without a slash at its end; empty for a file at the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns what follows the last dot of the file name, or nothing.
    #[must_use]
    pub fn extension(&self) -> &str {
        self.file_name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Returns the file name without its extension: `night-iop.es`.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.file_name().rsplit_once('.').map_or(self.file_name(), |(stem, _)| stem)
    }

    /// Returns the part of the path below `folder`, if it lies there.
    #[must_use]
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// Follows a relative link from this file's folder. `None` if it leaves the site.
    #[must_use]
    pub fn follow(&self, link: &str) -> Option<Self> {
        let mut parts: Vec<&str> = if self.folder().is_empty() { Vec::new() } else { self.folder().split('/').collect() };
        for part in link.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                name => parts.push(name),
            }
        }
        Self::new(&parts.join("/"))
    }
}

impl OutputPath {
    /// Takes a relative path; `None` if it could leave the output folder.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        is_inside(text).then(|| Self(text.into()))
    }

    /// Returns the path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the folder, without a slash at its end; empty at the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns the URL at which a host serves this file: folders lose their `index.html`.
    #[must_use]
    pub fn url(&self) -> UrlPath {
        let shown = self.0.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(&self.0);
        UrlPath(format!("/{}", percent_encode(shown)).into())
    }
}

impl UrlPath {
    /// The site's front page.
    #[must_use]
    pub fn root() -> Self {
        Self("/".into())
    }

    /// Takes a path that starts with `/`; `None` if it has a query, a fragment or a part that climbs.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let inner = text.strip_prefix('/')?;
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let fits = (inner.is_empty() || is_inside(inner)) && !text.contains(['?', '#', '%', ' ']) && !text.contains("//");
        fits.then(|| Self(format!("/{}", percent_encode(&text[1..])).into()))
    }

    /// Returns the path as text, percent-encoded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the page one level below: `/programs/` and `night-iop` make `/programs/night-iop/`.
    #[must_use]
    pub fn page(&self, slug: &str) -> Self {
        Self([&*self.0, &percent_encode(slug), "/"].concat().into())
    }

    /// Returns a file below: `/es/` and `feed.xml` make `/es/feed.xml`.
    #[must_use]
    pub fn file(&self, name: &str) -> Self {
        Self([&*self.0, &percent_encode(name)].concat().into())
    }

    /// Returns the file that answers this URL. A URL made from an output path leads back to the same path.
    #[must_use]
    pub fn output(&self) -> OutputPath {
        let inner = percent_decode(&self.0[1..]);
        OutputPath(if inner.is_empty() || inner.ends_with('/') { [&*inner, "index.html"].concat().into() } else { inner.into() })
    }
}

impl Slug {
    /// The longest slug, in characters.
    pub const LONGEST: usize = 64;

    /// Takes a slug that is one already.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let fits = text.len() <= Self::LONGEST && text.split('-').all(|part| !part.is_empty() && part.bytes().all(is_slug_byte));
        fits.then(|| Self(text.into()))
    }

    /// Makes the nearest slug of any text: accents go, every other run of signs becomes one hyphen. `None` if nothing is left.
    #[must_use]
    pub fn from_words(text: &str) -> Option<Self> {
        let mut slug = String::with_capacity(text.len());
        for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter) && !matches!(letter, '\'' | '’')) {
            match letter.to_ascii_lowercase() {
                plain if plain.is_ascii_alphanumeric() => slug.push(plain),
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
        }
        slug.truncate(Self::LONGEST);
        Self::new(slug.trim_end_matches('-'))
    }

    /// Returns the slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_slug_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// Encodes everything that RFC 3986 does not let stand in a path as it is.
pub(crate) fn percent_encode(text: &str) -> Cow<'_, str> {
    // Slugs are far the most of what is encoded here.
    if text.bytes().all(|byte| is_slug_byte(byte) || byte == b'-') { text.into() } else { encode(text, b"-._~/!$&'()*+,;=:@").into() }
}

/// Encodes a value of a query: everything but what RFC 3986 calls unreserved.
#[must_use]
pub fn query_encode(text: &str) -> String {
    encode(text, b"-._~")
}

fn encode(text: &str, plain: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            encoded.push(byte as char);
        } else {
            encoded.extend(['%', hex_digit(byte >> 4), hex_digit(byte & 15)]);
        }
    }
    encoded
}

fn hex_digit(digit: u8) -> char {
    char::from_digit(digit.into(), 16).expect("four bits are one digit").to_ascii_uppercase()
}

/// Undoes [`percent_encode`]; signs that are not an encoding stay.
pub(crate) fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        let byte = code.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        plain.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&plain).into_owned().into()
}

macro_rules! shown_as_text {
    // A macro because the same two impls are wanted for each of the four types and nothing else tells them apart.
    ($($name:ident),*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    )*};
}
shown_as_text!(SourcePath, OutputPath, UrlPath, Slug);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn paths_stay_inside() {
        for bad in ["", "/etc", "a//b", "a/../b", "..", ".", "a/.", "a\\b", "a\0"] {
            assert!(SourcePath::new(bad).is_none(), "{bad:?}");
            assert!(OutputPath::new(bad).is_none(), "{bad:?}");
        }
        assert!(SourcePath::new("a..b/c d/ü.md").is_some());
    }

    #[test]
    fn links_are_followed_from_the_folder() {
        let from = SourcePath::new("content/learn/basics/a.md").unwrap();
        for (link, wanted) in [
            ("b.md", Some("content/learn/basics/b.md")),
            ("../x/c.md", Some("content/learn/x/c.md")),
            ("./d.md", Some("content/learn/basics/d.md")),
            ("../../../../x", None),
        ] {
            assert_eq!(from.follow(link).map(|path| path.as_str().to_owned()).as_deref(), wanted, "{link}");
        }
    }

    #[test]
    fn urls_and_outputs_lead_to_each_other() {
        for (output, url) in [
            ("index.html", "/"),
            ("programs/a/index.html", "/programs/a/"),
            ("404.html", "/404.html"),
            ("images/ein bild.png", "/images/ein%20bild.png"),
            ("xindex.html", "/xindex.html"),
        ] {
            let output = OutputPath::new(output).unwrap();
            assert_eq!(output.url().as_str(), url);
            assert_eq!(output.url().output(), output);
        }
    }

    #[test]
    fn slugs_fold_accents_and_signs() {
        for (words, wanted) in [
            ("Qué es un IOP?", Some("que-es-un-iop")),
            ("St. Mary's  & Co", Some("st-marys-co")),
            ("中文", None),
            ("--", None),
            ("O’Fallon", Some("ofallon")),
        ] {
            assert_eq!(Slug::from_words(words).map(|slug| slug.as_str().to_owned()).as_deref(), wanted, "{words}");
        }
        for bad in ["", "A", "a--b", "-a", "a-", "a b"] {
            assert!(Slug::new(bad).is_none(), "{bad:?}");
        }
    }
}
