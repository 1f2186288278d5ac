//! The whole program in one line: sources, documents, site, plan, files.

use std::{
    collections::{BTreeMap, HashSet},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use rayon::prelude::*;

use crate::{
    check::{self, Checker, LinkOut, Policy, Used},
    config::{self, Config},
    content::{self, Located, Parsed, Trust},
    diagnostic::{Diagnostic, Place, Severity, Spot},
    hsds::{self, Feed, Terms},
    model::{self, Moment, Site},
    output::{Files, Manifest, OutputFolder, Published, Stop},
    path::{OutputPath, SourcePath},
    plan::{self, HsdsFile, Plan, Planned},
    render::{self, Prepared},
    search,
    source::{Content, SourceFile, SourceTree},
    theme::{self, Theme},
    value::Date,
};

/// Everything that a site is made of. The same inputs make the same bytes.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// The site's files.
    pub sources: SourceTree,
    /// The files that the program carries: built-in lists and theme.
    pub carried: SourceTree,
    /// The day that counts as today.
    pub as_of: Date,
    /// The base URL, if another than the site's.
    pub base_url: Option<String>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether texts are also published made smaller.
    pub precompress: bool,
}

/// What did not change from one run to the next: documents by file, the theme, records, and what was said of texts.
#[derive(Debug, Default)]
pub struct Cache {
    written: Documents,
    built_in: Documents,
    theme: theme::Memory,
    records: model::Memory,
    plan: plan::Memory,
    texts: check::TextsMemory,
    facts: check::RecordsMemory,
}

/// Documents, each with what it was made of, in the order of their files.
#[derive(Debug, Default)]
struct Documents(Vec<Cached>);

#[derive(Debug)]
struct Cached {
    file: SourceFile,
    trust: Trust,
    parsed: Parsed,
}

/// A site that is planned and can be rendered.
pub struct Planning {
    /// The configuration.
    pub config: Config,
    /// The look.
    pub theme: Arc<Theme>,
    /// What the site means.
    pub site: Site,
    /// Which files it has.
    pub plan: Plan,
    /// The mistakes so far, in the order of the stages.
    pub diagnostics: Vec<Diagnostic>,
    /// How long each stage took.
    pub timings: Timings,
    documents: Vec<Parsed>,
    /// Silences that had something to silence so far.
    used: Used,
}

/// How long each stage took, in order.
#[derive(Clone, Debug, Default)]
pub struct Timings(pub Vec<(&'static str, Duration)>);

impl Timings {
    fn time<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let value = work();
        self.0.push((stage, start.elapsed()));
        value
    }
}

impl Planning {
    /// Whether something is wrong, so that nothing may be written: errors, and in a strict build warnings, too.
    #[must_use]
    pub fn stops_build(&self, strict: bool) -> bool {
        let least = if strict { Severity::Warning } else { Severity::Error };
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity >= least)
    }

    /// What is left of remarks that are found later once the site's own word on rules is heard.
    #[must_use]
    pub fn judged(&mut self, sources: &SourceTree, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        Policy::new(&self.config, sources, &self.documents).apply(found, &mut self.used)
    }

    /// The same of a page that somebody looks at: what it silences proves nothing of the whole site.
    #[must_use]
    pub fn judged_once(&self, sources: &SourceTree, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        Policy::new(&self.config, sources, &self.documents).apply(found, &mut Used::default())
    }

    /// Remarks on silences that had nothing to silence, once everything was said.
    #[must_use]
    pub fn unused_silences(&self, sources: &SourceTree) -> Vec<Diagnostic> {
        Policy::new(&self.config, sources, &self.documents).unused(&self.used)
    }

    /// Returns the mistakes with their places, in source order.
    #[must_use]
    pub fn located(&self, sources: &SourceTree) -> Vec<Located> {
        self.locate(sources, self.diagnostics.clone())
    }

    /// Finds the places of some mistakes.
    #[must_use]
    pub fn locate(&self, sources: &SourceTree, diagnostics: Vec<Diagnostic>) -> Vec<Located> {
        let files: HashSet<&SourcePath> = diagnostics.iter().map(|diagnostic| &diagnostic.place.file).collect();
        let documents: Vec<_> =
            self.documents.iter().map(|parsed| &parsed.value).filter(|document| files.contains(&document.path)).collect();
        content::locate(sources, documents, diagnostics)
    }

    /// Measures how hard the texts are to read, in the order of their files.
    #[must_use]
    pub fn readings(&self, sources: &SourceTree) -> Vec<check::Reading> {
        check::readings(&self.site, sources, &self.documents)
    }

    /// Holds the texts against works that must not stand in them, in the order of their files.
    #[must_use]
    pub fn copies(&self, sources: &SourceTree, works: &check::Works) -> Vec<Diagnostic> {
        check::copies(&self.site, sources, &self.documents, works)
    }

    /// Makes what is made of the finished plan: the index of the search. Without it, a site cannot be searched and nothing else is missing.
    #[must_use]
    pub fn index(&self) -> search::Files {
        search::files(&self.site, &self.plan, &self.theme)
    }

    /// The files of the feed for referral services; none if the site wants none.
    #[must_use]
    pub fn feed(&self) -> Vec<(OutputPath, HsdsFile)> {
        if self.config.hsds { hsds::files(Feed::new(&self.site, self.plan.urls(), &Terms::of(&self.site))) } else { Vec::new() }
    }

    /// Adds the index, the feed, and the smaller texts that `inputs` ask for: all files that are published.
    #[must_use]
    pub fn complete(mut self, inputs: &Inputs) -> Self {
        let mut timings = std::mem::take(&mut self.timings);
        let index = timings.time("index", || self.index());
        let feed = timings.time("feed", || self.feed());
        let plan = self.plan.with_files(index).with_feed(feed);
        let plan = if inputs.precompress { plan.with_compressed() } else { plan };
        Self { plan, timings, ..self }
    }

    /// Adds the form editor.
    #[must_use]
    pub fn with_editor(self, files: Vec<(OutputPath, Content)>) -> Self {
        Self { plan: self.plan.with_editor(files), ..self }
    }
}

