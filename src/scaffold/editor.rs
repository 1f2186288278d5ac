//! What a new site has for editors: schemas, so that they know every field, and settings that tell VS Code which file has which.

use serde_json::{Map, Value, json};

use crate::{
    model::Vocabularies,
    schema::{self, Form, KINDS},
};

/// The folder of the schemas.
pub(super) const SCHEMAS: &str = "schemas";

/// Returns the files, each with its path in the site and its text.
pub(super) fn files(vocabularies: &Vocabularies) -> impl Iterator<Item = (String, String)> {
    let schemas = schema::files(vocabularies).map(|(name, text)| (format!("{SCHEMAS}/{name}"), text));
    let own = [("settings", settings()), ("extensions", json!({"recommendations": ["redhat.vscode-yaml"]})), ("tasks", tasks())];
    schemas.chain(own.map(|(name, value)| (format!(".vscode/{name}.json"), format!("{value:#}\n"))))
}

/// Which schema is for which files. The front matter of Markdown is read by no extension that knows schemas.
fn settings() -> Value {
    let yaml = KINDS.iter().filter(|kind| kind.form != Form::FrontMatter);
    let schemas: Map<String, Value> = yaml.map(|kind| (format!("./{SCHEMAS}/{}.json", kind.name), json!(kind.files))).collect();
    // Without the store nothing is fetched, and no schema of somebody else is taken for a file of this name.
    json!({"yaml.schemas": schemas, "yaml.schemaStore.enable": false, "[markdown]": {"editor.wordWrap": "on"}})
}

/// Tasks whose findings stand at their places, in Markdown, too.
fn tasks() -> Value {
    let pattern = json!({
        "regexp": r"^(.+?):(\d+):(\d+): (error|warning|info)\[(.+?)\]: (.*)$",
        "file": 1, "line": 2, "column": 3, "severity": 4, "code": 5, "message": 6,
    });
    let matcher = json!({
        "owner": "carepress", "source": "carepress", "fileLocation": ["relative", "${workspaceFolder}"], "pattern": pattern,
    });
    let task = |label: &str, command: &str, matcher: Value| {
        json!({
            "label": label, "type": "shell", "command": command, "problemMatcher": matcher,
            "presentation": {"reveal": "silent", "clear": true},
        })
    };
    let mut check = task("Check the site", "carepress check --format short", matcher);
    check["group"] = json!({"kind": "build", "isDefault": true});
    let refresh = task("Tell the editor about new terms", &format!("carepress schema --out {SCHEMAS}"), json!([]));
    json!({"version": "2.0.0", "tasks": [check, refresh]})
}
