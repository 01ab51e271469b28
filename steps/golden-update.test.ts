import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { updateCommand } from './golden-update';

const RUN = 'npx cucumber-js features/a.feature:3';
const ROOT = path.join(__dirname, '..');
const rows: readonly (readonly [where: string, folder: string, command: string])[] = [
  ["podlife's own folder", ROOT, 'npm start -- --update features/a.feature:3'],
  [
    'the same, said otherwise',
    path.join(ROOT, 'steps', '..', '.'),
    'npm start -- --update features/a.feature:3',
  ],
  ['another project', path.join(ROOT, '..'), `PODLIFE_UPDATE=1 ${RUN}`],
  ['a folder of ours below', path.join(ROOT, 'steps'), `PODLIFE_UPDATE=1 ${RUN}`],
];
for (const [where, folder, command] of rows) {
  test(`golden files are updated in ${where}`, () => expect(updateCommand(RUN, folder)).toBe(command));
}
