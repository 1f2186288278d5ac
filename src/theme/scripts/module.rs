//! A script of a theme as it stands in a file: a module of the browser. It is read line by line, without a parser of the language, so it has to
//! write its imports and exports in the forms that [`FORMS`] names; everything else is its own affair.

use crate::{
    diagnostic::{Diagnostic, Place, Span, Spot},
    source::{Content, SourceFile},
};

/// What the help of a fault says.
pub(super) const FORMS: &str =
    "write `import { name } from \"./file.js\";`, `export function`, `export class`, `export const name =`, or `import(\"./file.js\")`";

/// A module, read.
#[derive(Debug)]
pub(super) struct Module<'f> {
    pub(super) file: &'f SourceFile,
    /// Its path in the theme.
    pub(super) path: &'f str,
    /// The modules that it needs before it can run, in their order.
    pub(super) imports: Vec<Link>,
    /// The modules that it loads when it wants them.
    pub(super) loads: Vec<Link>,
    /// The names that it exports.
    pub(super) exports: Vec<String>,
    /// What it does, without the comments and the indentation that help those who write it: that spares readers a third of what a page loads.
    /// Names and lines stay, so that a fault in the browser can still be found in the source. Other modules come from the object `$modules`, by
    /// name; those that it wants later from the function `$load`.
    pub(super) body: String,
}

/// How a module refers to another.
#[derive(Debug)]
pub(super) struct Link {
    /// The other's name.
    pub(super) to: String,
    /// What it takes from it; empty if that is everything, or nothing.
    pub(super) names: Vec<String>,
    /// Where it says so.
    pub(super) at: Span,
}

impl Module<'_> {
    pub(super) fn place(&self, at: Span) -> Place {
        Place { file: self.file.path.clone(), spot: Spot::Bytes(at) }
    }
}

/// Reads a module that is published under `name`.
pub(super) fn read<'f>(file: &'f SourceFile, path: &'f str, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Module<'f> {
    let mut module = Module { file, path, imports: Vec::new(), loads: Vec::new(), exports: Vec::new(), body: String::new() };
    let Content::Text(text) = &file.content else {
        diagnostics.push(Diagnostic::bad_script((&file.path).into(), "a script is not text in UTF-8", "save it as UTF-8"));
        return module;
    };
    let mut reader = Reader { name, module: &mut module, faults: Vec::new() };
    reader.read(text);
    let faults = reader.faults;
    diagnostics.extend(faults.into_iter().map(|(at, why)| Diagnostic::bad_script(module.place(at), &why, FORMS)));
    module
}

struct Reader<'m, 'f> {
    name: &'m str,
    module: &'m mut Module<'f>,
    faults: Vec<(Span, String)>,
}

/// What the lines of a script stand in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Code,
    Comment,
    /// A text between backticks, whose space and slashes are its own. It begins at that byte.
    Text(usize),
}

impl Reader<'_, '_> {
    fn read(&mut self, text: &str) {
        let mut within = Within::Code;
        let mut start = 0;
        // A statement with `import` or `export` that goes over several lines, and where it starts.
        let mut open: Option<(usize, String)> = None;
        for whole in text.split_inclusive('\n') {
            let line = whole.trim();
            let at = start + whole.len() - whole.trim_start().len();
            start += whole.len();
            if let Within::Text(_) = within {
                self.write(whole.trim_end_matches(['\n', '\r']));
                within = after(line, within, at);
                continue;
            }
            let opens = line.starts_with("/*") && (!line.contains("*/") || line.ends_with("*/"));
            if within == Within::Comment || opens {
                within = if line.ends_with("*/") { Within::Code } else { Within::Comment };
            } else if let Some((from, mut statement)) = open.take() {
                statement.push(' ');
                statement.push_str(line);
                open = self.statement(from, statement);
            } else if line.starts_with("import ")
                || line.starts_with("import{")
                || line.starts_with("export {")
                || line.starts_with("export{")
            {
                open = self.statement(at, line.to_owned());
            } else if !line.is_empty() && !line.starts_with("//") {
                self.code(line, at);
                within = after(line, within, at);
            }
        }
        if let Within::Text(at) = within {
            self.fault(at, 1, "this text has no end".to_owned());
        }
        if let Some((from, statement)) = open {
            self.fault(from, statement.len().min(6), "this statement has no end".to_owned());
        }
    }

