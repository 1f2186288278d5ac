//! Spreadsheets with the native columns (`content::columns`): four tables, or the one-table form. They are read as tables of the site are, so that
//! one reader and one set of messages serves both; only their names are those of the files that were brought.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Brought, Told};
use crate::{
    content::{
        self, Entry, Located, Records, Trust,
        columns::{self, Column},
        raw,
    },
    diagnostic::{Cell, Diagnostic, Place, Severity, Spot, nearest},
    model::{Vocabularies, records_of_rows},
    path::SourcePath,
    source::{Content, SourceFile, SourceTree},
    table,
};

/// A table that was brought: a CSV file, or a sheet of a workbook as CSV.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What messages call it.
    pub name: SourcePath,
    /// Its text.
    pub text: Arc<str>,
}

/// What tables told.
#[derive(Debug, Default)]
pub struct Reading {
    /// Their records, but for those with mistakes.
    pub brought: Brought,
    /// What is to be said of them, with row and column.
    pub findings: Vec<Located>,
    /// The tables under the names that messages use.
    pub texts: SourceTree,
}

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Organizations,
    Locations,
    Programs,
    Sessions,
    Simple,
}

/// Every form, where its table would lie in a site, and its columns.
const FORMS: [(Form, &str, &[Column]); 5] = [
    (Form::Organizations, "content/organizations/brought.csv", columns::ORGANIZATIONS),
    (Form::Locations, "content/locations/brought.csv", columns::LOCATIONS),
    (Form::Programs, "content/programs/brought.csv", columns::PROGRAMS),
    (Form::Sessions, "content/programs/sessions.csv", columns::SESSIONS),
    (Form::Simple, "content/programs/simple.csv", columns::SIMPLE),
];

/// Columns that tell other lists apart.
const OTHERS: [(&str, &[&str]); 3] = [
    ("findtreatment", &["name1", "city", "type_facility"]),
    ("national-directory", &["name1", "service_code_info"]),
    ("hsds", &["organization_id", "status"]),
];

/// Reads tables. Records with mistakes are left out, and said.
#[must_use]
pub fn read(sheets: &[Sheet], vocabularies: &Vocabularies) -> Reading {
    let mut reading = Reading::default();
    let mut tracks = Tracks::default();
    for sheet in sheets {
        reading.texts.insert(SourceFile { path: sheet.name.clone(), content: Content::Text(Arc::clone(&sheet.text)) });
        if let Err(remark) = reading.add(sheet, vocabularies, &mut tracks) {
            reading.findings.extend(content::locate(&reading.texts, [], vec![remark]));
        }
    }
    reading.give_sessions(tracks);
    reading
}

/// The sessions of programs, by the program's id: name of the track, and place of the first row.
type Tracks = BTreeMap<String, (Vec<raw::Track>, Place)>;

impl Reading {
    fn add(&mut self, sheet: &Sheet, vocabularies: &Vocabularies, tracks: &mut Tracks) -> Result<(), Diagnostic> {
        let (form, path) = form(&table::header(&sheet.text), &sheet.name)?;
        let file = SourceFile { path, content: Content::Text(Arc::clone(&sheet.text)) };
        let parsed = content::parse(&file, Trust::default());
        let (mut document, mut diagnostics) = (parsed.value, parsed.diagnostics);
        let rows = Rows::new(sheet, &file);
        let simple = match std::mem::replace(&mut document.records, Records::Nothing) {
            Records::Simple(entries) => {
                let records = records_of_rows(&entries, vocabularies).take(&mut diagnostics);
                document.records = Records::Simple(entries);
                Some(records)
            }
            records => {
                document.records = records;
                None
            }
        };
        let found = content::locate(&SourceTree::from_iter([file]), [&document], diagnostics);
        let faulty = faulty_rows(&found);
        let is_broken = found.iter().any(|located| located.diagnostic.severity == Severity::Error && located.cell.is_none());
        self.findings.extend(found.into_iter().map(|located| renamed(located, &sheet.name)));
        if is_broken {
            // What its columns mean is not sure.
            return Ok(());
        }
        match (form, document.records, simple) {
            (_, _, Some((mut organizations, mut locations, mut programs))) => {
                let source = brief_source(&sheet.name);
                for entry in &mut organizations {
                    entry.raw.source = Some(source.clone());
                }
                for entry in &mut locations {
                    entry.raw.source = Some(source.clone());
                }
                for entry in &mut programs {
                    entry.raw.source = Some(source.clone());
                }
                self.brought.organizations.extend(rows.told(organizations, &faulty, |raw| &mut raw.id));
                self.brought.locations.extend(rows.told(locations, &faulty, |raw| &mut raw.id));
                self.brought.programs.extend(rows.told(programs, &faulty, |raw| &mut raw.id));
            }
            (_, Records::Organizations(entries), _) => self.brought.organizations.extend(rows.told(entries, &faulty, |raw| &mut raw.id)),
            (_, Records::Locations(entries), _) => self.brought.locations.extend(rows.told(entries, &faulty, |raw| &mut raw.id)),
            (_, Records::Programs(entries), _) => self.brought.programs.extend(rows.told(entries, &faulty, |raw| &mut raw.id)),
            (_, Records::Sessions(entries), _) => rows.sessions(entries, &faulty, tracks),
            _ => {}
        }
        Ok(())
    }

