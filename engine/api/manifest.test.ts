import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { ManifestError } from './errors';
import { LONGEST_DOCUMENT, LONGEST_TEXT, readManifests, readYaml } from './manifest';
import { plainScalar } from './yaml-scalars';

const SOURCE = { file: 'web.feature', line: 10 };
const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: app\n    image: busybox\n';

function slip(text: string): ManifestError {
  try {
    readManifests(text, SOURCE);
  } catch (error) {
    return error as ManifestError;
  }
  throw new Error('the text was accepted');
}

describe('places', () => {
  const [pod] = readManifests(POD, SOURCE);
  const rows: readonly (readonly [path: string, line: number, column: number])[] = [
    ['', 10, 1],
    ['metadata.name', 13, 3],
    ['spec.containers[0].image', 17, 5],
    ['spec.containers[0].resources.limits[cpu]', 16, 5],
    ['spec.restartPolicy', 14, 1],
  ];
  for (const [path, line, column] of rows) {
    test(`${path || 'the object'} stands in line ${line}`, () => {
      expect(pod!.where(path)).toEqual({ file: 'web.feature', line, column });
    });
  }

  test('lines go on through documents and lists', () => {
    const list =
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod}\n- apiVersion: v1\n  kind: Pod\n';
    const objects = readManifests(`# first\n---\n${POD}---\n${list}`, { file: 'a.yaml', line: 1 });
    expect(objects.map((object) => object.where().line)).toEqual([3, 15, 16]);
    expect(objects[2]!.where('kind').line).toBe(17);
  });
});

test('a text read twice gives the same objects', () => {
  expect(readManifests(POD, SOURCE)[0]!.object).toBe(readManifests(POD, { file: 'b', line: 1 })[0]!.object);
});

test('JSON is read too, tabs and all', () => {
  const [pod] = readManifests('{\n\t"apiVersion": "v1",\n\t"kind": "Pod", "on": "y"\n}', SOURCE);
  expect(pod!.object).toEqual({ apiVersion: 'v1', kind: 'Pod', on: 'y' });
});

test('of a key that stands twice the last counts, as with kubectl, and it is told', () => {
  const [object] = readManifests('apiVersion: v1\nkind: A\nkind: Pod\n', SOURCE);
  expect(object!.object.kind).toBe('Pod');
  expect(object!.warnings).toEqual([
    'web.feature:12: the key "kind" stands twice in one mapping; the last one counts',
  ]);
});

test('anchors, aliases and merges give what they stand for', () => {
  const text = 'base: &base {a: 1, b: 2}\nmore: {<<: *base, b: 3}\nagain: *base\n';
  expect(readYaml(text, SOURCE).value).toEqual({
    base: { a: 1, b: 2 },
    more: { b: 3, a: 1 },
    again: { a: 1, b: 2 },
  });
});

describe('plain scalars are those of YAML 1.1', () => {
  const rows: readonly (readonly [text: string, value: unknown])[] = [
    ['yes', true],
    ['y', true],
    ['On', true],
    ['off', false],
    ['N', false],
    ['yEs', 'yEs'],
    ['~', null],
    ['', null],
    ['null', null],
    ['010', 8],
    ['0o10', 8],
    ['0x1F', 31],
    ['0b11', 3],
    ['1_000', 1_000],
    ['-0', 0],
    ['089', 89],
    ['1.5', 1.5],
    ['1e3', 1_000],
    ['1.36', 1.36],
    ['1.36.2', '1.36.2'],
    ['12:30', '12:30'],
    ['2026-01-01', '2026-01-01'],
    ['+', '+'],
    ['.', '.'],
    ['busybox:1.36', 'busybox:1.36'],
  ];
  for (const [text, value] of rows) {
    test(`"${text}" is ${typeof value} ${String(value)}`, () => expect(plainScalar(text)).toEqual(value));
  }
});

