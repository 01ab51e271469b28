import { test } from 'node:test';
import { expect } from 'expect';
import { type FileKey, keyOfFile } from './environment-file';

const FOUND: readonly [string, string, FileKey][] = [
  ['a value', "KEY='value'", { value: 'value' }],
  ['a line of several', "A='1'\nKEY='value'\nB='2'\n", { value: 'value' }],
  ['blanks before the name', "  \tKEY='value'", { value: 'value' }],
  ['blank lines and comments between', "\n  \n# KEY='no'\nKEY='value'", { value: 'value' }],
  ['a comment behind', "KEY='value' # why", { value: 'value' }],
  ['several lines', "KEY='one\ntwo'\n", { value: 'one\ntwo' }],
  ['a variable is no variable here', "KEY='$A'", { value: '$A' }],
  ['the first of two', "KEY='1'\nKEY='2'", { value: '1' }],
  ['what stands behind it is not looked at', "KEY='1'\nnonsense", { value: '1' }],
  ['another name', "OTHER='1'", 'absent'],
  ['an empty file', '', 'absent'],
  ['an empty value', "KEY=''", 'absent'],
  ['a blank after the sign', "KEY= 'value'", 'absent'],
  ['another name with a blank after the sign', "A= 'x'\nKEY='value'", { value: 'value' }],
  ['no sign', 'KEY', 'malformed'],
  ['no name', "='value'", 'malformed'],
  ['a blank before the sign', "KEY ='value'", 'malformed'],
  ['no quotes', 'KEY=value', 'malformed'],
  ['double quotes', 'KEY="value"', 'malformed'],
  ['quotes that do not end', "KEY='value", 'malformed'],
  ['something behind the quotes', "KEY='value'x", 'malformed'],
  ['a bad line before the name', "nonsense\nKEY='value'", 'malformed'],
];

for (const [name, text, expected] of FOUND) {
  test(`environment file: ${name}`, () => expect(keyOfFile(text, 'KEY')).toEqual(expected));
}
