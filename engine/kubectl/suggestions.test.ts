import { test } from 'node:test';
import { expect } from 'expect';
import { unknownCommand } from './suggestions';

const rows: readonly (readonly [typed: string, suggested: readonly string[]])[] = [
  ['aply', ['apply']],
  ['delte', ['delete']],
  ['LOG', ['top', 'logs']],
  ['eat', ['set', 'get', 'edit', 'wait']],
  ['ls', ['get', 'logs', 'cp']],
  ['remove', ['delete']],
  ['api', ['cp', 'api-versions', 'api-resources']],
  ['inspect', ['describe']],
  ['secrets', []],
];
for (const [typed, suggested] of rows) {
  test(`kubectl ${typed}: ${suggested.join(', ') || 'nothing is near'}`, () => {
    const [first, ...rest] = unknownCommand(typed).message.split('\n');
    expect(first).toBe(`error: unknown command "${typed}" for "kubectl"`);
    const list = suggested.map((one) => `\t${one}`);
    expect(rest).toEqual(suggested.length === 0 ? [] : ['', 'Did you mean this?', ...list]);
  });
}
