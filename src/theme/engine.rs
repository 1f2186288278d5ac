//! The template engine. `tera` is named in this file alone: what templates see goes in as [`Shared`] values or anything that serializes, what
//! comes out is text, and mistakes in templates become diagnostics with the theme's own path.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Arc, Mutex, OnceLock},
};

use serde::{Serialize, Serializer};
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::{
    fold::fold,
    strings::{Pattern, Strings, push_hole},
};
use crate::{
    content::{escape, phones},
    diagnostic::{Diagnostic, Place, Span, Spot},
    path::{SourcePath, query_encode},
    source::{Content, SourceFile},
    value::Date,
};

/// A value made once for many pages. Copies share it.
#[derive(Clone, Debug)]
pub struct Shared(Value);

impl Shared {
    /// Makes a value for templates.
    ///
    /// # Panics
    /// If the type cannot be a template's value, such as a map with structured keys: a mistake in this program.
    #[must_use]
    pub fn of(value: &impl Serialize) -> Self {
        Self(Value::from_serializable(value))
    }

    /// Takes finished HTML, which templates write as it is.
    #[must_use]
    pub fn html(html: &str) -> Self {
        Self(Value::safe_string(html))
    }

    /// Returns the text, if the value is text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl Serialize for Shared {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// The templates of a theme, bound to one language.
#[derive(Debug)]
pub(super) struct Engine {
    /// The templates with their fixed strings folded in.
    tera: Tera,
    /// The templates as written, compiled when a mistake must be shown where it stands.
    as_written: OnceLock<Tera>,
    origin: Origin,
}

/// What an engine is made of.
#[derive(Debug)]
struct Origin {
    /// Names and texts of the templates.
    texts: Arc<[(String, Arc<str>)]>,
    /// Where a template is looked for, nearest theme first.
    prefixes: Vec<String>,
    strings: Arc<Strings>,
    urls: Arc<FileUrls>,
}

/// URLs of the theme's own files, by their path in the theme.
pub(super) type FileUrls = BTreeMap<String, String>;

impl Origin {
    /// Compiles the templates, each changed by `change`, and says what is wrong with those that cannot be compiled. These are missing afterwards;
    /// all others are there, so that a mistake in one hides none in another.
    fn compile<'t>(&'t self, change: impl Fn(&'t str) -> Cow<'t, str>) -> (Tera, Vec<tera::Error>) {
        let mut left: Vec<&(String, Arc<str>)> = self.texts.iter().collect();
        let mut errors = Vec::new();
        loop {
            let mut tera = Tera::default();
            tera.autoescape_on(vec![".html", ".xml"]);
            if let Err(error) = tera.set_fallback_prefixes(self.prefixes.clone()) {
                unreachable!("prefixes are set before templates are added: {error}");
            }
            register(&mut tera, &self.strings, &self.urls);
            let Err(error) = tera.add_raw_templates(left.iter().map(|(name, text)| (name, change(text)))) else { return (tera, errors) };
            let (faulty, before) = (faulty(&error), left.len());
            left.retain(|(name, _)| !faulty.contains(&name.as_str()));
            let is_stuck = left.len() == before;
            errors.push(error);
            if is_stuck {
                return (tera, errors);
            }
        }
    }
}

impl Engine {
    /// Compiles the templates. `themes` are the names of the theme and those it builds on, nearest first. Mistakes are remarked on; instead of a
    /// template that cannot be compiled, that of the next theme is used.
    pub(super) fn new(
        templates: &[&SourceFile],
        themes: &[String],
        strings: &Arc<Strings>,
        urls: &Arc<FileUrls>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let texts = templates.iter().filter_map(|file| match &file.content {
            Content::Text(text) => Some((file.path.below("themes")?.to_owned(), Arc::clone(text))),
            Content::Bytes(_) => {
                diagnostics.push(Diagnostic::not_text(&file.path));
                None
            }
        });
        let origin = Origin {
            texts: texts.collect(),
            prefixes: themes.iter().map(|theme| format!("{theme}/")).collect(),
            strings: Arc::clone(strings),
            urls: Arc::clone(urls),
        };
        let (mut tera, errors) = origin.compile(|text| fold(text, strings).into());
        if !errors.is_empty() {
            let (as_written, errors) = origin.compile(Cow::Borrowed);
            diagnostics.extend(all_faults(&errors, templates));
            tera = as_written;
        }
        Self { tera, as_written: OnceLock::new(), origin }
    }

    fn as_written(&self) -> &Tera {
        self.as_written.get_or_init(|| self.origin.compile(Cow::Borrowed).0)
    }

