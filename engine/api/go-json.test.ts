import { describe, test } from 'node:test';
import { expect } from 'expect';
import { jsonProblem } from './go-json';

const END = 'unexpected end of JSON input';
const CASES: readonly (readonly [text: string, problem: string | undefined])[] = [
  ['{}', undefined],
  [' {"a": [1, -0.5e+3, true, false, null, "\\u00e4\\n"], "b": {}} ', undefined],
  ['[]', undefined],
  ['1', undefined],
  ['', END],
  ['{"spec":', END],
  ['{"spec"', END],
  ['{"a":1', END],
  ['["a', END],
  ['"\\', END],
  ['tru', END],
  ['-', END],
  ['{spec: 1}', "invalid character 's' looking for beginning of object key string"],
  ["{'spec': 1}", "invalid character '\\'' looking for beginning of object key string"],
  ['{“a”: 1}', "invalid character 'â' looking for beginning of object key string"],
  ['{"a": 1,}', "invalid character '}' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a": 1 "b": 2}', `invalid character '"' after object key:value pair`],
  ['{"a": x}', "invalid character 'x' looking for beginning of value"],
  ['[1 2]', "invalid character '2' after array element"],
  ['[1,]', "invalid character ']' looking for beginning of value"],
  ['{}}', "invalid character '}' after top-level value"],
  ['trUe', "invalid character 'U' in literal true (expecting 'u')"],
  ['"a\nb"', "invalid character '\\n' in string literal"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape"],
  ['-a', "invalid character 'a' in numeric literal"],
  ['1.a', "invalid character 'a' after decimal point in numeric literal"],
  ['1e+', END],
  ['01', "invalid character '1' after top-level value"],
  ['['.repeat(10_001), 'exceeded max depth'],
];

describe('what Go says of a text that is no JSON', () => {
  for (const [text, problem] of CASES)
    test(`${JSON.stringify(text.slice(0, 40))}: ${problem ?? 'nothing'}`, () =>
      expect(jsonProblem(text)).toBe(problem));
});