    /// Gives programs their sessions. A program of which the tables tell nothing else is told by its sessions alone.
    fn give_sessions(&mut self, mut tracks: Tracks) {
        for program in &mut self.brought.programs {
            if let Some((sessions, _)) = tracks.remove(&program.id) {
                program.raw.tracks.splice(0..0, sessions);
                // Both would tell the same, and sessions tell it better.
                program.raw.time_of_day.clear();
            }
        }
        let alone = tracks.into_iter().map(|(id, (tracks, place))| Told {
            key: id.clone(),
            id,
            raw: raw::Program { tracks, ..raw::Program::default() },
            body: String::new(),
            place,
        });
        self.brought.programs.extend(alone);
    }
}

/// Whether names are those of the columns of a native table.
pub(super) fn is_native(header: &[String]) -> bool {
    fitting(&header.iter().map(|name| name.to_lowercase()).collect()).is_some()
}

/// Finds out what a table holds: the form that has most of its columns.
pub(super) fn form(header: &[String], name: &SourcePath) -> Result<(Form, SourcePath), Diagnostic> {
    let header: BTreeSet<String> = header.iter().map(|name| name.to_lowercase()).collect();
    let found = fitting(&header);
    let Some((form, path, _)) = found else {
        let other = OTHERS.into_iter().find(|(_, signs)| signs.iter().all(|sign| header.contains(*sign)));
        let near =
            header.iter().find_map(|name| nearest(name, FORMS.iter().flat_map(|(_, _, columns)| columns.iter().map(|column| column.name))));
        let why = near.map_or_else(
            || "this table has none of the columns of an import".to_owned(),
            |near| format!("this table has hardly any of the columns of an import; is one of them meant to be `{near}`?"),
        );
        return Err(Diagnostic::foreign_shape(Place::from(name), &why, other.map(|(name, _)| name)));
    };
    Ok((form, SourcePath::new(path).expect("a path inside the site")))
}

fn fitting(header: &BTreeSet<String>) -> Option<(Form, &'static str, &'static [Column])> {
    let known = |columns: &[Column]| columns.iter().filter(|column| header.contains(column.name)).count();
    let best = FORMS.into_iter().max_by_key(|(_, _, columns)| known(columns) * 100 / columns.len().min(header.len().max(1)));
    best.filter(|(_, _, columns)| known(columns) * 2 > header.len().min(columns.len()).max(2))
}

/// Where records of the one-table form come from. It asks for little: what it does not say counts as not stated, as with other lists.
fn brief_source(sheet: &SourcePath) -> raw::Source {
    raw::Source { kind: Some("import".to_owned()), title: Some(sheet.as_str().to_owned()), ..raw::Source::default() }
}

/// The rows in which something is wrong.
fn faulty_rows(found: &[Located]) -> BTreeSet<usize> {
    let errors = found.iter().filter(|located| located.diagnostic.severity == Severity::Error);
    errors.filter_map(|located| located.cell.as_ref().map(|(row, _)| *row)).collect()
}

fn renamed(mut located: Located, name: &SourcePath) -> Located {
    located.diagnostic.place.file = name.clone();
    located
}

/// Which row of a table each of its records is.
struct Rows<'s> {
    sheet: &'s Sheet,
    rows: Vec<(usize, String)>,
}

impl<'s> Rows<'s> {
    fn new(sheet: &'s Sheet, file: &SourceFile) -> Self {
        Self { sheet, rows: content::rows_and_bodies(file) }
    }

    fn row(&self, record: Option<u32>) -> (usize, &str) {
        self.rows.get(record.unwrap_or_default() as usize).map_or((1, ""), |(row, body)| (*row, body))
    }

    fn place(&self, row: usize) -> Place {
        Place { file: self.sheet.name.clone(), spot: Spot::Cell(Box::new(Cell { row, column: "".into() })) }
    }

    /// The records of rows without mistakes.
    fn told<T>(&self, entries: Vec<Entry<T>>, faulty: &BTreeSet<usize>, id: fn(&mut T) -> &mut Option<String>) -> Vec<Told<T>> {
        let told = |mut entry: Entry<T>| {
            let (row, body) = self.row(entry.origin.record);
            let id = id(&mut entry.raw).take()?;
            (!faulty.contains(&row)).then(|| Told { key: id.clone(), id, raw: entry.raw, body: body.to_owned(), place: self.place(row) })
        };
        entries.into_iter().filter_map(told).collect()
    }

    fn sessions(&self, entries: Vec<Entry<raw::SessionRow>>, faulty: &BTreeSet<usize>, tracks: &mut Tracks) {
        for entry in entries {
            let (row, _) = self.row(entry.origin.record);
            let raw::SessionRow { program: Some(program), track, day, start, end, mode } = entry.raw else { continue };
            if faulty.contains(&row) {
                continue;
            }
            let (known, _) = tracks.entry(program).or_insert_with(|| (Vec::new(), self.place(row)));
            let session = raw::Session { day, start, end, mode };
            match known.iter_mut().find(|known| known.name == track) {
                Some(known) => known.sessions.push(session),
                None => known.push(raw::Track { name: track, sessions: vec![session], ..raw::Track::default() }),
            }
        }
    }
}
