import { test } from 'node:test';
import { expect } from 'expect';
import { whySkipped } from './chromium';

const NONE = 'no chromium. Install one, or say where it is: PODLIFE_CHROMIUM=/path/to/chromium';

test('with a browser, nothing is skipped', () => {
  expect(whySkipped('/usr/bin/chromium', undefined)).toBe(false);
  expect(whySkipped('/usr/bin/chromium', 'required')).toBe(false);
});

test('without a browser, what needs one is skipped and says so', () =>
  expect(whySkipped(undefined, undefined)).toBe(`skipped: ${NONE}`));

test('without a browser where one is required, what needs one fails', () =>
  expect(() => whySkipped(undefined, 'required')).toThrow(
    `PODLIFE_BROWSER is "required", and there is ${NONE}`,
  ));