    /// Whether there is a template of that name, below the theme's folder.
    pub(super) fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// Renders a page.
    pub(super) fn page(&self, template: &str, frame: &impl Serialize, page: &impl Serialize) -> Result<Vec<u8>, Diagnostic> {
        let mut context = Context::new();
        context.insert("frame", frame);
        context.insert("page", page);
        let render = |tera: &Tera| {
            let mut bytes = Vec::with_capacity(32 * 1024);
            tera.render_to(template, &context, &mut bytes).map(|()| bytes)
        };
        render(&self.tera).or_else(|_| render(self.as_written())).map_err(|error| fault(&error, template))
    }

    /// Renders a component by itself.
    pub(super) fn component(&self, name: &str, arguments: BTreeMap<String, Shared>, body: Option<&str>) -> Result<String, Diagnostic> {
        let mut context = Context::new();
        for (name, value) in arguments {
            context.insert_value(Cow::Owned(name), value.0);
        }
        let render = |tera: &Tera| tera.render_component(name, &context, body, true);
        let file = || format!("components/{}", name.replace('_', "-"));
        render(&self.tera).or_else(|_| render(self.as_written())).map_err(|error| fault(&error, &file()))
    }
}

/// Gives templates their pure functions: `t` for a string, `strings` for those that scripts need, `date` for dates written out, `number` for
/// numbers with their separators, `url` for the theme's own files; and the filters `urlencode` for text inside an address, `phone` for text whose phone numbers stay in one piece.
fn register(tera: &mut Tera, strings: &Arc<Strings>, urls: &Arc<FileUrls>) {
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State<'_>| query_encode(text));
    tera.register_filter("phone", |text: &str, _: Kwargs, _: &State<'_>| Value::safe_string(&phones(text)));
    let texts = Arc::clone(strings);
    tera.register_function("t", move |arguments: Kwargs, _: &State<'_>| translate(&texts, &arguments));
    let texts = Arc::clone(strings);
    tera.register_function("date", move |arguments: Kwargs, _: &State<'_>| {
        let written: &str = arguments.must_get("value")?;
        let date = Date::read(written).ok_or_else(|| tera::Error::message(format!("`{written}` is not a date such as 2026-10-28")))?;
        Ok::<_, tera::Error>(texts.date(date))
    });
    let texts = Arc::clone(strings);
    tera.register_function("number", move |arguments: Kwargs, _: &State<'_>| {
        let value: f64 = arguments.must_get("value")?;
        Ok::<_, tera::Error>(texts.number(value))
    });
    let texts = Arc::clone(strings);
    // Every page of a kind asks for the same.
    let known: Mutex<BTreeMap<Vec<String>, Value>> = Mutex::default();
    tera.register_function("strings", move |arguments: Kwargs, _: &State<'_>| {
        let prefixes: Vec<String> = arguments.must_get("prefixes")?;
        let mut known = known.lock().expect("no thread dies with the lock");
        let json = known.entry(prefixes).or_insert_with_key(|prefixes| {
            // A script block ends at the first `</`, wherever that stands.
            Value::safe_string(&texts.with_prefixes(prefixes).to_string().replace('<', "\\u003c"))
        });
        Ok::<_, tera::Error>(json.clone())
    });
    let urls = Arc::clone(urls);
    tera.register_function("url", move |arguments: Kwargs, _: &State<'_>| {
        let file: &str = arguments.must_get("file")?;
        urls.get(file).cloned().ok_or_else(|| tera::Error::message(format!("the theme has no file `{file}`")))
    });
}

fn translate(strings: &Strings, arguments: &Kwargs) -> Result<Value, tera::Error> {
    let key: &str = arguments.must_get("key")?;
    let pattern = strings.pattern(key).ok_or_else(|| tera::Error::message(format!("no string `{key}`")))?;
    if let Pattern::Fixed(text) = pattern {
        return Ok(Value::from(&**text));
    }
    let count = arguments.get::<&Value>("count")?.and_then(Value::as_f64);
    let value = |name: &str| arguments.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value);
    // Finished HTML in a hole, such as words of another language, makes the whole string HTML.
    let is_html = arguments.iter().any(|(_, value)| value.is_safe());
    let mut text = String::new();
    let put = |name: &str, text: &mut String| match value(name) {
        Some(number) if number.is_number() => text.push_str(&strings.number(number.as_f64().unwrap_or_default())),
        Some(html) if html.is_safe() => strings.push_value(&format!("{SAFE_START}{html}{SAFE_END}"), text),
        Some(value) => strings.push_value(&value.to_string(), text),
        None => push_hole(name, text),
    };
    strings.fill(pattern, count, &mut text, &put);
    Ok(if is_html { Value::safe_string(&escaped_around(&text)) } else { Value::from(text) })
}