    /// Takes an import, or a list of exports. Gives it back if it goes on in the next line.
    fn statement(&mut self, from: usize, statement: String) -> Option<(usize, String)> {
        let ends = if statement.starts_with("import") { statement.ends_with([';', '"', '\'']) } else { statement.contains('}') };
        if !ends {
            return Some((from, statement));
        }
        let whole = statement.trim_end_matches(';').trim();
        let understood = match whole.strip_prefix("import") {
            Some(import) => self.import(import.trim(), from),
            None => self.exported_list(whole.trim_start_matches("export").trim()),
        };
        if !understood {
            self.fault(from, 6, format!("`{}` is no form that a theme's scripts may have", shortened(whole)));
        }
        None
    }

    /// Takes what follows `import`.
    fn import(&mut self, import: &str, from: usize) -> bool {
        let (what, address) = import.rsplit_once("from").map_or(("", import), |(what, address)| (what.trim(), address.trim()));
        let Some(address) = quoted(address) else { return false };
        let Some(to) = resolve(self.name, address) else {
            self.elsewhere(address, from);
            return true;
        };
        let module = format!("$modules[\"{to}\"]");
        let names = if let Some(all) = what.strip_prefix("* as ") {
            self.write(&format!("const {} = {module};", all.trim()));
            Vec::new()
        } else if what.is_empty() {
            Vec::new()
        } else {
            let Some(list) = what.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else { return false };
            let names: Vec<(&str, &str)> = renamed(list).collect();
            let taken: Vec<String> = names.iter().map(|(name, here)| pair(name, here)).collect();
            self.write(&format!("const {{ {} }} = {module};", taken.join(", ")));
            names.into_iter().map(|(name, _)| name.to_owned()).collect()
        };
        self.module.imports.push(Link { to, names, at: Span::new(from, from + "import".len()) });
        true
    }

    /// Takes `{ a, b as c }`. An export from elsewhere is none of it.
    fn exported_list(&mut self, list: &str) -> bool {
        let Some(list) = list.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else { return false };
        self.module.exports.extend(renamed(list).map(|(here, name)| pair(name, here)));
        true
    }

    /// Takes a line of code.
    fn code(&mut self, line: &str, at: usize) {
        let mut code = line;
        if let Some(exported) = line.strip_prefix("export ") {
            match exported_name(exported) {
                Some(name) => self.module.exports.push(name.to_owned()),
                None => self.fault(at, "export".len(), format!("`{}` is no form that a theme's scripts may have", shortened(line))),
            }
            code = exported;
        }
        let mut written = String::with_capacity(code.len());
        let mut rest = code;
        while let Some((before, after)) = rest.split_once("import(") {
            let start = at + line.len() - rest.len() + before.len();
            written.push_str(before);
            let in_comment = written.rfind("/*") > written.rfind("*/");
            let address = after.split_once(')').filter(|_| !in_comment).and_then(|(address, rest)| Some((quoted(address.trim())?, rest)));
            rest = if let Some((address, rest)) = address {
                self.load(&mut written, address, start);
                rest
            } else {
                // In a comment, or an address that only the browser knows.
                written.push_str("import(");
                after
            };
        }
        written.push_str(rest);
        self.write(&written);
    }

    fn load(&mut self, written: &mut String, address: &str, start: usize) {
        let Some(to) = resolve(self.name, address) else { return self.elsewhere(address, start) };
        written.push_str("$load(\"");
        written.push_str(&to);
        written.push_str("\")");
        self.module.loads.push(Link { to, names: Vec::new(), at: Span::new(start, start + "import".len()) });
    }

    fn elsewhere(&mut self, address: &str, at: usize) {
        self.fault(at, "import".len(), format!("`{address}` is no file of the theme by a relative address"));
    }

    fn write(&mut self, line: &str) {
        self.module.body.push_str(line);
        self.module.body.push('\n');
    }