/// Reads, validates and plans a site. `found` are remarks from reading the files.
#[must_use]
pub fn plan(inputs: &Inputs, cache: &mut Cache, found: Vec<Diagnostic>) -> Planning {
    let mut timings = Timings::default();
    let mut diagnostics = found;
    let (config, theme) = timings.time("theme", || {
        let config = config::load(&inputs.sources, inputs.base_url.as_deref()).take(&mut diagnostics);
        let theme = theme::load(&inputs.sources, &inputs.carried, &config, &mut cache.theme).take(&mut diagnostics);
        (config, theme)
    });
    let trust = Trust { html: config.trust_html };
    let documents = timings.time("parse", || cache.written.parse(inputs.sources.below(content::FOLDER), trust));
    diagnostics.extend(documents.iter().flat_map(|parsed| parsed.diagnostics.iter().cloned()));
    let built_in = cache.built_in.parse(inputs.carried.files().filter(|file| is_built_in_list(file)), Trust::default());
    let moment = Moment { as_of: inputs.as_of, drafts: inputs.drafts };
    let site = timings.time("validate", || {
        let sorted = model::sort(&built_in, &documents);
        let footing = model::footing(&sorted, &config, moment, &mut cache.records);
        cache.plan.stand_on(&footing);
        cache.facts.stand_on(&footing);
        model::validate(&sorted, &footing, theme.components(), &mut cache.records).take(&mut diagnostics)
    });
    let plan = timings.time("plan", || plan::plan(&site, &theme, &inputs.sources, &mut cache.plan).take(&mut diagnostics));
    diagnostics.extend(timings.time("check", || {
        let mut remarks = check::texts(&site, &inputs.sources, &documents, &mut cache.texts);
        remarks.extend(check::records(&site, &mut cache.facts));
        remarks.extend(check::labels(&site, &documents));
        remarks
    }));
    only_the_authors(&mut diagnostics, inputs);
    let policy = Policy::new(&config, &inputs.sources, &documents);
    diagnostics.extend(policy.remarks());
    let mut used = Used::default();
    let diagnostics = policy.apply(diagnostics, &mut used);
    Planning { config, theme, site, plan, diagnostics, timings, documents, used }
}

