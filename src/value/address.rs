//! Addresses that a visitor follows: web pages and mailboxes. Whatever else a field may hold, a link of the site never runs a script.

use std::{fmt, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize};

use super::from_text;

/// The whole address of a web page: `https://example.org/iop`. Its scheme is `https` or `http`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct WebAddress(Box<str>);

/// A mailbox: `intake@example.org`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Mailbox(Box<str>);

impl WebAddress {
    /// Reads an address: scheme, host, and nothing that cannot stand in one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        let odd = |letter: char| letter.is_whitespace() || letter.is_control() || "\"'<>\\`".contains(letter);
        (is_web && host.chars().any(char::is_alphanumeric) && !rest.contains(odd)).then(|| Self(text.into()))
    }
}

impl Mailbox {
    /// Reads a mailbox: a name, an `@` and a host with a dot.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (name, host) = text.split_once('@')?;
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte));
        let is_host = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
        (!name.is_empty() && plain(name) && plain(host) && is_host).then(|| Self(text.into()))
    }
}

impl Deref for WebAddress {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for Mailbox {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for WebAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, Self::read, "a web address such as https://example.org")
    }
}

impl<'de> Deserialize<'de> for Mailbox {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer, Self::read, "a mailbox such as intake@example.org")
    }
}

#[cfg(test)]
mod tests {
    use super::{Mailbox, WebAddress};

    #[test]
    fn only_what_may_be_followed_is_an_address() {
        for good in ["https://example.org", "http://example.org/a?b=c#d", "HTTPS://example.org:8080/ñ"] {
            assert!(WebAddress::read(good).is_some(), "{good}");
        }
        for bad in
            ["javascript:alert(1)", "example.org", "https://", "https:///x", "data://x y", "ftp://example.org", "https://a\" onclick=x"]
        {
            assert!(WebAddress::read(bad).is_none(), "{bad}");
        }
        for good in ["a@b.c", "intake+iop@mail.example.org"] {
            assert!(Mailbox::read(good).is_some(), "{good}");
        }
        for bad in ["a@b", "@b.c", "a b@c.d", "a@b..c", "a@b.c?subject=x", "a@b@c.d", ""] {
            assert!(Mailbox::read(bad).is_none(), "{bad}");
        }
    }
}
