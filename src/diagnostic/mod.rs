//! What can go wrong. An author's mistake is a [`Diagnostic`]: collected, never printed here, never a reason to stop a stage. A refusal of the
//! machine is an [`Error`]. All wording of mistakes lives in this folder, one constructor per kind, so that it has one tone and one place.
//!
//! Messages are lower case, without a full stop, with the author's own words in backticks, and say what is wrong. Only the help says what to do.

use std::{fmt, path::PathBuf};

use crate::path::SourcePath;

mod access;
mod accessibility;
mod care;
mod identity;
mod imports;
mod markdown;
mod nearest;
mod pages;
mod place;
mod provenance;
mod reading;
mod rules;
mod schedule;
mod shape;
mod silences;
mod site;
mod trust;
mod usual_words;
mod words;

pub use nearest::nearest;
pub use place::{Cell, FieldPath, Place, Span, Spot, Step, Words};
pub use rules::{IMPORT_RULES, RULES, Rule, Severity};

/// One mistake of the author, or one thing worth a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that fired: code, chapter, usual severity.
    pub rule: &'static Rule,
    /// How much it matters here.
    pub severity: Severity,
    /// Where: file and spot.
    pub place: Place,
    /// What is wrong, in one line.
    pub message: String,
    /// What to do about it, in one line.
    pub help: Option<Box<str>>,
    rare: Option<Box<Rare>>,
}

/// What few diagnostics have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rare {
    fix: Option<Box<str>>,
    rival: Option<Place>,
}

impl Diagnostic {
    fn new(rule: &'static Rule, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self { rule, severity: rule.severity, place: place.into(), message: with_short_quotes(message.into()), help: None, rare: None }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(with_short_quotes(help.into()).into()), ..self }
    }

    /// What to write instead, where there is only one right thing; exactly in the place of what stands there.
    #[must_use]
    pub fn fix(&self) -> Option<&str> {
        self.rare.as_ref()?.fix.as_deref()
    }

    /// The other record, where two do not go together: either may be the wrong one.
    #[must_use]
    pub fn rival(&self) -> Option<&Place> {
        self.rare.as_ref()?.rival.as_ref()
    }

    /// The same with the weight that a site gives it.
    pub(crate) fn weighed(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// Names the other record, where two do not go together and it is known.
    pub(crate) fn against(mut self, rival: Option<Place>) -> Self {
        if rival.is_some() {
            self.rare.get_or_insert_default().rival = rival;
        }
        self
    }

    /// Says what to write instead.
    pub(crate) fn fixed_by(mut self, fix: Option<String>) -> Self {
        if fix.is_some() || self.rare.is_some() {
            self.rare.get_or_insert_default().fix = fix.map(Into::into);
        }
        self
    }

    /// Adds "did you mean" when something near is known, and `otherwise` when nothing is.
    fn suggest(self, nearest: Option<&str>, otherwise: impl Into<String>) -> Self {
        match nearest {
            Some(value) => self.help(format!("did you mean `{value}`?")),
            None => self.help(otherwise),
        }
    }
}

/// What a stage makes: a value, whatever the author wrote, and the remarks on the way.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// The value; as complete as the input allowed.
    pub value: T,
    /// The remarks, in the order in which they were found.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value with its remarks.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// A value without a remark.
    pub fn clean(value: T) -> Self {
        Self::new(value, Vec::new())
    }

    /// Hands the remarks over to `into` and gives the value.
    pub fn take(self, into: &mut Vec<Diagnostic>) -> T {
        into.extend(self.diagnostics);
        self.value
    }

    /// Changes the value, keeps the remarks.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Checked<U> {
        Checked::new(change(self.value), self.diagnostics)
    }
}

/// A refusal of the machine: a file that cannot be read, a folder that is not ours. Never the author's spelling.
#[derive(Debug)]
pub struct Error {
    action: &'static str,
    path: PathBuf,
    cause: String,
}

impl Error {
    /// Says "cannot `action` `path`: `cause`".
    pub fn new(action: &'static str, path: impl Into<PathBuf>, cause: impl fmt::Display) -> Self {
        Self { action, path: path.into(), cause: cause.to_string() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "cannot {} `{}`: {}", self.action, self.path.display(), self.cause)
    }
}

impl std::error::Error for Error {}

/// Says several values in a row: "`a`, `b` or `c`".
pub(crate) fn any_of<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = values.into_iter().map(|value| format!("`{value}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((only, _)) => only.clone(),
        None => String::new(),
    }
}

/// Letters of the author's words that a message repeats; a whole page pasted into a name would drown the message.
const LONGEST_QUOTE: usize = 80;

/// Cuts what stands in backticks to [`LONGEST_QUOTE`] letters.
fn with_short_quotes(message: String) -> String {
    if message.len() <= LONGEST_QUOTE {
        return message;
    }
    let shorten = |part: &str| match part.char_indices().nth(LONGEST_QUOTE) {
        Some((cut, _)) => format!("{}…", &part[..cut]),
        None => part.to_owned(),
    };
    let parts = message.split('`').enumerate();
    parts.map(|(number, part)| if number % 2 == 1 { shorten(part) } else { part.to_owned() }).collect::<Vec<_>>().join("`")
}

/// A place in a file, for constructors that only know the file.
impl From<&SourcePath> for Place {
    fn from(path: &SourcePath) -> Self {
        Self { file: path.clone(), spot: Spot::File }
    }
}
