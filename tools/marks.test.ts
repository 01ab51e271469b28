import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { expect } from 'expect';

const { marked } = require('./marks.js') as { marked(code: string, names: readonly string[]): string };

/** Code, with what calls its first rule. */
const ROWS: readonly (readonly [sentence: string, code: string, name: string, call: string])[] = [
  ['a function', 'function goes(a) { return a; }', 'goes', 'goes(7)'],
  ['an empty function', 'function goes() {}\ngoes.answer = 7', 'goes', 'goes() ?? goes.answer'],
  ['an arrow with a block', 'const goes = (a) => { return a; };', 'goes', 'goes(7)'],
  ['an arrow', 'const goes = (a)=>a;', 'goes', 'goes(7)'],
  ['an arrow that answers an object', 'const goes = (a)=>({ a });', 'goes', 'goes(7).a'],
  ['a method', 'class Pods { goes(a) { return a; } }', 'Pods.goes', 'new Pods().goes(7)'],
  [
    'a method of a class that is a value',
    'let Pods = class Pods { goes(a) { return a; } };',
    'Pods.goes',
    'new Pods().goes(7)',
  ],
  ['a method without an object', 'class Pods { static goes(a) { return a; } }', 'Pods.goes', 'Pods.goes(7)'],
];

for (const [sentence, code, name, call] of ROWS) {
  test(`${sentence} is marked when it is called, and not when it is loaded`, () => {
    const $reached = new Uint8Array(2);
    const context = { $reached };
    runInNewContext(marked(code, ['other', name]), context);
    expect([...$reached]).toEqual([0, 0]);
    // What is declared stays in the context.
    expect(runInNewContext(call, context)).toBe(7);
    expect([...$reached]).toEqual([0, 1]);
  });
}

test('what is no rule is not marked, and no line moves', () => {
  const code =
    'function other() {\n  return 1;\n}\nclass A {\n  goes() {}\n}\nfunction goes() {\n  return 2;\n}\n';
  expect(marked(code, ['goes'])).toBe(code.replace('function goes() {', 'function goes() {$reached[0]=1;'));
});
