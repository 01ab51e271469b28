import { test } from 'node:test';
import { expect } from 'expect';
import { Version } from '../profiles/versions';
import { withoutDisabledJobFields } from './dropped-job-fields';

const successPolicy = { rules: [{ succeededCount: 1 }] };
const managedBy = 'example.com/manager';
const both = { completions: 2, successPolicy, managedBy };

for (const [name, release, old, kept] of [
  ['a new one in 1.30 has neither', '1.30', undefined, { completions: 2 }],
  ['in 1.31 it has a success policy', '1.31', undefined, { completions: 2, successPolicy }],
  ['in 1.32 both', '1.32', undefined, both],
  ['a change in 1.30 adds no success policy', '1.30', { completions: 2 }, { completions: 2, managedBy }],
  ['a change in 1.30 takes none away', '1.30', { successPolicy }, both],
] as const) {
  test(`the fields of a Job: ${name}`, () => {
    expect(withoutDisabledJobFields(both, Version.parse(release)!, old)).toEqual(kept);
  });
}
