//! Addresses as they stand in pages: whether they lead out of the site, and to which of its files.

use std::{borrow::Cow, collections::HashMap};

use crate::{path::OutputPath, plan::Plan};

/// The files of a site by what an `href` calls them.
#[derive(Debug)]
pub(super) struct Addresses {
    files: HashMap<Box<str>, usize>,
    base_url: String,
    base_path: String,
}

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Leads<'a> {
    /// To a file of the site, by its position in the plan, and to a part of it.
    To(usize, &'a str),
    /// To nothing that the site has.
    Nowhere,
    /// Within the page.
    Here(&'a str),
    /// To another site, or to a phone or mailbox.
    Out,
}

impl Addresses {
    pub(super) fn of(plan: &Plan) -> Self {
        let urls = plan.urls();
        let root = urls.permalink(&crate::path::UrlPath::root());
        let href = urls.href(&crate::path::UrlPath::root());
        Self {
            files: plan.files().keys().enumerate().map(|(index, path)| (urls.href(&path.url()).into(), index)).collect(),
            base_url: root.trim_end_matches('/').to_owned(),
            base_path: href.trim_end_matches('/').to_owned(),
        }
    }

    /// Follows an address from a page.
    pub(super) fn follow<'a>(&self, from: &OutputPath, address: &'a str) -> Leads<'a> {
        let address = address.trim();
        let (whole, part) = address.split_once('#').unwrap_or((address, ""));
        let path = whole.split_once('?').map_or(whole, |(path, _)| path);
        if path.is_empty() {
            return Leads::Here(part);
        }
        let path: Cow<'_, str> = match path.strip_prefix(&self.base_url).filter(|rest| rest.is_empty() || rest.starts_with('/')) {
            Some("") => format!("{}/", self.base_path).into(),
            Some(rest) => format!("{}{rest}", self.base_path).into(),
            None if scheme(path).is_some() || path.starts_with("//") => return Leads::Out,
            None if path.starts_with('/') => path.into(),
            None => self.joined(from, path).into(),
        };
        self.files.get(&*path).map_or(Leads::Nowhere, |index| Leads::To(*index, part))
    }

    /// The position of a file in the plan.
    pub(super) fn position(&self, path: &OutputPath) -> Option<usize> {
        self.files.get(&*format!("{}{}", self.base_path, path.url())).copied()
    }

    /// Whether that is the position of a file.
    pub(super) fn is(&self, position: usize, path: &OutputPath) -> bool {
        self.position(path) == Some(position)
    }

    /// A path that starts at the folder of a page.
    fn joined(&self, from: &OutputPath, path: &str) -> String {
        let mut parts: Vec<&str> = from.folder().split('/').filter(|part| !part.is_empty()).collect();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                name => parts.push(name),
            }
        }
        let end = if path.ends_with(['/', '.']) && !parts.is_empty() { "/" } else { "" };
        format!("{}/{}{end}", self.base_path, parts.join("/"))
    }

    /// Whether loading this would ask another host.
    pub(super) fn is_elsewhere(&self, address: &str) -> bool {
        let address = address.trim();
        if address.starts_with("//") || address.starts_with("\\\\") {
            return true;
        }
        let is_own = || address.strip_prefix(&self.base_url).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
        scheme(address).is_some_and(|scheme| !matches!(scheme, "data" | "blob" | "about" | "tel" | "sms" | "mailto")) && !is_own()
    }
}

/// The scheme of an address, if it has one.
pub(super) fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some(scheme)
}

/// The host of a whole address, in small letters and without `www.`.
pub(super) fn host(address: &str) -> Option<String> {
    let rest = address.split_once("//")?.1;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    Some(host.trim_start_matches("www.").to_owned())
}

#[cfg(test)]
mod tests {
    use super::{host, scheme};

    #[test]
    fn parts_of_addresses_are_found() {
        assert_eq!([scheme("https://a.b/c"), scheme("/a:b"), scheme("tel:911"), scheme("a/b:c")], [Some("https"), None, Some("tel"), None]);
        assert_eq!(host("https://www.Bit.ly:443/x").as_deref(), Some("bit.ly"));
        assert_eq!(host("//user@t.co?x=1").as_deref(), Some("t.co"));
    }
}
