//! The objects of a file, by kind, whatever form the file has: an object that stands inside another names it by its id, as in tables. What was
//! taken of each is noted, so that all the rest can be told.

use std::{
    cell::Cell,
    collections::{BTreeMap, HashMap},
};

use super::shape::{Kind, is_link};
use crate::{
    diagnostic::{self, Diagnostic, Place, Spot},
    path::SourcePath,
};

/// Fields, codes and doubles that are told one by one.
const MOST_TOLD: usize = 100;

/// An object, as the file tells it.
#[derive(Debug)]
pub(super) struct Object {
    pub(super) kind: Kind,
    pub(super) id: Box<str>,
    /// What it says, by the position of the column.
    values: Vec<(u8, Box<str>)>,
    /// The file that tells it first, and the number of the row or record there.
    file: usize,
    row: usize,
    /// Values that have found a place, one bit each.
    taken: Cell<u64>,
    /// Whether it became a part of a record, and whether it was left out with one.
    is_used: Cell<bool>,
    is_left_out: Cell<bool>,
}

/// All objects of the files.
pub(super) struct Objects {
    files: Vec<SourcePath>,
    all: Vec<Object>,
    by_id: HashMap<(Kind, Box<str>), usize>,
    /// What belongs to an object, by its kind and id.
    parts: HashMap<(Kind, Box<str>), Vec<usize>>,
    /// Attributes, by the id of what they belong to.
    attributes: HashMap<Box<str>, Vec<usize>>,
    /// What has no place, by name, with the first file and row and the number of objects.
    dropped: BTreeMap<String, (usize, usize, usize)>,
    unknown: BTreeMap<(&'static str, String), (usize, usize, usize)>,
    pub(super) diagnostics: Vec<Diagnostic>,
    doubles: usize,
}

/// An object as it is read: columns and texts.
pub(super) type Columns = Vec<(String, String)>;

impl Object {
    /// Returns what a column says, and notes that it has found a place.
    pub(super) fn take(&self, column: &str) -> Option<&str> {
        let position = u8::try_from(self.kind.column(column)?).ok()?;
        let at = self.values.iter().position(|(known, _)| *known == position)?;
        self.taken.set(self.taken.get() | 1 << at);
        Some(&self.values[at].1)
    }

    /// Notes that what these columns say has found a place.
    pub(super) fn take_each(&self, columns: &[&str]) {
        for column in columns {
            self.take(column);
        }
    }

    /// Returns what a column says, without taking it.
    pub(super) fn look(&self, column: &str) -> Option<&str> {
        let position = self.kind.column(column)?;
        self.values.iter().find(|(known, _)| usize::from(*known) == position).map(|(_, text)| &**text)
    }

    /// Notes that a value has found no place after all.
    pub(super) fn give_back(&self, column: &str) {
        let position = self.kind.column(column);
        if let Some(at) = self.values.iter().position(|(known, _)| Some(usize::from(*known)) == position) {
            self.taken.set(self.taken.get() & !(1 << at));
        }
    }

    /// Notes that all it says follows from what was taken elsewhere.
    pub(super) fn take_all(&self) {
        self.taken.set(u64::MAX);
        self.is_used.set(true);
    }

    /// Notes that it is a part of a record.
    pub(super) fn mark_used(&self) {
        self.is_used.set(true);
    }
}

impl Objects {
    pub(super) fn new() -> Self {
        Self {
            files: Vec::new(),
            all: Vec::new(),
            by_id: HashMap::new(),
            parts: HashMap::new(),
            attributes: HashMap::new(),
            dropped: BTreeMap::new(),
            unknown: BTreeMap::new(),
            diagnostics: Vec::new(),
            doubles: 0,
        }
    }

