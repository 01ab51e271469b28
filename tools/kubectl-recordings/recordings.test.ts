import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { tableText } from '../../engine/view/table';
import { readExplanations } from '../fidelity/explanations';
import { judge } from './judge';
import { cells, masked } from './mask';
import { HEADING, RECORDED, readSituation, situationsIn } from './recording';
import { SITUATIONS } from './situations';

const explanations = readExplanations(
  readFileSync(join(__dirname, '../../docs/fidelity.md'), 'utf8'),
  HEADING,
);

for (const name of situationsIn(RECORDED)) {
  const plan = SITUATIONS[name];
  const waits = plan?.waitsFor === undefined ? false : `waits for ${plan.waitsFor}`;
  test(`kubectl prints in ${name} what the real one printed`, { skip: waits }, () => {
    expect(plan).toBeDefined();
    const differing = judge(readSituation(RECORDED, name), plan!, explanations)
      .filter(({ unexplained }) => unexplained.length > 0)
      .map(({ file, unexplained }) => ({ file, unexplained }));
    expect(differing).toEqual([]);
  });

  // A longer row, which the recorder's server added, was taken out of the list of ConfigMaps.
  const tables = readdirSync(join(RECORDED, name)).filter((file) =>
    /^(?:get(?!-configmap)|events)[^.]*\.txt$/.test(file),
  );
  for (const file of tables) {
    const text = readFileSync(join(RECORDED, name, file), 'utf8');
    const [header = [], ...rows] = text.trimEnd().split('\n').map(cells);
    // An empty cell cannot be told from the blanks around it, nor several tables from one.
    if (header.length < 2 || rows.some((row) => row.length !== header.length)) continue;
    test(`the columns of ${name}/${file} stand where kubectl puts them`, () =>
      expect(tableText({ columns: header, rows })).toBe(text));
  }
}

const masks: readonly (readonly [line: string, masked: string])[] = [
  ['web    1/1     Running   2 (34s ago)   49s', 'web | 1/1 | Running | 2 (AGE ago) | AGE'],
  [
    '4s (x4 over 48s)   Normal    Pulled      Pod/web   a 5s b',
    'AGE (x4 over AGE) | Normal | Pulled | Pod/web | a 5s b',
  ],
  [
    '  Normal   Pulled     4s (x4 over 48s)  kubelet  text',
    ' | Normal | Pulled | AGE (x4 over AGE) | kubelet | text',
  ],
  ['Start Time:       Sat, 21 Nov 2026 03:51:39 +0000', 'Start Time:       DATE'],
  ['    Container ID:  containerd://' + 'a'.repeat(64), '    Container ID:  containerd://ID'],
  ['    Restart Count:  3', '    Restart Count:  3'],
  ['  IP:  10.244.0.227', '  IP:  ADDRESS'],
  ['    creationTimestamp: "2026-11-21T03:50:13Z"', '    creationTimestamp: "TIME"'],
];
for (const [line, text] of masks)
  test(`${line} is compared as ${text}`, () => expect(masked(line)).toEqual([text]));
