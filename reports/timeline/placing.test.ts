import { test } from 'node:test';
import { expect } from 'expect';
import { fitting } from './placing';
import { textWidth } from './text-width';

const ROWS: readonly { readonly label: string; readonly fits: string; readonly told: string }[] = [
  { label: 'Running, not Ready', fits: 'Running, not Ready', told: 'Running, not Ready' },
  { label: 'Running, not Ready', fits: 'Running, not Read', told: 'Running' },
  { label: '10/20 ready', fits: '10/20', told: '10/20' },
  { label: 'back-off 10s', fits: 'back-off', told: '10s' },
  { label: 'back-off 5m', fits: 'Cr', told: '' },
  // Its first word says the contrary.
  { label: 'not ready', fits: 'not', told: '' },
  { label: '2 active, 1 failed', fits: '2', told: '' },
  { label: 'Terminated, exit code 1', fits: 'Terminat', told: 'Termin…' },
];

for (const { label, fits, told } of ROWS) {
  test(`of "${label}", "${told}" is written where "${fits}" has room`, () =>
    expect(fitting(label, textWidth(fits))).toBe(told));
}
