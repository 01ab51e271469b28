// TypeScript runs as it stands: ts-node has swc take the types away, and `npm run types` checks them apart. What it made is kept under
// node_modules/.cache, by what it was made from, so that a file is compiled once, and ts-node itself is only loaded for what is new.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { beforeMarked, marked, rulesIn } = require('./marks.js');

const INSTALLED = Symbol.for('podlife.register');
const ROOT = path.join(__dirname, '..');
const CACHE = path.join(ROOT, 'node_modules', '.cache', 'podlife');
const TSCONFIG = path.join(ROOT, 'tsconfig.json');
const version = (name) => require(`${name}/package.json`).version;
const FLAVOUR = JSON.stringify([
  version('ts-node'),
  version('@swc/core'),
  fs.readFileSync(TSCONFIG, 'utf8'),
  marked.toString(),
]);

const MAP = '//# sourceMappingURL=data:application/json;charset=utf-8;base64,';

/** Where the source map of a file that was loaded is kept, and, once it was needed, the map. */
const maps = new Map();

if (!process[INSTALLED]) {
  process[INSTALLED] = true;
  // Newer Node keeps what V8 made, too.
  Module.enableCompileCache?.(path.join(CACHE, 'v8'));
  for (const ending of ['.ts', '.tsx']) {
    Module._extensions[ending] = (module, file) => module._compile(loaded(file), file);
  }
  Error.prepareStackTrace = (error, sites) => [headline(error), ...sites.map(mapped)].join('\n    at ');
}

/** The code of a file. Rules of the engine say that they were asked for. */
function loaded(file) {
  const rules = rulesIn(file);
  return rules === undefined ? compiled(file) : beforeMarked(rules) + compiled(file, rules.names);
}

function compiled(file, names) {
  const source = fs.readFileSync(file, 'utf8');
  const key = createHash('sha1').update(`${FLAVOUR}\0${file}\0${names}\0${source}`).digest('hex');
  const kept = path.join(CACHE, key);
  maps.set(file, `${kept}.map`);
  try {
    return fs.readFileSync(`${kept}.js`, 'utf8');
  } catch {
    const { code: unmarked, map } = made(source, file);
    const code = names === undefined ? unmarked : marked(unmarked, names);
    maps.set(file, new Module.SourceMap(JSON.parse(map)));
    keep(`${kept}.map`, map);
    keep(`${kept}.js`, code);
    return code;
  }
}

let service;

/** What ts-node makes of a file: the code, and the map that it writes behind it. */
function made(source, file) {
  service ??= require('ts-node').create({ cwd: ROOT, projectSearchDir: ROOT });
  const output = service.compile(source, file);
  const at = output.lastIndexOf(MAP);
  return { code: output.slice(0, at), map: Buffer.from(output.slice(at + MAP.length), 'base64').toString() };
}

/** Written beside and moved, so that who reads at the same time sees all or nothing. Without a place to write, it is not kept. */
function keep(file, text) {
  try {
    fs.mkdirSync(CACHE, { recursive: true });
    fs.writeFileSync(`${file}.${process.pid}`, text);
    fs.renameSync(`${file}.${process.pid}`, file);
  } catch {}
}

function headline(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

/** A line of a stack, with the place in the TypeScript. */
function mapped(site) {
  const file = site.getFileName();
  const text = String(site);
  const map = file && mapOf(file);
  if (!map) return text;
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  const { originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
  if (originalLine === undefined) return text;
  return text.replace(`${file}:${line}:${column}`, () => `${file}:${originalLine + 1}:${originalColumn + 1}`);
}

function mapOf(file) {
  let map = maps.get(file);
  if (typeof map !== 'string') return map;
  try {
    map = new Module.SourceMap(JSON.parse(fs.readFileSync(map, 'utf8')));
  } catch {
    map = undefined;
  }
  maps.set(file, map);
  return map;
}
