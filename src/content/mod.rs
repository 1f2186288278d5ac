//! From a file's text to its records as written. One file at a time, without a look at any other: `(path, text) → Document`.

use serde::de::DeserializeOwned;

use crate::{
    diagnostic::{Checked, Diagnostic, Place, Span, Spot},
    path::SourcePath,
    source::{Content, SourceFile},
    table,
    yaml::{self, Node, Value},
};

mod anchors;
pub mod body;
pub mod columns;
mod component_calls;
mod destination;
mod document;
mod footnotes;
mod frames;
mod front_matter;
mod html;
mod kind;
pub mod limits;
mod locate;
mod markdown;
mod one_table;
pub mod prose;
pub mod raw;
mod silence;
mod tables;
mod unread;

pub use document::{Document, Entry, Origin, Parsed, Records};
pub(crate) use html::{escape, phones};
pub use locate::{Located, lines, locate};
pub use one_table::OneTable;
pub use silence::{Silence, silences};

use body::{Body, Placing};
use columns::Column;
use kind::{Kind, kind, limits_of, stem_and_language};
use limits::Limit;
use markdown::Reading;

/// What a site lets its authors do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Trust {
    /// Whether HTML in Markdown is left as it is.
    pub html: bool,
}

/// The folder of everything that an author writes.
pub const FOLDER: &str = "content";

/// The folder of pictures and other files that are published as they are.
pub const IMAGES: &str = "content/images";

/// Reads a file below `content/`. What its texts say without markup is left out: see [`parse_prose`].
#[must_use]
pub fn parse(file: &SourceFile, trust: Trust) -> Checked<Document> {
    read(file, trust, false)
}

/// Reads a file once more, with the passages of its texts. Only who checks words wants them, once for each state of a file: a large site would
/// hold them all its life.
#[must_use]
pub fn parse_prose(file: &SourceFile, trust: Trust) -> Document {
    read(file, trust, true).value
}

fn read(file: &SourceFile, trust: Trust, with_prose: bool) -> Checked<Document> {
    let reader = Reader { file: &file.path, trust, with_prose, limits: limits_of(kind(&file.path)) };
    let mut diagnostics = Vec::new();
    let records = match (&file.content, kind(&file.path)) {
        (content, Kind::Static) => Records::Static(content.bytes().len()),
        (_, Kind::Ignored) => Records::Nothing,
        (_, Kind::Unread(folder_takes)) => {
            diagnostics.push(unread::remark(&file.path, folder_takes));
            Records::Nothing
        }
        (Content::Bytes(_), _) => {
            diagnostics.push(Diagnostic::not_text(&file.path));
            Records::Nothing
        }
        (Content::Text(text), kind) => reader.records(kind, text, &mut diagnostics),
    };
    let silences = if let Content::Text(text) = &file.content { silences(text) } else { Vec::new() };
    Checked::new(Document { path: file.path.clone(), records, silences }, diagnostics)
}

/// Notes of each record whether a list that others keep is where it comes from.
fn knowing_lists<T: raw::Sourced>(mut entries: Vec<Entry<T>>) -> Vec<Entry<T>> {
    for entry in &mut entries {
        entry.origin.taken_over = entry.raw.source().is_some_and(raw::Source::is_list_of_others);
    }
    entries
}

/// Reads the records of one file.
#[derive(Clone, Copy)]
struct Reader<'a> {
    file: &'a SourcePath,
    trust: Trust,
    /// Whether passages are written down.
    with_prose: bool,
    limits: &'static [Limit],
}

