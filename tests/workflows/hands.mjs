// Runs the script of one step as actions/github-script does, against an API that holds what a test says, and tells in
// JSON which calls it made and what it set. Reads {script, context, api, environment} from standard input.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { script, context, api, environment } = JSON.parse(readFileSync(0, "utf8"));
Object.assign(process.env, environment);

const called = [];
const outputs = {};
const said = [];
const held = (name) => async (options) => {
  called.push([name, options]);
  return { data: api[name] ?? null };
};
const rest = new Proxy({}, { get: (_, group) => new Proxy({}, { get: (_, name) => held(`${group}.${name}`) }) });
const github = { rest, paginate: async (call, options) => (await call(options)).data };
const core = {
  setOutput: (name, value) => (outputs[name] = String(value)),
  info: (text) => said.push(text),
  setFailed: (text) => said.push(text),
};

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
const run = new AsyncFunction("github", "context", "core", "require", script);
await run(github, context, core, createRequire(import.meta.url));
console.log(JSON.stringify({ called, outputs, said }));
