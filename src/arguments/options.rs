//! From words of the command line to what commands are asked for.

use std::path::PathBuf;

use carepress::{
    commands::{build, check, editor, new, serve},
    editor::Pin,
    report::Format,
};

use super::{BuildArguments, CheckArguments, CheckReport, FindingFormat, NewArguments, NewKind, ServeArguments};

impl BuildArguments {
    /// What `build` is asked for, in the words of the command.
    pub(super) fn options(self, site: PathBuf) -> build::Options {
        let Self { out, base_url, drafts, as_of, precompress, timings, strict, editor } = self;
        let editor = editor.map(|folder| editor::Choice { folder, pin: Pin::ours() });
        build::Options { site, out, base_url, drafts, as_of, precompress, timings, strict, editor }
    }
}

impl CheckArguments {
    /// What `check` is asked for, in the words of the command.
    pub(super) fn options(self, site: PathBuf) -> check::Options {
        // Explained is what is asked for then.
        let Self { explain: _, format, report, strict, baseline, write_baseline, fix, yes, drafts, as_of, copied_from: works, online } =
            self;
        let format = match format {
            FindingFormat::Human => Format::Human,
            FindingFormat::Short => Format::Short,
            FindingFormat::Json => Format::Json,
            FindingFormat::Sarif => Format::Sarif,
            FindingFormat::Github => Format::Github,
        };
        let fix = fix.then_some(if yes { check::Consent::Given } else { check::Consent::Ask });
        let readings = matches!(report, Some(CheckReport::Reading));
        check::Options { site, drafts, as_of, strict, format, baseline, write_baseline, works, online, readings, fix }
    }
}

impl ServeArguments {
    /// What `serve` is asked for, in the words of the command.
    pub(super) fn options(self, site: PathBuf) -> serve::Options {
        let Self { port, host, open, drafts, as_of, poll, editor, admin } = self;
        let forms = admin.map(|folder| editor::Choice { folder, pin: Pin::ours() });
        serve::Options { site, host, port, open, drafts, as_of, poll, editor, forms }
    }
}

impl NewArguments {
    /// What `new` is asked for, in the words of the command.
    pub(super) fn options(self, site: PathBuf) -> new::Options {
        let Self { kind, name, id, organization, location, phone, street, city, state, zip, checked_by } = self;
        let kind = match kind {
            NewKind::Program => new::Kind::Program,
            NewKind::Organization => new::Kind::Organization,
            NewKind::Location => new::Kind::Location,
            NewKind::Article => new::Kind::Article,
        };
        new::Options { site, kind, name, id, organization, location, phone, street, city, state, zip, checked_by }
    }
}
