//! Findings as SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>), which code hosts and editors show.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::findings::{Finding, Region};
use crate::{
    diagnostic::{RULES, Rule, Severity},
    path::percent_encode,
};

/// Where the rules are explained.
const GUIDE: &str = "docs/checks.md";

/// A log of one run. Of the rules, those that have a finding are told.
pub(super) fn sarif(findings: &[Finding<'_>]) -> String {
    let fired: BTreeSet<&str> = findings.iter().map(|finding| finding.rule).collect();
    let rules: Vec<&Rule> = RULES.iter().copied().filter(|rule| fired.contains(rule.code)).collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, &rules)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "carepress",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| described(rule)).collect::<Vec<Value>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("a log is JSON") + "\n"
}

fn described(rule: &Rule) -> Value {
    let level = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    json!({
        "id": rule.code,
        "shortDescription": {"text": rule.summary},
        "help": {"text": format!("{GUIDE}#{}", rule.code)},
        "defaultConfiguration": {"level": level},
        "properties": {"chapter": rule.chapter},
    })
}

fn result(finding: &Finding<'_>, rules: &[&Rule]) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": percent_encode(finding.file), "uriBaseId": "%SRCROOT%"}});
    if let Some(Region { line, column, end_line, end_column }) = finding.place {
        physical["region"] = json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column});
    }
    let help = finding.help.map_or_else(String::new, |help| format!("\nhelp: {help}"));
    json!({
        "ruleId": finding.rule,
        "ruleIndex": rules.iter().position(|rule| rule.code == finding.rule),
        "level": if finding.severity == "info" { "note" } else { finding.severity },
        "message": {"text": format!("{}{help}", finding.message)},
        "locations": [{"physicalLocation": physical}],
    })
}
