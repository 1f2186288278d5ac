//! Links to other sites, and what these answered.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Checker, addresses::Leads, html::Html};
use crate::{
    diagnostic::{Diagnostic, Place},
    online::{self, Answer},
    path::OutputPath,
    plan::Page,
    render,
};

/// A link to another site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkOut {
    /// Where it leads, without the part of the page.
    pub url: String,
    /// Where it is written.
    place: Place,
    /// The address of the first page that has it.
    page: String,
    /// How many other pages have it.
    others: usize,
}

impl Checker<'_> {
    /// Renders all pages and returns what of other sites they link to and could be asked for, by address.
    #[must_use]
    pub fn links_out(&self) -> Vec<LinkOut> {
        let pages: Vec<(&OutputPath, &Page)> = self.prepared.plan().pages().collect();
        let of_page = |(path, _): &(&OutputPath, &Page)| match render::file(self.prepared, path) {
            Some(Ok(bytes)) => self.out_of(path, &String::from_utf8_lossy(&bytes)),
            _ => Vec::new(),
        };
        let found: Vec<Vec<String>> = pages.par_iter().map(of_page).collect();
        let mut first: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for (number, url) in found.into_iter().enumerate().flat_map(|(number, urls)| urls.into_iter().map(move |url| (number, url))) {
            first.entry(url).and_modify(|(_, others)| *others += 1).or_insert((number, 0));
        }
        let urls = self.prepared.plan().urls();
        let link = |(url, (number, others)): (String, (usize, usize))| {
            let (path, page) = pages[number];
            LinkOut { place: self.place_of(page, &url), page: urls.href(&path.url()), url, others }
        };
        first.into_iter().map(link).collect()
    }

    /// The links of a page, each once.
    fn out_of(&self, path: &OutputPath, text: &str) -> Vec<String> {
        let html = Html::read(text);
        let links =
            html.elements().filter(|element| matches!(element.name(), "a" | "area")).filter_map(|element| element.attribute("href"));
        let out = links.filter(|url| matches!(self.addresses().follow(path, url), Leads::Out) && online::can_be_asked(url));
        let mut urls: Vec<String> = out.map(|url| url.split('#').next().unwrap_or_default().to_owned()).collect();
        urls.sort_unstable();
        urls.dedup();
        urls
    }
}

/// What is to be said of links after their sites were asked, in the order of the links.
#[must_use]
pub fn lost(links: &[LinkOut], answers: &BTreeMap<String, Answer>) -> Vec<Diagnostic> {
    let remark = |link: &LinkOut| {
        let LinkOut { url, place, page, others } = link;
        let place = place.clone();
        let remark = match answers.get(url)? {
            Answer::There => return None,
            Answer::Moved(to) => Diagnostic::moved_link(place, url, to),
            Answer::Gone(status) => Diagnostic::lost_link(place, url, &format!("is not there any more ({status})")),
            Answer::Silent(why) => Diagnostic::lost_link(place, url, &format!("cannot be reached: {why}")),
        };
        Some(remark.seen_on(page, *others))
    };
    links.iter().filter_map(remark).collect()
}
