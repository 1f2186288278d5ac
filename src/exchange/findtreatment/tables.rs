//! Lists as tables: the download of the locator, with a column for each service, and the National Directory, with the codes of all services in one
//! cell. The header says what there is; a second sheet, where there is one, says what the codes mean that year.

use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
};

use super::{
    catalogue::Sign,
    facility::{Fact, Facts, Kind},
    gather::{Gatherer, Unknown},
    headings::Heading,
    records,
};
use crate::{
    diagnostic::{Diagnostic, Place, Severity},
    source::ReadSeek,
    table::{self, TextRow},
    workbook::{MOST_COLUMNS, Workbook},
};

/// Rows in which the header is looked for: titles and notes may stand above it.
const MOST_ABOVE: usize = 60;

/// How a list writes services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A column for each: the locator.
    Wide,
    /// All in one cell: the National Directory.
    Coded,
}

/// What the list itself says of its codes, by code in capitals.
#[derive(Default)]
struct Key(HashMap<String, (Option<&'static Heading>, String)>);

/// What a code means: signs, and whether each stands in lists of mental health alone.
type Meanings = Vec<(Sign, bool)>;

/// What a column is.
enum Column {
    Fact(Fact),
    Code(String, Meanings),
    /// All codes of the row.
    Codes,
    Unknown,
    /// Without a name, or there a second time.
    Nothing,
}

/// A header that was found.
struct Header {
    row: usize,
    names: Vec<String>,
    columns: Vec<Column>,
}

/// Reads a workbook: its key first, then the sheet with the places.
pub(crate) fn read_workbook(file: &mut dyn ReadSeek, layout: Layout, gatherer: &mut Gatherer<'_>) -> Result<(), Box<Diagnostic>> {
    let mut book = Workbook::open(file, &gatherer.path)?;
    let mut key = Key::default();
    let (mut places, mut first_names) = (None, Vec::new());
    for sheet in book.sheets() {
        let (mut is_key, mut is_places, mut rows) = (false, false, 0);
        let remarks = book.rows(&sheet.name, &mut |row| {
            let names = folded_names(row);
            if first_names.is_empty() {
                first_names.clone_from(&names);
            }
            is_places = is_header(&names);
            is_key = !is_places && key_columns(&names).is_some();
            rows += 1;
            if is_places || is_key || rows >= MOST_ABOVE { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if is_places && places.is_none() {
            places = Some(sheet.name);
        } else if is_key {
            gatherer.diagnostics.extend(read_key(&mut book, &sheet.name, &mut key));
        } else if places.is_none() {
            gatherer.diagnostics.extend(remarks);
        }
    }
    let Some(sheet) = places else { return Err(Box::new(foreign(gatherer, layout, &first_names, true))) };
    let mut reader = Reader { layout, key, header: None, fault: None, rows: 0 };
    let remarks = book.rows(&sheet, &mut |row| reader.row(row, gatherer));
    settle(remarks, gatherer)?;
    if let Some(header) = &reader.header {
        gatherer.diagnostics.extend(book.merged(&sheet, header.row));
    }
    reader.done(gatherer, &first_names, true)
}

/// Reads a table of text.
pub(crate) fn read_table(file: &mut dyn ReadSeek, layout: Layout, gatherer: &mut Gatherer<'_>) -> Result<(), Box<Diagnostic>> {
    let mut reader = Reader { layout, key: Key::default(), header: None, fault: None, rows: 0 };
    let mut first_names = Vec::new();
    let path = gatherer.path.clone();
    let remarks = table::stream(file, &path, &mut |row| {
        if first_names.is_empty() {
            first_names = folded_names(row);
        }
        reader.row(row, gatherer)
    });
    settle(remarks, gatherer)?;
    reader.done(gatherer, &first_names, false)
}

/// Keeps remarks on a table or sheet. What cannot be read to its end is not taken over at all.
fn settle(mut remarks: Vec<Diagnostic>, gatherer: &mut Gatherer<'_>) -> Result<(), Box<Diagnostic>> {
    let fault = remarks.iter().position(|remark| remark.severity == Severity::Error).map(|at| remarks.remove(at));
    gatherer.diagnostics.extend(remarks);
    fault.map_or(Ok(()), |fault| Err(Box::new(fault)))
}

/// Names of columns as they are compared: small letters and digits.
fn folded_names(row: &TextRow) -> Vec<String> {
    let plain = |text: &String| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    row.cells.iter().map(plain).collect()
}

fn is_header(names: &[String]) -> bool {
    ["name1", "city"].iter().all(|wanted| names.iter().any(|name| name == wanted))
}

/// Finds the columns of a key: code, label, and the code and name of the heading.
fn key_columns(names: &[String]) -> Option<(usize, usize, Option<usize>, Option<usize>)> {
    let find = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.as_str()));
    let code = find(&["servicecode", "code"])?;
    let label = find(&["servicename", "name", "service", "label", "description", "servicedescription"])?;
    Some((code, label, find(&["categorycode"]), find(&["categoryname", "category"])))
}

fn read_key(book: &mut Workbook<'_>, sheet: &str, key: &mut Key) -> Vec<Diagnostic> {
    let mut columns = None;
    book.rows(sheet, &mut |row| {
        let Some((code, label, heading_code, heading_name)) = columns else {
            columns = key_columns(&folded_names(row));
            return ControlFlow::Continue(());
        };
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
        let heading = Heading::find(cell(heading_code), cell(heading_name));
        key.0.entry(row.cell(code).to_ascii_uppercase()).or_insert_with(|| (heading, row.cell(label).to_owned()));
        ControlFlow::Continue(())
    })
}

/// Says what a table is that is not what was asked for.
fn foreign(gatherer: &Gatherer<'_>, layout: Layout, names: &[String], is_workbook: bool) -> Diagnostic {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let form = if is_header(names) {
        Some(if layout == Layout::Wide { "national-directory" } else { "findtreatment" })
    } else if (has("provider") && has("program")) || (has("id") && has("name")) {
        Some(if is_workbook { "xlsx" } else { "csv" })
    } else {
        None
    };
    let why = match layout {
        Layout::Wide => "no row names the columns of a download of FindTreatment.gov: `name1`, `city` and one for each service",
        Layout::Coded => "no row names the columns of the National Directory: `name1`, `city`, `service_code_info`",
    };
    Diagnostic::foreign_shape(Place::from(&gatherer.path), why, form)
}

/// Reads the rows of the places.
struct Reader {
    layout: Layout,
    key: Key,
    header: Option<Header>,
    fault: Option<Box<Diagnostic>>,
    rows: usize,
}

impl Reader {
    fn row(&mut self, row: &TextRow, gatherer: &mut Gatherer<'_>) -> ControlFlow<()> {
        if let Some(header) = &self.header {
            place(header, row, &mut self.key, gatherer);
            return ControlFlow::Continue(());
        }
        self.rows += 1;
        let names = folded_names(row);
        if is_header(&names) {
            match self.read_header(row, gatherer) {
                Ok(header) => self.header = Some(header),
                Err(fault) => {
                    self.fault = Some(fault);
                    return ControlFlow::Break(());
                }
            }
        }
        if self.header.is_none() && self.rows >= MOST_ABOVE { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn read_header(&self, row: &TextRow, gatherer: &mut Gatherer<'_>) -> Result<Header, Box<Diagnostic>> {
        if row.cells.len() > MOST_COLUMNS {
            let why = format!("this table has {} columns; a list has a few hundred", row.cells.len());
            return Err(Box::new(Diagnostic::unreadable_file(
                gatherer.at(row.number, ""),
                &why,
                "download it again, and import it as it comes",
            )));
        }
        let mut seen = HashSet::new();
        let mut columns = Vec::with_capacity(row.cells.len());
        for name in &row.cells {
            let folded: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
            if folded.is_empty() {
                columns.push(Column::Nothing);
                continue;
            }
            if !seen.insert(folded.clone()) {
                let at = gatherer.at(row.number, name);
                gatherer.diagnostics.push(Diagnostic::column_twice(at, name));
                columns.push(Column::Nothing);
                continue;
            }
            columns.push(match (Fact::of(name), folded.as_str()) {
                (_, "servicecodeinfo") => Column::Codes,
                (Some(fact), _) => Column::Fact(fact),
                (None, _) => match meanings(name, &self.key, gatherer) {
                    Some(meanings) => Column::Code(name.to_ascii_uppercase(), meanings),
                    None => Column::Unknown,
                },
            });
        }
        let is_coded = columns.iter().any(|column| matches!(column, Column::Codes));
        let is_wide = columns.iter().any(|column| matches!(column, Column::Code(..)));
        if (self.layout == Layout::Coded && !is_coded) || (self.layout == Layout::Wide && (is_coded || !is_wide)) {
            let form = match (is_coded, is_wide) {
                (true, _) => Some("national-directory"),
                (_, true) => Some("findtreatment"),
                _ => None,
            };
            let why = "the columns are not those of this list: it writes its services in another way, or has none";
            return Err(Box::new(Diagnostic::foreign_shape(gatherer.at(row.number, ""), why, form)));
        }
        Ok(Header { row: row.number, names: row.cells.clone(), columns })
    }

    fn done(self, gatherer: &Gatherer<'_>, names: &[String], is_workbook: bool) -> Result<(), Box<Diagnostic>> {
        match (self.fault, self.header) {
            (Some(fault), _) => Err(fault),
            (None, None) => Err(Box::new(foreign(gatherer, self.layout, names, is_workbook))),
            (None, Some(_)) => Ok(()),
        }
    }
}

/// Returns what a code means: what the list's own key calls it, or else what it usually means. None if it means nothing.
fn meanings(code: &str, key: &Key, gatherer: &Gatherer<'_>) -> Option<Meanings> {
    let catalogue = &gatherer.catalogue;
    let usual = catalogue.code(code);
    let own = |heading: Option<&'static Heading>| {
        usual.iter().filter(move |meaning| heading.is_none_or(|heading| std::ptr::eq(heading, meaning.heading)))
    };
    let with_list = |signs: Vec<Sign>, heading: &Heading| signs.into_iter().map(|sign| (sign, heading.is_of_mental_health())).collect();
    let found: Meanings = match key.0.get(&code.trim().to_ascii_uppercase()) {
        None => usual.iter().map(|meaning| (meaning.sign, meaning.heading.is_of_mental_health())).collect(),
        Some((Some(heading), label)) => {
            let named = catalogue.label(label, heading);
            if named.is_empty() {
                own(Some(heading)).map(|meaning| (meaning.sign, heading.is_of_mental_health())).collect()
            } else {
                with_list(named, heading)
            }
        }
        Some((None, label)) => match catalogue.anywhere(label) {
            Some((named, heading)) => with_list(named, heading),
            None => own(None).map(|meaning| (meaning.sign, meaning.heading.is_of_mental_health())).collect(),
        },
    };
    (!found.is_empty()).then_some(found)
}

/// Takes a row over as a place.
fn place(header: &Header, row: &TextRow, key: &mut Key, gatherer: &mut Gatherer<'_>) {
    let mut facts = Facts::default();
    let mut codes: Vec<(&str, &str, Option<Meanings>)> = Vec::new();
    for (number, text) in row.cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        let name = header.names.get(number).map_or("", String::as_str);
        match header.columns.get(number) {
            Some(Column::Fact(fact)) => facts.put(*fact, name, text),
            Some(Column::Code(code, meanings)) => match is_set(text) {
                Some(true) => codes.push((code, name, Some(meanings.clone()))),
                Some(false) => {}
                None => gatherer.count(Unknown::Code, &format!("{name}={text}"), row.number, name),
            },
            Some(Column::Codes) => {
                let written =
                    text.split(|sign: char| sign.is_whitespace() || matches!(sign, '*' | ';' | ',')).filter(|code| !code.is_empty());
                codes.extend(written.map(|code| (code, name, meanings(code, key, gatherer))));
            }
            Some(Column::Unknown) if is_set(text) != Some(false) => gatherer.count(Unknown::Column, name, row.number, name),
            Some(Column::Unknown | Column::Nothing) => {}
            None => gatherer.count(Unknown::Column, "without a name", row.number, ""),
        }
    }
    // The directory does not say which survey a row is from; the type of care does.
    let has = |wanted: &str| codes.iter().any(|(code, ..)| code.eq_ignore_ascii_case(wanted));
    if facts.text(Fact::Kind).is_none() {
        match (has("SA") || has("SUMH"), has("MH")) {
            (true, _) => facts.put(Fact::Kind, "", "SA"),
            (false, true) => facts.put(Fact::Kind, "", "MH"),
            _ => {}
        }
    }
    let kind = facts.text(Fact::Kind).map_or(Kind::Other, Kind::of);
    let tells_services = !codes.is_empty();
    let mut signs = Vec::new();
    for (code, name, meanings) in codes {
        let all = meanings.as_deref().unwrap_or_default();
        let counting = all.iter().filter(|(sign, of_mental_health)| records::counts(kind, *sign, &gatherer.catalogue, *of_mental_health));
        let before = signs.len();
        signs.extend(counting.map(|(sign, _)| *sign));
        if meanings.is_none() {
            gatherer.count(Unknown::Code, code, row.number, name);
        } else if signs.len() == before {
            let list = if kind == Kind::MentalHealth { "mental health" } else { "substance use" };
            gatherer.count(Unknown::Code, &format!("{code} in rows on {list}"), row.number, name);
        }
    }
    gatherer.take(row.number, &facts, tells_services.then_some(signs));
}

/// Reads whether a service is there.
fn is_set(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "1.0" | "y" | "yes" | "true" | "x" => Some(true),
        "0" | "0.0" | "n" | "no" | "false" | "-" | "" => Some(false),
        _ => None,
    }
}
