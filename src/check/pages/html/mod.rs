//! A finished page, read as browsers read it: its elements with their attributes, what is around them and what they say. Reading never fails
//! and copies nothing. The ways of the standard's tokenizer that pages can meet are here, those of broken doctypes and of scripts that write
//! comments are not (<https://html.spec.whatwg.org/multipage/parsing.html>); a test compares every page of the starter site with a tokenizer
//! that follows the standard to the letter, which reads a quarter as much in the same time.

use std::{borrow::Cow, ops::Range};

mod reader;
mod words;

pub(super) use reader::{Needle, ends_with_some};
pub(super) use words::decoded;

use reader::read;
use words::push_words;

#[cfg(test)]
mod tests;

/// A page that has been read. Elements come in the order of their start tags.
#[derive(Debug, Default)]
pub(super) struct Html<'h> {
    nodes: Vec<Node<'h>>,
    attributes: Vec<Attribute<'h>>,
    /// Text between tags, as written; without scripts and styles.
    texts: Vec<&'h str>,
}

#[derive(Debug)]
struct Node<'h> {
    name: Cow<'h, str>,
    attributes: Range<u32>,
    parent: Option<u32>,
    texts: Range<u32>,
    /// The element after its last descendant.
    end: u32,
    /// What a script or style holds.
    raw: &'h str,
}

#[derive(Debug)]
struct Attribute<'h> {
    name: &'h str,
    value: &'h str,
}

/// An element of a page.
#[derive(Clone, Copy)]
pub(super) struct Element<'p> {
    html: &'p Html<'p>,
    index: usize,
}

impl<'h> Html<'h> {
    /// Reads a page.
    pub(super) fn read(page: &'h str) -> Self {
        read(page)
    }

    /// All elements.
    pub(super) fn elements<'p>(&'p self) -> impl Iterator<Item = Element<'p>>
    where
        'h: 'p,
    {
        (0..self.nodes.len()).map(|index| Element { html: self, index })
    }

    /// The elements of a name.
    pub(super) fn named<'p>(&'p self, name: &'p str) -> impl Iterator<Item = Element<'p>>
    where
        'h: 'p,
    {
        self.elements().filter(move |element| element.name() == name)
    }
}

impl<'p> Element<'p> {
    /// Its name, in small letters.
    pub(super) fn name(self) -> &'p str {
        &self.html.nodes[self.index].name
    }

    fn attributes(self) -> &'p [Attribute<'p>] {
        let Range { start, end } = self.html.nodes[self.index].attributes;
        &self.html.attributes[start as usize..end as usize]
    }

    /// An attribute as written.
    pub(super) fn raw_attribute(self, name: &str) -> Option<&'p str> {
        self.attributes().iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name)).map(|attribute| attribute.value)
    }

    /// The value of an attribute.
    pub(super) fn attribute(self, name: &str) -> Option<Cow<'p, str>> {
        self.raw_attribute(name).map(decoded)
    }

    /// Whether it has an attribute.
    pub(super) fn has(self, name: &str) -> bool {
        self.raw_attribute(name).is_some()
    }

    /// Names and values of all attributes, as written.
    pub(super) fn all_attributes(self) -> impl Iterator<Item = (&'p str, &'p str)> {
        self.attributes().iter().map(|attribute| (attribute.name, attribute.value))
    }

    /// The elements around it, innermost first.
    pub(super) fn ancestors(self) -> impl Iterator<Item = Self> {
        let parent = |element: &Self| Some(Self { index: element.html.nodes[element.index].parent? as usize, ..*element });
        std::iter::successors(parent(&self), parent)
    }

    /// The elements inside it.
    pub(super) fn descendants(self) -> impl Iterator<Item = Self> {
        self.range().skip(1).map(move |index| Self { index, ..self })
    }

    /// Its position and those of the elements inside it.
    pub(super) fn range(self) -> Range<usize> {
        self.index..self.html.nodes[self.index].end as usize
    }

    /// What a script or style holds.
    pub(super) fn raw(self) -> &'p str {
        self.html.nodes[self.index].raw
    }

    /// Pieces of its text, as written.
    pub(super) fn texts(self) -> &'p [&'p str] {
        let Range { start, end } = self.html.nodes[self.index].texts;
        &self.html.texts[start as usize..end as usize]
    }

    /// What it says, with single spaces between words.
    pub(super) fn words(self) -> String {
        let mut words = String::new();
        for text in self.texts() {
            push_words(&decoded(text), &mut words);
        }
        words.truncate(words.trim_end().len());
        words
    }

    /// Whether it says anything.
    pub(super) fn has_words(self) -> bool {
        self.texts().iter().any(|text| !text.trim().is_empty())
    }
}
