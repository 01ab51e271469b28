import { test } from 'node:test';
import { expect } from 'expect';
import { run } from './runtime-bench';

type Row = readonly [script: string, ash: string, dash: string, bash: string];
const rows: readonly Row[] = [
  [
    'if true; then echo a',
    'unexpected end of file (expecting "fi")',
    'end of file unexpected (expecting "fi")',
    'syntax error: unexpected end of file',
  ],
  [
    'for i in a b; do echo',
    'unexpected end of file (expecting "done")',
    'end of file unexpected (expecting "done")',
    'syntax error: unexpected end of file',
  ],
  [
    'while true; do',
    'unexpected end of file (expecting "done")',
    'end of file unexpected (expecting "done")',
    'syntax error: unexpected end of file',
  ],
  [
    '( echo',
    'unexpected end of file (expecting ")")',
    'end of file unexpected (expecting ")")',
    'syntax error: unexpected end of file',
  ],
  [
    'echo "abc',
    'unterminated quoted string',
    'Unterminated quoted string',
    'unexpected EOF while looking for matching `"\'',
  ],
  ['echo a)', 'unexpected ")"', '")" unexpected', "syntax error near unexpected token `)'"],
  ['fi', 'unexpected "fi"', '"fi" unexpected', "syntax error near unexpected token `fi'"],
  ['&& b', 'unexpected "&&"', '"&&" unexpected', "syntax error near unexpected token `&&'"],
  [
    'echo $(',
    'unexpected end of file (expecting ")")',
    'end of file unexpected (expecting ")")',
    "unexpected EOF while looking for matching `)'",
  ],
];
for (const [script, ash, dash, bash] of rows)
  test(`${script}: in the words of each shell`, () => {
    expect(run(script, 'ash')).toMatchObject({ code: 2, log: `sh: syntax error: ${ash}\n` });
    expect(run(script, 'dash')).toMatchObject({ code: 2, log: `sh: 1: Syntax error: ${dash}\n` });
    expect(run(script, 'bash').log).toContain(bash);
  });

const kills: readonly (readonly [dialect: 'ash' | 'dash' | 'bash', said: string])[] = [
  ['ash', "sh: invalid number 'x'\n"],
  ['dash', 'sh: 1: kill: Illegal number: x\n'],
  ['bash', 'bash: line 1: kill: x: arguments must be process or job IDs\n'],
];
for (const [dialect, said] of kills)
  test(`kill of what is no number, in ${dialect}`, () => {
    expect(run('kill -9 x', dialect).log).toBe(said);
  });
