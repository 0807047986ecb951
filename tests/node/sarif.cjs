// Validates a SARIF log on standard input against the schema of SARIF 2.1.0; prints what is wrong, a line each.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const modules = process.argv[2];
const Ajv = require(require.resolve("ajv", { paths: [path.join(modules, "html-validate")] }));
const schema = JSON.parse(
  fs.readFileSync(path.join(modules, "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"),
);
// It calls itself draft 4, which ajv knows no more; it uses nothing of it that later drafts read otherwise.
const { $schema: _draft, id: _id, ...rules } = schema;
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(rules);
if (!validate(JSON.parse(fs.readFileSync(0, "utf8")))) {
  for (const fault of validate.errors) console.log(`${fault.instancePath} ${fault.message}`);
}
