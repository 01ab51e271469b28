import { test } from 'node:test';
import { expect } from 'expect';
import { parseLabelSelector, selects } from './label-selector';

const LABELS = { app: 'web', tier: 'front', 'app.kubernetes.io/name': 'web' };

const rows: readonly (readonly [selector: string, selects: boolean])[] = [
  ['', true],
  ['app=web', true],
  ['app==web', true],
  ['app = web', true],
  ['app=other', false],
  ['app!=other', true],
  ['app!=web', false],
  ['missing!=web', true],
  ['app=web,tier=front', true],
  ['app=web,tier=back', false],
  ['app', true],
  ['missing', false],
  ['!missing', true],
  ['!app', false],
  ['app in (web, api)', true],
  ['app in (api)', false],
  ['app notin (api),tier', true],
  ['app notin (web)', false],
  ['missing notin (web)', true],
  ['app.kubernetes.io/name=web', true],
  ['toString', false],
];
for (const [selector, holds] of rows) {
  test(`${selector || 'nothing'} ${holds ? 'selects' : 'does not select'}`, () => {
    expect(selects(parseLabelSelector(selector), LABELS)).toBe(holds);
  });
}

test('what is no selector is told', () =>
  expect(() => parseLabelSelector('app=(x')).toThrow('is not a label selector'));