impl Reader<'_> {
    fn records(self, kind: Kind, text: &str, remarks: &mut Vec<Diagnostic>) -> Records {
        match kind {
            Kind::Program => {
                self.markdown_file(text, remarks).map_or(Records::Nothing, |entries| Records::Programs(knowing_lists(entries)))
            }
            Kind::ProgramText => self.markdown_file(text, remarks).map_or(Records::Nothing, Records::ProgramTexts),
            Kind::Article => self.markdown_file(text, remarks).map_or(Records::Nothing, Records::Articles),
            Kind::Page => self.markdown_file(text, remarks).map_or(Records::Nothing, Records::Pages),
            Kind::Checklist => self.markdown_file(text, remarks).map_or(Records::Nothing, Records::Checklists),
            Kind::Organization => {
                self.yaml_file(text, remarks).map_or(Records::Nothing, |entry| Records::Organizations(knowing_lists(vec![entry])))
            }
            Kind::Location => {
                self.yaml_file(text, remarks).map_or(Records::Nothing, |entry| Records::Locations(knowing_lists(vec![entry])))
            }
            Kind::Vocabulary => self.yaml_file(text, remarks).map_or(Records::Nothing, |entry| Records::Vocabulary(Box::new(entry))),
            Kind::HourBands => self.yaml_file(text, remarks).map_or(Records::Nothing, |entry| Records::HourBands(Box::new(entry))),
            Kind::Grammars => self.yaml_file(text, remarks).map_or(Records::Nothing, |entry| Records::Grammars(Box::new(entry))),
            Kind::ProgramTable => Records::Programs(knowing_lists(self.table(text, columns::PROGRAMS, &["id", "name"], remarks))),
            Kind::SessionTable => Records::Sessions(self.table(text, columns::SESSIONS, &["program", "day", "start", "end"], remarks)),
            Kind::SimpleTable => Records::Simple(self.table(text, columns::SIMPLE, &["provider", "program", "state", "zip"], remarks)),
            Kind::OrganizationTable => {
                Records::Organizations(knowing_lists(self.table(text, columns::ORGANIZATIONS, &["id", "name"], remarks)))
            }
            Kind::LocationTable => Records::Locations(knowing_lists(self.table(text, columns::LOCATIONS, &["id", "name"], remarks))),
            Kind::Glossary => Records::Glossary(self.list_file(text, remarks)),
            Kind::Questions => Records::Questions(self.questions(text, remarks)),
            Kind::CitedWorks => Records::CitedWorks(self.list_file(text, remarks)),
            Kind::Synonyms => Records::Synonyms(self.list_file(text, remarks)),
            Kind::HelpLines => Records::HelpLines(self.list_file(text, remarks)),
            Kind::States => Records::States(self.list_file(text, remarks)),
            Kind::Words => Records::Words(self.words(text, remarks)),
            Kind::Static | Kind::Ignored | Kind::Unread(_) => Records::Nothing,
        }
    }

    fn origin(self, record: Option<u32>, removed: yaml::Removed) -> Origin {
        let (stem, language) = stem_and_language(self.file);
        Origin {
            file: self.file.clone(),
            record,
            stem: stem.into(),
            language: language.map(Into::into),
            removed,
            brief: None,
            taken_over: false,
        }
    }

    fn place(self, span: Span) -> Place {
        Place { file: self.file.clone(), spot: Spot::Bytes(span) }
    }

    /// Reads a tree that starts at byte `offset` of the file into a record.
    fn entry<T: DeserializeOwned>(
        self,
        node: Node<'_>,
        record: Option<u32>,
        offset: usize,
        remarks: &mut Vec<Diagnostic>,
    ) -> Option<Entry<T>> {
        let place = |span: Span| self.place(span.shifted(offset));
        remarks.extend(limits::check(self.limits, &node, place));
        let read = yaml::read_record(node, place);
        remarks.extend(read.diagnostics);
        Some(Entry { raw: read.value?, origin: self.origin(record, read.removed), body: Body::default() })
    }

    fn tree<'t>(self, text: &'t str, offset: usize, remarks: &mut Vec<Diagnostic>) -> Option<Node<'t>> {
        let remark = |yaml::Misread { span, why, what_to_do }| Diagnostic::bad_yaml(self.place(span.shifted(offset)), &why, what_to_do);
        yaml::parse(text).map_err(|misread| remarks.push(remark(misread))).ok()
    }

    fn markdown_file<T: DeserializeOwned>(self, text: &str, remarks: &mut Vec<Diagnostic>) -> Option<Vec<Entry<T>>> {
        let parts = front_matter::split(text, self.file).map_err(|remark| remarks.push(remark)).ok()?;
        let head = &text[parts.head.clone()];
        let node =
            if head.trim().is_empty() { Some(Node::map(Vec::new(), Span::default())) } else { self.tree(head, parts.head.start, remarks) };
        let mut entry: Entry<T> = self.entry(node?, None, parts.head.start, remarks)?;
        entry.body = self.markdown(&text[parts.body.clone()], Placing::From(parts.body.start), remarks);
        Some(vec![entry])
    }

    fn markdown(self, text: &str, placing: Placing, remarks: &mut Vec<Diagnostic>) -> Body {
        let reading = Reading { file: self.file, placing, trust_html: self.trust.html, with_prose: self.with_prose };
        let body = markdown::read(text, reading).take(remarks);
        Body { print: print(text), ..body }
    }

    fn yaml_file<T: DeserializeOwned>(self, text: &str, remarks: &mut Vec<Diagnostic>) -> Option<Entry<T>> {
        let (text, offset) = without_mark(text);
        self.entry(self.tree(text, offset, remarks)?, None, offset, remarks)
    }

    /// Reads a file that is a list of records. A list whose lines are all comments is empty.
    fn list_file<T: DeserializeOwned>(self, text: &str, remarks: &mut Vec<Diagnostic>) -> Vec<Entry<T>> {
        let (text, offset) = without_mark(text);
        let Some(node) = self.tree(text, offset, remarks) else { return Vec::new() };
        match node.value {
            Value::List(items) => numbered(items).filter_map(|(number, item)| self.entry(item, Some(number), offset, remarks)).collect(),
            Value::Null => Vec::new(),
            _ => {
                remarks.push(Diagnostic::invalid_value(
                    self.place(node.span.shifted(offset)),
                    "this",
                    "a list in which every entry starts with a dash",
                ));
                Vec::new()
            }
        }
    }

    fn questions(self, text: &str, remarks: &mut Vec<Diagnostic>) -> Vec<Entry<raw::Question>> {
        let mut entries: Vec<Entry<raw::Question>> = self.list_file(text, remarks);
        let (text, offset) = without_mark(text);
        let tree = yaml::parse(text).ok();
        for (entry, answer) in entries.iter_mut().filter_map(|entry| entry.raw.answer.clone().map(|answer| (entry, answer))) {
            let path = crate::diagnostic::FieldPath::default().item(entry.origin.record.unwrap_or_default() as usize).key("answer");
            let span = tree.as_ref().map_or(Span::default(), |tree| tree.find(&path)).shifted(offset);
            entry.body = self.markdown(&answer, Placing::Within(span), remarks);
        }
        entries
    }

    /// Words are sorted by language. Their records are numbered through, as the places of mistakes in them are bytes anyway.
    fn words(self, text: &str, remarks: &mut Vec<Diagnostic>) -> Vec<(Box<str>, Entry<raw::Word>)> {
        let (text, offset) = without_mark(text);
        let Some(Value::Map(languages)) = self.tree(text, offset, remarks).map(|node| node.value) else { return Vec::new() };
        let items = languages.into_iter().flat_map(|language| match language.value.value {
            Value::List(items) => items.into_iter().map(|item| (Box::from(language.key.as_ref()), item)).collect(),
            _ => Vec::new(),
        });
        items
            .enumerate()
            .filter_map(|(number, (language, item))| {
                self.entry(item, u32::try_from(number).ok(), offset, remarks).map(|entry| (language, entry))
            })
            .collect()
    }

    fn table<T: DeserializeOwned>(
        self,
        text: &str,
        columns: &'static [Column],
        needed: &[&str],
        remarks: &mut Vec<Diagnostic>,
    ) -> Vec<Entry<T>> {
        let table = table::read(text, self.file).take(remarks);
        let found = self.header(&table.header, columns, remarks);
        let missing: Vec<&str> = needed.iter().copied().filter(|name| !found.iter().flatten().any(|column| column.name == *name)).collect();
        if let (Some(first), Some(last)) = (table.header.first(), table.header.last()) {
            let span = Span { start: first.span.start, end: last.span.end };
            remarks.extend(missing.iter().map(|name| Diagnostic::missing_column(self.place(span), name)));
        }
        let mut entries = Vec::with_capacity(table.rows.len());
        for (number, row) in numbered(table.rows) {
            let record = columns::record(&found, &row.cells);
            let Some(mut entry) = self.entry::<T>(record.node, Some(number), 0, remarks) else { continue };
            if let Some(cell) = record.body {
                entry.body = self.markdown(&cell.text, placing(&cell, text), remarks);
            }
            for field in &missing {
                entry.origin.removed.mention(field);
            }
            entries.push(entry);
        }
        entries
    }

    fn header(self, cells: &[table::Cell<'_>], columns: &'static [Column], remarks: &mut Vec<Diagnostic>) -> Vec<Option<&'static Column>> {
        let mut found: Vec<Option<&'static Column>> = Vec::with_capacity(cells.len());
        for cell in cells {
            let column = match columns::named(columns, &cell.text) {
                Ok(column) if found.iter().flatten().any(|earlier| earlier.name == column.name) => {
                    remarks.push(Diagnostic::bad_table(self.place(cell.span), "this column is given twice", "keep one of the two"));
                    None
                }
                Ok(column) => Some(column),
                Err(nearest) => {
                    if !cell.text.is_empty() {
                        remarks.push(Diagnostic::unknown_column(self.place(cell.span), &cell.text, nearest));
                    }
                    None
                }
            };
            found.push(column);
        }
        found
    }
}