    fn fault(&mut self, at: usize, length: usize, why: String) {
        self.faults.push((Span::new(at, at + length), why));
    }
}

/// What the line after one stands in.
fn after(line: &str, within: Within, at: usize) -> Within {
    match (line.matches('`').count() % 2 == 1, within) {
        (false, within) => within,
        (true, Within::Text(_)) => Within::Code,
        (true, _) => Within::Text(at + line.rfind('`').unwrap_or(0)),
    }
}

/// The name in `async function name(…)`, `class Name …` or `const name = …`, which is the rest of an export.
fn exported_name(exported: &str) -> Option<&str> {
    let declared =
        ["function* ", "function ", "async function ", "class ", "const "].iter().find_map(|kind| exported.strip_prefix(kind))?;
    let end = declared.find(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '$')).unwrap_or(declared.len());
    Some(&declared[..end]).filter(|name| !name.is_empty())
}

/// The names in `a, b as c`: each as it is called there and here.
fn renamed(list: &str) -> impl Iterator<Item = (&str, &str)> {
    let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| name.split_once(" as ").map_or((name, name), |(there, here)| (there.trim(), here.trim())))
}

/// A property of an object, or of a pattern that takes one apart.
fn pair(name: &str, value: &str) -> String {
    if name == value { name.to_owned() } else { format!("{name}: {value}") }
}

/// The text in quotation marks.
fn quoted(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    text.strip_prefix(mark)?.strip_suffix(mark).filter(|inside| !inside.contains(mark))
}

/// The name of the module that `address` means in the module `from`; nothing if that lies elsewhere.
fn resolve(from: &str, address: &str) -> Option<String> {
    if !address.starts_with("./") && !address.starts_with("../") {
        return None;
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in address.split('/') {
        match step {
            "." => {}
            ".." => {
                folders.pop()?;
            }
            name => folders.push(name),
        }
    }
    Some(folders.join("/"))
}

/// The beginning of a statement, for a message.
fn shortened(statement: &str) -> String {
    match statement.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &statement[..end]),
        None => statement.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::{
        path::SourcePath,
        source::{Content, SourceFile},
    };

    #[test]
    fn what_a_module_does_stays_and_its_forms_become_others() {
        let bodies = [
            (
                "/** Adds.\n * @param {number} a\n */\nexport function f(a) {\n  // one\n  return a;\n}\n",
                "function f(a) {\nreturn a;\n}\n",
                "f",
            ),
            ("  /** @type {number} */\n  let a = 1; // one\n\n", "let a = 1; // one\n", ""),
            ("/** @type {import(\"./x.js\").X} */ (a).b();\n", "/** @type {import(\"./x.js\").X} */ (a).b();\n", ""),
            ("const a = `x ${b} // y`;\n", "const a = `x ${b} // y`;\n", ""),
            ("export const a = `one\n  // two\n  export`;\n", "const a = `one\n  // two\n  export`;\n", "a"),
            (
                "import { a, b as c } from '../d.js'\nexport async function e() {}\n",
                "const { a, b: c } = $modules[\"d.js\"];\nasync function e() {}\n",
                "e",
            ),
            ("import {\n  a,\n  b,\n} from \"./d.js\";\n", "const { a, b } = $modules[\"c/d.js\"];\n", ""),
            ("import * as d from \"./d.js\";\nimport \"./e.js\";\n", "const d = $modules[\"c/d.js\"];\n", ""),
            ("export class A {}\nexport {\n  b,\n  c as d\n};\n", "class A {}\n", "A, b, d: c"),
            ("const { a } = await import('./e.js'), b = import(c);\n", "const { a } = await $load(\"c/e.js\"), b = import(c);\n", ""),
        ];
        for (script, body, exports) in bodies {
            let path = SourcePath::new("themes/a/components/c/c.js").expect("it is a path");
            let file = SourceFile { path, content: Content::Text(script.into()) };
            let mut diagnostics = Vec::new();
            let module = read(&file, "components/c/c.js", "c/c.js", &mut diagnostics);
            assert_eq!((&*module.body, &*module.exports.join(", "), diagnostics.len()), (body, exports, 0), "{script}");
        }
    }
}