    /// Notes which file comes next.
    pub(super) fn begin(&mut self, file: &SourcePath) {
        self.files.push(file.clone());
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The place of a row or record in the file that is read.
    pub(super) fn here(&self, row: usize) -> Place {
        self.place_of(self.files.len() - 1, row, "")
    }

    /// The first of the files.
    pub(super) fn first_place(&self) -> Place {
        Place::from(&self.files[0])
    }

    /// Where an object is told.
    pub(super) fn place(&self, object: &Object, column: &str) -> Place {
        self.place_of(object.file, object.row, column)
    }

    fn place_of(&self, file: usize, row: usize, column: &str) -> Place {
        let cell = diagnostic::Cell { row, column: column.into() };
        Place { file: self.files[file].clone(), spot: Spot::Cell(Box::new(cell)) }
    }

    /// Adds an object; one that was there before is told more of. Returns its id: its own, or one made of what it says.
    pub(super) fn add(&mut self, kind: Kind, columns: Columns, row: usize) -> Box<str> {
        let mut id = String::new();
        let mut values: Vec<(u8, Box<str>)> = Vec::new();
        for (name, text) in columns {
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            match kind.column(&name).and_then(|position| u8::try_from(position).ok()) {
                _ if name == "id" => id = text.to_ascii_lowercase(),
                Some(position) if !values.iter().any(|(known, _)| *known == position) => {
                    let text = if name.ends_with("_id") && name != "tax_id" { text.to_ascii_lowercase().into() } else { text.into() };
                    values.push((position, text));
                }
                Some(_) => {}
                None => self.drop_field(format!("{}.{name}", kind.shape().name), row),
            }
        }
        if id.is_empty() {
            id = values.iter().fold(String::from("~"), |id, (column, text)| format!("{id}|{column}={text}"));
        }
        let id: Box<str> = id.into();
        if let Some(&at) = self.by_id.get(&(kind, id.clone())) {
            self.merge(at, values, row);
        } else {
            self.by_id.insert((kind, id.clone()), self.all.len());
            let (taken, is_used, is_left_out) = (Cell::new(0), Cell::new(false), Cell::new(false));
            let file = self.files.len() - 1;
            self.all.push(Object { kind, id: id.clone(), values, file, row, taken, is_used, is_left_out });
        }
        id
    }

    /// Adds what an object says when it comes again. What was said first stays.
    fn merge(&mut self, at: usize, values: Vec<(u8, Box<str>)>, row: usize) {
        let file = self.files.len() - 1;
        let known = &mut self.all[at];
        let mut differing: Vec<&str> = Vec::new();
        for (column, text) in values {
            let name = known.kind.shape().columns[usize::from(column)];
            match known.values.iter().find(|(position, _)| *position == column) {
                None => known.values.push((column, text)),
                Some((_, first)) if *first != text && !is_link(name) => differing.push(name),
                Some(_) => {}
            }
        }
        if !differing.is_empty() {
            self.doubles += 1;
            if self.doubles <= MOST_TOLD {
                let (name, id) = (known.kind.shape().name, known.id.clone());
                let at = self.place_of(file, row, "");
                self.diagnostics.push(Diagnostic::told_twice(at, name, &id, &differing));
            }
        }
    }

    /// Notes which objects belong to which, once all are read.
    pub(super) fn connect(&mut self) {
        for (at, object) in self.all.iter().enumerate() {
            if object.kind == Kind::Attribute {
                let owner = object.look("link_id").or_else(|| object.look("service_id"));
                if let Some(owner) = owner {
                    self.attributes.entry(owner.to_ascii_lowercase().into()).or_default().push(at);
                }
                continue;
            }
            for owner in [Kind::ServiceAtLocation, Kind::Service, Kind::Location, Kind::Organization, Kind::Phone] {
                if let Some(id) = object.look(&owner.link()) {
                    self.parts.entry((owner, id.into())).or_default().push(at);
                }
            }
        }
    }

    /// Returns the objects of a kind, in the order of the files.
    pub(super) fn all(&self, kind: Kind) -> impl Iterator<Item = &Object> {
        self.all.iter().filter(move |object| object.kind == kind)
    }

    /// Returns an object.
    pub(super) fn get(&self, kind: Kind, id: &str) -> Option<&Object> {
        self.by_id.get(&(kind, id.into())).map(|at| &self.all[*at])
    }

    /// Returns the object that another one names.
    pub(super) fn named_by(&self, object: &Object, kind: Kind) -> Option<&Object> {
        self.get(kind, object.look(&kind.link())?)
    }

    /// Returns what belongs to an object, of one kind.
    pub(super) fn parts<'s>(&'s self, owner: &Object, kind: Kind) -> impl Iterator<Item = &'s Object> + use<'s> {
        let parts = self.parts.get(&(owner.kind, owner.id.clone())).map_or(&[][..], Vec::as_slice);
        parts.iter().map(|at| &self.all[*at]).filter(move |object| object.kind == kind)
    }

