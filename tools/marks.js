// Marks which rules of the engine are asked for, in the code that is made of its source: see docs/decisions/reached-rules.md.
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');
/** A byte for each rule of reports/coverage/engine-rules.json, in its order; not 0 where it was asked for. */
const REACHED = Symbol.for('podlife.reached');

/** The rules by the file that has them: the number of its first, and what they are called there. */
const rules = new Map();

try {
  const rows = JSON.parse(
    fs.readFileSync(path.join(ROOT, 'reports', 'coverage', 'engine-rules.json'), 'utf8'),
  );
  rows.forEach(([place], number) => {
    const [file, name] = place.split('#');
    if (!rules.has(file)) rules.set(file, { first: number, names: [] });
    rules.get(file).names.push(name);
  });
  process[REACHED] ??= new Uint8Array(rows.length);
} catch {
  // Without the list nothing is marked, and nothing is told of rules.
  rules.clear();
}

/** What the rules of a file are called; nothing where it has none. */
function rulesIn(file) {
  return rules.get(path.relative(ROOT, file).replaceAll('\\', '/'));
}

/** The code with a mark at the beginning of each of its functions that are named so. Its lines stay where they are. */
function marked(code, names) {
  const ts = require('typescript');
  const parsed = ts.createSourceFile('code.js', code, ts.ScriptTarget.ES2022, true);
  const pieces = [];
  const mark = (name, body) => {
    const number = names.indexOf(name);
    if (number < 0 || body === undefined) return;
    if (ts.isBlock(body)) pieces.push([body.getStart() + 1, `$reached[${number}]=1;`]);
    else pieces.push([body.getStart(), `($reached[${number}]=1,`], [body.getEnd(), ')']);
  };
  const markMethods = (name, { members }) => {
    for (const member of members) {
      if (ts.isMethodDeclaration(member)) mark(`${name}.${member.name.getText()}`, member.body);
    }
  };
  for (const one of parsed.statements) {
    if (ts.isFunctionDeclaration(one)) mark(one.name?.text, one.body);
    if (ts.isClassDeclaration(one)) markMethods(one.name?.text, one);
    if (!ts.isVariableStatement(one)) continue;
    for (const { name, initializer } of one.declarationList.declarations) {
      if (initializer === undefined) continue;
      if (ts.isArrowFunction(initializer)) mark(name.getText(), initializer.body);
      // What swc makes of some classes.
      if (ts.isClassExpression(initializer)) markMethods(name.getText(), initializer);
    }
  }
  let text = code;
  for (const [at, piece] of pieces.sort(([a], [b]) => b - a))
    text = text.slice(0, at) + piece + text.slice(at);
  return text;
}

/** What stands before marked code, on its first line: the marks of its rules. Numbers change more often than code. */
function beforeMarked({ first, names }) {
  const marks = `process[Symbol.for(${JSON.stringify(Symbol.keyFor(REACHED))})]`;
  return `"use strict";const $reached=${marks}.subarray(${first},${first + names.length});`;
}

module.exports = { rulesIn, marked, beforeMarked };