/// What a file's records have besides their fields: the row of a table, counted as a spreadsheet counts, and the Markdown as it is written.
#[must_use]
pub fn rows_and_bodies(file: &SourceFile) -> Vec<(usize, String)> {
    let Content::Text(text) = &file.content else { return Vec::new() };
    if file.path.extension() != "csv" {
        let body = front_matter::split(text, &file.path).map(|parts| text[parts.body].to_owned());
        return vec![(1, body.unwrap_or_default())];
    }
    let table = table::read(text, &file.path).value;
    let column = table.header.iter().position(|cell| columns::named(columns::PROGRAMS, &cell.text).is_ok_and(Column::is_body));
    let body = |row: &table::Row<'_>| column.and_then(|at| row.cells.get(at).map(|cell| cell.text.to_string())).unwrap_or_default();
    table.rows.iter().map(|row| (row.number, body(row))).collect()
}

/// The bytes of a record's YAML, and of the Markdown below it, in a file that is one record. None for other files.
#[must_use]
pub fn parts(file: &SourceFile) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let Content::Text(text) = &file.content else { return None };
    match file.path.extension() {
        "md" => front_matter::split(text, &file.path).ok().map(|parts| (parts.head, parts.body)),
        "yaml" | "yml" => Some((without_mark(text).1..text.len(), text.len()..text.len())),
        _ => None,
    }
}

/// Where the text of a cell stands: sign for sign behind its quotation mark, unless signs are escaped in it.
fn placing(cell: &table::Cell<'_>, file: &str) -> Placing {
    let raw = &file[cell.span.range()];
    let start = cell.span.range().start;
    match raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')) {
        Some(inner) if inner == cell.text => Placing::From(start + 1),
        None if raw == cell.text => Placing::From(start),
        _ => Placing::Within(cell.span),
    }
}

/// A number that changes with every change of a text, but for where its lines break.
fn print(text: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for word in text.split_whitespace() {
        hasher.update(word.as_bytes()).update(b" ");
    }
    let hash = hasher.finalize();
    u64::from_le_bytes(*hash.as_bytes().first_chunk().expect("a hash has 32 bytes"))
}

fn numbered<T>(items: Vec<T>) -> impl Iterator<Item = (u32, T)> {
    (0..).zip(items)
}

/// Takes a byte order mark off.
fn without_mark(text: &str) -> (&str, usize) {
    text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, '\u{feff}'.len_utf8()))
}