describe('what kubectl refuses', () => {
  const turnOff = 'if you choose to ignore these errors, turn validation off with --validate=false';
  const rows: readonly (readonly [what: string, text: string, message: string, line: number])[] = [
    ['nothing', '', 'error: no objects passed to apply', 10],
    ['comments', '# nothing here\n', 'error: no objects passed to apply', 10],
    [
      'a word',
      'hello\n',
      `error: error validating "f": error validating data: invalid object to validate; ${turnOff}`,
      10,
    ],
    [
      'no kind',
      'apiVersion: v1\n',
      `error: error validating "f": error validating data: kind not set; ${turnOff}`,
      10,
    ],
    [
      'no apiVersion',
      'kind: Pod\n',
      `error: error validating "f": error validating data: apiVersion not set; ${turnOff}`,
      10,
    ],
    [
      'neither',
      'a: b\n',
      `error: error validating "f": error validating data: [apiVersion not set, kind not set]; ${turnOff}`,
      10,
    ],
    [
      'a tab',
      'a:\n\tb: c\n',
      'error: error parsing f: error converting YAML to JSON: yaml: line 2: found a tab character that violates indentation',
      11,
    ],
    [
      'an open quote',
      'a:\n  b: "c\n  d: e\n  f: ["g"]\n',
      'error: error parsing f: error converting YAML to JSON: yaml: line 3: did not find expected key',
      11,
    ],
    [
      'two values',
      'a: b: c\n',
      'error: error parsing f: error converting YAML to JSON: yaml: line 1: mapping values are not allowed in this context',
      10,
    ],
    [
      'an unknown alias',
      'a: *b\n',
      "error: error parsing f: error converting YAML to JSON: yaml: unknown anchor 'b' referenced",
      10,
    ],
    [
      'a control character',
      'a: \u0007\n',
      'error: error parsing f: error converting YAML to JSON: yaml: control characters are not allowed (U+0007)',
      10,
    ],
  ];
  for (const [what, text, message, line] of rows) {
    test(what, () => {
      const error = slip(text);
      expect(error.kubectlMessage('f')).toBe(message);
      expect(error.place.line).toBe(line);
    });
  }
});

describe('templates are told apart from manifests', () => {
  const rows: readonly (readonly [text: string, where: string])[] = [
    ['apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Values.name }}\n', 'web.feature:13:9'],
    ['{{- if .Values.on }}\napiVersion: v1\n{{- end }}\n', 'web.feature:10:1'],
  ];
  for (const [text, where] of rows) {
    test(`at ${where}`, () => {
      expect(slip(text).message).toContain('this is a template, not yet a manifest');
      expect(slip(text).where).toBe(where);
    });
  }

  test('a template inside a text block is only text', () => {
    expect(readYaml('data: |\n  {{ .Values.x }}\n', SOURCE).value).toEqual({ data: '{{ .Values.x }}\n' });
  });
});

describe('hostile texts end in a clear error', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
  for (let i = 1; i < 10; i += 1) {
    const [name, before] = ['abcdefghij'[i]!, 'abcdefghij'[i - 1]!];
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`);
  }
  const deep = 'the document is nested more than 100 levels deep';
  const large = 'this document is too large to be read as YAML';
  const rows: readonly (readonly [what: string, text: string, message: string])[] = [
    ['an alias bomb', bomb.join('\n'), 'document contains excessive aliasing'],
    ['a value that contains itself', 'a: &a [*a]', "anchor 'a' value contains itself"],
    ['100,000 brackets', '['.repeat(100_000), deep],
    ['30,000 braces', '{a: '.repeat(30_000), deep],
    ['50,000 dashes', `${'- '.repeat(50_000)}a`, deep],
    ['2.9 MB of commas', `[${','.repeat(2_900_000)}`, large],
    ['2.9 MB of quotes', '"'.repeat(2_900_000), large],
    ['a million braces', '{}'.repeat(1_000_000), large],
    [
      'a document over 3 MiB',
      'a: b\n'.repeat(LONGEST_DOCUMENT / 5 + 1),
      'Request entity too large: limit is 3145728',
    ],
    ['50 MB', 'a: b\n'.repeat(10_000_000), 'this manifest is too long: 48 MiB, and at most 16 MiB are read'],
    ['a mapping as a key', '? {a: b}\n: c', 'a key of a mapping must be a word'],
  ];
  for (const [what, text, message] of rows) {
    test(what, () => {
      const begin = process.hrtime.bigint();
      expect(slip(text).message).toContain(message);
      // A generous bound: these texts take minutes, or all memory, when they are read in good faith.
      expect(Number(process.hrtime.bigint() - begin) / 1e9).toBeLessThan(20);
    });
  }

  test('depth is counted on both sides of the limit', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}a${']'.repeat(levels)}`;
    expect(() => readYaml(nested(100), SOURCE)).not.toThrow();
    expect(() => readYaml(nested(102), SOURCE)).toThrow(deep);
  });

  test('the limit of a whole text is the last length that is looked at', () => {
    expect(() => readYaml(`a: b${' '.repeat(LONGEST_TEXT)}`, SOURCE)).toThrow('too long');
  });

  test('names of the language are plain data and change nothing', () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\n__proto__: {polluted: 1}\ndata: {constructor: a, __proto__: b}\n';
    const { object } = readManifests(text, SOURCE)[0]!;
    expect(Object.hasOwn(object, '__proto__')).toBe(true);
    expect(JSON.stringify(object.data)).toBe('{"constructor":"a","__proto__":"b"}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((object as Record<string, unknown>).polluted).toBeUndefined();
  });
});