/// Leaves out remarks on built-in lists that the site does not have: nobody can mend them, but for help lines that must be checked again. A site's
/// copy of one is judged once.
fn only_the_authors(diagnostics: &mut Vec<Diagnostic>, inputs: &Inputs) {
    let is_list = |file: &SourcePath| file.as_str() != config::FILE && file.below(content::FOLDER).is_some();
    let is_built_in = |file: &SourcePath| is_list(file) && inputs.carried.get(file).is_some() && inputs.sources.get(file).is_none();
    let can_mend = |remark: &Diagnostic| remark.rule.code == "old-help-line" || !is_built_in(&remark.place.file);
    let mut known: HashSet<(&Place, &str)> = HashSet::with_capacity(diagnostics.len());
    let kept: Vec<bool> =
        diagnostics.iter().map(|remark| can_mend(remark) && known.insert((&remark.place, remark.message.as_str()))).collect();
    let mut kept = kept.into_iter();
    diagnostics.retain(|_| kept.next() == Some(true));
}

impl Documents {
    /// Parses files in parallel, given in the order of their paths; those that did not change since the last time are there already.
    fn parse<'f>(&mut self, files: impl Iterator<Item = &'f SourceFile>, trust: Trust) -> Vec<Parsed> {
        let files: Vec<&SourceFile> = files.collect();
        let is_same = |cached: &Cached, file: &SourceFile| cached.trust == trust && cached.file.content == file.content;
        let read = |file: &SourceFile| Cached { file: file.clone(), trust, parsed: Arc::new(content::parse(file, trust)) };
        let has_same_files = self.0.len() == files.len() && self.0.iter().zip(&files).all(|(cached, file)| cached.file.path == file.path);
        if has_same_files {
            let changed = self.0.par_iter_mut().zip(files).filter(|(cached, file)| !is_same(cached, file));
            changed.for_each(|(cached, file)| *cached = read(file));
        } else {
            let mut before = std::mem::take(&mut self.0).into_iter().peekable();
            let known = files.into_iter().map(|file| {
                while before.next_if(|cached| cached.file.path < file.path).is_some() {}
                (file, before.next_if(|cached| cached.file.path == file.path).filter(|cached| is_same(cached, file)))
            });
            let known: Vec<(&SourceFile, Option<Cached>)> = known.collect();
            self.0 = known.into_par_iter().map(|(file, cached)| cached.unwrap_or_else(|| read(file))).collect();
        }
        self.0.iter().map(|cached| Arc::clone(&cached.parsed)).collect()
    }
}

/// Whether a file that the program carries is a list that a site may leave out and still has.
fn is_built_in_list(file: &SourceFile) -> bool {
    let lists = ["synonyms.yaml", "words.yaml", "grammar.yaml", "help-lines.yaml", "hour-bands.yaml", "states.yaml"];
    file.path.below(content::FOLDER).is_some_and(|name| name.starts_with("vocabularies/") || lists.contains(&name))
}

/// Renders and judges all pages of a planned site, without writing any: what they would load, keep and send, what they lack, and where they lead.
/// `planning` must be complete, or files of the search are missed. In the order in which pages and files come.
#[must_use]
pub fn inspect(inputs: &Inputs, planning: &Planning) -> Vec<Diagnostic> {
    let Planning { site, plan, theme, .. } = planning;
    let prepared = Prepared::new(site, plan, theme, &inputs.sources);
    let mut found = Checker::new(&prepared, &inputs.carried).site();
    // What a page lacks because a template is broken and therefore missing is told where that is.
    let is_fault = |diagnostic: &Diagnostic| diagnostic.rule.code == "template-fault";
    if planning.diagnostics.iter().any(is_fault) {
        found.retain(|diagnostic| !(is_fault(diagnostic) && diagnostic.place.spot == Spot::File));
    }
    found
}

/// Renders all pages of a planned site for what of other sites they link to, by address. `planning` must be complete.
#[must_use]
pub fn links_out(inputs: &Inputs, planning: &Planning) -> Vec<LinkOut> {
    let Planning { site, plan, theme, .. } = planning;
    let prepared = Prepared::new(site, plan, theme, &inputs.sources);
    Checker::new(&prepared, &inputs.carried).links_out()
}

/// A build that is done.
#[derive(Clone, Debug)]
pub struct Built {
    /// What was written.
    pub published: Published,
    /// How many pages the site has.
    pub pages: usize,
    /// How many programs it lists.
    pub programs: usize,
    /// How long each stage took.
    pub timings: Timings,
}