    /// Returns the attributes of an object.
    pub(super) fn attributes(&self, owner: &Object) -> impl Iterator<Item = &Object> {
        self.attributes.get(&owner.id).into_iter().flatten().map(|at| &self.all[*at])
    }

    /// Leaves an object out with all that belongs to it, unless that belongs to another one, too.
    pub(super) fn leave_out(&self, object: &Object) {
        if object.is_left_out.replace(true) {
            return;
        }
        let parts = self.parts.get(&(object.kind, object.id.clone())).into_iter().flatten();
        parts.chain(self.attributes.get(&object.id).into_iter().flatten()).for_each(|at| self.leave_out(&self.all[*at]));
        for kind in [Kind::Organization, Kind::Location, Kind::Program] {
            if let Some(other) = self.named_by(object, kind) {
                self.leave_out(other);
            }
        }
    }

    /// Counts a field that has no place.
    pub(super) fn drop_field(&mut self, name: String, row: usize) {
        let file = self.files.len() - 1;
        self.dropped.entry(name).or_insert((file, row, 0)).2 += 1;
    }

    /// Counts what means nothing.
    pub(super) fn count_unknown(&mut self, what: &'static str, written: String, (file, row): (usize, usize)) {
        self.unknown.entry((what, written)).or_insert((file, row, 0)).2 += 1;
    }

    /// Where an object is told, for counting.
    pub(super) fn spot(object: &Object) -> (usize, usize) {
        (object.file, object.row)
    }

    /// Forgets that fields of that name were dropped: they follow from what was taken.
    pub(super) fn forget_dropped(&mut self, name: &str) {
        self.dropped.remove(name);
    }

    /// Wider terms than those that are used come with them.
    fn use_wider_terms(&self) {
        for term in self.all(Kind::Term).filter(|term| term.is_used.get()) {
            let wider = |term: &&Object| self.get(Kind::Term, term.look("parent_id")?);
            let above = std::iter::successors(wider(&term), wider);
            above.take_while(|term| !term.is_used.get()).for_each(Object::take_all);
        }
    }

    /// Says what has no place and what means nothing, each once with the number of objects.
    pub(super) fn tell_the_rest(&mut self) {
        self.use_wider_terms();
        let mut dropped = std::mem::take(&mut self.dropped);
        for object in self.all.iter().filter(|object| object.is_used.get() || !object.is_left_out.get()) {
            let rest = object.values.iter().enumerate().filter(|(at, _)| object.taken.get() & (1 << at) == 0);
            for (_, (column, _)) in rest {
                let column = object.kind.shape().columns[usize::from(*column)];
                if !is_link(column) {
                    let name = format!("{}.{column}", object.kind.shape().name);
                    dropped.entry(name).or_insert((object.file, object.row, 0)).2 += 1;
                }
            }
        }
        let mut dropped: Vec<_> = dropped.into_iter().collect();
        dropped.sort_by(|(_, (.., count)), (_, (.., other))| other.cmp(count));
        for (name, (file, row, count)) in dropped {
            let at = self.place_of(file, row, "");
            self.diagnostics.push(Diagnostic::dropped_field(at, &name, count));
        }
        let mut unknown: Vec<_> = std::mem::take(&mut self.unknown).into_iter().collect();
        unknown.sort_by(|(_, (.., count)), (_, (.., other))| other.cmp(count));
        let more = unknown.len().saturating_sub(MOST_TOLD);
        for ((what, written), (file, row, count)) in unknown.into_iter().take(MOST_TOLD) {
            let at = self.place_of(file, row, "");
            self.diagnostics.push(Diagnostic::unknown_code(at, what, &written, count));
        }
        if more > 0 {
            self.diagnostics.push(Diagnostic::unknown_codes(Place::from(&self.files[0]), more));
        }
    }
}