/// Letters for private use, around finished HTML in a text.
const SAFE_START: &str = "\u{e000}";
const SAFE_END: &str = "\u{e001}";

/// Escapes a text but for the finished HTML in it.
fn escaped_around(text: &str) -> String {
    let parts = text.split(SAFE_START).enumerate().map(|(number, part)| {
        let (html, words) = if number == 0 { ("", part) } else { part.split_once(SAFE_END).unwrap_or((part, "")) };
        format!("{html}{}", escape(words))
    });
    parts.collect()
}

/// Turns an error of the engine into a diagnostic at the place in the template.
fn fault(error: &tera::Error, template: &str) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            Diagnostic::template_fault(
                place(report.filename(), Some(Span::new(span.range.start, span.range.end))),
                &plain_message(report.message()),
            )
        }
        _ => Diagnostic::template_fault(place(template, None), &plain_message(&error.to_string())),
    }
}

/// The names of the templates that an error is about, as far as it tells.
fn faulty(error: &tera::Error) -> Vec<&str> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![report.filename()],
        ErrorKind::MissingParent { current: name, .. }
        | ErrorKind::CircularExtend { tpl: name, .. }
        | ErrorKind::CircularInclude { tpl: name, .. } => {
            vec![name]
        }
        ErrorKind::Msg(reports) => {
            let places: Vec<&str> = reports.lines().filter_map(position).map(|(name, ..)| name).collect();
            // One component in two templates: the second is named last.
            if places.is_empty() { reports.rsplit('`').nth(1).into_iter().collect() } else { places }
        }
        _ => Vec::new(),
    }
}

/// What is wrong, without what is so only because a template that is wrong is missing.
fn all_faults(errors: &[tera::Error], templates: &[&SourceFile]) -> Vec<Diagnostic> {
    let mut missing: Vec<String> = Vec::new();
    let mut diagnostics = Vec::new();
    for error in errors {
        let found = faults(error, templates);
        diagnostics.extend(found.into_iter().filter(|fault| !missing.iter().any(|name| fault.message.contains(name))));
        missing.extend(faulty(error).into_iter().map(referred_to_as));
    }
    diagnostics
}

/// How other templates name a template: a component in signs by its name, any other by its path in the theme.
fn referred_to_as(template: &str) -> String {
    let inside = template.split_once('/').map_or(template, |(_, inside)| inside);
    let component = inside.strip_prefix("components/").and_then(|inside| inside.split('/').next());
    component.map_or_else(|| inside.to_owned(), |folder| format!("`{}`", folder.replace('-', "_")))
}

/// The engine reports several faults of references at once, as finished text: message, place, source.
fn faults(error: &tera::Error, templates: &[&SourceFile]) -> Vec<Diagnostic> {
    let ErrorKind::Msg(reports) = error.kind() else {
        return vec![fault(error, faulty(error).first().unwrap_or(&"theme.yaml"))];
    };
    let reports = reports.split("\n\n").map(|report| {
        let message = report.lines().next().unwrap_or(report).trim_start_matches("error: ");
        let at = report.lines().find_map(position);
        let (name, line, column) = at.unwrap_or_else(|| (faulty(error).first().copied().unwrap_or("theme.yaml"), 0, 0));
        let span = templates.iter().find(|file| file.path.below("themes") == Some(name)).and_then(|file| byte_at(file, line, column));
        Diagnostic::template_fault(place(name, span), &plain_message(message))
    });
    reports.collect()
}

/// Reads the line ` --> haven/pages/home.html:12:5` of a report.
fn position(line: &str) -> Option<(&str, usize, usize)> {
    let (rest, column) = line.trim_start().strip_prefix("--> ")?.rsplit_once(':')?;
    let (name, line) = rest.rsplit_once(':')?;
    Some((name, line.parse().ok()?, column.parse().ok()?))
}

fn byte_at(file: &SourceFile, line: usize, column: usize) -> Option<Span> {
    let Content::Text(text) = &file.content else { return None };
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = text.get(start..)?;
    let at = rest.char_indices().nth(column.checked_sub(1)?).map_or(0, |(at, _)| at);
    let length = rest[at..].find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(1).max(1);
    Some(Span::new(start + at, start + at + length))
}

fn place(template: &str, span: Option<Span>) -> Place {
    let path = SourcePath::new(&format!("themes/{template}")).or_else(|| SourcePath::new("themes")).expect("a plain word is a path");
    Place { file: path, spot: span.map_or(Spot::File, Spot::Bytes) }
}

/// The engine's messages in our tone: lower case, no full stop.
fn plain_message(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut letters = message.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
