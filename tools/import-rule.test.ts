import { test } from 'node:test';
import { expect } from 'expect';
import { forbiddenImports, hostUses, importsOf, isTest } from './import-rule';
import { filesIn } from './source-files';

const FILES = ['engine', 'steps', 'reports'].flatMap((folder) => [
  ...filesIn(folder, '.ts'),
  ...filesIn(folder, '.tsx'),
]);
const LONGEST = 300;

test('imports point one way', () => {
  const found = FILES.flatMap(({ name, text }) =>
    forbiddenImports(name, text).map((specifier) => `${name} imports ${specifier}`),
  );
  expect(found).toEqual([]);
});

test('the engine knows nothing of the host: no clock, chance, timer, promise or locale', () => {
  const engine = FILES.filter(({ name }) => name.startsWith('engine/') && !isTest(name));
  expect(
    engine.flatMap(({ name, text }) => hostUses(text, name).map((what) => `${name} uses ${what}`)),
  ).toEqual([]);
});

test(`no file has more than ${LONGEST} lines`, () => {
  const long = FILES.filter(({ name }) => !isTest(name) && !isData(name))
    .map(({ name, text }) => ({ name, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > LONGEST);
  expect(long).toEqual([]);
});

/** The API's types are one list, and no logic. */
function isData(name: string): boolean {
  return name === 'engine/api/types.ts';
}

const imports: readonly (readonly [name: string, text: string, forbidden: readonly string[]])[] = [
  ['engine/simulation/a.ts', "import { b } from './b';", []],
  ['engine/simulation/a.ts', "import type { Pod } from '../api/types';", ['../api/types']],
  ['engine/api/a.ts', "import { seconds } from '../simulation/time';", []],
  ['engine/api/a.ts', "import { Simulation } from '../simulation/simulation';", ['../simulation/simulation']],
  ['engine/store/a.ts', "import { x } from '../kubelet/kubelet';", ['../kubelet/kubelet']],
  ['engine/kubelet/a.ts', "import { x } from '../process/shell';", []],
  ['engine/scheduler/a.ts', "import { x } from '../kubelet/kubelet';", ['../kubelet/kubelet']],
  ['engine/scheduler/a.ts', "import { x } from '../process/shell';", ['../process/shell']],
  ['engine/view/a.ts', "export { x } from '../kubelet/kubelet';", ['../kubelet/kubelet']],
  ['engine/process/a.ts', "import fs from 'node:fs';", ['node:fs']],
  ['engine/process/a.ts', "import { parse } from 'unbash';", ['unbash']],
  ['engine/process/shell-syntax.ts', "import { parse } from 'unbash';", []],
  ['engine/cluster.ts', "import { x } from './kubelet/kubelet';", []],
  ['engine/cluster.ts', "import { x } from '../steps/world';", ['../steps/world']],
  ['steps/a.ts', "import {\n  type Pod,\n} from '../engine';", []],
  ['steps/a.ts', "import { x } from '../engine/cluster';", ['../engine/cluster']],
  ['steps/a.ts', "import { x } from '../reports/terminal';", ['../reports/terminal']],
  ['steps/a.ts', "import { expect } from 'expect';", ['expect']],
  ['steps/a.test.ts', "import { expect } from 'expect';", []],
  ['engine/a/b.ts', "const fs = require('node:fs');", ['node:fs']],
];
for (const [name, text, forbidden] of imports) {
  test(`${name}: ${text}`, () => expect(forbiddenImports(name, text)).toEqual(forbidden));
}

test('all ways to import are seen', () => {
  const text =
    "import 'a';\nimport b from 'b';\nimport * as c from 'c';\nexport * from 'd';\nimport {\n  e,\n} from 'e';\nrequire('f');\nimport('g');\n";
  expect([...importsOf(text)].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
});

const hosts: readonly (readonly [code: string, uses: readonly string[]])[] = [
  ['const t = Date.now();', ['Date.now']],
  ['const t = Date.parse(text);', []],
  ['// Date.now() would be wrong here.', []],
  ["const t = 'Date.now';", []],
  ['a.sort((x, y) => x.localeCompare(y))', ['the locale']],
  ['async function f() {}', ['a promise']],
  ['setTimeout(f, 1)', ['a timer']],
  ['Math.random()', ['Math.random']],
  ["document.getElementById('a')", ['the browser']],
  ['const document = documents[0]; document.value', []],
];
for (const [code, uses] of hosts) test(`the host in ${code}`, () => expect(hostUses(code)).toEqual(uses));