/// Renders and publishes a planned site. `progress` is told how many files there are, and then called after each.
///
/// # Errors
/// If the machine refuses, or a template does.
pub fn publish(inputs: &Inputs, planning: &Planning, folder: OutputFolder, progress: &(dyn Fn(usize) + Sync)) -> Result<Built, Stop> {
    let mut timings = planning.timings.clone();
    let Planning { site, plan, theme, .. } = planning;
    let head = Manifest {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        as_of: site.as_of().to_string(),
        inputs: digest(inputs, planning),
        complete: true,
        files: BTreeMap::new(),
    };
    let unchanged = timings.time("compare", || folder.holds(&head.inputs, &head.version));
    let published = if unchanged {
        folder.nothing_to_do()
    } else {
        let files = in_order(plan);
        progress(files.paths.len());
        let prepared = timings.time("prepare", || Prepared::new(site, plan, theme, &inputs.sources));
        let checker = Checker::new(&prepared, &inputs.carried);
        let policy = Policy::new(&planning.config, &inputs.sources, &planning.documents);
        let wrong: Mutex<BTreeMap<OutputPath, Vec<Diagnostic>>> = Mutex::default();
        let render = |path: &OutputPath| {
            let bytes = render::file(&prepared, path).expect("the path is the plan's own")?;
            let mut errors = policy.apply(checker.faults(path, &bytes), &mut Used::default());
            errors.retain(|fault| fault.severity == Severity::Error);
            let Some(first) = errors.first().cloned() else { return Ok(bytes) };
            wrong.lock().expect("no thread dies with the lock").insert(path.clone(), errors);
            Err(first)
        };
        let published = timings.time("render and write", || folder.publish(&files, head, render, || progress(0)));
        let wrong = wrong.into_inner().expect("no thread dies with the lock");
        published.map_err(|stop| told_once(stop, &wrong, &checker))?
    };
    Ok(Built { published, pages: plan.pages().count(), programs: plan.listings().all.len(), timings })
}

/// Why a build stopped, with what is wrong on many pages told once.
fn told_once(stop: Stop, wrong: &BTreeMap<OutputPath, Vec<Diagnostic>>, checker: &Checker<'_>) -> Stop {
    let Stop::Author(faults) = stop else { return stop };
    let of_templates = faults.into_iter().filter(|fault| !wrong.values().any(|errors| errors.first() == Some(fault)));
    let of_pages = checker.merged(wrong.iter().map(|(path, errors)| (path, errors.clone())));
    Stop::Author(of_templates.chain(of_pages).collect())
}

/// What pages need comes first: styles, scripts, pictures, data. The worker comes with the pages, as browsers fetch those that it names at once.
fn in_order(plan: &Plan) -> Files<'_> {
    let is_late =
        |planned: &Planned| matches!(planned, Planned::Page(_) | Planned::Redirect(_) | Planned::Worker | Planned::Compressed(..));
    let (pages, early): (Vec<_>, Vec<_>) = plan.files().iter().partition(|(_, planned)| is_late(planned));
    let count = early.len();
    let paths = early.into_iter().chain(pages).map(|(path, _)| path).collect();
    Files { paths, early: count }
}

/// The hash of everything that the site is made of, this program included.
fn digest(inputs: &Inputs, planning: &Planning) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CAREPRESS_SOURCES").as_bytes());
    for tree in [&inputs.sources, &inputs.carried] {
        let files: Vec<&SourceFile> = tree.files().collect();
        let contents: Vec<blake3::Hash> = files.par_iter().map(|file| blake3::hash(file.content.bytes())).collect();
        for (file, content) in files.iter().zip(&contents) {
            hasher.update(&(file.path.as_str().len() as u64).to_le_bytes());
            hasher.update(file.path.as_str().as_bytes());
            hasher.update(content.as_bytes());
        }
    }
    hasher.update(planning.site.as_of().to_string().as_bytes());
    hasher.update(planning.config.base_url.as_bytes());
    for (path, content) in planning.plan.editor() {
        hasher.update(path.as_str().as_bytes());
        hasher.update(blake3::hash(content.bytes()).as_bytes());
    }
    hasher.update(&[u8::from(inputs.drafts), u8::from(inputs.precompress)]);
    hasher.finalize().to_hex().to_string()
}
